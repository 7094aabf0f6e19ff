//! The part of the value stack that a native routine works in.
//!
//! A native routine never calls the interpreter. It asks: [`Window::call`] leaves a callable and its arguments on top
//! of the window and answers [`Trap::Call`]; the interpreter runs the call and enters the routine again, at the
//! state it named, with the outcome in [`Window::input`]. All that the routine must remember lies in the window's
//! slots, where the collector sees it.

use super::{Model, Trap};
use crate::frame::Frame;

/// How a native routine is entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// The first time.
    Start,
    /// The call it asked for has returned; the value is [`Window::result`].
    Value,
    /// The call it asked for has raised, and the routine asked to see that; the exception is [`Window::result`].
    Raised,
    /// The iterator it asked for has no more items.
    Stopped,
}

/// What a native routine asks the interpreter to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Request<V> {
    /// Call: the callable lies below its `nargs` arguments; the last of them are named by `kwnames` (a tuple or null).
    Call {
        /// Values above the callable.
        nargs: u32,
        /// Names of the last values.
        kwnames: V,
    },
    /// Call with the positional arguments in a tuple and the keyword ones in a dict (or null): callable, tuple, dict.
    CallEx,
    /// Run a function without arguments in a namespace: function, namespace (a class or module body).
    Body,
    /// Advance the iterator on top.
    Next,
    /// Send the value on top into the generator below it.
    Send,
    /// Run the native routine that the model deferred to, over the last values.
    Deferred {
        /// How many values.
        nargs: u32,
    },
    /// Throw the exception on top into the generator below it.
    Throw,
    /// Enter the routine again at once, with a frame of its own.
    Enter,
    /// Begin a run of its own beside this one: the callable lies below its `nargs` arguments. The outcome is its number.
    Spawn {
        /// Values above the callable.
        nargs: u32,
    },
    /// Say how many frames may be in use at once, or, if the number is not 0, set it.
    Limit {
        /// The number.
        frames: u32,
    },
}

/// A Python frame on the stack.
pub struct Caller<'s, M: Model> {
    /// Its function.
    pub function: M::Value,
    /// Its namespace, for a class or module body; null in a function.
    pub locals: M::Value,
    /// The generator whose frame it is, or null.
    pub generator: M::Value,
    /// Which frame it is, natives counted: 1 is the outermost. No two frames on the stack have the same.
    pub depth: usize,
    /// Byte offset in `co_code` of the instruction that it is in (of its last cache, if that called a Python function).
    /// Of the innermost frame, only known to a routine that has a frame of its own: [`Window::enter`].
    pub offset: u32,
    /// Its code.
    pub code: M::Code,
    /// Its `localsplus`.
    pub slots: &'s [M::Value],
}

impl<V> Request<V> {
    /// Slots of the window that belong to it.
    pub(crate) fn slots(&self) -> usize {
        match self {
            Request::Call { nargs, .. } | Request::Spawn { nargs } => *nargs as usize + 1,
            Request::Deferred { nargs } => *nargs as usize,
            Request::CallEx => 3,
            Request::Body | Request::Send | Request::Throw => 2,
            Request::Next => 1,
            Request::Enter | Request::Limit { .. } => 0,
        }
    }
}

/// A native routine's slots: its arguments first, then what it pushes.
pub struct Window<'s, M: Model> {
    slots: &'s mut [M::Value],
    frames: &'s mut [Frame<M>],
    len: usize,
    nargs: usize,
    /// Names of the last arguments: a tuple, or null.
    pub kwnames: M::Value,
    /// The state it named when it asked; at the start, what the instruction gave (0 in a call).
    pub state: u32,
    /// How it is entered.
    pub input: Input,
    /// What it asks for; only looked at after [`Trap::Call`].
    pub request: Option<Request<M::Value>>,
    /// Whether it wants to see an exception of the call that it asks for ([`Input::Raised`]).
    pub catch: bool,
}

impl<'s, M: Model> Window<'s, M> {
    /// A window over `slots`, of which `len` are in use and `nargs` are arguments.
    #[inline(always)]
    pub(crate) fn new(slots: &'s mut [M::Value], frames: &'s mut [Frame<M>], len: usize, nargs: usize) -> Self {
        let (kwnames, state, input) = (M::NULL, 0, Input::Start);
        Self { slots, frames, len, nargs, kwnames, state, input, request: None, catch: false }
    }

    /// The Python frame that called it, if there is one: the innermost, natives between passed over.
    pub fn caller(&self) -> Option<Caller<'_, M>> {
        self.callers().next()
    }

    /// The Python frames below it, innermost first.
    pub fn callers(&self) -> impl Iterator<Item = Caller<'_, M>> {
        self.frames.iter().enumerate().rev().filter_map(|(index, frame)| frame.as_caller(index + 1))
    }

    /// The Python frame at a depth.
    pub fn frame(&self, depth: usize) -> Option<Caller<'_, M>> {
        self.frames.get(depth.checked_sub(1)?)?.as_caller(depth)
    }

    /// The end of the frame at a depth shall be told to the model: [`Model::frame_ended`]. Nothing happens if it is no
    /// Python frame, or a generator's.
    pub fn watch(&mut self, depth: usize) {
        if let Some(frame) = depth.checked_sub(1).and_then(|index| self.frames.get_mut(index)) {
            frame.watch();
        }
    }

    /// Whether the routine has a frame of its own: then all of [`Caller::offset`] is known.
    pub fn has_frame(&self) -> bool {
        self.frames.last().is_some_and(Frame::is_native)
    }

    /// Asks to be entered again in `state`, with a frame of its own; [`Window::result`] will be the exception that is
    /// being handled, or null.
    pub fn enter(&mut self, state: u32) -> Trap {
        self.state = state;
        self.request = Some(Request::Enter);
        Trap::Call
    }

    /// The values it was called with: positional ones, then those that `kwnames` names.
    #[inline(always)]
    pub fn args(&self) -> &[M::Value] {
        self.slots.get(..self.nargs).unwrap_or(&[])
    }

    /// Argument `index`, if it was given.
    #[inline(always)]
    pub fn arg(&self, index: usize) -> Option<M::Value> {
        if index < self.nargs { self.slots.get(index).copied() } else { None }
    }

    /// How many values it was called with.
    #[inline(always)]
    pub fn nargs(&self) -> usize {
        self.nargs
    }

    /// Slots in use.
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no slot is in use.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value in slot `index`; null beyond the last in use.
    #[inline]
    pub fn get(&self, index: usize) -> M::Value {
        if index < self.len { self.slots.get(index).copied().unwrap_or(M::NULL) } else { M::NULL }
    }

    /// Replaces the value in slot `index`; nothing happens beyond the last in use.
    #[inline]
    pub fn set(&mut self, index: usize, value: M::Value) {
        if index < self.len
            && let Some(slot) = self.slots.get_mut(index)
        {
            *slot = value;
        }
    }

    /// Adds a slot.
    #[inline]
    pub fn push(&mut self, value: M::Value) -> Result<(), Trap> {
        let slot = self.slots.get_mut(self.len).ok_or(Trap::Stack)?;
        *slot = value;
        self.len += 1;
        Ok(())
    }

    /// Makes the window `len` slots long: new ones are null.
    pub fn resize(&mut self, len: usize) -> Result<(), Trap> {
        while self.len < len {
            self.push(M::NULL)?;
        }
        self.len = len;
        Ok(())
    }

    /// Takes the last slot off; null if there is none.
    #[inline]
    pub fn pop(&mut self) -> M::Value {
        let value = self.get(self.len.wrapping_sub(1));
        self.len = self.len.saturating_sub(1);
        value
    }

    /// What the call that was asked for gave: the last slot.
    #[inline]
    pub fn result(&self) -> M::Value {
        self.get(self.len.wrapping_sub(1))
    }

    /// The slots in use.
    #[inline]
    pub fn slots(&self) -> &[M::Value] {
        self.slots.get(..self.len).unwrap_or(&[])
    }

    /// Asks for `callable(*args)`; the routine goes on in `state`, with the outcome in a slot of its own on top.
    ///
    /// Returns the trap that the routine must answer with.
    pub fn call(&mut self, state: u32, callable: M::Value, args: &[M::Value]) -> Trap {
        self.call_with_keywords(state, callable, args, M::NULL)
    }

    /// As [`Window::call`]; the last arguments are named by the tuple `kwnames`.
    pub fn call_with_keywords(&mut self, state: u32, callable: M::Value, args: &[M::Value], kwnames: M::Value) -> Trap {
        let request = Request::Call { nargs: args.len() as u32, kwnames };
        self.ask_with(state, request, callable, args)
    }

    /// Asks for `callable(*args, **kwargs)`, `args` a tuple and `kwargs` a dict or null.
    pub fn call_ex(&mut self, state: u32, callable: M::Value, args: M::Value, kwargs: M::Value) -> Trap {
        self.ask_with(state, Request::CallEx, callable, &[args, kwargs])
    }

    /// Asks to run the body `function` in `namespace`.
    pub fn body(&mut self, state: u32, function: M::Value, namespace: M::Value) -> Trap {
        self.ask_with(state, Request::Body, function, &[namespace])
    }

    /// Asks for the next item of `iterator`; the outcome may be [`Input::Stopped`].
    pub fn next(&mut self, state: u32, iterator: M::Value) -> Trap {
        self.ask_with(state, Request::Next, iterator, &[])
    }

    /// Asks to resume `generator` with `value`; [`Input::Stopped`] means that it returned, and [`Window::result`] what.
    pub fn send(&mut self, state: u32, generator: M::Value, value: M::Value) -> Trap {
        self.ask_with(state, Request::Send, generator, &[value])
    }

    /// Asks to resume `generator` by raising `exception` in it.
    pub fn throw(&mut self, state: u32, generator: M::Value, exception: M::Value) -> Trap {
        self.ask_with(state, Request::Throw, generator, &[exception])
    }

    /// Asks for a run of `callable(*args)` beside this one ([`Model::THREADS`]); what it gives is dropped, and an exception
    /// that leaves it too. The outcome is the run's number.
    pub fn spawn(&mut self, state: u32, callable: M::Value, args: &[M::Value]) -> Trap {
        self.ask_with(state, Request::Spawn { nargs: args.len() as u32 }, callable, args)
    }

    /// An operation on `operands` answered [`Trap::Defer`]: asks to run what it deferred to.
    pub fn defer(&mut self, state: u32, operands: &[M::Value]) -> Trap {
        let Some((&first, rest)) = operands.split_first() else { return Trap::Defer };
        self.ask_with(state, Request::Deferred { nargs: operands.len() as u32 }, first, rest)
    }

    /// Sets how many frames may be in use at once; with 0 asks for that number. The routine goes on in `state`; if it is
    /// not more than there are now, with [`Input::Stopped`] and how many there are.
    pub fn limit_depth(&mut self, state: u32, frames: u32) -> Trap {
        self.state = state;
        self.request = Some(Request::Limit { frames });
        Trap::Call
    }

    fn ask_with(&mut self, state: u32, request: Request<M::Value>, first: M::Value, rest: &[M::Value]) -> Trap {
        let before = self.len;
        let pushed = self.push(first).and_then(|()| rest.iter().try_for_each(|&v| self.push(v)));
        if let Err(trap) = pushed {
            self.len = before;
            return trap;
        }
        self.state = state;
        self.request = Some(request);
        Trap::Call
    }
}
