//! The index of a large table: open addressing over slots of 1, 2 or 4 bytes.
#![expect(unsafe_code, reason = "reads a slot without a second check of the mask")]

use crate::heap::{Heap, Obj, WORD};
use crate::object::raw::Raw;
use crate::value::Value;
use vm_core::object::Trap;

/// The flags of the raw object say how wide a slot is: this is the binary logarithm of its bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
enum Width {
    One = 0,
    Two = 1,
    Four = 2,
}

/// A view of a raw index object.
#[derive(Clone, Copy)]
pub(super) struct Index {
    raw: Obj<Raw>,
    mask: usize,
    width: Width,
}

/// Slots for `capacity` entries: a power of two, at most two thirds filled, and at least a word of them.
fn slots_for(capacity: usize) -> usize {
    let slots = capacity.saturating_add(capacity / 2).saturating_add(1);
    slots.checked_next_power_of_two().unwrap_or(usize::MAX).max(WORD)
}

const fn width_for(capacity: usize) -> Width {
    match capacity {
        0..=0xfe => Width::One,
        0xff..=0xfffe => Width::Two,
        _ => Width::Four,
    }
}

impl Index {
    /// A new raw object for a table of this capacity.
    pub(super) fn alloc(heap: &mut Heap, capacity: usize) -> Result<Obj<Raw>, Trap> {
        let width = width_for(capacity);
        let raw = Raw::alloc_zeroed(heap, slots_for(capacity).saturating_mul(1 << width as usize))?;
        raw.header().set_flags(width as usize);
        Ok(raw)
    }

    #[inline(always)]
    pub(super) fn new(raw: Obj<Raw>) -> Index {
        let bytes = raw.trailing_words().wrapping_mul(WORD);
        let width = match raw.header().flags() {
            0 => Width::One,
            1 => Width::Two,
            _ => Width::Four,
        };
        // The slots are a power of two, and a whole number of words.
        Index { raw, mask: (bytes >> width as usize).wrapping_sub(1), width }
    }

    /// What the slot holds: 0 if free, or an entry's position plus one.
    #[inline(always)]
    fn get(self, slot: usize) -> usize {
        debug_assert!(slot <= self.mask);
        // SAFETY: a slot is masked, and the mask is one less than the slots that the raw object has in this width.
        unsafe {
            match self.width {
                Width::One => self.raw.raw_items::<u8>().get_unchecked(slot).get() as usize,
                Width::Two => self.raw.raw_items::<u16>().get_unchecked(slot).get() as usize,
                Width::Four => self.raw.raw_items::<u32>().get_unchecked(slot).get() as usize,
            }
        }
    }

    fn set(self, slot: usize, entry: usize) {
        match self.width {
            Width::One => self.raw.raw_items::<u8>().get(slot).into_iter().for_each(|s| s.set(entry as u8)),
            Width::Two => self.raw.raw_items::<u16>().get(slot).into_iter().for_each(|s| s.set(entry as u16)),
            Width::Four => self.raw.raw_items::<u32>().get(slot).into_iter().for_each(|s| s.set(entry as u32)),
        }
    }

    /// The walk over the entries that may have this hash. It takes the hash as the entries keep it, so that a copy from
    /// another table walks alike.
    #[inline(always)]
    pub(super) fn probe(self, kept_hash: Value) -> Probe {
        let hash = kept_hash.to_word() >> 1;
        Probe { index: self, slot: hash & self.mask, perturb: hash }
    }

    /// Notes the position of a new entry.
    pub(super) fn insert(self, kept_hash: Value, position: usize) {
        let mut probe = self.probe(kept_hash);
        // There is a free slot: no more entries are noted than the capacity, which is less than the slots.
        while self.get(probe.slot) != 0 {
            probe.step();
        }
        self.set(probe.slot, position.wrapping_add(1));
    }
}

/// A walk over slots as in CPython's dict: linear congruence, with all bits of the hash shifted in.
pub(super) struct Probe {
    index: Index,
    slot: usize,
    perturb: usize,
}

impl Probe {
    #[inline(always)]
    fn step(&mut self) {
        self.perturb >>= 5;
        self.slot = (self.slot.wrapping_mul(5).wrapping_add(self.perturb).wrapping_add(1)) & self.index.mask;
    }

    /// The next candidate; none at a free slot.
    #[inline(always)]
    pub(super) fn next_position(&mut self) -> Option<usize> {
        let position = self.index.get(self.slot).checked_sub(1)?;
        self.step();
        Some(position)
    }
}
