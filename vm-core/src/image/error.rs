//! Why bytes are no image that this build runs.

use core::fmt;

use super::{BYTECODE, VERSION};

/// Why bytes are no image that this build runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImageError {
    /// They do not begin as an image does.
    NoImage,
    /// The format is of another version: that of the image.
    Version(u16),
    /// It has the bytecode of another CPython: the magic number of its `.pyc` files.
    Bytecode(u16),
    /// It says that it is longer than it is.
    Truncated,
    /// The checksum is another.
    Checksum,
    /// There is no module in it.
    Empty,
    /// A row of its table means nothing.
    Table(u32),
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoImage => f.write_str("this is no image"),
            Self::Version(found) => {
                write!(
                    f,
                    "the image is of version {found}, and this build runs images of version {VERSION}: freeze it again"
                )
            }
            Self::Bytecode(found) => {
                write!(
                    f,
                    "the image has bytecode of magic number {found}, and this build runs {BYTECODE}: freeze it again"
                )
            }
            Self::Truncated => f.write_str("the image is cut off"),
            Self::Checksum => f.write_str("the image is damaged: its checksum is another"),
            Self::Empty => f.write_str("there is no module in the image"),
            Self::Table(row) => write!(f, "row {row} of the image's table means nothing"),
        }
    }
}

impl core::error::Error for ImageError {}
