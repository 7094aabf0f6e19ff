//! Between integers and floats: conversion with correct rounding, and exact true division.

use super::compare::{below_is_zero, bits_from};
use super::{
    BigError, Int, LIMB_BITS, Limb, bit_length, div_quotient_len, div_rem, div_remainder_len, head, is_zero,
    shift_left, shift_right, split, trim, used,
};

/// Limbs that the whole part of any float fits in.
pub const FLOAT_LEN: usize = 1024 / LIMB_BITS;

const MANTISSA_BITS: i64 = 53;
const MIN_EXPONENT: i64 = -1021;
const MAX_EXPONENT: i64 = 1024;

/// `float(a)`, rounded half to even.
pub fn to_float(a: Int<'_>) -> Result<f64, BigError> {
    let length = bit_length(a.magnitude);
    let value = if length <= 64 {
        bits_from(a.magnitude, 0) as f64 // rounds half to even
    } else if length > MAX_EXPONENT as u64 {
        return Err(BigError::FloatOverflow);
    } else {
        // The top 64 bits; that anything follows is told by the last of them, which is far below the rounding.
        let shift = (length - 64) as usize;
        let top = bits_from(a.magnitude, shift) | u64::from(!below_is_zero(a.magnitude, shift));
        top as f64 * f64::from_bits((1023 + shift as u64) << 52)
    };
    match value.is_infinite() {
        true => Err(BigError::FloatOverflow),
        false => Ok(if a.is_negative() { -value } else { value }),
    }
}

/// A magnitude as a float from a half up to one, rounded half to even, and a power of two.
pub fn frexp(magnitude: &[Limb]) -> (f64, u64) {
    let length = bit_length(magnitude);
    let shift = length.saturating_sub(64);
    let rest = shift != 0 && !below_is_zero(magnitude, shift as usize);
    let top = bits_from(magnitude, shift as usize) | u64::from(rest);
    let (fraction, exponent) = libm::frexp(top as f64); // rounds half to even
    (fraction, shift + exponent.unsigned_abs() as u64)
}

/// The whole part of a float, cut towards zero. Needs [`FLOAT_LEN`]. The caller has refused infinity and NaN.
pub fn from_float(f: f64, out: &mut [Limb]) -> Result<super::Signed, BigError> {
    let out = head(out, FLOAT_LEN)?;
    out.fill(0);
    let raw = f.to_bits();
    let exponent = ((raw >> 52) & 0x7ff) as i64 - 1075;
    let mantissa = (raw & ((1 << 52) - 1)) | (1 << 52);
    let (mantissa, shift) = match exponent {
        ..=-53 => (0, 0),
        -52..=-1 => (mantissa >> -exponent, 0),
        _ => (mantissa, exponent as usize),
    };
    let (whole, part) = (shift / LIMB_BITS, shift % LIMB_BITS);
    let mut wide = u128::from(mantissa) << part;
    for limb in out.iter_mut().skip(whole) {
        *limb = wide as Limb;
        wide >>= LIMB_BITS;
    }
    Ok(super::Signed::new(f < 0.0, used(out)))
}

/// Working space of [`true_div`].
pub const fn true_div_scratch_len(b: usize) -> usize {
    // The shifted dividend, the remainder, the quotient and the normalised divisor, each with a few limbs to spare.
    4 * (b + 3 + 64 / LIMB_BITS)
}

/// `a / b`, correctly rounded, as CPython's `long_true_divide`. An overflow is CPython's
/// `integer division result too large for a float`.
pub fn true_div(a: Int<'_>, b: Int<'_>, scratch: &mut [Limb]) -> Result<f64, BigError> {
    let (numerator, denominator) = (trim(a.magnitude), trim(b.magnitude));
    if denominator.is_empty() {
        return Err(BigError::ZeroDivision);
    }
    let negative = a.is_negative() != b.negative;
    let quotient = divide_magnitudes(numerator, denominator, scratch)?;
    Ok(if negative { -quotient } else { quotient })
}

/// The correctly rounded quotient of two magnitudes, the second not zero.
fn divide_magnitudes(a: &[Limb], b: &[Limb], scratch: &mut [Limb]) -> Result<f64, BigError> {
    if a.is_empty() {
        return Ok(0.0);
    }
    let (a_bits, b_bits) = (bit_length(a) as i64, bit_length(b) as i64);
    if a_bits <= MANTISSA_BITS && b_bits <= MANTISSA_BITS {
        return Ok(bits_from(a, 0) as f64 / bits_from(b, 0) as f64);
    }
    let difference = a_bits - b_bits;
    if difference > MAX_EXPONENT {
        return Err(BigError::FloatOverflow);
    }
    if difference < MIN_EXPONENT - MANTISSA_BITS - 1 {
        return Ok(0.0);
    }
    // Shifted so that the quotient has the bits of a mantissa, two more, or fewer where the result is subnormal.
    let shift = difference.max(MIN_EXPONENT) - MANTISSA_BITS - 2;
    let room = b.len() + 3 + 64 / LIMB_BITS;
    let (shifted, rest) = split(scratch, room)?;
    let (len, mut inexact) = if shift <= 0 {
        (shift_left(a, shift.unsigned_abs(), shifted)?, false)
    } else {
        (shift_right(a, shift.unsigned_abs(), shifted)?, !below_is_zero(a, shift as usize))
    };
    let shifted = head(shifted, len)?;
    let (quotient, rest) = split(rest, div_quotient_len(len, b.len()))?;
    let (remainder, rest) = split(rest, div_remainder_len(len, b.len()))?;
    div_rem(shifted, b, quotient, remainder, rest)?;
    inexact |= !is_zero(remainder);

    let quotient_bits = bit_length(quotient) as i64;
    let digits = bits_from(quotient, 0);
    let extra = quotient_bits.max(MIN_EXPONENT - shift) - MANTISSA_BITS;
    let rounded = round_half_even(digits, extra, inexact);
    let whole_bits = 64 - i64::from(rounded.leading_zeros());
    if shift + whole_bits > MAX_EXPONENT {
        return Err(BigError::FloatOverflow);
    }
    Ok(libm::ldexp(rounded as f64, shift as i32))
}

/// Clears the lowest `extra` bits (2 or more) of `digits`, rounding half to even; `inexact`: more was cut before.
pub(crate) fn round_half_even(digits: u64, extra: i64, inexact: bool) -> u64 {
    let half = 1_u64 << (extra.clamp(1, 63) - 1);
    let low = digits & (half | (half - 1));
    let kept = digits - low;
    let odd = digits & (half << 1) != 0;
    if low > half || (low == half && (inexact || odd)) { kept + (half << 1) } else { kept }
}
