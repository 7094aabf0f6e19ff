//! Products of numbers that follow each other: factorials, permutations, combinations.

use super::limb::{div_assign, mul_add_limb};
use super::{BigError, LIMB_BITS, Limb, bit_length, head, mul, mul_scratch_len, split, used};

/// Limbs of the product of `k` numbers up to one of so many bits; `None` when no machine has them.
pub fn falling_len(bits: u64, k: u64) -> Option<usize> {
    usize::try_from(bits.checked_mul(k)? / LIMB_BITS as u64 + 3).ok()
}

/// Working space of [`falling`] for an `n` of so many limbs and a result of `len` limbs.
pub fn falling_scratch_len(n: usize, len: usize) -> usize {
    if n <= 1 { 0 } else { n + len + mul_scratch_len(len, n) + n }
}

/// `n * (n - 1) * …` of `k` factors; with `choose`, divided by `k!`. `n` is not less than `k`, and has no zeros on top.
/// Needs [`falling_len`] and [`falling_scratch_len`].
pub fn falling(n: &[Limb], k: u64, choose: bool, out: &mut [Limb], scratch: &mut [Limb]) -> Result<usize, BigError> {
    out.fill(0);
    *out.first_mut().ok_or(BigError::Short)? = 1;
    match *n {
        [] => Ok(1),
        [word] => by_words(word, k, choose, out),
        _ => by_numbers(n, k, choose, out, scratch),
    }
}

fn by_words(n: Limb, k: u64, choose: bool, out: &mut [Limb]) -> Result<usize, BigError> {
    let (mut len, mut factor, mut chunk) = (1, n, 1 as Limb);
    for index in 1..=k {
        // Factors that fit one limb together are one multiplication.
        match chunk.checked_mul(factor) {
            Some(more) if !choose && index != k => chunk = more,
            more => {
                let (now, later) = more.map_or((chunk, factor), |more| (more, 1));
                len = times(out, len, now)?;
                chunk = later;
            }
        }
        if choose {
            div_assign(head(out, len)?, index as Limb).ok_or(BigError::ZeroDivision)?;
            len = used(head(out, len)?);
        }
        factor = factor.wrapping_sub(1);
    }
    times(out, len, chunk)
}

/// Multiplies the first `len` limbs; how many there are then.
fn times(out: &mut [Limb], len: usize, factor: Limb) -> Result<usize, BigError> {
    let carry = mul_add_limb(head(out, len)?, factor, 0);
    if carry == 0 {
        return Ok(len);
    }
    *out.get_mut(len).ok_or(BigError::Short)? = carry;
    Ok(len + 1)
}

fn by_numbers(n: &[Limb], k: u64, choose: bool, out: &mut [Limb], scratch: &mut [Limb]) -> Result<usize, BigError> {
    let (factor, scratch) = split(scratch, n.len())?;
    let (product, scratch) = split(scratch, out.len())?;
    factor.copy_from_slice(n);
    let mut len = 1;
    for index in 1..=k {
        len = mul(head(out, len)?, factor, product, scratch)?;
        if choose {
            div_assign(head(product, len)?, index as Limb).ok_or(BigError::ZeroDivision)?;
            len = used(head(product, len)?);
        }
        head(out, len)?.copy_from_slice(head(product, len)?);
        super::limb::decrement(factor);
    }
    Ok(len)
}

/// Limb steps of [`falling`].
pub fn falling_cost(n: &[Limb], k: u64) -> u64 {
    let len = bit_length(n).saturating_mul(k) / LIMB_BITS as u64;
    // Half the length on the average, for each factor that fills a limb.
    (len / 2 + 1).saturating_mul(k / 2 + 1)
}
