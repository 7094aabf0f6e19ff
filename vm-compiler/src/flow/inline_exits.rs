//! A jump to a short block that leaves the scope is replaced by that block: CPython's `inline_small_exit_blocks`.

use super::cfg::Cfg;

/// The most instructions that are copied (`MAX_COPY_SIZE`).
const MAX_COPY_SIZE: usize = 4;

/// Does so in every block.
pub(crate) fn inline_small_exit_blocks(cfg: &mut Cfg) {
    for id in cfg.order() {
        let Some(target) = cfg[id].last().filter(|last| last.is_unconditional_jump()).and_then(|last| last.target)
        else {
            continue;
        };
        if !cfg[target].exits_scope() || cfg[target].instrs.len() > MAX_COPY_SIZE {
            continue;
        }
        let copied = cfg[target].instrs.clone();
        let block = &mut cfg[id];
        if let Some(jump) = block.instrs.last_mut() {
            jump.set_nop();
            jump.target = None;
        }
        block.instrs.extend(copied);
    }
}
