//! The peephole optimizer: CPython's `optimize_basic_block`.

use vm_core::isa::Opcode;

use super::cfg::{BlockId, Cfg, CfgInstr};
use super::fold_tuple::fold_tuple_on_constants;
use super::swaps::{apply_static_swaps, swaptimize};
use crate::consts::ConstTable;
use crate::error::CompileError;
use crate::instr::Location;
use crate::object::Constant;

/// Improves the instructions of one block; what falls out becomes `NOP`.
pub(crate) fn optimize_basic_block(cfg: &mut Cfg, id: BlockId, consts: &mut ConstTable) -> Result<(), CompileError> {
    let mut instrs = core::mem::take(&mut cfg[id].instrs);
    let result = Peephole { cfg, instrs: &mut instrs, consts, id, opcode: Opcode::Cache, oparg: 0 }.run();
    cfg[id].instrs = instrs;
    result
}

struct Peephole<'a> {
    cfg: &'a Cfg,
    instrs: &'a mut [CfgInstr],
    consts: &'a mut ConstTable,
    id: BlockId,
    /// The instruction's opcode and argument; a `COPY 1` of a constant counts as loading it again.
    opcode: Opcode,
    oparg: u32,
}

impl Peephole<'_> {
    fn run(&mut self) -> Result<(), CompileError> {
        let mut index = 0;
        while let Some(&instr) = self.instrs.get(index) {
            let copies_const = self.opcode == Opcode::LoadConst && instr.opcode == Opcode::Copy && instr.oparg == 1;
            if !copies_const {
                self.opcode = instr.opcode;
                self.oparg = instr.oparg;
            }
            index = match self.opcode {
                Opcode::LoadConst => self.load_const(index)?,
                Opcode::BuildTuple => self.build_tuple(index)?,
                Opcode::PopJumpIfNotNone
                | Opcode::PopJumpIfNone
                | Opcode::PopJumpIfFalse
                | Opcode::PopJumpIfTrue
                | Opcode::Jump => self.jump_thread(index),
                Opcode::Swap => self.swap(index),
                Opcode::PushNull => self.push_null(index),
                _ => index + 1,
            };
        }
        Ok(())
    }

    /// The opcode `ahead` instructions on; `CACHE`, which no code holds, beyond the block's end.
    fn opcode_at(&self, index: usize) -> Opcode {
        self.instrs.get(index).map_or(Opcode::Cache, |instr| instr.opcode)
    }

    fn load_const(&mut self, index: usize) -> Result<usize, CompileError> {
        match self.opcode_at(index + 1) {
            next @ (Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue) => {
                let is_true = self.consts.get(self.oparg)?.is_true();
                self.instrs[index].set_nop();
                if is_true == (next == Opcode::PopJumpIfTrue) {
                    self.instrs[index + 1].opcode = Opcode::Jump;
                } else {
                    self.instrs[index + 1].set_nop();
                }
            }
            Opcode::IsOp => {
                let is_none = matches!(self.consts.get(self.oparg)?, Constant::None);
                let jump = self.opcode_at(index + 2);
                if is_none && matches!(jump, Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue) {
                    let inverted = self.instrs[index + 1].oparg & 0xFF != 0;
                    self.instrs[index].set_nop();
                    self.instrs[index + 1].set_nop();
                    let not_none = inverted != (jump == Opcode::PopJumpIfFalse);
                    self.instrs[index + 2].opcode =
                        if not_none { Opcode::PopJumpIfNotNone } else { Opcode::PopJumpIfNone };
                }
            }
            Opcode::ReturnValue => {
                self.instrs[index].set_nop();
                self.instrs[index + 1].opcode = Opcode::ReturnConst;
                self.instrs[index + 1].oparg = self.oparg;
                return Ok(index + 2);
            }
            _ => {}
        }
        Ok(index + 1)
    }

    fn build_tuple(&mut self, index: usize) -> Result<usize, CompileError> {
        let count = self.oparg;
        if let Some(next) = self.instrs.get_mut(index + 1)
            && next.opcode == Opcode::UnpackSequence
            && next.oparg == count
            && matches!(count, 1..=3)
        {
            if count == 1 {
                next.set_nop();
            } else {
                next.opcode = Opcode::Swap;
            }
            self.instrs[index].set_nop();
            return Ok(index + 1);
        }
        if let Some(first) = index.checked_sub(count as usize) {
            fold_tuple_on_constants(&mut self.instrs[first..=index], self.consts)?;
        }
        Ok(index + 1)
    }

    /// A jump to a jump goes to the end of the way at once, as long as the line stays. A way can be no longer than
    /// there are blocks, or it is an endless loop of jumps.
    fn jump_thread(&mut self, index: usize) -> usize {
        let line = self.instrs[index].location.line;
        for _ in 0..self.cfg.block_count() {
            let here = self.instrs[index].target;
            let first = here.and_then(|target| self.first_of(target));
            let Some(jump) = first.filter(|first| first.opcode == Opcode::Jump) else { break };
            let same_line = line == jump.location.line || jump.location.line == Location::NONE.line;
            if !same_line || here == jump.target {
                break;
            }
            self.instrs[index].target = jump.target;
        }
        index + 1
    }

    /// The first instruction of a block, which may be the one that is being worked on.
    fn first_of(&self, id: BlockId) -> Option<CfgInstr> {
        let instrs = if id == self.id { &*self.instrs } else { &self.cfg[id].instrs };
        instrs.first().copied()
    }

    fn swap(&mut self, index: usize) -> usize {
        if self.oparg == 1 {
            self.instrs[index].set_nop();
            return index + 1;
        }
        let last = swaptimize(self.instrs, index);
        apply_static_swaps(self.instrs, last);
        last + 1
    }

    fn push_null(&mut self, index: usize) -> usize {
        if let Some(next) = self.instrs.get_mut(index + 1)
            && next.opcode == Opcode::LoadGlobal
            && next.oparg & 1 == 0
        {
            next.oparg |= 1;
            self.instrs[index].set_nop();
        }
        index + 1
    }
}
