//! `settrace`, `gettrace` and their kin. What is traced: [`crate::frames`].

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// Nothing is ever profiled.
pub(super) const GETPROFILE: NativeDef = NativeDef::function("getprofile", Arity::None, |_, _| Ok(Value::NONE));
pub(super) const SETPROFILE: NativeDef = NativeDef::function("setprofile", Arity::One, setprofile);
pub(super) const GETTRACE: NativeDef = NativeDef::function("gettrace", Arity::None, gettrace);
pub(super) const SETTRACE: NativeDef = NativeDef::function("settrace", Arity::One, settrace);
pub(super) const CALL_TRACING: NativeDef = NativeDef::function("call_tracing", Arity::Between(2, 2), call_tracing);

fn gettrace<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(if py.trace_function.is_null() { Value::NONE } else { py.trace_function })
}

/// `settrace(function)`: from a frame of its own, after which the interpreter sees that it has to tell, or not any more.
fn settrace<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = args.get(0);
    if !function.is_none() && !cfg!(feature = "trace") {
        return Err(py.error(TypeId::NotImplementedError, format_args!("sys.settrace() on this machine")));
    }
    if !args.has_frame() {
        return Err(args.enter(0));
    }
    py.trace_function = if function.is_none() { Value::NULL } else { function };
    Ok(Value::NONE)
}

/// `setprofile(None)`.
fn setprofile<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.get(0).is_none() {
        return Ok(Value::NONE);
    }
    Err(py.error(TypeId::NotImplementedError, format_args!("sys.setprofile() of a function")))
}

/// `call_tracing(func, args)`: what it calls is traced, even from a trace function.
fn call_tracing<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (function, given) = (args.get(0), args.get(1));
    if given.cast::<Tuple>().is_none() {
        let name = py.type_name(given);
        return Err(py.type_error(format_args!("call_tracing() argument 2 must be tuple, not {name}")));
    }
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        args.set(own, Value::from_bool(py.in_trace));
    }
    script.own_frame(args)?;
    py.in_trace = false;
    let called = script.attempt(py, args, |script, _, args| script.call_ex(args, function, given, Value::NULL))?;
    py.in_trace = args.get(own) == Value::TRUE;
    called.map_err(|exception| py.raise_again(exception))
}
