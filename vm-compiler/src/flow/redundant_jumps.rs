//! A jump to what follows anyway becomes a `NOP`: CPython's `remove_redundant_jumps`.

use super::cfg::Cfg;

/// Replaces the jumps that go to the next block.
pub(crate) fn remove_redundant_jumps(cfg: &mut Cfg) {
    for id in cfg.order() {
        let next = cfg[id].next;
        if let Some(last) = cfg[id].instrs.last_mut()
            && last.is_unconditional_jump()
            && last.target == next
        {
            last.set_nop();
            last.target = None;
        }
    }
}
