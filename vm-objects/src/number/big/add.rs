//! Addition and subtraction.

use core::cmp::Ordering;

use super::limb::{add_assign, decrement, increment, sub_assign};
use super::{BigError, Int, Limb, Signed, cmp, head, split, trim, used};

/// Limbs that a sum or a signed difference of numbers of these lengths may need.
pub const fn add_len(a: usize, b: usize) -> usize {
    (if a > b { a } else { b }) + 1
}

/// `out = a + b`. Needs [`add_len`].
pub fn add(a: &[Limb], b: &[Limb], out: &mut [Limb]) -> Result<usize, BigError> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (row, top) = split(head(out, long.len() + 1)?, long.len())?;
    let (low, high) = long.split_at_checked(short.len()).ok_or(BigError::Short)?;
    let (row_low, row_high) = split(row, short.len())?;
    let mut carry = false;
    for ((limb, &x), &y) in row_low.iter_mut().zip(low).zip(short) {
        (*limb, carry) = x.carrying_add(y, carry);
    }
    row_high.copy_from_slice(high);
    let carry = carry && increment(row_high);
    top.fill(Limb::from(carry));
    Ok(if carry { long.len() + 1 } else { used(row) })
}

/// `out = a - b` where `a` is not smaller. Needs the limbs of `a`.
pub fn sub(a: &[Limb], b: &[Limb], out: &mut [Limb]) -> Result<usize, BigError> {
    let b = trim(b);
    let row = head(out, a.len())?;
    let (low, high) = a.split_at_checked(b.len()).ok_or(BigError::Short)?;
    let (row_low, row_high) = split(row, b.len())?;
    let mut borrow = false;
    for ((limb, &x), &y) in row_low.iter_mut().zip(low).zip(b) {
        (*limb, borrow) = x.borrowing_sub(y, borrow);
    }
    row_high.copy_from_slice(high);
    if borrow {
        decrement(row_high);
    }
    Ok(used(row))
}

/// `out = a + b` with signs. Needs [`add_len`].
pub fn add_signed(a: Int<'_>, b: Int<'_>, out: &mut [Limb]) -> Result<Signed, BigError> {
    if a.negative == b.negative {
        return Ok(Signed::new(a.negative, add(a.magnitude, b.magnitude, out)?));
    }
    match cmp(a.magnitude, b.magnitude) {
        Ordering::Equal => Ok(Signed::new(false, 0)),
        Ordering::Greater => Ok(Signed::new(a.negative, sub(a.magnitude, b.magnitude, out)?)),
        Ordering::Less => Ok(Signed::new(b.negative, sub(b.magnitude, a.magnitude, out)?)),
    }
}

/// `out = a - b` with signs. Needs [`add_len`].
pub fn sub_signed(a: Int<'_>, b: Int<'_>, out: &mut [Limb]) -> Result<Signed, BigError> {
    add_signed(a, b.negated(), out)
}

/// `acc = |acc - b|` for `b` not longer; true when `acc` was the smaller one.
pub(super) fn abs_diff_assign(acc: &mut [Limb], b: &[Limb]) -> bool {
    let below = sub_assign(acc, b);
    if below {
        for limb in acc.iter_mut() {
            *limb = !*limb;
        }
        increment(acc);
    }
    below
}

/// `acc += b`, for a sum that fits.
pub(super) fn accumulate(acc: &mut [Limb], b: &[Limb]) {
    let overflow = add_assign(acc, trim(b));
    debug_assert!(!overflow, "the sum fits by construction");
}
