//! `str`: code points of one width (PEP 393): ASCII, or 1, 2 or 4 bytes for each, always the narrowest that fits.
#![expect(unsafe_code, reason = "reads the text of a complete str in place")]

mod build;
mod builder;
mod intern;
mod ops;
mod shared;
#[cfg(test)]
mod tests;
mod wtf8;

use core::cell::Cell;

pub use build::StrFill;
pub use builder::{Paused, StrBuilder};
pub use intern::InternTable;
pub use wtf8::{Wtf8Chars, encode_wtf8};

use crate::heap::{Header, Obj, RawItem};

const STORAGE_MASK: usize = 0b11;
const INTERNED: u32 = 2;
/// The text is in a buffer: see `shared`.
const SHARED: u32 = 3;

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

/// A str. Trailing: the code points, or of a long one that was added to, where they are.
#[repr(C)]
pub struct Str {
    pub(super) header: Header,
    len: Cell<u32>,
    /// 0 as long as it is not computed.
    pub(super) hash: Cell<u32>,
}

// Two words on a desktop, three on a chip.
const _: () = assert!(size_of::<Str>() == if size_of::<usize>() == 4 { 12 } else { 16 });

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

impl<'a> Text<'a> {
    /// How many code points.
    #[expect(clippy::len_without_is_empty, reason = "a Python text, not a collection of Rust's")]
    #[inline]
    pub fn len(&self) -> usize {
        each_width!(*self, s => s.len())
    }

    /// The code points from `start` to `end`; none if they are not there.
    pub fn part(&self, start: usize, end: usize) -> Text<'a> {
        match *self {
            Text::One(s) => Text::One(s.get(start..end).unwrap_or(&[])),
            Text::Two(s) => Text::Two(s.get(start..end).unwrap_or(&[])),
            Text::Four(s) => Text::Four(s.get(start..end).unwrap_or(&[])),
        }
    }

    /// The code point at an index.
    #[inline]
    pub fn get(&self, index: usize) -> Option<u32> {
        each_width!(*self, s => s.get(index).map(|&c| c.code_point()))
    }

    /// The largest code point; 0 of an empty text.
    pub fn max(&self) -> u32 {
        each_width!(*self, s => s.iter().fold(0, |max, &c| max.max(c.code_point())))
    }
}

/// A stored code point.
pub trait Unit: Copy {
    /// The code point.
    fn code_point(self) -> u32;
}

impl Unit for u8 {
    #[inline(always)]
    fn code_point(self) -> u32 {
        self.into()
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn code_point(self) -> u32 {
        self.into()
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn code_point(self) -> u32 {
        self
    }
}

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
        if self.header.flag(SHARED) {
            // SAFETY: the buffer has as many code points in this storage, which don't change, and lives as long as the str.
            return unsafe { core::slice::from_raw_parts(self.shared_start().cast(), self.len()) };
        }
        // SAFETY: `StrFill` made room for the length in this storage (the callers take the storage's width), and
        // gives the str out when it is complete.
        unsafe { self.raw_slice(self.len()) }
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
            // SAFETY: no byte of an ASCII str is above 127 (`StrFill` writes no other).
            Storage::Ascii => Some(unsafe { core::str::from_utf8_unchecked(self.slice()) }),
            _ => None,
        }
    }

    /// The code point at an index from 0.
    #[inline]
    pub fn char_at(self, index: usize) -> Option<u32> {
        self.text().get(index)
    }

    /// The code points, one by one. Where it matters, match on [`Obj::text`] and loop over the slice.
    pub fn chars(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone {
        let text = self.text();
        (0..self.len()).map(move |index| text.get(index).unwrap_or(0))
    }
}
