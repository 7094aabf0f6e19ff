//! Verified code made quicker to run, in place: frequent runs of instructions become one, and instructions with inline
//! caches become forms that use them.
//!
//! Only the opcode of the first instruction of a run is replaced, as CPython does: arguments, the other instructions,
//! and with them every offset, jump target, line and exception table stay what they are. So a jump into a run finds the
//! plain instructions, and a form that meets operands it has no short way for does the part that can't fail and leaves
//! the rest to the instructions behind it. No file holds these opcodes: the verifier refuses them, and [`plain`] gives
//! back what they stand for.

mod forms;
#[cfg(test)]
mod tests;

pub use forms::number;

use crate::isa::number as op;
use forms::{BASES, CACHES, FIRSTS, FORMS, Form, NEXTS, NO_FORM, Part};

/// Bytes of a code unit.
const UNIT: usize = 2;

/// The opcode that stands in the file for this one.
#[inline]
#[expect(clippy::indexing_slicing, reason = "a byte can't be out of the range of 256 entries")]
pub fn base(opcode: u8) -> u8 {
    BASES[opcode as usize]
}

/// The instructions that an opcode stands for: those of its form, or itself.
pub(crate) fn each_part(opcode: u8, mut see: impl FnMut(u8)) {
    match FORMS.iter().find(|form| form.number == opcode) {
        Some(form) => form.parts.iter().for_each(|part| see(part.opcode)),
        None => see(base(opcode)),
    }
}

/// The code units behind an instruction that belong to it.
#[inline]
#[expect(clippy::indexing_slicing, reason = "a byte can't be out of the range of 256 entries")]
fn caches(opcode: u8) -> usize {
    usize::from(CACHES[opcode as usize])
}

/// `code` as the file had it, unit by unit: opcodes plain, caches empty.
pub fn plain(code: &[u8]) -> impl Iterator<Item = [u8; 2]> {
    let mut cached = 0;
    code.chunks_exact(UNIT).map(move |unit| {
        if cached > 0 {
            cached -= 1;
            return [op::CACHE, 0];
        }
        let &[opcode, arg] = unit else { return [op::CACHE, 0] };
        let opcode = base(opcode);
        cached = caches(opcode);
        [opcode, arg]
    })
}

/// Whether a form begins with the opcode.
#[expect(clippy::indexing_slicing, reason = "a byte can't be out of the range of 256 entries")]
fn begins(opcode: u8) -> bool {
    FIRSTS[opcode as usize] != NO_FORM
}

/// Makes `code`, which passed the verifier, quicker to run.
pub fn quicken(code: &mut [u8]) {
    let mut at = 0;
    let mut extended = false;
    while let Some(&opcode) = code.get(at) {
        // An argument of more than a byte belongs to the first instruction alone.
        if !extended && begins(opcode) {
            let rest = code.get(at..).unwrap_or(&[]);
            let form = forms_from(opcode).find(|form| matches(form, rest));
            if let (Some(form), Some(byte)) = (form, code.get_mut(at)) {
                *byte = form.number;
            }
        }
        extended = opcode == op::EXTENDED_ARG;
        at += UNIT + caches(opcode) * UNIT;
    }
}

/// The forms that begin with an opcode, in their order.
#[expect(clippy::indexing_slicing, reason = "a byte can't be out of the range of 256 entries")]
fn forms_from(opcode: u8) -> impl Iterator<Item = &'static Form> {
    let mut next = FIRSTS[opcode as usize];
    core::iter::from_fn(move || {
        let form = FORMS.get(usize::from(next))?;
        next = NEXTS.get(usize::from(next)).copied().unwrap_or(NO_FORM);
        Some(form)
    })
}

/// Whether the form's instructions stand at the start of `code`, of which no more than the first was looked at.
fn matches(form: &Form, code: &[u8]) -> bool {
    let mut at = 0;
    form.parts.iter().all(|part| {
        let found = code.get(at..at + UNIT).is_some_and(|unit| is_part(part, unit));
        at += UNIT + caches(part.opcode) * UNIT;
        found
    })
}

fn is_part(part: &Part, unit: &[u8]) -> bool {
    let &[opcode, arg] = unit else { return false };
    opcode == part.opcode && part.args.is_none_or(|args| args.contains(&arg))
}
