//! `co_localsplusnames` and `co_localspluskinds`: locals, cells that are no arguments, frees
//! (`compute_localsplus_info`).

use std::collections::HashSet;

use vm_core::code::SlotKind;

use crate::instr::Unit;
use crate::string::PyString;

/// The names and kinds of the frame's slots.
pub(super) fn localsplus_info(unit: &Unit) -> (Vec<PyString>, Vec<u8>) {
    let cells: HashSet<&String> = unit.cellvars.iter().collect();
    let locals: HashSet<&String> = unit.varnames.iter().collect();
    let local_slots = unit.varnames.iter().map(|name| {
        let hidden = if unit.fast_hidden.contains(name) { SlotKind::HIDDEN } else { SlotKind::EMPTY };
        let cell = if cells.contains(name) { SlotKind::CELL } else { SlotKind::EMPTY };
        (name, SlotKind::LOCAL.with(hidden).with(cell))
    });
    let cell_slots = unit.cellvars.iter().filter(|name| !locals.contains(name)).map(|name| (name, SlotKind::CELL));
    let free_slots = unit.freevars.iter().map(|name| (name, SlotKind::FREE));
    let slots = local_slots.chain(cell_slots).chain(free_slots);
    slots.map(|(name, kind)| (PyString::from(name.as_str()), kind.byte())).unzip()
}
