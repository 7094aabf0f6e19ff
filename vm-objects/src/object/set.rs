//! `set` and `frozenset`: CPython's hash table (`Objects/setobject.c`), because its order can be seen.
//!
//! Items stand where their hash puts them: open addressing, looking at up to ten neighbours before the next jump. A
//! removed item leaves a dummy, over which the search goes on.
//!
//! ```text
//! set:   header | hash | finger | slots
//! slots: header | fill | used | hash key | hash key | …   a power of two of them
//! ```
//! An empty slot has the hash 0, a dummy -1; neither has a key.

use core::cell::Cell;

use super::equal::equal_values;
use super::table::{Entry, Lookup, Match};
use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// `LINEAR_PROBES`.
const LINEAR_PROBES: usize = 9;
/// `PERTURB_SHIFT`.
const PERTURB_SHIFT: u32 = 5;
/// `PySet_MINSIZE`.
const MIN_SLOTS: usize = 8;
const EMPTY: Value = Value::from_int_truncated(0);
const DUMMY: Value = Value::from_int_truncated(-1);

/// The flag of a frozenset.
const FROZEN: u32 = 0;

/// A set; a flag says that it is frozen.
#[repr(C)]
pub struct Set {
    pub(super) header: Header,
    /// A frozenset's hash, 0 while it is not known.
    pub hash: Cell<usize>,
    /// Where `pop` looks next.
    finger: Cell<usize>,
    slots: Cell<Value>,
}

/// The slots of a set. Trailing: hash and key of each.
#[repr(C)]
pub struct Slots {
    pub(super) header: Header,
    /// Slots that are not empty: items and dummies.
    fill: Cell<usize>,
    /// Items.
    used: Cell<usize>,
}

/// The slots that a hash may be in, in the order of the search.
struct Probe {
    mask: usize,
    index: usize,
    perturb: usize,
    /// The slot after the last neighbour to look at.
    end: usize,
    slot: usize,
}

impl Probe {
    fn new(hash: isize, mask: usize) -> Probe {
        let perturb = hash as usize;
        let mut probe = Probe { mask, index: perturb & mask, perturb, end: 0, slot: 0 };
        probe.settle();
        probe
    }

    fn settle(&mut self) {
        let probes = if self.index.wrapping_add(LINEAR_PROBES) <= self.mask { LINEAR_PROBES } else { 0 };
        self.slot = self.index;
        self.end = self.index.wrapping_add(probes).wrapping_add(1);
    }

    fn next(&mut self) -> usize {
        if self.slot == self.end {
            self.perturb >>= PERTURB_SHIFT;
            self.index = self.index.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb) & self.mask;
            self.settle();
        }
        let slot = self.slot;
        self.slot = slot.wrapping_add(1);
        slot
    }
}

/// Whether a search came by a slot before its step number `steps`.
#[cold]
fn passed_before(hash: isize, mask: usize, slot: usize, steps: usize) -> bool {
    let mut probe = Probe::new(hash, mask);
    (1..steps).any(|_| probe.next() == slot)
}

impl Slots {
    /// Empty slots for more than `least` items.
    fn alloc(heap: &mut Heap, least: usize) -> Result<Obj<Slots>, Trap> {
        let Some(size) = least.checked_add(1).and_then(usize::checked_next_power_of_two) else {
            return Err(Trap::Memory);
        };
        let slots = heap.alloc::<Slots>(size.max(MIN_SLOTS).saturating_mul(2))?;
        slots.fill.set(0);
        slots.used.set(0);
        for hash in slots.trailing().iter().step_by(2) {
            hash.set(EMPTY);
        }
        Ok(slots)
    }
}

impl Obj<Slots> {
    fn len(self) -> usize {
        self.trailing_words() / 2
    }

    fn mask(self) -> usize {
        self.len().wrapping_sub(1)
    }

    /// The hash and the key in a slot.
    #[inline]
    fn get(self, slot: usize) -> (Value, Value) {
        let at = slot.wrapping_mul(2);
        match self.trailing().get(at..at.wrapping_add(2)) {
            Some([hash, key]) => (hash.get(), key.get()),
            _ => (EMPTY, Value::NULL),
        }
    }

    fn set(self, slot: usize, hash: Value, key: Value) {
        let at = slot.wrapping_mul(2);
        if let Some([old_hash, old_key]) = self.trailing().get(at..at.wrapping_add(2)) {
            old_hash.set(hash);
            old_key.set(key);
        }
    }

    /// Puts a key that is not there into the first empty slot; there is one.
    fn insert(self, hash: isize, key: Value) {
        let mut probe = Probe::new(hash, self.mask());
        // Never all slots are filled: see `is_crowded`.
        loop {
            let slot = probe.next();
            if self.get(slot) == (EMPTY, Value::NULL) {
                self.set(slot, Value::from_int_truncated(hash), key);
                self.fill.set(self.fill.get().wrapping_add(1));
                self.used.set(self.used.get().wrapping_add(1));
                return;
            }
        }
    }

    /// The last dummy that a search for a missing key passes: it takes the key.
    fn dummy_before_empty(self, hash: isize) -> Option<usize> {
        if self.fill == self.used {
            return None;
        }
        let (mut probe, mut dummy) = (Probe::new(hash, self.mask()), None);
        loop {
            let slot = probe.next();
            match self.get(slot) {
                (EMPTY, Value::NULL) => return dummy,
                (_, Value::NULL) => dummy = Some(slot),
                _ => {}
            }
        }
    }

    /// Puts the items of others in, in their order.
    fn insert_all(self, others: Obj<Slots>) {
        for slot in 0..others.len() {
            let (hash, key) = others.get(slot);
            if !key.is_null() {
                self.insert(hash.as_small_int().unwrap_or(0), key);
            }
        }
    }

    /// Whether so many filled slots are too many.
    fn is_crowded(self, fill: usize) -> bool {
        fill.saturating_mul(5) >= self.mask().saturating_mul(3)
    }
}

/// How many items the slots shall be for, when `used` crowd them: `set_add_entry`.
fn grown(used: usize) -> usize {
    used.saturating_mul(if used > 50_000 { 2 } else { 4 })
}

impl Set {
    /// An empty set.
    pub fn new(heap: &mut Heap) -> Result<Obj<Set>, Trap> {
        let set = heap.alloc::<Set>(0)?;
        set.hash.set(0);
        set.finger.set(0);
        Ok(set)
    }

    /// An empty frozenset, to be filled before anybody sees it.
    pub fn new_frozen(heap: &mut Heap) -> Result<Obj<Set>, Trap> {
        let set = Set::new(heap)?;
        set.header.set_flag(FROZEN, true);
        Ok(set)
    }
}

impl Obj<Set> {
    /// Is it a frozenset?
    #[inline]
    pub fn frozen(self) -> bool {
        self.header().flag(FROZEN)
    }

    /// Makes a set that nobody has seen yet a frozenset.
    pub fn freeze(self) {
        self.header().set_flag(FROZEN, true);
        self.hash.set(0);
    }

    fn slots(self) -> Option<Obj<Slots>> {
        self.slots.get().cast::<Slots>()
    }

    /// The object that holds the items, `NULL` of an empty set: another one when they have moved.
    pub fn memory(self) -> Value {
        self.slots.get()
    }

    /// Number of items: `len(s)`.
    #[inline]
    #[expect(clippy::len_without_is_empty, reason = "a Python container, not a collection of Rust's")]
    pub fn len(self) -> usize {
        self.slots().map_or(0, |slots| slots.used.get())
    }

    /// One past the last slot.
    pub fn filled(self) -> usize {
        self.slots().map_or(0, Obj::<Slots>::len)
    }

    /// The item in a slot; `None` for an empty one or a dummy.
    pub fn entry(self, position: usize) -> Option<Entry> {
        let (hash, key) = self.slots()?.get(position);
        let hash = hash.as_small_int().unwrap_or(0);
        (!key.is_null()).then_some(Entry { hash, key, value: Value::NULL })
    }

    /// The first item from a slot on, with its slot.
    #[inline]
    pub fn next_entry(self, mut position: usize) -> Option<(usize, Entry)> {
        let len = self.filled();
        while position < len {
            if let Some(entry) = self.entry(position) {
                return Some((position, entry));
            }
            position = position.wrapping_add(1);
        }
        None
    }

    /// The items in order.
    pub fn iter(self) -> impl Iterator<Item = Entry> {
        let mut position = 0;
        core::iter::from_fn(move || {
            let (found, entry) = self.next_entry(position)?;
            position = found.wrapping_add(1);
            Some(entry)
        })
    }

    /// Searches for a key: `matches` is asked about each key with this hash. It answers `Ask` when only Python code
    /// can tell; then call it, and go on with [`Obj::find_after`] (or start again if the items have moved).
    pub fn find(self, hash: isize, matches: impl FnMut(Value) -> Match) -> Lookup {
        self.search(hash, None, matches)
    }

    /// Goes on with a search after the candidate at `position` turned out to be another key.
    pub fn find_after(self, hash: isize, position: usize, matches: impl FnMut(Value) -> Match) -> Lookup {
        self.search(hash, Some(position), matches)
    }

    fn search(self, hash: isize, mut after: Option<usize>, mut matches: impl FnMut(Value) -> Match) -> Lookup {
        let Some(slots) = self.slots() else { return Lookup::Missing };
        let (wanted, mut probe) = (Value::from_int_truncated(hash), Probe::new(hash, slots.mask()));
        let (goes_on, mut steps) = (after.is_some(), 0_usize);
        loop {
            let slot = probe.next();
            steps = steps.wrapping_add(1);
            let (found, key) = slots.get(slot);
            if key.is_null() && found == EMPTY {
                return Lookup::Missing;
            }
            if after.is_some() {
                if after == Some(slot) {
                    after = None;
                }
                continue;
            }
            if found != wanted || key.is_null() {
                continue;
            }
            match matches(key) {
                Match::Yes => return Lookup::Found(slot),
                Match::No => {}
                // A jump may come by a slot again: what was asked about is asked about no more.
                Match::Ask if goes_on && passed_before(hash, slots.mask(), slot, steps) => {}
                Match::Ask => return Lookup::Ask(slot),
            }
        }
    }

    /// Searches by Python's equality as far as it needs no call: `Ask` where it does.
    pub fn lookup(self, hash: isize, key: Value) -> Lookup {
        self.find(hash, |candidate| equal_values(candidate, key))
    }

    /// Goes on with [`Obj::lookup`] after the candidate at `position` turned out to be another key.
    pub fn lookup_after(self, hash: isize, position: usize, key: Value) -> Lookup {
        self.find_after(hash, position, |candidate| equal_values(candidate, key))
    }

    /// Searches for this very object: never asks.
    pub fn find_identical(self, hash: isize, key: Value) -> Option<usize> {
        match self.find(hash, |candidate| if candidate == key { Match::Yes } else { Match::No }) {
            Lookup::Found(position) => Some(position),
            _ => None,
        }
    }

    /// Adds a key that is known to be missing: `set_add_entry`. (`value` is there to be called as a dict's.)
    pub fn insert_missing(self, heap: &mut Heap, hash: isize, key: Value, value: Value) -> Result<(), Trap> {
        debug_assert!(value.is_null());
        let slots = match self.slots() {
            Some(slots) => slots,
            None => Slots::alloc(heap, 0)?,
        };
        if let Some(free) = slots.dummy_before_empty(hash) {
            slots.set(free, Value::from_int_truncated(hash), key);
            slots.used.set(slots.used.get().wrapping_add(1));
            self.touch();
            return Ok(());
        }
        let crowded = slots.is_crowded(slots.fill.get().wrapping_add(1));
        let larger = if crowded { Some(Slots::alloc(heap, grown(slots.used.get().wrapping_add(1)))?) } else { None };
        slots.insert(hash, key);
        if let Some(larger) = larger {
            larger.insert_all(slots);
        }
        self.slots.set(larger.unwrap_or(slots).value());
        self.touch();
        Ok(())
    }

    /// Removes the item in a slot.
    pub fn remove_at(self, position: usize) -> Option<Entry> {
        let (slots, removed) = (self.slots()?, self.entry(position)?);
        slots.set(position, DUMMY, Value::NULL);
        slots.used.set(slots.used.get().wrapping_sub(1));
        self.touch();
        Some(removed)
    }

    /// Takes an item: `set_pop`.
    pub fn pop(self) -> Option<Entry> {
        let start = self.finger.get() & self.filled().wrapping_sub(1);
        let (position, _) = self.next_entry(start).or_else(|| self.next_entry(0))?;
        self.finger.set(position.wrapping_add(1));
        self.remove_at(position)
    }

    /// Removes all.
    pub fn clear(self) {
        self.slots.set(Value::NULL);
        self.finger.set(0);
        self.touch();
    }

    /// Makes room for `more` new items, as `set_merge` does before it adds them.
    pub fn reserve(self, heap: &mut Heap, more: usize) -> Result<(), Trap> {
        let slots = match self.slots() {
            Some(slots) => slots,
            None => Slots::alloc(heap, 0)?,
        };
        self.slots.set(slots.value());
        if more != 0 && slots.is_crowded(slots.fill.get().saturating_add(more)) {
            let larger = Slots::alloc(heap, slots.used.get().saturating_add(more).saturating_mul(2))?;
            larger.insert_all(slots);
            self.slots.set(larger.value());
            self.touch();
        }
        Ok(())
    }

    /// Leaves no dummies, when they are more than a quarter: the end of `set_difference_update_internal`.
    pub fn compact(self, heap: &mut Heap) -> Result<(), Trap> {
        let Some(slots) = self.slots() else { return Ok(()) };
        if slots.fill.get().wrapping_sub(slots.used.get()) > slots.mask() / 4 {
            let fresh = Slots::alloc(heap, grown(slots.used.get()))?;
            fresh.insert_all(slots);
            self.slots.set(fresh.value());
            self.touch();
        }
        Ok(())
    }

    /// Whether no slot was ever filled.
    pub fn is_unused(self) -> bool {
        self.slots().is_none_or(|slots| slots.fill.get() == 0)
    }

    /// A set of the same items: `set_merge` into an empty one.
    pub fn copy(self, heap: &mut Heap) -> Result<Obj<Set>, Trap> {
        let empty = Set::new(heap)?;
        self.copy_into_empty(heap, empty)
    }

    /// A set of the same items, as merged into `empty`, which may have slots already.
    pub fn copy_into_empty(self, heap: &mut Heap, empty: Obj<Set>) -> Result<Obj<Set>, Trap> {
        let copy = empty.twin(heap)?;
        let Some(slots) = self.slots().filter(|slots| slots.used.get() != 0) else { return Ok(copy) };
        copy.reserve(heap, slots.used.get())?;
        let Some(into) = copy.slots() else { return Ok(copy) };
        if into.len() == slots.len() && slots.fill.get() == slots.used.get() {
            into.take_all(slots);
        } else {
            into.insert_all(slots);
        }
        Ok(copy)
    }

    /// A set whose slots are the same, dummies too.
    pub fn twin(self, heap: &mut Heap) -> Result<Obj<Set>, Trap> {
        let twin = Set::new(heap)?;
        if let Some(slots) = self.slots() {
            let into = Slots::alloc(heap, slots.mask())?;
            into.take_all(slots);
            twin.slots.set(into.value());
        }
        twin.finger.set(self.finger.get());
        Ok(twin)
    }

    /// Exchanges the contents of two sets.
    pub fn swap(self, other: Obj<Set>) {
        self.slots.swap(&other.slots);
        self.touch();
        other.touch();
    }

    /// Its items are others now.
    fn touch(self) {
        self.hash.set(0);
    }
}

impl Obj<Slots> {
    /// Becomes what other slots, as many, are.
    fn take_all(self, others: Obj<Slots>) {
        for (to, from) in self.trailing().iter().zip(others.trailing()) {
            to.set(from.get());
        }
        self.fill.set(others.fill.get());
        self.used.set(others.used.get());
    }
}
