//! Strings of JSON: `scanstring`, `encode_basestring`, `encode_basestring_ascii`.

use super::{Fault, refuse};
use crate::Trap;
use crate::heap::Obj;
use crate::object::str::{Paused, Str, StrBuilder};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;

const QUOTE: u32 = '"' as u32;
const BACKSLASH: u32 = '\\' as u32;

/// What reading a string gives: it and the place behind it, or what is wrong.
pub(super) type Scanned = Result<(Obj<Str>, usize), Fault>;

/// `scanstring(string, end, strict=True)`
pub(super) fn scan_string<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let (whole, end) = (args.get(0), args.get(1));
    let end = script.index(py, args, end)?;
    let strict = match args.arg(2) {
        Some(strict) => script.truth(py, args, strict)?,
        None => true,
    };
    let end = py.machine_int(end)?;
    let Some(text) = py.unwrapped(whole).cast::<Str>() else {
        let name = py.type_name(whole);
        return Err(py.type_error(format_args!("first argument must be a string, not {name}")));
    };
    let Some(begin) = usize::try_from(end).ok().filter(|&end| end <= text.len()) else {
        return Err(py.value_error(format_args!("end is out of bounds")));
    };
    py.charge((text.len() - begin) as u64 / 16)?;
    match scan(py, text, begin, strict)? {
        Ok((found, end)) => py.tuple(&[found.value(), Value::from_int_truncated(end as isize)]),
        Err(fault) => refuse(&mut script, py, args, whole, fault),
    }
}

/// `scanstring_unicode`: the string whose first character is at `begin`.
pub(super) fn scan(py: &mut Python<'_>, text: Obj<Str>, begin: usize, strict: bool) -> Result<Scanned, Trap> {
    let open = Fault::Decode("Unterminated string starting at", begin.wrapping_sub(1));
    let mut at = begin;
    let mut out: Option<Paused> = None;
    loop {
        let start = at;
        let stop = loop {
            match text.char_at(at) {
                None => return Ok(Err(open)),
                Some(c @ (QUOTE | BACKSLASH)) => break c,
                Some(c) if strict && c < 0x20 => return Ok(Err(Fault::Decode("Invalid control character at", at))),
                Some(_) => at += 1,
            }
        };
        if stop == QUOTE && out.is_none() {
            return Ok(Ok((text.substring(&mut py.heap, start, at)?, at + 1)));
        }
        let mut built: StrBuilder<'_> = match out.take() {
            None => StrBuilder::new(&mut py.heap),
            Some(paused) => paused.resume(&mut py.heap),
        };
        for c in text.chars().skip(start).take(at - start) {
            built.push_char(c)?;
        }
        if stop == QUOTE {
            return Ok(Ok((built.finish()?, at + 1)));
        }
        match escape(text, at, open) {
            Ok((c, next)) => {
                built.push_char(c)?;
                at = next;
            }
            Err(fault) => return Ok(Err(fault)),
        }
        out = Some(built.pause());
    }
}

/// The character of the escape whose backslash is at `at`, and the place behind it.
fn escape(text: Obj<Str>, at: usize, open: Fault) -> Result<(u32, usize), Fault> {
    let kind = text.char_at(at + 1).ok_or(open)?;
    let c = match char::from_u32(kind) {
        Some(c @ ('"' | '\\' | '/')) => c,
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return unicode_escape(text, at),
        _ => return Err(Fault::Decode("Invalid \\escape", at)),
    };
    Ok((u32::from(c), at + 2))
}

/// `\uXXXX`; two that are the halves of a surrogate pair are one character.
fn unicode_escape(text: Obj<Str>, at: usize) -> Result<(u32, usize), Fault> {
    const WRONG: &str = "Invalid \\uXXXX escape";
    let high = four_digits(text, at + 2).ok_or(Fault::Decode(WRONG, at + 1))?;
    let next = at + 6;
    let paired = (0xd800..0xdc00).contains(&high)
        && text.char_at(next) == Some(BACKSLASH)
        && text.char_at(next + 1) == Some('u' as u32)
        && text.char_at(next + 6).is_some();
    if paired {
        let low = four_digits(text, next + 2).ok_or(Fault::Decode(WRONG, next + 1))?;
        if (0xdc00..0xe000).contains(&low) {
            return Ok((0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), next + 6));
        }
    }
    Ok((high, next))
}

/// Four hexadecimal digits that do not end the text: there must be something behind them.
fn four_digits(text: Obj<Str>, at: usize) -> Option<u32> {
    text.char_at(at + 4)?;
    (at..at + 4).try_fold(0, |number, place| {
        let digit = text.char_at(place).and_then(char::from_u32)?.to_digit(16)?;
        Some(number << 4 | digit)
    })
}

/// `encode_basestring(string)`, `encode_basestring_ascii(string)`
pub(super) fn encode<'h, const ASCII: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(text) = py.unwrapped(args.get(0)).cast::<Str>() else {
        let name = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("first argument must be a string, not {name}")));
    };
    py.charge(text.len() as u64 / 8)?;
    let mut out = StrBuilder::new(&mut py.heap);
    write_encoded(text, ASCII, &mut |piece| match piece {
        Piece::Char(c) => out.push_char(c),
        Piece::Text(text) => out.push_text(text),
    })?;
    Ok(out.finish()?.value())
}

/// A part of an encoded string.
pub(super) enum Piece<'a> {
    /// A character as it is.
    Char(u32),
    /// An escape.
    Text(&'a str),
}

/// The string in quotes, with escapes for what JSON does not allow in it, and, with `ascii`, for all that is not ASCII.
pub(super) fn write_encoded(
    text: Obj<Str>,
    ascii: bool,
    out: &mut dyn FnMut(Piece<'_>) -> Result<(), Trap>,
) -> Result<(), Trap> {
    out(Piece::Char(QUOTE))?;
    for c in text.chars() {
        match c {
            QUOTE => out(Piece::Text("\\\""))?,
            BACKSLASH => out(Piece::Text("\\\\"))?,
            0x08 => out(Piece::Text("\\b"))?,
            0x09 => out(Piece::Text("\\t"))?,
            0x0a => out(Piece::Text("\\n"))?,
            0x0c => out(Piece::Text("\\f"))?,
            0x0d => out(Piece::Text("\\r"))?,
            0x20..0x7f => out(Piece::Char(c))?,
            0x7f.. if !ascii => out(Piece::Char(c))?,
            0x1_0000.. => {
                let c = c - 0x1_0000;
                unit(0xd800 | c >> 10, out)?;
                unit(0xdc00 | c & 0x3ff, out)?;
            }
            _ => unit(c, out)?,
        }
    }
    out(Piece::Char(QUOTE))
}

/// `\uXXXX`
fn unit(unit: u32, out: &mut dyn FnMut(Piece<'_>) -> Result<(), Trap>) -> Result<(), Trap> {
    let digit = |shift: u32| b"0123456789abcdef".get((unit >> shift & 15) as usize).copied().unwrap_or(b'0');
    let escape = [b'\\', b'u', digit(12), digit(8), digit(4), digit(0)];
    out(Piece::Text(core::str::from_utf8(&escape).unwrap_or("")))
}
