//! `module`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;

static NEW: NativeDef = NativeDef::function("module", Arity::Between(2, 3), new);

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "__dict__", get: super::object::get_dict, set: None }];

static METHODS: &[NativeDef] =
    &[NativeDef::method(TypeId::Module, "__repr__", Arity::None, super::object::repr_builtin)];

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `ModuleType(name, doc=None)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (name, doc) = (args.get(1), args.arg(2).unwrap_or(Value::NONE));
    if name.cast::<Str>().is_none() {
        let kind = py.type_name(name);
        return Err(py.type_error(format_args!("module() argument 'name' must be str, not {kind}")));
    }
    let dict = py.module_namespace(name, 2)?;
    py.put(dict, "__doc__", doc)?;
    Ok(Module::alloc(&mut py.heap, name, dict.value())?.value())
}
