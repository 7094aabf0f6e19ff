//! `math`: the everyday functions, by `libm`.
//!
//! Domain and range errors as in CPython's `Modules/mathmodule.c`: a NaN that no argument was, or an infinity from finite
//! arguments.

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::tuple::Tuple;
use crate::ops::numbers::Num;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "math",
    functions: FUNCTIONS,
    values: |py, namespace| {
        let constants = [
            ("e", core::f64::consts::E),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
            ("pi", core::f64::consts::PI),
            ("tau", core::f64::consts::TAU),
        ];
        for (name, number) in constants {
            let number = py.float(number)?;
            py.put(namespace, name, number)?;
        }
        Ok(())
    },
};

/// A function of one number. `range`: an infinity means that the result is too large.
macro_rules! unary {
    ($name:literal, $function:expr, range) => {
        NativeDef::function($name, Arity::One, |py, args| of_one(py, args, $function, true))
    };
    ($name:literal, $function:expr) => {
        NativeDef::function($name, Arity::One, |py, args| of_one(py, args, $function, false))
    };
}

/// A function of two numbers.
macro_rules! binary {
    ($name:literal, $function:expr) => {
        NativeDef::function($name, Arity::Between(2, 2), |py, args| of_two(py, args, $function))
    };
}

/// A question about one number.
macro_rules! question {
    ($name:literal, $function:expr) => {
        NativeDef::function($name, Arity::One, |py, args| {
            let x = number(py, args.get(0))?;
            let answer: fn(f64) -> bool = $function;
            Ok(Value::from_bool(answer(x)))
        })
    };
}

static FUNCTIONS: &[NativeDef] = &[
    unary!("acos", libm::acos),
    unary!("acosh", libm::acosh),
    unary!("asin", libm::asin),
    unary!("asinh", libm::asinh),
    unary!("atan", libm::atan),
    binary!("atan2", libm::atan2),
    unary!("atanh", libm::atanh),
    unary!("cbrt", libm::cbrt),
    NativeDef::function("ceil", Arity::One, |py, args| whole(py, args, libm::ceil)),
    binary!("copysign", libm::copysign),
    unary!("cos", libm::cos),
    unary!("cosh", libm::cosh, range),
    unary!("degrees", |x| x * (180.0 / core::f64::consts::PI)),
    unary!("erf", libm::erf),
    unary!("erfc", libm::erfc),
    unary!("exp", libm::exp, range),
    unary!("exp2", libm::exp2, range),
    unary!("expm1", libm::expm1, range),
    unary!("fabs", libm::fabs),
    NativeDef::function("floor", Arity::One, |py, args| whole(py, args, libm::floor)),
    binary!("fmod", libm::fmod),
    NativeDef::function("frexp", Arity::One, frexp),
    NativeDef::function("gcd", Arity::Any, gcd),
    NativeDef::function("hypot", Arity::Any, hypot),
    question!("isfinite", f64::is_finite),
    question!("isinf", f64::is_infinite),
    question!("isnan", f64::is_nan),
    NativeDef::function("ldexp", Arity::Between(2, 2), ldexp),
    NativeDef::function("log", Arity::Between(1, 2), log),
    NativeDef::function("log10", Arity::One, |py, args| logarithm(py, args.get(0), libm::log10)),
    unary!("log1p", libm::log1p),
    NativeDef::function("log2", Arity::One, |py, args| logarithm(py, args.get(0), libm::log2)),
    NativeDef::function("modf", Arity::One, modf),
    NativeDef::function("pow", Arity::Between(2, 2), |py, args| of_two(py, args, libm::pow)),
    unary!("radians", |x| x * (core::f64::consts::PI / 180.0)),
    binary!("remainder", libm::remainder),
    unary!("sin", libm::sin),
    unary!("sinh", libm::sinh, range),
    unary!("sqrt", libm::sqrt),
    unary!("tan", libm::tan),
    unary!("tanh", libm::tanh),
    NativeDef::function("trunc", Arity::One, |py, args| whole(py, args, libm::trunc)),
];

/// The argument as a float.
fn number(py: &mut Python<'_>, value: Value) -> Result<f64, Trap> {
    match Num::of(py.unwrapped(value)) {
        Some(Num::Complex(..)) | None => {
            let name = py.type_name(value);
            Err(py.type_error(format_args!("must be real number, not {name}")))
        }
        Some(number) => py.number_as_float(number),
    }
}

#[cold]
fn domain(py: &mut Python<'_>) -> Trap {
    py.value_error(format_args!("math domain error"))
}

#[cold]
fn range(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::OverflowError, format_args!("math range error"))
}

fn of_one<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: fn(f64) -> f64,
    overflows: bool,
) -> Result<Value, Trap> {
    let x = number(py, args.get(0))?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(domain(py));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if overflows { range(py) } else { domain(py) });
    }
    py.float(result)
}

fn of_two<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: fn(f64, f64) -> f64) -> Result<Value, Trap> {
    let (x, y) = (number(py, args.get(0))?, number(py, args.get(1))?);
    let result = function(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain(py));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(if x == 0.0 { domain(py) } else { range(py) });
    }
    py.float(result)
}

/// `floor`, `ceil`, `trunc`: an int.
fn whole<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, round: fn(f64) -> f64) -> Result<Value, Trap> {
    let value = py.unwrapped(args.get(0));
    match Num::of(value) {
        Some(Num::Small(small)) => Ok(Value::from_int_truncated(small)),
        Some(Num::Big(_)) => Ok(value),
        _ => {
            let x = number(py, value)?;
            py.int_of_float(round(x))
        }
    }
}

fn logarithm(py: &mut Python<'_>, value: Value, function: fn(f64) -> f64) -> Result<Value, Trap> {
    let x = number(py, value)?;
    if x <= 0.0 {
        return Err(domain(py));
    }
    py.float(function(x))
}

/// `log(x[, base])`.
fn log<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(base) = args.arg(1) else { return logarithm(py, args.get(0), libm::log) };
    let (x, base) = (number(py, args.get(0))?, number(py, base)?);
    if x <= 0.0 || base <= 0.0 {
        return Err(domain(py));
    }
    if base == 1.0 {
        return Err(py.error(TypeId::ZeroDivisionError, format_args!("division by zero")));
    }
    py.float(libm::log(x) / libm::log(base))
}

/// `frexp(x)`: mantissa and exponent.
fn frexp<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = number(py, args.get(0))?;
    let (mantissa, exponent) = if x.is_finite() { libm::frexp(x) } else { (x, 0) };
    let mantissa = py.float(mantissa)?;
    Ok(Tuple::from_slice(&mut py.heap, &[mantissa, Value::from_int_truncated(exponent as isize)])?.value())
}

/// `ldexp(x, i)`.
fn ldexp<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = number(py, args.get(0))?;
    let exponent = match Num::of(args.get(1)) {
        Some(Num::Small(exponent)) => exponent.clamp(-10_000, 10_000) as i32,
        Some(Num::Big(big)) => {
            if big.negative() {
                -10_000
            } else {
                10_000
            }
        }
        _ => return Err(py.type_error(format_args!("Expected an int as second argument to ldexp."))),
    };
    let result = libm::ldexp(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return Err(range(py));
    }
    py.float(result)
}

/// `modf(x)`: fraction and whole part.
fn modf<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = number(py, args.get(0))?;
    let (fraction, whole) = if x.is_infinite() { (libm::copysign(0.0, x), x) } else { libm::modf(x) };
    let (fraction, whole) = (py.float(libm::copysign(fraction, x))?, py.float(whole)?);
    Ok(Tuple::from_slice(&mut py.heap, &[fraction, whole])?.value())
}

/// `hypot(*coordinates)`.
fn hypot<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut length = 0.0;
    for index in 0..args.nargs() {
        let x = number(py, args.get(index))?;
        length = libm::hypot(length, x);
    }
    py.float(length)
}

/// `gcd(*integers)`, by remainders.
fn gcd<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const REMAINDER: u32 = 6;
    let mut result = Value::from_int_truncated(0);
    for index in 0..args.nargs() {
        let mut value = py.unwrapped(args.get(index));
        match Num::of(value) {
            Some(Num::Small(small)) => value = Value::from_int_truncated(small),
            Some(Num::Big(_)) => {}
            _ => {
                let name = py.type_name(value);
                return Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")));
            }
        }
        while value != Value::from_int_truncated(0) {
            (result, value) = (value, py.binary(REMAINDER, result, value)?);
        }
    }
    py.absolute(result)
}
