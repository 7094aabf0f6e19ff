//! The operators of `int`, `float` and `complex` as methods: `(5).__add__`, for those who call them by name.

use crate::Trap;
use crate::features::FLOAT;
use crate::number::float::{self, FloatError};
use crate::object::float::Float;
use crate::object::tuple::Tuple;
use crate::ops::compare::{EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, NOT_EQUAL};
use crate::ops::numbers::{Num, Whole};
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Model;

/// How wide a number's type is: an operator's method knows the types up to its own.
fn width(number: &Num) -> u8 {
    match number {
        Num::Small(_) | Num::Big(_) => 0,
        Num::Float(_) => 1,
        Num::Complex(..) => 2,
    }
}

/// The built-in numbers of the object and the other operand, if the object's type knows the other's.
fn pair(py: &Python<'_>, args: &Args<'_, '_>) -> Option<(Value, Value)> {
    let (this, other) = (py.unwrapped(args.get(0)), py.unwrapped(args.get(1)));
    let known = width(&Num::of(other)?) <= width(&Num::of(this)?);
    known.then_some((this, other))
}

/// An operator on numbers of the same kind or wider on the left; anything else is `NotImplemented`.
fn operated<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, operator: u32, swap: bool) -> Result<Value, Trap> {
    match pair(py, args) {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some((this, other)) if swap => py.binary(operator, other, this),
        Some((this, other)) => py.binary(operator, this, other),
    }
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
    rshift rrshift 9;
    sub rsub 10;
    truediv rtruediv 11;
    xor rxor 12;
}

/// A comparison; only complex numbers have no order.
fn compared<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    let Some((this, other)) = pair(py, args) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !matches!(operator, EQUAL | NOT_EQUAL) && matches!(Num::of(this), Some(Num::Complex(..))) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    py.compare_op(operator, this, other)
}

macro_rules! comparisons {
    ($($name:ident $operator:ident;)*) => {
        $(
            pub(crate) fn $name<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
                compared(py, args, $operator)
            }
        )*
    };
}

comparisons! {
    eq EQUAL;
    ge GREATER_EQUAL;
    gt GREATER;
    le LESS_EQUAL;
    lt LESS;
    ne NOT_EQUAL;
}

fn power<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, swap: bool) -> Result<Value, Trap> {
    let modulus = args.arg(2).filter(|modulus| !modulus.is_none()).map(|modulus| py.unwrapped(modulus));
    let Some(modulus) = modulus else { return operated(py, args, 8, swap) };
    let Some((this, other)) = pair(py, args) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (base, exponent) = if swap { (other, this) } else { (this, other) };
    match Num::of(this) {
        Some(Num::Complex(..)) => Err(py.value_error(format_args!("complex modulo"))),
        Some(Num::Float(_)) => {
            let text = "pow() 3rd argument not allowed unless all arguments are integers";
            Err(py.type_error(format_args!("{text}")))
        }
        _ => match (Whole::of(base), Whole::of(exponent), Whole::of(modulus)) {
            (Some(base), Some(exponent), Some(modulus)) => py.int_power_modulo(&base, &exponent, &modulus),
            _ => Ok(Value::NOT_IMPLEMENTED),
        },
    }
}

pub(crate) fn pow<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    power(py, args, false)
}

pub(crate) fn rpow<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    power(py, args, true)
}

fn divided<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, swap: bool) -> Result<Value, Trap> {
    match pair(py, args) {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some((this, other)) if swap => py.divmod_pair(other, this),
        Some((this, other)) => py.divmod_pair(this, other),
    }
}

pub(crate) fn divmod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    divided(py, args, false)
}

pub(crate) fn rdivmod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    divided(py, args, true)
}

pub(crate) fn neg<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.unary_negative(py.unwrapped(args.get(0)))
}

pub(crate) fn pos<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.unary_positive(py.unwrapped(args.get(0)))
}

pub(crate) fn invert<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = py.unwrapped(args.get(0));
    match value.as_bool() {
        Some(truth) => Ok(Value::from_int_truncated(!isize::from(truth))),
        None => py.unary_invert(value),
    }
}

pub(crate) fn abs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.absolute(py.unwrapped(args.get(0)))
}

pub(crate) fn bool<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = Num::of(py.unwrapped(args.get(0)));
    Ok(Value::from_bool(match number {
        Some(Num::Small(small)) => small != 0,
        Some(Num::Float(float)) => float != 0.0,
        Some(Num::Complex(real, imag)) => real != 0.0 || imag != 0.0,
        _ => true,
    }))
}

impl Python<'_> {
    /// `divmod(a, b)` of two real numbers of built-in types.
    pub(crate) fn divmod_pair(&mut self, a: Value, b: Value) -> Result<Value, Trap> {
        if let (Some(a), Some(b)) = (Whole::of(a), Whole::of(b)) {
            let (quotient, remainder) = self.int_divmod(&a, &b, "integer division or modulo by zero")?;
            return Ok(Tuple::from_slice(&mut self.heap, &[quotient, remainder])?.value());
        }
        if !FLOAT.on {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let (Some(a), Some(b)) = (Num::of(a), Num::of(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
        let (a, b) = (self.number_as_float(a)?, self.number_as_float(b)?);
        let (quotient, remainder) = match float::divmod(a, b) {
            Ok(pair) => pair,
            Err(FloatError::Complex) => return Ok(Value::NOT_IMPLEMENTED),
            Err(error) => return Err(self.float_error(error)),
        };
        let pair = [Float::alloc(&mut self.heap, quotient)?.value(), Float::alloc(&mut self.heap, remainder)?.value()];
        Ok(Tuple::from_slice(&mut self.heap, &pair)?.value())
    }
}
