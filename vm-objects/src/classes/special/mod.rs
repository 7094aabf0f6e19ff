//! Special methods: what an instruction defers to when an operand is an instance of a program's class.
//!
//! Each routine first asks the operands' classes, then, for a subclass of a built-in, works on the built-in's own
//! value inside. When there is neither it makes CPython's error.
//!
//! The states: the low byte is what the instruction gave (an operator's number), above it the step.

mod binary;
mod calls;
mod compare;
mod hash;
mod items;
mod iteration;
mod text;
mod truth;
mod unary;

pub(crate) use calls::pass_on;

use crate::Trap;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Request;

/// `left op right`; started in the operator's number.
pub(crate) static BINARY: NativeDef = NativeDef::function("binary", Arity::Free, binary::binary);
/// `-value` (state 0), `~value` (1), `+value` (2), `abs(value)` (3).
pub(crate) static UNARY: NativeDef = NativeDef::function("unary", Arity::Free, unary::unary);
/// `left op right` for comparisons; started in the comparison's number.
pub(crate) static COMPARE: NativeDef = NativeDef::function("compare", Arity::Free, compare::compare);
/// The truth of a value: a bool.
pub(crate) static TRUTH: NativeDef = NativeDef::function("bool", Arity::Free, truth::truth);
/// `~` of a bool.
pub(crate) static INVERT_BOOL: NativeDef = NativeDef::function("__invert__", Arity::Free, truth::invert_bool);
/// The truth of `NotImplemented`.
pub(crate) static TRUTH_OF_NOT_IMPLEMENTED: NativeDef =
    NativeDef::function("bool", Arity::Free, truth::truth_of_not_implemented);
/// `len(value)`.
pub(crate) static LEN: NativeDef = NativeDef::function("len", Arity::Free, truth::len);
/// `container[key]`.
pub(crate) static GET_ITEM: NativeDef = NativeDef::function("getitem", Arity::Free, items::get_item);
/// `container[key] = value`; the window is value, container, key.
pub(crate) static SET_ITEM: NativeDef = NativeDef::function("setitem", Arity::Free, items::set_item);
/// `del container[key]`.
pub(crate) static DELETE_ITEM: NativeDef = NativeDef::function("delitem", Arity::Free, items::delete_item);
/// `container[start:stop]`; the window is container, start, stop.
pub(crate) static GET_SLICE: NativeDef = NativeDef::function("getslice", Arity::Free, items::get_slice);
/// `container[start:stop] = value`; the window is value, container, start, stop.
pub(crate) static SET_SLICE: NativeDef = NativeDef::function("setslice", Arity::Free, items::set_slice);
/// `item in container`; the window is item, container; state 1 for `not in`.
pub(crate) static CONTAINS: NativeDef = NativeDef::function("contains", Arity::Free, items::contains);
/// `iter(value)`.
pub(crate) static ITER: NativeDef = NativeDef::function("iter", Arity::Free, iteration::iter);
/// The next item of an iterator; stops at its end.
pub(crate) static NEXT: NativeDef = NativeDef::function("next", Arity::Free, iteration::next);
/// `str(value)`.
pub(crate) static CALL_STR: NativeDef = NativeDef::function("str", Arity::Free, text::str);
/// `repr(value)`.
pub(crate) static CALL_REPR: NativeDef = NativeDef::function("repr", Arity::Free, text::repr);
/// `format(value, spec)`; without a spec the empty one.
pub(crate) static CALL_FORMAT: NativeDef = NativeDef::function("format", Arity::Free, text::format);
/// `hash(value)`.
pub(crate) static HASH: NativeDef = NativeDef::function("hash", Arity::Free, hash::hash);
/// `operator.index(value)`: an int.
pub(crate) static INDEX: NativeDef = NativeDef::function("index", Arity::Free, unary::index);
/// Calls an instance; the window is the instance, then the arguments.
pub(crate) static CALL: NativeDef = NativeDef::function("call", Arity::Free, calls::call);

/// The step in a state.
const fn step(state: u32) -> u32 {
    state >> 8
}

/// What the instruction gave.
const fn given(state: u32) -> u32 {
    state & 0xff
}

/// The state of a step.
const fn at(step: u32, given: u32) -> u32 {
    step << 8 | given
}

/// Asks for `callable(receiver, *rest)`, without the receiver if it is `None`.
pub(crate) fn ask(
    args: &mut Args<'_, '_>,
    state: u32,
    callable: Value,
    receiver: Option<Value>,
    rest: &[Value],
) -> Trap {
    let before = args.len();
    let mut push = || {
        args.push(callable)?;
        if let Some(receiver) = receiver {
            args.push(receiver)?;
        }
        rest.iter().try_for_each(|&value| args.push(value))
    };
    if let Err(trap) = push() {
        // Making it shorter never fails.
        let _ = args.resize(before);
        return trap;
    }
    let nargs = rest.len() as u32 + u32::from(receiver.is_some());
    args.state = state;
    args.request = Some(Request::Call { nargs, kwnames: Value::NULL });
    Trap::Call
}

impl<'h> Python<'h> {
    /// Asks for the special method `found` of `value` with these arguments.
    pub(crate) fn ask_special(
        &mut self,
        args: &mut Args<'_, 'h>,
        state: u32,
        found: Value,
        value: Value,
        rest: &[Value],
    ) -> Trap {
        match self.bind_special(found, value) {
            Ok((callable, true)) => ask(args, state, callable, Some(value), rest),
            Ok((callable, false)) => ask(args, state, callable, None, rest),
            Err(trap) => trap,
        }
    }

    /// The built-in's own value inside an instance of a subclass; `None` for an instance of anything else and for a
    /// value that is no instance.
    pub(crate) fn payload_of(&self, value: Value) -> Option<Value> {
        if !value.is_kind(Kind::Instance) {
            return None;
        }
        let inside = self.unwrapped(value);
        (inside != value && !inside.is_null()).then_some(inside)
    }
}
