//! The first word of every object: kind, mark, grey, flags, size.
//!
//! ```text
//! bit 0      8    9    10    14
//!     kind   mark grey flags size of the whole object in words
//! ```
#![expect(unsafe_code, reason = "the kind's byte is read back as the enum that was written")]

use core::cell::Cell;

use super::kinds::Kind;

const KIND_MASK: usize = 0xff;
const MARK: usize = 1 << 8;
const GREY: usize = 1 << 9;
const FLAG_SHIFT: u32 = 10;
const FLAG_MASK: usize = 0b1111;
const SIZE_SHIFT: u32 = 14;

/// The largest object, in words (a megabyte where a word has 32 bits).
pub const MAX_WORDS: usize = usize::MAX >> SIZE_SHIFT;

/// The header of a heap object.
///
/// An object outside the chunks (in flash, say) has its mark set for ever: the collector then never writes to it.
#[repr(transparent)]
pub struct Header(Cell<usize>);

impl Header {
    /// The word of a fresh header. `words` is at most [`MAX_WORDS`].
    #[inline(always)]
    pub(crate) const fn word(kind: Kind, words: usize) -> usize {
        kind as usize | (words << SIZE_SHIFT)
    }

    /// What the object is.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        // SAFETY: the low byte is only ever written by `Header::word`, from a `Kind`.
        unsafe { core::mem::transmute::<u8, Kind>((self.0.get() & KIND_MASK) as u8) }
    }

    /// Size of the whole object, header included, in words.
    #[inline(always)]
    pub fn words(&self) -> usize {
        self.0.get() >> SIZE_SHIFT
    }

    /// One of the four flags, which mean what the type says.
    #[inline(always)]
    pub fn flag(&self, n: u32) -> bool {
        self.0.get() & (1 << (FLAG_SHIFT + n)) != 0
    }

    /// Sets or clears one of the four flags (0 to 3).
    #[inline(always)]
    pub fn set_flag(&self, n: u32, on: bool) {
        let bit = 1 << (FLAG_SHIFT + n);
        self.0.set(if on { self.0.get() | bit } else { self.0.get() & !bit });
    }

    /// The four flags as a number.
    #[inline(always)]
    pub fn flags(&self) -> usize {
        (self.0.get() >> FLAG_SHIFT) & FLAG_MASK
    }

    /// Sets all four flags.
    #[inline(always)]
    pub fn set_flags(&self, flags: usize) {
        self.0.set((self.0.get() & !(FLAG_MASK << FLAG_SHIFT)) | ((flags & FLAG_MASK) << FLAG_SHIFT));
    }

    #[inline(always)]
    pub(crate) fn marked(&self) -> bool {
        self.0.get() & MARK != 0
    }

    #[inline(always)]
    pub(super) fn mark(&self) {
        self.0.set(self.0.get() | MARK);
    }

    #[inline(always)]
    pub(super) fn unmark(&self) {
        self.0.set(self.0.get() & !MARK);
    }

    #[inline(always)]
    pub(super) fn grey(&self) -> bool {
        self.0.get() & GREY != 0
    }

    #[inline(always)]
    pub(super) fn set_grey(&self, on: bool) {
        self.0.set(if on { self.0.get() | GREY } else { self.0.get() & !GREY });
    }

    pub(super) fn set_words(&self, words: usize) {
        self.0.set((self.0.get() & ((1 << SIZE_SHIFT) - 1)) | (words << SIZE_SHIFT));
    }
}
