//! Counts the ways into each block, and empties those that none leads to: CPython's `mark_reachable`.

use super::cfg::{BlockId, BlockSet, Cfg};

/// Sets `predecessors` of every block.
pub(crate) fn mark_reachable(cfg: &mut Cfg) {
    let mut visited = BlockSet::new(cfg);
    let entry = cfg.entry;
    let mut stack = vec![entry];
    cfg[entry].predecessors = 1;
    while let Some(id) = stack.pop() {
        // As in CPython a block is marked when it is taken off, so that it can be put on, and counted, twice.
        visited.insert(id);
        let mut reach = |cfg: &mut Cfg, target: BlockId| {
            if !visited.contains(target) {
                stack.push(target);
            }
            cfg[target].predecessors += 1;
        };
        if let Some(next) = cfg[id].next.filter(|_| cfg[id].has_fallthrough()) {
            reach(cfg, next);
        }
        for index in 0..cfg[id].instrs.len() {
            if let Some(target) = cfg[id].instrs[index].jump_or_handler() {
                reach(cfg, target);
            }
        }
    }
}

/// Empties the blocks that nothing leads to.
pub(crate) fn remove_unreachable(cfg: &mut Cfg) {
    for id in cfg.order() {
        if cfg[id].predecessors == 0 {
            cfg[id].instrs.clear();
        }
    }
}
