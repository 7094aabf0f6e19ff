//! Arithmetic on floats, as `Objects/floatobject.c` does it.

use super::complex;
use crate::ast::Operator;
use crate::object::Constant;

/// `left op right`; none where Python raises.
pub(super) fn apply(op: Operator, left: f64, right: f64) -> Option<Constant> {
    Some(Constant::Float(match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        Operator::FloorDiv if right != 0.0 => floor_divide(left, right),
        Operator::Mod if right != 0.0 => remainder(left, right),
        Operator::Pow => return power(left, right),
        _ => return None,
    }))
}

/// `float_rem`: the remainder has the divisor's sign.
fn remainder(left: f64, right: f64) -> f64 {
    let remainder = left % right;
    if remainder == 0.0 {
        return 0f64.copysign(right);
    }
    if (right < 0.0) == (remainder < 0.0) { remainder } else { remainder + right }
}

/// `_float_div_mod`.
fn floor_divide(left: f64, right: f64) -> f64 {
    let remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder != 0.0 && (right < 0.0) != (remainder < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0f64.copysign(left / right);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

/// `float_pow`: a negative number to a fraction is complex; an overflow is an error.
fn power(left: f64, right: f64) -> Option<Constant> {
    if left == 0.0 && right < 0.0 {
        return None;
    }
    let finite = left.is_finite() && right.is_finite();
    if finite && left < 0.0 && right != right.floor() {
        return complex::apply(Operator::Pow, (left, 0.0), (right, 0.0));
    }
    let value = left.powf(right);
    (value.is_finite() || !finite).then_some(Constant::Float(value))
}
