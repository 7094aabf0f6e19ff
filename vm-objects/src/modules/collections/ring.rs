//! The items of a deque: a ring. Slots of a deque: the ring (a block whose size is a power of two, or null), where its
//! first item is, how many there are, the most that may be or `None`, and a number that changes with every change.

use crate::Trap;
use crate::heap::{Heap, Obj};
use crate::object::block::Block;
use crate::object::instance::Instance;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

const RING: usize = 0;
const FIRST: usize = 1;
const LEN: usize = 2;
const MOST: usize = 3;
const STATE: usize = 4;

/// A deque.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Deque(Obj<Instance>);

impl Python<'_> {
    /// An empty deque; `most` is `None` or a count.
    pub(crate) fn new_deque(&mut self, most: Value) -> Result<Deque, Trap> {
        let values = [Value::NULL, count(0), count(0), most, count(0)];
        let object = self.plain(TypeId::Deque, &values)?;
        self.as_deque(object).ok_or(Trap::Memory)
    }

    /// The deque that a value is, or has inside.
    pub(crate) fn as_deque(&self, value: Value) -> Option<Deque> {
        self.as_plain(value, TypeId::Deque).map(Deque)
    }

    /// The deque that a method was called on.
    pub(crate) fn this_deque(&mut self, args: &Args<'_, '_>) -> Result<Deque, Trap> {
        Ok(Deque(self.this_plain(args)?))
    }
}

impl Deque {
    pub(crate) fn value(self) -> Value {
        self.0.value()
    }

    pub(crate) fn len(self) -> usize {
        counted(self.0.slot(LEN))
    }

    /// The most items that there may be: a count or `None`.
    pub(crate) fn most(self) -> Value {
        self.0.slot(MOST)
    }

    pub(crate) fn set_most(self, most: Value) {
        self.0.set_slot(MOST, most);
    }

    /// Changes with every change of the items' places.
    pub(crate) fn state(self) -> Value {
        self.0.slot(STATE)
    }

    fn touch(self) {
        let next = self.state().as_small_int().unwrap_or(0).wrapping_add(1) & Value::MAX_SMALL;
        self.0.set_slot(STATE, Value::from_int_truncated(next));
    }

    fn ring(self) -> Option<Obj<Block>> {
        self.0.slot(RING).cast::<Block>()
    }

    /// The place in the ring of the item at an index.
    fn place(self, ring: Obj<Block>, index: usize) -> usize {
        counted(self.0.slot(FIRST)).wrapping_add(index) & ring.slots().len().wrapping_sub(1)
    }

    pub(crate) fn get(self, index: usize) -> Option<Value> {
        if index >= self.len() {
            return None;
        }
        let ring = self.ring()?;
        Some(ring.get(self.place(ring, index)))
    }

    pub(crate) fn set(self, index: usize, value: Value) {
        if let Some(ring) = self.ring() {
            ring.set(self.place(ring, index), value);
        }
    }

    fn set_bounds(self, first: usize, len: usize) {
        self.0.set_slot(FIRST, count(first));
        self.0.set_slot(LEN, count(len));
        self.touch();
    }

    /// Room for one more item.
    fn reserve(self, heap: &mut Heap) -> Result<Obj<Block>, Trap> {
        let (len, old) = (self.len(), self.ring());
        if let Some(ring) = old.filter(|ring| ring.slots().len() > len) {
            return Ok(ring);
        }
        let ring = heap.alloc::<Block>(len.saturating_mul(2).max(4).next_power_of_two())?;
        for index in 0..len {
            ring.set(index, self.get(index).unwrap_or(Value::NULL));
        }
        self.0.set_slot(RING, ring.value());
        self.0.set_slot(FIRST, count(0));
        Ok(ring)
    }

    fn is_full(self) -> bool {
        !self.most().is_none() && self.len() >= counted(self.most())
    }

    /// Adds an item at the end; one at the start goes if there are too many.
    pub(crate) fn push(self, heap: &mut Heap, item: Value) -> Result<(), Trap> {
        if self.most() == count(0) {
            return Ok(());
        }
        let full = self.is_full();
        let ring = self.reserve(heap)?;
        let len = self.len();
        ring.set(self.place(ring, len), item);
        self.set_bounds(counted(self.0.slot(FIRST)), len.wrapping_add(1));
        if full {
            self.pop_front();
        }
        Ok(())
    }

    /// Adds an item at the start; one at the end goes if there are too many.
    pub(crate) fn push_front(self, heap: &mut Heap, item: Value) -> Result<(), Trap> {
        if self.most() == count(0) {
            return Ok(());
        }
        let full = self.is_full();
        let ring = self.reserve(heap)?;
        let first = self.place(ring, usize::MAX);
        ring.set(first, item);
        self.set_bounds(first, self.len().wrapping_add(1));
        if full {
            self.pop();
        }
        Ok(())
    }

    pub(crate) fn pop(self) -> Option<Value> {
        let last = self.len().checked_sub(1)?;
        let item = self.get(last)?;
        self.set(last, Value::NULL);
        self.set_bounds(counted(self.0.slot(FIRST)), last);
        Some(item)
    }

    pub(crate) fn pop_front(self) -> Option<Value> {
        let item = self.get(0)?;
        self.set(0, Value::NULL);
        let ring = self.ring()?;
        self.set_bounds(self.place(ring, 1), self.len().wrapping_sub(1));
        Some(item)
    }

    pub(crate) fn clear(self) {
        self.0.set_slot(RING, Value::NULL);
        self.set_bounds(0, 0);
    }

    /// Moves each item `n` places to the right, the last ones to the start.
    pub(crate) fn rotate(self, n: isize) {
        let (len, Some(ring)) = (self.len(), self.ring()) else { return };
        if len < 2 {
            return;
        }
        let right = n.rem_euclid(len as isize).unsigned_abs();
        // The shorter way round.
        if right <= len / 2 {
            for _ in 0..right {
                let item = self.get(len.wrapping_sub(1)).unwrap_or(Value::NULL);
                self.set(len.wrapping_sub(1), Value::NULL);
                let first = self.place(ring, usize::MAX);
                ring.set(first, item);
                self.0.set_slot(FIRST, count(first));
            }
        } else {
            for _ in right..len {
                let item = self.get(0).unwrap_or(Value::NULL);
                self.set(0, Value::NULL);
                let (first, end) = (self.place(ring, 1), self.place(ring, len));
                ring.set(end, item);
                self.0.set_slot(FIRST, count(first));
            }
        }
        self.touch();
    }

    /// Takes the item at an index out.
    pub(crate) fn remove(self, index: usize) {
        self.rotate((index as isize).wrapping_neg());
        self.pop_front();
        self.rotate(index as isize);
    }

    /// Takes over another deque's items.
    pub(crate) fn take_from(self, other: Deque) {
        for slot in [RING, FIRST, LEN] {
            self.0.set_slot(slot, other.0.slot(slot));
        }
        self.touch();
    }

    /// A copy with its own bound.
    pub(crate) fn copied(self, py: &mut Python<'_>, most: Value) -> Result<Deque, Trap> {
        let copy = py.new_deque(most)?;
        let len = self.len();
        let skipped = if most.is_none() { 0 } else { len.saturating_sub(counted(most)) };
        if len == skipped {
            return Ok(copy);
        }
        let ring = py.heap.alloc::<Block>((len - skipped).max(4).next_power_of_two())?;
        for index in skipped..len {
            ring.set(index - skipped, self.get(index).unwrap_or(Value::NULL));
        }
        copy.0.set_slot(RING, ring.value());
        copy.set_bounds(0, len - skipped);
        Ok(copy)
    }
}
