//! The built-in error handlers as functions of an exception: `PyCodec_StrictErrors` and so on of CPython's
//! `Python/codecs.c`.

use super::Handler;
use crate::Trap;
use crate::codec::{self, Codec, Order};
use crate::exceptions::classes::member;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::exception::Exception;
use crate::object::str::{Str, StrBuilder};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(crate) const BACKSLASHREPLACE: NativeDef =
    NativeDef::function("backslashreplace_errors", Arity::One, |py, args| handle(py, args, Handler::BackslashReplace));
pub(crate) const IGNORE: NativeDef =
    NativeDef::function("ignore_errors", Arity::One, |py, args| handle(py, args, Handler::Ignore));
pub(crate) const NAMEREPLACE: NativeDef =
    NativeDef::function("namereplace_errors", Arity::One, |py, args| handle(py, args, Handler::NameReplace));
pub(crate) const REPLACE: NativeDef =
    NativeDef::function("replace_errors", Arity::One, |py, args| handle(py, args, Handler::Replace));
pub(crate) const STRICT: NativeDef =
    NativeDef::function("strict_errors", Arity::One, |py, args| handle(py, args, Handler::Strict));
pub(crate) const SURROGATEESCAPE: NativeDef =
    NativeDef::function("surrogateescape", Arity::One, |py, args| handle(py, args, Handler::SurrogateEscape));
pub(crate) const SURROGATEPASS: NativeDef =
    NativeDef::function("surrogatepass", Arity::One, |py, args| handle(py, args, Handler::SurrogatePass));
pub(crate) const XMLCHARREFREPLACE: NativeDef =
    NativeDef::function("xmlcharrefreplace_errors", Arity::One, |py, args| {
        handle(py, args, Handler::XmlCharRefReplace)
    });

/// The name of the function for a handler.
pub(crate) fn function_name(handler: &str) -> Option<&'static str> {
    Some(match handler {
        "strict" => "strict_errors",
        "ignore" => "ignore_errors",
        "replace" => "replace_errors",
        "backslashreplace" => "backslashreplace_errors",
        "xmlcharrefreplace" => "xmlcharrefreplace_errors",
        "namereplace" => "namereplace_errors",
        "surrogateescape" => "surrogateescape",
        "surrogatepass" => "surrogatepass",
        _ => return None,
    })
}

/// What an exception is about.
struct Problem {
    exception: Obj<Exception>,
    kind: TypeId,
    /// Bounds within the object, as CPython keeps them there.
    start: usize,
    end: usize,
    text: Option<Obj<Str>>,
    bytes: Option<Obj<Bytes>>,
}

impl Problem {
    fn of(py: &mut Python<'_>, value: Value) -> Result<Option<Problem>, Trap> {
        let kinds = [TypeId::UnicodeEncodeError, TypeId::UnicodeDecodeError, TypeId::UnicodeTranslateError];
        let kind = kinds.into_iter().find(|&kind| py.is_instance_of(value, kind));
        let (Some(exception), Some(kind)) = (value.cast::<Exception>(), kind) else { return Ok(None) };
        let object = py.unwrapped(exception.member(member::OBJECT));
        let (text, bytes) = (object.cast::<Str>(), object.cast::<Bytes>());
        let decodes = kind == TypeId::UnicodeDecodeError;
        let len = match (text, bytes) {
            (Some(text), _) if !decodes => text.len(),
            (_, Some(bytes)) if decodes => bytes.len(),
            _ => {
                let what = if decodes { "bytes" } else { "unicode" };
                return Err(py.type_error(format_args!("object attribute must be {what}")));
            }
        };
        let number = |index: usize| py.unwrapped(exception.member(index)).as_small_index().unwrap_or(0);
        let start = usize::try_from(number(member::START)).unwrap_or(0).min(len.saturating_sub(1));
        let end = usize::try_from(number(member::END)).unwrap_or(0).max(1).min(len);
        Ok(Some(Problem { exception, kind, start, end, text, bytes }))
    }

    fn count(&self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

fn handle<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, handler: Handler) -> Result<Value, Trap> {
    let value = args.get(0);
    if handler == Handler::Strict {
        if value.cast::<Exception>().is_none() {
            return Err(py.type_error(format_args!("codec must pass exception instance")));
        }
        py.pending = value;
        return Err(Trap::Raise);
    }
    let Some(problem) = Problem::of(py, value)? else { return Err(unknown(py, value)) };
    let (encodes, decodes) = (problem.kind == TypeId::UnicodeEncodeError, problem.kind == TypeId::UnicodeDecodeError);
    match handler {
        Handler::SurrogatePass | Handler::SurrogateEscape if encodes || decodes => {
            return surrogates(py, &problem, handler);
        }
        Handler::XmlCharRefReplace | Handler::NameReplace if encodes => {}
        Handler::Ignore | Handler::Replace | Handler::BackslashReplace => {}
        _ => return Err(unknown(py, value)),
    }
    let mut out = StrBuilder::new(&mut py.heap);
    match (handler, problem.bytes, problem.text) {
        (Handler::Ignore, ..) => {}
        (Handler::Replace, ..) => {
            let (c, count) = match problem.kind {
                TypeId::UnicodeEncodeError => ('?', problem.count()),
                TypeId::UnicodeDecodeError => ('\u{fffd}', 1),
                _ => ('\u{fffd}', problem.count()),
            };
            (0..count).try_for_each(|_| out.push_char(c.into()))?;
        }
        (_, Some(bytes), _) if decodes => {
            for &byte in bytes.as_slice().get(problem.start..problem.end).unwrap_or(&[]) {
                handler.write_escape(byte.into(), &mut *py.host, &mut out).map_err(|_| Trap::Memory)?;
            }
        }
        (_, _, Some(text)) => {
            for at in problem.start..problem.end {
                let c = text.char_at(at).unwrap_or(0);
                handler.write_escape(c, &mut *py.host, &mut out).map_err(|_| Trap::Memory)?;
            }
        }
        _ => {}
    }
    let text = out.finish()?.value();
    py.tuple(&[text, Value::from_int_truncated(problem.end as isize)])
}

fn unknown(py: &mut Python<'_>, value: Value) -> Trap {
    let name = py.type_name(value);
    py.type_error(format_args!("don't know how to handle {name} in error callback"))
}

/// The standard encoding that a name means to `surrogatepass`, and its order of bytes.
fn standard(name: Option<Obj<Str>>) -> Option<(Codec, bool)> {
    let codec = codec::find(name?.chars())?;
    match codec {
        Codec::Utf8 | Codec::Utf8Sig => Some((codec, false)),
        Codec::Utf16(order) | Codec::Utf32(order) => {
            Some((codec, order == Order::Little || order == Order::Mark && cfg!(target_endian = "little")))
        }
        _ => None,
    }
}

fn surrogates(py: &mut Python<'_>, problem: &Problem, handler: Handler) -> Result<Value, Trap> {
    let again = |py: &mut Python<'_>| {
        py.pending = problem.exception.value();
        Err(Trap::Raise)
    };
    let encoding = py.unwrapped(problem.exception.member(member::ENCODING)).cast::<Str>();
    let standard = standard(encoding);
    let pass = handler == Handler::SurrogatePass;
    if pass && standard.is_none() {
        return again(py);
    }
    let number = |at: usize| Value::from_int_truncated(at as isize);
    if let (Some(text), None) = (problem.text, problem.bytes) {
        let mut out = py.scratch::<u8>();
        for at in problem.start..problem.end {
            let c = text.char_at(at).unwrap_or(0);
            let bytes = match standard {
                Some((codec, little)) if pass => codec::surrogate_bytes(codec, little, c),
                _ if !pass && (0xdc80..0xdd00).contains(&c) => Some(([c as u8, 0, 0, 0], 1)),
                _ => None,
            };
            let Some((bytes, len)) = bytes else { return again(py) };
            if !out.extend(bytes.get(..len).unwrap_or(&[])) {
                return Err(Trap::Memory);
            }
        }
        let bytes = Bytes::from_slice(&mut py.heap, &out)?.value();
        return py.tuple(&[bytes, number(problem.end)]);
    }
    let Some(bytes) = problem.bytes else { return again(py) };
    if let (true, Some((codec, little))) = (pass, standard) {
        return match codec::surrogate_at(codec, little, bytes.as_slice(), problem.start) {
            Some((c, size)) => {
                let text = Str::from_char(&mut py.heap, c)?.value();
                py.tuple(&[text, number(problem.start.saturating_add(size))])
            }
            None => again(py),
        };
    }
    let part = bytes.as_slice().get(problem.start..problem.end).unwrap_or(&[]);
    let mut points = py.scratch::<u32>();
    for &byte in part.iter().take(4).take_while(|byte| !byte.is_ascii()) {
        if !points.push(0xdc00 | u32::from(byte)) {
            return Err(Trap::Memory);
        }
    }
    if points.is_empty() {
        return again(py);
    }
    let text = py.str_of_points(&points)?.value();
    py.tuple(&[text, number(problem.start.saturating_add(points.len()))])
}
