//! [`Plan`]: what the translation of one code object will be, before it is written.

use super::layout::{GENERATOR_END, Layout};
use super::rewrite::STOPITERATION_ERROR;
use super::walk::Old;
use super::writer::Writer;
use super::{exceptions, lines};
use crate::code::{Code, CodeFlags};
use crate::flow::{MAX_STACKSIZE, VerifyError, depths, instructions, marks, targets};
use crate::isa::{Opcode, Version};

/// The operands that a generator's own handler finds: where the exception was raised, and the exception.
const HANDLER_DEPTH: u32 = 2;

/// Where everything of a 3.11 code object goes.
///
/// ```
/// # use vm_core::{code::Code, translate::Plan, verify::VerifyError};
/// # fn translated<O: Copy>(code: &Code<'_, O>) -> Result<(Vec<u8>, Vec<u8>, Vec<u8>), VerifyError> {
/// let units = code.code.len() / 2;
/// let (mut words, mut marks) = (vec![0; units], vec![0; units]);
/// let plan = Plan::new(code, &mut words, &mut marks)?;
/// let mut bytes = vec![0; plan.code_len()];
/// plan.write_code(&mut bytes)?;
/// let mut linetable = vec![0; plan.linetable_len()];
/// plan.write_linetable(&mut linetable)?;
/// let mut exceptiontable = vec![0; plan.exceptiontable_len()];
/// plan.write_exceptiontable(&mut exceptiontable)?;
/// # Ok((bytes, linetable, exceptiontable))
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a, 's> {
    old: Old<'a>,
    layout: Layout<'s>,
    marks: &'s [u16],
    stacksize: u32,
}

impl<'a, 's> Plan<'a, 's> {
    /// Plans the translation of `code`, which is of 3.11. `words` and `scratch` take one entry a code unit each.
    ///
    /// The offsets in an error are those of the 3.11 code.
    pub fn new<O: Copy>(code: &Code<'a, O>, words: &'s mut [u32], scratch: &'s mut [u16]) -> Result<Self, VerifyError> {
        let marks = marks(Version::V3_11, code.code, scratch)?;
        targets(Version::V3_11, code.code, code.exceptions(), marks)?;
        let deepest = depths(Version::V3_11, code.code, code.exceptions(), MAX_STACKSIZE, marks)?;
        let old = Old {
            code: code.code,
            exceptions: code.exceptions(),
            lines: code.lines(),
            firstlineno: code.firstlineno,
            flags: code.flags,
            bound: bound_parameters(code),
        };
        let layout = Layout::new(&old, words)?;
        // One more for the copy that `JUMP_IF_X_OR_POP` tests, and for what is thrown into a `yield from`.
        let stacksize = (deepest + 1).max(HANDLER_DEPTH);
        Ok(Self { old, layout, marks, stacksize })
    }

    /// `co_stacksize` of the translated code.
    pub const fn stacksize(&self) -> u32 {
        self.stacksize
    }

    /// Bytes of the translated `co_code`.
    pub fn code_len(&self) -> usize {
        (self.layout.body + self.end_len()) as usize * 2
    }

    /// Writes the translated `co_code` into exactly [`Plan::code_len`] bytes.
    pub fn write_code(&self, out: &mut [u8]) -> Result<(), VerifyError> {
        let room = out.len();
        let mut writer = Writer::new(out);
        let mut emit = |opcode, arg, prefixes| instruction(opcode, arg, prefixes, &mut writer);
        for place in self.old.places() {
            self.layout.each(&place, self.old.bound, &mut emit)?;
        }
        if self.old.is_generator() {
            emit(Opcode::CallIntrinsic1, STOPITERATION_ERROR, 0);
            emit(Opcode::Reraise, 1, 0);
        }
        exactly(writer.len(), room)
    }

    /// Bytes of the translated `co_linetable`.
    pub fn linetable_len(&self) -> usize {
        let mut counter = Writer::new(&mut []);
        lines::write(&self.old, &self.layout, self.end_len(), &mut counter);
        counter.len()
    }

    /// Writes the translated `co_linetable` into exactly [`Plan::linetable_len`] bytes.
    pub fn write_linetable(&self, out: &mut [u8]) -> Result<(), VerifyError> {
        let room = out.len();
        let mut writer = Writer::new(out);
        lines::write(&self.old, &self.layout, self.end_len(), &mut writer);
        exactly(writer.len(), room)
    }

    /// Bytes of the translated `co_exceptiontable`.
    pub fn exceptiontable_len(&self) -> usize {
        let mut counter = Writer::new(&mut []);
        exceptions::write(&self.old, &self.layout, self.marks, &mut counter);
        counter.len()
    }

    /// Writes the translated `co_exceptiontable` into exactly [`Plan::exceptiontable_len`] bytes.
    pub fn write_exceptiontable(&self, out: &mut [u8]) -> Result<(), VerifyError> {
        let room = out.len();
        let mut writer = Writer::new(out);
        exceptions::write(&self.old, &self.layout, self.marks, &mut writer);
        exactly(writer.len(), room)
    }

    fn end_len(&self) -> u32 {
        if self.old.is_generator() { GENERATOR_END } else { 0 }
    }
}

/// A bit for each of the first slots that is a parameter that no `DELETE_FAST` unbinds.
fn bound_parameters<O: Copy>(code: &Code<'_, O>) -> u128 {
    let extra = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS].into_iter().filter(|&flag| code.flags.has(flag)).count();
    let count = code.argcount.saturating_add(code.kwonlyargcount).saturating_add(extra as u32);
    let parameters = if count < u128::BITS { (1 << count) - 1 } else { u128::MAX };
    let decoded = instructions(Version::V3_11, code.code).map_while(Result::ok);
    let deleted = decoded.filter(|instruction| instruction.opcode == Opcode::DeleteFast);
    deleted.fold(parameters, |bound, delete| bound & !1u128.checked_shl(delete.arg).unwrap_or(0))
}

/// An instruction of 3.12 with its `EXTENDED_ARG`s and its empty cache.
fn instruction(opcode: Opcode, arg: u32, prefixes: u32, out: &mut Writer<'_>) {
    let byte = |opcode: Opcode| opcode.number(Version::V3_12).and_then(|number| u8::try_from(number).ok()).unwrap_or(0);
    let [a, b, c, low] = arg.to_be_bytes();
    for high in [a, b, c].into_iter().skip(3usize.saturating_sub(prefixes as usize)) {
        out.push(byte(Opcode::ExtendedArg));
        out.push(high);
    }
    out.push(byte(opcode));
    out.push(low);
    for _ in 0..opcode.caches(Version::V3_12) * 2 {
        out.push(0);
    }
}

fn exactly(written: usize, room: usize) -> Result<(), VerifyError> {
    if written == room { Ok(()) } else { Err(VerifyError::Scratch) }
}
