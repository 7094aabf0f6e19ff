//! What a weak reference holds on to without keeping it.

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// The inside of a weak reference or a proxy: slot 0 of its instance.
#[repr(C)]
pub struct WeakCell {
    pub(super) header: Header,
    /// The word of the object that is referred to; that of `NULL` when it is gone. The collector does not look at it.
    referent: Cell<usize>,
    /// The referent's hash, once it was asked for.
    pub hash: Cell<usize>,
    /// Called when the referent goes, or `NULL`.
    pub callback: Cell<Value>,
    /// The weak reference itself.
    pub owner: Cell<Value>,
    /// The next one whose callback is due, or `NULL`.
    pub next: Cell<Value>,
}

/// Flag: the hash is known.
const HASHED: u32 = 0;

/// Flag: nobody but the one that it was made for has seen its weak reference.
const FRESH: u32 = 1;

impl WeakCell {
    /// A new one; it has no owner yet.
    pub fn alloc(heap: &mut Heap, referent: Value, callback: Value) -> Result<Obj<WeakCell>, Trap> {
        let cell = heap.alloc::<WeakCell>(0)?;
        cell.referent.set(referent.to_word());
        cell.hash.set(0);
        cell.callback.set(callback);
        Ok(cell)
    }
}

impl Obj<WeakCell> {
    /// The object that is referred to; `NULL` when it is gone.
    pub fn referent(self) -> Value {
        Value::from_word(self.referent.get())
    }

    /// The object is about to go.
    pub fn clear(self) {
        self.referent.set(Value::NULL.to_word());
    }

    /// The referent's hash, if it was asked for before.
    pub fn known_hash(self) -> Option<isize> {
        self.header().flag(HASHED).then_some(self.hash.get() as isize)
    }

    /// Whether nobody but the one that it was made for has seen its weak reference.
    pub fn fresh(self) -> bool {
        self.header().flag(FRESH)
    }

    /// Sets whether it is so.
    pub fn set_fresh(self, on: bool) {
        self.header().set_flag(FRESH, on);
    }

    /// Keeps the referent's hash.
    pub fn keep_hash(self, hash: isize) {
        self.hash.set(hash as usize);
        self.header().set_flag(HASHED, true);
    }
}
