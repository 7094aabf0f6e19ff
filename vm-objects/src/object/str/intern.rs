//! The intern table: weak, so that a name that nobody uses any more goes with the next collection.

use super::Str;
use crate::heap::{Heap, Obj};
use crate::object::hash::hash_str;
use crate::object::raw::Raw;
use crate::value::Value;
use vm_core::object::Trap;

const FREE: usize = 0;
const FIRST_SLOTS: usize = 32;

/// Open addressing over a raw object: a slot is 0, a forgotten entry ([`Value::NULL`]), or a str's word.
pub struct InternTable {
    slots: Value,
    /// Slots that are not free.
    used: usize,
}

impl InternTable {
    pub(crate) const fn new() -> InternTable {
        InternTable { slots: Value::NULL, used: 0 }
    }

    /// The table's own object, which lives as long as the heap; its strs do not live by it.
    pub(crate) fn root(&self) -> Option<Value> {
        (!self.slots.is_null()).then_some(self.slots)
    }

    fn probe(hash: u32, slots: usize) -> impl Iterator<Item = usize> {
        let mask = slots.wrapping_sub(1);
        (0..slots).map(move |n| (hash as usize).wrapping_add(n) & mask)
    }

    pub(crate) fn find(&self, hash: u32, mut same: impl FnMut(Obj<Str>) -> bool) -> Option<Obj<Str>> {
        let raw = self.slots.cast::<Raw>()?;
        let slots = raw.raw_items::<usize>();
        for at in Self::probe(hash, slots.len()) {
            match slots.get(at)?.get() {
                FREE => return None,
                word => {
                    if let Some(text) = Value::from_word(word).cast::<Str>()
                        && text.hash.get() == hash
                        && same(text)
                    {
                        return Some(text);
                    }
                }
            }
        }
        None
    }

    /// Adds a str whose text is not there.
    pub(crate) fn add(heap: &mut Heap, hash: u32, text: Obj<Str>) -> Result<(), Trap> {
        let len = heap.interned.slots.cast::<Raw>().map_or(0, |raw| raw.trailing_words());
        if heap.interned.used.saturating_mul(4) >= len.saturating_mul(3) {
            Self::grow(heap)?;
        }
        heap.interned.put(hash, text);
        Ok(())
    }

    fn put(&mut self, hash: u32, text: Obj<Str>) {
        let Some(raw) = self.slots.cast::<Raw>() else { return };
        let slots = raw.raw_items::<usize>();
        for slot in Self::probe(hash, slots.len()).filter_map(|at| slots.get(at)) {
            if slot.get() == FREE || slot.get() == Value::NULL.to_word() {
                self.used += usize::from(slot.get() == FREE);
                slot.set(text.value().to_word());
                return;
            }
        }
    }

    fn grow(heap: &mut Heap) -> Result<(), Trap> {
        let old = heap.interned.slots.cast::<Raw>();
        let live = old.map_or(0, |raw| raw.raw_items().iter().filter(|slot| is_entry(slot.get())).count());
        let slots = live.saturating_mul(2).checked_next_power_of_two().unwrap_or(usize::MAX / 16).max(FIRST_SLOTS);
        let new = Raw::alloc_zeroed(heap, slots.saturating_mul(size_of::<usize>()))?;
        heap.interned = InternTable { slots: new.value(), used: 0 };
        let Some(old) = old else { return Ok(()) };
        for slot in old.raw_items::<usize>() {
            if is_entry(slot.get())
                && let Some(text) = Value::from_word(slot.get()).cast::<Str>()
            {
                heap.interned.put(hash_str(text), text);
            }
        }
        Ok(())
    }

    /// After marking: forgets the strs that are about to be freed.
    pub(crate) fn forget_unmarked(&mut self) {
        let Some(raw) = self.slots.cast::<Raw>() else { return };
        for slot in raw.raw_items::<usize>() {
            if is_entry(slot.get())
                && Value::from_word(slot.get()).cast::<Str>().is_some_and(|text| !text.header.marked())
            {
                slot.set(Value::NULL.to_word());
            }
        }
    }
}

fn is_entry(word: usize) -> bool {
    word != FREE && word != Value::NULL.to_word()
}
