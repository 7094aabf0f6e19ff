//! Labels in jumps become the blocks that they name: CPython's `translate_jump_labels_to_targets`.

use std::collections::HashMap;

use super::cfg::{BlockId, Cfg};
use crate::error::CompileError;

/// Sets `target` of every jump and block push.
pub(crate) fn translate_jump_labels_to_targets(cfg: &mut Cfg) -> Result<(), CompileError> {
    let order = cfg.order();
    let blocks: HashMap<u32, BlockId> = order.iter().filter_map(|&id| Some((cfg[id].label?, id))).collect();
    for id in order {
        for instr in &mut cfg[id].instrs {
            if instr.has_target() {
                let target = blocks.get(&instr.oparg).copied();
                instr.target = Some(target.ok_or_else(|| CompileError::system("a jump's label stands nowhere"))?);
            }
        }
    }
    Ok(())
}
