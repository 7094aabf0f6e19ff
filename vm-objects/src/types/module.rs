//! `module`: methods and attributes.

use super::Behaviour;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;

static NEW: NativeDef = NativeDef::function("module", Arity::Between(2, 3), new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: &[], getsets: &[], new: Some(&NEW) };

/// `ModuleType(name, doc=None)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (name, doc) = (args.get(1), args.arg(2).unwrap_or(Value::NONE));
    if name.cast::<Str>().is_none() {
        let kind = py.type_name(name);
        return Err(py.type_error(format_args!("module() argument 'name' must be str, not {kind}")));
    }
    let dict = Dict::with_capacity(&mut py.heap, 2)?;
    for (key, value) in [("__name__", name), ("__doc__", doc)] {
        let key = Str::intern(&mut py.heap, key)?;
        dict.insert_str(&mut py.heap, key, value)?;
    }
    Ok(Module::alloc(&mut py.heap, name, dict.value())?.value())
}
