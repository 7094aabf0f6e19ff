//! The index of a large table: open addressing over slots of 1, 2 or 4 bytes.

use crate::heap::Obj;
use crate::object::raw::Raw;
use crate::value::Value;

/// A view of the raw index object of a table with a given capacity.
#[derive(Clone, Copy)]
pub(super) struct Index {
    raw: Obj<Raw>,
    mask: usize,
    width: Width,
}

#[derive(Clone, Copy)]
enum Width {
    One,
    Two,
    Four,
}

/// Slots for `capacity` entries: a power of two, at most two thirds filled.
fn slots_for(capacity: usize) -> usize {
    capacity.saturating_add(capacity / 2).saturating_add(1).checked_next_power_of_two().unwrap_or(usize::MAX / 8)
}

fn width_for(capacity: usize) -> Width {
    match capacity {
        0..=0xfe => Width::One,
        0xff..=0xfffe => Width::Two,
        _ => Width::Four,
    }
}

impl Index {
    /// Bytes of the index of a table with this capacity.
    pub(super) fn bytes_for(capacity: usize) -> usize {
        let slots = slots_for(capacity);
        match width_for(capacity) {
            Width::One => slots,
            Width::Two => slots.saturating_mul(2),
            Width::Four => slots.saturating_mul(4),
        }
    }

    #[inline]
    pub(super) fn new(raw: Obj<Raw>, capacity: usize) -> Index {
        Index { raw, mask: slots_for(capacity).wrapping_sub(1), width: width_for(capacity) }
    }

    /// What the slot holds: 0 if free, or an entry's position plus one.
    #[inline]
    fn get(self, slot: usize) -> usize {
        match self.width {
            Width::One => self.raw.raw_items::<u8>().get(slot).map_or(0, |s| s.get() as usize),
            Width::Two => self.raw.raw_items::<u16>().get(slot).map_or(0, |s| s.get() as usize),
            Width::Four => self.raw.raw_items::<u32>().get(slot).map_or(0, |s| s.get() as usize),
        }
    }

    fn set(self, slot: usize, entry: usize) {
        match self.width {
            Width::One => self.raw.raw_items::<u8>().get(slot).into_iter().for_each(|s| s.set(entry as u8)),
            Width::Two => self.raw.raw_items::<u16>().get(slot).into_iter().for_each(|s| s.set(entry as u16)),
            Width::Four => self.raw.raw_items::<u32>().get(slot).into_iter().for_each(|s| s.set(entry as u32)),
        }
    }

    /// The positions of the entries that may have this hash.
    #[inline]
    pub(super) fn candidates(self, hash: isize) -> impl Iterator<Item = usize> {
        let mut probe = Probe::new(hash, self.mask);
        core::iter::from_fn(move || self.get(probe.next_slot()).checked_sub(1))
    }

    /// Notes the position of a new entry.
    pub(super) fn insert(self, hash: isize, position: usize) {
        let mut probe = Probe::new(hash, self.mask);
        loop {
            // There is a free slot: no more entries are noted than the capacity, which is less than the slots.
            let slot = probe.next_slot();
            if self.get(slot) == 0 {
                self.set(slot, position.wrapping_add(1));
                return;
            }
        }
    }
}

/// The sequence of slots for a hash, as in CPython's dict: linear congruence, with all bits of the hash shifted in.
struct Probe {
    slot: usize,
    perturb: usize,
    mask: usize,
    first: bool,
}

impl Probe {
    fn new(hash: isize, mask: usize) -> Probe {
        // The hash as the entries keep it, so that a copy from another table probes alike.
        let hash = Value::from_int_truncated(hash).to_word() >> 1;
        Probe { slot: hash & mask, perturb: hash, mask, first: true }
    }

    #[inline]
    fn next_slot(&mut self) -> usize {
        if self.first {
            self.first = false;
        } else {
            self.perturb >>= 5;
            self.slot = (self.slot.wrapping_mul(5).wrapping_add(self.perturb).wrapping_add(1)) & self.mask;
        }
        self.slot
    }
}
