//! What an operation costs, in limb steps (a multiplication, addition or move of one limb), from the sizes alone.
//!
//! The caller charges it before the work starts, so that `10 ** 1000000` stops at its limit instead of after it.

use super::LIMB_BITS;

/// Addition, comparison, shifts, bitwise operators, conversion to and from bytes.
pub const fn linear(limbs: usize) -> u64 {
    limbs as u64
}

/// Multiplication.
pub const fn mul(a: usize, b: usize) -> u64 {
    let (mut long, mut short) = if a > b { (a as u64, b as u64) } else { (b as u64, a as u64) };
    // Karatsuba: each halving of the shorter factor makes three products of what would be four.
    let mut steps_saved = 0;
    while short >= 64 {
        short /= 2;
        long = long / 2 + 1;
        steps_saved += 1;
    }
    let mut cost = (long + 1).saturating_mul(short + 1);
    while steps_saved > 0 {
        cost = cost.saturating_mul(3);
        steps_saved -= 1;
    }
    cost
}

/// Division of `a` limbs by `b` limbs.
pub const fn div(a: usize, b: usize) -> u64 {
    let quotient = a.saturating_sub(b) as u64 + 1;
    (b as u64 + 1).saturating_mul(quotient).saturating_add(a as u64)
}

/// To text or from text: every chunk of digits passes over the whole number.
pub const fn text(limbs: usize) -> u64 {
    let limbs = limbs as u64;
    (limbs + 1).saturating_mul(limbs + 1)
}

/// `base ** exponent`.
pub const fn pow(base_bits: u64, exponent: u64) -> u64 {
    let limbs = base_bits.saturating_mul(exponent) / LIMB_BITS as u64 + 1;
    if limbs > usize::MAX as u64 {
        return u64::MAX;
    }
    // The last squaring is most of the work, the ones before it are half as long each.
    mul(limbs as usize / 2 + 1, limbs as usize / 2 + 1).saturating_mul(2)
}

/// `pow(base, exponent, modulus)`.
pub const fn pow_mod(exponent_bits: usize, modulus: usize) -> u64 {
    let step = mul(modulus, modulus).saturating_add(div(2 * modulus, modulus));
    step.saturating_mul(2).saturating_mul(exponent_bits as u64 + 1)
}

/// Greatest common divisor, modular inverse.
pub const fn gcd(limbs: usize) -> u64 {
    text(limbs).saturating_mul(4)
}

/// `math.isqrt`.
pub const fn isqrt(limbs: usize) -> u64 {
    div(limbs, limbs / 2).saturating_mul(4)
}

#[cfg(test)]
mod tests {
    use super::{div, isqrt, mul, pow, pow_mod, text};

    #[test]
    fn grows_as_the_work_does() {
        // Karatsuba: four times as long costs nine times as much, not sixteen times.
        let ratio = mul(4096, 4096) / mul(1024, 1024);
        assert!((8..=10).contains(&ratio), "{ratio}");
        assert!(mul(1000, 1) < 3000 && mul(1, 1000) == mul(1000, 1));
        assert!(div(2000, 1000) > 1_000_000 && div(1000, 2000) < 10_000);
        assert!(isqrt(2000) > text(1000));
    }

    #[test]
    fn the_impossible_costs_all_there_is() {
        assert_eq!(pow(u64::MAX, u64::MAX), u64::MAX);
        assert!(pow(4, 1 << 60) > 1 << 60);
        assert!(pow_mod(1 << 40, 1 << 20) > 1 << 60);
    }
}
