//! `cellar dis`: the text of `python -m dis`, of sources and of `.pyc` files.
//!
//! The same file always gives the same text. Where CPython prints the address of a code object, its place in the
//! listing stands, counted from 0; a frozenset has the order that `PYTHONHASHSEED=0` gives.

mod error;
mod output;
mod shown;
mod unicode_15;

use std::io::Write;
use std::path::Path;

use vm_compiler::{CodeObject, Mode, Options, compile, decode, marshal};
use vm_core::isa::Version;

pub use error::DisError;
use output::Output;
use shown::Codes;

/// Writes what `dis` tells of the file at `path`: a `.pyc` of CPython 3.12 or 3.11 if it is called so, else a source.
///
/// # Errors
/// When the file can't be read, isn't such a `.pyc` or doesn't compile, or `out` fails.
pub fn disassemble_file(path: &Path, out: &mut impl Write) -> Result<(), DisError> {
    if path.extension().is_some_and(|extension| extension == "pyc") {
        return disassemble_pyc(&std::fs::read(path)?, out);
    }
    let (bytes, filename) = (std::fs::read(path)?, path.display().to_string());
    disassemble_source(&decode(&bytes, &filename)?, &filename, out)
}

/// Writes what `dis` tells of a source.
///
/// # Errors
/// When it doesn't compile, or `out` fails.
pub fn disassemble_source(source: &str, filename: &str, out: &mut impl Write) -> Result<(), DisError> {
    let code = compile(source, filename, Mode::Exec, Options::default())?;
    disassemble_code(Version::V3_12, &code, out)
}

/// Writes what `dis` tells of a `.pyc` that was read.
///
/// # Errors
/// When the bytes aren't a `.pyc` of CPython 3.12 or 3.11, or `out` fails.
pub fn disassemble_pyc(bytes: &[u8], out: &mut impl Write) -> Result<(), DisError> {
    let (version, code) = marshal::read_pyc(bytes)?;
    disassemble_code(version, &code, out)
}

/// Writes what `dis` tells of a code object, whose code is of `version`.
///
/// # Errors
/// When `out` fails.
pub fn disassemble_code(version: Version, code: &CodeObject, out: &mut impl Write) -> Result<(), DisError> {
    let mut out = Output::new(out);
    let written = Codes::of(code).list(version, code, &mut out);
    out.finish(written)
}
