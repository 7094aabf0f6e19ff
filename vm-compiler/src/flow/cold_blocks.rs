//! Blocks that only exceptions reach go to the end: CPython's `push_cold_blocks_to_end`.

use vm_core::isa::Opcode;

use super::cfg::{BlockId, BlockSet, Cfg, CfgInstr};
use super::redundant_jumps::remove_redundant_jumps;
use crate::instr::Location;

/// Moves them, and makes the ways back explicit.
pub(crate) fn push_cold_blocks_to_end(cfg: &mut Cfg) {
    if cfg[cfg.entry].next.is_none() {
        return;
    }
    mark_warm(cfg);
    mark_cold(cfg);
    jump_from_cold_to_warm(cfg);
    let (cold, mut chain): (Vec<_>, Vec<_>) = cfg.order().into_iter().partition(|&id| cfg[id].cold);
    let moved = !cold.is_empty();
    chain.extend(cold);
    for (index, &id) in chain.iter().enumerate() {
        cfg[id].next = chain.get(index + 1).copied();
    }
    if moved {
        remove_redundant_jumps(cfg);
    }
}

/// The blocks that a block leads to without an exception.
fn successors(cfg: &Cfg, id: BlockId) -> Vec<BlockId> {
    let next = cfg[id].next.filter(|_| cfg[id].has_fallthrough());
    let targets = cfg[id].instrs.iter().filter(|instr| instr.is_jump()).filter_map(|jump| jump.target);
    next.into_iter().chain(targets).collect()
}

/// A block is warm if it can be reached without an exception.
fn mark_warm(cfg: &mut Cfg) {
    let mut visited = BlockSet::new(cfg);
    visited.insert(cfg.entry);
    let mut stack = vec![cfg.entry];
    while let Some(id) = stack.pop() {
        cfg[id].warm = true;
        stack.extend(successors(cfg, id).into_iter().filter(|&next| visited.insert(next)));
    }
}

/// A block is cold if a handler leads to it, and it is not warm.
fn mark_cold(cfg: &mut Cfg) {
    let mut visited = BlockSet::new(cfg);
    let mut stack = cfg.order();
    stack.retain(|&id| cfg[id].except_handler && visited.insert(id));
    while let Some(id) = stack.pop() {
        cfg[id].cold = true;
        stack.extend(successors(cfg, id).into_iter().filter(|&next| !cfg[next].warm && visited.insert(next)));
    }
}

/// Where a cold block runs into a warm one, a jump will have to.
fn jump_from_cold_to_warm(cfg: &mut Cfg) {
    let mut next_label = cfg.next_label();
    for id in cfg.order() {
        let Some(next) = cfg[id].next.filter(|&next| cfg[next].warm) else { continue };
        if !cfg[id].cold || !cfg[id].has_fallthrough() {
            continue;
        }
        let label = cfg.label_of(next, &mut next_label);
        let mut jump = CfgInstr::new(Opcode::Jump, label, Location::NONE);
        jump.target = Some(next);
        let block = cfg.new_block();
        cfg[block].instrs.push(jump);
        cfg[block].cold = true;
        cfg[block].next = Some(next);
        cfg[id].next = Some(block);
    }
}
