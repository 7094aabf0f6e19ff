//! `set` and `frozenset`: a [`Table`](super::table::Table) of keys.

use super::table::{FROZEN, Table};
use crate::heap::{Heap, Obj};
use vm_core::object::Trap;

/// A set; a flag says that it is frozen.
pub type Set = Table<2>;

impl Set {
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
        self.version.set(0);
    }
}
