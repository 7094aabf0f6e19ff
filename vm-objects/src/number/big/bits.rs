//! Facts about a number's bits: length, population, hash, and whether it fits a word.

use super::{HASH_BITS, HASH_MODULUS, Int, LIMB_BITS, Limb, trim};

/// `int.bit_length()`.
pub fn bit_length(a: &[Limb]) -> u64 {
    let a = trim(a);
    let top = a.last().map_or(0, |limb| limb.leading_zeros());
    a.len() as u64 * LIMB_BITS as u64 - u64::from(top)
}

/// `int.bit_count()`.
pub fn bit_count(a: &[Limb]) -> u64 {
    a.iter().map(|limb| u64::from(limb.count_ones())).sum()
}

/// Zero bits below the lowest one bit; 0 for zero.
pub fn trailing_zeros(a: &[Limb]) -> u64 {
    match a.iter().position(|&limb| limb != 0) {
        Some(index) => {
            index as u64 * LIMB_BITS as u64 + u64::from(a.get(index).map_or(0, |limb| limb.trailing_zeros()))
        }
        None => 0,
    }
}

/// Is exactly one bit set?
pub fn is_power_of_two(a: &[Limb]) -> bool {
    bit_count(a) == 1
}

/// `hash(int)`: the number modulo [`HASH_MODULUS`], with its sign, -1 replaced.
pub fn hash(a: Int<'_>) -> isize {
    // 2**HASH_BITS is 1, so moving up by a limb is a rotation by what a limb has more than the modulus.
    const EXTRA: u32 = LIMB_BITS as u32 - HASH_BITS;
    let mut rest: u64 = 0;
    for &limb in a.magnitude.iter().rev() {
        let moved = ((rest << EXTRA) & HASH_MODULUS) | (rest >> (HASH_BITS - EXTRA));
        let sum = moved + limb as u64 % HASH_MODULUS; // both below 2**61
        rest = if sum >= HASH_MODULUS { sum - HASH_MODULUS } else { sum };
    }
    let hash = rest as isize; // below 2**61 or 2**31
    match if a.negative { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    }
}

/// The number as a machine word, if it fits.
pub fn to_word(a: Int<'_>) -> Option<isize> {
    let magnitude = match trim(a.magnitude) {
        [] => 0,
        [limb] => *limb,
        _ => return None,
    };
    if a.negative { 0_isize.checked_sub_unsigned(magnitude) } else { isize::try_from(magnitude).ok() }
}

/// The number as 64 bits, if it fits.
pub fn to_i64(a: Int<'_>) -> Option<i64> {
    let mut magnitude: u64 = 0;
    let limbs = trim(a.magnitude);
    if limbs.len() > 64 / LIMB_BITS {
        return None;
    }
    for (index, &limb) in limbs.iter().enumerate() {
        magnitude |= (limb as u64) << (index * LIMB_BITS);
    }
    if a.negative { 0_i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() }
}
