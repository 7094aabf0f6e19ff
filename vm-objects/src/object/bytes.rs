//! `bytes` and `bytearray`.
#![expect(unsafe_code, reason = "reads complete bytes in place")]

use core::cell::Cell;

use super::raw::Raw;
use crate::heap::{Header, Heap, Obj, WORD};
use crate::value::Value;
use vm_core::object::Trap;

/// `bytes`. Trailing: the bytes.
#[repr(C)]
pub struct Bytes {
    pub(super) header: Header,
    len: Cell<usize>,
}

impl Bytes {
    /// `len` zero bytes, to be filled before anybody sees them.
    pub fn with_len(heap: &mut Heap, len: usize) -> Result<Obj<Bytes>, Trap> {
        let bytes = heap.alloc::<Bytes>(len.div_ceil(WORD))?;
        for byte in bytes.raw() {
            byte.set(0);
        }
        bytes.len.set(len);
        Ok(bytes)
    }

    /// These bytes.
    pub fn from_slice(heap: &mut Heap, content: &[u8]) -> Result<Obj<Bytes>, Trap> {
        let bytes = heap.alloc::<Bytes>(content.len().div_ceil(WORD))?;
        bytes.len.set(content.len());
        for (to, &byte) in bytes.raw().iter().zip(content) {
            to.set(byte);
        }
        Ok(bytes)
    }
}

impl Obj<Bytes> {
    /// `len(b)`.
    #[inline]
    #[expect(clippy::len_without_is_empty, reason = "Python's bytes, not a collection of Rust's")]
    pub fn len(self) -> usize {
        self.len.get()
    }

    /// Cuts a new object, that nobody has seen, to its first `len` bytes.
    pub fn truncate(self, heap: &mut Heap, len: usize) {
        if len < self.len.get() {
            self.len.set(len);
            heap.shrink(self, len.div_ceil(WORD));
        }
    }

    /// The bytes of a complete object.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: the length is what the object was made for; bytes are not written to once they are complete.
        unsafe { self.raw_slice(self.len.get()) }
    }

    /// The bytes, to fill a new object.
    pub fn cells(&self) -> &[Cell<u8>] {
        self.raw().get(..self.len.get()).unwrap_or(&[])
    }
}

/// `bytearray`: a length and a buffer.
#[repr(C)]
pub struct ByteArray {
    pub(super) header: Header,
    /// Bytes in use.
    pub len: Cell<usize>,
    buffer: Cell<Value>,
}

impl ByteArray {
    /// `len` zero bytes.
    pub fn with_len(heap: &mut Heap, len: usize) -> Result<Obj<ByteArray>, Trap> {
        let buffer = Raw::alloc_zeroed(heap, len)?;
        let array = heap.alloc::<ByteArray>(0)?;
        array.len.set(len);
        array.buffer.set(buffer.value());
        Ok(array)
    }
}

impl ByteArray {
    /// These bytes.
    pub fn from_slice(heap: &mut Heap, content: &[u8]) -> Result<Obj<ByteArray>, Trap> {
        let array = ByteArray::with_len(heap, content.len())?;
        for (to, &byte) in array.cells().iter().zip(content) {
            to.set(byte);
        }
        Ok(array)
    }
}

impl Obj<ByteArray> {
    /// The bytes, to read and to write.
    pub fn cells(&self) -> &[Cell<u8>] {
        // SAFETY: the field is private and holds a raw object, which the array keeps alive.
        match unsafe { self.buffer.get().cast_trusted::<Raw>() } {
            Some(raw) => raw.owned_raw(self).get(..self.len.get()).unwrap_or(&[]),
            None => &[],
        }
    }

    /// Makes what `other` holds the contents.
    pub fn take_from(self, other: Obj<ByteArray>) {
        self.len.set(other.len.get());
        self.buffer.set(other.buffer.get());
    }

    /// The byte at an index from 0.
    pub fn get(self, index: usize) -> Option<u8> {
        if index < self.len.get() { self.buffer()?.raw().get(index).map(Cell::get) } else { None }
    }

    /// Sets the byte at an index; `false` if there is none.
    pub fn set(self, index: usize, byte: u8) -> bool {
        let buffer = if index < self.len.get() { self.buffer() } else { None };
        buffer.and_then(|raw| raw.raw().get(index).map(|cell| cell.set(byte))).is_some()
    }

    /// The buffer's object: bytes from the length on are not used.
    pub fn buffer(self) -> Option<Obj<Raw>> {
        self.buffer.get().cast()
    }

    /// Room for `capacity` bytes in all.
    pub fn reserve(self, heap: &mut Heap, capacity: usize) -> Result<(), Trap> {
        let old = self.buffer();
        if old.is_some_and(|raw| raw.raw().len() >= capacity) {
            return Ok(());
        }
        let new = Raw::alloc_zeroed(heap, capacity.saturating_add(capacity >> 3))?;
        if let Some(old) = old {
            for (to, from) in new.raw().iter().zip(old.raw().iter().take(self.len.get())) {
                to.set(from.get());
            }
        }
        self.buffer.set(new.value());
        Ok(())
    }
}
