//! Facts about a float: whole or not, its ratio, its hash, why it is no integer.

use crate::number::big::{HASH_BITS, HASH_MODULUS};

/// `math.floor` before it becomes an integer.
pub fn floor(value: f64) -> f64 {
    libm::floor(value)
}

/// `value.is_integer()`
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && libm::floor(value) == value
}

/// The message of `int(value)` for infinity (`OverflowError`) and NaN (`ValueError`).
pub fn to_int_error(value: f64) -> Option<&'static str> {
    if value.is_infinite() {
        Some("cannot convert float infinity to integer")
    } else if value.is_nan() {
        Some("cannot convert float NaN to integer")
    } else {
        None
    }
}

/// A float as `numerator * 2**exponent` with an odd numerator (or zero): for an exponent that is not negative the ratio
/// is `(numerator << exponent) / 1`, otherwise `numerator / (1 << -exponent)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Odd, or zero.
    pub numerator: i64,
    /// The power of two.
    pub exponent: i32,
}

/// Why a float has no ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatioError {
    /// `OverflowError`
    Infinity,
    /// `ValueError`
    Nan,
}

impl RatioError {
    /// CPython's message.
    pub const fn message(self) -> &'static str {
        match self {
            RatioError::Infinity => "cannot convert Infinity to integer ratio",
            RatioError::Nan => "cannot convert NaN to integer ratio",
        }
    }
}

/// What `value.as_integer_ratio()` is made of.
pub fn integer_ratio(value: f64) -> Result<Ratio, RatioError> {
    if value.is_infinite() {
        return Err(RatioError::Infinity);
    }
    if value.is_nan() {
        return Err(RatioError::Nan);
    }
    let raw = value.to_bits();
    let fraction = raw & ((1 << 52) - 1);
    let (mantissa, exponent) = match (raw >> 52) & 0x7ff {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased as i32 - 1075),
    };
    if mantissa == 0 {
        return Ok(Ratio { numerator: 0, exponent: 0 });
    }
    let zeros = mantissa.trailing_zeros();
    let magnitude = (mantissa >> zeros) as i64; // 53 bits
    let numerator = if value < 0.0 { -magnitude } else { magnitude };
    Ok(Ratio { numerator, exponent: exponent + zeros as i32 })
}

/// `hash(value)`; `None` for a NaN, whose hash is its identity's.
pub fn hash(value: f64) -> Option<isize> {
    const INFINITY: isize = 314_159;
    let Ratio { numerator, exponent } = match integer_ratio(value) {
        Ok(ratio) => ratio,
        Err(RatioError::Infinity) => return Some(if value < 0.0 { -INFINITY } else { INFINITY }),
        Err(RatioError::Nan) => return None,
    };
    // Modulo 2**bits - 1, a power of two is a rotation.
    let rest = numerator.unsigned_abs() % HASH_MODULUS;
    let turn = exponent.rem_euclid(HASH_BITS as i32) as u32;
    let turned = ((rest << turn) & HASH_MODULUS) | (rest >> (HASH_BITS - turn));
    let hash = turned as isize;
    Some(match if value < 0.0 { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    })
}
