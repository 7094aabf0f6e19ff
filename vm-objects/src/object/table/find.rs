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
    #[inline]
    pub(super) fn find(self, hash: isize, after: Option<usize>, mut matches: impl FnMut(Value) -> Match) -> Lookup {
        let wanted = Value::from_int_truncated(hash);
        let mut look = |position: usize| {
            let (hash, key) = self.hash_and_key(position);
            if hash != wanted || key.is_null() {
                return None;
            }
            match matches(key) {
                Match::Yes => Some(Lookup::Found(position)),
                Match::No => None,
                Match::Ask => Some(Lookup::Ask(position)),
            }
        };
        let found = match self.index() {
            None => {
                let start = after.map_or(0, |position| position.wrapping_add(1));
                (start..self.filled.get()).find_map(look)
            }
            Some(index) => match after {
                None => index.candidates(hash).find_map(look),
                Some(after) => {
                    index.candidates(hash).skip_while(|&position| position != after).skip(1).find_map(&mut look)
                }
            },
        };
        found.unwrap_or(Lookup::Missing)
    }
}
