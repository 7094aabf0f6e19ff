//! A generator: the frame of a function, set aside.

use core::cell::Cell;

use crate::heap::Header;
use crate::value::Value;

/// Words of a generator that are not values.
pub const GENERATOR_RAW_WORDS: usize = 4;

/// Generator, coroutine or async generator. Trailing: `localsplus` and the operand stack.
#[repr(C)]
pub struct Generator {
    pub(super) header: Header,
    /// Where to go on, how deep the stack is, the state: the interpreter's meaning.
    pub raw: [Cell<usize>; GENERATOR_RAW_WORDS],
    /// The function.
    pub function: Cell<Value>,
    /// Suspended: the exception that is being handled inside, or `NULL`. Running: the one that its resumer handles.
    pub exception: Cell<Value>,
    /// Running: the generator that ran when it was resumed, or `NULL`.
    pub resumer: Cell<Value>,
    /// `__name__` and `__qualname__` as a tuple once set, or `NULL`.
    pub names: Cell<Value>,
}
