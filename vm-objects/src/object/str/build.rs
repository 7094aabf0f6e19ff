//! Making strs.

use core::cell::Cell;
use core::sync::atomic::{Ordering, compiler_fence};

use super::{INTERNED, Storage, Str, Text, Wtf8Chars};
use crate::heap::{Heap, Obj, WORD};
use vm_core::object::Trap;

/// A str being written: its length and storage are fixed from the start.
///
/// The storage must be the narrowest for the text (see [`Storage::for_max`]): strs are compared and hashed by it.
pub struct StrFill {
    text: Obj<Str>,
    at: usize,
}

impl StrFill {
    /// Room for `len` code points.
    pub fn new(heap: &mut Heap, len: usize, storage: Storage) -> Result<StrFill, Trap> {
        let text = Str::unfinished(heap, len.saturating_mul(storage.width()).div_ceil(WORD))?;
        Ok(StrFill { text: text.complete(len, storage)?, at: 0 })
    }

    /// Writes the code points of a text.
    #[inline]
    pub fn push(&mut self, text: Text<'_>) {
        let at = self.at;
        match (self.text.storage(), text) {
            (Storage::Ascii, Text::One(from)) => copy(self.text.raw(), at, from, |c| c & 0x7f),
            (Storage::Latin1, Text::One(from)) => copy(self.text.raw(), at, from, |c| c),
            (Storage::Two, Text::One(from)) => copy(self.text.raw_items::<u16>(), at, from, u16::from),
            (Storage::Two, Text::Two(from)) => copy(self.text.raw_items::<u16>(), at, from, |c| c),
            (Storage::Four, Text::One(from)) => copy(self.text.raw_items::<u32>(), at, from, u32::from),
            (Storage::Four, Text::Two(from)) => copy(self.text.raw_items::<u32>(), at, from, u32::from),
            (Storage::Four, Text::Four(from)) => copy(self.text.raw_items::<u32>(), at, from, |c| c),
            // Wide text whose code points happen to be small: a part of a wider str.
            (_, Text::Two(from)) => return from.iter().for_each(|&c| self.push_char(c.into())),
            (_, Text::Four(from)) => return from.iter().for_each(|&c| self.push_char(c)),
        }
        self.at = at.saturating_add(text.len());
    }

    /// Writes ASCII or Latin-1 bytes.
    #[inline]
    pub fn push_bytes(&mut self, bytes: &[u8]) {
        self.push(Text::One(bytes));
    }

    /// Writes one code point.
    #[inline]
    pub fn push_char(&mut self, c: u32) {
        let at = self.at;
        match self.text.storage() {
            Storage::Ascii => copy(self.text.raw(), at, &[c], |c| c as u8 & 0x7f),
            Storage::Latin1 => copy(self.text.raw(), at, &[c], |c| c as u8),
            Storage::Two => copy(self.text.raw_items::<u16>(), at, &[c], |c| c as u16),
            Storage::Four => copy(self.text.raw_items::<u32>(), at, &[c], |c| c),
        }
        self.at = at.saturating_add(1);
    }

    /// The str; what was not written is left out.
    pub fn finish(self) -> Obj<Str> {
        let len = self.text.len().min(self.at);
        self.text.len.set(len as u32);
        self.text
    }
}

/// Writes `from` into the cells from `at` on; what has no room is dropped.
#[inline(always)]
fn copy<A: Copy, B: Copy>(to: &[Cell<B>], at: usize, from: &[A], convert: impl Fn(A) -> B) {
    /// Fewer are written one by one: to set out for many costs more than they do.
    const MANY: usize = 16;
    let to = to.get(at..).unwrap_or(&[]);
    if from.len() < MANY {
        for (to, &from) in to.iter().zip(from) {
            compiler_fence(Ordering::SeqCst);
            to.set(convert(from));
        }
        return;
    }
    for (to, &from) in to.iter().zip(from) {
        to.set(convert(from));
    }
}

impl Str {
    /// A str of `len` code points, none above `max`, which are the first `len` of `chars`. `max` must be exact: the
    /// storage is always the narrowest.
    pub fn from_code_points(
        heap: &mut Heap,
        len: usize,
        max: u32,
        chars: impl Iterator<Item = u32>,
    ) -> Result<Obj<Str>, Trap> {
        let mut fill = StrFill::new(heap, len, Storage::for_max(max))?;
        chars.take(len).for_each(|c| fill.push_char(c));
        Ok(fill.finish())
    }

    /// A str of a text or a part of one, which may need narrower storage than it has.
    pub fn from_text(heap: &mut Heap, text: Text<'_>) -> Result<Obj<Str>, Trap> {
        let mut fill = StrFill::new(heap, text.len(), Storage::for_max(text.max()))?;
        fill.push(text);
        Ok(fill.finish())
    }

    /// A str of ASCII bytes.
    fn from_ascii(heap: &mut Heap, bytes: &[u8]) -> Result<Obj<Str>, Trap> {
        let mut fill = StrFill::new(heap, bytes.len(), Storage::Ascii)?;
        fill.push_bytes(bytes);
        Ok(fill.finish())
    }

    /// A str of Rust text.
    pub fn from_str(heap: &mut Heap, text: &str) -> Result<Obj<Str>, Trap> {
        if text.is_ascii() {
            return Str::from_ascii(heap, text.as_bytes());
        }
        let (len, max) = measure(text.chars().map(u32::from));
        Str::from_code_points(heap, len, max, text.chars().map(u32::from))
    }

    /// A str of UTF-8 in which surrogates may be encoded as well (marshal's `surrogatepass`). `None` if the bytes
    /// are not that.
    pub fn from_wtf8(heap: &mut Heap, bytes: &[u8]) -> Result<Option<Obj<Str>>, Trap> {
        if bytes.is_ascii() {
            return Str::from_ascii(heap, bytes).map(Some);
        }
        let mut chars = Wtf8Chars::new(bytes);
        let (len, max) = measure(chars.by_ref());
        if chars.failed() {
            return Ok(None);
        }
        Str::from_code_points(heap, len, max, Wtf8Chars::new(bytes)).map(Some)
    }

    /// A str of one code point.
    pub fn from_char(heap: &mut Heap, c: u32) -> Result<Obj<Str>, Trap> {
        Str::from_code_points(heap, 1, c, core::iter::once(c))
    }

    /// The interned str of a text: the one that is there, or a new one.
    pub fn intern(heap: &mut Heap, text: &str) -> Result<Obj<Str>, Trap> {
        let hash = crate::object::hash::hash_chars(text.chars().map(u32::from));
        if let Some(found) = heap.interned.find(hash, |s| s.eq_text(text)) {
            return Ok(found);
        }
        Str::from_str(heap, text)?.interned_in(heap)
    }
}

impl Str {
    /// A str of no text, with room for `words` words of it, to be written and then completed.
    pub(super) fn unfinished(heap: &mut Heap, words: usize) -> Result<Obj<Str>, Trap> {
        let text = heap.alloc::<Str>(words)?;
        text.len.set(0);
        text.hash.set(0);
        Ok(text)
    }
}

impl Obj<Str> {
    /// Says how much of an unfinished str's room is text, and how it is stored.
    pub(super) fn complete(self, len: usize, storage: Storage) -> Result<Obj<Str>, Trap> {
        if len.saturating_mul(storage.width()) > self.raw().len() {
            return Err(Trap::Memory);
        }
        self.len.set(u32::try_from(len).map_err(|_| Trap::Memory)?);
        self.header.set_flags(storage as usize);
        Ok(self)
    }

    /// The interned str with this one's text: itself, if there was none.
    pub fn interned_in(self, heap: &mut Heap) -> Result<Obj<Str>, Trap> {
        if self.interned() {
            return Ok(self);
        }
        let hash = crate::object::hash::hash_str(self);
        if let Some(found) = heap.interned.find(hash, |s| s.same_text(self)) {
            return Ok(found);
        }
        super::InternTable::add(heap, hash, self)?;
        self.header.set_flag(INTERNED, true);
        Ok(self)
    }
}

/// How many code points, and the largest.
fn measure(chars: impl Iterator<Item = u32>) -> (usize, u32) {
    chars.fold((0, 0), |(len, max), c| (len + 1, max.max(c)))
}
