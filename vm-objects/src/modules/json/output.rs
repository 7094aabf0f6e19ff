//! The text that an encoder writes: bytes in the heap, so that a run may stop between two values.

use super::strings::Piece;
use crate::Trap;
use crate::heap::Obj;
use crate::object::bytes::ByteArray;
use crate::object::str::{Storage, Str, StrFill, encode_wtf8};
use crate::python::Python;
use crate::value::Value;

/// WTF-8 that grows at its end.
pub(super) struct Output {
    bytes: Obj<ByteArray>,
    len: usize,
}

impl Output {
    /// Goes on behind the first `len` bytes.
    pub(super) fn new(bytes: Obj<ByteArray>, len: usize) -> Output {
        bytes.len.set(len.min(bytes.len.get()));
        Output { bytes, len: bytes.len.get() }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn bytes(&mut self, py: &mut Python<'_>, new: &[u8]) -> Result<(), Trap> {
        let end = self.len.saturating_add(new.len());
        self.bytes.reserve(&mut py.heap, end)?;
        if let Some(raw) = self.bytes.buffer() {
            for (to, &from) in raw.raw().iter().skip(self.len).zip(new) {
                to.set(from);
            }
        }
        self.len = end;
        self.bytes.len.set(end);
        Ok(())
    }

    /// Adds Rust text.
    pub(super) fn text(&mut self, py: &mut Python<'_>, text: &str) -> Result<(), Trap> {
        self.bytes(py, text.as_bytes())
    }

    /// Adds the text of a str.
    pub(super) fn string(&mut self, py: &mut Python<'_>, text: Obj<Str>) -> Result<(), Trap> {
        match text.as_ascii() {
            Some(ascii) => self.text(py, ascii),
            None => text.chars().try_for_each(|c| self.char(py, c)),
        }
    }

    fn char(&mut self, py: &mut Python<'_>, c: u32) -> Result<(), Trap> {
        let (bytes, len) = encode_wtf8(c);
        self.bytes(py, bytes.get(..len).unwrap_or(&bytes))
    }

    /// Adds a part of an encoded string.
    pub(super) fn piece(&mut self, py: &mut Python<'_>, piece: &Piece<'_>) -> Result<(), Trap> {
        match *piece {
            Piece::Char(c) => self.char(py, c),
            Piece::Text(text) => self.text(py, text),
        }
    }

    /// All of it as a str.
    pub(super) fn finish(self, py: &mut Python<'_>) -> Result<Value, Trap> {
        let cells = self.bytes.cells();
        if cells.iter().all(|byte| byte.get() < 0x80) {
            let mut fill = StrFill::new(&mut py.heap, cells.len(), Storage::Ascii)?;
            cells.iter().for_each(|byte| fill.push_char(byte.get().into()));
            return Ok(fill.finish().value());
        }
        let mut copy = py.scratch::<u8>();
        if !cells.iter().all(|byte| copy.push(byte.get())) {
            return Err(Trap::Memory);
        }
        match Str::from_wtf8(&mut py.heap, &copy)? {
            Some(text) => Ok(text.value()),
            None => Err(py.refused("a text that is none")),
        }
    }
}
