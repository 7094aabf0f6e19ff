//! `list`: a length and a block of slots that grows as CPython's (`list_resize` in `Objects/listobject.c`).
//!
//! The length is never more than the block has slots: every function here that sets either keeps it so.
#![expect(unsafe_code, reason = "reads items without a second check of the block")]

use core::cell::Cell;

use super::block::Block;
use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// A list. The slots from the length on are `NULL`.
#[repr(C)]
pub struct List {
    pub(super) header: Header,
    len: Cell<usize>,
    block: Cell<Value>,
}

impl List {
    /// An empty list with room for `capacity` items.
    pub fn with_capacity(heap: &mut Heap, capacity: usize) -> Result<Obj<List>, Trap> {
        let block = if capacity == 0 { Value::NULL } else { heap.alloc::<Block>(capacity)?.value() };
        let list = heap.alloc::<List>(0)?;
        list.len.set(0);
        list.block.set(block);
        Ok(list)
    }

    /// A list of these items.
    pub fn from_slice(heap: &mut Heap, items: &[Value]) -> Result<Obj<List>, Trap> {
        let block = if items.is_empty() { Value::NULL } else { heap.alloc_from::<Block>(items)?.value() };
        let list = heap.alloc::<List>(0)?;
        list.len.set(items.len());
        list.block.set(block);
        Ok(list)
    }

    /// A list of these cells' values.
    pub fn from_cells(heap: &mut Heap, items: &[Cell<Value>]) -> Result<Obj<List>, Trap> {
        let list = List::with_capacity(heap, items.len())?;
        for (slot, item) in list.slots().iter().zip(items) {
            slot.set(item.get());
        }
        list.len.set(items.len());
        Ok(list)
    }
}

fn grown(len: usize) -> usize {
    // As CPython: an eighth more, rounded to a multiple of four.
    len.saturating_add(len >> 3).saturating_add(6) & !3
}

impl Obj<List> {
    /// `len(l)`.
    #[inline(always)]
    #[expect(clippy::len_without_is_empty, reason = "a Python list, not a collection of Rust's")]
    pub fn len(self) -> usize {
        self.len.get()
    }

    /// All slots, used or not.
    #[inline(always)]
    fn slots(&self) -> &[Cell<Value>] {
        // SAFETY: the field is private and holds `NULL` or a block.
        match unsafe { self.block.get().cast_trusted::<Block>() } {
            Some(block) => block.owned_trailing(self),
            None => &[],
        }
    }

    /// The items. A push or a removal makes the slice stale: take it again.
    #[inline(always)]
    pub fn items(&self) -> &[Cell<Value>] {
        // SAFETY: the length is never more than there are slots.
        unsafe { self.slots().get_unchecked(..self.len.get()) }
    }

    /// The item at an index from 0.
    #[inline(always)]
    pub fn get(self, index: usize) -> Option<Value> {
        if index >= self.len.get() {
            return None;
        }
        // SAFETY: the length is never more than there are slots.
        Some(unsafe { self.slots().get_unchecked(index) }.get())
    }

    /// Replaces an item; `false` if the index is too large.
    #[inline(always)]
    pub fn set(self, index: usize, value: Value) -> bool {
        if index >= self.len.get() {
            return false;
        }
        // SAFETY: the length is never more than there are slots.
        unsafe { self.slots().get_unchecked(index) }.set(value);
        true
    }

    /// Makes room for `more` items behind the last.
    pub fn reserve(self, heap: &mut Heap, more: usize) -> Result<(), Trap> {
        let needed = self.len.get().saturating_add(more);
        let slots = self.slots();
        if needed <= slots.len() {
            return Ok(());
        }
        // SAFETY: the field is private and holds `NULL` or a block.
        let old = unsafe { self.block.get().cast_trusted::<Block>() };
        if old.is_some_and(|block| heap.grow_last(block, grown(needed))) {
            return Ok(());
        }
        let block = heap.alloc::<Block>(grown(needed))?;
        for (to, from) in block.slots().iter().zip(self.items()) {
            to.set(from.get());
        }
        self.block.set(block.value());
        Ok(())
    }

    /// `l.append(value)`.
    #[inline]
    pub fn push(self, heap: &mut Heap, value: Value) -> Result<(), Trap> {
        let len = self.len.get();
        if let Some(slot) = self.slots().get(len) {
            slot.set(value);
        } else {
            self.reserve(heap, 1)?;
            if let Some(slot) = self.slots().get(len) {
                slot.set(value);
            }
        }
        self.len.set(len.wrapping_add(1));
        Ok(())
    }

    /// Takes the last item.
    #[inline]
    pub fn pop(self) -> Option<Value> {
        let last = self.len.get().checked_sub(1)?;
        let value = self.slots().get(last)?.replace(Value::NULL);
        self.len.set(last);
        Some(value)
    }

    /// Puts `count` `NULL`s before the item at `index` (at most the length), to be filled at once.
    pub fn open_gap(self, heap: &mut Heap, index: usize, count: usize) -> Result<(), Trap> {
        self.reserve(heap, count)?;
        let len = self.len.get();
        let index = index.min(len);
        let slots = self.slots();
        for i in (index..len).rev() {
            if let (Some(from), Some(to)) = (slots.get(i), slots.get(i.wrapping_add(count))) {
                to.set(from.replace(Value::NULL));
            }
        }
        self.len.set(len.wrapping_add(count));
        Ok(())
    }

    /// `l.insert(index, value)`; an index beyond the end is the end.
    pub fn insert(self, heap: &mut Heap, index: usize, value: Value) -> Result<(), Trap> {
        let index = index.min(self.len.get());
        self.open_gap(heap, index, 1)?;
        self.set(index, value);
        Ok(())
    }

    /// Removes `count` items from `start` on (as many as there are).
    pub fn remove_range(self, start: usize, count: usize) {
        let len = self.len.get();
        let start = start.min(len);
        let end = start.saturating_add(count).min(len);
        let slots = self.slots();
        for i in end..len {
            if let (Some(from), Some(to)) = (slots.get(i), slots.get(i.wrapping_sub(end.wrapping_sub(start)))) {
                to.set(from.get());
            }
        }
        self.truncate(len.wrapping_sub(end.wrapping_sub(start)));
    }

    /// Takes the item at `index`.
    pub fn remove(self, index: usize) -> Option<Value> {
        let value = self.get(index)?;
        self.remove_range(index, 1);
        Some(value)
    }

    /// Keeps the first `len` items; a list much too large for them gives nothing back until it is copied.
    pub fn truncate(self, len: usize) {
        let old = self.len.get();
        let len = len.min(old);
        for slot in self.slots().get(len..old).unwrap_or(&[]) {
            slot.set(Value::NULL);
        }
        self.len.set(len);
    }

    /// `l.clear()`.
    pub fn clear(self) {
        self.len.set(0);
        self.block.set(Value::NULL);
    }

    /// `l.extend(items)`. `items` may be this list's own.
    pub fn extend(self, heap: &mut Heap, items: &[Cell<Value>]) -> Result<(), Trap> {
        self.reserve(heap, items.len())?;
        let len = self.len.get();
        for (slot, item) in self.slots().get(len..).unwrap_or(&[]).iter().zip(items) {
            slot.set(item.get());
        }
        self.len.set(len.saturating_add(items.len()));
        Ok(())
    }

    /// Takes over another list's items, which is left empty (for `sort`, and slice assignment).
    pub fn take_from(self, other: Obj<List>) {
        self.block.set(other.block.replace(Value::NULL));
        self.len.set(other.len.replace(0));
    }
}
