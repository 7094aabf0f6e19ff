//! `str`: `encode`, `translate`, `maketrans`.

use super::{method, this, words};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::str::{Str, StrBuilder, encode_wtf8};
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) const ENCODE: NativeDef = method("encode", Arity::Free, encode);
pub(super) const TRANSLATE: NativeDef = method("translate", Arity::One, translate);
pub(super) const MAKETRANS: NativeDef = NativeDef::function("maketrans", Arity::Between(1, 3), maketrans);

/// The encodings that there are: the greatest code point of each.
fn limit_of(name: &str) -> Option<(&'static str, u32)> {
    let is = |known: &str| {
        let plain = name.bytes().filter(|b| !matches!(b, b'-' | b'_' | b' ')).map(|b| b.to_ascii_lowercase());
        plain.eq(known.bytes())
    };
    if is("utf8") {
        Some(("utf-8", 0x10_ffff))
    } else if is("ascii") || is("usascii") {
        Some(("ascii", 0x7f))
    } else if is("latin1") || is("iso88591") || is("l1") {
        Some(("latin-1", 0xff))
    } else {
        None
    }
}

fn encode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "encode", names: ["encoding", "errors"], least: 0, positional: 2 };
    let [encoding, errors] = py.named_args(args, 1, &signature)?;
    let text = this(py, args)?;
    let name = if encoding.is_null() {
        None
    } else {
        Some(words(py, encoding, "encode() argument 'encoding' must be str, not")?)
    };
    let errors =
        if errors.is_null() { None } else { Some(words(py, errors, "encode() argument 'errors' must be str, not")?) };
    let known = match &name {
        None => Some(("utf-8", 0x10_ffff)),
        Some(name) => name.as_ascii().and_then(limit_of),
    };
    let Some((encoding, limit)) = known else {
        let name = Python::shown(encoding);
        return Err(py.error(TypeId::LookupError, format_args!("unknown encoding: {name}")));
    };
    let bad = |c: u32| c > limit || (0xd800..0xe000).contains(&c);
    let mut out = py.scratch::<u8>();
    let handler = errors.as_ref().and_then(|errors| errors.as_ascii()).unwrap_or("strict");
    for (index, c) in text.chars().enumerate() {
        let (bytes, len) = if limit == 0xff { ([c as u8, 0, 0, 0], 1) } else { encode_wtf8(c) };
        let mut escape = py.utf8();
        let written = if !bad(c) || handler == "surrogatepass" && c <= limit {
            bytes.get(..len).unwrap_or(&[])
        } else {
            match handler {
                "ignore" => &[],
                "replace" => &b"?"[..],
                "backslashreplace" => {
                    crate::text::write_escape(c, &mut escape).map_err(|_| Trap::Memory)?;
                    escape.as_str().as_bytes()
                }
                "xmlcharrefreplace" => {
                    use core::fmt::Write;
                    write!(escape, "&#{c};").map_err(|_| Trap::Memory)?;
                    escape.as_str().as_bytes()
                }
                "strict" => return Err(encode_error(py, text, (encoding, limit), index, bad)),
                other => {
                    let other = Python::shown(py.format_str(format_args!("{other}"))?.value());
                    return Err(py.error(TypeId::LookupError, format_args!("unknown error handler name '{other}'")));
                }
            }
        };
        if !written.iter().all(|&byte| out.push(byte)) {
            return Err(Trap::Memory);
        }
    }
    Ok(Bytes::from_slice(&mut py.heap, &out)?.value())
}

/// `UnicodeEncodeError` for the run of characters from `start` on.
fn encode_error(
    py: &mut Python<'_>,
    text: Obj<Str>,
    (encoding, limit): (&str, u32),
    start: usize,
    bad: impl Fn(u32) -> bool,
) -> Trap {
    let reason = match limit {
        0x7f => "ordinal not in range(128)",
        0xff => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };
    let end = start.saturating_add(text.chars().skip(start).take_while(|&c| bad(c)).count());
    let made =
        Str::from_str(&mut py.heap, encoding).and_then(|encoding| Ok((encoding, Str::from_str(&mut py.heap, reason)?)));
    let (encoding, reason) = match made {
        Ok(made) => made,
        Err(trap) => return trap,
    };
    let number = |n: usize| Value::from_int_truncated(n as isize);
    let args = [encoding.value(), text.value(), number(start), number(end), reason.value()];
    py.error_with(TypeId::UnicodeEncodeError, &args)
}

/// By a dict of code points; other tables are not asked.
fn translate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = this(py, args)?;
    let Some(table) = py.unwrapped(args.get(1)).cast::<Dict>() else {
        return Err(py.refused("str.translate by what is no dict"));
    };
    let mut pieces = py.scratch::<Value>();
    for c in text.chars() {
        let key = Value::from_int_truncated(c as isize);
        let found = table.get_small(c as isize).unwrap_or(key);
        let valid = found.is_none()
            || found.cast::<Str>().is_some()
            || found.as_small_int().is_some_and(|n| (0..0x11_0000).contains(&n));
        if !valid {
            if found.as_small_int().is_some() {
                return Err(py.value_error(format_args!("character mapping must be in range(0x110000)")));
            }
            return Err(py.type_error(format_args!("character mapping must return integer, None or str")));
        }
        if !pieces.push(found) {
            return Err(Trap::Memory);
        }
    }
    let mut out = StrBuilder::new(&mut py.heap);
    for piece in pieces.iter() {
        if let Some(text) = piece.cast::<Str>() {
            out.push(text)?;
        } else if let Some(c) = piece.as_small_int() {
            out.push_char(c as u32)?;
        }
    }
    Ok(out.finish()?.value())
}

trait SmallKeys {
    fn get_small(self, key: isize) -> Option<Value>;
}

impl SmallKeys for Obj<Dict> {
    fn get_small(self, key: isize) -> Option<Value> {
        let hash = crate::number::int_small::hash(key as i64);
        let position = self.find_identical(hash, Value::from_int_truncated(key))?;
        self.key_value_at(position).map(|(_, value)| value)
    }
}

/// `str.maketrans(x, y, z)`: called on the class or an object, which is not given.
fn maketrans<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let table = Dict::new(&mut py.heap)?;
    if args.nargs() == 1 {
        let Some(from) = py.unwrapped(args.get(0)).cast::<Dict>() else {
            return Err(py.type_error(format_args!("if you give only one argument to maketrans it must be a dict")));
        };
        for entry in from.iter() {
            let key = match entry.key.cast::<Str>() {
                Some(text) if text.len() == 1 => text.char_at(0).map(|c| c as isize),
                Some(_) => {
                    return Err(py.value_error(format_args!("string keys in translate table must be of length 1")));
                }
                None => entry.key.as_small_index(),
            };
            let Some(key) = key else {
                return Err(py.type_error(format_args!("keys in translate table must be strings or integers")));
            };
            put(py, table, key, entry.value)?;
        }
        return Ok(table.value());
    }
    let Some(from) = py.unwrapped(args.get(0)).cast::<Str>() else {
        return Err(
            py.type_error(format_args!("first maketrans argument must be a string if there is a second argument"))
        );
    };
    let to = words(py, args.get(1), "maketrans() argument 2")?;
    if from.len() != to.len() {
        return Err(py.value_error(format_args!("the first two maketrans arguments must have equal length")));
    }
    for (from, to) in from.chars().zip(to.chars()) {
        put(py, table, from as isize, Value::from_int_truncated(to as isize))?;
    }
    if let Some(gone) = args.arg(2) {
        let gone = words(py, gone, "maketrans() argument 3")?;
        for c in gone.chars() {
            put(py, table, c as isize, Value::NONE)?;
        }
    }
    Ok(table.value())
}

fn put(py: &mut Python<'_>, table: Obj<Dict>, key: isize, value: Value) -> Result<(), Trap> {
    let hash = crate::number::int_small::hash(key as i64);
    let key = Value::from_int_truncated(key);
    match table.find_identical(hash, key) {
        Some(position) => {
            table.set_value_at(position, value);
            Ok(())
        }
        None => table.insert_missing(&mut py.heap, hash, key, value),
    }
}
