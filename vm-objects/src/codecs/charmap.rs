//! Encodings given by a table: `charmap_build`, `charmap_encode` and `charmap_decode`. A table is a str (of what each byte
//! means), a dict, or anything with items; only from a str and a dict a missing item is no error of its own.

use super::Handler;
use crate::Trap;
use crate::codec::Bad;
use crate::heap::Obj;
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

const REASON: &str = "character maps to <undefined>";

fn small(n: usize) -> Value {
    Value::from_int_truncated(n as isize)
}

impl Python<'_> {
    /// The item of a dict under a small int.
    pub(crate) fn small_item(&self, dict: Obj<Dict>, key: isize) -> Option<Value> {
        let position =
            dict.find_identical(crate::number::int_small::hash(key as i64), Value::from_int_truncated(key))?;
        dict.key_value_at(position).map(|(_, value)| value)
    }
}

/// `charmap_build(text)`: what each character is encoded as.
pub(crate) fn build<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(table) = py.unwrapped(args.get(0)).cast::<Str>() else {
        let name = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("charmap_build() argument must be str, not {name}")));
    };
    let map = Dict::with_capacity(&mut py.heap, table.len())?;
    for (byte, c) in table.chars().enumerate().take(256) {
        // U+FFFE says that the byte means nothing.
        if c == 0xfffe || py.small_item(map, c as isize).is_some() {
            continue;
        }
        let hash = crate::number::int_small::hash(c.into());
        map.insert_missing(&mut py.heap, hash, Value::from_int_truncated(c as isize), small(byte))?;
    }
    Ok(map.value())
}

/// What an item of a table says.
fn item<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (table, key): (Value, isize),
) -> Result<Value, Trap> {
    if let Some(dict) = py.unwrapped(table).cast::<Dict>()
        && !py.has_special(table, "__getitem__")
        && !py.has_special(table, "__missing__")
    {
        return Ok(py.small_item(dict, key).unwrap_or(Value::NONE));
    }
    let key = Value::from_int_truncated(key);
    let outcome = py.item(table, key);
    replay.outcome(args, &[table, key], outcome)
}

fn errors_of(py: &Python<'_>, args: &Args<'_, '_>) -> Option<Obj<Str>> {
    py.unwrapped(args.arg(1).unwrap_or(Value::NONE)).cast::<Str>()
}

/// What a registered handler answers: the replacement, and where to go on.
fn ask<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (kind, object, bad): (TypeId, Value, Bad),
    len: usize,
) -> Result<(Value, usize), Trap> {
    let handler = match errors_of(py, args) {
        Some(name) => py.handler_named(name)?,
        None => return Err(py.refused("a handler without a name")),
    };
    let error = py.unicode_error(kind, "charmap", object, bad)?.value();
    let answer = replay.call(args, handler, error)?;
    let pair = py.unwrapped(answer).cast::<Tuple>().filter(|pair| pair.len() == 2);
    let parts = pair.and_then(|pair| Some((pair.get(0)?, py.unwrapped(pair.get(1)?).as_small_index()?)));
    let decodes = kind == TypeId::UnicodeDecodeError;
    let valid = parts.filter(|(part, _)| {
        py.is_instance_of(*part, TypeId::Str) || !decodes && py.is_instance_of(*part, TypeId::Bytes)
    });
    let Some((part, at)) = valid else {
        return Err(match decodes {
            true => py.type_error(format_args!("decoding error handler must return (str, int) tuple")),
            false => py.type_error(format_args!("encoding error handler must return (str/bytes, int) tuple")),
        });
    };
    let place = if at < 0 { at.saturating_add_unsigned(len) } else { at };
    match usize::try_from(place).ok().filter(|&place| place <= len) {
        Some(place) => Ok((part, place)),
        None => {
            let text = format_args!("position {at} from error handler out of bounds");
            Err(py.error(TypeId::IndexError, text))
        }
    }
}

/// `charmap_decode(data, errors=None, mapping=None)`
pub(crate) fn decode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let table = args.arg(2).unwrap_or(Value::NONE);
    let object = args.get(0);
    let bytes = py.bytes_of(object)?;
    let (slice, handler) = (bytes.as_slice(), Handler::of(errors_of(py, args)));
    let len = slice.len();
    let mut replay = Replay::new(args);
    let mut out = py.scratch::<u32>();
    let text_table = py.unwrapped(table).cast::<Str>();
    let mut at = 0;
    while let Some(&byte) = slice.get(at) {
        let found = match text_table {
            _ if table.is_none() => Value::from_int_truncated(byte.into()),
            Some(text) => match text.char_at(byte.into()).filter(|&c| c != 0xfffe) {
                Some(c) => Value::from_int_truncated(c as isize),
                None => Value::NONE,
            },
            None => item(py, args, &mut replay, (table, byte.into()))?,
        };
        if add_decoded(py, found, &mut out)? {
            at += 1;
            continue;
        }
        let bad = Bad { start: at, end: at + 1, reason: REASON };
        at = match handler {
            Handler::Registered => {
                let (part, next) = ask(py, args, &mut replay, (TypeId::UnicodeDecodeError, object, bad), len)?;
                if let Some(text) = py.unwrapped(part).cast::<Str>()
                    && !text.chars().all(|c| out.push(c))
                {
                    return Err(Trap::Memory);
                }
                next
            }
            _ => {
                let none = crate::codec::Decoder::new(crate::codec::Codec::Latin1);
                match handler.decode(&none, slice, bad, &mut out)? {
                    Some(next) => next,
                    None => return Err(py.decode_error("charmap", object, bad, handler)),
                }
            }
        };
    }
    let text = py.str_of_points(&out)?.value();
    py.tuple(&[text, small(len)])
}

/// Adds what a table says of a byte; `false` if that is nothing.
fn add_decoded(py: &mut Python<'_>, found: Value, out: &mut Scratch<'_, u32>) -> Result<bool, Trap> {
    let inside = py.unwrapped(found);
    let fits = match (inside.as_small_index(), inside.cast::<Str>()) {
        _ if found.is_none() => return Ok(false),
        (Some(0xfffe), _) => return Ok(false),
        (Some(c @ 0..=0x10_ffff), _) => out.push(c as u32),
        (Some(_), _) => {
            return Err(py.type_error(format_args!("character mapping must be in range(0x110000)")));
        }
        (_, Some(text)) if text.len() == 1 && text.char_at(0) == Some(0xfffe) => return Ok(false),
        (_, Some(text)) => text.chars().all(|c| out.push(c)),
        _ => return Err(py.type_error(format_args!("character mapping must return integer, None or str"))),
    };
    if fits { Ok(true) } else { Err(Trap::Memory) }
}

/// Adds what a table says of a character; `false` if that is nothing.
fn add_encoded(py: &mut Python<'_>, found: Value, out: &mut Scratch<'_, u8>) -> Result<bool, Trap> {
    let inside = py.unwrapped(found);
    let fits = match (inside.as_small_index(), inside.cast::<Bytes>()) {
        _ if found.is_none() => return Ok(false),
        (Some(byte @ 0..=0xff), _) => out.push(byte as u8),
        (Some(_), _) => return Err(py.type_error(format_args!("character mapping must be in range(256)"))),
        (_, Some(bytes)) => out.extend(bytes.as_slice()),
        _ => {
            let name = py.type_name(found);
            return Err(py.type_error(format_args!("character mapping must return integer, bytes or None, not {name}")));
        }
    };
    if fits { Ok(true) } else { Err(Trap::Memory) }
}

/// `charmap_encode(text, errors=None, mapping=None)`
pub(crate) fn encode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let table = args.arg(2).unwrap_or(Value::NONE);
    let Some(text) = py.unwrapped(args.get(0)).cast::<Str>() else {
        let name = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("charmap_encode() argument 1 must be str, not {name}")));
    };
    let handler = Handler::of(errors_of(py, args));
    let mut replay = Replay::new(args);
    let mut out = py.scratch::<u8>();
    let mut at = 0;
    while let Some(c) = text.char_at(at) {
        let found = match table.is_none() {
            true if c < 256 => Value::from_int_truncated(c as isize),
            true => Value::NONE,
            false => item(py, args, &mut replay, (table, c as isize))?,
        };
        if add_encoded(py, found, &mut out)? {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while let Some(c) = text.char_at(end) {
            let found = match table.is_none() {
                true if c < 256 => break,
                true => Value::NONE,
                false => item(py, args, &mut replay, (table, c as isize))?,
            };
            if !found.is_none() {
                break;
            }
            end += 1;
        }
        let bad = Bad { start: at, end, reason: REASON };
        at = replaced(py, args, &mut replay, (text, bad, handler), &mut out)?;
    }
    let bytes = Bytes::from_slice(&mut py.heap, &out)?.value();
    py.tuple(&[bytes, small(text.len())])
}

/// Puts what the handler says in place of characters that the table doesn't have; answers where to go on.
fn replaced<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (text, bad, handler): (Obj<Str>, Bad, Handler),
    out: &mut Scratch<'h, u8>,
) -> Result<usize, Trap> {
    let table = args.arg(2).unwrap_or(Value::NONE);
    let (part, next) = match handler {
        Handler::Strict | Handler::SurrogatePass => return Err(py.encode_error("charmap", text.value(), bad)),
        Handler::Ignore => return Ok(bad.end),
        Handler::SurrogateEscape => {
            for at in bad.start..bad.end {
                match text.char_at(at) {
                    Some(c @ 0xdc80..=0xdcff) if out.push(c as u8) => {}
                    Some(0xdc80..=0xdcff) => return Err(Trap::Memory),
                    _ => return Err(py.encode_error("charmap", text.value(), bad)),
                }
            }
            return Ok(bad.end);
        }
        Handler::Registered => {
            let (part, next) = ask(py, args, replay, (TypeId::UnicodeEncodeError, text.value(), bad), text.len())?;
            (py.unwrapped(part), next)
        }
        _ => {
            let mut escape = crate::object::str::StrBuilder::new(&mut py.heap);
            for at in bad.start..bad.end {
                let c = text.char_at(at).unwrap_or(0);
                match handler {
                    Handler::Replace => escape.push_text("?")?,
                    _ => handler.write_escape(c, &mut *py.host, &mut escape).map_err(|_| Trap::Memory)?,
                }
            }
            (escape.finish()?.value(), bad.end)
        }
    };
    if let Some(bytes) = part.cast::<Bytes>() {
        return if out.extend(bytes.as_slice()) { Ok(next) } else { Err(Trap::Memory) };
    }
    for c in part.cast::<Str>().as_ref().into_iter().flat_map(|part| part.chars()) {
        let found = match table.is_none() {
            true if c < 256 => Value::from_int_truncated(c as isize),
            true => Value::NONE,
            false => item(py, args, replay, (table, c as isize))?,
        };
        if !add_encoded(py, found, out)? {
            return Err(py.encode_error("charmap", text.value(), bad));
        }
    }
    Ok(next)
}
