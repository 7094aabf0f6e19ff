//! Images written: modules into the format that [`vm_core::image`] reads, stripped if asked for.

mod strip;
#[cfg(test)]
mod tests;

use alloc::rc::Rc;

use vm_core::image::{BYTECODE, CHECKED_FROM, HEADER, MAGIC, PACKAGE, ROW, VERSION, crc32};

use crate::error::{CompileError, ErrorKind};
use crate::marshal::write_constant;
use crate::object::{CodeObject, Constant};

pub use strip::strip;

/// A module to be put into an image.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its full name, with dots.
    pub name: String,
    /// Whether others can be inside it.
    pub is_package: bool,
    /// Its code.
    pub code: Rc<CodeObject>,
}

/// An image of some modules, the first of which is the program.
///
/// # Errors
/// `OverflowError` if something is longer than the format can say.
pub fn write(modules: &[Module]) -> Result<Vec<u8>, CompileError> {
    let mut bytes = vec![0; HEADER + ROW * modules.len()];
    for (index, module) in modules.iter().enumerate() {
        let code = write_constant(&Constant::Code(Rc::clone(&module.code)))?;
        let name_start = number(bytes.len())?;
        bytes.extend(module.name.as_bytes());
        let code_start = number(bytes.len())?;
        bytes.extend(&code);
        let name_len = u16::try_from(module.name.len()).map_err(|_| too_long())?;
        let flags = if module.is_package { PACKAGE } else { 0 };
        let mut row = Vec::with_capacity(ROW);
        row.extend(name_start.to_le_bytes());
        row.extend(name_len.to_le_bytes());
        row.extend(flags.to_le_bytes());
        row.extend(code_start.to_le_bytes());
        row.extend(number(code.len())?.to_le_bytes());
        put(&mut bytes, HEADER + ROW * index, &row);
    }
    let len = number(bytes.len())?;
    put(&mut bytes, 0, &MAGIC);
    put(&mut bytes, 4, &VERSION.to_le_bytes());
    put(&mut bytes, 6, &BYTECODE.to_le_bytes());
    put(&mut bytes, 8, &len.to_le_bytes());
    put(&mut bytes, CHECKED_FROM, &number(modules.len())?.to_le_bytes());
    let sum = crc32(bytes.get(CHECKED_FROM..).unwrap_or_default(), 0);
    put(&mut bytes, 12, &sum.to_le_bytes());
    Ok(bytes)
}

fn put(bytes: &mut [u8], at: usize, part: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + part.len()) {
        place.copy_from_slice(part);
    }
}

fn number(len: usize) -> Result<u32, CompileError> {
    u32::try_from(len).map_err(|_| too_long())
}

fn too_long() -> CompileError {
    let message = "an image has at most 4 GiB, and a name 65535 bytes".to_owned();
    CompileError { kind: ErrorKind::OverflowError, message, location: None, late: false }
}
