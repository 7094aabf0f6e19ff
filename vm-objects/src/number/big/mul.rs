//! Multiplication: row by row for short numbers, Karatsuba's three products for long ones.

use super::add::{abs_diff_assign, accumulate};
use super::limb::{add_mul, sub_assign};
use super::{BigError, Limb, copy, halves, head, split, trim, used};

/// Below this many limbs of the shorter factor, rows are faster. Measured on the desktop.
const KARATSUBA: usize = 32;

/// Limbs of a product.
pub const fn mul_len(a: usize, b: usize) -> usize {
    a + b
}

/// Working space of [`mul`].
pub const fn mul_scratch_len(a: usize, b: usize) -> usize {
    let (long, short) = if a > b { (a, b) } else { (b, a) };
    // A level needs twice the half it splits at, plus as much again and one limb before it goes down; the levels halve.
    // The last term is two limbs of rounding for each of at most 64 levels.
    if short < KARATSUBA {
        0
    } else if long >= 2 * short {
        4 * short + 256
    } else {
        2 * long + 256
    }
}

/// `out = a * b`. Needs [`mul_len`] and [`mul_scratch_len`].
pub fn mul(a: &[Limb], b: &[Limb], out: &mut [Limb], scratch: &mut [Limb]) -> Result<usize, BigError> {
    let out = head(out, a.len() + b.len())?;
    product(a, b, out, scratch)?;
    Ok(used(out))
}

/// Fills `out`, of exactly both lengths, with the product.
fn product(a: &[Limb], b: &[Limb], out: &mut [Limb], scratch: &mut [Limb]) -> Result<(), BigError> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if short.len() < KARATSUBA {
        rows(long, short, out);
        Ok(())
    } else if long.len() >= 2 * short.len() {
        pieces(long, short, out, scratch)
    } else {
        karatsuba(long, short, out, scratch)
    }
}

/// The school's way.
fn rows(long: &[Limb], short: &[Limb], out: &mut [Limb]) {
    out.fill(0);
    for (index, &factor) in short.iter().enumerate() {
        let Some(row) = out.get_mut(index..) else { return };
        let carry = add_mul(row, long, factor);
        if let Some(top) = row.get_mut(long.len()) {
            *top = carry;
        }
    }
}

/// A long number times a much shorter one: the long one in pieces of about the short one's size.
fn pieces(long: &[Limb], short: &[Limb], out: &mut [Limb], scratch: &mut [Limb]) -> Result<(), BigError> {
    out.fill(0);
    let size = long.len().div_ceil(long.len().div_ceil(short.len()));
    for (index, piece) in long.chunks(size).enumerate() {
        let (partial, rest) = split(scratch, piece.len() + short.len())?;
        product(piece, short, partial, rest)?;
        accumulate(out.get_mut(index * size..).ok_or(BigError::Short)?, partial);
    }
    Ok(())
}

/// Three products of half the size instead of four; `short` is longer than half of `long`.
fn karatsuba(long: &[Limb], short: &[Limb], out: &mut [Limb], scratch: &mut [Limb]) -> Result<(), BigError> {
    let half = long.len().div_ceil(2);
    let (a0, a1) = halves(long, half);
    let (b0, b1) = halves(short, half);
    let (middle, rest) = split(scratch, 2 * half)?;

    // |a0 - a1| and |b0 - b1| wait where the outer products will go.
    let (a_difference, tail) = split(out, half)?;
    let (b_difference, _) = split(tail, half)?;
    copy(a0, a_difference)?;
    copy(b0, b_difference)?;
    let below = abs_diff_assign(a_difference, a1) != abs_diff_assign(b_difference, b1);
    product(a_difference, b_difference, middle, rest)?;

    let (low, high) = split(out, a0.len() + b0.len())?;
    product(a0, b0, low, rest)?;
    product(a1, b1, high, rest)?;

    // a0*b1 + a1*b0 = low + high - (a0 - a1)*(b0 - b1)
    let (cross, _) = split(rest, 2 * half + 1)?;
    copy(low, cross)?;
    accumulate(cross, high);
    if below {
        accumulate(cross, middle);
    } else {
        let negative = sub_assign(cross, trim(middle));
        debug_assert!(!negative, "the cross products are not negative");
    }
    accumulate(out.get_mut(half..).ok_or(BigError::Short)?, cross);
    Ok(())
}
