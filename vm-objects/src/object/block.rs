//! A plain array of values: the slots of a list, extra fields of a function.

use core::cell::Cell;

use crate::heap::{Header, Obj};
use crate::value::Value;

/// Trailing values. Unused ones are `NULL`.
#[repr(C)]
pub struct Block {
    pub(super) header: Header,
}

impl Obj<Block> {
    /// The slots.
    #[inline(always)]
    pub fn slots(&self) -> &[Cell<Value>] {
        self.trailing()
    }

    /// A slot; `NULL` if there are not so many.
    #[inline(always)]
    pub fn get(self, n: usize) -> Value {
        self.trailing().get(n).map_or(Value::NULL, Cell::get)
    }

    /// Sets a slot; nothing if there are not so many.
    #[inline(always)]
    pub fn set(self, n: usize, value: Value) {
        if let Some(slot) = self.trailing().get(n) {
            slot.set(value);
        }
    }
}
