//! `__isabstractmethod__` of what wraps functions: whether one of them says that it is abstract.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::descriptor::{ClassMethod, Property, StaticMethod};
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

/// Asks the functions inside; the window is the wrapper.
static IS_ABSTRACT: NativeDef = NativeDef::function("__isabstractmethod__", Arity::Free, is_abstract);

/// `__isabstractmethod__` of `property`, `staticmethod`, `classmethod`.
pub(super) fn get(py: &mut Python<'_>, _: Value) -> Result<Value, Trap> {
    Err(py.defer(&IS_ABSTRACT, 0))
}

fn is_abstract<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.unwrapped(args.get(0));
    let mut functions = [Value::NONE; 3];
    if let Some(property) = this.cast::<Property>() {
        functions = [property.getter.get(), property.setter.get(), property.deleter.get()];
    } else if let Some(method) = this.cast::<StaticMethod>() {
        functions[0] = method.function.get();
    } else if let Some(method) = this.cast::<ClassMethod>() {
        functions[0] = method.function.get();
    }
    let mut replay = Replay::new(args);
    for function in functions.into_iter().filter(|function| !function.is_none()) {
        let Some(found) = replay.attribute(py, args, function, "__isabstractmethod__")? else { continue };
        let truth = vm_core::object::Model::truth(py, found).map(Value::from_bool);
        if replay.outcome(args, &[found], truth)? == Value::TRUE {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
