//! `a ** b` of floats.

use super::arith::FloatError;

/// `a ** b`, with CPython's special cases (`float_pow`).
pub fn pow(a: f64, b: f64) -> Result<f64, FloatError> {
    if b == 0.0 || a == 1.0 {
        return Ok(1.0);
    }
    if a.is_nan() || b.is_nan() {
        return Ok(if a.is_nan() { a } else { b });
    }
    if b.is_infinite() {
        let magnitude = a.abs();
        return Ok(match magnitude == 1.0 {
            true => 1.0,
            false if (b > 0.0) == (magnitude > 1.0) => f64::INFINITY,
            false => 0.0,
        });
    }
    let odd = libm::fmod(b.abs(), 2.0) == 1.0;
    if a.is_infinite() || a == 0.0 {
        return to_infinity_or_zero(a, b, odd);
    }
    if a < 0.0 && libm::floor(b) != b {
        return Err(FloatError::Complex);
    }
    let magnitude = if a == -1.0 { 1.0 } else { libm::pow(a.abs(), b) };
    if magnitude.is_infinite() {
        return Err(FloatError::OutOfRange);
    }
    Ok(if a < 0.0 && odd { -magnitude } else { magnitude })
}

/// The powers of the infinities and of both zeros: the sign stays where the exponent is odd.
fn to_infinity_or_zero(a: f64, b: f64, odd: bool) -> Result<f64, FloatError> {
    if a == 0.0 && b < 0.0 {
        return Err(FloatError::ZeroToNegative);
    }
    let magnitude = if a.is_infinite() && b > 0.0 { f64::INFINITY } else { 0.0_f64 };
    Ok(if odd { magnitude.copysign(a) } else { magnitude })
}
