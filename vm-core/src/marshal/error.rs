//! What can be wrong with marshalled bytes.

use core::fmt;

/// What can be wrong with marshalled bytes. Offsets are in bytes from the start of what was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoadError {
    /// The bytes end inside an object.
    Truncated,
    /// The file's magic number is of no version that is supported (the number found).
    BadMagic(u16),
    /// An unknown type byte, or one that no `.pyc` holds in this place, at an offset.
    BadType(u8, usize),
    /// A reference to an object that isn't there, or is not complete.
    BadReference(usize),
    /// A field of the code object at this offset has the wrong type or an impossible value.
    BadCode(usize),
    /// A number, text or length that the format doesn't allow.
    BadData(usize),
    /// Nested deeper than the builder can hold.
    TooDeep,
    /// The builder has no memory left.
    Memory,
    /// Code of 3.11 that has no form in 3.12.
    Translate(crate::verify::VerifyError),
    /// It needs a Cargo feature of the object model that this build is without.
    LeftOut(&'static str),
    /// The code object did not verify.
    Verify(crate::verify::VerifyError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Truncated => f.write_str("the bytes end inside an object"),
            Self::BadMagic(magic) => write!(f, "magic number {magic} is neither Python 3.12's nor 3.11's"),
            Self::BadType(byte, at) => write!(f, "unexpected type byte {byte:#04x} at offset {at}"),
            Self::BadReference(at) => write!(f, "reference to no complete object at offset {at}"),
            Self::BadCode(at) => write!(f, "impossible field in the code object at offset {at}"),
            Self::BadData(at) => write!(f, "number, text or length that the format does not allow at offset {at}"),
            Self::TooDeep => f.write_str("nested too deeply"),
            Self::Memory => f.write_str("no memory left to load into"),
            Self::Translate(error) => write!(f, "not valid 3.11 code: {error}"),
            Self::LeftOut(feature) => write!(f, "this build is without the feature '{feature}' of vm-objects"),
            Self::Verify(error) => write!(f, "not valid code: {error}"),
        }
    }
}

impl core::error::Error for LoadError {}
