//! Truth and length.

use super::step;
use crate::Trap;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

const BOOL: u32 = 1;
const LEN: u32 = 2;
const INSIDE: u32 = 3;
const INDEX: u32 = 4;

/// `__bool__`, or `__len__`, or true.
pub(super) fn truth<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        let result = args.result();
        return match step(args.state) {
            BOOL if result.as_bool().is_none() => {
                let name = py.type_name(result);
                Err(py.type_error(format_args!("__bool__ should return bool, returned {name}")))
            }
            LEN if result.as_small_index().is_none() => Err(args.call_index(py, result)),
            LEN | INDEX => py.checked_len(result).map(|len| Value::from_bool(len != Value::from_int_truncated(0))),
            _ => Ok(result),
        };
    }
    if let Some(found) = py.lookup_special(value, "__bool__") {
        return Err(py.ask_special(args, BOOL << 8, found, value, &[]));
    }
    if let Some(found) = py.lookup_special(value, "__len__") {
        return Err(py.ask_special(args, LEN << 8, found, value, &[]));
    }
    let Some(inside) = py.payload_of(value) else { return Ok(Value::TRUE) };
    match py.truth(inside) {
        Ok(truth) => Ok(Value::from_bool(truth)),
        Err(Trap::Defer) => Err(args.defer(INSIDE << 8, &[inside])),
        Err(trap) => Err(trap),
    }
}

/// `notimplemented_bool`: true, with a warning.
pub(super) fn truth_of_not_implemented<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match args.input {
        Input::Start => {
            let text = "NotImplemented should not be used in a boolean context";
            Err(py.warn(args, 1, TypeId::DeprecationWarning, text))
        }
        _ => Ok(Value::TRUE),
    }
}

/// `bool_invert`: that of the int, with a warning.
pub(crate) fn invert_bool<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const TEXT: &str = "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the underlying int \
        object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or \
        ~int(x) if you really want the bitwise inversion of the underlying int.";
    match args.input {
        Input::Start => Err(py.warn(args, 1, TypeId::DeprecationWarning, TEXT)),
        _ => Ok(Value::from_int_truncated(!args.get(0).as_bool().map_or(0, isize::from))),
    }
}

/// `__len__`.
pub(super) fn len<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        let result = args.result();
        return match step(args.state) {
            LEN if result.as_small_index().is_none() => Err(args.call_index(py, result)),
            LEN | INDEX => py.checked_len(result),
            _ => Ok(result),
        };
    }
    if let Some(found) = py.lookup_special(value, "__len__") {
        return Err(py.ask_special(args, LEN << 8, found, value, &[]));
    }
    let Some(inside) = py.payload_of(value) else {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("object of type '{name}' has no len()")));
    };
    match py.len_of(inside) {
        Err(Trap::Defer) => Err(args.defer(INSIDE << 8, &[inside])),
        done => done,
    }
}

/// What a length may need.
trait CallIndex<'h> {
    /// Asks for the int that a length's `__index__` gives.
    fn call_index(&mut self, py: &mut Python<'h>, value: Value) -> Trap;
}

impl<'h> CallIndex<'h> for Args<'_, 'h> {
    fn call_index(&mut self, py: &mut Python<'h>, value: Value) -> Trap {
        py.defer(&super::INDEX, 0);
        self.defer(INDEX << 8, &[value])
    }
}

impl Python<'_> {
    /// A length that `__len__` has returned.
    fn checked_len(&mut self, value: Value) -> Result<Value, Trap> {
        match value.as_small_index() {
            Some(len) if len >= 0 => Ok(Value::from_int_truncated(len)),
            Some(_) => Err(self.value_error(format_args!("__len__() should return >= 0"))),
            None if value.cast::<crate::object::int::Int>().is_some_and(|value| value.negative()) => {
                Err(self.value_error(format_args!("__len__() should return >= 0")))
            }
            None => {
                Err(self.error(TypeId::OverflowError, format_args!("cannot fit 'int' into an index-sized integer")))
            }
        }
    }
}
