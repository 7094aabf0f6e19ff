//! The functions of the C library's `math.h`, as a table: a host can give its own.

use crate::features::{COMPLEX, FLOAT, MATH};

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

/// `math` and `cmath` call them; `float` itself only `pow`.
const ALL: bool = MATH.on || COMPLEX.on;

/// What nothing calls.
const NONE: fn(f64) -> f64 = |_| f64::NAN;
const NONE_OF_TWO: fn(f64, f64) -> f64 = |_, _| f64::NAN;

/// The functions of the `libm` crate. A build has those alone that its features call.
pub static LIBM: FloatFunctions = FloatFunctions {
    acos: if ALL { libm::acos } else { NONE },
    acosh: if ALL { libm::acosh } else { NONE },
    asin: if ALL { libm::asin } else { NONE },
    asinh: if ALL { libm::asinh } else { NONE },
    atan: if ALL { libm::atan } else { NONE },
    atan2: if ALL { libm::atan2 } else { NONE_OF_TWO },
    atanh: if ALL { libm::atanh } else { NONE },
    cbrt: if ALL { libm::cbrt } else { NONE },
    cos: if ALL { libm::cos } else { NONE },
    cosh: if ALL { libm::cosh } else { NONE },
    erf: if ALL { libm::erf } else { NONE },
    erfc: if ALL { libm::erfc } else { NONE },
    exp: if ALL { libm::exp } else { NONE },
    exp2: if ALL { libm::exp2 } else { NONE },
    expm1: if ALL { libm::expm1 } else { NONE },
    hypot: if ALL { libm::hypot } else { NONE_OF_TWO },
    log: if ALL { libm::log } else { NONE },
    log10: if ALL { libm::log10 } else { NONE },
    log1p: if ALL { libm::log1p } else { NONE },
    log2: if ALL { libm::log2 } else { NONE },
    pow: if FLOAT.on { libm::pow } else { NONE_OF_TWO },
    sin: if ALL { libm::sin } else { NONE },
    sinh: if ALL { libm::sinh } else { NONE },
    tan: if ALL { libm::tan } else { NONE },
    tanh: if ALL { libm::tanh } else { NONE },
};
