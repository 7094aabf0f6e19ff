//! `NoneType`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::NoneType, "__bool__", Arity::None, |_, _| Ok(Value::FALSE)),
    NativeDef::method(TypeId::NoneType, "__repr__", Arity::None, super::object::repr_builtin),
];

static NEW: NativeDef = NativeDef::function("NoneType", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

/// `type(...)`, `type(NotImplemented)`.
macro_rules! singleton {
    ($behaviour:ident, $methods:ident, $new:ident, $type:path, $name:literal, $takes:literal, $value:expr) => {
        static $methods: &[NativeDef] = &[
            NativeDef::method($type, "__reduce__", Arity::None, |py, _| {
                Ok(crate::object::str::Str::intern(&mut py.heap, $name)?.value())
            }),
            NativeDef::method($type, "__repr__", Arity::None, super::object::repr_builtin),
        ];
        static $new: NativeDef = NativeDef::function($name, Arity::Free, |py, args| {
            if args.nargs() != 1 {
                return Err(py.type_error(format_args!(concat!($takes, " takes no arguments"))));
            }
            Ok($value)
        });
        pub(crate) const $behaviour: Behaviour = Behaviour { methods: $methods, getsets: &[], new: Some(&$new) };
    };
}
singleton!(ELLIPSIS, ELLIPSIS_METHODS, NEW_ELLIPSIS, TypeId::Ellipsis, "Ellipsis", "EllipsisType", Value::ELLIPSIS);
singleton!(
    NOT_IMPLEMENTED,
    NOT_IMPLEMENTED_METHODS,
    NEW_NOT_IMPLEMENTED,
    TypeId::NotImplementedType,
    "NotImplemented",
    "NotImplementedType",
    Value::NOT_IMPLEMENTED
);

/// `type(None)()`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() != 1 {
        return Err(py.type_error(format_args!("NoneType takes no arguments")));
    }
    Ok(Value::NONE)
}
