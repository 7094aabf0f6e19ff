//! Every exit gets a line (PEP 626): CPython's `resolve_line_numbers`.

use vm_core::isa::Opcode;

use super::cfg::{Block, BlockId, Cfg};
use crate::instr::Location;

/// Copies exits that have no line, hands lines on, and falls back to the last line known.
pub(crate) fn resolve_line_numbers(cfg: &mut Cfg, firstlineno: i32) {
    duplicate_exits_without_lineno(cfg);
    propagate_line_numbers(cfg);
    guarantee_lineno_for_exits(cfg, firstlineno);
}

fn is_exit_without_lineno(block: &Block) -> bool {
    block.exits_scope() && block.instrs.iter().all(|instr| instr.location.line < 0)
}

/// An exit without a line that several jumps go to is copied for each of them, so that it can take the jump's line.
fn duplicate_exits_without_lineno(cfg: &mut Cfg) {
    let mut next_label = cfg.next_label();
    let mut cursor = Some(cfg.entry);
    while let Some(id) = cursor {
        let jump = cfg[id].last().filter(|last| last.is_jump()).copied();
        if let Some((target, location)) = jump.and_then(|jump| Some((jump.target?, jump.location)))
            && is_exit_without_lineno(&cfg[target])
            && cfg[target].predecessors > 1
        {
            let copy = copy_exit(cfg, target, location);
            cfg.label_of(copy, &mut next_label);
            if let Some(jump) = cfg[id].instrs.last_mut() {
                jump.target = Some(copy);
            }
        }
        cursor = cfg[id].next;
    }
    // What is left can only be reached from the block before.
    for id in cfg.order() {
        let Some(last) = cfg[id].last().filter(|_| cfg[id].has_fallthrough()).copied() else { continue };
        if let Some(next) = cfg[id].next.filter(|&next| is_exit_without_lineno(&cfg[next])) {
            set_first_location(cfg, next, last.location);
        }
    }
}

/// Puts a copy of `target`, for one of its predecessors, behind it.
fn copy_exit(cfg: &mut Cfg, target: BlockId, location: Location) -> BlockId {
    let copy = cfg.new_block();
    cfg[copy].instrs = cfg[target].instrs.clone();
    cfg[copy].predecessors = 1;
    cfg[copy].next = cfg[target].next;
    set_first_location(cfg, copy, location);
    cfg[target].predecessors -= 1;
    cfg[target].next = Some(copy);
    copy
}

fn set_first_location(cfg: &mut Cfg, id: BlockId, location: Location) {
    if let Some(first) = cfg[id].instrs.first_mut() {
        first.location = location;
    }
}

/// An instruction without a line takes that of the one before it, also across a block's end if that is the only way.
fn propagate_line_numbers(cfg: &mut Cfg) {
    for id in cfg.order() {
        let mut previous = Location::NONE;
        for instr in &mut cfg[id].instrs {
            if instr.location.line < 0 {
                instr.location = previous;
            } else {
                previous = instr.location;
            }
        }
        let Some(last) = cfg[id].last().copied() else { continue };
        let next = cfg[id].next.filter(|_| cfg[id].has_fallthrough());
        let target = last.target.filter(|_| last.is_jump());
        for successor in next.into_iter().chain(target) {
            let has_no_line = cfg[successor].instrs.first().is_some_and(|first| first.location.line < 0);
            if has_no_line && cfg[successor].predecessors == 1 {
                set_first_location(cfg, successor, previous);
            }
        }
    }
}

/// A return that has no line by now gets the last one seen: not right by PEP 626, but what CPython does.
fn guarantee_lineno_for_exits(cfg: &mut Cfg, firstlineno: i32) {
    let mut line = firstlineno;
    for id in cfg.order() {
        let Some(last) = cfg[id].last().copied() else { continue };
        if last.location.line >= 0 {
            line = last.location.line;
        } else if last.opcode == Opcode::ReturnValue {
            cfg[id].instrs.iter_mut().for_each(|instr| instr.location.line = line);
        }
    }
}
