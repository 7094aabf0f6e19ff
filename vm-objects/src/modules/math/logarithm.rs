//! `log`, `log2`, `log10`: an int may be larger than any float.

use crate::Trap;
use crate::number::big;
use crate::number::float::{FloatFunctions, MathError};
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

type Pick = fn(&FloatFunctions) -> fn(f64) -> f64;

/// The logarithm of a value.
fn logarithm<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
    pick: Pick,
) -> Result<f64, Trap> {
    let function = pick(py.host.float_functions());
    if let Some(whole) = Whole::of(py.unwrapped(value)) {
        let int = whole.int();
        if int.is_zero() || int.is_negative() {
            return Err(py.math_error(MathError::Domain));
        }
        return Ok(match big::to_float(int) {
            Ok(number) => function(number),
            Err(_) => {
                let (fraction, exponent) = big::frexp(int.magnitude);
                function(fraction) + function(2.0) * exponent as f64
            }
        });
    }
    let x = replay.real(py, args, value)?;
    if x <= 0.0 {
        return Err(py.math_error(MathError::Domain));
    }
    Ok(function(x))
}

/// `log(x[, base])`
pub(super) fn log<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (x, base) = (args.get(0), args.arg(1));
    let x = logarithm(py, args, &mut replay, x, |f| f.log)?;
    let Some(base) = base else { return py.float(x) };
    let base = logarithm(py, args, &mut replay, base, |f| f.log)?;
    if base == 0.0 {
        return Err(py.error(TypeId::ZeroDivisionError, format_args!("float division by zero")));
    }
    py.float(x / base)
}

fn of_one<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, pick: Pick) -> Result<Value, Trap> {
    let x = logarithm(py, args, &mut Replay::new(args), args.get(0), pick)?;
    py.float(x)
}

/// `log2(x)`
pub(super) fn log2<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    of_one(py, args, |f| f.log2)
}

/// `log10(x)`
pub(super) fn log10<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    of_one(py, args, |f| f.log10)
}
