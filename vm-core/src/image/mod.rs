//! Images: several compiled modules in one piece of memory, run where they lie.
//!
//! An image has no address in it, so that it lies anywhere; it is checked as a whole before a byte of it is used
//! ([`Image::open`]: magic, version, length, checksum, table). That its *code* is sound is the verifier's business, as for any
//! other code: a checksum is no proof of good intentions. Numbers are little-endian:
//!
//! ```text
//!   0  4  the magic number, 93 "CVM"
//!   4  2  the version of this format
//!   6  2  whose bytecode it is: the magic number of a CPython's .pyc
//!   8  4  bytes of the image, all of it
//!  12  4  CRC-32 of what follows
//!  16  4  number of modules; the first is the program
//!  20     a row for each: where its name begins, the name's length and flags (bit 0: a package), where its code begins, and
//!         the code's length; 2 bytes for each of the two in the middle, 4 for the others
//!         names and marshalled code objects
//! ```

mod checksum;
mod error;
#[cfg(test)]
mod tests;

pub use checksum::crc32;
pub use error::ImageError;

use crate::marshal::pyc::MAGIC_3_12;

/// What an image begins with; no text and no `.pyc` does.
pub const MAGIC: [u8; 4] = [0x93, b'C', b'V', b'M'];
/// The version of the format that this build writes, and the only one that it runs.
pub const VERSION: u16 = 1;
/// The bytecode in an image: CPython 3.12's.
pub const BYTECODE: u16 = MAGIC_3_12;
/// Bytes before the checksum's end: what it covers begins here.
pub const CHECKED_FROM: usize = 16;
/// Bytes before the table.
pub const HEADER: usize = 20;
/// Bytes of a row of the table.
pub const ROW: usize = 16;
/// The flag of a row that stands for a package.
pub const PACKAGE: u16 = 1;

/// An image that passed every check but the verifier's.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a> {
    bytes: &'a [u8],
    count: u32,
}

/// A module in an image.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Module<'a> {
    /// Its full name, with dots.
    pub name: &'a str,
    /// Whether others can be inside it.
    pub is_package: bool,
    /// Its marshalled code object, unverified.
    pub code: &'a [u8],
}

/// Whether bytes claim to be an image.
#[must_use]
pub fn is_image(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

impl<'a> Image<'a> {
    /// Checks that `bytes` begin with a whole image. What lies behind it (the rest of a page of flash) is not looked at.
    ///
    /// # Errors
    /// What is wrong with it. Any single changed bit, and any missing byte, is.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ImageError> {
        if !is_image(bytes) {
            return Err(ImageError::NoImage);
        }
        let version = read_u16(bytes, 4).ok_or(ImageError::Truncated)?;
        if version != VERSION {
            return Err(ImageError::Version(version));
        }
        let bytecode = read_u16(bytes, 6).ok_or(ImageError::Truncated)?;
        if bytecode != BYTECODE {
            return Err(ImageError::Bytecode(bytecode));
        }
        let length = read_u32(bytes, 8).ok_or(ImageError::Truncated)?;
        let bytes = bytes.get(..length as usize).ok_or(ImageError::Truncated)?;
        let wanted = read_u32(bytes, 12).ok_or(ImageError::Truncated)?;
        if crc32(bytes.get(CHECKED_FROM..).unwrap_or_default(), 0) != wanted {
            return Err(ImageError::Checksum);
        }
        let count = read_u32(bytes, CHECKED_FROM).ok_or(ImageError::Truncated)?;
        let image = Self { bytes, count };
        if count == 0 {
            return Err(ImageError::Empty);
        }
        match (0..count).find(|&row| image.row(row).is_none()) {
            Some(row) => Err(ImageError::Table(row)),
            None => Ok(image),
        }
    }

    /// The program; its code is run as `__main__`.
    #[must_use]
    pub fn main(&self) -> Module<'a> {
        // There is one, says `open`.
        self.row(0).unwrap_or(Module { name: "", is_package: false, code: &[] })
    }

    /// The module of this name, to be imported. The program is none of them.
    #[must_use]
    pub fn module(&self, name: &str) -> Option<Module<'a>> {
        self.modules().skip(1).find(|module| module.name == name)
    }

    /// The program, then every module.
    pub fn modules(&self) -> impl Iterator<Item = Module<'a>> + use<'a> {
        let image = *self;
        (0..self.count).filter_map(move |row| image.row(row))
    }

    /// Bytes of the image.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Never: an image has a program.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn row(&self, index: u32) -> Option<Module<'a>> {
        let at = (index as usize).checked_mul(ROW)?.checked_add(HEADER)?;
        let name = self.part(read_u32(self.bytes, at)?, u32::from(read_u16(self.bytes, at.checked_add(4)?)?))?;
        let flags = read_u16(self.bytes, at.checked_add(6)?)?;
        let code = self.part(read_u32(self.bytes, at.checked_add(8)?)?, read_u32(self.bytes, at.checked_add(12)?)?)?;
        let name = core::str::from_utf8(name).ok()?;
        (flags & !PACKAGE == 0).then_some(Module { name, is_package: flags == PACKAGE, code })
    }

    fn part(&self, start: u32, len: u32) -> Option<&'a [u8]> {
        self.bytes.get(start as usize..(start as usize).checked_add(len as usize)?)
    }
}

fn read_u16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|&number| u16::from_le_bytes(number))
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|&number| u32::from_le_bytes(number))
}
