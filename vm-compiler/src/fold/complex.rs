//! Arithmetic on complex numbers, as `Objects/complexobject.c` does it.

use crate::ast::Operator;
use crate::object::Constant;

/// Real and imaginary part.
type Complex = (f64, f64);

/// `left op right`; none where Python raises.
pub(super) fn apply(op: Operator, left: Complex, right: Complex) -> Option<Constant> {
    let (real, imag) = match op {
        Operator::Add => (left.0 + right.0, left.1 + right.1),
        Operator::Sub => (left.0 - right.0, left.1 - right.1),
        Operator::Mult => product(left, right),
        Operator::Div => quotient(left, right)?,
        Operator::Pow => power(left, right)?,
        _ => return None,
    };
    Some(Constant::Complex(real, imag))
}

fn product(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// `_Py_c_quot`: scaled by the larger part of the divisor.
fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        return Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator));
    }
    if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        return Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator));
    }
    Some((f64::NAN, f64::NAN))
}

/// `complex_pow`: small whole exponents by multiplication, others in polar form.
fn power(a: Complex, b: Complex) -> Option<Complex> {
    let whole = b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0;
    let value = if whole { whole_power(a, b.0 as i32)? } else { polar_power(a, b)? };
    let overflow = value.0.is_infinite() || value.1.is_infinite();
    (!overflow).then_some(value)
}

fn whole_power(base: Complex, exponent: i32) -> Option<Complex> {
    if exponent <= 0 {
        return quotient((1.0, 0.0), positive_power(base, exponent.unsigned_abs()));
    }
    Some(positive_power(base, exponent.unsigned_abs()))
}

/// `c_powu`.
fn positive_power(base: Complex, exponent: u32) -> Complex {
    let (mut result, mut square, mut mask) = ((1.0, 0.0), base, 1u32);
    while mask > 0 && exponent >= mask {
        if exponent & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    result
}

/// `_Py_c_pow`.
fn polar_power(a: Complex, b: Complex) -> Option<Complex> {
    if b == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return (b.1 == 0.0 && b.0 >= 0.0).then_some((0.0, 0.0));
    }
    let size = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = size.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length /= (angle * b.1).exp();
        phase += b.1 * size.ln();
    }
    // The cosine of an infinity is a domain error.
    (!phase.is_infinite()).then(|| (length * phase.cos(), length * phase.sin()))
}
