//! Attributes that every exception has.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

pub(super) const GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__cause__", get: get_cause, set: Some(set_cause) },
    GetSetDef { name: "__context__", get: get_context, set: Some(set_context) },
    GetSetDef { name: "__dict__", get: get_dict, set: None },
    GetSetDef { name: "__suppress_context__", get: get_suppress, set: Some(set_suppress) },
    GetSetDef { name: "__traceback__", get: get_traceback, set: Some(set_traceback) },
    GetSetDef { name: "args", get: get_args, set: Some(set_args) },
];

fn exception_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Exception>, Trap> {
    this.cast::<Exception>().ok_or_else(|| py.refused("an attribute of an exception"))
}

const fn or_none(value: Value) -> Value {
    if value.is_null() { Value::NONE } else { value }
}

fn get_cause(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(or_none(exception_of(py, this)?.cause.get()))
}

fn get_context(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(or_none(exception_of(py, this)?.context.get()))
}

fn get_traceback(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(or_none(exception_of(py, this)?.traceback.get()))
}

fn get_suppress(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Value::from_bool(exception_of(py, this)?.suppress_context()))
}

fn get_args(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(exception_of(py, this)?.args.get())
}

fn get_dict(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let exception = exception_of(py, this)?;
    Ok(py.attributes_of(exception)?.value())
}

/// An exception, or null for `None`.
fn linked(py: &mut Python<'_>, what: &str, value: Value) -> Result<Value, Trap> {
    if value.is_null() {
        return Err(py.type_error(format_args!("__{what}__ may not be deleted")));
    }
    if value.is_none() {
        return Ok(Value::NULL);
    }
    if value.is_kind(Kind::Exception) {
        return Ok(value);
    }
    Err(py.type_error(format_args!("exception {what} must be None or derive from BaseException")))
}

fn set_cause(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let cause = linked(py, "cause", value)?;
    let exception = exception_of(py, this)?;
    exception.cause.set(cause);
    exception.set_suppress_context(true);
    Ok(())
}

fn set_context(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let context = linked(py, "context", value)?;
    exception_of(py, this)?.context.set(context);
    Ok(())
}

pub(super) fn set_traceback(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if value.is_null() {
        return Err(py.type_error(format_args!("__traceback__ may not be deleted")));
    }
    if !value.is_none() && !value.is_kind(Kind::Traceback) {
        return Err(py.type_error(format_args!("__traceback__ must be a traceback or None")));
    }
    exception_of(py, this)?.traceback.set(if value.is_none() { Value::NULL } else { value });
    Ok(())
}

fn set_suppress(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let on = match value.as_bool() {
        Some(on) => on,
        None if value.is_null() => return Err(py.type_error(format_args!("can't delete numeric/char attribute"))),
        None => return Err(py.type_error(format_args!("attribute value type must be bool"))),
    };
    exception_of(py, this)?.set_suppress_context(on);
    Ok(())
}

/// `args` from what is no tuple; the window is that, then the exception.
static SET_ARGS: NativeDef = NativeDef::function("args", Arity::Free, set_args_of);

fn set_args_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (value, this) = (args.get(0), args.get(1));
    if args.input == Input::Start {
        return Err(args.call(1, TypeId::Tuple.value(), &[value]));
    }
    let tuple = args.result();
    set_args(py, this, tuple)?;
    Ok(Value::NONE)
}

fn set_args(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let args = if value.cast::<Tuple>().is_some() {
        value
    } else if let Some(list) = value.cast::<List>() {
        Tuple::from_cells(&mut py.heap, list.items())?.value()
    } else if value.is_null() {
        return Err(py.type_error(format_args!("args may not be deleted")));
    } else {
        return Err(py.defer(&SET_ARGS, 0));
    };
    exception_of(py, this)?.args.set(args);
    Ok(())
}
