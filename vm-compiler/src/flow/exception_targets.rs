//! Which handler covers which instruction: CPython's `mark_except_handlers` and `label_exception_targets`.

use vm_core::isa::Opcode;

use super::cfg::{BlockId, BlockSet, Cfg};
use crate::error::CompileError;

/// Marks the blocks that are exception handlers.
pub(crate) fn mark_except_handlers(cfg: &mut Cfg) {
    for id in cfg.order() {
        for index in 0..cfg[id].instrs.len() {
            let instr = cfg[id].instrs[index];
            if let Some(handler) = instr.target.filter(|_| instr.is_block_push()) {
                cfg[handler].except_handler = true;
            }
        }
    }
}

/// Follows all paths from the entry with the stack of handlers, and sets `except` of every instruction on them.
pub(crate) fn label_exception_targets(cfg: &mut Cfg) -> Result<(), CompileError> {
    let mut walk = Walk { visited: BlockSet::new(cfg), todo: Vec::new() };
    walk.visit(cfg.entry, Vec::new());
    while let Some((id, handlers)) = walk.todo.pop() {
        label_block(cfg, id, handlers, &mut walk)?;
    }
    Ok(())
}

type Handlers = Vec<BlockId>;

struct Walk {
    visited: BlockSet,
    todo: Vec<(BlockId, Handlers)>,
}

impl Walk {
    fn visit(&mut self, id: BlockId, handlers: Handlers) {
        if self.visited.insert(id) {
            self.todo.push((id, handlers));
        }
    }
}

fn label_block(cfg: &mut Cfg, id: BlockId, mut handlers: Handlers, walk: &mut Walk) -> Result<(), CompileError> {
    for index in 0..cfg[id].instrs.len() {
        let instr = cfg[id].instrs[index];
        match instr.target {
            Some(handler) if instr.is_block_push() => {
                if !walk.visited.contains(handler) {
                    walk.visit(handler, handlers.clone());
                }
                cfg[handler].preserve_lasti |= instr.opcode != Opcode::SetupFinally;
                handlers.push(handler);
            }
            Some(target) => {
                cfg[id].instrs[index].except = handlers.last().copied();
                if !walk.visited.contains(target) {
                    walk.visit(target, handlers.clone());
                }
            }
            None if instr.opcode == Opcode::PopBlock => {
                let popped = handlers.pop();
                popped.ok_or_else(|| CompileError::system("POP_BLOCK without a block"))?;
            }
            None => {
                let instr = &mut cfg[id].instrs[index];
                if instr.opcode == Opcode::YieldValue {
                    instr.oparg = handlers.len() as u32;
                }
                instr.except = handlers.last().copied();
            }
        }
    }
    if let Some(next) = cfg[id].next.filter(|_| cfg[id].has_fallthrough()) {
        walk.visit(next, handlers);
    }
    Ok(())
}
