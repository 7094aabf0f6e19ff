//! The control-flow graph: basic blocks in an arena, chained in the order in which they will be laid out.
//!
//! Follows `_PyCfgBasicblock` and `_PyCfgInstruction` of CPython 3.12's `Include/internal/pycore_flowgraph.h`.

use core::ops::{Index, IndexMut};

use vm_core::isa::Opcode;

use crate::instr::Location;

/// A block of one [`Cfg`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BlockId(u32);

/// An instruction in a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CfgInstr {
    /// What it does.
    pub opcode: Opcode,
    /// With what; while the instruction has a target, a label's number (it decides where the search for jump sizes
    /// begins).
    pub oparg: u32,
    /// From where in the source.
    pub location: Location,
    /// Where a jump goes, or a block push's handler.
    pub target: Option<BlockId>,
    /// Where an exception in it goes.
    pub except: Option<BlockId>,
}

impl CfgInstr {
    /// An instruction that no exception handler covers yet.
    pub const fn new(opcode: Opcode, oparg: u32, location: Location) -> Self {
        Self { opcode, oparg, location, target: None, except: None }
    }

    /// Turns it into a `NOP` that keeps its place and line.
    pub fn set_nop(&mut self) {
        self.opcode = Opcode::Nop;
        self.oparg = 0;
    }

    /// `IS_JUMP_OPCODE`.
    pub fn is_jump(&self) -> bool {
        let conditional = matches!(
            self.opcode,
            Opcode::ForIter
                | Opcode::Send
                | Opcode::PopJumpIfFalse
                | Opcode::PopJumpIfTrue
                | Opcode::PopJumpIfNone
                | Opcode::PopJumpIfNotNone
        );
        conditional || self.is_unconditional_jump()
    }

    /// `IS_UNCONDITIONAL_JUMP_OPCODE`.
    pub fn is_unconditional_jump(&self) -> bool {
        matches!(
            self.opcode,
            Opcode::Jump
                | Opcode::JumpNoInterrupt
                | Opcode::JumpForward
                | Opcode::JumpBackward
                | Opcode::JumpBackwardNoInterrupt
        )
    }

    /// `IS_BLOCK_PUSH_OPCODE`.
    pub fn is_block_push(&self) -> bool {
        matches!(self.opcode, Opcode::SetupFinally | Opcode::SetupCleanup | Opcode::SetupWith)
    }

    /// `HAS_TARGET`.
    pub fn has_target(&self) -> bool {
        self.is_jump() || self.is_block_push()
    }

    /// The block that it can go on in beside the next instruction.
    pub fn jump_or_handler(&self) -> Option<BlockId> {
        self.target.filter(|_| self.has_target())
    }

    /// `IS_SCOPE_EXIT_OPCODE`.
    pub fn is_scope_exit(&self) -> bool {
        matches!(self.opcode, Opcode::ReturnValue | Opcode::ReturnConst | Opcode::RaiseVarargs | Opcode::Reraise)
    }

    /// `IS_TERMINATOR_OPCODE`.
    pub fn is_terminator(&self) -> bool {
        self.is_jump() || self.is_scope_exit()
    }

    /// `HAS_CONST`.
    pub fn has_const(&self) -> bool {
        matches!(self.opcode, Opcode::LoadConst | Opcode::ReturnConst | Opcode::KwNames)
    }
}

/// Instructions that are entered at the first and left after the last.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The label's number, if something may jump here.
    pub label: Option<u32>,
    /// The instructions; only the last can be a jump.
    pub instrs: Vec<CfgInstr>,
    /// The block laid out behind it.
    pub next: Option<BlockId>,
    /// Bit *i*: local *i* may be unbound on entry.
    pub unsafe_locals: u64,
    /// How many ways lead here.
    pub predecessors: u32,
    /// Operands on the stack on entry, once known.
    pub start_depth: Option<u32>,
    /// Its offset in code units, once known.
    pub offset: u32,
    /// An exception handler that finds the raising instruction's offset on the stack.
    pub preserve_lasti: bool,
    /// An exception handler.
    pub except_handler: bool,
    /// Only reached through an exception: goes to the end.
    pub cold: bool,
    /// Reached without an exception.
    pub warm: bool,
}

impl Block {
    /// The last instruction.
    pub fn last(&self) -> Option<&CfgInstr> {
        self.instrs.last()
    }

    /// `BB_HAS_FALLTHROUGH`: whether its end can be passed.
    pub fn has_fallthrough(&self) -> bool {
        !self.last().is_some_and(|last| last.is_scope_exit() || last.is_unconditional_jump())
    }

    /// `basicblock_exits_scope`.
    pub fn exits_scope(&self) -> bool {
        self.last().is_some_and(CfgInstr::is_scope_exit)
    }
}

/// The blocks of one scope.
#[derive(Clone, Debug)]
pub struct Cfg {
    blocks: Vec<Block>,
    /// Where control begins.
    pub entry: BlockId,
}

impl Default for Cfg {
    /// A graph of one empty block.
    fn default() -> Self {
        Self { blocks: vec![Block::default()], entry: BlockId(0) }
    }
}

impl Cfg {
    /// Adds a block that is in no chain yet.
    pub fn new_block(&mut self) -> BlockId {
        self.blocks.push(Block::default());
        BlockId((self.blocks.len() - 1) as u32)
    }

    /// How many blocks there are, those out of the chain included.
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The blocks of the chain, in order, as it is now.
    pub fn order(&self) -> Vec<BlockId> {
        let chain = core::iter::successors(Some(self.entry), |&id| self[id].next);
        chain.collect()
    }

    /// `get_max_label() + 1`.
    pub fn next_label(&self) -> u32 {
        let labels = self.order().into_iter().filter_map(|id| self[id].label);
        labels.max().map_or(0, |label| label.saturating_add(1))
    }

    /// The block's label; if it has none it gets `next`, which moves on.
    pub(crate) fn label_of(&mut self, id: BlockId, next: &mut u32) -> u32 {
        *self[id].label.get_or_insert_with(|| {
            *next = next.saturating_add(1);
            *next - 1
        })
    }

    /// The first block from `id` on that has an instruction.
    pub fn next_nonempty(&self, id: Option<BlockId>) -> Option<BlockId> {
        core::iter::successors(id, |&id| self[id].next).find(|&id| !self[id].instrs.is_empty())
    }
}

impl Index<BlockId> for Cfg {
    type Output = Block;

    fn index(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }
}

impl IndexMut<BlockId> for Cfg {
    fn index_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }
}

/// A set of blocks: CPython's `b_visited`, for one pass.
#[derive(Debug)]
pub(crate) struct BlockSet(Vec<bool>);

impl BlockSet {
    /// The empty set of the blocks that `cfg` has now.
    pub(crate) fn new(cfg: &Cfg) -> Self {
        Self(vec![false; cfg.block_count()])
    }

    /// Whether `id` is in it; a block made later is not.
    pub(crate) fn contains(&self, id: BlockId) -> bool {
        self.0.get(id.0 as usize).is_some_and(|&member| member)
    }

    /// Adds `id`; false if it was in it.
    pub(crate) fn insert(&mut self, id: BlockId) -> bool {
        let index = id.0 as usize;
        if index >= self.0.len() {
            self.0.resize(index + 1, false);
        }
        !core::mem::replace(&mut self.0[index], true)
    }

    /// Takes `id` out.
    pub(crate) fn remove(&mut self, id: BlockId) {
        if let Some(member) = self.0.get_mut(id.0 as usize) {
            *member = false;
        }
    }
}
