//! `repr`, `ascii`, `format`, `chr`, `ord`, `hex`, `oct`, `bin`.

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::number::big;
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::str::Str;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::types::TypeId;
use crate::value::Value;

/// `repr(value)`
pub(crate) const REPR: NativeDef = NativeDef::function("repr", Arity::One, |py, args| {
    Ok(Replay::new(args).text(py, args, args.get(0), Conversion::Repr)?.value())
});

/// `ascii(value)`
pub(crate) const ASCII: NativeDef = NativeDef::function("ascii", Arity::One, |py, args| {
    Ok(Replay::new(args).text(py, args, args.get(0), Conversion::Ascii)?.value())
});

/// `format(value, spec='')`
pub(crate) const FORMAT: NativeDef = NativeDef::function("format", Arity::Between(1, 2), |py, args| {
    let spec = args.arg(1).unwrap_or(Value::NULL);
    if !spec.is_null() && py.unwrapped(spec).cast::<Str>().is_none() {
        let name = py.type_name(spec);
        return Err(py.type_error(format_args!("format() argument 2 must be str, not {name}")));
    }
    Replay::new(args).field(py, args, args.get(0), 0, spec)
});

/// `chr(number)`
pub(crate) const CHR: NativeDef = NativeDef::function("chr", Arity::One, |py, args| {
    let number = Replay::new(args).index(py, args, args.get(0))?;
    let word = Whole::of(number).and_then(|whole| big::to_word(whole.int()));
    let Some(word) = word.and_then(|word| i32::try_from(word).ok()) else {
        let negative = Whole::of(number).is_some_and(|whole| whole.int().is_negative());
        let text =
            if negative { "signed integer is less than minimum" } else { "Python int too large to convert to C int" };
        return Err(py.error(TypeId::OverflowError, format_args!("{text}")));
    };
    match u32::try_from(word).ok().filter(|&c| c <= 0x10_ffff) {
        Some(c) => Ok(Str::from_char(&mut py.heap, c)?.value()),
        None => Err(py.value_error(format_args!("chr() arg not in range(0x110000)"))),
    }
});

/// `ord(character)`
pub(crate) const ORD: NativeDef = NativeDef::function("ord", Arity::One, |py, args| {
    let value = py.unwrapped(args.get(0));
    let (len, first) = if let Some(text) = value.cast::<Str>() {
        (text.len(), text.char_at(0))
    } else if let Some(bytes) = value.cast::<Bytes>() {
        (bytes.len(), bytes.as_slice().first().copied().map(u32::from))
    } else if let Some(array) = value.cast::<ByteArray>() {
        let first = array.buffer().and_then(|raw| raw.raw().first().map(core::cell::Cell::get));
        (array.len.get(), first.map(u32::from))
    } else {
        let name = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("ord() expected string of length 1, but {name} found")));
    };
    match first {
        Some(c) if len == 1 => Ok(Value::from_int_truncated(c as isize)),
        _ => Err(py.type_error(format_args!("ord() expected a character, but string of length {len} found"))),
    }
});

/// `hex(number)`
pub(crate) const HEX: NativeDef = NativeDef::function("hex", Arity::One, |py, args| radix(py, args, 16, "0x"));
/// `oct(number)`
pub(crate) const OCT: NativeDef = NativeDef::function("oct", Arity::One, |py, args| radix(py, args, 8, "0o"));
/// `bin(number)`
pub(crate) const BIN: NativeDef = NativeDef::function("bin", Arity::One, |py, args| radix(py, args, 2, "0b"));

fn radix<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, base: u32, prefix: &str) -> Result<Value, Trap> {
    let number = Replay::new(args).index(py, args, args.get(0))?;
    let Some(whole) = Whole::of(number) else { return Err(py.refused("an index that is no int")) };
    let digits = py.digits(&whole, base)?;
    let sign = if whole.int().is_negative() { "-" } else { "" };
    let text: Obj<Str> = py.format_str(format_args!("{sign}{prefix}{}", digits.as_str()))?;
    Ok(text.value())
}
