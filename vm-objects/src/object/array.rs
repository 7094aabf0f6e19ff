//! `array.array`: a length, a type code and a buffer.

use core::cell::Cell;

use super::raw::Raw;
use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// An array of machine numbers.
#[repr(C)]
pub struct Array {
    pub(super) header: Header,
    /// Items in use.
    pub len: Cell<usize>,
    code: Cell<usize>,
    buffer: Cell<Value>,
}

impl Array {
    /// An empty array with room for `bytes` bytes.
    pub fn with_capacity(heap: &mut Heap, code: u8, bytes: usize) -> Result<Obj<Array>, Trap> {
        let buffer = Raw::alloc_zeroed(heap, bytes)?;
        let array = heap.alloc::<Array>(0)?;
        array.len.set(0);
        array.code.set(code.into());
        array.buffer.set(buffer.value());
        Ok(array)
    }
}

impl Obj<Array> {
    /// The type code.
    pub fn code(self) -> u8 {
        self.code.get() as u8
    }

    /// The buffer's object: what lies behind the items in use means nothing.
    pub fn buffer(self) -> Option<Obj<Raw>> {
        self.buffer.get().cast()
    }

    /// Makes `raw` the buffer.
    pub fn set_buffer(self, raw: Obj<Raw>) {
        self.buffer.set(raw.value());
    }

    /// Room for `capacity` bytes in all.
    pub fn reserve(self, heap: &mut Heap, capacity: usize) -> Result<Obj<Raw>, Trap> {
        let old = self.buffer();
        if let Some(raw) = old
            && raw.raw().len() >= capacity
        {
            return Ok(raw);
        }
        // As CPython's `array_resize`: a sixteenth more.
        let new = Raw::alloc_zeroed(heap, capacity.saturating_add(capacity >> 4).saturating_add(8))?;
        if let Some(old) = old {
            for (to, from) in new.raw().iter().zip(old.raw()) {
                to.set(from.get());
            }
        }
        self.set_buffer(new);
        Ok(new)
    }
}
