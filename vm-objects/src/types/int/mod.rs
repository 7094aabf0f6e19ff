//! `int`: methods, attributes, constructor.

mod bytes;
mod new;

pub(crate) use new::text_of;

use super::{Behaviour, TypeId, arithmetic};
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
    method("__abs__", Arity::None, arithmetic::abs),
    method("__add__", Arity::One, arithmetic::add),
    method("__and__", Arity::One, arithmetic::and),
    method("__bool__", Arity::None, arithmetic::bool),
    method("__ceil__", Arity::None, plain),
    method("__divmod__", Arity::One, arithmetic::divmod),
    method("__eq__", Arity::One, arithmetic::eq),
    method("__float__", Arity::None, |py, args| {
        let whole = this(py, args.get(0));
        let number = py.float_of_int(&whole)?;
        py.float(number)
    }),
    method("__floor__", Arity::None, plain),
    method("__floordiv__", Arity::One, arithmetic::floordiv),
    method("__format__", Arity::One, crate::types::object::format_number),
    method("__ge__", Arity::One, arithmetic::ge),
    method("__getnewargs__", Arity::None, |py, args| {
        let number = plain(py, args)?;
        Ok(Tuple::from_slice(&mut py.heap, &[number])?.value())
    }),
    method("__gt__", Arity::One, arithmetic::gt),
    method("__hash__", Arity::None, crate::types::object::hash_number),
    method("__index__", Arity::None, plain),
    method("__int__", Arity::None, plain),
    method("__invert__", Arity::None, arithmetic::invert),
    method("__le__", Arity::One, arithmetic::le),
    method("__lshift__", Arity::One, arithmetic::lshift),
    method("__lt__", Arity::One, arithmetic::lt),
    method("__mod__", Arity::One, arithmetic::modulo),
    method("__mul__", Arity::One, arithmetic::mul),
    method("__ne__", Arity::One, arithmetic::ne),
    method("__neg__", Arity::None, arithmetic::neg),
    method("__or__", Arity::One, arithmetic::or),
    method("__pos__", Arity::None, arithmetic::pos),
    method("__pow__", Arity::Between(1, 2), arithmetic::pow),
    method("__radd__", Arity::One, arithmetic::radd),
    method("__rand__", Arity::One, arithmetic::rand),
    method("__rdivmod__", Arity::One, arithmetic::rdivmod),
    method("__repr__", Arity::None, crate::types::object::repr_number),
    method("__rfloordiv__", Arity::One, arithmetic::rfloordiv),
    method("__rlshift__", Arity::One, arithmetic::rlshift),
    method("__rmod__", Arity::One, arithmetic::rmod),
    method("__rmul__", Arity::One, arithmetic::rmul),
    method("__ror__", Arity::One, arithmetic::ror),
    method("__round__", Arity::Between(0, 1), |py, args| {
        let whole = this(py, args.get(0));
        let digits = match args.arg(1) {
            Some(digits) => Some(Replay::new(args).index(py, args, digits)?),
            None => None,
        };
        py.round_int(&whole, digits)
    }),
    method("__rpow__", Arity::Between(1, 2), arithmetic::rpow),
    method("__rrshift__", Arity::One, arithmetic::rrshift),
    method("__rshift__", Arity::One, arithmetic::rshift),
    method("__rsub__", Arity::One, arithmetic::rsub),
    method("__rtruediv__", Arity::One, arithmetic::rtruediv),
    method("__rxor__", Arity::One, arithmetic::rxor),
    method("__sizeof__", Arity::None, |py, args| {
        // As on a machine of 64 bits with digits of 30: a header of 24 bytes, then 4 for each digit.
        let bits = big::bit_length(this(py, args.get(0)).int().magnitude);
        Ok(Value::from_int_truncated((24 + 4 * bits.div_ceil(30).max(1)) as isize))
    }),
    method("__sub__", Arity::One, arithmetic::sub),
    method("__truediv__", Arity::One, arithmetic::truediv),
    method("__trunc__", Arity::None, plain),
    method("__xor__", Arity::One, arithmetic::xor),
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
    NativeDef::class_method("from_bytes", Arity::Free, bytes::from_bytes),
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
