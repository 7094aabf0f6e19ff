//! The text of `python -m dis`, for code of 3.12 as `Lib/dis.py` of 3.12 writes it and for code of 3.11 as 3.11's does.
//!
//! Nothing is allocated and nothing of the code is trusted: what an argument names and isn't there is shown as
//! `<unknown>`. Objects are the caller's, who says through [`Describe`] how they look.

mod argument;
mod instructions;
mod labels;
mod line_starts;
mod listing;
#[cfg(test)]
mod tests;

use core::fmt;

use crate::code::Code;
use crate::isa::Version;

pub use instructions::{Instruction, Instructions};

/// Nested deeper than this, code is not followed: CPython ends in a `RecursionError` near there.
const DEEPEST: usize = 900;

/// How the objects that code refers to look.
pub trait Describe<O> {
    /// Writes `repr(object)`: a constant.
    fn repr(&self, object: O, out: &mut dyn fmt::Write) -> fmt::Result;

    /// Writes `str(object)`: a name.
    fn text(&self, object: O, out: &mut dyn fmt::Write) -> fmt::Result;

    /// The code object that `object` is.
    fn as_code(&self, object: O) -> Option<Code<'_, O>>;
}

/// `dis.disassemble(code)`: the instructions of this code object alone.
///
/// # Errors
/// Only those of `out`.
pub fn disassemble<O: Copy>(
    version: Version,
    code: &Code<'_, O>,
    describe: &impl Describe<O>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    listing::write(version, code, describe, out)
}

/// `dis.dis(code)`: this code object and those among its constants, the outer before the inner.
///
/// # Errors
/// Those of `out`, and when code is nested more than 900 deep.
pub fn disassemble_all<O: Copy>(
    version: Version,
    code: &Code<'_, O>,
    describe: &impl Describe<O>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    nested(version, code, describe, out, 0)
}

fn nested<O: Copy>(
    version: Version,
    code: &Code<'_, O>,
    describe: &impl Describe<O>,
    out: &mut dyn fmt::Write,
    depth: usize,
) -> fmt::Result {
    if depth > DEEPEST {
        return Err(fmt::Error);
    }
    listing::write(version, code, describe, out)?;
    for &object in code.consts {
        let Some(inner) = describe.as_code(object) else { continue };
        out.write_str("\nDisassembly of ")?;
        describe.repr(object, out)?;
        out.write_str(":\n")?;
        nested(version, &inner, describe, out, depth + 1)?;
    }
    Ok(())
}

/// Writes the repr of a code object: `<code object f at 0x00000000002a, file "x.py", line 1>`.
///
/// CPython prints where the object lies in memory; here it is the `address` that the caller gives, twelve digits wide.
///
/// # Errors
/// Only those of `out`.
pub fn code_repr<O: Copy>(
    code: &Code<'_, O>,
    address: u64,
    describe: &impl Describe<O>,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    out.write_str("<code object ")?;
    describe.text(code.name, out)?;
    write!(out, " at {address:#014x}, file \"")?;
    describe.text(code.filename, out)?;
    // As in `code_repr` of CPython's `Objects/codeobject.c`, line 0 is no line.
    let line = if code.firstlineno == 0 { -1 } else { code.firstlineno };
    write!(out, "\", line {line}>")
}
