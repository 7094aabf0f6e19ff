//! Searching a table.

use super::entries::Entries;
use crate::heap::{Obj, ObjectKind};
use crate::value::Value;

/// Are two keys equal?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// They are.
    Yes,
    /// They are not.
    No,
    /// Only Python code (`__eq__`) can tell.
    Ask,
}

/// What a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// The entry at this position.
    Found(usize),
    /// No entry.
    Missing,
    /// The key at this position has the hash: Python code must compare it, then the search goes on after it.
    Ask(usize),
}

impl<const STRIDE: usize> Obj<Entries<STRIDE>>
where
    Entries<STRIDE>: ObjectKind,
{
    /// The entry at a position, if it is the one that is searched for.
    #[inline(always)]
    fn look(self, position: usize, wanted: Value, matches: &mut impl FnMut(Value) -> Match) -> Option<Lookup> {
        let (hash, key) = self.hash_and_key(position);
        // A tombstone has a number where the hash stood, and no key.
        if hash != wanted || key.is_null() {
            return None;
        }
        match matches(key) {
            Match::Yes => Some(Lookup::Found(position)),
            Match::No => None,
            Match::Ask => Some(Lookup::Ask(position)),
        }
    }

    #[inline(always)]
    pub(super) fn find(self, hash: isize, mut matches: impl FnMut(Value) -> Match) -> Lookup {
        let wanted = Value::from_int_truncated(hash);
        if let Some(index) = self.index() {
            let mut probe = index.probe(wanted);
            while let Some(position) = probe.next_position() {
                if let Some(found) = self.look(position, wanted, &mut matches) {
                    return found;
                }
            }
            return Lookup::Missing;
        }
        self.scan(0, wanted, matches)
    }

    #[inline(always)]
    fn scan(self, start: usize, wanted: Value, mut matches: impl FnMut(Value) -> Match) -> Lookup {
        for position in start..self.filled.get() {
            if let Some(found) = self.look(position, wanted, &mut matches) {
                return found;
            }
        }
        Lookup::Missing
    }

    /// Goes on with a search after a candidate. A walk may come by a slot again; but those that have the hash were put
    /// into their slots in the order of their positions, so what is not behind the candidate has been seen.
    pub(super) fn find_after(self, hash: isize, after: usize, mut matches: impl FnMut(Value) -> Match) -> Lookup {
        let wanted = Value::from_int_truncated(hash);
        let Some(index) = self.index() else { return self.scan(after.wrapping_add(1), wanted, matches) };
        let mut probe = index.probe(wanted);
        while let Some(position) = probe.next_position() {
            if position > after
                && let Some(found) = self.look(position, wanted, &mut matches)
            {
                return found;
            }
        }
        Lookup::Missing
    }
}
