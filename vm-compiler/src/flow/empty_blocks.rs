//! Takes empty blocks out of the chain: CPython's `eliminate_empty_basic_blocks`.

use super::cfg::Cfg;
use crate::error::CompileError;

/// Unlinks every empty block and moves the jumps to them to the next that is not.
pub(crate) fn eliminate_empty_basic_blocks(cfg: &mut Cfg) -> Result<(), CompileError> {
    let mut cursor = Some(cfg.entry);
    while let Some(id) = cursor {
        cfg[id].next = cfg.next_nonempty(cfg[id].next);
        cursor = cfg[id].next;
    }
    let no_code = || CompileError::system("control runs off the end of the code");
    cfg.entry = cfg.next_nonempty(Some(cfg.entry)).ok_or_else(no_code)?;
    let mut next_label = cfg.next_label();
    for id in cfg.order() {
        for index in 0..cfg[id].instrs.len() {
            let instr = cfg[id].instrs[index];
            let Some(old) = instr.jump_or_handler() else { continue };
            let target = cfg.next_nonempty(Some(old)).ok_or_else(no_code)?;
            if target == old {
                continue;
            }
            let label = cfg.label_of(target, &mut next_label);
            let instr = &mut cfg[id].instrs[index];
            instr.target = Some(target);
            instr.oparg = label;
        }
    }
    Ok(())
}
