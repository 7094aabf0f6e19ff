//! The entries of a table, in the order of insertion.
//!
//! There is room for all filled entries: `push` is the only one that fills, and has it.
#![expect(unsafe_code, reason = "reads filled entries without a second check")]

use core::cell::Cell;

use super::Entry;
use super::index::Index;
use crate::heap::{Header, Heap, Obj, ObjectKind};
use crate::object::raw::Raw;
use crate::value::Value;
use vm_core::object::Trap;

/// Up to this many entries there is no index.
pub(super) const UNINDEXED: usize = 8;

const INDEXED: u32 = 0;
const VALUE: usize = 2;

/// Trailing: hash, key (and value) of each entry, then the index if the flag says that there is one.
#[repr(C)]
pub struct Entries<const STRIDE: usize> {
    pub(in crate::object) header: Header,
    /// Entries in use, tombstones included.
    pub(super) filled: Cell<usize>,
    /// Entries in use without tombstones.
    pub(super) live: Cell<usize>,
}

impl<const STRIDE: usize> Entries<STRIDE>
where
    Entries<STRIDE>: ObjectKind,
{
    pub(super) fn with_capacity(heap: &mut Heap, capacity: usize) -> Result<Obj<Self>, Trap> {
        let words = capacity.saturating_mul(STRIDE);
        let entries = if capacity <= UNINDEXED {
            heap.alloc::<Self>(words)?
        } else {
            let index = Index::alloc(heap, capacity)?;
            let entries = heap.alloc::<Self>(words.saturating_add(1))?;
            entries.header.set_flag(INDEXED, true);
            if let Some(slot) = entries.trailing().last() {
                slot.set(index.value());
            }
            entries
        };
        entries.filled.set(0);
        entries.live.set(0);
        Ok(entries)
    }
}

impl<const STRIDE: usize> Obj<Entries<STRIDE>>
where
    Entries<STRIDE>: ObjectKind,
{
    /// How many more entries have room.
    pub(super) fn room(self) -> usize {
        (self.trailing_words() / STRIDE).saturating_sub(self.filled.get())
    }

    #[inline]
    pub(super) fn index(self) -> Option<Index> {
        if !self.header.flag(INDEXED) {
            return None;
        }
        // SAFETY: with the flag set, the last word is the index.
        let raw = unsafe { self.trailing().last()?.get().cast_trusted::<Raw>()? };
        Some(Index::new(raw))
    }

    /// Is there room for one more entry? (The index, one word, is never an entry's room.)
    #[inline(always)]
    pub(super) fn has_room(self) -> bool {
        self.filled.get().wrapping_add(1).wrapping_mul(STRIDE) <= self.trailing_words()
    }

    /// The words of a filled entry.
    #[inline(always)]
    fn filled_words(&self, position: usize) -> &[Cell<Value>; STRIDE] {
        debug_assert!(position < self.filled.get());
        // SAFETY: the callers have compared with `filled`, and there is room for all filled entries.
        unsafe { &*self.trailing().as_ptr().add(position.wrapping_mul(STRIDE)).cast() }
    }

    #[inline(always)]
    fn words(&self, position: usize) -> &[Cell<Value>] {
        let start = position.wrapping_mul(STRIDE);
        self.trailing().get(start..start.wrapping_add(STRIDE)).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn entry(self, position: usize) -> Option<Entry> {
        if position >= self.filled.get() {
            return None;
        }
        match self.words(position) {
            [hash, key, rest @ ..] if !key.get().is_null() => Some(Entry {
                hash: hash.get().as_small_int().unwrap_or(0),
                key: key.get(),
                value: rest.first().map_or(Value::NULL, Cell::get),
            }),
            _ => None,
        }
    }

    #[inline(always)]
    pub(super) fn key_value(self, position: usize) -> Option<(Value, Value)> {
        if position >= self.filled.get() {
            return None;
        }
        match self.filled_words(position).as_slice() {
            [_, key, value, ..] => Some((key.get(), value.get())),
            _ => None,
        }
    }

    pub(super) fn set_value(self, position: usize, value: Value) {
        if let Some(slot) = self.words(position).get(VALUE) {
            slot.set(value);
        }
    }

    /// Adds an entry: there is room, and the key is not there yet.
    pub(super) fn push(self, hash: isize, key: Value, value: Value) {
        let position = self.filled.get();
        if !self.has_room() {
            debug_assert!(false, "the caller made room");
            return;
        }
        for (slot, word) in self.words(position).iter().zip([Value::from_int_truncated(hash), key, value]) {
            slot.set(word);
        }
        if let Some(index) = self.index() {
            index.insert(Value::from_int_truncated(hash), position);
        }
        self.filled.set(position.wrapping_add(1));
        self.live.set(self.live.get().wrapping_add(1));
    }

    /// The last live entry before `position`, with its position.
    pub(super) fn previous(self, position: usize) -> Option<(usize, Entry)> {
        let mut end = position.min(self.filled.get());
        while let Some(candidate) = end.checked_sub(1) {
            if let Some(entry) = self.entry(candidate) {
                return Some((candidate, entry));
            }
            end = self.live_before(candidate);
        }
        None
    }

    /// Where to look for the live entry before the tombstone at `position`: see [`Obj::remove`].
    fn live_before(self, position: usize) -> usize {
        let hint = self.words(position).first().and_then(|word| word.get().as_small_int());
        hint.and_then(|hint| usize::try_from(hint).ok()).unwrap_or(position).min(position)
    }

    /// Makes the entry a tombstone. Where the hash stood, a tombstone keeps the position below which the next live
    /// entry may be, so that taking the last entry again and again takes constant time each.
    pub(super) fn remove(self, position: usize) -> Option<Entry> {
        let removed = self.entry(position)?;
        let last = position.wrapping_add(1) == self.filled.get();
        if last && !self.header.flag(INDEXED) {
            self.filled.set(position);
        }
        if let [hash, rest @ ..] = self.words(position) {
            hash.set(Value::from_int_truncated(position as isize));
            for slot in rest {
                slot.set(Value::NULL);
            }
        }
        let tail = self.filled.get().saturating_sub(1);
        if tail != position
            && self.entry(tail).is_none()
            && self.live_before(tail) == position.wrapping_add(1)
            && let Some(hint) = self.words(tail).first()
        {
            hint.set(Value::from_int_truncated(position as isize));
        }
        self.live.set(self.live.get().wrapping_sub(1));
        Some(removed)
    }

    /// The hash and the key at a position; `NULL`s beyond the last.
    #[inline(always)]
    pub(super) fn hash_and_key(self, position: usize) -> (Value, Value) {
        if position >= self.filled.get() {
            return (Value::NULL, Value::NULL);
        }
        match self.filled_words(position).as_slice() {
            [hash, key, ..] => (hash.get(), key.get()),
            _ => (Value::NULL, Value::NULL),
        }
    }
}
