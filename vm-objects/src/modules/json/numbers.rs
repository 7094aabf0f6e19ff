//! Numbers and constants in a JSON text.

use super::Fault;
use crate::heap::Obj;
use crate::object::str::Str;
use crate::value::Value;

/// A number's text.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) end: usize,
    pub(super) is_float: bool,
}

fn is(text: Obj<Str>, at: usize, wanted: &[u8]) -> bool {
    text.char_at(at).is_some_and(|c| wanted.iter().any(|&byte| u32::from(byte) == c))
}

fn is_digit(text: Obj<Str>, at: usize) -> bool {
    text.char_at(at).is_some_and(|c| (0x30..0x3a).contains(&c))
}

fn digits(text: Obj<Str>, mut at: usize) -> usize {
    while is_digit(text, at) {
        at += 1;
    }
    at
}

/// Where the number that begins at `start` ends: `_match_number_unicode`.
pub(super) fn number(text: Obj<Str>, start: usize) -> Result<Number, Fault> {
    let mut at = if is(text, start, b"-") { start + 1 } else { start };
    at = match () {
        () if is(text, at, b"0") => at + 1,
        () if is_digit(text, at) => digits(text, at),
        () => return Err(Fault::NoValue(start)),
    };
    let mut is_float = false;
    if is(text, at, b".") && is_digit(text, at + 1) {
        is_float = true;
        at = digits(text, at + 1);
    }
    if is(text, at, b"eE") {
        let sign = if is(text, at + 1, b"+-") { at + 2 } else { at + 1 };
        let end = digits(text, sign);
        // Without a digit it is no exponent, and not of the number.
        if end > sign {
            (is_float, at) = (true, end);
        }
    }
    Ok(Number { end: at, is_float })
}

/// The int whose digits these are, if it is a small one.
pub(super) fn small_int(text: Obj<Str>, start: usize, end: usize) -> Option<Value> {
    let negative = is(text, start, b"-");
    let mut number = 0_isize;
    for place in start + usize::from(negative)..end {
        let digit = text.char_at(place)?.checked_sub(0x30)?;
        number = number.checked_mul(10)?.checked_add(isize::try_from(digit).ok()?)?;
    }
    Value::from_int(if negative { number.wrapping_neg() } else { number })
}

/// A constant that begins a value.
#[derive(Clone, Copy)]
pub(super) enum Constant {
    /// A value of its own.
    Value(Value),
    /// What `parse_constant` is asked for.
    Named(&'static str),
}

const CONSTANTS: [(&str, Constant); 6] = [
    ("null", Constant::Value(Value::NONE)),
    ("true", Constant::Value(Value::TRUE)),
    ("false", Constant::Value(Value::FALSE)),
    ("NaN", Constant::Named("NaN")),
    ("Infinity", Constant::Named("Infinity")),
    ("-Infinity", Constant::Named("-Infinity")),
];

/// The constant at a place, and where it ends.
pub(super) fn constant(text: Obj<Str>, at: usize) -> Option<(Constant, usize)> {
    let stands = |name: &str| name.bytes().enumerate().all(|(index, byte)| is(text, at + index, &[byte]));
    CONSTANTS.iter().find(|(name, _)| stands(name)).map(|&(name, constant)| (constant, at + name.len()))
}
