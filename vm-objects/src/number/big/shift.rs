//! Shifts: to the left, to the right, and to the right as `>>` floors negative numbers.

use super::compare::below_is_zero;
use super::limb::{increment, join};
use super::{BigError, Int, LIMB_BITS, Limb, Signed, head, split, used};

/// Limbs that [`shift_left`] needs; `None` where no memory could hold them.
pub fn shift_left_len(a: usize, bits: u64) -> Option<usize> {
    a.checked_add(usize::try_from(bits / LIMB_BITS as u64).ok()?)?.checked_add(1)
}

/// `out = a << bits`.
pub fn shift_left(a: &[Limb], bits: u64, out: &mut [Limb]) -> Result<usize, BigError> {
    let len = shift_left_len(a.len(), bits).ok_or(BigError::Short)?;
    let out = head(out, len)?;
    let (zeros, row) = split(out, len - a.len() - 1)?;
    zeros.fill(0);
    let shift = (bits % LIMB_BITS as u64) as usize;
    let mut below = 0;
    for (limb, value) in row.iter_mut().zip(a.iter().copied().chain([0])) {
        *limb = join(value, below, shift);
        below = value;
    }
    Ok(used(out))
}

/// `out = a >> bits`. Needs the limbs of `a`.
pub fn shift_right(a: &[Limb], bits: u64, out: &mut [Limb]) -> Result<usize, BigError> {
    let skipped = usize::try_from(bits / LIMB_BITS as u64).unwrap_or(usize::MAX);
    let rest = a.get(skipped..).unwrap_or(&[]);
    let out = head(out, rest.len())?;
    let shift = (bits % LIMB_BITS as u64) as usize;
    let above = rest.iter().copied().skip(1).chain([0]);
    for ((limb, &value), above) in out.iter_mut().zip(rest).zip(above) {
        *limb = if shift == 0 { value } else { (value >> shift) | (above << (LIMB_BITS - shift)) };
    }
    Ok(used(out))
}

/// `out = a >> bits`, floored. Needs one limb more than `a` has.
pub fn shift_right_floor(a: Int<'_>, bits: u64, out: &mut [Limb]) -> Result<Signed, BigError> {
    let len = shift_right(a.magnitude, bits, out)?;
    let lost = !below_is_zero(a.magnitude, usize::try_from(bits).unwrap_or(usize::MAX));
    if !(a.negative && lost) {
        return Ok(Signed::new(a.negative, len));
    }
    let raised = head(out, len + 1)?;
    raised.iter_mut().skip(len).for_each(|limb| *limb = 0);
    increment(raised);
    Ok(Signed::new(true, used(raised)))
}
