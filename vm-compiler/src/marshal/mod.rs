//! Code objects to and from `.pyc` files: the marshal format of CPython 3.12, and reading of 3.11's.

mod builder;
mod writer;

use alloc::rc::Rc;

use vm_core::isa::Version;
use vm_core::marshal::{LoadError, load, pyc};

use crate::error::CompileError;
use crate::object::{CodeObject, Constant};

/// Reads a `.pyc` of CPython 3.12 or 3.11. The code stays as that version wrote it.
///
/// # Errors
/// What [`LoadError`] says of the bytes; [`LoadError::Memory`] too for a small file that would become huge.
pub fn read_pyc(bytes: &[u8]) -> Result<(Version, Rc<CodeObject>), LoadError> {
    let (version, body) = pyc::open(bytes)?;
    match read_constant(body, version)? {
        Constant::Code(code) => Ok((version, code)),
        _ => Err(LoadError::BadCode(0)),
    }
}

/// Reads one marshalled object.
///
/// # Errors
/// As [`read_pyc`].
pub fn read_constant(bytes: &[u8], version: Version) -> Result<Constant, LoadError> {
    let mut builder = builder::ConstantBuilder::default();
    let object = load(bytes, version, &mut builder)?;
    builder.take(object)
}

/// A `.pyc` that stock CPython 3.12 loads: `mtime` and `source_size` are those of the source, in seconds and bytes,
/// by which CPython sees whether the file is stale.
///
/// # Errors
/// `OverflowError` if something is longer than the format can say.
pub fn write_pyc(code: &Rc<CodeObject>, mtime: u32, source_size: u32) -> Result<Vec<u8>, CompileError> {
    let mut bytes = Vec::new();
    bytes.extend(pyc::MAGIC_3_12.to_le_bytes());
    bytes.extend(b"\r\n");
    bytes.extend(0u32.to_le_bytes());
    bytes.extend(mtime.to_le_bytes());
    bytes.extend(source_size.to_le_bytes());
    bytes.extend(write_constant(&Constant::Code(Rc::clone(code)))?);
    Ok(bytes)
}

/// One object, marshalled as CPython 3.12 reads it.
///
/// # Errors
/// As [`write_pyc`].
pub fn write_constant(constant: &Constant) -> Result<Vec<u8>, CompileError> {
    writer::write(constant)
}

#[cfg(test)]
mod tests;
