//! `staticmethod`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::descriptor::StaticMethod;
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::StaticMethod, "__call__", Arity::Free, super::function::call),
    NativeDef::method(TypeId::StaticMethod, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::StaticMethod, "__repr__", Arity::None, super::object::repr_builtin),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__func__", get: get_function, set: None },
    GetSetDef { name: "__isabstractmethod__", get: super::abstract_methods::get, set: None },
    GetSetDef { name: "__wrapped__", get: get_function, set: None },
];

static NEW: NativeDef = NativeDef::function("staticmethod", Arity::Between(2, 2), new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `staticmethod(function)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = args.get(1);
    Ok(StaticMethod::alloc(&mut py.heap, function, Value::NULL)?.value())
}

fn get_function(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(py.unwrapped(this).cast::<StaticMethod>().map_or(Value::NONE, |method| method.function.get()))
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    get_function(py, args.get(0))
}
