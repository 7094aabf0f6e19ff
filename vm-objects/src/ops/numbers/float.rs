//! Operators on floats and complex numbers.

use super::Operator;
use super::number::Num;
use crate::Trap;
use crate::features::{COMPLEX, FLOAT};
use crate::number::complex::quotient;
use crate::number::float::{self, FloatError, FloatFunctions};
use crate::object::str::Str;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// An operator on two floats that both have: the caller has sent the others away.
    #[inline]
    pub(super) fn float_binary(&mut self, operator: Operator, a: f64, b: f64) -> Result<Value, Trap> {
        let result = match operator {
            Operator::Add => a + b,
            Operator::Subtract => a - b,
            Operator::Multiply => a * b,
            Operator::TrueDivide if b != 0.0 => a / b,
            _ => return self.float_other(operator, a, b),
        };
        self.float(result)
    }

    #[inline(never)]
    fn float_other(&mut self, operator: Operator, a: f64, b: f64) -> Result<Value, Trap> {
        if !FLOAT.on {
            return Err(self.left_out(FLOAT));
        }
        let result = match operator {
            Operator::TrueDivide => float::div(a, b),
            Operator::FloorDivide => float::floor_div(a, b),
            Operator::Remainder => float::modulo(a, b),
            _ => float::pow(a, b),
        };
        match result {
            Ok(number) => self.float(number),
            Err(FloatError::Complex) => self.complex_power((a, 0.0), (b, 0.0)),
            Err(error) => Err(self.float_error(error)),
        }
    }

    /// The exception for what floats refuse.
    #[cold]
    pub(crate) fn float_error(&mut self, error: FloatError) -> Trap {
        if error != FloatError::OutOfRange {
            return self.error(TypeId::ZeroDivisionError, format_args!("{}", error.message()));
        }
        match Str::from_str(&mut self.heap, "Numerical result out of range") {
            Ok(text) => self.error_with(TypeId::OverflowError, &[Value::from_int_truncated(34), text.value()]),
            Err(trap) => trap,
        }
    }

    /// A number as a float.
    pub(crate) fn number_as_float(&mut self, number: Num) -> Result<f64, Trap> {
        match number {
            Num::Small(small) => Ok(small as f64),
            Num::Big(big) => self.float_of_int(&big.into()),
            Num::Float(float) => Ok(float),
            Num::Complex(real, _) => Ok(real),
        }
    }

    fn number_as_complex(&mut self, number: Num) -> Result<(f64, f64), Trap> {
        match number {
            Num::Complex(real, imag) => Ok((real, imag)),
            number => Ok((self.number_as_float(number)?, 0.0)),
        }
    }

    /// An operator on two numbers of which at least one is complex; `None` if complex numbers have no such operator.
    pub(super) fn complex_binary(&mut self, operator: Operator, a: Num, b: Num) -> Result<Option<Value>, Trap> {
        let ((ar, ai), (br, bi)) = (self.number_as_complex(a)?, self.number_as_complex(b)?);
        let (real, imag) = match operator {
            Operator::Add => (ar + br, ai + bi),
            Operator::Subtract => (ar - br, ai - bi),
            Operator::Multiply => (ar * br - ai * bi, ar * bi + ai * br),
            Operator::TrueDivide => match quotient((ar, ai), (br, bi)) {
                Some(quotient) => quotient,
                None => {
                    return Err(self.error(TypeId::ZeroDivisionError, format_args!("complex division by zero")));
                }
            },
            Operator::Power => return self.complex_power((ar, ai), (br, bi)).map(Some),
            _ => return Ok(None),
        };
        self.complex(real, imag).map(Some)
    }

    /// `a ** b`, as `complex_pow` of CPython's `Objects/complexobject.c`.
    fn complex_power(&mut self, a: (f64, f64), b: (f64, f64)) -> Result<Value, Trap> {
        if !COMPLEX.on {
            return Err(self.left_out(COMPLEX));
        }
        let whole = b.1 == 0.0 && b.0 == libm::floor(b.0) && b.0.abs() <= 100.0;
        let result = if whole { whole_power(a, b.0 as i32) } else { general_power(a, b, self.host.float_functions()) };
        match result {
            Some((real, imag)) if real.is_infinite() || imag.is_infinite() => {
                Err(self.error(TypeId::OverflowError, format_args!("complex exponentiation")))
            }
            Some((real, imag)) => self.complex(real, imag),
            None => Err(self.error(TypeId::ZeroDivisionError, format_args!("0.0 to a negative or complex power"))),
        }
    }
}

fn product(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// By repeated squaring.
fn whole_power(a: (f64, f64), exponent: i32) -> Option<(f64, f64)> {
    let (mut result, mut factor) = ((1.0, 0.0), a);
    let mut mask = 1;
    let count = exponent.unsigned_abs();
    while mask <= count {
        if count & mask != 0 {
            result = product(result, factor);
        }
        mask <<= 1;
        factor = product(factor, factor);
    }
    if exponent > 0 || count == 0 { Some(result) } else { quotient((1.0, 0.0), result) }
}

/// By polar coordinates.
fn general_power(a: (f64, f64), b: (f64, f64), functions: &FloatFunctions) -> Option<(f64, f64)> {
    if b == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 { None } else { Some((0.0, 0.0)) };
    }
    let magnitude = (functions.hypot)(a.0, a.1);
    let mut length = (functions.pow)(magnitude, b.0);
    let angle = (functions.atan2)(a.1, a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length /= (functions.exp)(angle * b.1);
        phase += b.1 * (functions.log)(magnitude);
    }
    // The C library's cosine of an infinity is a domain error, and that is taken for a division by zero.
    if phase.is_infinite() {
        return None;
    }
    Some((length * (functions.cos)(phase), length * (functions.sin)(phase)))
}
