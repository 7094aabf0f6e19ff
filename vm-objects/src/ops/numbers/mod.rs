//! Operators: dispatch by the operands' types.

mod float;
mod int;
mod number;

pub(crate) use number::{Num, Whole};

use crate::Trap;
use crate::classes::special;
use crate::features::{COMPLEX, FLOAT};
use crate::heap::Kind;
use crate::object::float::Float;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

/// A binary operator, without saying whether it is in place: in the order of the `NB_` numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(crate) enum Operator {
    Add,
    And,
    FloorDivide,
    LeftShift,
    MatrixMultiply,
    Multiply,
    Remainder,
    Or,
    Power,
    RightShift,
    Subtract,
    TrueDivide,
    Xor,
}

const OPERATORS: [Operator; 13] = [
    Operator::Add,
    Operator::And,
    Operator::FloorDivide,
    Operator::LeftShift,
    Operator::MatrixMultiply,
    Operator::Multiply,
    Operator::Remainder,
    Operator::Or,
    Operator::Power,
    Operator::RightShift,
    Operator::Subtract,
    Operator::TrueDivide,
    Operator::Xor,
];

/// In-place operators' numbers begin here.
const IN_PLACE: u32 = 13;

impl Operator {
    /// The operator of an `NB_` number, in place or not.
    #[inline(always)]
    fn of(number: u32) -> Option<Operator> {
        let plain = if number >= IN_PLACE { number.wrapping_sub(IN_PLACE) } else { number };
        OPERATORS.get(plain as usize).copied()
    }

    const fn on_ints_only(self) -> bool {
        matches!(self, Operator::And | Operator::Or | Operator::Xor | Operator::LeftShift | Operator::RightShift)
    }
}

#[inline(always)]
fn both_floats(left: Value, right: Value) -> Option<(f64, f64)> {
    Some((left.cast::<Float>()?.get(), right.cast::<Float>()?.get()))
}

impl Python<'_> {
    /// `left op right` by its `NB_` number. Out of line: the loop has the frequent cases itself.
    #[inline(never)]
    pub(crate) fn binary(&mut self, number: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let Some(operator) = Operator::of(number) else { return Err(self.refused("BINARY_OP")) };
        if let Some((a, b)) = Value::both_small(left, right)
            && operator != Operator::MatrixMultiply
        {
            return self.small_binary(operator, a, b);
        }
        if let (Some(a), Some(b)) = (left.cast::<Float>(), right.cast::<Float>())
            && !operator.on_ints_only()
            && operator != Operator::MatrixMultiply
        {
            return self.float_binary(operator, a.get(), b.get());
        }
        self.mixed_binary(number, operator, left, right)
    }

    /// `+` of what are not two small ints: floats first, then strs.
    #[inline(never)]
    pub(crate) fn add_numbers(&mut self, number: u32, left: Value, right: Value) -> Result<Value, Trap> {
        match both_floats(left, right) {
            Some((a, b)) => self.float(a + b),
            None => match (left.cast::<Str>(), right.cast::<Str>()) {
                (Some(a), Some(b)) => self.concat_text(a, b),
                _ => self.binary(number, left, right),
            },
        }
    }

    /// `-`, likewise.
    #[inline(never)]
    pub(crate) fn subtract_numbers(&mut self, number: u32, left: Value, right: Value) -> Result<Value, Trap> {
        match both_floats(left, right) {
            Some((a, b)) => self.float(a - b),
            None => self.binary(number, left, right),
        }
    }

    /// `*`, likewise.
    #[inline(never)]
    pub(crate) fn multiply_numbers(&mut self, number: u32, left: Value, right: Value) -> Result<Value, Trap> {
        match both_floats(left, right) {
            Some((a, b)) => self.float(a * b),
            None => self.binary(number, left, right),
        }
    }

    #[inline(never)]
    fn mixed_binary(&mut self, number: u32, operator: Operator, left: Value, right: Value) -> Result<Value, Trap> {
        if let Some(result) = self.builtin_binary(number, operator, left, right)? {
            return Ok(result);
        }
        if self.has_binary_special(number, left, right) {
            return Err(self.defer(&special::BINARY, number));
        }
        if operator == Operator::Multiply
            && (repeatable(left) || repeatable(right))
            && let Some(trap) = self.repeat_special(left, right)
        {
            return Err(trap);
        }
        if operator == Operator::Or
            && let Some(union) = self.type_union(left, right)?
        {
            return Ok(union);
        }
        Err(self.no_operator(number, operator, left, right))
    }

    /// The operator as the built-in types have it; `None` if they don't.
    fn builtin_binary(
        &mut self,
        number: u32,
        operator: Operator,
        left: Value,
        right: Value,
    ) -> Result<Option<Value>, Trap> {
        if let (Some(a), Some(b)) = (Num::of(left), Num::of(right))
            && let Some(result) = self.number_binary(operator, (left, a), (right, b))?
        {
            return Ok(Some(result));
        }
        if let Some(result) = self.text_binary(operator, left, right)? {
            return Ok(Some(result));
        }
        self.container_binary(number, left, right)
    }

    /// The operator of the built-in values inside `operands`, which no special method knew.
    pub(crate) fn binary_inside(
        &mut self,
        number: u32,
        [left, right]: [Value; 2],
        operands: [Value; 2],
    ) -> Result<Value, Trap> {
        let Some(operator) = Operator::of(number) else { return Err(self.refused("BINARY_OP")) };
        match self.builtin_binary(number, operator, left, right)? {
            Some(result) => Ok(result),
            None => Err(self.no_operator(number, operator, operands[0], operands[1])),
        }
    }

    /// Two numbers, not both small ints or floats; `None` if they have no such operator.
    fn number_binary(
        &mut self,
        operator: Operator,
        (left, a): (Value, Num),
        (right, b): (Value, Num),
    ) -> Result<Option<Value>, Trap> {
        if operator == Operator::MatrixMultiply {
            return Ok(None);
        }
        if let (Some(a), Some(b)) = (left.as_bool(), right.as_bool()) {
            match operator {
                Operator::And => return Ok(Some(Value::from_bool(a & b))),
                Operator::Or => return Ok(Some(Value::from_bool(a | b))),
                Operator::Xor => return Ok(Some(Value::from_bool(a ^ b))),
                _ => {}
            }
        }
        if let (Some(a), Some(b)) = (left.as_small_index(), right.as_small_index()) {
            return self.small_binary(operator, a, b).map(Some);
        }
        match (a, b) {
            (Num::Complex(..), _) | (_, Num::Complex(..)) if COMPLEX.on => self.complex_binary(operator, a, b),
            (Num::Float(_), _) | (_, Num::Float(_)) if FLOAT.on => {
                if operator.on_ints_only() {
                    return Ok(None);
                }
                let (a, b) = (self.number_as_float(a)?, self.number_as_float(b)?);
                self.float_binary(operator, a, b).map(Some)
            }
            _ => match (Whole::of(left), Whole::of(right)) {
                (Some(a), Some(b)) => self.int_binary(operator, &a, &b).map(Some),
                _ => Ok(None),
            },
        }
    }

    /// `TypeError` in the words of the left operand's type.
    #[cold]
    fn no_operator(&mut self, number: u32, operator: Operator, left: Value, right: Value) -> Trap {
        if operator == Operator::Add && left.is_kind(Kind::Str) {
            let name = self.type_name(right);
            return self.type_error(format_args!("can only concatenate str (not \"{name}\") to str"));
        }
        if operator == Operator::Multiply {
            let not_int = match (repeatable(left), repeatable(right)) {
                (true, _) => Some(right),
                (false, true) => Some(left),
                _ => None,
            };
            if let Some(not_int) = not_int {
                let name = self.type_name(not_int);
                return self.type_error(format_args!("can't multiply sequence by non-int of type '{name}'"));
            }
        }
        self.unsupported_operands(number, left, right)
    }

    /// `-value`.
    #[inline]
    pub(crate) fn unary_negative(&mut self, value: Value) -> Result<Value, Trap> {
        if let Some(negative) = value.as_small_index().and_then(isize::checked_neg).and_then(Value::from_int) {
            return Ok(negative);
        }
        match Num::of(value) {
            Some(Num::Float(number)) => self.float(-number),
            Some(Num::Complex(real, imag)) => self.complex(-real, -imag),
            Some(Num::Small(small)) => self.int_negative(&small.into()),
            Some(Num::Big(big)) => self.int_negative(&big.into()),
            None => Err(self.unary_special(0, value)),
        }
    }

    /// `~value`.
    pub(crate) fn unary_invert(&mut self, value: Value) -> Result<Value, Trap> {
        if value.as_bool().is_some() {
            return Err(self.defer(&special::INVERT_BOOL, 0));
        }
        if let Some(small) = value.as_small_index() {
            // The complement of a small int is small.
            return Ok(Value::from_int_truncated(!small));
        }
        match Whole::of(value) {
            Some(whole) => self.int_invert(&whole),
            None => Err(self.unary_special(1, value)),
        }
    }

    /// `+value`.
    pub(crate) fn unary_positive(&mut self, value: Value) -> Result<Value, Trap> {
        match (value.as_small_index(), Num::of(value)) {
            (Some(small), _) => Ok(Value::from_int_truncated(small)),
            (None, Some(_)) => Ok(value),
            (None, None) => Err(self.unary_special(2, value)),
        }
    }

    /// `abs(value)`.
    pub(crate) fn absolute(&mut self, value: Value) -> Result<Value, Trap> {
        match Num::of(value) {
            Some(Num::Small(small)) => self.int_absolute(&small.into()),
            Some(Num::Big(big)) => self.int_absolute(&big.into()),
            Some(Num::Float(number)) => self.float(number.abs()),
            Some(Num::Complex(real, imag)) if COMPLEX.on => {
                let length = (self.host.float_functions().hypot)(real, imag);
                if length.is_infinite() && real.is_finite() && imag.is_finite() {
                    let overflow = crate::types::TypeId::OverflowError;
                    return Err(self.error(overflow, format_args!("absolute value too large")));
                }
                self.float(length)
            }
            Some(Num::Complex(..)) | None => Err(self.unary_special(3, value)),
        }
    }

    /// A unary operator on what is no number: the special method's, if there may be one.
    #[cold]
    pub(crate) fn unary_special(&mut self, operator: u32, value: Value) -> Trap {
        if value.is_kind(Kind::Instance) || value.is_kind(Kind::Class) || value.is_kind(Kind::Exception) {
            return self.defer(&special::UNARY, operator);
        }
        self.bad_operand(operator, value)
    }
}

/// A sequence of a built-in type that `*` repeats.
fn repeatable(value: Value) -> bool {
    value.cast::<Str>().is_some()
        || matches!(value.kind(), Some(Kind::Bytes | Kind::ByteArray | Kind::Array | Kind::Tuple | Kind::List))
}
