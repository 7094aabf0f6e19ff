//! `classmethod`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::descriptor::ClassMethod;
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::ClassMethod, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::ClassMethod, "__repr__", Arity::None, super::object::repr_builtin),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__func__", get: get_function, set: None },
    GetSetDef { name: "__isabstractmethod__", get: super::abstract_methods::get, set: None },
    GetSetDef { name: "__wrapped__", get: get_function, set: None },
];

static NEW: NativeDef = NativeDef::function("classmethod", Arity::Between(2, 2), new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `classmethod(function)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = args.get(1);
    Ok(ClassMethod::alloc(&mut py.heap, function, Value::NULL)?.value())
}

fn get_function(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(py.unwrapped(this).cast::<ClassMethod>().map_or(Value::NONE, |method| method.function.get()))
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = get_function(py, args.get(0))?;
    let class = match args.arg(2) {
        Some(class) if !class.is_none() => class,
        _ => py.type_of(args.get(1)),
    };
    Ok(BoundMethod::alloc(&mut py.heap, class, function)?.value())
}
