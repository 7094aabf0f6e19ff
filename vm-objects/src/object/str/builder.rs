//! Text of unknown length, piece by piece: for `repr`, formatting, joining.

use core::fmt;

use super::{Storage, Str, Text, encode_wtf8};
use crate::heap::{Heap, Obj, WORD};
use vm_core::object::Trap;

/// Room for the first text, in bytes.
const FIRST: usize = 32;

/// A str that grows. It borrows the heap, which does not collect meanwhile: a growing text leaves its old buffers to
/// the next collection, unless it was the last to allocate (then it grows in place).
///
/// As a [`fmt::Write`] it answers an error where there is no room; [`StrBuilder::finish`] then says the trap.
pub struct StrBuilder<'h> {
    heap: &'h mut Heap,
    /// WTF-8 bytes in a str that is not complete.
    buffer: Option<Obj<Str>>,
    len: usize,
    ascii: bool,
    full: bool,
}

impl<'h> StrBuilder<'h> {
    /// An empty text.
    pub fn new(heap: &'h mut Heap) -> StrBuilder<'h> {
        StrBuilder { heap, buffer: None, len: 0, ascii: true, full: false }
    }

    /// Adds the text of a str.
    pub fn push(&mut self, text: Obj<Str>) -> Result<(), Trap> {
        if let Some(ascii) = text.as_ascii() {
            return self.push_bytes(ascii.as_bytes());
        }
        text.chars().try_for_each(|c| self.push_char(c))
    }

    /// Adds one code point (a surrogate too).
    pub fn push_char(&mut self, c: u32) -> Result<(), Trap> {
        let (bytes, len) = encode_wtf8(c);
        self.push_bytes(bytes.get(..len).unwrap_or(&[]))
    }

    /// Adds Rust text.
    pub fn push_text(&mut self, text: &str) -> Result<(), Trap> {
        self.push_bytes(text.as_bytes())
    }

    /// Bytes so far, as WTF-8.
    pub fn wtf8_len(&self) -> usize {
        self.len
    }

    fn push_bytes(&mut self, bytes: &[u8]) -> Result<(), Trap> {
        let end = self.len.saturating_add(bytes.len());
        let buffer = self.reserve(end)?;
        for (to, &byte) in buffer.raw().get(self.len..).unwrap_or(&[]).iter().zip(bytes) {
            to.set(byte);
        }
        self.ascii &= bytes.is_ascii();
        self.len = end;
        Ok(())
    }

    fn reserve(&mut self, end: usize) -> Result<Obj<Str>, Trap> {
        let capacity = end.saturating_add(end / 2).max(FIRST).div_ceil(WORD);
        if let Some(buffer) = self.buffer
            && (buffer.raw().len() >= end || self.heap.grow_last(buffer, capacity))
        {
            return Ok(buffer);
        }
        let new = match Str::unfinished(self.heap, capacity) {
            Ok(new) => new,
            Err(trap) => {
                self.full = true;
                return Err(trap);
            }
        };
        if let Some(old) = self.buffer {
            for (to, from) in new.raw().iter().zip(old.raw().iter().take(self.len)) {
                to.set(from.get());
            }
        }
        self.buffer = Some(new);
        Ok(new)
    }

    /// The str.
    pub fn finish(self) -> Result<Obj<Str>, Trap> {
        if self.full {
            return Err(Trap::Memory);
        }
        let Some(buffer) = self.buffer else { return Str::from_text(self.heap, Text::One(&[])) };
        if self.ascii {
            self.heap.shrink(buffer, self.len.div_ceil(WORD));
            return buffer.complete(self.len, Storage::Ascii);
        }
        // The buffer, complete as the bytes that it has: each a code point of one byte.
        let bytes = buffer.complete(self.len, Storage::Latin1)?;
        let text = match bytes.text() {
            Text::One(bytes) => Str::from_wtf8(self.heap, bytes)?,
            Text::Two(_) | Text::Four(_) => None,
        };
        Ok(text.unwrap_or(bytes))
    }
}

/// A text that is not finished, put aside so that the heap may be used. A collection does not know of it.
#[derive(Clone, Copy, Default)]
pub struct Paused {
    buffer: Option<Obj<Str>>,
    len: usize,
    wide: bool,
    full: bool,
}

impl Paused {
    /// Goes on with the text.
    pub fn resume(self, heap: &mut Heap) -> StrBuilder<'_> {
        StrBuilder { heap, buffer: self.buffer, len: self.len, ascii: !self.wide, full: self.full }
    }

    /// Is there no text yet?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl StrBuilder<'_> {
    /// Puts the text aside.
    pub fn pause(self) -> Paused {
        Paused { buffer: self.buffer, len: self.len, wide: !self.ascii, full: self.full }
    }
}

impl fmt::Write for StrBuilder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_text(text).map_err(|_| fmt::Error)
    }
}
