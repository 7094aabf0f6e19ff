//! The limits that a program may ask for and set: how deep calls may go, how long the digits of an int may be.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

pub(super) const GETRECURSIONLIMIT: NativeDef =
    NativeDef::function("getrecursionlimit", Arity::None, getrecursionlimit);
pub(super) const SETRECURSIONLIMIT: NativeDef = NativeDef::function("setrecursionlimit", Arity::One, setrecursionlimit);

/// `sys.getrecursionlimit()`.
fn getrecursionlimit<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match args.input {
        Input::Start => Err(args.limit_depth(1, 0)),
        _ => Ok(args.result()),
    }
}

/// `sys.setrecursionlimit(limit)`.
fn setrecursionlimit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let limit = py.c_int(args.get(0))?;
    match args.input {
        Input::Start => {
            let Some(frames) = u32::try_from(limit).ok().filter(|&frames| frames > 0) else {
                return Err(py.value_error(format_args!("recursion limit must be greater or equal than 1")));
            };
            Err(args.limit_depth(1, frames))
        }
        Input::Stopped => {
            let depth = args.result().as_small_int().unwrap_or(0);
            let text = format_args!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            );
            Err(py.error(TypeId::RecursionError, text))
        }
        _ => Ok(Value::NONE),
    }
}
