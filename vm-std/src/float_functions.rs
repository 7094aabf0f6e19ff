//! The functions of the host's C library, which CPython calls too: its results to the last bit.
#![expect(unsafe_code, reason = "functions of the C library")]

use vm_objects::number::float::FloatFunctions;

// SAFETY: as C's `math.h` declares them; they take and give numbers, and touch nothing else.
unsafe extern "C" {
    safe fn acos(x: f64) -> f64;
    safe fn acosh(x: f64) -> f64;
    safe fn asin(x: f64) -> f64;
    safe fn asinh(x: f64) -> f64;
    safe fn atan(x: f64) -> f64;
    safe fn atan2(y: f64, x: f64) -> f64;
    safe fn atanh(x: f64) -> f64;
    safe fn cbrt(x: f64) -> f64;
    safe fn cos(x: f64) -> f64;
    safe fn cosh(x: f64) -> f64;
    safe fn erf(x: f64) -> f64;
    safe fn erfc(x: f64) -> f64;
    safe fn exp(x: f64) -> f64;
    safe fn exp2(x: f64) -> f64;
    safe fn expm1(x: f64) -> f64;
    safe fn hypot(x: f64, y: f64) -> f64;
    safe fn log(x: f64) -> f64;
    safe fn log10(x: f64) -> f64;
    safe fn log1p(x: f64) -> f64;
    safe fn log2(x: f64) -> f64;
    safe fn pow(x: f64, y: f64) -> f64;
    safe fn sin(x: f64) -> f64;
    safe fn sinh(x: f64) -> f64;
    safe fn tan(x: f64) -> f64;
    safe fn tanh(x: f64) -> f64;
}

/// The C library's.
pub(crate) static C_LIBRARY: FloatFunctions = FloatFunctions {
    acos: |x| acos(x),
    acosh: |x| acosh(x),
    asin: |x| asin(x),
    asinh: |x| asinh(x),
    atan: |x| atan(x),
    atan2: |y, x| atan2(y, x),
    atanh: |x| atanh(x),
    cbrt: |x| cbrt(x),
    cos: |x| cos(x),
    cosh: |x| cosh(x),
    erf: |x| erf(x),
    erfc: |x| erfc(x),
    exp: |x| exp(x),
    exp2: |x| exp2(x),
    expm1: |x| expm1(x),
    hypot: |x, y| hypot(x, y),
    log: |x| log(x),
    log10: |x| log10(x),
    log1p: |x| log1p(x),
    log2: |x| log2(x),
    pow: |x, y| pow(x, y),
    sin: |x| sin(x),
    sinh: |x| sinh(x),
    tan: |x| tan(x),
    tanh: |x| tanh(x),
};
