//! `float.hex` and `float.fromhex`.

use core::fmt::{self, Write};

use super::layout::write_repr;
use crate::number::big::round_half_even;

/// `value.hex()`.
pub fn write_hex<W: Write + ?Sized>(value: f64, out: &mut W) -> fmt::Result {
    if !value.is_finite() {
        return write_repr(value, out);
    }
    if value.is_sign_negative() {
        out.write_char('-')?;
    }
    if value == 0.0 {
        return out.write_str("0x0.0p+0");
    }
    let raw = value.to_bits();
    let mantissa = raw & ((1 << 52) - 1);
    let (lead, exponent) = match (raw >> 52) & 0x7ff {
        0 => (0, -1022),
        biased => (1, biased as i64 - 1023),
    };
    write!(out, "0x{lead}.{mantissa:013x}p{exponent:+}")
}

/// Why a text is no hexadecimal float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// `ValueError`
    Invalid,
    /// `OverflowError`
    TooLarge,
}

impl HexError {
    /// CPython's message.
    pub const fn message(self) -> &'static str {
        match self {
            HexError::Invalid => "invalid hexadecimal floating-point string",
            HexError::TooLarge => "hexadecimal value too large to represent as a float",
        }
    }
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &str) -> Result<f64, HexError> {
    let text = text.trim_matches(|c| matches!(c, ' ' | '\t'..='\r'));
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = if ["inf", "infinity"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        f64::INFINITY
    } else if text.eq_ignore_ascii_case("nan") {
        f64::NAN
    } else {
        digits(text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text))?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// `1.8p-3`
fn digits(text: &str) -> Result<f64, HexError> {
    let (digits, exponent) = match text.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, read_exponent(exponent)?),
        None => (text, 0),
    };
    // The leading 60 bits or fewer, what is beyond them only as a mark in the lowest.
    let (mut mantissa, mut scale): (u64, i64) = (0, 0);
    let (mut count, mut inexact, mut point) = (0_usize, false, false);
    for c in digits.chars() {
        if c == '.' && !point {
            point = true;
            continue;
        }
        let value = c.to_digit(16).ok_or(HexError::Invalid)?;
        count += 1;
        if mantissa >> 56 == 0 {
            mantissa = mantissa << 4 | u64::from(value);
            scale -= if point { 4 } else { 0 };
        } else {
            inexact |= value != 0;
            scale += if point { 0 } else { 4 };
        }
    }
    if count == 0 {
        return Err(HexError::Invalid);
    }
    compose(mantissa, inexact, exponent.saturating_add(scale))
}

/// A decimal exponent, cut where it makes no difference any more.
fn read_exponent(text: &str) -> Result<i64, HexError> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() {
        return Err(HexError::Invalid);
    }
    let mut exponent: i64 = 0;
    for c in digits.chars() {
        let value = c.to_digit(10).ok_or(HexError::Invalid)?;
        exponent = exponent.saturating_mul(10).saturating_add(i64::from(value));
    }
    Ok(if negative { -exponent } else { exponent })
}

/// `mantissa * 2**exponent`, rounded half to even; the mantissa has at most 60 bits.
fn compose(mantissa: u64, inexact: bool, exponent: i64) -> Result<f64, HexError> {
    if mantissa == 0 {
        return Ok(0.0);
    }
    let bits = 64 - i64::from(mantissa.leading_zeros());
    if exponent.saturating_add(bits) > 1024 {
        return Err(HexError::TooLarge);
    }
    let extra = bits.max((-1021_i64).saturating_sub(exponent)) - 53;
    if extra > 61 {
        return Ok(0.0); // below half of the smallest float
    }
    let rounded = if extra > 0 { round_half_even(mantissa, extra, inexact) } else { mantissa };
    let value = libm::ldexp(rounded as f64, exponent.max(-2000) as i32);
    if value.is_infinite() { Err(HexError::TooLarge) } else { Ok(value) }
}
