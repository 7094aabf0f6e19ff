//! `bytes` and `bytearray`: the methods that they share, and those of `bytes`. A method answers with the type of its object.
//!
//! | file | what |
//! |---|---|
//! | `new` | constructors |
//! | `search` | `find` and what is like it |
//! | `split` | pieces and joints |
//! | `align` | padding, tabs |
//! | `recode` | `translate`, case, `hex` |
//! | `decode` | text |
//! | `percent` | `%` |

mod align;
mod decode;
pub(crate) mod new;
mod percent;
mod recode;
mod search;
mod split;

pub(crate) use align::word;
pub(crate) use percent::PERCENT;
pub(crate) use recode::separator;

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::native::{Arity, NativeDef, NativeFn, merged};
use crate::object::buffer::Buffer;
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: &METHODS, getsets: &[], new: Some(&new::BYTES) };

const SHARED: usize = 59;
const OWN: usize = 3;

static METHODS: [NativeDef; SHARED + OWN] = merged(
    shared(TypeId::Bytes),
    [
        NativeDef::method(TypeId::Bytes, "__bytes__", Arity::None, to_bytes),
        NativeDef::method(TypeId::Bytes, "__getnewargs__", Arity::None, get_new_args),
        NativeDef::method(TypeId::Bytes, "__hash__", Arity::None, protocol::hash),
    ],
);

/// The methods of both types, for one of them.
pub(super) const fn shared(owner: TypeId) -> [NativeDef; SHARED] {
    const fn row(owner: TypeId, name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
        NativeDef::method(owner, name, arity, run)
    }
    let finds = Arity::Parsed(1, 3);
    [
        row(owner, "__add__", Arity::One, protocol::add),
        row(owner, "__contains__", Arity::One, protocol::contains),
        row(owner, "__eq__", Arity::One, protocol::eq),
        row(owner, "__ge__", Arity::One, protocol::ge),
        row(owner, "__getitem__", Arity::One, protocol::get_item),
        row(owner, "__gt__", Arity::One, protocol::gt),
        row(owner, "__iter__", Arity::None, protocol::iter),
        row(owner, "__le__", Arity::One, protocol::le),
        row(owner, "__len__", Arity::None, protocol::len),
        row(owner, "__lt__", Arity::One, protocol::lt),
        row(owner, "__mod__", Arity::One, percent::modulo),
        row(owner, "__mul__", Arity::One, protocol::mul),
        row(owner, "__ne__", Arity::One, protocol::ne),
        row(owner, "__repr__", Arity::None, super::object::repr_builtin),
        row(owner, "__rmod__", Arity::One, percent::reflected),
        row(owner, "__rmul__", Arity::One, protocol::rmul),
        row(owner, "__sizeof__", Arity::None, size_of),
        row(owner, "capitalize", Arity::None, recode::capitalize),
        row(owner, "center", Arity::Between(1, 2), align::center),
        row(owner, "count", finds, search::count),
        row(owner, "decode", Arity::Free, decode::decode),
        row(owner, "endswith", finds, search::ends_with),
        row(owner, "expandtabs", Arity::Free, align::expand_tabs),
        row(owner, "find", finds, search::find),
        NativeDef::class_method("fromhex", Arity::Free, recode::from_hex),
        row(owner, "hex", Arity::Free, recode::hex),
        row(owner, "index", finds, search::index),
        row(owner, "isalnum", Arity::None, recode::is_alnum),
        row(owner, "isalpha", Arity::None, recode::is_alpha),
        row(owner, "isascii", Arity::None, recode::is_ascii),
        row(owner, "isdigit", Arity::None, recode::is_digit),
        row(owner, "islower", Arity::None, recode::is_lower),
        row(owner, "isspace", Arity::None, recode::is_space),
        row(owner, "istitle", Arity::None, recode::is_title),
        row(owner, "isupper", Arity::None, recode::is_upper),
        row(owner, "join", Arity::One, split::join),
        row(owner, "ljust", Arity::Between(1, 2), align::left),
        row(owner, "lower", Arity::None, recode::lower),
        row(owner, "lstrip", Arity::Between(0, 1), split::left_strip),
        NativeDef::function("maketrans", Arity::Between(2, 2), recode::make_trans),
        row(owner, "partition", Arity::One, split::partition),
        row(owner, "removeprefix", Arity::One, search::remove_prefix),
        row(owner, "removesuffix", Arity::One, search::remove_suffix),
        row(owner, "replace", Arity::Between(2, 3), search::replace),
        row(owner, "rfind", finds, search::rfind),
        row(owner, "rindex", finds, search::rindex),
        row(owner, "rjust", Arity::Between(1, 2), align::right),
        row(owner, "rpartition", Arity::One, split::rpartition),
        row(owner, "rsplit", Arity::Free, split::rsplit),
        row(owner, "rstrip", Arity::Between(0, 1), split::right_strip),
        row(owner, "split", Arity::Free, split::split),
        row(owner, "splitlines", Arity::Free, split::split_lines),
        row(owner, "startswith", finds, search::starts_with),
        row(owner, "strip", Arity::Between(0, 1), split::strip),
        row(owner, "swapcase", Arity::None, recode::swap_case),
        row(owner, "title", Arity::None, recode::title),
        row(owner, "translate", Arity::Free, recode::translate),
        row(owner, "upper", Arity::None, recode::upper),
        row(owner, "zfill", Arity::One, align::zero_fill),
    ]
}

/// The bytes that a method was called on.
fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Buffer, Trap> {
    py.bytes_like(args.get(0))
}

/// New bytes of the type of the object that a method was called on.
fn like(py: &mut Python<'_>, args: &Args<'_, '_>, bytes: &[u8]) -> Result<Value, Trap> {
    let inside = py.unwrapped(args.get(0));
    py.bytes_as(inside, bytes)
}

/// Part of the object's own bytes: all of a bytes object is it itself.
fn like_part(py: &mut Python<'_>, args: &Args<'_, '_>, start: usize, end: usize) -> Result<Value, Trap> {
    let buffer = this(py, args)?;
    if start == 0 && end >= buffer.len() && args.get(0).cast::<Bytes>().is_some() {
        return Ok(args.get(0));
    }
    like(py, args, buffer.part(start, end.saturating_sub(start)).as_slice())
}

/// `__bytes__`
fn to_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(py.unwrapped(args.get(0)))
}

/// `__getnewargs__`
fn get_new_args<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = py.unwrapped(args.get(0));
    Ok(Tuple::from_slice(&mut py.heap, &[bytes])?.value())
}

/// `__sizeof__`, in CPython's numbers.
fn size_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let inside = py.unwrapped(args.get(0));
    let len = this(py, args)?.len();
    let array = inside.is_kind(crate::heap::Kind::ByteArray);
    let size = if array {
        56_usize.saturating_add(if len == 0 { 0 } else { len.saturating_add(1) })
    } else {
        len.saturating_add(33)
    };
    Ok(Value::from_int_truncated(size as isize))
}

/// An optional argument that is a str, for `encoding` and `errors`.
fn text_argument(
    py: &mut Python<'_>,
    function: &str,
    name: &str,
    value: Value,
) -> Result<Option<crate::heap::Obj<Str>>, Trap> {
    if value.is_null() {
        return Ok(None);
    }
    match py.unwrapped(value).cast::<Str>() {
        Some(text) => Ok(Some(text)),
        None => {
            let kind = if value.is_none() { "None" } else { "" };
            let kind_name = py.type_name(value);
            Err(if kind.is_empty() {
                py.type_error(format_args!("{function}() argument '{name}' must be str, not {kind_name}"))
            } else {
                py.type_error(format_args!("{function}() argument '{name}' must be str, not {kind}"))
            })
        }
    }
}
