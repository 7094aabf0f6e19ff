//! Complex numbers: the functions of `cmath`.

mod functions;
mod special;

pub use functions::{
    ComplexFn, acos, acosh, asin, asinh, atan, atanh, cos, cosh, exp, log, log10, quotient, rect, sin, sinh, sqrt, tan,
    tanh,
};

/// Real and imaginary part.
pub type Complex = (f64, f64);
