//! The operators of `int` and `float` as methods: `(5).__add__`, for those who call them by name.

use crate::Trap;
use crate::object::float::Float;
use crate::ops::numbers::{Num, Whole};
use crate::python::{Args, Python};
use crate::value::Value;

/// An operator on numbers of the same kind or wider on the left; anything else is `NotImplemented`.
fn operated<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, operator: u32, swap: bool) -> Result<Value, Trap> {
    let (this, other) = (py.unwrapped(args.get(0)), py.unwrapped(args.get(1)));
    let known = match this.cast::<Float>() {
        Some(_) => matches!(Num::of(other), Some(Num::Small(_) | Num::Big(_) | Num::Float(_))),
        None => Whole::of(other).is_some(),
    };
    if !known {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if swap { py.binary(operator, other, this) } else { py.binary(operator, this, other) }
}

macro_rules! operators {
    ($($name:ident $reflected:ident $operator:literal;)*) => {
        $(
            pub(crate) fn $name<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
                operated(py, args, $operator, false)
            }

            pub(crate) fn $reflected<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
                operated(py, args, $operator, true)
            }
        )*
    };
}

operators! {
    add radd 0;
    and rand 1;
    floordiv rfloordiv 2;
    lshift rlshift 3;
    mul rmul 5;
    modulo rmod 6;
    or ror 7;
    pow rpow 8;
    rshift rrshift 9;
    sub rsub 10;
    truediv rtruediv 11;
    xor rxor 12;
}

pub(crate) fn neg<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.unary_negative(py.unwrapped(args.get(0)))
}

pub(crate) fn pos<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.unary_positive(py.unwrapped(args.get(0)))
}

pub(crate) fn invert<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.unary_invert(py.unwrapped(args.get(0)))
}

pub(crate) fn abs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.absolute(py.unwrapped(args.get(0)))
}

pub(crate) fn bool<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = Num::of(py.unwrapped(args.get(0)));
    Ok(Value::from_bool(match number {
        Some(Num::Small(small)) => small != 0,
        Some(Num::Float(float)) => float != 0.0,
        _ => true,
    }))
}
