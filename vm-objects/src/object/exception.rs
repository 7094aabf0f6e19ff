//! Exceptions and tracebacks.

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

const SUPPRESS_CONTEXT: u32 = 0;

super::value_layout! {
    /// An exception of any class.
    Exception {
        /// A type immediate or a class.
        class,
        /// `args`, a tuple.
        args,
        /// `__traceback__`, or `NULL`.
        traceback,
        /// `__context__`, or `NULL`.
        context,
        /// `__cause__`, or `NULL`.
        cause,
        /// `__dict__` and what else a class of exceptions keeps (`__notes__`, `name`, …): a dict, or `NULL`.
        attrs,
    }
}

impl Exception {
    /// A new exception with `members` slots for what its class keeps beside the arguments ([`Obj::member`]).
    pub fn with_members(heap: &mut Heap, class: Value, args: Value, members: usize) -> Result<Obj<Exception>, Trap> {
        let exception = heap.alloc::<Exception>(members)?;
        exception.class.set(class);
        exception.args.set(args);
        Ok(exception)
    }
}

impl Obj<Exception> {
    /// What the class keeps in slot `index` (`StopIteration.value`, `NameError.name`, …); `NULL` as long as it is not
    /// set, or if there is no such slot.
    pub fn member(self, index: usize) -> Value {
        self.trailing().get(index).map_or(Value::NULL, Cell::get)
    }

    /// Sets a member; nothing happens if there is no such slot.
    pub fn set_member(self, index: usize, value: Value) {
        if let Some(slot) = self.trailing().get(index) {
            slot.set(value);
        }
    }

    /// `__suppress_context__`.
    pub fn suppress_context(self) -> bool {
        self.header().flag(SUPPRESS_CONTEXT)
    }

    /// Sets `__suppress_context__`.
    pub fn set_suppress_context(self, on: bool) {
        self.header().set_flag(SUPPRESS_CONTEXT, on);
    }
}

/// One step of a traceback.
#[repr(C)]
pub struct Traceback {
    pub(super) header: Header,
    /// `tb_lasti`: byte offset of the instruction.
    pub lasti: Cell<usize>,
    /// `tb_lineno` and one more, once it was set; 0: as the code's line table says.
    pub lineno: Cell<usize>,
    /// `tb_next`, or `NULL`.
    pub next: Cell<Value>,
    /// The frame; without memory for one, the function.
    pub code: Cell<Value>,
}

impl Traceback {
    /// A new step before `next`.
    pub fn alloc(heap: &mut Heap, function: Value, lasti: u32, next: Value) -> Result<Obj<Traceback>, Trap> {
        let step = heap.alloc::<Traceback>(0)?;
        step.lasti.set(lasti as usize);
        step.lineno.set(0);
        step.next.set(next);
        step.code.set(function);
        Ok(step)
    }
}
