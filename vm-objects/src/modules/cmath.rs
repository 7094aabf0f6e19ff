//! `cmath`: functions of complex numbers.

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::number::complex::{self, Complex, ComplexFn};
use crate::number::float::MathError;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "cmath",
    functions: FUNCTIONS,
    values: |py, namespace| {
        let reals = [
            ("e", core::f64::consts::E),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
            ("pi", core::f64::consts::PI),
            ("tau", core::f64::consts::TAU),
        ];
        for (name, number) in reals {
            let number = py.float(number)?;
            py.put(namespace, name, number)?;
        }
        for (name, imag) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
            let number = py.complex(0.0, imag)?;
            py.put(namespace, name, number)?;
        }
        Ok(())
    },
};

macro_rules! of_one {
    ($name:literal, $function:expr) => {
        NativeDef::function($name, Arity::One, |py, args| of_one(py, args, $function))
    };
}

macro_rules! question {
    ($name:literal, $function:expr) => {
        NativeDef::function($name, Arity::One, |py, args| {
            let z = number(py, args, &mut Replay::new(args), args.get(0))?;
            let question: fn(Complex) -> bool = $function;
            Ok(Value::from_bool(question(z)))
        })
    };
}

static FUNCTIONS: &[NativeDef] = &[
    of_one!("acos", complex::acos),
    of_one!("acosh", complex::acosh),
    of_one!("asin", complex::asin),
    of_one!("asinh", complex::asinh),
    of_one!("atan", complex::atan),
    of_one!("atanh", complex::atanh),
    of_one!("cos", complex::cos),
    of_one!("cosh", complex::cosh),
    of_one!("exp", complex::exp),
    NativeDef::function("isclose", Arity::Free, isclose),
    question!("isfinite", is_finite),
    question!("isinf", |z| z.0.is_infinite() || z.1.is_infinite()),
    question!("isnan", |z| z.0.is_nan() || z.1.is_nan()),
    NativeDef::function("log", Arity::Between(1, 2), log),
    of_one!("log10", complex::log10),
    NativeDef::function("phase", Arity::One, phase),
    NativeDef::function("polar", Arity::One, polar),
    NativeDef::function("rect", Arity::Between(2, 2), rect),
    of_one!("sin", complex::sin),
    of_one!("sinh", complex::sinh),
    of_one!("sqrt", complex::sqrt),
    of_one!("tan", complex::tan),
    of_one!("tanh", complex::tanh),
];

/// An argument as a complex number: `PyComplex_AsCComplex`.
fn number<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
) -> Result<Complex, Trap> {
    match replay.complex(py, args, value)? {
        Some(number) => Ok(number),
        None => Ok((replay.real(py, args, value)?, 0.0)),
    }
}

fn answer(py: &mut Python<'_>, result: Result<Complex, MathError>) -> Result<Value, Trap> {
    match result {
        Ok((real, imag)) => py.complex(real, imag),
        Err(error) => Err(py.math_error(error)),
    }
}

fn of_one<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: ComplexFn) -> Result<Value, Trap> {
    let z = number(py, args, &mut Replay::new(args), args.get(0))?;
    let result = function(z, py.host.float_functions());
    answer(py, result)
}

/// `log(z[, base])`
fn log<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (z, base) = (args.get(0), args.arg(1));
    let z = number(py, args, &mut replay, z)?;
    let functions = py.host.float_functions();
    let logarithm = complex::log(z, functions);
    let Some(base) = base else { return answer(py, logarithm) };
    let base = number(py, args, &mut replay, base)?;
    // As there, the error of the first logarithm is forgotten.
    let logarithm = logarithm.unwrap_or((f64::NEG_INFINITY, (functions.atan2)(z.1, z.0)));
    let result =
        complex::log(base, functions).and_then(|base| complex::quotient(logarithm, base).ok_or(MathError::Domain));
    answer(py, result)
}

fn is_finite(z: Complex) -> bool {
    z.0.is_finite() && z.1.is_finite()
}

fn phase_of(py: &Python<'_>, (real, imag): Complex) -> f64 {
    (py.host.float_functions().atan2)(imag, real)
}

/// `phase(z)`
fn phase<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let z = number(py, args, &mut Replay::new(args), args.get(0))?;
    let phase = phase_of(py, z);
    // The C library says so of an angle that is too small.
    if phase == 0.0 && z.1 != 0.0 && is_finite(z) {
        return Err(py.math_error(MathError::Range));
    }
    py.float(phase)
}

/// `polar(z)`: length and phase.
fn polar<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let z = number(py, args, &mut Replay::new(args), args.get(0))?;
    let phase = phase_of(py, z);
    let length = (py.host.float_functions().hypot)(z.0, z.1);
    if length.is_infinite() && z.0.is_finite() && z.1.is_finite() {
        return Err(py.math_error(MathError::Range));
    }
    let pair = [py.float(length)?, py.float(phase)?];
    Ok(Tuple::from_slice(&mut py.heap, &pair)?.value())
}

/// `rect(r, phi)`
fn rect<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (length, angle) = (args.get(0), args.get(1));
    let (length, angle) = (replay.real(py, args, length)?, replay.real(py, args, angle)?);
    let result = complex::rect(length, angle, py.host.float_functions());
    answer(py, result)
}

/// `isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)`
fn isclose<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["a", "b", "rel_tol", "abs_tol"];
    let signature = Signature { function: "isclose", names, least: 2, positional: 2 };
    let [a, b, rel_tol, abs_tol] = py.named_args(args, 0, &signature)?;
    let mut replay = Replay::new(args);
    let (a, b) = (number(py, args, &mut replay, a)?, number(py, args, &mut replay, b)?);
    let rel_tol = if rel_tol.is_null() { 1e-9 } else { replay.real(py, args, rel_tol)? };
    let abs_tol = if abs_tol.is_null() { 0.0 } else { replay.real(py, args, abs_tol)? };
    if rel_tol < 0.0 || abs_tol < 0.0 {
        return Err(py.value_error(format_args!("tolerances must be non-negative")));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if [a.0, a.1, b.0, b.1].iter().any(|part| part.is_infinite()) {
        return Ok(Value::FALSE);
    }
    let hypot = py.host.float_functions().hypot;
    let apart = hypot(a.0 - b.0, a.1 - b.1);
    let close = apart <= rel_tol * hypot(b.0, b.1) || apart <= rel_tol * hypot(a.0, a.1) || apart <= abs_tol;
    Ok(Value::from_bool(close))
}
