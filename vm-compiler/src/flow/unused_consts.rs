//! Drops constants that no instruction names any more: CPython's `remove_unused_consts`.

use super::cfg::{Cfg, CfgInstr};
use crate::consts::ConstTable;
use crate::error::CompileError;

/// Keeps entry 0, which may be the docstring, and those that are used; moves the instructions to the new indices.
pub(crate) fn remove_unused_consts(cfg: &mut Cfg, consts: ConstTable) -> Result<ConstTable, CompileError> {
    let mut used = vec![false; consts.len()];
    if let Some(first) = used.first_mut() {
        *first = true;
    }
    let order = cfg.order();
    for instr in order.iter().flat_map(|&id| &cfg[id].instrs).filter(|instr| instr.has_const()) {
        let entry = used.get_mut(instr.oparg as usize);
        *entry.ok_or_else(|| CompileError::system("constant index out of range"))? = true;
    }
    let used_before = used.iter().scan(0, |count, &used| {
        *count += u32::from(used);
        Some(*count - u32::from(used))
    });
    let new_index: Vec<u32> = used_before.collect();
    for id in order {
        for instr in cfg[id].instrs.iter_mut().filter(|instr: &&mut CfgInstr| instr.has_const()) {
            instr.oparg = new_index[instr.oparg as usize];
        }
    }
    let kept = consts.into_constants().into_iter().zip(used).filter(|&(_, used)| used);
    Ok(kept.map(|(constant, _)| constant).collect())
}
