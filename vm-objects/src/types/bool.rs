//! `bool`: the constructor.

use super::{Behaviour, TypeId};
use crate::classes::special::INVERT_BOOL;
use crate::native::{Arity, NativeDef};
use crate::text::Replay;
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Bool, "__invert__", Arity::None, INVERT_BOOL.run),
    NativeDef::method(TypeId::Bool, "__repr__", Arity::None, super::object::repr_builtin),
];

/// `bool(value=False)`
static NEW: NativeDef = NativeDef::function("bool", Arity::Free, |py, args| {
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("bool() takes no keyword arguments")));
    }
    let given = args.nargs().saturating_sub(1);
    if given > 1 {
        return Err(py.type_error(format_args!("bool expected at most 1 argument, got {given}")));
    }
    let Some(value) = args.arg(1) else { return Ok(Value::FALSE) };
    let outcome = py.truth_of(value).map(Value::from_bool);
    Replay::new(args).outcome(args, &[value], outcome)
});
