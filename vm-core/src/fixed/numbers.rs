//! Operators: ints of 31 bits, where leaving them is an `OverflowError`, and what strings, tuples and lists add.

use super::heap::{Heap, Kind};
use super::text::Piece;
use super::types::TypeId;
use super::value::Value;
use crate::isa::BINARY_OPS;
use crate::object::Trap;

/// `NB_` numbers below the in-place ones.
mod nb {
    pub(super) const ADD: u32 = 0;
    pub(super) const AND: u32 = 1;
    pub(super) const FLOOR_DIVIDE: u32 = 2;
    pub(super) const LSHIFT: u32 = 3;
    pub(super) const MULTIPLY: u32 = 5;
    pub(super) const REMAINDER: u32 = 6;
    pub(super) const OR: u32 = 7;
    pub(super) const POWER: u32 = 8;
    pub(super) const RSHIFT: u32 = 9;
    pub(super) const SUBTRACT: u32 = 10;
    pub(super) const TRUE_DIVIDE: u32 = 11;
    pub(super) const XOR: u32 = 12;
    pub(super) const IN_PLACE: u32 = 13;
}

/// Why there is no number.
enum Wrong {
    Overflow,
    DivisionByZero(&'static str),
    Negative(&'static str),
    NotHere,
}

impl Heap {
    pub(super) fn binary(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let plain = operator % nb::IN_PLACE;
        if let (Some(a), Some(b)) = (left.as_number(), right.as_number()) {
            if left.is_bool() && right.is_bool() && matches!(plain, nb::AND | nb::OR | nb::XOR) {
                return Ok(Value::boolean(
                    match plain {
                        nb::AND => a & b,
                        nb::OR => a | b,
                        _ => a ^ b,
                    } != 0,
                ));
            }
            return match calculate(plain, a, b) {
                Ok(number) => self.number(number),
                Err(wrong) => Err(self.wrong(wrong)),
            };
        }
        match plain {
            nb::ADD => self.add(operator, left, right),
            nb::MULTIPLY if right.as_number().is_some() => self.repeat(operator, left, right),
            nb::MULTIPLY if left.as_number().is_some() => self.repeat(operator, right, left),
            nb::REMAINDER if self.is_text(left) => Err(self.refused("str % value")),
            _ => Err(self.no_operator(operator, left, right)),
        }
    }

    pub(super) fn number(&mut self, number: i32) -> Result<Value, Trap> {
        match Value::int(number) {
            Some(value) => Ok(value),
            None => Err(self.wrong(Wrong::Overflow)),
        }
    }

    pub(super) fn unary(&mut self, sign: &'static str, value: Value) -> Result<Value, Trap> {
        match value.as_number() {
            Some(number) => self.number(match sign {
                "-" => number.wrapping_neg(),
                "~" => !number,
                _ => number,
            }),
            None => {
                let of = Piece::Type(self.type_of(value));
                let text = ["bad operand type for unary ", ": '", "'"].map(Piece::Text);
                let [first, second, third] = text;
                Err(self.raise_text(TypeId::TypeError, &[first, Piece::Text(sign), second, of, third]))
            }
        }
    }

    fn wrong(&mut self, wrong: Wrong) -> Trap {
        match wrong {
            Wrong::Overflow => {
                self.raise_text(TypeId::OverflowError, &[Piece::Text("an int of this model has 31 bits")])
            }
            Wrong::DivisionByZero(text) => self.raise_text(TypeId::ZeroDivisionError, &[Piece::Text(text)]),
            Wrong::Negative(text) => self.raise_text(TypeId::ValueError, &[Piece::Text(text)]),
            Wrong::NotHere => self.refused("floats"),
        }
    }

    #[cold]
    fn no_operator(&mut self, operator: u32, left: Value, right: Value) -> Trap {
        let sign = BINARY_OPS.get(operator as usize).copied().unwrap_or("");
        let sign = if sign == "**" { "** or pow()" } else { sign };
        let (left, right) = (Piece::Type(self.type_of(left)), Piece::Type(self.type_of(right)));
        let text = ["unsupported operand type(s) for ", sign, ": '", "' and '", "'"].map(Piece::Text);
        let [first, sign, second, third, last] = text;
        self.raise_text(TypeId::TypeError, &[first, sign, second, left, third, right, last])
    }

    /// Concatenation.
    fn add(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        if self.is_text(left) {
            if !self.is_text(right) {
                let [first, last] = ["can only concatenate str (not \"", "\") to str"].map(Piece::Text);
                let of = Piece::Type(self.type_of(right));
                return Err(self.raise_text(TypeId::TypeError, &[first, of, last]));
            }
            return self.build(|heap| {
                heap.write_text(left)?;
                heap.write_text(right)
            });
        }
        let kind = match (self.tuple(left), self.tuple(right)) {
            (Some(_), Some(_)) => Kind::Tuple,
            (None, None) if self.items(left).is_some() && self.items(right).is_some() => Kind::List,
            _ => return Err(self.no_operator(operator, left, right)),
        };
        if kind == Kind::List && operator >= nb::IN_PLACE {
            self.extend(left, right)?;
            return Ok(left);
        }
        let count = |heap: &Self, value| heap.items(value).map_or(0, <[Value]>::len);
        let (first, second) = (count(self, left), count(self, right));
        let made = self.allocate_part(kind, left, 0, first + second)?;
        for index in 0..second {
            let item = self.items(right).and_then(|items| items.get(index)).copied().unwrap_or(Value::NULL);
            if let Some(place) = self.words_of_mut(made, kind).and_then(|words| words.get_mut(first + index)) {
                *place = item;
            }
        }
        Ok(made)
    }

    /// `sequence * count`.
    fn repeat(&mut self, operator: u32, sequence: Value, count: Value) -> Result<Value, Trap> {
        let times = count.as_number().unwrap_or(0).max(0) as usize;
        if self.is_text(sequence) {
            // A text without bytes is as long after any number of times.
            let times = if self.text(sequence).is_some_and(str::is_empty) { 0 } else { times };
            return self.build(|heap| (0..times).try_for_each(|_| heap.write_text(sequence)));
        }
        let kind = if self.tuple(sequence).is_some() { Kind::Tuple } else { Kind::List };
        let Some(len) = self.items(sequence).map(<[Value]>::len) else {
            return Err(self.no_operator(operator, sequence, count));
        };
        let total = len.checked_mul(times).ok_or(Trap::Memory)?;
        let made = self.allocate_words(kind, total)?;
        for index in 0..total {
            let item = self.items(sequence).and_then(|items| items.get(index % len)).copied().unwrap_or(Value::NULL);
            if let Some(place) = self.words_of_mut(made, kind).and_then(|words| words.get_mut(index)) {
                *place = item;
            }
        }
        Ok(made)
    }
}

fn calculate(operator: u32, a: i32, b: i32) -> Result<i32, Wrong> {
    match operator {
        nb::ADD => a.checked_add(b),
        nb::SUBTRACT => a.checked_sub(b),
        nb::MULTIPLY => a.checked_mul(b),
        nb::AND => Some(a & b),
        nb::OR => Some(a | b),
        nb::XOR => Some(a ^ b),
        nb::FLOOR_DIVIDE => return divide(a, b).map(|(quotient, _)| quotient),
        nb::REMAINDER if b == 0 => return Err(Wrong::DivisionByZero("integer modulo by zero")),
        nb::REMAINDER => return divide(a, b).map(|(_, remainder)| remainder),
        nb::LSHIFT | nb::RSHIFT if b < 0 => return Err(Wrong::Negative("negative shift count")),
        nb::LSHIFT if a == 0 => Some(0),
        nb::LSHIFT => (b < 31).then(|| a.checked_mul(1 << b)).flatten(),
        nb::RSHIFT => Some(a >> b.min(31)),
        nb::POWER if b >= 0 => a.checked_pow(b as u32),
        nb::POWER | nb::TRUE_DIVIDE => return Err(Wrong::NotHere),
        _ => return Err(Wrong::NotHere),
    }
    .ok_or(Wrong::Overflow)
}

/// Quotient and remainder, rounded down.
fn divide(a: i32, b: i32) -> Result<(i32, i32), Wrong> {
    let zero = Wrong::DivisionByZero("integer division or modulo by zero");
    let (quotient, remainder) = (a.checked_div(b).ok_or(zero)?, a.checked_rem(b).unwrap_or(0));
    if remainder != 0 && (remainder < 0) != (b < 0) {
        Ok((quotient - 1, remainder + b))
    } else {
        Ok((quotient, remainder))
    }
}
