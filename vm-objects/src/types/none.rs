//! `NoneType`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::NoneType, "__bool__", Arity::None, |_, _| Ok(Value::FALSE)),
    NativeDef::method(TypeId::NoneType, "__repr__", Arity::None, repr),
];

static NEW: NativeDef = NativeDef::function("NoneType", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

fn repr<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(crate::object::str::Str::intern(&mut py.heap, "None")?.value())
}

/// `type(None)()`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() != 1 {
        return Err(py.type_error(format_args!("NoneType takes no arguments")));
    }
    Ok(Value::NONE)
}
