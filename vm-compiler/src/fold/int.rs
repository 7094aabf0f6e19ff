//! Arithmetic on ints, with the limits of `safe_power`, `safe_multiply` and `safe_lshift`.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use crate::ast::Operator;
use crate::object::Constant;

/// `MAX_INT_SIZE`, in bits.
const MAX_INT_SIZE: u64 = 128;

/// The int that a constant is; `True` and `False` are ints too.
pub(super) fn as_int(value: &Constant) -> Option<BigInt> {
    match value {
        Constant::Int(value) => Some(value.clone()),
        Constant::Bool(value) => Some(BigInt::from(i32::from(*value))),
        _ => None,
    }
}

fn is_zero(value: &BigInt) -> bool {
    value.sign() == Sign::NoSign
}

fn is_negative(value: &BigInt) -> bool {
    value.sign() == Sign::Minus
}

/// `left op right`; none where CPython does not fold, or where Python raises.
pub(super) fn apply(op: Operator, left: &BigInt, right: &BigInt) -> Option<Constant> {
    Some(Constant::Int(match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => multiply(left, right)?,
        Operator::FloorDiv => divmod(left, right)?.0,
        Operator::Mod => divmod(left, right)?.1,
        Operator::Div => return true_divide(left, right).map(Constant::Float),
        Operator::Pow => return power(left, right),
        Operator::LShift => left_shift(left, right)?,
        Operator::RShift => right_shift(left, right)?,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::BitAnd => left & right,
        Operator::MatMult => return None,
    }))
}

fn multiply(left: &BigInt, right: &BigInt) -> Option<BigInt> {
    let fits = is_zero(left) || is_zero(right) || left.bits() + right.bits() <= MAX_INT_SIZE;
    fits.then(|| left * right)
}

/// Python's `divmod`: the remainder has the divisor's sign.
fn divmod(left: &BigInt, right: &BigInt) -> Option<(BigInt, BigInt)> {
    if is_zero(right) {
        return None;
    }
    let (quotient, remainder) = (left / right, left % right);
    let crosses = !is_zero(&remainder) && is_negative(&remainder) != is_negative(right);
    Some(if crosses { (quotient - 1, remainder + right) } else { (quotient, remainder) })
}

/// `long_true_divide`: the nearest double to the exact quotient; none on a division by zero and on an overflow.
fn true_divide(left: &BigInt, right: &BigInt) -> Option<f64> {
    if is_zero(right) {
        return None;
    }
    let negative = is_negative(left) != is_negative(right);
    let (left, right) = (left.magnitude().clone(), right.magnitude().clone());
    // At least 66 significant bits of the quotient, the last of which says whether anything was cut off.
    let shift = 66 + right.bits() as i64 - left.bits() as i64;
    let (left, right) = if shift >= 0 { (left << shift, right) } else { (left, right << -shift) };
    let (quotient, remainder) = (&left / &right, &left % &right);
    let sticky = if remainder == num_bigint::BigUint::from(0u32) { 0u32 } else { 1 };
    let value = scale(&((quotient << 1u32) | num_bigint::BigUint::from(sticky)), -(shift + 1))?;
    Some(if negative { -value } else { value })
}

/// `value * 2**exponent`, rounded once, half to even.
fn scale(value: &num_bigint::BigUint, exponent: i64) -> Option<f64> {
    if value.bits() == 0 {
        return Some(0.0);
    }
    let top = value.bits() as i64 + exponent;
    // The exponent of the last bit that a double of this size has.
    let last = (top - 53).max(-1074);
    let drop = last - exponent;
    if drop <= 0 {
        let value = value.to_f64()?;
        return finite(value * 2f64.powi(i32::try_from(exponent).ok()?));
    }
    let kept = value >> drop;
    let rest = value - (&kept << drop);
    let half = num_bigint::BigUint::from(1u32) << (drop - 1);
    let odd = kept.bit(0);
    let up = rest > half || (rest == half && odd);
    let kept = if up { kept + 1u32 } else { kept }.to_f64()?;
    // In two steps, for the smallest numbers; both are exact.
    let first = last.max(-1000);
    finite(kept * 2f64.powi(i32::try_from(first).ok()?) * 2f64.powi(i32::try_from(last - first).ok()?))
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// `safe_power`.
fn power(left: &BigInt, right: &BigInt) -> Option<Constant> {
    if is_negative(right) {
        return super::float::apply(Operator::Pow, left.to_f64()?, right.to_f64()?);
    }
    if is_zero(left) || is_zero(right) {
        return Some(Constant::int(u32::from(is_zero(right))));
    }
    let exponent = right.to_u64()?;
    if left.bits() > MAX_INT_SIZE / exponent {
        return None;
    }
    Some(Constant::Int(left.pow(u32::try_from(exponent).ok()?)))
}

/// `safe_lshift`.
fn left_shift(left: &BigInt, right: &BigInt) -> Option<BigInt> {
    if is_negative(right) {
        return None;
    }
    if is_zero(left) {
        return Some(BigInt::from(0));
    }
    let bits = right.to_u64()?;
    (bits <= MAX_INT_SIZE && left.bits() + bits <= MAX_INT_SIZE).then(|| left << bits)
}

fn right_shift(left: &BigInt, right: &BigInt) -> Option<BigInt> {
    if is_negative(right) {
        return None;
    }
    match right.to_u64() {
        Some(bits) if bits <= left.bits() => Some(left >> bits),
        _ => Some(BigInt::from(if is_negative(left) { -1 } else { 0 })),
    }
}
