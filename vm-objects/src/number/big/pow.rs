//! Powers, and powers modulo a number.

use super::{
    BigError, Int, LIMB_BITS, Limb, Signed, bit_length, copy, div_quotient_len, div_rem, div_remainder_len,
    floor_div_mod, floor_quotient_len, head, mul, mul_scratch_len, split, trim, used,
};

/// Limbs that [`pow`] needs; `None` where no memory could hold them.
pub fn pow_len(base_bits: u64, exponent: u64) -> Option<usize> {
    let bits = base_bits.checked_mul(exponent)?;
    usize::try_from(bits / LIMB_BITS as u64).ok()?.checked_add(3)
}

/// Working space of [`pow`], for a result of `len` limbs.
pub const fn pow_scratch_len(len: usize) -> usize {
    len + mul_scratch_len(len, len)
}

/// `out = base ** exponent`. Needs [`pow_len`] and [`pow_scratch_len`] of it.
pub fn pow(base: &[Limb], exponent: u64, out: &mut [Limb], scratch: &mut [Limb]) -> Result<usize, BigError> {
    let base = trim(base);
    let len = pow_len(bit_length(base), exponent).ok_or(BigError::Short)?;
    let mut power = head(out, len)?;
    let (mut other, rest) = split(scratch, len)?;
    let mut power_len = 1;
    let mut in_out = true;
    copy(&[1], power)?;
    let mut step = |factor: Option<&[Limb]>| -> Result<(), BigError> {
        let current = head(power, power_len)?;
        power_len = mul(current, factor.unwrap_or(current), other, rest)?;
        core::mem::swap(&mut power, &mut other);
        in_out = !in_out;
        Ok(())
    };
    for index in (0..u64::BITS - exponent.leading_zeros()).rev() {
        step(None)?;
        if exponent >> index & 1 == 1 {
            step(Some(base))?;
        }
    }
    if !in_out {
        let result = head(power, power_len)?;
        head(other, power_len)?.copy_from_slice(result);
    }
    Ok(power_len)
}

/// Limbs of the result of [`pow_mod`].
pub const fn pow_mod_len(modulus: usize) -> usize {
    modulus
}

/// Working space of [`pow_mod`].
pub const fn pow_mod_scratch_len(base: usize, modulus: usize) -> usize {
    let longest = if base > 2 * modulus { base } else { 2 * modulus };
    // The base, its quotient and remainder, the product, its quotient and remainder, the normalised divisor.
    2 * modulus + 3 * (longest + 2) + modulus + mul_scratch_len(modulus, modulus)
}

/// `pow(base, exponent, modulus)` with Python's signs. Needs [`pow_mod_len`] and [`pow_mod_scratch_len`].
/// [`super::cost::pow_mod`] says what it costs.
pub fn pow_mod(
    base: Int<'_>,
    exponent: &[Limb],
    modulus: Int<'_>,
    out: &mut [Limb],
    scratch: &mut [Limb],
) -> Result<Signed, BigError> {
    let limbs = trim(modulus.magnitude);
    let out = head(out, limbs.len())?;
    let (factor, rest) = split(scratch, limbs.len())?;
    let (product, rest) = split(rest, 2 * limbs.len())?;
    reduce_base(base, limbs, factor, rest)?;
    let factor = trim(factor);
    let mut len = usize::from(limbs != [1]);
    out.fill(0);
    out.iter_mut().take(len).for_each(|limb| *limb = 1);
    for index in (0..bit_length(exponent)).rev() {
        let current = head(out, len)?;
        len = mul(current, current, product, rest)?;
        len = reduce(head(product, len)?, limbs, out, rest)?;
        if bit(exponent, index) {
            len = mul(head(out, len)?, factor, product, rest)?;
            len = reduce(head(product, len)?, limbs, out, rest)?;
        }
    }
    if modulus.negative && len != 0 {
        // The result takes the sign of the modulus: result - |modulus|.
        out.iter_mut().skip(len).for_each(|limb| *limb = 0);
        let mut borrow = false;
        for (limb, &from) in out.iter_mut().zip(limbs) {
            (*limb, borrow) = from.borrowing_sub(*limb, borrow);
        }
        len = used(out);
    }
    Ok(Signed::new(modulus.negative, len))
}

/// Is this bit of the number set?
fn bit(a: &[Limb], index: u64) -> bool {
    let limb = usize::try_from(index / LIMB_BITS as u64).ok().and_then(|at| a.get(at));
    limb.is_some_and(|limb| limb >> (index % LIMB_BITS as u64) & 1 == 1)
}

/// `factor = base % modulus`, not negative.
fn reduce_base(base: Int<'_>, modulus: &[Limb], factor: &mut [Limb], scratch: &mut [Limb]) -> Result<(), BigError> {
    let (quotient, rest) = split(scratch, floor_quotient_len(base.magnitude.len(), modulus.len()))?;
    let (remainder, rest) = split(rest, div_remainder_len(base.magnitude.len(), modulus.len()))?;
    let (_, reduced) = floor_div_mod(base, Int::new(false, modulus), quotient, remainder, rest)?;
    copy(head(remainder, reduced.len)?, factor)
}

/// `out = product % modulus`; its length.
fn reduce(product: &[Limb], modulus: &[Limb], out: &mut [Limb], scratch: &mut [Limb]) -> Result<usize, BigError> {
    let (quotient, rest) = split(scratch, div_quotient_len(product.len(), modulus.len()))?;
    let (remainder, rest) = split(rest, div_remainder_len(product.len(), modulus.len()))?;
    let (_, len) = div_rem(product, modulus, quotient, remainder, rest)?;
    head(out, len)?.copy_from_slice(head(remainder, len)?);
    Ok(len)
}
