//! The ordered hash table of `dict` (entries of three words).
//!
//! Entries stand in the order of insertion, as in CPython's compact dict; a removed one is a tombstone (its key is
//! `NULL`) until the entries are copied. Up to eight entries are searched one by one, by hash. Above that a raw
//! index object finds them: slots of 1, 2 or 4 bytes, each 0 (free) or the number of an entry plus one, probed as in
//! `Objects/dictobject.c`. The slot of a tombstone stays, so that the probing goes on over it.
//!
//! ```text
//! dict:    header | version | entries
//! entries: header | filled | live | hash key value | hash key value | … | index (if there is one)
//! ```
#![expect(unsafe_code, reason = "trusts its own references to entries")]

mod entries;
mod find;
mod index;
#[cfg(test)]
mod tests;

use core::cell::Cell;

pub use entries::Entries;
pub use find::{Lookup, Match};

use super::equal::equal_values;
use crate::heap::{Header, Heap, Obj, ObjectKind};
use crate::value::Value;
use vm_core::object::Trap;

/// The bits of a version that count changes. On a 64-bit machine those above are a dict's stamp, gone with the next
/// change.
const CHANGES: usize = if STAMP_SHIFT < usize::BITS { (1 << STAMP_SHIFT) - 1 } else { usize::MAX };
const STAMP_SHIFT: u32 = 32;

/// The head of a dict (`STRIDE` 3).
#[repr(C)]
pub struct Table<const STRIDE: usize> {
    pub(super) header: Header,
    /// Changes whenever a key comes or goes.
    pub version: Cell<usize>,
    entries: Cell<Value>,
}

/// One live entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The hash as it is kept: its top bit is lost.
    pub hash: isize,
    /// The key.
    pub key: Value,
    /// The value; `NULL` in a set.
    pub value: Value,
}

impl<const STRIDE: usize> Table<STRIDE>
where
    Table<STRIDE>: ObjectKind,
    Entries<STRIDE>: ObjectKind,
{
    /// An empty table.
    pub fn new(heap: &mut Heap) -> Result<Obj<Self>, Trap> {
        let table = heap.alloc::<Self>(0)?;
        table.version.set(0);
        Ok(table)
    }

    /// An empty table with room for `capacity` entries.
    pub fn with_capacity(heap: &mut Heap, capacity: usize) -> Result<Obj<Self>, Trap> {
        let entries =
            if capacity == 0 { Value::NULL } else { Entries::<STRIDE>::with_capacity(heap, capacity)?.value() };
        let table = Self::new(heap)?;
        table.entries.set(entries);
        Ok(table)
    }
}

/// The next capacity when `live` entries fill a table and one more comes.
fn grown(live: usize) -> usize {
    match live {
        0 | 1 => 2,
        2 | 3 => 4,
        4..8 => 8,
        _ => live.saturating_add(live >> 1).saturating_add(2),
    }
}

impl<const STRIDE: usize> Obj<Table<STRIDE>>
where
    Table<STRIDE>: ObjectKind,
    Entries<STRIDE>: ObjectKind,
{
    #[inline(always)]
    pub(super) fn entries(self) -> Option<Obj<Entries<STRIDE>>> {
        // SAFETY: the field is private and holds `NULL` or the entries of this stride.
        unsafe { self.entries.get().cast_trusted() }
    }

    /// The object that holds the entries, `NULL` of an empty table: another one when they have moved.
    pub fn memory(self) -> Value {
        self.entries.get()
    }

    /// Number of live entries: `len(d)`.
    #[inline]
    #[expect(clippy::len_without_is_empty, reason = "a Python container, not a collection of Rust's")]
    pub fn len(self) -> usize {
        self.entries().map_or(0, |e| e.live.get())
    }

    /// One past the last entry, tombstones counted: the bound for [`Obj::entry`].
    #[inline]
    pub fn filled(self) -> usize {
        self.entries().map_or(0, |e| e.filled.get())
    }

    /// The entry at a position; `None` for a tombstone or beyond the end.
    #[inline]
    pub fn entry(self, position: usize) -> Option<Entry> {
        self.entries()?.entry(position)
    }

    /// The first live entry from `position` on, with its position.
    #[inline]
    pub fn next_entry(self, mut position: usize) -> Option<(usize, Entry)> {
        let entries = self.entries()?;
        while position < entries.filled.get() {
            if let Some(entry) = entries.entry(position) {
                return Some((position, entry));
            }
            position = position.wrapping_add(1);
        }
        None
    }

    /// The last live entry before `position`, with its position.
    pub fn previous_entry(self, position: usize) -> Option<(usize, Entry)> {
        self.entries()?.previous(position)
    }

    /// The live entries in order.
    pub fn iter(self) -> impl Iterator<Item = Entry> {
        let mut position = 0;
        core::iter::from_fn(move || {
            let (found, entry) = self.next_entry(position)?;
            position = found.wrapping_add(1);
            Some(entry)
        })
    }

    /// Searches for a key: `matches` is asked about each key with this hash. It answers `Ask` when only Python code
    /// can tell; then call it, and go on with [`Obj::find_after`] (or start again if the entries have moved).
    #[inline]
    pub fn find(self, hash: isize, matches: impl FnMut(Value) -> Match) -> Lookup {
        match self.entries() {
            Some(entries) => entries.find(hash, matches),
            None => Lookup::Missing,
        }
    }

    /// Goes on with a search after the candidate at `position` turned out to be another key.
    pub fn find_after(self, hash: isize, position: usize, matches: impl FnMut(Value) -> Match) -> Lookup {
        match self.entries() {
            Some(entries) => entries.find_after(hash, position, matches),
            None => Lookup::Missing,
        }
    }

    /// Searches by Python's equality as far as it needs no call: `Ask` where it does.
    #[inline]
    pub fn lookup(self, hash: isize, key: Value) -> Lookup {
        self.find(hash, |candidate| equal_values(candidate, key))
    }

    /// Goes on with [`Obj::lookup`] after the candidate at `position` turned out to be another key.
    pub fn lookup_after(self, hash: isize, position: usize, key: Value) -> Lookup {
        self.find_after(hash, position, |candidate| equal_values(candidate, key))
    }

    /// Searches for this very object: never asks.
    #[inline]
    pub fn find_identical(self, hash: isize, key: Value) -> Option<usize> {
        match self.find(hash, |candidate| if candidate == key { Match::Yes } else { Match::No }) {
            Lookup::Found(position) => Some(position),
            _ => None,
        }
    }

    /// Puts a key that is known to be missing behind the last entry.
    pub fn insert_missing(self, heap: &mut Heap, hash: isize, key: Value, value: Value) -> Result<(), Trap> {
        let entries = match self.entries() {
            Some(entries) if entries.has_room() => entries,
            _ => self.rebuilt(heap, grown(self.len()))?,
        };
        entries.push(hash, key, value);
        self.touch();
        Ok(())
    }

    /// Removes the entry at a position.
    pub fn remove_at(self, position: usize) -> Option<Entry> {
        let removed = self.entries()?.remove(position)?;
        self.touch();
        Some(removed)
    }

    /// Removes the last entry.
    pub fn pop_last(self) -> Option<Entry> {
        let (position, _) = self.previous_entry(usize::MAX)?;
        self.remove_at(position)
    }

    /// Removes all.
    pub fn clear(self) {
        self.entries.set(Value::NULL);
        self.touch();
    }

    /// Makes room for `more` new entries.
    pub fn reserve(self, heap: &mut Heap, more: usize) -> Result<(), Trap> {
        let room = self.entries().map_or(0, Obj::room);
        if room < more {
            self.rebuilt(heap, self.len().saturating_add(more))?;
        }
        Ok(())
    }

    /// A table of the same entries.
    pub fn copy(self, heap: &mut Heap) -> Result<Obj<Table<STRIDE>>, Trap> {
        let copy = Table::with_capacity(heap, self.len())?;
        if let Some(entries) = copy.entries() {
            for entry in self.iter() {
                entries.push(entry.hash, entry.key, entry.value);
            }
        }
        Ok(copy)
    }

    /// Exchanges the contents of two tables.
    pub fn swap(self, other: Obj<Table<STRIDE>>) {
        self.entries.swap(&other.entries);
        self.touch();
        other.touch();
    }

    /// Replaces the entries by a copy without tombstones, with this capacity.
    #[cold]
    fn rebuilt(self, heap: &mut Heap, capacity: usize) -> Result<Obj<Entries<STRIDE>>, Trap> {
        let entries = Entries::<STRIDE>::with_capacity(heap, capacity)?;
        for entry in self.iter() {
            entries.push(entry.hash, entry.key, entry.value);
        }
        self.entries.set(entries.value());
        self.touch();
        Ok(entries)
    }

    /// A number that changes whenever a key comes or goes.
    pub fn changes(self) -> usize {
        self.version.get() & CHANGES
    }

    fn touch(self) {
        self.version.set(self.version.get().wrapping_add(1) & CHANGES);
    }
}

impl Obj<Table<3>> {
    /// Replaces the value of the entry at a position.
    #[inline]
    pub fn set_value_at(self, position: usize, value: Value) {
        if let Some(entries) = self.entries() {
            entries.set_value(position, value);
        }
    }

    /// The key and value at a position, if there is a live entry: for caches that remember the position.
    #[inline(always)]
    pub fn key_value_at(self, position: usize) -> Option<(Value, Value)> {
        self.entries()?.key_value(position)
    }

    /// The number that stands for the keys as they are now, or 0: no other table and no other moment has it.
    #[inline(always)]
    pub fn stamp(self) -> u32 {
        self.version.get().checked_shr(STAMP_SHIFT).map_or(0, |stamp| stamp as u32)
    }

    /// Gives the keys, as they are now, a number; nothing happens where there is no room for one.
    pub fn set_stamp(self, stamp: u32) {
        let stamp = (stamp as usize).checked_shl(STAMP_SHIFT).unwrap_or(0);
        self.version.set(self.version.get() & CHANGES | stamp);
    }

    /// The value at a position if its key is this very object: for caches that remember the position.
    #[inline(always)]
    pub fn value_if(self, position: usize, key: Value) -> Option<Value> {
        match self.key_value_at(position) {
            Some((found, value)) if found == key => Some(value),
            _ => None,
        }
    }
}
