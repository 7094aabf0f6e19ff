//! What an async generator gives to be awaited, and what wraps other awaitables.

use core::cell::Cell;

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// How far an awaitable is (CPython's `AwaitableState`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Nobody has awaited it.
    Init = 0,
    /// It is being awaited.
    Iter = 1,
    /// It has been.
    Closed = 2,
}

/// Which of the types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Awaits {
    /// `async_generator_asend`: the next item; `given` is what is sent.
    Asend = 0,
    /// `async_generator_athrow` of `athrow`; `given` is the tuple of its arguments.
    Athrow = 1,
    /// `async_generator_athrow` of `aclose`.
    Aclose = 2,
    /// `async_generator_wrapped_value`: what an async generator yields, between it and the awaitable.
    Wrapped = 3,
    /// `coroutine_wrapper`: a coroutine's `__await__()`.
    Coroutine = 4,
    /// `anext_awaitable`: `anext(of, given)`.
    Anext = 5,
}

/// An awaitable; the flags say which.
#[repr(C)]
pub struct Awaitable {
    pub(super) header: Header,
    stage: Cell<usize>,
    /// The generator or awaitable behind it; for a wrapped value, that value.
    pub of: Cell<Value>,
    /// What belongs to the operation, or `NULL`.
    pub given: Cell<Value>,
}

impl Awaitable {
    /// An awaitable that nobody has awaited.
    pub fn alloc(heap: &mut Heap, which: Awaits, of: Value, given: Value) -> Result<Obj<Awaitable>, Trap> {
        let object = heap.alloc::<Awaitable>(0)?;
        object.header.set_flags(which as usize);
        object.stage.set(Stage::Init as usize);
        object.of.set(of);
        object.given.set(given);
        Ok(object)
    }
}

impl Obj<Awaitable> {
    /// Which it is.
    pub fn which(self) -> Awaits {
        match self.header().flags() {
            0 => Awaits::Asend,
            1 => Awaits::Athrow,
            2 => Awaits::Aclose,
            3 => Awaits::Wrapped,
            4 => Awaits::Coroutine,
            _ => Awaits::Anext,
        }
    }

    /// How far it is.
    pub fn stage(self) -> Stage {
        match self.stage.get() {
            0 => Stage::Init,
            1 => Stage::Iter,
            _ => Stage::Closed,
        }
    }

    /// Sets how far it is.
    pub fn set_stage(self, stage: Stage) {
        self.stage.set(stage as usize);
    }
}
