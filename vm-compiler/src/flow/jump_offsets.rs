//! Jumps get their distances: CPython's `resolve_jump_offsets`.

use vm_core::isa::Version;

use super::cfg::{BlockId, Cfg, CfgInstr};
use crate::error::CompileError;

/// No code can be longer, in code units, so that no distance overflows an argument.
const MAX_CODE_UNITS: u32 = 1 << 28;

/// The code units that an instruction takes: `EXTENDED_ARG`s, itself, its cache (`_PyCompile_InstrSize`).
pub(crate) fn instr_size(instr: &CfgInstr) -> u32 {
    let oparg = instr.oparg;
    let extended = u32::from(oparg > 0xFF) + u32::from(oparg > 0xFFFF) + u32::from(oparg > 0xFF_FFFF);
    extended + 1 + instr.opcode.caches(Version::V3_12) as u32
}

/// Sets every block's `offset` and every jump's argument. A longer jump makes other jumps longer, so this is tried
/// until no size changes; like CPython it begins with the sizes that the labels' numbers would have.
pub(crate) fn resolve_jump_offsets(cfg: &mut Cfg) -> Result<(), CompileError> {
    let order = cfg.order();
    loop {
        let mut total: u32 = 0;
        for &id in &order {
            cfg[id].offset = total;
            let size: u32 = cfg[id].instrs.iter().map(instr_size).sum();
            total = total.saturating_add(size);
            if total > MAX_CODE_UNITS {
                return Err(CompileError::overflow("code too large"));
            }
        }
        let mut changed = false;
        for &id in &order {
            changed |= set_distances(cfg, id);
        }
        if !changed {
            return Ok(());
        }
    }
}

/// Sets the jumps' arguments in one block; whether one changed its size.
fn set_distances(cfg: &mut Cfg, id: BlockId) -> bool {
    let mut changed = false;
    let mut offset = cfg[id].offset;
    for index in 0..cfg[id].instrs.len() {
        let mut instr = cfg[id].instrs[index];
        let size = instr_size(&instr);
        // A distance counts from behind the jump and its cache.
        offset += size;
        if let Some(target) = instr.target.filter(|_| instr.is_jump()) {
            instr.oparg = cfg[target].offset.abs_diff(offset);
            changed |= instr_size(&instr) != size;
            cfg[id].instrs[index] = instr;
        }
    }
    changed
}
