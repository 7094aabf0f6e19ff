//! `bytes.decode`.

use super::TypeId;
use super::bytes::this;
use crate::Trap;
use crate::heap::Obj;
use crate::object::bytes::Bytes;
use crate::object::str::{Storage, Str, StrFill};
use crate::python::{Args, Python};
use crate::value::Value;

/// `decode(encoding='utf-8', errors='strict')`: UTF-8, ASCII and Latin-1; `strict`, `ignore` and `replace`.
pub(super) fn decode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (positional, [encoding, errors]) = py.keywords(args, "decode", ["encoding", "errors"])?;
    let encoding = if positional > 1 { args.get(1) } else { encoding };
    let errors = if positional > 2 { args.get(2) } else { errors };
    let bytes = this(py, args)?;
    let named = |value: Value, names: &[&str]| {
        value.cast::<Str>().is_some_and(|text| {
            names.iter().any(|name| {
                text.len() == name.len()
                    && text.chars().zip(name.bytes()).all(|(c, n)| {
                        c == u32::from(n) || char::from_u32(c).is_some_and(|c| c.to_ascii_lowercase() == char::from(n))
                    })
            })
        })
    };
    if named(encoding, &["latin-1", "latin1", "iso-8859-1", "l1"]) {
        let max = bytes.as_slice().iter().copied().max().unwrap_or(0);
        let mut fill = StrFill::new(&mut py.heap, bytes.len(), Storage::for_max(max.into()))?;
        bytes.as_slice().iter().for_each(|&byte| fill.push_char(byte.into()));
        return Ok(fill.finish().value());
    }
    let ascii = named(encoding, &["ascii", "us-ascii"]);
    if !encoding.is_null() && !ascii && !named(encoding, &["utf-8", "utf8", "u8", "utf_8"]) {
        let name = Python::shown(encoding);
        return Err(py.error(TypeId::LookupError, format_args!("unknown encoding: {name}")));
    }
    let (ignore, replace) = (named(errors, &["ignore"]), named(errors, &["replace"]));
    decoded(py, bytes, ascii, if ignore { Some(None) } else { replace.then_some(Some('\u{fffd}')) })
}

/// The text of UTF-8 (or ASCII); `bad` says what stands for bytes that are none, if they are no error.
fn decoded(py: &mut Python<'_>, bytes: Obj<Bytes>, ascii: bool, bad: Option<Option<char>>) -> Result<Value, Trap> {
    let mut out = py.scratch::<u32>();
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let (good, error) = match core::str::from_utf8(rest) {
            Ok(text) => (text, None),
            Err(error) => {
                let good = rest.get(..error.valid_up_to()).and_then(|good| core::str::from_utf8(good).ok());
                (good.unwrap_or(""), Some(error.error_len()))
            }
        };
        let good = if ascii { good.get(..good.bytes().take_while(u8::is_ascii).count()).unwrap_or("") } else { good };
        if !good.chars().all(|c| out.push(c.into())) {
            return Err(Trap::Memory);
        }
        let at = bytes.len() - rest.len() + good.len();
        rest = rest.get(good.len()..).unwrap_or(&[]);
        let Some(&first) = rest.first() else { break };
        let (codec, reason, len) = match error {
            _ if ascii => ("ascii", "ordinal not in range(128)", 1),
            Some(None) => ("utf-8", "unexpected end of data", rest.len()),
            Some(Some(len)) if (0xc2..0xf5).contains(&first) => ("utf-8", "invalid continuation byte", len),
            _ => ("utf-8", "invalid start byte", 1),
        };
        match bad {
            None => {
                let reason = Str::from_str(&mut py.heap, reason)?.value();
                let codec = Str::from_str(&mut py.heap, codec)?.value();
                let (start, end) = (at as isize, (at + len) as isize);
                let bounds = [start, end].map(Value::from_int_truncated);
                let [start, end] = bounds;
                return Err(py.error_with(TypeId::UnicodeDecodeError, &[codec, bytes.value(), start, end, reason]));
            }
            Some(Some(c)) if !out.push(c.into()) => return Err(Trap::Memory),
            Some(_) => {}
        }
        rest = rest.get(len..).unwrap_or(&[]);
    }
    let max = out.iter().copied().max().unwrap_or(0);
    let mut fill = StrFill::new(&mut py.heap, out.len(), Storage::for_max(max))?;
    out.iter().for_each(|&c| fill.push_char(c));
    Ok(fill.finish().value())
}
