//! Frames: one window each on one value stack.
//!
//! ```text
//!   caller's operands │ callable │ arg 0 … arg n │ other locals │ cells │ frees │ operand stack …
//!                     │          └──────────── localsplus ─────────────────────┘
//!                     └ ret        └ base                                       └ base + nlocalsplus
//! ```
//!
//! A callee's window begins where its caller pushed the arguments; nothing is copied. When it returns, the value
//! goes to `ret`. The record of a frame ([`Frame`]) lies on a stack of its own.

#![expect(unsafe_code, reason = "a frame's window is read through its pointer")]

mod roots;
mod stack;

use core::fmt;

use crate::object::{Caller, Input, Model};

pub use roots::Roots;
pub(crate) use stack::Stack;

/// What a frame runs.
pub enum Activation<M: Model> {
    /// Nothing: the record is out of use.
    Vacant,
    /// Verified code.
    Python(M::Code),
    /// A native routine that waits for a call, in its state.
    Native(M::Native, u32),
}

impl<M: Model> Clone for Activation<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M: Model> Copy for Activation<M> {}

/// What happens with the value that a frame gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Then {
    /// It is the instruction's result: pushed at `ret`.
    Push,
    /// It is dropped (`STORE_ATTR`, `STORE_SUBSCR`, …).
    Discard,
    /// It takes the place of the last operand, and the instruction is run again.
    Again,
    /// It takes the place of what stands behind `*`, and the instruction is run again (`CALL_FUNCTION_EX`).
    Spread,
    /// `LOAD_ATTR` before a call: pushed with a null below it.
    PushMethod,
    /// It is the next item of a loop, or the loop ends (`FOR_ITER`).
    ForIter,
    /// It is what a subgenerator yielded, or returned (`SEND`).
    Send,
    /// The native routine below goes on with it.
    Native,
    /// The run is over.
    Exit,
    /// It is `None`, and the new object that lies at `ret` is the result (an `__init__`'s).
    Init,
    /// The model wants to know when it ends: what happens with the value is in the frame's flags.
    Watched,
    /// It is dropped, and the instruction that a tracer was told of is run.
    Traced,
}

impl Then {
    const ALL: [Then; 12] = [
        Then::Push,
        Then::Discard,
        Then::Again,
        Then::Spread,
        Then::PushMethod,
        Then::ForIter,
        Then::Send,
        Then::Native,
        Then::Exit,
        Then::Init,
        Then::Watched,
        Then::Traced,
    ];
}

/// The record of one frame.
pub struct Frame<M: Model> {
    pub(crate) activation: Activation<M>,
    /// Python: the function. Native: the keyword names.
    pub(crate) function: M::Value,
    /// Python: the namespace of a body, or the generator whose frame this is; else null.
    pub(crate) locals: M::Value,
    /// Python: the next code unit. Native: no address but the number of arguments.
    pub(crate) ip: *const u8,
    /// First slot of the window.
    pub(crate) base: *mut M::Value,
    /// Where the value goes that it gives.
    pub(crate) ret: *mut M::Value,
    pub(crate) then: Then,
    pub(crate) flags: u8,
}

impl<M: Model> Frame<M> {
    /// A record out of use: what a stack of frames is filled with.
    pub const VACANT: Self = Self {
        activation: Activation::Vacant,
        function: M::NULL,
        locals: M::NULL,
        ip: core::ptr::null(),
        base: core::ptr::null_mut(),
        ret: core::ptr::null_mut(),
        then: Then::Exit,
        flags: 0,
    };

    /// Native: it wants to see exceptions of the call that it asked for.
    pub(crate) const CATCH: u8 = 1;
    /// Python: `locals` is the generator whose frame this is.
    pub(crate) const GENERATOR: u8 = 2;
    /// Native: the routine that was due after a collection.
    pub(crate) const DUE: u8 = 4;
    /// Native: it tells a tracer of an exception, and raises it again.
    pub(crate) const TRACER: u8 = 8;
    /// Python: the bits that keep what `then` was before it was watched.
    const THEN_SHIFT: u32 = 4;
    /// Native: the bits that say how it is entered next.
    const INPUT_SHIFT: u32 = 4;

    /// What happens with the value that it gives.
    pub(crate) fn then(&self) -> Then {
        match self.then {
            Then::Watched => Then::ALL.get(usize::from(self.flags >> Self::THEN_SHIFT)).copied().unwrap_or(Then::Exit),
            then => then,
        }
    }

    /// The model will be told of its end, if it is a Python function's.
    pub(crate) fn watch(&mut self) {
        let function = matches!(self.activation, Activation::Python(_)) && self.flags & Self::GENERATOR == 0;
        if function && self.then != Then::Watched {
            self.flags |= (self.then as u8) << Self::THEN_SHIFT;
            self.then = Then::Watched;
        }
    }

    /// Whether it is a native routine's.
    pub(crate) fn is_native(&self) -> bool {
        matches!(self.activation, Activation::Native(..))
    }

    /// Native: how many arguments it was called with.
    pub(crate) fn nargs(&self) -> usize {
        self.ip.addr()
    }

    /// Native: how it is entered next.
    pub(crate) fn input(&self) -> Input {
        match self.flags >> Self::INPUT_SHIFT {
            0 => Input::Start,
            1 => Input::Value,
            2 => Input::Raised,
            _ => Input::Stopped,
        }
    }

    /// Native: says how it is entered next.
    pub(crate) fn set_input(&mut self, input: Input) {
        let bits = match input {
            Input::Start => 0,
            Input::Value => 1,
            Input::Raised => 2,
            Input::Stopped => 3,
        };
        self.flags = bits << Self::INPUT_SHIFT | self.flags & (Self::CATCH | Self::DUE | Self::TRACER);
    }
}

impl<M: Model> Frame<M> {
    /// This frame, at `depth`, as the model sees it; nothing if it is native.
    pub(crate) fn as_caller(&self, depth: usize) -> Option<Caller<'_, M>> {
        let Activation::Python(code) = self.activation else { return None };
        // SAFETY: `base` is the frame's window of `nlocalsplus` initialised slots, on a stack that is not moved or
        // written below a native routine's own window while that routine runs.
        let slots = unsafe { core::slice::from_raw_parts(self.base, code.nlocalsplus()) };
        let generator = self.flags & Self::GENERATOR != 0;
        let (locals, generator) = if generator { (M::NULL, self.locals) } else { (self.locals, M::NULL) };
        let offset = self.ip.addr().wrapping_sub(code.code_ptr().addr()).wrapping_sub(2) as u32;
        Some(Caller { function: self.function, locals, generator, depth, offset, code, slots })
    }
}

impl<M: Model> Clone for Frame<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M: Model> Copy for Frame<M> {}

impl<M: Model> fmt::Debug for Frame<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.activation {
            Activation::Python(_) => "python",
            Activation::Native(..) => "native",
            Activation::Vacant => "nothing",
        };
        f.debug_struct("Frame").field("runs", &what).field("then", &self.then).finish()
    }
}
