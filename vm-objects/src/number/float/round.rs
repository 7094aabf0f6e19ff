//! `round(value, digits)`.

use super::digits::{Digits, LONG};

/// `round(value, digits)`: `None` where the result is too large (`OverflowError: rounded value too large to represent`).
pub fn round_to(value: f64, digits: i64) -> Option<f64> {
    // Beyond these no digit is touched, or none is left (floatobject.c, NDIGITS_MAX and NDIGITS_MIN).
    if !value.is_finite() || value == 0.0 || digits > 323 {
        return Some(value);
    }
    if digits < -308 {
        return Some(0.0 * value);
    }
    let magnitude = value.abs();
    let rounded = match usize::try_from(digits) {
        Ok(digits) => Digits::<LONG>::decimals(magnitude, digits).value(),
        Err(_) => {
            let mut exact = Digits::<LONG>::significant(magnitude, LONG);
            exact.round_at(exact.point + digits as i32); // -308 at least
            exact.value()
        }
    };
    rounded.is_finite().then_some(rounded.copysign(value))
}

/// `round(value)` before it becomes an integer: the nearest whole number, half to even.
pub fn round_whole(value: f64) -> f64 {
    libm::rint(value)
}
