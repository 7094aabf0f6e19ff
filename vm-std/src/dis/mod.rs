//! `cellar dis`: the text of `python -m dis`, from files.
//!
//! The same file always gives the same text. Where CPython prints the address of a code object, its number in the
//! file stands, and a frozenset has the order that `PYTHONHASHSEED=0` gives.

mod arena;
mod compiled;
mod error;
mod hash;
mod output;
mod set_order;
mod unicode_15;

use std::io::Write;
use std::path::Path;

use vm_compiler::CodeObject;
use vm_core::dis::disassemble_all;
use vm_core::isa::Version;
use vm_core::marshal::{self, LoadError, pyc};

use arena::{Arena, Id};
pub use error::DisError;
use output::Output;

/// Writes what `dis` tells of the file at `path`, a `.pyc` of CPython 3.12 or 3.11.
///
/// # Errors
/// When the file can't be read, isn't such a `.pyc`, or `out` fails.
pub fn disassemble_file(path: &Path, out: &mut impl Write) -> Result<(), DisError> {
    disassemble_pyc(&std::fs::read(path)?, out)
}

/// Writes what `dis` tells of a `.pyc` that was read.
///
/// # Errors
/// When the bytes aren't a `.pyc` of CPython 3.12 or 3.11, or `out` fails.
pub fn disassemble_pyc(bytes: &[u8], out: &mut impl Write) -> Result<(), DisError> {
    let (version, marshalled) = pyc::open(bytes)?;
    disassemble_marshalled(version, marshalled, out)
}

/// Writes what `dis` tells of a code object as `marshal` of `version` writes it: a `.pyc` without its header.
///
/// # Errors
/// When the bytes aren't that, or `out` fails.
pub fn disassemble_marshalled(version: Version, bytes: &[u8], out: &mut impl Write) -> Result<(), DisError> {
    let mut arena = Arena::new(version);
    let root = marshal::load(bytes, version, &mut arena)?;
    list(version, &arena, root, out)
}

/// Writes what `dis` tells of a code object that the compiler made.
///
/// # Errors
/// When it is nested too deeply, or `out` fails.
pub fn disassemble_code(code: &CodeObject, out: &mut impl Write) -> Result<(), DisError> {
    let mut arena = Arena::new(Version::V3_12);
    let root = arena.add_code(code)?;
    list(Version::V3_12, &arena, root, out)
}

fn list(version: Version, arena: &Arena<'_>, root: Id, out: &mut impl Write) -> Result<(), DisError> {
    let Some(code) = arena.code(root) else { return Err(DisError::Load(LoadError::BadCode(0))) };
    let mut out = Output::new(out);
    let written = disassemble_all(version, &code, arena, &mut out);
    out.finish(written)
}
