//! `anext` with a default, awaited: `StopAsyncIteration` becomes the default.
//!
//! Follows `anextawaitable_iternext` and `anextawaitable_proxy` of CPython's `Objects/iterobject.c`.

use super::step::stop;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::object::awaitable::Awaitable;
use crate::object::str::Str;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// The iterator of what is awaited was made.
const MADE: u32 = 1;
/// Its method was looked up.
const FOUND: u32 = 2;
/// It was advanced.
const DONE: u32 = 3;

/// `__next__()`, `send(value)`.
pub(super) fn send<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    this: Obj<Awaitable>,
    value: Value,
) -> Result<Value, Trap> {
    let method = if args.nargs() > 1 && !value.is_none() { "send" } else { "__next__" };
    proxied(py, args, this, method)
}

/// `throw(type[, value[, traceback]])`.
pub(super) fn throw<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, this: Obj<Awaitable>) -> Result<Value, Trap> {
    proxied(py, args, this, "throw")
}

/// `close()`.
pub(super) fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, this: Obj<Awaitable>) -> Result<Value, Trap> {
    proxied(py, args, this, "close")
}

fn proxied<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    this: Obj<Awaitable>,
    method: &'static str,
) -> Result<Value, Trap> {
    room(args)?;
    let base = args.nargs();
    match (args.input, args.state) {
        (Input::Start, _) => {
            let wrapped = this.of.get();
            match py.awaitable_of(wrapped, 0) {
                Ok(iterator) => {
                    args.push(iterator)?;
                    advance(py, args, method)
                }
                Err(Trap::Defer) => Err(args.defer(MADE, &[wrapped])),
                Err(trap) => Err(trap),
            }
        }
        (_, MADE) => advance(py, args, method),
        (_, FOUND) => {
            let found = args.result();
            call(args, found)
        }
        (Input::Stopped, _) => Err(stop(py, args.result())),
        (Input::Raised, _) => {
            let exception = args.result();
            if py.is_instance_of(exception, TypeId::StopAsyncIteration) {
                return Err(stop(py, this.given.get()));
            }
            match py.value_of_stop_iteration(exception) {
                Some(value) => Err(stop(py, value)),
                None => Err(py.raise_again(exception)),
            }
        }
        _ => {
            let result = args.result();
            args.resize(base)?;
            Ok(result)
        }
    }
}

/// The iterator lies behind the arguments.
fn advance<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, method: &'static str) -> Result<Value, Trap> {
    let iterator = args.get(args.nargs());
    let generator = iterator.is_kind(Kind::Generator);
    if method == "__next__" && !generator {
        args.catch = true;
        return Err(args.next(DONE, iterator));
    }
    if generator && matches!(method, "__next__" | "send") {
        let value = args.arg(1).unwrap_or(Value::NONE);
        py.check_first_value(iterator, value)?;
        args.catch = true;
        return Err(args.send(DONE, iterator, value));
    }
    let name = Str::intern(&mut py.heap, method)?.value();
    match py.attribute(iterator, name) {
        Ok(found) => call(args, found),
        Err(Trap::Defer) => Err(args.defer(FOUND, &[iterator])),
        Err(trap) => Err(trap),
    }
}

/// Calls the method with the arguments.
fn call(args: &mut Args<'_, '_>, found: Value) -> Result<Value, Trap> {
    let mut given = [Value::NULL; 3];
    let count = args.nargs().saturating_sub(1).min(given.len());
    for (slot, &value) in given.iter_mut().zip(args.args().iter().skip(1)) {
        *slot = value;
    }
    args.catch = true;
    Err(args.call(DONE, found, given.get(..count).unwrap_or(&[])))
}
