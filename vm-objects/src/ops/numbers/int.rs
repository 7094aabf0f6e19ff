//! Operators on ints of any size.

use super::Operator;
use super::number::Whole;
use crate::Trap;
use crate::number::big::{self, BigError, BitOp, Signed, cost};
use crate::number::int_small::word;
use crate::object::int::Int;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// An operator on two small ints; whatever needs more than a word goes the long way.
    #[inline]
    pub(super) fn small_binary(&mut self, operator: Operator, a: isize, b: isize) -> Result<Value, Trap> {
        let result = match operator {
            Operator::Add => a.checked_add(b),
            Operator::Subtract => a.checked_sub(b),
            Operator::Multiply => a.checked_mul(b),
            Operator::And => Some(a & b),
            Operator::Or => Some(a | b),
            Operator::Xor => Some(a ^ b),
            Operator::FloorDivide => word::floor_div(a, b),
            Operator::Remainder => word::modulo(a, b),
            Operator::TrueDivide => {
                if let Some(quotient) = word::true_div(a, b) {
                    return self.float(quotient);
                }
                None
            }
            Operator::LeftShift => small_shift_left(a, b),
            Operator::RightShift if b >= 0 => Some(a >> b.min(isize::BITS as isize - 1)),
            Operator::Power if b >= 0 => word::pow(a, b.unsigned_abs() as u64),
            _ => None,
        };
        match result.and_then(Value::from_int) {
            Some(value) => Ok(value),
            None => self.int_binary(operator, &Whole::from(a), &Whole::from(b)),
        }
    }

    /// An operator on two ints.
    #[inline(never)]
    pub(crate) fn int_binary(&mut self, operator: Operator, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        match operator {
            Operator::Add | Operator::Subtract => {
                let mut out = self.limbs(big::add_len(a.len(), b.len()))?;
                self.charge(cost::linear(out.len()))?;
                let done = match operator {
                    Operator::Add => big::add_signed(a.int(), b.int(), &mut out),
                    _ => big::sub_signed(a.int(), b.int(), &mut out),
                };
                self.int_written(&out, done)
            }
            Operator::Multiply => self.int_multiply(a, b),
            Operator::FloorDivide => Ok(self.int_divmod(a, b, "integer division or modulo by zero")?.0),
            Operator::Remainder => Ok(self.int_divmod(a, b, "integer modulo by zero")?.1),
            Operator::TrueDivide => self.int_true_divide(a, b),
            Operator::And => self.int_bitwise(BitOp::And, a, b),
            Operator::Or => self.int_bitwise(BitOp::Or, a, b),
            Operator::Xor => self.int_bitwise(BitOp::Xor, a, b),
            Operator::LeftShift => self.int_shift_left(a, b),
            Operator::RightShift => self.int_shift_right(a, b),
            Operator::Power => self.int_power(a, b),
            Operator::MatrixMultiply => Err(self.refused("BINARY_OP @")),
        }
    }

    fn int_multiply(&mut self, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        let mut out = self.limbs(big::mul_len(a.len(), b.len()))?;
        let mut scratch = self.limbs(big::mul_scratch_len(a.len(), b.len()))?;
        self.charge(cost::mul(a.len(), b.len()))?;
        let (a, b) = (a.int(), b.int());
        let done = big::mul(a.magnitude, b.magnitude, &mut out, &mut scratch)
            .map(|len| Signed { negative: a.negative != b.negative && len != 0, len });
        self.int_written(&out, done)
    }

    /// `divmod(a, b)`; `message` is the operator's for a zero.
    pub(crate) fn int_divmod(&mut self, a: &Whole, b: &Whole, message: &str) -> Result<(Value, Value), Trap> {
        if b.int().is_zero() {
            return Err(self.error(TypeId::ZeroDivisionError, format_args!("{message}")));
        }
        let mut quotient = self.limbs(big::floor_quotient_len(a.len(), b.len()))?;
        let mut remainder = self.limbs(big::div_remainder_len(a.len(), b.len()))?;
        let mut scratch = self.limbs(big::div_scratch_len(b.len()))?;
        self.charge(cost::div(a.len(), b.len()))?;
        match big::floor_div_mod(a.int(), b.int(), &mut quotient, &mut remainder, &mut scratch) {
            Ok((q, r)) => Ok((self.int_written(&quotient, Ok(q))?, self.int_written(&remainder, Ok(r))?)),
            Err(error) => Err(self.big_error(error)),
        }
    }

    fn int_true_divide(&mut self, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        let mut scratch = self.limbs(big::true_div_scratch_len(b.len()))?;
        self.charge(cost::linear(a.len().saturating_add(b.len())))?;
        match big::true_div(a.int(), b.int(), &mut scratch) {
            Ok(quotient) => self.float(quotient),
            Err(BigError::ZeroDivision) => Err(self.error(TypeId::ZeroDivisionError, format_args!("division by zero"))),
            Err(BigError::FloatOverflow) => {
                Err(self.error(TypeId::OverflowError, format_args!("integer division result too large for a float")))
            }
            Err(error) => Err(self.big_error(error)),
        }
    }

    fn int_bitwise(&mut self, op: BitOp, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        let mut out = self.limbs(big::bitwise_len(a.len(), b.len()))?;
        self.charge(cost::linear(out.len()))?;
        let done = big::bitwise(op, a.int(), b.int(), &mut out);
        self.int_written(&out, done)
    }

    fn int_shift_left(&mut self, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        if b.int().is_negative() {
            return Err(self.value_error(format_args!("negative shift count")));
        }
        if a.int().is_zero() {
            return Ok(Value::from_int_truncated(0));
        }
        let Some(bits) = big::to_i64(b.int()).map(i64::unsigned_abs) else {
            return Err(self.error(TypeId::OverflowError, format_args!("too many digits in integer")));
        };
        let Some(len) = big::shift_left_len(a.len(), bits) else { return Err(self.out_of_memory()) };
        let mut out = self.limbs(len)?;
        self.charge(cost::linear(len))?;
        let negative = a.int().negative;
        let done = big::shift_left(a.int().magnitude, bits, &mut out).map(|len| Signed { negative, len });
        self.int_written(&out, done)
    }

    fn int_shift_right(&mut self, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        if b.int().is_negative() {
            return Err(self.value_error(format_args!("negative shift count")));
        }
        // A count beyond 64 bits leaves the sign, as any other that is more than the number has.
        let bits = big::to_i64(b.int()).map_or(u64::MAX >> 1, i64::unsigned_abs);
        let mut out = self.limbs(a.len().saturating_add(1))?;
        self.charge(cost::linear(a.len()))?;
        let done = big::shift_right_floor(a.int(), bits, &mut out);
        self.int_written(&out, done)
    }

    /// `a ** b`; a float for a negative `b`.
    pub(crate) fn int_power(&mut self, a: &Whole, b: &Whole) -> Result<Value, Trap> {
        if b.int().is_negative() {
            let (a, b) = (self.float_of_int(a)?, self.float_of_int(b)?);
            return self.float_binary(Operator::Power, a, b);
        }
        let trivial = match *a.int().magnitude {
            [] => Some(if b.int().is_zero() { 1 } else { 0 }),
            [1] => {
                let odd = b.int().magnitude.first().is_some_and(|limb| limb & 1 == 1);
                Some(if a.int().negative && odd { -1 } else { 1 })
            }
            _ => None,
        };
        if let Some(trivial) = trivial {
            return Ok(Value::from_int_truncated(trivial));
        }
        let exponent = big::to_i64(b.int()).map(i64::unsigned_abs);
        let sized = exponent.and_then(|e| Some((e, big::pow_len(big::bit_length(a.int().magnitude), e)?)));
        let Some((exponent, len)) = sized else { return Err(self.out_of_memory()) };
        let mut out = self.limbs(len)?;
        let mut scratch = self.limbs(big::pow_scratch_len(len))?;
        self.charge(cost::pow(big::bit_length(a.int().magnitude), exponent))?;
        let negative = a.int().negative && exponent & 1 == 1;
        let done = big::pow(a.int().magnitude, exponent, &mut out, &mut scratch).map(|len| Signed { negative, len });
        self.int_written(&out, done)
    }

    /// `pow(a, b, modulus)`.
    pub(crate) fn int_power_modulo(&mut self, a: &Whole, b: &Whole, modulus: &Whole) -> Result<Value, Trap> {
        if modulus.int().is_zero() {
            return Err(self.value_error(format_args!("pow() 3rd argument cannot be 0")));
        }
        let mut base = *a;
        let inverse;
        if b.int().is_negative() {
            let mut out = self.limbs(big::mod_inverse_len(modulus.len()))?;
            let mut scratch = self.limbs(big::mod_inverse_scratch_len(a.len(), modulus.len()))?;
            self.charge(cost::gcd(a.len().max(modulus.len())))?;
            let done = big::mod_inverse(a.int(), modulus.int(), &mut out, &mut scratch);
            inverse = self.int_written(&out, done)?;
            base = Whole::of(inverse).unwrap_or(base);
        }
        let mut out = self.limbs(big::pow_mod_len(modulus.len()))?;
        let mut scratch = self.limbs(big::pow_mod_scratch_len(base.len(), modulus.len()))?;
        let bits = usize::try_from(big::bit_length(b.int().magnitude)).unwrap_or(usize::MAX);
        self.charge(cost::pow_mod(bits, modulus.len()))?;
        let done = big::pow_mod(base.int(), b.int().magnitude, modulus.int(), &mut out, &mut scratch);
        self.int_written(&out, done)
    }

    /// `-a`.
    pub(super) fn int_negative(&mut self, a: &Whole) -> Result<Value, Trap> {
        let a = a.int();
        Int::from_limbs(&mut self.heap, a.magnitude, !a.negative)
    }

    /// `~a`.
    pub(super) fn int_invert(&mut self, a: &Whole) -> Result<Value, Trap> {
        let mut out = self.limbs(a.len().saturating_add(1))?;
        let done = big::invert(a.int(), &mut out);
        self.int_written(&out, done)
    }

    /// `abs(a)`.
    pub(crate) fn int_absolute(&mut self, a: &Whole) -> Result<Value, Trap> {
        Int::from_limbs(&mut self.heap, a.int().magnitude, false)
    }
}

/// `a << b` if it fits a word.
#[inline]
fn small_shift_left(a: isize, b: isize) -> Option<isize> {
    if !(0..isize::BITS as isize).contains(&b) {
        return None;
    }
    let shifted = a.wrapping_shl(b as u32);
    if shifted >> b == a { Some(shifted) } else { None }
}
