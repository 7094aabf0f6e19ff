//! All weak references of a machine, by the object that they refer to. The table keeps none of them.

use crate::Trap;
use crate::heap::{Dying, Heap, Obj};
use crate::object::raw::Raw;
use crate::object::weak::WeakCell;
use crate::value::Value;

const FREE: usize = 0;
const FIRST_SLOTS: usize = 16;

/// Open addressing over a raw object: a slot is 0, a forgotten entry ([`Value::NULL`]), or a weak cell's word.
pub(crate) struct WeakTable {
    slots: Value,
    /// Slots that are not free.
    used: usize,
}

fn entry(word: usize) -> Option<Obj<WeakCell>> {
    if word == FREE { None } else { Value::from_word(word).cast::<WeakCell>() }
}

fn probe(referent: Value, slots: usize) -> impl Iterator<Item = usize> {
    let mask = slots.wrapping_sub(1);
    let word = referent.identity();
    let hash = (word >> 4) ^ (word >> 12);
    (0..slots).map(move |n| hash.wrapping_add(n) & mask)
}

impl WeakTable {
    pub(crate) const fn new() -> Self {
        Self { slots: Value::NULL, used: 0 }
    }

    /// The table's own object.
    pub(crate) fn root(&self) -> Value {
        self.slots
    }

    /// Whether there is no weak reference.
    pub(crate) fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Makes sure that one more finds room.
    pub(crate) fn reserve(&mut self, heap: &mut Heap) -> Result<(), Trap> {
        let old = self.slots.cast::<Raw>();
        let len = old.map_or(0, |raw| raw.trailing_words());
        if self.used.saturating_add(1).saturating_mul(4) < len.saturating_mul(3) {
            return Ok(());
        }
        let live = old.map_or(0, |raw| raw.raw_items().iter().filter(|slot| entry(slot.get()).is_some()).count());
        let wanted = live.saturating_add(1).saturating_mul(2);
        let slots = wanted.checked_next_power_of_two().unwrap_or(usize::MAX / 16).max(FIRST_SLOTS);
        let new = Raw::alloc_zeroed(heap, slots.saturating_mul(size_of::<usize>()))?;
        *self = WeakTable { slots: new.value(), used: 0 };
        for cell in old.iter().flat_map(|raw| raw.raw_items::<usize>()).filter_map(|slot| entry(slot.get())) {
            self.add(cell);
        }
        Ok(())
    }

    /// Adds a weak reference; there is room for it.
    pub(crate) fn add(&mut self, cell: Obj<WeakCell>) {
        let Some(raw) = self.slots.cast::<Raw>() else { return };
        let slots = raw.raw_items::<usize>();
        for slot in probe(cell.referent(), slots.len()).filter_map(|at| slots.get(at)) {
            if entry(slot.get()).is_none() {
                self.used += usize::from(slot.get() == FREE);
                slot.set(cell.value().to_word());
                return;
            }
        }
    }

    /// Calls `visit` with every weak reference to `referent`, the oldest first, until it answers false.
    pub(crate) fn each(&self, referent: Value, mut visit: impl FnMut(Obj<WeakCell>) -> bool) {
        let Some(raw) = self.slots.cast::<Raw>() else { return };
        let slots = raw.raw_items::<usize>();
        for slot in probe(referent, slots.len()).filter_map(|at| slots.get(at)) {
            if slot.get() == FREE {
                return;
            }
            if let Some(cell) = entry(slot.get()).filter(|cell| cell.referent() == referent)
                && !visit(cell)
            {
                return;
            }
        }
    }

    /// After marking: those whose object was not reached lose it, and `due` gets them; they are no longer in the table.
    pub(super) fn lose(&mut self, dying: &Dying<'_>, mut due: impl FnMut(Obj<WeakCell>)) {
        let Some(raw) = self.slots.cast::<Raw>() else { return };
        for slot in raw.raw_items::<usize>() {
            if let Some(cell) = entry(slot.get()).filter(|cell| dying.is_dead(cell.referent())) {
                cell.clear();
                slot.set(Value::NULL.to_word());
                due(cell);
            }
        }
    }

    /// Before the sweep: forgets those that are about to be freed themselves.
    pub(super) fn forget_dead(&mut self, dying: &Dying<'_>) {
        let Some(raw) = self.slots.cast::<Raw>() else { return };
        let mut left = false;
        for slot in raw.raw_items::<usize>() {
            match entry(slot.get()) {
                Some(cell) if dying.is_dead(cell.value()) => slot.set(Value::NULL.to_word()),
                Some(_) => left = true,
                None => {}
            }
        }
        if !left {
            raw.raw_items::<usize>().iter().for_each(|slot| slot.set(FREE));
            self.used = 0;
        }
    }
}
