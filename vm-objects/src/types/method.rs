//! `method`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Method, "__call__", Arity::Free, super::function::call),
    NativeDef::method(TypeId::Method, "__eq__", Arity::One, super::protocol::eq),
    NativeDef::method(TypeId::Method, "__ge__", Arity::One, super::protocol::ge),
    NativeDef::method(TypeId::Method, "__gt__", Arity::One, super::protocol::gt),
    NativeDef::method(TypeId::Method, "__hash__", Arity::None, super::protocol::hash),
    NativeDef::method(TypeId::Method, "__le__", Arity::One, super::protocol::le),
    NativeDef::method(TypeId::Method, "__lt__", Arity::One, super::protocol::lt),
    NativeDef::method(TypeId::Method, "__ne__", Arity::One, super::protocol::ne),
    NativeDef::method(TypeId::Method, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::Method, "__repr__", Arity::None, super::object::repr_builtin),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__func__", get: get_func, set: None },
    GetSetDef { name: "__self__", get: get_self, set: None },
];

/// `method_reduce`: its function's name, looked up in the object by `getattr`.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(method) = args.get(0).cast::<BoundMethod>() else { return Err(py.refused("a method's name")) };
    let mut script = Script::new(args, 0)?;
    let function = method.function.get();
    let name = script.attribute_named(py, args, function, "__name__")?;
    super::builtin_function::looked_up(py, method.object.get(), name)
}

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
