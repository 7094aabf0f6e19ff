//! Drops values that are made and thrown away at once: CPython's `remove_redundant_nops_and_pairs`.

use vm_core::isa::Opcode;

use super::cfg::{BlockId, Cfg};
use super::redundant_nops::remove_redundant_nops;

/// Drops `LOAD_CONST, POP_TOP` and `COPY 1, POP_TOP`, also where a block ends between the two, until there are none.
pub(crate) fn remove_redundant_nops_and_pairs(cfg: &mut Cfg) {
    while !remove_pairs_once(cfg) {}
}

fn remove_pairs_once(cfg: &mut Cfg) -> bool {
    let mut done = true;
    let mut current: Option<(BlockId, usize)> = None;
    for id in cfg.order() {
        remove_redundant_nops(cfg, id);
        if cfg[id].label.is_some() {
            current = None;
        }
        for index in 0..cfg[id].instrs.len() {
            let previous = current.replace((id, index));
            if cfg[id].instrs[index].opcode != Opcode::PopTop {
                continue;
            }
            let Some((block, at)) = previous else { continue };
            let maker = &mut cfg[block].instrs[at];
            if maker.opcode == Opcode::LoadConst || (maker.opcode == Opcode::Copy && maker.oparg == 1) {
                maker.set_nop();
                cfg[id].instrs[index].set_nop();
                done = false;
            }
        }
        let ends_in_jump = current.is_some_and(|(block, at)| cfg[block].instrs[at].is_jump());
        if ends_in_jump || !cfg[id].has_fallthrough() {
            current = None;
        }
    }
    done
}
