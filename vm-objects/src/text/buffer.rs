//! UTF-8 text outside the heap, for digits and specifiers.

use core::fmt;

use crate::Trap;
use crate::heap::Obj;
use crate::object::str::Str;
use crate::python::{Python, Scratch};

/// Bytes that need no memory of their own: an int of a word in base 2.
const FEW: usize = 72;

/// A text that grows: in place while it is short.
pub(crate) struct Utf8<'h> {
    few: [u8; FEW],
    many: Scratch<'h, u8>,
    len: usize,
}

impl Utf8<'_> {
    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        let bytes = if self.len <= FEW { self.few.get(..self.len).unwrap_or(&[]) } else { &self.many };
        // What was written was text.
        core::str::from_utf8(bytes).unwrap_or("")
    }
}

impl fmt::Write for Utf8<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.saturating_add(text.len());
        if let Some(free) = self.few.get_mut(self.len..end) {
            free.copy_from_slice(text.as_bytes());
            self.len = end;
            return Ok(());
        }
        let spilled = if self.len <= FEW { self.few.get(..self.len).unwrap_or(&[]) } else { &[] };
        let fits = spilled.iter().chain(text.as_bytes()).all(|&byte| self.many.push(byte));
        self.len = end;
        if fits { Ok(()) } else { Err(fmt::Error) }
    }
}

impl<'h> Python<'h> {
    /// An empty text.
    pub(crate) fn utf8(&self) -> Utf8<'h> {
        Utf8 { few: [0; FEW], many: self.scratch(), len: 0 }
    }

    /// The text of a str; surrogates as U+FFFD.
    pub(crate) fn utf8_of(&self, text: Obj<Str>) -> Result<Utf8<'h>, Trap> {
        let mut buffer = self.utf8();
        text.write_to(&mut buffer).map_err(|_| Trap::Memory)?;
        Ok(buffer)
    }
}
