//! `builtin_function_or_method` and the methods of built-in types that are not bound: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{GetSetDef, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::native::NativeFunction;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__module__", get: get_module, set: None },
    GetSetDef { name: "__name__", get: get_name, set: None },
    GetSetDef { name: "__qualname__", get: get_qualname, set: None },
    GetSetDef { name: "__self__", get: get_self, set: None },
];

static METHOD_GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__name__", get: get_name, set: None },
    GetSetDef { name: "__objclass__", get: get_owner, set: None },
    GetSetDef { name: "__qualname__", get: get_qualname, set: None },
];

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: &[], getsets: GETSETS, new: None };
/// `method_descriptor`.
pub(crate) const METHOD_DESCRIPTOR: Behaviour = Behaviour { methods: &[], getsets: METHOD_GETSETS, new: None };

fn def_of(this: Value) -> Option<&'static NativeDef> {
    let function = this.cast::<BoundMethod>().map_or(this, |method| method.function.get());
    Python::native_of(function)
}

fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Str::intern(&mut py.heap, def_of(this).map_or("", |def| def.name))?.value())
}

fn get_qualname(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let name = def_of(this).map_or("", |def| def.name);
    let of = match this.cast::<BoundMethod>() {
        Some(method) if method.object.get().as_type().is_some() => Some(py.name_of_type(method.object.get())),
        Some(method) => Some(py.type_name(method.object.get())),
        None => match this.cast::<NativeFunction>() {
            Some(function) if function.def().binds() => Some(py.name_of_type(function.owner.get())),
            _ => def_of(this).and_then(|def| def.owner).map(|owner| py.name_of_type(owner.value())),
        },
    };
    Ok(match of {
        Some(of) => py.format_str(format_args!("{of}.{name}"))?,
        None => Str::intern(&mut py.heap, name)?,
    }
    .value())
}

fn get_self(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let _ = py;
    Ok(this.cast::<BoundMethod>().map_or(Value::NONE, |method| method.object.get()))
}

fn get_module(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if this.cast::<BoundMethod>().is_some() {
        return Ok(Value::NONE);
    }
    if let Some(function) = this.cast::<NativeFunction>() {
        return Ok(function.owner.get());
    }
    let module = match this.as_native() {
        Some((table, _)) => crate::modules::name_of_table(table),
        None => None,
    };
    Ok(Str::intern(&mut py.heap, module.unwrap_or("builtins"))?.value())
}

fn get_owner(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(function) = this.cast::<NativeFunction>() {
        return Ok(function.owner.get());
    }
    Ok(def_of(this).and_then(|def| def.owner).map_or(Value::NONE, TypeId::value))
}
