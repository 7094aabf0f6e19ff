//! Unary operators and `__index__`.

use super::{at, given};
use crate::Trap;
use crate::ops::numbers::Num;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

const NEGATIVE: u32 = 0;
const INVERT: u32 = 1;
const POSITIVE: u32 = 2;

/// `-`, `~`, `+`, `abs()`, by the state it is started in.
pub(super) fn unary<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (value, operator) = (args.get(0), given(args.state));
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let name = match operator {
        NEGATIVE => "__neg__",
        INVERT => "__invert__",
        POSITIVE => "__pos__",
        _ => "__abs__",
    };
    if let Some(found) = py.lookup_special(value, name) {
        return Err(py.ask_special(args, at(1, operator), found, value, &[]));
    }
    let Some(inside) = py.payload_of(value) else { return Err(py.bad_operand(operator, value)) };
    let done = match operator {
        NEGATIVE => py.unary_negative(inside),
        INVERT => py.unary_invert(inside),
        POSITIVE if Num::of(inside).is_some() => Ok(inside),
        POSITIVE => Err(py.bad_operand(operator, value)),
        _ => {
            let abs = py.builtin_named("abs")?;
            return Err(args.call(at(1, operator), abs, &[inside]));
        }
    };
    match done {
        Err(Trap::Defer) => Err(args.defer(at(1, operator), &[inside])),
        done => done,
    }
}

/// `__index__`: an int.
pub(super) fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        let result = args.result();
        if py.is_instance_of(result, TypeId::Int) {
            return Ok(py.unwrapped(result));
        }
        let name = py.type_name(result);
        return Err(py.type_error(format_args!("__index__ returned non-int (type {name})")));
    }
    if py.is_instance_of(value, TypeId::Int) {
        return Ok(py.unwrapped(value));
    }
    if let Some(found) = py.lookup_special(value, "__index__") {
        return Err(py.ask_special(args, 1, found, value, &[]));
    }
    let name = py.type_name(value);
    Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")))
}

impl Python<'_> {
    /// `TypeError` for a unary operator that the operand does not have.
    #[cold]
    pub(crate) fn bad_operand(&mut self, operator: u32, value: Value) -> Trap {
        let name = self.type_name(value);
        let sign = match operator {
            NEGATIVE => "unary -",
            INVERT => "unary ~",
            POSITIVE => "unary +",
            _ => "abs()",
        };
        self.type_error(format_args!("bad operand type for {sign}: '{name}'"))
    }
}
