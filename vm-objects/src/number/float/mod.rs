//! Floats: text both ways, arithmetic by CPython's rules, rounding, hash.
//!
//! The shortest digits and correctly rounded ones, and the float nearest to a text, are `digits`'s; the rest of the text is
//! Python's syntax around them, and `floatobject.c`'s special cases.

mod arith;
mod digits;
mod double_double;
mod exact;
mod facts;
mod functions;
mod gamma;
mod hex;
mod layout;
mod parse;
mod pow;
mod round;

pub use arith::{FloatError, div, divmod, floor_div, modulo};
pub use exact::{DotProduct, ExactSum, PARTIALS, SumError, length};
pub use facts::{Ratio, RatioError, floor, hash, integer_ratio, is_integer, to_int_error};
pub use functions::{FloatFunctions, LIBM};
pub use gamma::{MathError, gamma, lgamma};
pub use hex::{HexError, from_hex, write_hex};
pub use layout::write_repr;
pub use parse::{float_scratch_len, parse_float, plain_text, prefix_len, write_not_a_float};
pub use pow::pow;
pub use round::{round_to, round_whole};

pub(crate) use digits::{LONG, SHORT};
pub(crate) use layout::{FloatLayout, Style};
