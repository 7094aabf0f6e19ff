//! Drops the `NOP`s that no line needs: CPython's `remove_redundant_nops`.

use vm_core::isa::Opcode;

use super::cfg::{BlockId, Cfg};

/// Drops them from one block.
pub(crate) fn remove_redundant_nops(cfg: &mut Cfg, id: BlockId) {
    let following_line = line_after(cfg, id);
    let mut instrs = core::mem::take(&mut cfg[id].instrs);
    let mut kept = 0;
    let mut previous_line = -1;
    for source in 0..instrs.len() {
        let instr = instrs[source];
        let line = instr.location.line;
        if instr.opcode == Opcode::Nop {
            if line < 0 || previous_line == line {
                continue;
            }
            match instrs.get_mut(source + 1) {
                Some(next) if next.location.line == line => continue,
                Some(next) if next.location.line < 0 => {
                    // The line moves on to the instruction that had none.
                    next.location = instr.location;
                    continue;
                }
                None if following_line == Some(line) => continue,
                _ => {}
            }
        }
        instrs[kept] = instr;
        kept += 1;
        previous_line = line;
    }
    instrs.truncate(kept);
    cfg[id].instrs = instrs;
}

/// Drops them from every block.
pub(crate) fn remove_all_redundant_nops(cfg: &mut Cfg) {
    for id in cfg.order() {
        remove_redundant_nops(cfg, id);
    }
}

/// The line that the next non-empty block begins with; its `NOP`s without a line will go.
fn line_after(cfg: &Cfg, id: BlockId) -> Option<i32> {
    let next = cfg.next_nonempty(cfg[id].next)?;
    let mut instrs = cfg[next].instrs.iter();
    let first = instrs.find(|instr| !(instr.opcode == Opcode::Nop && instr.location.line < 0));
    Some(first.map_or(-1, |instr| instr.location.line))
}
