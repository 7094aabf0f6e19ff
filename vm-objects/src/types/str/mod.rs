//! `str`: methods and constructor.

mod align;
mod case;
pub(crate) use case::is_identifier;
pub(crate) mod format;
mod protocol;
mod recode;
pub(crate) mod search;
mod split;
mod translate;

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef, NativeFn, merged};
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: &METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("str", Arity::Free, new);

static METHODS: [NativeDef; 67] = merged(
    protocol::ROWS,
    [
        case::CAPITALIZE,
        case::CASEFOLD,
        align::CENTER,
        search::COUNT,
        recode::ENCODE,
        search::ENDSWITH,
        align::EXPANDTABS,
        search::FIND,
        crate::features::FORMAT.native(format::FORMAT),
        crate::features::FORMAT.native(format::FORMAT_MAP),
        search::INDEX,
        case::ISALNUM,
        case::ISALPHA,
        case::ISASCII,
        case::ISDECIMAL,
        case::ISDIGIT,
        case::ISIDENTIFIER,
        case::ISLOWER,
        case::ISNUMERIC,
        case::ISPRINTABLE,
        case::ISSPACE,
        case::ISTITLE,
        case::ISUPPER,
        split::JOIN,
        align::LJUST,
        case::LOWER,
        split::LSTRIP,
        recode::MAKETRANS,
        search::PARTITION,
        search::REMOVEPREFIX,
        search::REMOVESUFFIX,
        search::REPLACE,
        search::RFIND,
        search::RINDEX,
        align::RJUST,
        search::RPARTITION,
        split::RSPLIT,
        split::RSTRIP,
        split::SPLIT,
        split::SPLITLINES,
        search::STARTSWITH,
        split::STRIP,
        case::SWAPCASE,
        case::TITLE,
        translate::TRANSLATE,
        case::UPPER,
        align::ZFILL,
    ],
);

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Str, name, arity, run)
}

/// The text that a method was called on. (The arguments were checked: it is one.)
fn this<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>) -> Result<Obj<Str>, Trap> {
    py.unwrapped(args.get(0)).cast::<Str>().ok_or(()).map_err(|()| py.refused("a method of str without one"))
}

/// An argument that must be a str: `what must be str, not int`, or as `what` says itself.
fn words(py: &mut Python<'_>, value: Value, what: &str) -> Result<Obj<Str>, Trap> {
    match py.unwrapped(value).cast::<Str>() {
        Some(text) => Ok(text),
        None if what.ends_with("not") => Err(py.not_a_str(what, value)),
        None => Err(py.not_a_str(format_args!("{what} must be str, not"), value)),
    }
}

/// `str(object='')`, `str(bytes, encoding)`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() == 2
        && args.kwnames.is_null()
        && let Some(text) = py.text_at_once(args.get(1))?
    {
        return Ok(text);
    }
    let names = ["object", "encoding", "errors"];
    let signature = crate::ops::arguments::Signature { function: "str", names, least: 0, positional: 3 };
    let [value, encoding, errors] = py.named_args(args, 1, &signature)?;
    if value.is_null() {
        return Ok(Str::from_str(&mut py.heap, "")?.value());
    }
    if encoding.is_null() && errors.is_null() {
        return Ok(Replay::new(args).text(py, args, value, Conversion::Str)?.value());
    }
    if py.unwrapped(value).cast::<Str>().is_some() {
        return Err(py.type_error(format_args!("decoding str is not supported")));
    }
    for (name, value) in [("encoding", encoding), ("errors", errors)] {
        if !value.is_null() && py.unwrapped(value).cast::<Str>().is_none() {
            return Err(py.not_a_str(format_args!("str() argument '{name}' must be str, not"), value));
        }
    }
    if !py.is_bytes_like(value) {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("decoding to str: need a bytes-like object, {kind} found")));
    }
    let text = |value: Value| py.unwrapped(value).cast::<Str>();
    let how = (text(encoding), text(errors));
    py.decoded(args, &mut Replay::new(args), value, how)
}
