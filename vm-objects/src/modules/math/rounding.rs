//! To whole numbers, to neighbours, into parts.

use super::elementary::whole;
use crate::Trap;
use crate::number::big;
use crate::number::float::MathError;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::numbers::{Num, Whole};
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

/// `floor`, `ceil`: by the method of the class, or as a float.
fn rounded<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    method: &'static str,
    round: fn(f64) -> f64,
) -> Result<Value, Trap> {
    let value = args.get(0);
    let mut replay = Replay::new(args);
    if let Some(result) = replay.special(py, args, value, method, &[])? {
        return Ok(result);
    }
    let inside = py.unwrapped(value);
    if let (Some(whole), Some(Num::Small(_) | Num::Big(_))) = (Whole::of(inside), Num::of(inside)) {
        return py.int_signed(&whole);
    }
    let x = replay.real(py, args, value)?;
    py.int_of_float(if x.is_finite() { round(x) } else { x })
}

/// `ceil(x)`
pub(super) fn ceil<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    rounded(py, args, "__ceil__", libm::ceil)
}

/// `floor(x)`
pub(super) fn floor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    rounded(py, args, "__floor__", libm::floor)
}

/// `trunc(x)`
pub(super) fn trunc<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if let Some(result) = Replay::new(args).special(py, args, value, "__trunc__", &[])? {
        return Ok(result);
    }
    match Num::of(py.unwrapped(value)) {
        Some(Num::Float(x)) => py.int_of_float(if x.is_finite() { libm::trunc(x) } else { x }),
        Some(Num::Small(small)) => Ok(Value::from_int_truncated(small)),
        Some(Num::Big(big)) => Ok(big.value()),
        _ => {
            let name = py.type_name(value);
            Err(py.type_error(format_args!("type {name} doesn't define __trunc__ method")))
        }
    }
}

/// `frexp(x)`: mantissa and exponent.
pub(super) fn frexp<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?;
    let (mantissa, exponent) = if x.is_finite() { libm::frexp(x) } else { (x, 0) };
    let mantissa = py.float(mantissa)?;
    Ok(Tuple::from_slice(&mut py.heap, &[mantissa, Value::from_int_truncated(exponent as isize)])?.value())
}

/// `ldexp(x, i)`
pub(super) fn ldexp<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let exponent = py.unwrapped(args.get(1));
    let x = Replay::new(args).real(py, args, args.get(0))?;
    let exponent = match Whole::of(exponent) {
        // Beyond any float's.
        Some(whole) if whole.int().is_negative() => big::to_i64(whole.int()).unwrap_or(i64::MIN).max(-10_000),
        Some(whole) => big::to_i64(whole.int()).unwrap_or(i64::MAX).min(10_000),
        None => return Err(py.type_error(format_args!("Expected an int as second argument to ldexp."))),
    };
    let result = libm::ldexp(x, exponent as i32);
    if result.is_infinite() && x.is_finite() {
        return Err(py.math_error(MathError::Range));
    }
    py.float(result)
}

/// `modf(x)`: fraction and whole part.
pub(super) fn modf<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?;
    let (fraction, whole) = if x.is_infinite() { (0.0, x) } else { libm::modf(x) };
    let (fraction, whole) = (py.float(fraction.copysign(x))?, py.float(whole)?);
    Ok(Tuple::from_slice(&mut py.heap, &[fraction, whole])?.value())
}

/// The float that lies `steps` behind `x` in the direction of `y`.
fn next_after(x: f64, y: f64, steps: u64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return if x.is_nan() { x } else { y };
    }
    // The bits of floats with one sign are in the order of the floats.
    let place = |x: f64| {
        let magnitude = (x.to_bits() & !(1 << 63)) as i64;
        if x.is_sign_negative() { -magnitude } else { magnitude }
    };
    let (from, to) = (place(x), place(y));
    if steps == 0 {
        return x;
    }
    if from.abs_diff(to) <= steps {
        return y;
    }
    let steps = steps as i64; // less than the distance of two floats
    let at = if from < to { from + steps } else { from - steps };
    let bits = at.unsigned_abs();
    // A zero that is passed or reached has the sign of the side that it was reached from.
    let negative = at < 0 || at == 0 && from < 0;
    f64::from_bits(bits | if negative { 1 << 63 } else { 0 })
}

/// `nextafter(x, y, /, *, steps=None)`
pub(super) fn nextafter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (positional, [steps]) = py.keywords(args, "nextafter", ["steps"])?;
    if positional != 2 {
        return Err(
            py.type_error(format_args!("nextafter() takes exactly 2 positional arguments ({positional} given)"))
        );
    }
    let mut replay = Replay::new(args);
    let (x, y) = (args.get(0), args.get(1));
    let (x, y) = (replay.real(py, args, x)?, replay.real(py, args, y)?);
    let mut count = 1;
    if !steps.is_null() && !steps.is_none() {
        let steps = whole(py, args, &mut replay, steps)?;
        if steps.int().is_negative() {
            return Err(py.value_error(format_args!("steps must be a non-negative integer")));
        }
        count = big::to_i64(steps.int()).map_or(u64::MAX, i64::unsigned_abs);
    }
    py.float(next_after(x, y, count))
}

/// `ulp(x)`
pub(super) fn ulp<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?.abs();
    if !x.is_finite() {
        return py.float(x);
    }
    let above = next_after(x, f64::INFINITY, 1);
    py.float(if above.is_infinite() { x - next_after(x, 0.0, 1) } else { above - x })
}

/// `isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)`
pub(super) fn isclose<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["a", "b", "rel_tol", "abs_tol"];
    let signature = Signature { function: "isclose", names, least: 2, positional: 2 };
    let [a, b, rel_tol, abs_tol] = py.named_args(args, 0, &signature)?;
    let mut replay = Replay::new(args);
    let (a, b) = (replay.real(py, args, a)?, replay.real(py, args, b)?);
    let rel_tol = if rel_tol.is_null() { 1e-9 } else { replay.real(py, args, rel_tol)? };
    let abs_tol = if abs_tol.is_null() { 0.0 } else { replay.real(py, args, abs_tol)? };
    if rel_tol < 0.0 || abs_tol < 0.0 {
        return Err(py.value_error(format_args!("tolerances must be non-negative")));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let apart = (b - a).abs();
    let close = apart <= (rel_tol * b).abs() || apart <= (rel_tol * a).abs() || apart <= abs_tol;
    Ok(Value::from_bool(close))
}
