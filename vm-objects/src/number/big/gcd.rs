//! Greatest common divisor, and the inverse that `pow(a, -1, m)` asks for.

use core::mem::swap;

use super::{
    BigError, Int, Limb, Signed, add, copy, div_rem, floor_div_mod, floor_quotient_len, head, mul, mul_scratch_len,
    split, sub, trim, used,
};

/// Working space of [`gcd`], for the longer of the two.
pub const fn gcd_scratch_len(a: usize) -> usize {
    5 * (a + 2)
}

/// `out = gcd(a, b)` of magnitudes. `out` needs the limbs of the longer one.
pub fn gcd(a: &[Limb], b: &[Limb], out: &mut [Limb], scratch: &mut [Limb]) -> Result<usize, BigError> {
    let room = a.len().max(b.len()) + 2;
    let (mut x, rest) = split(scratch, room)?;
    let (mut y, rest) = split(rest, room)?;
    let (mut remainder, rest) = split(rest, room)?;
    let (quotient, rest) = split(rest, room)?;
    copy(a, x)?;
    copy(b, y)?;
    while used(y) != 0 {
        let (_, len) = div_rem(x, y, quotient, remainder, rest)?;
        remainder.iter_mut().skip(len).for_each(|limb| *limb = 0);
        swap(&mut x, &mut y); // x is the old divisor
        swap(&mut y, &mut remainder);
    }
    let result = trim(x);
    head(out, result.len())?.copy_from_slice(result);
    Ok(result.len())
}

/// Limbs of the result of [`mod_inverse`].
pub const fn mod_inverse_len(modulus: usize) -> usize {
    modulus
}

/// Working space of [`mod_inverse`].
pub const fn mod_inverse_scratch_len(a: usize, modulus: usize) -> usize {
    let longest = if a > modulus { a } else { modulus };
    8 * (longest + 3) + modulus + mul_scratch_len(longest, longest)
}

/// The number that times `a` is 1 modulo `modulus`, with the modulus's sign. Needs [`mod_inverse_len`] and
/// [`mod_inverse_scratch_len`].
pub fn mod_inverse(a: Int<'_>, modulus: Int<'_>, out: &mut [Limb], scratch: &mut [Limb]) -> Result<Signed, BigError> {
    let limbs = trim(modulus.magnitude);
    let room = a.magnitude.len().max(limbs.len()) + 3;
    let (mut x, rest) = split(scratch, room)?;
    let (mut y, rest) = split(rest, room)?;
    let (mut remainder, rest) = split(rest, room)?;
    let (quotient, rest) = split(rest, room)?;
    // The factors of `a` in x and y, whose signs alternate, so that magnitudes are enough.
    let (mut s, rest) = split(rest, room)?;
    let (mut t, rest) = split(rest, room)?;
    let (product, rest) = split(rest, 2 * room)?;

    let (_, start) = floor_div_mod(a, Int::new(false, limbs), head(quotient, floor_room(a, limbs))?, remainder, rest)?;
    copy(limbs, x)?;
    copy(head(remainder, start.len)?, y)?;
    s.fill(0);
    copy(&[1], t)?;
    let mut t_negative = false;
    while used(y) != 0 {
        let (quotient_len, len) = div_rem(x, y, quotient, remainder, rest)?;
        remainder.iter_mut().skip(len).for_each(|limb| *limb = 0);
        swap(&mut x, &mut y);
        swap(&mut y, &mut remainder);
        let product_len = mul(head(quotient, quotient_len)?, trim(t), product, rest)?;
        // s becomes s + quotient * t, and the two change places.
        let (sum, _) = split(remainder, room)?;
        let sum_len = add(head(product, product_len)?, trim(s), sum)?;
        copy(head(sum, sum_len)?, s)?;
        swap(&mut s, &mut t);
        t_negative = !t_negative;
    }
    if limbs == [1] {
        return Ok(Signed::new(false, 0));
    }
    if trim(x) != [1] {
        return Err(BigError::NotInvertible);
    }
    // s is the factor that belongs to x; its sign is the other one. One of it and `modulus - s` has the right sign.
    let s_negative = !t_negative;
    let len = if s_negative == modulus.negative {
        copy(trim(s), head(out, limbs.len())?)?;
        used(s)
    } else {
        sub(limbs, s, out)?
    };
    Ok(Signed::new(modulus.negative, len))
}

/// Limbs of the first quotient.
fn floor_room(a: Int<'_>, modulus: &[Limb]) -> usize {
    floor_quotient_len(a.magnitude.len(), modulus.len())
}
