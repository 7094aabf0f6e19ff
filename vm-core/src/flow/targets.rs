//! Whether jumps and the exception table go where instructions begin.

use super::{Mark, VerifyError, instructions};
use crate::code::ExceptionTable;
use crate::isa::Version;

/// Checks every jump of `code` and every entry of its exception table against the marks.
pub fn targets(
    version: Version,
    code: &[u8],
    exceptions: ExceptionTable<'_>,
    marks: &[u16],
) -> Result<(), VerifyError> {
    for instruction in instructions(version, code) {
        let instruction = instruction?;
        if instruction.target().is_some_and(|target| !starts(marks, target)) {
            return Err(VerifyError::JumpTarget(instruction.offset()));
        }
    }
    let mut entries = exceptions.into_iter();
    let mut covered = 0;
    for entry in entries.by_ref() {
        let ends = entry.end as usize == code.len() || starts(marks, entry.end / 2);
        // In the internal form a handler lies behind what it covers: an exception never leads back, so that only jumps
        // can make a loop. 3.12's compiler keeps to that; 3.11's does but for instructions that can't raise.
        let leads_back = version == Version::V3_12 && entry.target < entry.end;
        let in_order = entry.start >= covered && entry.end > entry.start && !leads_back;
        if !(in_order && ends && starts(marks, entry.start / 2) && starts(marks, entry.target / 2)) {
            return Err(VerifyError::ExceptionTable(entry.start));
        }
        covered = entry.end;
    }
    if entries.is_exhausted() { Ok(()) } else { Err(VerifyError::ExceptionTable(covered)) }
}

/// Whether control may come to the code unit from elsewhere.
fn starts(marks: &[u16], unit: u32) -> bool {
    marks.get(unit as usize).is_some_and(|&mark| Mark::from_bits(mark).starts())
}
