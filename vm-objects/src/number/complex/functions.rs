//! The elementary functions of complex numbers, by the formulas of Kahan's "Branch cuts for complex elementary functions"
//! as CPython's `Modules/cmathmodule.c` has them.

use core::f64::consts::{E, LN_2, LN_10};

use super::Complex;
use super::special::{self, look_up};
use crate::number::float::{FloatFunctions, MathError};

/// A function of one number.
pub type ComplexFn = fn(Complex, &FloatFunctions) -> Result<Complex, MathError>;

const LARGE: f64 = f64::MAX / 4.0;
/// The square root of [`LARGE`].
const SQRT_LARGE: f64 = 6.703_903_964_971_298e153;
/// The logarithm of [`LARGE`].
const LOG_LARGE: f64 = 708.396_418_532_264_1;
/// The square root of the least normal float.
const SQRT_MIN: f64 = 1.491_668_146_240_041_3e-154;

fn is_finite(z: Complex) -> bool {
    z.0.is_finite() && z.1.is_finite()
}

fn is_large((real, imag): Complex) -> bool {
    real.abs() > LARGE || imag.abs() > LARGE
}

/// `i * z`
fn turned((real, imag): Complex) -> Complex {
    (-imag, real)
}

/// `-i * z`
fn turned_back((real, imag): Complex) -> Complex {
    (imag, -real)
}

/// The logarithm of the length of a number that is large: four times that of its half's half.
fn log_length((real, imag): Complex, functions: &FloatFunctions) -> f64 {
    (functions.log)((functions.hypot)(real / 2.0, imag / 2.0)) + LN_2 * 2.0
}

/// An infinity is what became too large.
fn in_range(z: Complex) -> Result<Complex, MathError> {
    if z.0.is_infinite() || z.1.is_infinite() { Err(MathError::Range) } else { Ok(z) }
}

/// `acos(z)`
pub fn acos(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    if !is_finite(z) {
        return Ok(look_up(&special::ACOS, z));
    }
    let (real, imag) = z;
    if is_large(z) {
        let size = log_length(z, functions);
        let imag_part = if real < 0.0 { -size.copysign(imag) } else { size.copysign(-imag) };
        return Ok(((functions.atan2)(imag.abs(), real), imag_part));
    }
    let (a, b) = (root((1.0 - real, -imag), functions), root((1.0 + real, imag), functions));
    Ok((2.0 * (functions.atan2)(a.0, b.0), (functions.asinh)(b.0 * a.1 - b.1 * a.0)))
}

/// `acosh(z)`
pub fn acosh(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    if !is_finite(z) {
        return Ok(look_up(&special::ACOSH, z));
    }
    let (real, imag) = z;
    if is_large(z) {
        return Ok((log_length(z, functions), (functions.atan2)(imag, real)));
    }
    let (a, b) = (root((real - 1.0, imag), functions), root((real + 1.0, imag), functions));
    Ok(((functions.asinh)(a.0 * b.0 + a.1 * b.1), 2.0 * (functions.atan2)(a.1, b.0)))
}

/// `asin(z)`
pub fn asin(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    asinh(turned(z), functions).map(turned_back)
}

/// `asinh(z)`
pub fn asinh(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    if !is_finite(z) {
        return Ok(look_up(&special::ASINH, z));
    }
    let (real, imag) = z;
    if is_large(z) {
        return Ok((log_length(z, functions).copysign(real), (functions.atan2)(imag, real.abs())));
    }
    let (a, b) = (root((1.0 + imag, -real), functions), root((1.0 - imag, real), functions));
    Ok(((functions.asinh)(a.0 * b.1 - b.0 * a.1), (functions.atan2)(imag, a.0 * b.0 - a.1 * b.1)))
}

/// `atan(z)`
pub fn atan(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    atanh(turned(z), functions).map(turned_back)
}

/// `atanh(z)`
pub fn atanh(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    if !is_finite(z) {
        return Ok(look_up(&special::ATANH, z));
    }
    if z.0.is_sign_negative() {
        return right_atanh((-z.0, -z.1), functions).map(|(real, imag)| (-real, -imag));
    }
    right_atanh(z, functions)
}

/// `atanh` in the right half of the plane.
fn right_atanh((real, imag): Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    let size = imag.abs();
    if real > SQRT_LARGE || size > SQRT_LARGE {
        let length = (functions.hypot)(real / 2.0, imag / 2.0);
        return Ok((real / 4.0 / length / length, -(core::f64::consts::FRAC_PI_2.copysign(-imag))));
    }
    if real == 1.0 && size < SQRT_MIN {
        if size == 0.0 {
            return Err(MathError::Domain);
        }
        let logarithm = (functions.log)(libm::sqrt(size) / libm::sqrt((functions.hypot)(size, 2.0)));
        return Ok((-logarithm, ((functions.atan2)(2.0, -size) / 2.0).copysign(imag)));
    }
    let square = (1.0 - real) * (1.0 - real) + size * size;
    Ok((
        (functions.log1p)(4.0 * real / square) / 4.0,
        -(functions.atan2)(-2.0 * imag, (1.0 - real) * (1.0 + real) - size * size) / 2.0,
    ))
}

/// `cos(z)`
pub fn cos(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    cosh(turned(z), functions)
}

/// Sizes with the signs of an angle's cosine and sine.
fn towards(size: f64, angle: f64, functions: &FloatFunctions) -> Complex {
    (size.copysign((functions.cos)(angle)), size.copysign((functions.sin)(angle)))
}

/// Whether the real part is infinite and the imaginary part an angle that gives the result its direction.
fn has_direction((real, imag): Complex) -> bool {
    real.is_infinite() && imag.is_finite() && imag != 0.0
}

/// `cosh(z)`
pub fn cosh(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    let (real, imag) = z;
    if !is_finite(z) {
        if imag.is_infinite() && !real.is_nan() {
            return Err(MathError::Domain);
        }
        if !has_direction(z) {
            return Ok(look_up(&special::COSH, z));
        }
        let (a, b) = towards(f64::INFINITY, imag, functions);
        return Ok((a, if real > 0.0 { b } else { -b }));
    }
    let (sin, cos) = ((functions.sin)(imag), (functions.cos)(imag));
    if real.abs() > LOG_LARGE {
        let less = real - 1.0_f64.copysign(real);
        return in_range((cos * (functions.cosh)(less) * E, sin * (functions.sinh)(less) * E));
    }
    in_range((cos * (functions.cosh)(real), sin * (functions.sinh)(real)))
}

/// `exp(z)`
pub fn exp(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    let (real, imag) = z;
    if !is_finite(z) {
        if imag.is_infinite() && (real.is_finite() || real == f64::INFINITY) {
            return Err(MathError::Domain);
        }
        if has_direction(z) {
            return Ok(towards(if real > 0.0 { f64::INFINITY } else { 0.0 }, imag, functions));
        }
        return Ok(look_up(&special::EXP, z));
    }
    let (sin, cos) = ((functions.sin)(imag), (functions.cos)(imag));
    if real > LOG_LARGE {
        let length = (functions.exp)(real - 1.0);
        return in_range((length * cos * E, length * sin * E));
    }
    let length = (functions.exp)(real);
    in_range((length * cos, length * sin))
}

/// `log(z)`
pub fn log(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    if !is_finite(z) {
        return Ok(look_up(&special::LOG, z));
    }
    let (x, y) = (z.0.abs(), z.1.abs());
    let (hypot, log) = (functions.hypot, functions.log);
    let real = if is_large(z) {
        log(hypot(x / 2.0, y / 2.0)) + LN_2
    } else if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        if x == 0.0 && y == 0.0 {
            return Err(MathError::Domain);
        }
        // Their length would be subnormal.
        log(hypot(libm::ldexp(x, 53), libm::ldexp(y, 53))) - 53.0 * LN_2
    } else {
        let length = hypot(x, y);
        if (0.71..=1.73).contains(&length) {
            let (most, least) = if x > y { (x, y) } else { (y, x) };
            (functions.log1p)((most - 1.0) * (most + 1.0) + least * least) / 2.0
        } else {
            log(length)
        }
    };
    Ok((real, (functions.atan2)(z.1, z.0)))
}

/// `log10(z)`
pub fn log10(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    log(z, functions).map(|(real, imag)| (real / LN_10, imag / LN_10))
}

/// `sin(z)`
pub fn sin(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    sinh(turned(z), functions).map(turned_back)
}

/// `sinh(z)`
pub fn sinh(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    let (real, imag) = z;
    if !is_finite(z) {
        if imag.is_infinite() && !real.is_nan() {
            return Err(MathError::Domain);
        }
        if !has_direction(z) {
            return Ok(look_up(&special::SINH, z));
        }
        let (a, b) = towards(f64::INFINITY, imag, functions);
        return Ok((if real > 0.0 { a } else { -a }, b));
    }
    let (sin, cos) = ((functions.sin)(imag), (functions.cos)(imag));
    if real.abs() > LOG_LARGE {
        let less = real - 1.0_f64.copysign(real);
        return in_range((cos * (functions.sinh)(less) * E, sin * (functions.cosh)(less) * E));
    }
    in_range((cos * (functions.sinh)(real), sin * (functions.cosh)(real)))
}

/// `sqrt(z)`
pub fn sqrt(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    Ok(if is_finite(z) { root(z, functions) } else { look_up(&special::SQRT, z) })
}

/// The square root of a finite number.
fn root((real, imag): Complex, functions: &FloatFunctions) -> Complex {
    if real == 0.0 && imag == 0.0 {
        return (0.0, imag);
    }
    let (x, y) = (real.abs(), imag.abs());
    let size = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        let x = libm::ldexp(x, 53);
        libm::ldexp(libm::sqrt(x + (functions.hypot)(x, libm::ldexp(y, 53))), -27)
    } else {
        let x = x / 8.0;
        2.0 * libm::sqrt(x + (functions.hypot)(x, y / 8.0))
    };
    let other = y / (2.0 * size);
    if real >= 0.0 { (size, other.copysign(imag)) } else { (other, size.copysign(imag)) }
}

/// `tan(z)`
pub fn tan(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    tanh(turned(z), functions).map(turned_back)
}

/// `tanh(z)`
pub fn tanh(z: Complex, functions: &FloatFunctions) -> Result<Complex, MathError> {
    let (real, imag) = z;
    let (sin, cos) = (functions.sin, functions.cos);
    if !is_finite(z) {
        if imag.is_infinite() && real.is_finite() {
            return Err(MathError::Domain);
        }
        if !has_direction(z) {
            return Ok(look_up(&special::TANH, z));
        }
        return Ok((1.0_f64.copysign(real), 0.0_f64.copysign(2.0 * sin(imag) * cos(imag))));
    }
    if real.abs() > LOG_LARGE {
        let imag_part = 4.0 * sin(imag) * cos(imag) * (functions.exp)(-2.0 * real.abs());
        return Ok((1.0_f64.copysign(real), imag_part));
    }
    let (tx, ty) = ((functions.tanh)(real), (functions.tan)(imag));
    let (cx, both) = (1.0 / (functions.cosh)(real), tx * ty);
    let denominator = 1.0 + both * both;
    Ok((tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx))
}

/// The number of a length and an angle.
pub fn rect(length: f64, angle: f64, functions: &FloatFunctions) -> Result<Complex, MathError> {
    let z = (length, angle);
    if !is_finite(z) {
        if angle.is_infinite() && length != 0.0 && !length.is_nan() {
            return Err(MathError::Domain);
        }
        if !has_direction(z) {
            return Ok(look_up(&special::RECT, z));
        }
        let (a, b) = towards(f64::INFINITY, angle, functions);
        return Ok(if length > 0.0 { (a, b) } else { (-a, -b) });
    }
    if angle == 0.0 {
        // Keeps the sign of a zero.
        return Ok((length, length * angle));
    }
    Ok((length * (functions.cos)(angle), length * (functions.sin)(angle)))
}

/// `a / b`: the larger part of the divisor is divided by first. `None` for a zero.
pub fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    if b.0.abs() >= b.1.abs() {
        if b.0.abs() == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        return Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator));
    }
    if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        return Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator));
    }
    Some((f64::NAN, f64::NAN))
}
