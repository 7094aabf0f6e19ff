//! `str`: code points of one width (PEP 393): ASCII, or 1, 2 or 4 bytes for each, always the narrowest that fits.
#![expect(unsafe_code, reason = "reads the text of a complete str in place")]

mod build;
mod intern;
mod ops;
#[cfg(test)]
mod tests;
mod wtf8;

use core::cell::Cell;

pub use intern::InternTable;
pub use wtf8::{Wtf8Chars, encode_wtf8};

use crate::heap::{Header, Obj, RawItem};

const STORAGE_MASK: usize = 0b11;
const INTERNED: u32 = 2;

/// How the code points are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub enum Storage {
    /// One byte each, all below 128: also valid UTF-8.
    Ascii,
    /// One byte each.
    Latin1,
    /// Two bytes each.
    Two,
    /// Four bytes each.
    Four,
}

impl Storage {
    /// The narrowest storage for code points up to `max`.
    pub const fn for_max(max: u32) -> Storage {
        match max {
            0..=0x7f => Storage::Ascii,
            0x80..=0xff => Storage::Latin1,
            0x100..=0xffff => Storage::Two,
            _ => Storage::Four,
        }
    }

    /// Bytes of a code point.
    pub const fn width(self) -> usize {
        match self {
            Storage::Ascii | Storage::Latin1 => 1,
            Storage::Two => 2,
            Storage::Four => 4,
        }
    }
}

/// A str. Trailing: the code points.
#[repr(C)]
pub struct Str {
    pub(super) header: Header,
    len: Cell<u32>,
    /// 0 as long as it is not computed.
    pub(super) hash: Cell<u32>,
}

/// The code points of a str, by their width.
#[derive(Clone, Copy)]
pub enum Text<'a> {
    /// One byte each.
    One(&'a [u8]),
    /// Two bytes each.
    Two(&'a [u16]),
    /// Four bytes each.
    Four(&'a [u32]),
}

/// Does the same with the slice, whatever its width.
macro_rules! each_width {
    ($text:expr, $slice:ident => $body:expr) => {
        match $text {
            $crate::object::str::Text::One($slice) => $body,
            $crate::object::str::Text::Two($slice) => $body,
            $crate::object::str::Text::Four($slice) => $body,
        }
    };
}
use each_width;

impl Obj<Str> {
    /// `len(s)`: code points.
    #[inline(always)]
    #[expect(clippy::len_without_is_empty, reason = "a Python str, not a collection of Rust's")]
    pub fn len(self) -> usize {
        self.len.get() as usize
    }

    /// How the code points are stored.
    #[inline(always)]
    pub fn storage(self) -> Storage {
        match self.header.flags() & STORAGE_MASK {
            0 => Storage::Ascii,
            1 => Storage::Latin1,
            2 => Storage::Two,
            _ => Storage::Four,
        }
    }

    /// Is it in the intern table (then no other str there has its text)?
    #[inline(always)]
    pub fn interned(self) -> bool {
        self.header.flag(INTERNED)
    }

    #[inline(always)]
    fn slice<T: RawItem>(&self) -> &[T] {
        // SAFETY: a str is not written to once it is complete (`build` gives it out only then).
        unsafe { self.raw_slice(self.len()) }.unwrap_or(&[])
    }

    /// The code points.
    #[inline(always)]
    pub fn text(&self) -> Text<'_> {
        match self.storage() {
            Storage::Ascii | Storage::Latin1 => Text::One(self.slice()),
            Storage::Two => Text::Two(self.slice()),
            Storage::Four => Text::Four(self.slice()),
        }
    }

    /// The text in place, if it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        match self.storage() {
            Storage::Ascii => core::str::from_utf8(self.slice()).ok(),
            _ => None,
        }
    }

    /// The code point at an index from 0.
    #[inline]
    pub fn char_at(self, index: usize) -> Option<u32> {
        each_width!(self.text(), s => s.get(index).map(|&c| u32::from(c)))
    }

    /// The code points, one by one.
    pub fn chars(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        (0..self.len()).map(move |index| self.char_at(index).unwrap_or(0))
    }
}
