//! The exception table and the line table against the code.

use super::{VerifyError, starts};
use crate::code::Code;

/// Entries are in order, do not overlap, and begin, end and go where instructions begin.
pub(super) fn exceptions<O: Copy>(code: &Code<'_, O>, marks: &[u16]) -> Result<(), VerifyError> {
    let mut entries = code.exceptions().into_iter();
    let mut covered = 0;
    for entry in entries.by_ref() {
        let ends = entry.end as usize == code.code.len() || starts(marks, entry.end / 2);
        let in_order = entry.start >= covered && entry.end > entry.start;
        if !(in_order && ends && starts(marks, entry.start / 2) && starts(marks, entry.target / 2)) {
            return Err(VerifyError::ExceptionTable(entry.start));
        }
        covered = entry.end;
    }
    if entries.is_exhausted() { Ok(()) } else { Err(VerifyError::ExceptionTable(covered)) }
}

/// The runs cover the code exactly. As in CPython, where tools strip it, a table may also be empty: then no
/// instruction has a position.
pub(super) fn lines<O: Copy>(code: &Code<'_, O>) -> Result<(), VerifyError> {
    if code.linetable.is_empty() {
        return Ok(());
    }
    let end = code.lines().into_iter().last().map_or(0, |run| run.end);
    if end as usize == code.code.len() { Ok(()) } else { Err(VerifyError::LineTable(end)) }
}
