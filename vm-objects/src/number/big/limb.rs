//! Arithmetic of one limb against a row of limbs: what every larger operation is made of.

use super::{LIMB_BITS, Limb};

/// Two limbs' worth: products and dividends. Only precomputation divides it, the loops never do.
#[cfg(target_pointer_width = "64")]
type Double = u128;
/// Two limbs' worth: products and dividends. Only precomputation divides it, the loops never do.
#[cfg(not(target_pointer_width = "64"))]
type Double = u64;

/// `acc += b` where `b` is not longer; the carry out.
pub(super) fn add_assign(acc: &mut [Limb], b: &[Limb]) -> bool {
    let mut carry = false;
    for (limb, &other) in acc.iter_mut().zip(b) {
        (*limb, carry) = limb.carrying_add(other, carry);
    }
    carry && acc.get_mut(b.len()..).is_none_or(increment)
}

/// `acc += 1`; the carry out.
pub(super) fn increment(acc: &mut [Limb]) -> bool {
    for limb in acc {
        *limb = limb.wrapping_add(1);
        if *limb != 0 {
            return false;
        }
    }
    true
}

/// `acc -= b` where `b` is not longer; the borrow out.
pub(super) fn sub_assign(acc: &mut [Limb], b: &[Limb]) -> bool {
    let mut borrow = false;
    for (limb, &other) in acc.iter_mut().zip(b) {
        (*limb, borrow) = limb.borrowing_sub(other, borrow);
    }
    borrow && acc.get_mut(b.len()..).is_none_or(decrement)
}

/// `acc -= 1`; the borrow out.
pub(super) fn decrement(acc: &mut [Limb]) -> bool {
    for limb in acc {
        *limb = limb.wrapping_sub(1);
        if *limb != Limb::MAX {
            return false;
        }
    }
    true
}

/// `acc = acc * m + c`; the limb that overflows.
pub(super) fn mul_add_limb(acc: &mut [Limb], m: Limb, mut c: Limb) -> Limb {
    for limb in acc {
        (*limb, c) = limb.carrying_mul(m, c);
    }
    c
}

/// `acc += b * m` over the limbs of `b`; the limb that overflows.
pub(super) fn add_mul(acc: &mut [Limb], b: &[Limb], m: Limb) -> Limb {
    let mut carry = 0;
    for (limb, &other) in acc.iter_mut().zip(b) {
        (*limb, carry) = other.carrying_mul_add(m, *limb, carry);
    }
    carry
}

/// `acc -= b * m` over the limbs of `b`; what is still to be taken from the next limb.
pub(super) fn sub_mul(acc: &mut [Limb], b: &[Limb], m: Limb) -> Limb {
    let mut carry: Limb = 0;
    for (limb, &other) in acc.iter_mut().zip(b) {
        let (low, high) = other.carrying_mul(m, carry);
        let (difference, borrow) = limb.overflowing_sub(low);
        *limb = difference;
        carry = high.wrapping_add(Limb::from(borrow)); // high is at most MAX - 1 when low is not 0
    }
    carry
}

/// A limb that many double limbs are divided by: normalised, with its reciprocal, so that a step is two
/// multiplications (Möller and Granlund, "Improved division by invariant integers", algorithm 4).
#[derive(Clone, Copy)]
pub(super) struct Divisor {
    /// The divisor, shifted so that its top bit is set.
    value: Limb,
    /// By how many bits.
    pub(super) shift: u32,
    /// `(B*B - 1) / value - B`.
    reciprocal: Limb,
}

impl Divisor {
    /// `None` for zero.
    pub(super) fn new(divisor: Limb) -> Option<Divisor> {
        let shift = divisor.leading_zeros();
        let value = divisor.checked_shl(shift)?;
        let reciprocal = Double::MAX.checked_div(Double::from_limb(value))?.low(); // taking the low limb subtracts B
        Some(Divisor { value, shift, reciprocal })
    }

    /// The normalised divisor.
    pub(super) fn value(self) -> Limb {
        self.value
    }

    /// `(high, low)` divided by the normalised divisor, `high` below it: quotient and remainder.
    #[inline]
    pub(super) fn div(self, high: Limb, low: Limb) -> (Limb, Limb) {
        let (q0, q1) = self.reciprocal.carrying_mul(high, low);
        let mut quotient = q1.wrapping_add(high).wrapping_add(1);
        let mut remainder = low.wrapping_sub(quotient.wrapping_mul(self.value));
        if remainder > q0 {
            quotient = quotient.wrapping_sub(1);
            remainder = remainder.wrapping_add(self.value);
        }
        if remainder >= self.value {
            quotient = quotient.wrapping_add(1);
            remainder = remainder.wrapping_sub(self.value);
        }
        (quotient, remainder)
    }
}

/// The two ways between a limb and a double.
trait Wide {
    fn from_limb(limb: Limb) -> Self;
    fn low(self) -> Limb;
}

impl Wide for Double {
    fn from_limb(limb: Limb) -> Self {
        limb as Double
    }
    fn low(self) -> Limb {
        self as Limb
    }
}

/// `acc /= divisor` in place; the remainder. `None` for zero.
pub(super) fn div_assign(acc: &mut [Limb], divisor: Limb) -> Option<Limb> {
    let divisor = Divisor::new(divisor)?;
    Some(div_assign_by(acc, divisor))
}

/// [`div_assign`] with the divisor prepared.
pub(super) fn div_assign_by(acc: &mut [Limb], divisor: Divisor) -> Limb {
    // The remainder stays shifted as the divisor is; its free low bits take the top bits of the next limb.
    let mut remainder: Limb = 0;
    for limb in acc.iter_mut().rev() {
        let high = remainder | join(0, *limb, divisor.shift as usize);
        (*limb, remainder) = divisor.div(high, *limb << divisor.shift);
    }
    remainder >> divisor.shift
}

/// `(high, low) << shift`, the upper limb.
#[inline]
pub(super) fn join(high: Limb, low: Limb, shift: usize) -> Limb {
    if shift == 0 { high } else { (high << shift) | (low >> (LIMB_BITS - shift)) }
}
