//! Functions of one or two floats. Domain and range errors as CPython finds them: a NaN that no argument was, or an
//! infinity from finite arguments.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::number::float::{self, FloatFunctions, MathError};
use crate::object::float::Float;
use crate::ops::numbers::{Num, Whole};
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

/// A float of a value whose class says how.
static AS_FLOAT: NativeDef = NativeDef::function("float", Arity::Free, |py, args| {
    let value = args.get(0);
    match Replay::new(args).float(py, args, value)? {
        Some(number) => py.float(number),
        None => Err(py.no_real(value)),
    }
});

impl<'h> Python<'h> {
    /// A real number as a float. On [`Trap::Defer`] the routine's window is the value, and it answers with a float.
    pub(crate) fn real(&mut self, value: Value) -> Result<f64, Trap> {
        if let Some(float) = value.cast::<Float>() {
            return Ok(float.get());
        }
        if self.has_special(value, "__float__") || self.has_special(value, "__index__") {
            return Err(self.defer(&AS_FLOAT, 0));
        }
        match Num::of(self.unwrapped(value)) {
            Some(Num::Complex(..)) | None => Err(self.no_real(value)),
            Some(number) => self.number_as_float(number),
        }
    }

    #[cold]
    fn no_real(&mut self, value: Value) -> Trap {
        let name = self.type_name(value);
        self.type_error(format_args!("must be real number, not {name}"))
    }

    /// The exception for `EDOM` and `ERANGE`.
    #[cold]
    pub(crate) fn math_error(&mut self, error: MathError) -> Trap {
        match error {
            MathError::Domain => self.value_error(format_args!("math domain error")),
            MathError::Range => self.error(TypeId::OverflowError, format_args!("math range error")),
        }
    }
}

impl Replay {
    /// As [`Python::real`].
    pub(crate) fn real<'h>(&mut self, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<f64, Trap> {
        match py.real(value) {
            Err(Trap::Defer) => {
                let number = self.outcome(args, &[value], Err(Trap::Defer))?;
                Ok(number.cast::<Float>().map_or(0.0, |number| number.get()))
            }
            number => number,
        }
    }
}

/// A function of one number. `range`: an infinity means that the result is too large, not that there is none.
fn of_one<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: fn(&FloatFunctions) -> fn(f64) -> f64,
    range: bool,
) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?;
    let result = function(py.host.float_functions())(x);
    if result.is_nan() && !x.is_nan() {
        return Err(py.math_error(MathError::Domain));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(py.math_error(if range { MathError::Range } else { MathError::Domain }));
    }
    py.float(result)
}

macro_rules! of_one {
    ($($name:ident $function:expr, $range:literal;)*) => {
        $(
            pub(crate) fn $name<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
                of_one(py, args, $function, $range)
            }
        )*
    };
}

of_one! {
    acos |f| f.acos, false;
    acosh |f| f.acosh, false;
    asin |f| f.asin, false;
    asinh |f| f.asinh, false;
    atan |f| f.atan, false;
    atanh |f| f.atanh, false;
    cbrt |f| f.cbrt, false;
    cos |f| f.cos, false;
    cosh |f| f.cosh, true;
    erf |f| f.erf, false;
    erfc |f| f.erfc, false;
    exp |f| f.exp, true;
    exp2 |f| f.exp2, true;
    expm1 |f| f.expm1, true;
    fabs |_| f64::abs, false;
    log1p |f| f.log1p, false;
    sin |f| f.sin, false;
    sinh |f| f.sinh, true;
    sqrt |_| libm::sqrt, false;
    tan |f| f.tan, false;
    tanh |f| f.tanh, false;
}

/// A function that finds its own errors.
fn checked<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: fn(f64, &FloatFunctions) -> Result<f64, MathError>,
) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?;
    match function(x, py.host.float_functions()) {
        Ok(number) => py.float(number),
        Err(error) => Err(py.math_error(error)),
    }
}

pub(super) fn gamma<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    checked(py, args, float::gamma)
}

pub(super) fn lgamma<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    checked(py, args, float::lgamma)
}

pub(super) fn degrees<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?;
    py.float(x * (180.0 / core::f64::consts::PI))
}

pub(super) fn radians<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?;
    py.float(x * (core::f64::consts::PI / 180.0))
}

/// A question about one number.
fn asked<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, question: fn(f64) -> bool) -> Result<Value, Trap> {
    let x = Replay::new(args).real(py, args, args.get(0))?;
    Ok(Value::from_bool(question(x)))
}

pub(super) fn isfinite<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    asked(py, args, f64::is_finite)
}

pub(super) fn isinf<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    asked(py, args, f64::is_infinite)
}

pub(super) fn isnan<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    asked(py, args, f64::is_nan)
}

/// A function of two numbers.
fn of_two<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    function: fn(f64, f64, &FloatFunctions) -> Result<f64, MathError>,
) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (x, y) = (args.get(0), args.get(1));
    let (x, y) = (replay.real(py, args, x)?, replay.real(py, args, y)?);
    let result = function(x, y, py.host.float_functions()).and_then(|result| {
        if result.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(MathError::Domain);
        }
        if result.is_infinite() && x.is_finite() && y.is_finite() { Err(MathError::Range) } else { Ok(result) }
    });
    match result {
        Ok(number) => py.float(number),
        Err(error) => Err(py.math_error(error)),
    }
}

pub(super) fn atan2<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    of_two(py, args, |y, x, functions| Ok((functions.atan2)(y, x)))
}

pub(super) fn copysign<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    of_two(py, args, |x, y, _| Ok(x.copysign(y)))
}

pub(super) fn fmod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    of_two(py, args, |x, y, _| Ok(if y.is_infinite() && x.is_finite() { x } else { libm::fmod(x, y) }))
}

pub(super) fn remainder<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    of_two(py, args, |x, y, _| Ok(if y.is_infinite() && x.is_finite() { x } else { libm::remainder(x, y) }))
}

pub(super) fn pow<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    of_two(py, args, |x, y, functions| {
        if x == 1.0 || y == 0.0 {
            return Ok(1.0);
        }
        let result = (functions.pow)(x, y);
        // Zero to a negative power has no value.
        if result.is_infinite() && x == 0.0 && y.is_finite() { Err(MathError::Domain) } else { Ok(result) }
    })
}

/// An int of a value, by `__index__` if need be.
pub(super) fn whole<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
) -> Result<Whole, Trap> {
    let index = replay.index(py, args, value)?;
    match Whole::of(index) {
        Some(whole) => Ok(whole),
        None => Err(py.refused("an index")),
    }
}
