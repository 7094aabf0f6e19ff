//! Where locals, cells and frees lie in the frame, and the instructions that set them up: CPython's
//! `prepare_localsplus`.

use std::collections::HashMap;

use vm_core::code::CodeFlags;
use vm_core::isa::Opcode;

use super::cfg::{Cfg, CfgInstr};
use crate::error::CompileError;
use crate::instr::{Location, Unit};

/// Puts the prologue before the entry and turns the numbers of cells and frees into slots.
pub(crate) fn prepare_localsplus(cfg: &mut Cfg, unit: &Unit) -> Result<(), CompileError> {
    let slots = cell_slots(unit);
    insert_prefix_instructions(cfg, unit, &slots);
    fix_cell_offsets(cfg, unit, slots)
}

/// `build_cellfixedoffsets`: the slot of each cell and free as if no argument were captured, but for the captured
/// arguments, which keep theirs.
fn cell_slots(unit: &Unit) -> Vec<u32> {
    let locals: HashMap<&str, u32> = unit.varnames.iter().map(String::as_str).zip(0..).collect();
    let names = unit.cellvars.iter().map(|name| locals.get(name.as_str())).chain(unit.freevars.iter().map(|_| None));
    let own = unit.varnames.len() as u32..;
    names.zip(own).map(|(argument, own)| argument.copied().unwrap_or(own)).collect()
}

/// `COPY_FREE_VARS`, `MAKE_CELL` in the order of slots, `RETURN_GENERATOR`, `POP_TOP`.
fn insert_prefix_instructions(cfg: &mut Cfg, unit: &Unit, slots: &[u32]) {
    let mut prefix = Vec::new();
    if !unit.freevars.is_empty() {
        prefix.push(CfgInstr::new(Opcode::CopyFreeVars, unit.freevars.len() as u32, Location::NONE));
    }
    let mut cells: Vec<(u32, u32)> = slots.iter().copied().zip(0..).take(unit.cellvars.len()).collect();
    cells.sort_unstable();
    prefix.extend(cells.into_iter().map(|(_, cell)| CfgInstr::new(Opcode::MakeCell, cell, Location::NONE)));
    if CodeFlags(unit.flags).has(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR) {
        prefix.push(CfgInstr::new(Opcode::ReturnGenerator, 0, Location::line_only(unit.firstlineno)));
        prefix.push(CfgInstr::new(Opcode::PopTop, 0, Location::NONE));
    }
    let entry = cfg.entry;
    cfg[entry].instrs.splice(0..0, prefix);
}

/// Rewrites the arguments that count cells and frees; a cell that shares an argument's slot leaves no gap.
fn fix_cell_offsets(cfg: &mut Cfg, unit: &Unit, mut slots: Vec<u32>) -> Result<(), CompileError> {
    let mut dropped = 0;
    for (slot, own) in slots.iter_mut().zip(unit.varnames.len() as u32..) {
        if *slot == own {
            *slot -= dropped;
        } else {
            dropped += 1;
        }
    }
    for id in cfg.order() {
        for instr in &mut cfg[id].instrs {
            let names_a_cell = matches!(
                instr.opcode,
                Opcode::MakeCell
                    | Opcode::LoadClosure
                    | Opcode::LoadDeref
                    | Opcode::StoreDeref
                    | Opcode::DeleteDeref
                    | Opcode::LoadFromDictOrDeref
            );
            if names_a_cell {
                let slot = slots.get(instr.oparg as usize);
                instr.oparg = *slot.ok_or_else(|| CompileError::system("cell index out of range"))?;
            }
        }
    }
    Ok(())
}
