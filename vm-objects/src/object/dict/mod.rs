//! `dict`: a [`Table`](super::table::Table) of keys and values.

use super::hash::hash_str;
use super::str::Str;
use super::table::{Lookup, Match, Table};
use crate::heap::{Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// A dict.
pub type Dict = Table<3>;

/// Is the candidate, which has the key's hash but is another object, a str of the same text?
#[inline(never)]
fn same_text(candidate: Value, key: Obj<Str>) -> bool {
    // Two interned strs that are not identical have different texts.
    candidate.cast::<Str>().is_some_and(|other| !(other.interned() && key.interned()) && other.same_text(key))
}

/// The flag of a defaultdict: a trailing word is its factory.
const DEFAULT: u32 = 1;
/// The flag of an `OrderedDict`.
const ORDERED: u32 = 2;

impl Dict {
    /// An empty defaultdict.
    pub fn new_default(heap: &mut Heap, factory: Value) -> Result<Obj<Dict>, Trap> {
        let dict = heap.alloc::<Dict>(1)?;
        dict.version.set(0);
        dict.header.set_flag(DEFAULT, true);
        dict.set_factory(factory);
        Ok(dict)
    }

    /// An empty `OrderedDict`.
    pub fn new_ordered(heap: &mut Heap) -> Result<Obj<Dict>, Trap> {
        let dict = Dict::new(heap)?;
        dict.header.set_flag(ORDERED, true);
        Ok(dict)
    }
}

impl Obj<Dict> {
    /// Is it a defaultdict?
    #[inline]
    pub fn is_default(self) -> bool {
        self.header().flag(DEFAULT)
    }

    /// Is it an `OrderedDict`?
    #[inline]
    pub fn is_ordered(self) -> bool {
        self.header().flag(ORDERED)
    }

    /// What a defaultdict calls for a key that it lacks; null of any other dict.
    pub fn factory(self) -> Value {
        self.trailing().first().map_or(Value::NULL, core::cell::Cell::get)
    }

    /// Sets the factory of a defaultdict.
    pub fn set_factory(self, factory: Value) {
        if let Some(slot) = self.trailing().first() {
            slot.set(factory);
        }
    }

    /// Whether the keys of two dicts, which have equal ones, come in the same order.
    pub fn same_order(self, other: Obj<Dict>) -> bool {
        self.iter()
            .zip(other.iter())
            .all(|(a, b)| a.hash == b.hash && (a.key == b.key || super::equal::equal_values(a.key, b.key) != Match::No))
    }
}

impl Obj<Dict> {
    /// The position of a str key. Keys that are no strs are never equal to it (a subclass of `str` that overrides
    /// `__eq__` excepted: name spaces have none).
    #[inline]
    pub fn position_of(self, key: Obj<Str>) -> Option<usize> {
        let value = key.value();
        let found = self.find(hash_str(key) as isize, |candidate| {
            if candidate == value || same_text(candidate, key) { Match::Yes } else { Match::No }
        });
        match found {
            Lookup::Found(position) => Some(position),
            _ => None,
        }
    }

    /// The value of a str key.
    #[inline]
    pub fn get_str(self, key: Obj<Str>) -> Option<Value> {
        let position = self.position_of(key)?;
        self.key_value_at(position).map(|(_, value)| value)
    }

    /// The value of a key given as Rust text.
    pub fn get_text(self, key: &str) -> Option<Value> {
        let hash = super::hash::hash_chars(key.chars().map(u32::from));
        let found = self.find(hash as isize, |candidate| match candidate.cast::<Str>() {
            Some(text) if text.eq_text(key) => Match::Yes,
            _ => Match::No,
        });
        match found {
            Lookup::Found(position) => self.key_value_at(position).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Sets the value of a str key.
    pub fn insert_str(self, heap: &mut Heap, key: Obj<Str>, value: Value) -> Result<(), Trap> {
        match self.position_of(key) {
            Some(position) => {
                self.set_value_at(position, value);
                Ok(())
            }
            None => self.insert_missing(heap, hash_str(key) as isize, key.value(), value),
        }
    }

    /// Removes a str key and gives its value.
    pub fn remove_str(self, key: Obj<Str>) -> Option<Value> {
        let position = self.position_of(key)?;
        self.remove_at(position).map(|entry| entry.value)
    }
}
