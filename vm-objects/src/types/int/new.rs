//! `int(x)`, `int(text, base)`.

use crate::Trap;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::number::big::{self, Signed, TextError};
use crate::number::float::to_int_error;
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::float::Float;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay, Utf8};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static NEW: NativeDef = NativeDef::function("int", Arity::Free, new);

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "int", names: ["", "base"], least: 0, positional: 2 };
    let [value, base] = py.named_args(args, 1, &signature)?;
    if value.is_null() {
        if base.is_null() {
            return Ok(Value::from_int_truncated(0));
        }
        return Err(py.type_error(format_args!("int() missing string argument")));
    }
    let mut replay = Replay::new(args);
    if base.is_null() {
        return number(py, args, &mut replay, value);
    }
    let base = replay.index(py, args, base)?;
    let base = Whole::of(base).and_then(|whole| big::to_word(whole.int())).and_then(|word| u32::try_from(word).ok());
    let base = base.filter(|&base| base != 1 && base <= 36);
    let inner = py.unwrapped(value);
    let Some(base) = base else { return Err(py.value_error(format_args!("{}", TextError::BASE_MESSAGE))) };
    match text_of(py, inner)? {
        Some(text) => parse(py, inner, &text, base),
        None => Err(py.type_error(format_args!("int() can't convert non-string with explicit base"))),
    }
}

/// The text of a str, of bytes or of a bytearray.
pub(crate) fn text_of<'h>(py: &mut Python<'h>, value: Value) -> Result<Option<Utf8<'h>>, Trap> {
    use core::fmt::Write;
    if let Some(text) = value.cast::<Str>() {
        return py.utf8_of(text).map(Some);
    }
    let mut buffer = py.utf8();
    let mut push = |byte: u8| {
        // What is no ASCII is no number.
        let c = if byte.is_ascii() { char::from(byte) } else { char::REPLACEMENT_CHARACTER };
        buffer.write_char(c).map_err(|_| Trap::Memory)
    };
    if let Some(bytes) = value.cast::<Bytes>() {
        bytes.as_slice().iter().try_for_each(|&byte| push(byte))?;
    } else if let Some(array) = value.cast::<ByteArray>() {
        let raw = array.buffer();
        let cells = raw.as_ref().map_or(&[][..], |raw| raw.raw());
        cells.iter().take(array.len.get()).try_for_each(|byte| push(byte.get()))?;
    } else {
        return Ok(None);
    }
    Ok(Some(buffer))
}

fn number<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay, value: Value) -> Result<Value, Trap> {
    if value.is_small_int() || value.is_kind(Kind::Int) {
        return Ok(value);
    }
    if let Some(result) = replay.special(py, args, value, "__int__", &[])? {
        return returned(py, "__int__", result);
    }
    let inner = py.unwrapped(value);
    if crate::ops::numbers::Num::of(inner).is_none() {
        if let Some(result) = replay.special(py, args, value, "__index__", &[])? {
            return returned(py, "__index__", result);
        }
        if let Some(result) = replay.special(py, args, value, "__trunc__", &[])? {
            if Whole::of(py.unwrapped(result)).is_none() && !py.has_special(result, "__index__") {
                let kind = py.type_name(result);
                return Err(py.type_error(format_args!("__trunc__ returned non-Integral (type {kind})")));
            }
            let index = replay.index(py, args, result)?;
            return returned(py, "__index__", index);
        }
    }
    if let Some(whole) = Whole::of(inner) {
        return py.int_signed(&whole);
    }
    if let Some(float) = inner.cast::<Float>() {
        return match to_int_error(float.get()) {
            Some(_) => py.int_of_float(float.get()),
            None => py.int_of_float(libm::trunc(float.get())),
        };
    }
    match text_of(py, inner)? {
        Some(text) => parse(py, inner, &text, 10),
        None => {
            let kind = py.type_name(value);
            Err(py.type_error(format_args!(
                "int() argument must be a string, a bytes-like object or a real number, not '{kind}'"
            )))
        }
    }
}

/// What `name` has returned: a plain int.
fn returned(py: &mut Python<'_>, name: &str, result: Value) -> Result<Value, Trap> {
    match Whole::of(py.unwrapped(result)) {
        Some(whole) => py.int_signed(&whole),
        None => {
            let kind = py.type_name(result);
            Err(py.type_error(format_args!("{name} returned non-int (type {kind})")))
        }
    }
}

fn parse(py: &mut Python<'_>, value: Value, text: &Utf8<'_>, base: u32) -> Result<Value, Trap> {
    let limit = py.int_max_str_digits;
    match big::parse_int(text.as_str(), base, limit) {
        Ok(parsed) => {
            if let Some(small) = parsed.to_i64() {
                return crate::object::int::Int::from_i64(&mut py.heap, small);
            }
            let limbs = parsed.limbs();
            let mut out = py.limbs(limbs)?;
            py.charge(if parsed.base.is_power_of_two() { big::cost::linear(limbs) } else { big::cost::text(limbs) })?;
            let negative = parsed.negative;
            let done = parsed.read(&mut out).map(|len| Signed { negative, len });
            py.int_written(&out, done)
        }
        Err(TextError::Base) => Err(py.value_error(format_args!("{}", TextError::BASE_MESSAGE))),
        Err(TextError::TooManyDigits(digits)) => {
            let mut message = py.utf8();
            let done = TextError::write_too_many_digits(&mut message, limit, Some(digits));
            done.map_err(|_| Trap::Memory)?;
            Err(py.error(TypeId::ValueError, format_args!("{}", message.as_str())))
        }
        Err(TextError::Invalid) => {
            let repr = py.text_of(value, Conversion::Repr)?;
            let mut message = py.utf8();
            let chars = repr.chars().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
            big::write_invalid_literal(&mut message, base, chars).map_err(|_| Trap::Memory)?;
            Err(py.value_error(format_args!("{}", message.as_str())))
        }
    }
}
