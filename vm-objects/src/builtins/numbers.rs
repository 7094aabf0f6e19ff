//! `abs`, `divmod`, `pow`, `round`.

use core::cmp::Ordering;

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::number::{big, float};
use crate::object::float::Float;
use crate::ops::arguments::Signature;
use crate::ops::numbers::{Num, Operator, Whole};
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

/// `abs(number)`
pub(crate) const ABS: NativeDef = NativeDef::function("abs", Arity::One, |py, args| {
    let value = args.get(0);
    let outcome = py.absolute(value);
    Replay::new(args).outcome(args, &[value], outcome)
});

/// `divmod(a, b)`
pub(crate) const DIVMOD: NativeDef = NativeDef::function("divmod", Arity::Between(2, 2), divmod);
/// `pow(base, exp, mod=None)`
pub(crate) const POW: NativeDef = NativeDef::function("pow", Arity::Free, pow);
/// `round(number, ndigits=None)`
pub(crate) const ROUND: NativeDef = NativeDef::function("round", Arity::Free, round);

fn divmod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (left, right) = (args.get(0), args.get(1));
    let mut replay = Replay::new(args);
    if let Some(result) = replay.special(py, args, left, "__divmod__", &[right])?
        && result != Value::NOT_IMPLEMENTED
    {
        return Ok(result);
    }
    if let Some(result) = replay.special(py, args, right, "__rdivmod__", &[left])?
        && result != Value::NOT_IMPLEMENTED
    {
        return Ok(result);
    }
    let (a, b) = (py.unwrapped(left), py.unwrapped(right));
    match (Num::of(a), Num::of(b)) {
        (Some(Num::Complex(..)), _) | (_, Some(Num::Complex(..))) | (None, _) | (_, None) => {
            let (a, b) = (py.type_name(left), py.type_name(right));
            Err(py.type_error(format_args!("unsupported operand type(s) for divmod(): '{a}' and '{b}'")))
        }
        _ => py.divmod_pair(a, b),
    }
}

const POWER: u32 = Operator::Power as u32;

fn pow<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "pow", names: ["base", "exp", "mod"], least: 2, positional: 3 };
    let [base, exponent, modulus] = py.named_args(args, 0, &signature)?;
    let mut replay = Replay::new(args);
    if modulus.is_null() || modulus.is_none() {
        let outcome = py.binary(POWER, base, exponent);
        return replay.outcome(args, &[base, exponent], outcome);
    }
    if let Some(result) = replay.special(py, args, base, "__pow__", &[exponent, modulus])?
        && result != Value::NOT_IMPLEMENTED
    {
        return Ok(result);
    }
    let [a, b, m] = [base, exponent, modulus].map(|value| py.unwrapped(value));
    if let (Some(a), Some(b), Some(m)) = (Whole::of(a), Whole::of(b), Whole::of(m)) {
        return py.int_power_modulo(&a, &b, &m);
    }
    let numbers = [a, b, m].map(Num::of);
    if numbers.iter().any(|number| matches!(number, Some(Num::Complex(..)))) {
        return Err(py.value_error(format_args!("complex modulo")));
    }
    if let [Some(_), Some(_), Some(_)] = numbers {
        return Err(py.type_error(format_args!("pow() 3rd argument not allowed unless all arguments are integers")));
    }
    let (a, b, m) = (py.type_name(base), py.type_name(exponent), py.type_name(modulus));
    Err(py.type_error(format_args!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{m}'")))
}

fn round<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "round", names: ["number", "ndigits"], least: 1, positional: 2 };
    let [number, digits] = py.named_args(args, 0, &signature)?;
    let digits = if digits.is_none() { Value::NULL } else { digits };
    let mut replay = Replay::new(args);
    let given = [digits];
    let rest = if digits.is_null() { &[][..] } else { &given };
    if let Some(result) = replay.special(py, args, number, "__round__", rest)? {
        return Ok(result);
    }
    let value = py.unwrapped(number);
    let digits = if digits.is_null() { None } else { Some(replay.index(py, args, digits)?) };
    if let Some(float) = value.cast::<Float>() {
        return py.round_float(float.get(), digits);
    }
    match Whole::of(value) {
        Some(whole) => py.round_int(&whole, digits),
        None => {
            let name = py.type_name(number);
            Err(py.type_error(format_args!("type {name} doesn't define __round__ method")))
        }
    }
}

impl Python<'_> {
    /// `round(number, digits)` of a float.
    pub(crate) fn round_float(&mut self, number: f64, digits: Option<Value>) -> Result<Value, Trap> {
        let Some(digits) = digits else { return self.int_of_float(float::round_whole(number)) };
        let word = Whole::of(digits).map_or(Some(0), |whole| big::to_i64(whole.int()));
        let negative = Whole::of(digits).is_some_and(|whole| whole.int().is_negative());
        let digits = word.unwrap_or(if negative { i64::MIN } else { i64::MAX });
        match float::round_to(number, digits) {
            Some(rounded) => self.float(rounded),
            None => Err(self.error(TypeId::OverflowError, format_args!("rounded value too large to represent"))),
        }
    }

    /// `round(number, digits)` of an int: half to even.
    pub(crate) fn round_int(&mut self, number: &Whole, digits: Option<Value>) -> Result<Value, Trap> {
        let negative = digits.and_then(Whole::of).filter(|digits| digits.int().is_negative());
        let Some(digits) = negative else { return self.int_signed(number) };
        // A power of ten that has more bits than the number, and one more, leaves nothing.
        let power = big::to_i64(digits.int()).map_or(u64::MAX, i64::unsigned_abs);
        if power > big::bit_length(number.int().magnitude).saturating_add(1) {
            return Ok(Value::from_int_truncated(0));
        }
        let exponent = Whole::from(isize::try_from(power).unwrap_or(isize::MAX));
        let unit_value = self.int_power(&Whole::from(10), &exponent)?;
        let Some(unit) = Whole::of(unit_value) else { return Ok(unit_value) };
        let (quotient, rest) = self.int_divmod(number, &unit, "")?;
        let (Some(quotient), Some(rest)) = (Whole::of(quotient), Whole::of(rest)) else { return Ok(rest) };
        let twice_value = self.int_binary(Operator::Add, &rest, &rest)?;
        let Some(twice) = Whole::of(twice_value) else { return Ok(twice_value) };
        let odd = quotient.int().magnitude.first().is_some_and(|limb| limb & 1 == 1);
        let up = match big::cmp_signed(twice.int(), unit.int()) {
            Ordering::Less => false,
            Ordering::Equal => odd,
            Ordering::Greater => true,
        };
        let rounded_value =
            if up { self.int_binary(Operator::Add, &quotient, &Whole::from(1))? } else { self.int_signed(&quotient)? };
        match Whole::of(rounded_value) {
            Some(rounded) => self.int_binary(Operator::Multiply, &rounded, &unit),
            None => Ok(rounded_value),
        }
    }

    /// The int itself, as a plain one.
    pub(crate) fn int_signed(&mut self, number: &Whole) -> Result<Value, Trap> {
        let int = number.int();
        crate::object::int::Int::from_limbs(&mut self.heap, int.magnitude, int.negative)
    }
}
