//! Division: by one limb, Knuth's algorithm D, and Python's floor at the signed level.

use core::cmp::Ordering;

use super::limb::{Divisor, add_assign, div_assign, increment, join, sub_mul};
use super::{BigError, Int, Limb, Signed, cmp, copy, head, is_zero, trim, used};

/// Limbs of the quotient of [`div_rem`].
pub const fn div_quotient_len(a: usize, b: usize) -> usize {
    if a < b { 0 } else { a - b + 1 }
}

/// Limbs that the remainder's slice needs: the dividend is worked on there.
pub const fn div_remainder_len(a: usize, b: usize) -> usize {
    (if a > b { a } else { b }) + 1
}

/// Working space of [`div_rem`] and [`floor_div_mod`]: the normalised divisor.
pub const fn div_scratch_len(b: usize) -> usize {
    b
}

/// Limbs of the quotient of [`floor_div_mod`], which may be one greater.
pub const fn floor_quotient_len(a: usize, b: usize) -> usize {
    div_quotient_len(a, b) + 1
}

/// Divides in place; the remainder.
pub fn div_rem_limb(a: &mut [Limb], divisor: Limb) -> Result<Limb, BigError> {
    div_assign(a, divisor).ok_or(BigError::ZeroDivision)
}

/// `quotient, remainder = divmod(a, b)` of magnitudes; the lengths of both. The lengths that the `…_len` functions are
/// asked with may include leading zeros.
pub fn div_rem(
    a: &[Limb],
    b: &[Limb],
    quotient: &mut [Limb],
    remainder: &mut [Limb],
    scratch: &mut [Limb],
) -> Result<(usize, usize), BigError> {
    let (a, b) = (trim(a), trim(b));
    let remainder = head(remainder, div_remainder_len(a.len(), b.len()))?;
    let quotient = head(quotient, div_quotient_len(a.len(), b.len()))?;
    match b {
        [] => Err(BigError::ZeroDivision),
        [limb] => {
            copy(a, quotient)?;
            let rest = div_rem_limb(quotient, *limb)?;
            copy(&[rest], remainder)?;
            Ok((used(quotient), used(remainder)))
        }
        _ if a.len() < b.len() => {
            copy(a, remainder)?;
            Ok((0, a.len()))
        }
        _ => knuth(a, b, quotient, remainder, head(scratch, b.len())?),
    }
}

/// Algorithm D, for a divisor of two limbs or more and a dividend that is not shorter.
fn knuth(
    a: &[Limb],
    b: &[Limb],
    quotient: &mut [Limb],
    remainder: &mut [Limb],
    normal: &mut [Limb],
) -> Result<(usize, usize), BigError> {
    let top = Divisor::new(b.last().copied().unwrap_or(0)).ok_or(BigError::ZeroDivision)?;
    let shift = top.shift as usize;
    shift_into(b, shift, normal);
    shift_into(a, shift, remainder);
    let &mut [.., second, first] = normal else { return Err(BigError::Short) };
    let top = Divisor::new(first).ok_or(BigError::ZeroDivision)?;
    let len = b.len();

    for (index, digit) in quotient.iter_mut().enumerate().rev() {
        let window = remainder.get_mut(index..=index + len).ok_or(BigError::Short)?;
        let &mut [.., u0, u1, u2] = window else { return Err(BigError::Short) };
        let guess = guess_digit([u2, u1, u0], top, second);
        let taken = sub_mul(window, normal, guess);
        let last = window.last_mut().ok_or(BigError::Short)?;
        let (rest, too_much) = last.overflowing_sub(taken);
        *last = rest;
        *digit = guess;
        if too_much {
            *digit = guess.wrapping_sub(1);
            add_assign(window, normal); // the carry out cancels the borrow
        }
    }
    let rest = head(remainder, len)?;
    shift_back(rest, shift);
    Ok((used(quotient), used(rest)))
}

/// The quotient digit from the top three limbs of the dividend and two of the divisor: right or one too many.
fn guess_digit([u2, u1, u0]: [Limb; 3], top: Divisor, second: Limb) -> Limb {
    let (mut digit, mut rest, mut settled) = if u2 >= top.value() {
        let (rest, overflow) = u1.overflowing_add(top.value());
        (Limb::MAX, rest, overflow)
    } else {
        let (digit, rest) = top.div(u2, u1);
        (digit, rest, false)
    };
    while !settled {
        let (low, high) = digit.carrying_mul(second, 0);
        if (high, low) <= (rest, u0) {
            break;
        }
        digit = digit.wrapping_sub(1);
        (rest, settled) = rest.overflowing_add(top.value());
    }
    digit
}

/// `out = a << shift` for less than a limb's bits, with zeros above.
fn shift_into(a: &[Limb], shift: usize, out: &mut [Limb]) {
    let mut below = 0;
    let source = a.iter().copied().chain(core::iter::repeat(0));
    for (limb, value) in out.iter_mut().zip(source) {
        *limb = join(value, below, shift);
        below = value;
    }
}

/// `a >>= shift` for less than a limb's bits.
fn shift_back(a: &mut [Limb], shift: usize) {
    let mut above = 0;
    for limb in a.iter_mut().rev() {
        let value = *limb;
        *limb = if shift == 0 { value } else { (value >> shift) | (above << (super::LIMB_BITS - shift)) };
        above = value;
    }
}

/// `quotient, remainder = divmod(a, b)` as Python has it: the quotient floored, the remainder with the divisor's sign.
/// Needs [`floor_quotient_len`], [`div_remainder_len`] and [`div_scratch_len`].
pub fn floor_div_mod(
    a: Int<'_>,
    b: Int<'_>,
    quotient: &mut [Limb],
    remainder: &mut [Limb],
    scratch: &mut [Limb],
) -> Result<(Signed, Signed), BigError> {
    let (quotient_len, remainder_len) = div_rem(a.magnitude, b.magnitude, quotient, remainder, scratch)?;
    let differ = a.is_negative() != b.negative;
    if remainder_len == 0 || !differ {
        return Ok((Signed::new(differ, quotient_len), Signed::new(b.negative, remainder_len)));
    }
    let raised = head(quotient, quotient_len + 1)?;
    raised.iter_mut().skip(quotient_len).for_each(|limb| *limb = 0);
    increment(raised);
    let quotient_len = used(raised);
    let divisor = trim(b.magnitude);
    let rest = head(remainder, divisor.len())?;
    if remainder_len < divisor.len() {
        rest.iter_mut().skip(remainder_len).for_each(|limb| *limb = 0);
    }
    debug_assert!(cmp(rest, divisor) == Ordering::Less && !is_zero(rest));
    sub_from(divisor, rest);
    Ok((Signed::new(true, quotient_len), Signed::new(b.negative, used(rest))))
}

/// `acc = a - acc`, of the same length, for `acc` not greater.
fn sub_from(a: &[Limb], acc: &mut [Limb]) {
    let mut borrow = false;
    for (limb, &from) in acc.iter_mut().zip(a) {
        (*limb, borrow) = from.borrowing_sub(*limb, borrow);
    }
}
