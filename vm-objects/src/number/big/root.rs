//! `math.isqrt`: Newton's iteration from above.

use core::cmp::Ordering;

use super::limb::{add_assign, div_assign};
use super::{
    BigError, Limb, bit_length, cmp, copy, div_quotient_len, div_rem, div_remainder_len, head, shift_left, split, trim,
    used,
};

/// Limbs of the root of a number of `a` limbs, with one to spare.
pub const fn isqrt_len(a: usize) -> usize {
    a / 2 + 2
}

/// Working space of [`isqrt`].
pub const fn isqrt_scratch_len(a: usize) -> usize {
    // The quotient, the remainder, the normalised divisor.
    (a + 3) + (a + 4) + (a / 2 + 2)
}

/// `out = floor(sqrt(a))`. Needs [`isqrt_len`] and [`isqrt_scratch_len`].
pub fn isqrt(a: &[Limb], out: &mut [Limb], scratch: &mut [Limb]) -> Result<usize, BigError> {
    let a = trim(a);
    let root = head(out, isqrt_len(a.len()))?;
    root.fill(0);
    if a.is_empty() {
        return Ok(0);
    }
    // A power of two that is not below the root.
    shift_left(&[1], bit_length(a).div_ceil(2), root)?;
    loop {
        let len = used(root);
        let (quotient, rest) = split(scratch, a.len().max(len) + 2)?;
        let (remainder, rest) = split(rest, div_remainder_len(a.len(), len))?;
        let (quotient_len, _) = div_rem(a, head(root, len)?, quotient, remainder, rest)?;
        debug_assert!(quotient_len <= div_quotient_len(a.len(), len));
        let next = head(quotient, quotient_len.max(len) + 1)?;
        next.iter_mut().skip(quotient_len).for_each(|limb| *limb = 0);
        add_assign(next, trim(root));
        div_assign(next, 2);
        if cmp(next, root) != Ordering::Less {
            return Ok(len);
        }
        copy(trim(next), root)?;
    }
}
