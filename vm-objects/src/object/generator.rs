//! A generator: the frame of a function, set aside.

use core::cell::Cell;
use core::sync::atomic::{Ordering, compiler_fence};

use crate::heap::{Header, Heap, Obj};
use crate::value::Value;
use vm_core::object::Trap;

/// Words of a generator that are not values.
pub const GENERATOR_RAW_WORDS: usize = 4;

/// Generator, coroutine or async generator. Trailing: `localsplus` and the operand stack.
#[repr(C)]
pub struct Generator {
    pub(super) header: Header,
    /// Byte offset of the instruction to go on with.
    pub offset: Cell<usize>,
    /// How many trailing values the frame keeps while it is suspended.
    pub len: Cell<usize>,
    state: Cell<usize>,
    flavour: Cell<usize>,
    /// The function.
    pub function: Cell<Value>,
    /// Suspended: the exception that is being handled inside, or `NULL`. Running: the one that its resumer handles.
    pub exception: Cell<Value>,
    /// Running: the generator that ran when it was resumed, or `NULL`.
    pub resumer: Cell<Value>,
    /// The frame's object once something asked for it, or `NULL`.
    pub frame: Cell<Value>,
    /// `__name__` and `__qualname__` as a tuple once set, or `NULL`.
    pub names: Cell<Value>,
    /// Coroutine: `cr_origin`. Async generator: the hook for when it is dropped. Else, and without one, `NULL`.
    pub origin: Cell<Value>,
}

/// Flag of an async generator: one of its awaitables is being awaited.
const RUNNING_ASYNC: u32 = 0;
/// Flag of an async generator: it gives no more items.
const CLOSED: u32 = 1;
/// Flag of an async generator: the hooks have been told of it.
const HOOKED: u32 = 2;
/// Flag: its end has been seen to, since nobody refers to it.
const FINALIZED: u32 = 3;

/// How far a generator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// It has not begun.
    Created = 0,
    /// It waits at a `yield`.
    Suspended = 1,
    /// Its frame is on the stack, or what it delegates to is being closed or thrown into.
    Running = 2,
    /// It has returned or raised.
    Finished = 3,
}

/// Which of the three types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// `generator`.
    Generator = 0,
    /// `coroutine`.
    Coroutine = 1,
    /// `async_generator`.
    AsyncGenerator = 2,
}

impl Flavour {
    /// How messages name it.
    pub fn name(self) -> &'static str {
        match self {
            Flavour::Generator => "generator",
            Flavour::Coroutine => "coroutine",
            Flavour::AsyncGenerator => "async generator",
        }
    }
}

impl Generator {
    /// A new generator with room for a frame of `room` values, of which `values` are the first.
    pub fn alloc(
        heap: &mut Heap,
        flavour: Flavour,
        function: Value,
        room: usize,
        values: &[Value],
    ) -> Result<Obj<Generator>, Trap> {
        let generator = heap.alloc::<Generator>(room.max(values.len()))?;
        generator.offset.set(0);
        generator.state.set(Progress::Created as usize);
        generator.flavour.set(flavour as usize);
        generator.function.set(function);
        generator.keep(values);
        Ok(generator)
    }
}

/// In a loop: it stays a loop. Frames are of a few words, and to call `memcpy` for them costs more than they do.
#[inline(always)]
fn one_by_one() {
    compiler_fence(Ordering::SeqCst);
}

impl Obj<Generator> {
    /// How far it is.
    #[inline(always)]
    pub fn progress(self) -> Progress {
        match self.state.get() {
            0 => Progress::Created,
            1 => Progress::Suspended,
            2 => Progress::Running,
            _ => Progress::Finished,
        }
    }

    /// Sets how far it is.
    #[inline(always)]
    pub fn set_progress(self, progress: Progress) {
        self.state.set(progress as usize);
    }

    /// Which type it has.
    #[inline(always)]
    pub fn flavour(self) -> Flavour {
        match self.flavour.get() {
            0 => Flavour::Generator,
            1 => Flavour::Coroutine,
            _ => Flavour::AsyncGenerator,
        }
    }

    /// Async: whether one of its awaitables is being awaited (`ag_running_async`).
    pub fn running_async(self) -> bool {
        self.header().flag(RUNNING_ASYNC)
    }

    /// Sets it.
    pub fn set_running_async(self, on: bool) {
        self.header().set_flag(RUNNING_ASYNC, on);
    }

    /// Async: whether it gives no more items (`ag_closed`).
    pub fn closed(self) -> bool {
        self.header().flag(CLOSED)
    }

    /// It gives no more items.
    pub fn set_closed(self) {
        self.header().set_flag(CLOSED, true);
    }

    /// Async: whether the hooks have been told of it (`ag_hooks_inited`).
    pub fn hooked(self) -> bool {
        self.header().flag(HOOKED)
    }

    /// The hooks have been told of it.
    pub fn set_hooked(self) {
        self.header().set_flag(HOOKED, true);
    }

    /// Whether its end has been seen to, since nobody refers to it.
    pub fn finalized(self) -> bool {
        self.header().flag(FINALIZED)
    }

    /// Its end is being seen to.
    pub fn set_finalized(self) {
        self.header().set_flag(FINALIZED, true);
    }

    /// Keeps the values of its frame.
    #[inline(always)]
    pub fn keep(self, values: &[Value]) {
        self.len.set(values.len().min(self.trailing_words()));
        for (slot, &value) in self.trailing().iter().zip(values) {
            one_by_one();
            slot.set(value);
        }
    }

    /// Gives the values of its frame.
    #[inline(always)]
    pub fn give(self, slots: &mut [Value]) {
        for (slot, value) in slots.iter_mut().zip(self.trailing()) {
            one_by_one();
            *slot = value.get();
        }
    }

    /// The value on top of its operands, while it is suspended.
    pub fn top(self) -> Option<Value> {
        self.trailing().get(self.len.get().checked_sub(1)?).map(Cell::get)
    }

    /// It is finished: it keeps nothing.
    pub fn finish(self) {
        self.set_progress(Progress::Finished);
        self.len.set(0);
        self.trailing().iter().for_each(|slot| slot.set(Value::NULL));
        self.exception.set(Value::NULL);
        self.resumer.set(Value::NULL);
    }
}
