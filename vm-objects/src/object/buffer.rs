//! The bytes of a bytes-like object, where they lie.
#![expect(unsafe_code, reason = "reads memory that a program may write to at other times")]

use core::cell::Cell;

use super::bytes::{ByteArray, Bytes};
use super::raw::Raw;
use crate::heap::Obj;

#[derive(Clone, Copy)]
enum Memory {
    Fixed(Obj<Bytes>),
    Variable(Obj<Raw>),
    Nothing,
}

/// Bytes that lie one after another, of whatever object. It lives as an [`Obj`] does: until the next collection; and what
/// it shows changes when the object is written to.
#[derive(Clone, Copy)]
pub struct Buffer {
    memory: Memory,
    start: usize,
    len: usize,
}

impl Buffer {
    /// All of a bytes object.
    pub fn of_bytes(bytes: Obj<Bytes>) -> Buffer {
        Buffer { memory: Memory::Fixed(bytes), start: 0, len: bytes.len() }
    }

    /// All of a bytearray.
    pub fn of_array(array: Obj<ByteArray>) -> Buffer {
        Buffer::of_raw(array.buffer(), array.len.get())
    }

    /// The first `len` bytes of a raw object.
    pub fn of_raw(raw: Option<Obj<Raw>>, len: usize) -> Buffer {
        match raw {
            Some(raw) => Buffer { memory: Memory::Variable(raw), start: 0, len: len.min(raw.raw().len()) },
            None => Buffer { memory: Memory::Nothing, start: 0, len: 0 },
        }
    }

    /// `len` bytes of it from `start` on, as many as there are.
    pub fn part(self, start: usize, len: usize) -> Buffer {
        let start = start.min(self.len);
        let len = len.min(self.len.saturating_sub(start));
        Buffer { memory: self.memory, start: self.start.saturating_add(start), len }
    }

    /// How many.
    #[expect(clippy::len_without_is_empty, reason = "as len() of Python")]
    pub fn len(&self) -> usize {
        self.len
    }

    /// The bytes, to read. Who holds the slice does not write to the object.
    pub(crate) fn as_slice(&self) -> &[u8] {
        let all = match &self.memory {
            Memory::Fixed(bytes) => bytes.as_slice(),
            // SAFETY: the whole of a raw object; nothing is written to it but by an operation that calls `cells`, and
            // none holds what `as_slice` gave while it does.
            Memory::Variable(raw) => unsafe { raw.raw_slice(raw.raw().len()) },
            Memory::Nothing => &[],
        };
        all.get(self.start..self.start.saturating_add(self.len)).unwrap_or(&[])
    }

    /// Does what a host wants with the bytes.
    pub fn read<T>(&self, with: impl FnOnce(&[u8]) -> T) -> T {
        with(self.as_slice())
    }

    /// The bytes, to write; none of a `bytes` object.
    pub fn cells(&self) -> &[Cell<u8>] {
        match &self.memory {
            Memory::Variable(raw) => raw.raw().get(self.start..self.start.saturating_add(self.len)).unwrap_or(&[]),
            Memory::Fixed(_) | Memory::Nothing => &[],
        }
    }
}
