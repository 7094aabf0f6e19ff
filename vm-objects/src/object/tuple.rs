//! `tuple`: its length is the size in the header.
#![expect(unsafe_code, reason = "reads the items of a complete tuple in place")]

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// Trailing: the items.
#[repr(C)]
pub struct Tuple {
    pub(super) header: Header,
}

impl Tuple {
    /// A tuple of `len` `NULL`s, to be filled before anybody sees it.
    #[inline(always)]
    pub fn with_len(heap: &mut Heap, len: usize) -> Result<Obj<Tuple>, Trap> {
        heap.alloc::<Tuple>(len)
    }

    /// A tuple of these items.
    #[inline]
    pub fn from_slice(heap: &mut Heap, items: &[Value]) -> Result<Obj<Tuple>, Trap> {
        heap.alloc_from::<Tuple>(items)
    }

    /// A tuple of these cells' values.
    pub fn from_cells(heap: &mut Heap, items: &[Cell<Value>]) -> Result<Obj<Tuple>, Trap> {
        let tuple = heap.alloc::<Tuple>(items.len())?;
        for (slot, item) in tuple.items().iter().zip(items) {
            slot.set(item.get());
        }
        Ok(tuple)
    }
}

impl Obj<Tuple> {
    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Cell<Value>] {
        self.trailing()
    }

    /// The items of a complete tuple as plain values.
    #[inline(always)]
    pub fn values(&self) -> &[Value] {
        let items = self.trailing();
        // SAFETY: a tuple is not written to once it is complete, and a cell has the layout of what it holds.
        unsafe { core::slice::from_raw_parts(items.as_ptr().cast(), items.len()) }
    }

    /// `len(t)`.
    #[inline(always)]
    #[expect(clippy::len_without_is_empty, reason = "a Python tuple, not a collection of Rust's")]
    pub fn len(self) -> usize {
        self.trailing_words()
    }

    /// The item at an index from 0.
    #[inline(always)]
    pub fn get(self, index: usize) -> Option<Value> {
        self.trailing().get(index).map(Cell::get)
    }
}
