//! The functions of the C library's `math.h`, as a table: a host can give its own.

/// Functions of floats whose last bit is the C library's: CPython calls that of its host. [`LIBM`] is what a machine
/// without one has; its results are within one unit of the last place of the true ones.
#[expect(missing_docs, reason = "named as in math.h")]
pub struct FloatFunctions {
    pub acos: fn(f64) -> f64,
    pub acosh: fn(f64) -> f64,
    pub asin: fn(f64) -> f64,
    pub asinh: fn(f64) -> f64,
    pub atan: fn(f64) -> f64,
    pub atan2: fn(f64, f64) -> f64,
    pub atanh: fn(f64) -> f64,
    pub cbrt: fn(f64) -> f64,
    pub cos: fn(f64) -> f64,
    pub cosh: fn(f64) -> f64,
    pub erf: fn(f64) -> f64,
    pub erfc: fn(f64) -> f64,
    pub exp: fn(f64) -> f64,
    pub exp2: fn(f64) -> f64,
    pub expm1: fn(f64) -> f64,
    pub hypot: fn(f64, f64) -> f64,
    pub log: fn(f64) -> f64,
    pub log10: fn(f64) -> f64,
    pub log1p: fn(f64) -> f64,
    pub log2: fn(f64) -> f64,
    pub pow: fn(f64, f64) -> f64,
    pub sin: fn(f64) -> f64,
    pub sinh: fn(f64) -> f64,
    pub tan: fn(f64) -> f64,
    pub tanh: fn(f64) -> f64,
}

impl core::fmt::Debug for FloatFunctions {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("FloatFunctions")
    }
}

/// The functions of the `libm` crate.
pub static LIBM: FloatFunctions = FloatFunctions {
    acos: libm::acos,
    acosh: libm::acosh,
    asin: libm::asin,
    asinh: libm::asinh,
    atan: libm::atan,
    atan2: libm::atan2,
    atanh: libm::atanh,
    cbrt: libm::cbrt,
    cos: libm::cos,
    cosh: libm::cosh,
    erf: libm::erf,
    erfc: libm::erfc,
    exp: libm::exp,
    exp2: libm::exp2,
    expm1: libm::expm1,
    hypot: libm::hypot,
    log: libm::log,
    log10: libm::log10,
    log1p: libm::log1p,
    log2: libm::log2,
    pow: libm::pow,
    sin: libm::sin,
    sinh: libm::sinh,
    tan: libm::tan,
    tanh: libm::tanh,
};
