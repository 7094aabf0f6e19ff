//! `&`, `|`, `^` and `~` as if numbers had endlessly many bits of two's complement.

use super::limb::{decrement, increment};
use super::{BigError, Int, Limb, Signed, copy, head, used};

/// A bitwise operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BitOp {
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
}

impl BitOp {
    fn apply(self, a: Limb, b: Limb) -> Limb {
        match self {
            BitOp::And => a & b,
            BitOp::Or => a | b,
            BitOp::Xor => a ^ b,
        }
    }
}

/// Limbs that [`bitwise`] needs.
pub const fn bitwise_len(a: usize, b: usize) -> usize {
    (if a > b { a } else { b }) + 1
}

/// `out = a op b`. Needs [`bitwise_len`].
pub fn bitwise(op: BitOp, a: Int<'_>, b: Int<'_>, out: &mut [Limb]) -> Result<Signed, BigError> {
    let out = head(out, bitwise_len(a.magnitude.len(), b.magnitude.len()))?;
    for ((limb, x), y) in out.iter_mut().zip(Complement::of(a)).zip(Complement::of(b)) {
        *limb = op.apply(x, y);
    }
    // The top limb holds nothing but signs.
    let negative = out.last().is_some_and(|&top| top != 0);
    if negative {
        for limb in out.iter_mut() {
            *limb = !*limb;
        }
        increment(out);
    }
    Ok(Signed::new(negative, used(out)))
}

/// `out = ~a`, which is `-a - 1`. Needs one limb more than `a` has.
pub fn invert(a: Int<'_>, out: &mut [Limb]) -> Result<Signed, BigError> {
    let out = head(out, a.magnitude.len() + 1)?;
    copy(a.magnitude, out)?;
    let negative = a.is_negative();
    if negative {
        decrement(out);
    } else {
        increment(out);
    }
    Ok(Signed::new(!negative, used(out)))
}

/// The limbs of the two's complement, without end.
pub(super) struct Complement<'a> {
    limbs: core::slice::Iter<'a, Limb>,
    negative: bool,
    carry: bool,
}

impl<'a> Complement<'a> {
    pub(super) fn of(a: Int<'a>) -> Self {
        let negative = a.is_negative();
        Complement { limbs: a.magnitude.iter(), negative, carry: negative }
    }
}

impl Iterator for Complement<'_> {
    type Item = Limb;

    fn next(&mut self) -> Option<Limb> {
        let limb = self.limbs.next().copied().unwrap_or(0);
        if !self.negative {
            return Some(limb);
        }
        let (limb, carry) = (!limb).overflowing_add(Limb::from(self.carry));
        self.carry = carry;
        Some(limb)
    }
}
