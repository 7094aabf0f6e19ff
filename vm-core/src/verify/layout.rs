//! What of a code object does not depend on its instructions: slots and their kinds, parameters, stack size, names,
//! lines.

use super::{Counts, Facts, MAX_STACKSIZE, VerifyError};
use crate::code::{Code, CodeFlags, SlotKind};

/// The most slots that a frame may have below its operands.
pub const MAX_SLOTS: usize = u16::MAX as usize;

/// Checks these fields, and counts the slots ([`Counts::depth`] is left 0).
pub(super) fn check<O: Copy>(code: &Code<'_, O>, facts: &impl Facts<O>) -> Result<Counts, VerifyError> {
    if code.stacksize > MAX_STACKSIZE {
        return Err(VerifyError::StackSize(code.stacksize));
    }
    let counts = slots(code)?;
    parameters(code, counts.nlocals)?;
    let mut names = code.names.iter().chain(code.localsplusnames);
    if let Some(index) = names.position(|&name| !facts.is_str(name)) {
        return Err(VerifyError::NameType(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    lines(code)?;
    Ok(counts)
}

/// Locals first (hidden or captured ones among them), then cells, then frees, as `compute_localsplus_info` of
/// CPython's `Python/assemble.c` lays them out.
fn slots<O: Copy>(code: &Code<'_, O>) -> Result<Counts, VerifyError> {
    if code.localspluskinds.len() != code.nlocalsplus() || code.nlocalsplus() > MAX_SLOTS {
        return Err(VerifyError::SlotCount);
    }
    let mut counts = Counts { nlocals: 0, ncellvars: 0, nfreevars: 0, depth: 0 };
    let mut group = 0;
    for (slot, &byte) in (0u32..).zip(code.localspluskinds) {
        let kind = SlotKind::from_byte(byte);
        let this = match kind.byte() & !SlotKind::HIDDEN.byte() {
            0x20 | 0x60 => 0,
            0x40 => 1,
            0x80 => 2,
            _ => return Err(VerifyError::SlotKind(slot)),
        };
        if this < group || (kind.is_hidden() && !kind.is_local()) {
            return Err(VerifyError::SlotKind(slot));
        }
        group = this;
        // None of them can overflow: there are at most `MAX_SLOTS`.
        counts.nlocals += u16::from(kind.is_local());
        counts.ncellvars += u16::from(kind.is_cell());
        counts.nfreevars += u16::from(kind.is_free());
    }
    Ok(counts)
}

/// The parameters are the first locals: positional ones, keyword-only ones, `*args`, `**kwargs`.
fn parameters<O: Copy>(code: &Code<'_, O>, nlocals: u16) -> Result<(), VerifyError> {
    let extra = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS].into_iter().filter(|&flag| code.flags.has(flag)).count();
    let all = u64::from(code.argcount) + u64::from(code.kwonlyargcount) + extra as u64;
    let hidden = (0..all.min(u64::from(nlocals)) as usize).any(|slot| code.slot_kind(slot).is_hidden());
    if code.posonlyargcount > code.argcount || all > u64::from(nlocals) || hidden {
        return Err(VerifyError::ArgCount);
    }
    Ok(())
}

/// The runs cover the code exactly. As in CPython, where tools strip it, a table may also be empty: then no
/// instruction has a position.
fn lines<O: Copy>(code: &Code<'_, O>) -> Result<(), VerifyError> {
    if code.linetable.is_empty() {
        return Ok(());
    }
    let end = code.lines().into_iter().last().map_or(0, |run| run.end);
    if end as usize == code.code.len() { Ok(()) } else { Err(VerifyError::LineTable(end)) }
}
