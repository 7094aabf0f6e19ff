//! `int`: methods, attributes, constructor.

mod bytes;
mod new;

pub(crate) use new::text_of;

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::number::big;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&new::NEW) };

const fn method(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Int, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__ceil__", Arity::None, plain),
    method("__float__", Arity::None, |py, args| {
        let whole = this(py, args.get(0));
        let number = py.float_of_int(&whole)?;
        py.float(number)
    }),
    method("__floor__", Arity::None, plain),
    method("__index__", Arity::None, plain),
    method("__int__", Arity::None, plain),
    method("__round__", Arity::Between(0, 1), |py, args| {
        let whole = this(py, args.get(0));
        let digits = match args.arg(1) {
            Some(digits) => Some(Replay::new(args).index(py, args, digits)?),
            None => None,
        };
        py.round_int(&whole, digits)
    }),
    method("__trunc__", Arity::None, plain),
    method("as_integer_ratio", Arity::None, |py, args| {
        let whole = this(py, args.get(0));
        let pair = [py.int_signed(&whole)?, Value::from_int_truncated(1)];
        Ok(Tuple::from_slice(&mut py.heap, &pair)?.value())
    }),
    method("bit_count", Arity::None, |py, args| {
        let count = big::bit_count(this(py, args.get(0)).int().magnitude);
        Ok(Value::from_int_truncated(count as isize))
    }),
    method("bit_length", Arity::None, |py, args| {
        let length = big::bit_length(this(py, args.get(0)).int().magnitude);
        Ok(Value::from_int_truncated(length as isize))
    }),
    method("conjugate", Arity::None, plain),
    NativeDef::function("from_bytes", Arity::Free, bytes::from_bytes),
    method("is_integer", Arity::None, |_, _| Ok(Value::TRUE)),
    method("to_bytes", Arity::Free, bytes::to_bytes),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "denominator", get: |_, _| Ok(Value::from_int_truncated(1)), set: None },
    GetSetDef { name: "imag", get: |_, _| Ok(Value::from_int_truncated(0)), set: None },
    GetSetDef { name: "numerator", get: itself, set: None },
    GetSetDef { name: "real", get: itself, set: None },
];

/// The number that a method was called on.
fn this(py: &Python<'_>, value: Value) -> Whole {
    Whole::of(py.unwrapped(value)).unwrap_or(Whole::from(0))
}

fn itself(py: &mut Python<'_>, value: Value) -> Result<Value, Trap> {
    let whole = this(py, value);
    py.int_signed(&whole)
}

/// The number as a plain int.
fn plain<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    itself(py, args.get(0))
}
