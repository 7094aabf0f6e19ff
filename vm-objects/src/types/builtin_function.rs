//! `builtin_function_or_method`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::Kind;
use crate::native::{Arity, GetSetDef, NEW, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::native::NativeFunction;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__module__", get: get_module, set: None },
    GetSetDef { name: "__name__", get: get_name, set: None },
    GetSetDef { name: "__qualname__", get: get_qualname, set: None },
    GetSetDef { name: "__self__", get: get_self, set: None },
];

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::BuiltinFunction, "__call__", Arity::Free, super::function::call),
    NativeDef::method(TypeId::BuiltinFunction, "__eq__", Arity::One, super::protocol::eq),
    NativeDef::method(TypeId::BuiltinFunction, "__ge__", Arity::One, super::protocol::ge),
    NativeDef::method(TypeId::BuiltinFunction, "__gt__", Arity::One, super::protocol::gt),
    NativeDef::method(TypeId::BuiltinFunction, "__hash__", Arity::None, super::protocol::hash),
    NativeDef::method(TypeId::BuiltinFunction, "__le__", Arity::One, super::protocol::le),
    NativeDef::method(TypeId::BuiltinFunction, "__lt__", Arity::One, super::protocol::lt),
    NativeDef::method(TypeId::BuiltinFunction, "__ne__", Arity::One, super::protocol::ne),
    NativeDef::method(TypeId::BuiltinFunction, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::BuiltinFunction, "__repr__", Arity::None, super::object::repr_builtin),
];

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };

/// The type whose `__new__` the value is.
pub(crate) fn new_of(this: Value) -> Option<TypeId> {
    let (table, index) = this.as_native()?;
    if index == NEW { TypeId::from_index(table) } else { None }
}

fn def_of(this: Value) -> Option<&'static NativeDef> {
    let function = this.cast::<BoundMethod>().map_or(this, |method| method.function.get());
    Python::native_of(function)
}

fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    super::descriptors::name_of(py, this)
}

fn get_qualname(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(kind) = new_of(this) {
        let kind = kind.names().1;
        return Ok(py.format_str(format_args!("{kind}.__new__"))?.value());
    }
    let name = def_of(this).map_or("", |def| def.name);
    let of = match this.cast::<BoundMethod>() {
        Some(method) if method.object.get().as_type().is_some() => Some(py.name_of_type(method.object.get())),
        Some(method) if method.object.get().is_kind(Kind::Class) => Some(py.qualname_of_type(method.object.get())),
        Some(method) => {
            let class = py.type_of(method.object.get());
            Some(py.qualname_of_type(class))
        }
        None => None,
    };
    Ok(match of {
        Some(of) => py.format_str(format_args!("{of}.{name}"))?,
        None => Str::intern(&mut py.heap, name)?,
    }
    .value())
}

/// `__self__`.
pub(super) fn get_self(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(kind) = new_of(this) {
        return Ok(kind.value());
    }
    Ok(this.cast::<BoundMethod>().map_or(Value::NONE, |method| method.object.get()))
}

fn get_module(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(function) = this.cast::<NativeFunction>() {
        return Ok(function.owner.get());
    }
    let Some((table, _)) = this.as_native().filter(|_| new_of(this).is_none()) else { return Ok(Value::NONE) };
    Ok(Str::intern(&mut py.heap, crate::modules::name_of_table(table).unwrap_or("builtins"))?.value())
}

/// `meth_reduce`: the name of a module's function; of any other what it is looked up in by `getattr`.
pub(super) fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let (of, name) = (get_self(py, this)?, get_name(py, this)?);
    if of.is_none() || of.is_kind(Kind::Module) {
        return Ok(name);
    }
    looked_up(py, of, name)
}

/// What `__reduce__` answers for what is found in an object by its name: `getattr`, and what to call it with.
pub(super) fn looked_up(py: &mut Python<'_>, object: Value, name: Value) -> Result<Value, Trap> {
    let (get, arguments) = (py.builtin_named("getattr")?, py.tuple(&[object, name])?);
    py.tuple(&[get, arguments])
}
