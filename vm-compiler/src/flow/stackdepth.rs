//! How many operands a frame needs: CPython's `_PyCfg_Stackdepth`.

use vm_core::code::CodeFlags;
use vm_core::isa::Version;

use super::cfg::{BlockId, Cfg, CfgInstr};
use crate::error::CompileError;

/// The most operands on any path; sets every block's `start_depth`.
pub(crate) fn stackdepth(cfg: &mut Cfg, flags: u32) -> Result<u32, CompileError> {
    let mut walk = Walk { stack: Vec::new(), max: 0 };
    let is_generator = CodeFlags(flags).has(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR);
    // A generator is resumed with the value that was sent.
    walk.push(cfg, cfg.entry, u32::from(is_generator))?;
    while let Some(id) = walk.stack.pop() {
        walk.block(cfg, id)?;
    }
    Ok(walk.max)
}

struct Walk {
    stack: Vec<BlockId>,
    max: u32,
}

impl Walk {
    fn push(&mut self, cfg: &mut Cfg, id: BlockId, depth: u32) -> Result<(), CompileError> {
        match cfg[id].start_depth {
            Some(known) if known == depth => {}
            Some(_) => return Err(CompileError::system("a block is entered with different stack depths")),
            None => {
                cfg[id].start_depth = Some(depth);
                self.stack.push(id);
            }
        }
        Ok(())
    }

    fn block(&mut self, cfg: &mut Cfg, id: BlockId) -> Result<(), CompileError> {
        let mut depth = cfg[id].start_depth.unwrap_or(0);
        for index in 0..cfg[id].instrs.len() {
            let instr = cfg[id].instrs[index];
            if let Some(target) = instr.jump_or_handler() {
                let target_depth = self.after(&instr, depth, true)?;
                self.push(cfg, target, target_depth)?;
            }
            depth = self.after(&instr, depth, false)?;
            if instr.is_unconditional_jump() || instr.is_scope_exit() {
                return Ok(());
            }
        }
        match cfg[id].next {
            Some(next) => self.push(cfg, next, depth),
            None => Err(CompileError::system("control runs off the end of the code")),
        }
    }

    fn after(&mut self, instr: &CfgInstr, depth: u32, jump: bool) -> Result<u32, CompileError> {
        let effect = instr.opcode.stack_effect(Version::V3_12, instr.oparg, Some(jump));
        let after = effect.and_then(|effect| depth.checked_add_signed(effect));
        let after = after.ok_or_else(|| {
            let (name, arg) = (instr.opcode.name(), instr.oparg);
            CompileError::system(format!("no stack effect of {name} {arg} at depth {depth}"))
        })?;
        self.max = self.max.max(after);
        Ok(after)
    }
}
