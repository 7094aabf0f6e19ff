//! Iterators.

use core::cell::Cell;

use super::list::List;
use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// Iterator over a sequence by index; exhausted when `seq` is no object of the heap.
#[repr(C)]
pub struct SeqIterator {
    pub(super) header: Header,
    /// The next index (a byte offset is never needed: `str` has fixed width).
    pub index: Cell<usize>,
    /// The sequence; then `NULL`, or the iterator's type.
    pub seq: Cell<Value>,
}

impl SeqIterator {
    /// An iterator at the start of `seq`.
    pub fn alloc(heap: &mut Heap, seq: Value) -> Result<Obj<SeqIterator>, Trap> {
        let object = heap.alloc::<SeqIterator>(0)?;
        object.index.set(0);
        object.seq.set(seq);
        Ok(object)
    }
}

impl Obj<SeqIterator> {
    /// The next item, if it is a list's and has one.
    #[inline(always)]
    pub fn next_of_list(self) -> Option<Value> {
        let index = self.index.get();
        let item = self.seq.get().cast::<List>()?.get(index)?;
        self.index.set(index.wrapping_add(1));
        Some(item)
    }
}

/// Iterator over a range of machine ints: `current`, and how many are left.
#[repr(C)]
pub struct RangeIterator {
    pub(super) header: Header,
    /// The next number.
    pub current: Cell<isize>,
    /// How many are left.
    pub left: Cell<usize>,
    /// Distance.
    pub step: Cell<isize>,
}

impl RangeIterator {
    /// An iterator that gives `left` numbers from `current` on.
    pub fn alloc(heap: &mut Heap, current: isize, left: usize, step: isize) -> Result<Obj<RangeIterator>, Trap> {
        let object = heap.alloc::<RangeIterator>(0)?;
        object.current.set(current);
        object.left.set(left);
        object.step.set(step);
        Ok(object)
    }
}

/// What an iterator over a table gives, or a view shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum TableItems {
    /// Keys of a dict, items of a set.
    Keys,
    /// Values of a dict.
    Values,
    /// Pairs of a dict.
    Items,
}

const REVERSED: u32 = 2;

/// Iterator over a dict or a set; exhausted when `table` is no object of the heap. The flags say what it gives.
#[repr(C)]
pub struct TableIterator {
    pub(super) header: Header,
    /// The next entry.
    pub index: Cell<usize>,
    /// Length of the table when the iterator was made: another length later is an error.
    pub len: Cell<usize>,
    /// How many items it will give yet: when there are more, other keys came in.
    pub left: Cell<usize>,
    /// The dict or set; then the iterator's type.
    pub table: Cell<Value>,
}

impl TableIterator {
    /// An iterator over a table that now has `len` items, from entry `index` on.
    pub fn alloc(
        heap: &mut Heap,
        table: Value,
        index: usize,
        len: usize,
        items: TableItems,
        reversed: bool,
    ) -> Result<Obj<TableIterator>, Trap> {
        let object = heap.alloc::<TableIterator>(0)?;
        object.index.set(index);
        object.len.set(len);
        object.left.set(len);
        object.table.set(table);
        object.header.set_flags(items as usize);
        object.header.set_flag(REVERSED, reversed);
        Ok(object)
    }
}

fn items_of(flags: usize) -> TableItems {
    match flags & 3 {
        0 => TableItems::Keys,
        1 => TableItems::Values,
        _ => TableItems::Items,
    }
}

impl Obj<TableIterator> {
    /// What it gives.
    pub fn items(self) -> TableItems {
        items_of(self.header().flags())
    }

    /// Does it go from the last entry to the first?
    pub fn reversed(self) -> bool {
        self.header().flag(REVERSED)
    }
}

/// `dict.keys()`, `.values()`, `.items()`: the flags say which.
#[repr(C)]
pub struct DictView {
    pub(super) header: Header,
    /// The dict.
    pub dict: Cell<Value>,
}

impl DictView {
    /// A view of `dict`.
    pub fn alloc(heap: &mut Heap, dict: Value, items: TableItems) -> Result<Obj<DictView>, Trap> {
        let object = heap.alloc::<DictView>(0)?;
        object.dict.set(dict);
        object.header.set_flags(items as usize);
        Ok(object)
    }
}

impl Obj<DictView> {
    /// What it shows.
    pub fn items(self) -> TableItems {
        items_of(self.header().flags())
    }
}

/// Iterators made of other values: `enumerate`, `zip`, `map`, `filter`, `reversed`, `iter(f, sentinel)`. Trailing:
/// the values, by the adapter's own order. The flags and `state` are the adapter's.
#[repr(C)]
pub struct AdapterIterator {
    pub(super) header: Header,
    /// Low byte: which adapter; above: its own.
    pub state: Cell<usize>,
}

impl AdapterIterator {
    /// An adapter of these values, with this state.
    pub fn alloc(heap: &mut Heap, state: usize, values: &[Value]) -> Result<Obj<AdapterIterator>, Trap> {
        let object = heap.alloc::<AdapterIterator>(values.len())?;
        object.state.set(state);
        for (slot, &value) in object.trailing().iter().zip(values) {
            slot.set(value);
        }
        Ok(object)
    }
}

impl Obj<AdapterIterator> {
    /// A value; `NULL` if there are not so many.
    pub fn get(self, n: usize) -> Value {
        self.trailing().get(n).map_or(Value::NULL, Cell::get)
    }

    /// Sets a value; nothing if there are not so many.
    pub fn set(self, n: usize, value: Value) {
        if let Some(slot) = self.trailing().get(n) {
            slot.set(value);
        }
    }
}
