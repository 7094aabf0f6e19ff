//! Pseudo-instructions that left their mark in the graph go: CPython's `_PyCfg_ConvertPseudoOps`.

use vm_core::isa::Opcode;

use super::cfg::Cfg;
use super::redundant_nops::remove_all_redundant_nops;

/// Drops block pushes and pops, and makes `STORE_FAST_MAYBE_NULL` a plain store.
pub(crate) fn convert_pseudo_ops(cfg: &mut Cfg) {
    for id in cfg.order() {
        for instr in &mut cfg[id].instrs {
            if instr.is_block_push() || instr.opcode == Opcode::PopBlock {
                instr.set_nop();
                instr.target = None;
            } else if instr.opcode == Opcode::StoreFastMaybeNull {
                instr.opcode = Opcode::StoreFast;
            }
        }
    }
    remove_all_redundant_nops(cfg);
}
