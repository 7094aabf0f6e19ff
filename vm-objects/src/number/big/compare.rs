//! Order of magnitudes, of signed numbers, and of a number against a float.

use core::cmp::Ordering;

use super::{Int, LIMB_BITS, Limb, bit_length, trim};

/// Is it zero?
pub fn is_zero(a: &[Limb]) -> bool {
    a.iter().all(|&limb| limb == 0)
}

/// Order of two magnitudes.
pub fn cmp(a: &[Limb], b: &[Limb]) -> Ordering {
    let (a, b) = (trim(a), trim(b));
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Order of two signed numbers.
pub fn cmp_signed(a: Int<'_>, b: Int<'_>) -> Ordering {
    match (a.is_negative(), b.is_negative()) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => cmp(a.magnitude, b.magnitude),
        (true, true) => cmp(b.magnitude, a.magnitude),
    }
}

/// Order of a number and a float, exactly as `int < float` compares them; `None` for a NaN.
pub fn cmp_float(a: Int<'_>, f: f64) -> Option<Ordering> {
    if f.is_nan() {
        return None;
    }
    let negative = a.is_negative();
    if a.is_zero() {
        return 0.0.partial_cmp(&f);
    }
    if f == 0.0 || negative != (f < 0.0) {
        return Some(if negative { Ordering::Less } else { Ordering::Greater });
    }
    let magnitudes = cmp_magnitude(a.magnitude, f.abs());
    Some(if negative { magnitudes.reverse() } else { magnitudes })
}

/// Order of a magnitude above zero and a float above zero.
fn cmp_magnitude(a: &[Limb], f: f64) -> Ordering {
    const MANTISSA_BITS: i64 = 52;
    if f.is_infinite() {
        return Ordering::Less;
    }
    if f < 1.0 {
        return Ordering::Greater;
    }
    let raw = f.to_bits();
    let exponent = ((raw >> MANTISSA_BITS) & 0x7ff) as i64 - 1023; // f is in 2**exponent .. 2**(exponent + 1)
    let length = bit_length(a) as i64;
    if length != exponent + 1 {
        return length.cmp(&(exponent + 1));
    }
    // Same length: compare the whole parts from the top, then any fraction of the float decides.
    let mantissa = (raw & ((1 << MANTISSA_BITS) - 1)) | (1 << MANTISSA_BITS);
    let scale = exponent - MANTISSA_BITS;
    if scale >= 0 {
        let top = bits_from(a, scale as usize);
        return top.cmp(&mantissa).then(if below_is_zero(a, scale as usize) {
            Ordering::Equal
        } else {
            Ordering::Greater
        });
    }
    let whole = mantissa >> -scale;
    let fraction = mantissa & ((1 << -scale) - 1);
    bits_from(a, 0).cmp(&whole).then(if fraction == 0 { Ordering::Equal } else { Ordering::Less })
}

/// The 64 bits of `a` from bit `at` on.
pub(super) fn bits_from(a: &[Limb], at: usize) -> u64 {
    let skipped = a.get(at / LIMB_BITS..).unwrap_or(&[]);
    let shift = (at % LIMB_BITS) as u32;
    let limb = |index: usize| skipped.get(index).copied().unwrap_or(0) as u128;
    // Enough limbs for 64 bits beyond the shift.
    let mut wide = 0;
    for index in 0..=64 / LIMB_BITS {
        wide |= limb(index) << (index * LIMB_BITS);
    }
    (wide >> shift) as u64
}

/// Are all bits of `a` under bit `at` clear?
pub(super) fn below_is_zero(a: &[Limb], at: usize) -> bool {
    let (whole, part) = (at / LIMB_BITS, at % LIMB_BITS);
    let part_is_zero = a.get(whole).is_none_or(|limb| limb & ((1 << part) - 1) == 0);
    part_is_zero && is_zero(a.get(..whole).unwrap_or(a))
}
