//! An instance of a class made by a program.

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// An instance: its class and attributes; a subclass of a built-in type has the built-in's value as a trailing word,
/// then come the values of `__slots__`.
#[repr(C)]
pub struct Instance {
    pub(super) header: Header,
    /// The class.
    pub class: Cell<Value>,
    /// `__dict__`, or `NULL` as long as nobody set an attribute.
    pub attrs: Cell<Value>,
}

impl Instance {
    /// A new instance with `slots` trailing words, all `NULL`.
    pub fn alloc(heap: &mut Heap, class: Value, slots: usize) -> Result<Obj<Instance>, Trap> {
        let object = heap.alloc::<Instance>(slots)?;
        object.class.set(class);
        Ok(object)
    }
}

impl Obj<Instance> {
    /// A trailing word; `NULL` if there are not so many.
    pub fn slot(self, n: usize) -> Value {
        self.trailing().get(n).map_or(Value::NULL, Cell::get)
    }

    /// Sets a trailing word; `false` if there are not so many.
    pub fn set_slot(self, n: usize, value: Value) -> bool {
        self.trailing().get(n).map(|slot| slot.set(value)).is_some()
    }
}
