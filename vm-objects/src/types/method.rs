//! `method`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[NativeDef::method(TypeId::Method, "__call__", Arity::Free, super::function::call)];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__func__", get: get_func, set: None },
    GetSetDef { name: "__self__", get: get_self, set: None },
];

static NEW: NativeDef = NativeDef::function("method", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `MethodType(function, object)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let given = args.nargs().saturating_sub(1);
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("method() takes no keyword arguments")));
    }
    if given != 2 {
        return Err(py.type_error(format_args!("method expected 2 arguments, got {given}")));
    }
    let (function, object) = (args.get(1), args.get(2));
    if !py.is_callable(function) {
        return Err(py.type_error(format_args!("first argument must be callable")));
    }
    if object.is_none() {
        return Err(py.type_error(format_args!("instance must not be None")));
    }
    Ok(BoundMethod::alloc(&mut py.heap, object, function)?.value())
}

fn get_func(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(this.cast::<BoundMethod>().map_or(Value::NONE, |method| method.function.get()))
}

fn get_self(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(this.cast::<BoundMethod>().map_or(Value::NONE, |method| method.object.get()))
}
