//! `bytes` and `bytearray`: constructors and the methods they share. A method answers with the type of its object.

use super::list::clamped_index;
use super::{Behaviour, TypeId, decode, protocol};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::str::{Storage, Str, StrFill};
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("bytes", Arity::Free, new);

/// The methods of both types, for one of them; the other's own ones come between.
macro_rules! shared_methods {
    ($owner:expr) => {
        &[
            NativeDef::method($owner, "__add__", Arity::One, protocol::add),
            NativeDef::method($owner, "__contains__", Arity::One, protocol::contains),
            NativeDef::method($owner, "__eq__", Arity::One, protocol::eq),
            NativeDef::method($owner, "__ge__", Arity::One, protocol::ge),
            NativeDef::method($owner, "__getitem__", Arity::One, protocol::get_item),
            NativeDef::method($owner, "__gt__", Arity::One, protocol::gt),
            NativeDef::method($owner, "__iter__", Arity::None, protocol::iter),
            NativeDef::method($owner, "__le__", Arity::One, protocol::le),
            NativeDef::method($owner, "__len__", Arity::None, protocol::len),
            NativeDef::method($owner, "__lt__", Arity::One, protocol::lt),
            NativeDef::method($owner, "__mul__", Arity::One, protocol::mul),
            NativeDef::method($owner, "__ne__", Arity::One, protocol::ne),
            NativeDef::method($owner, "__rmul__", Arity::One, protocol::rmul),
            NativeDef::method($owner, "count", Arity::Between(1, 3), count),
            NativeDef::method($owner, "decode", Arity::Free, decode::decode),
            NativeDef::method($owner, "endswith", Arity::Between(1, 3), ends_with),
            NativeDef::method($owner, "find", Arity::Between(1, 3), find),
            NativeDef::class_method("fromhex", Arity::Free, from_hex),
            NativeDef::method($owner, "hex", Arity::None, hex),
            NativeDef::method($owner, "index", Arity::Between(1, 3), index),
            NativeDef::method($owner, "isdigit", Arity::None, is_digit),
            NativeDef::method($owner, "join", Arity::One, join),
            NativeDef::method($owner, "lower", Arity::None, lower),
            NativeDef::method($owner, "lstrip", Arity::Between(0, 1), left_strip),
            NativeDef::method($owner, "replace", Arity::Between(2, 3), replace),
            NativeDef::method($owner, "rfind", Arity::Between(1, 3), right_find),
            NativeDef::method($owner, "rstrip", Arity::Between(0, 1), right_strip),
            NativeDef::method($owner, "split", Arity::Between(0, 2), split),
            NativeDef::method($owner, "startswith", Arity::Between(1, 3), starts_with),
            NativeDef::method($owner, "strip", Arity::Between(0, 1), strip),
            NativeDef::method($owner, "upper", Arity::None, upper),
        ]
    };
}

static METHODS: &[NativeDef] = shared_methods!(TypeId::Bytes);
/// The methods that `bytearray` shares with `bytes`.
pub(super) static ARRAY_METHODS: &[NativeDef] = shared_methods!(TypeId::ByteArray);

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(made(py, args, "bytes")?.value())
}

/// What a constructor of either type is given: a count, a str and an encoding, bytes, or an iterable of ints.
pub(super) fn made<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &str) -> Result<Obj<Bytes>, Trap> {
    room(args)?;
    if args.input != Input::Start {
        let items = args.result();
        return packed(py, items);
    }
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("{name}() takes no keyword arguments")));
    }
    let Some(source) = args.arg(1) else { return Bytes::with_len(&mut py.heap, 0) };
    let inside = py.unwrapped(source);
    if let Some(text) = inside.cast::<Str>() {
        if args.nargs() < 3 {
            return Err(py.type_error(format_args!("string argument without an encoding")));
        }
        let len = text.wtf8_len();
        let bytes = Bytes::with_len(&mut py.heap, len)?;
        let mut at = 0;
        let _ = text.write_wtf8::<()>(|part| {
            for (cell, &byte) in bytes.cells().get(at..).unwrap_or(&[]).iter().zip(part) {
                cell.set(byte);
            }
            at += part.len();
            Ok(())
        });
        return Ok(bytes);
    }
    if matches!(inside.kind(), Some(Kind::Bytes | Kind::ByteArray)) {
        return py.bytes_of(inside);
    }
    if py.is_instance_of(source, TypeId::Int) {
        return match usize::try_from(clamped_index(py, inside)?) {
            Ok(len) => Bytes::with_len(&mut py.heap, len),
            Err(_) => Err(py.value_error(format_args!("negative count"))),
        };
    }
    if !py.may_iterate(source) {
        let kind = py.type_name(source);
        return Err(py.type_error(format_args!("cannot convert '{kind}' object to {name}")));
    }
    py.defer(&COLLECT, 0);
    Err(args.defer(1, &[source]))
}

/// The bytes of a list of ints.
pub(super) fn packed(py: &mut Python<'_>, items: Value) -> Result<Obj<Bytes>, Trap> {
    let bytes = Bytes::with_len(&mut py.heap, crate::ops::len_of_sequence(items))?;
    for (index, cell) in bytes.cells().iter().enumerate() {
        let item = crate::ops::item_of(items, index).unwrap_or(Value::NONE);
        let byte = match py.unwrapped(item).as_small_index() {
            Some(byte) => u8::try_from(byte).ok(),
            None if py.is_instance_of(item, TypeId::Int) => None,
            None => {
                let name = py.type_name(item);
                return Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")));
            }
        };
        match byte {
            Some(byte) => cell.set(byte),
            None => return Err(py.value_error(format_args!("bytes must be in range(0, 256)"))),
        }
    }
    Ok(bytes)
}

/// The object's bytes.
pub(super) fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Bytes>, Trap> {
    let inside = py.unwrapped(args.get(0));
    py.bytes_of(inside)
}

/// New bytes of the object's type.
fn like(py: &mut Python<'_>, args: &Args<'_, '_>, bytes: &[u8]) -> Result<Value, Trap> {
    if py.unwrapped(args.get(0)).is_kind(Kind::ByteArray) {
        return py.bytearray_from(bytes);
    }
    Ok(Bytes::from_slice(&mut py.heap, bytes)?.value())
}

/// What is searched for: bytes, or one byte.
fn needle(py: &mut Python<'_>, value: Value) -> Result<Obj<Bytes>, Trap> {
    if py.is_instance_of(value, TypeId::Int) {
        let byte = py.byte_of(value)?;
        return Bytes::from_slice(&mut py.heap, &[byte]);
    }
    if matches!(py.unwrapped(value).kind(), Some(Kind::Bytes | Kind::ByteArray)) {
        return py.bytes_like(value);
    }
    let name = py.type_name(value);
    Err(py.type_error(format_args!("argument should be integer or bytes-like object, not '{name}'")))
}

/// The part of the bytes that a search's bounds leave, and where it begins; `None` if it begins behind the end.
fn bounds(py: &mut Python<'_>, args: &Args<'_, '_>, len: usize) -> Result<Option<(usize, usize)>, Trap> {
    let parts = [args.arg(2).unwrap_or(Value::NONE), args.arg(3).unwrap_or(Value::NONE), Value::NONE];
    let start = parts.first().and_then(|start| start.as_small_index()).unwrap_or(0);
    let at = match py.slice_indices(parts, len) {
        Err(Trap::Defer) => return Err(py.refused("a bound with an __index__")),
        at => at?,
    };
    if start > 0 && start.unsigned_abs() > len {
        return Ok(None);
    }
    Ok(Some((at.start.unsigned_abs(), at.start.unsigned_abs() + at.count)))
}

/// Where the argument stands, by the bounds that are given.
fn position(py: &mut Python<'_>, args: &Args<'_, '_>, last: bool) -> Result<Option<usize>, Trap> {
    let (bytes, needle) = (this(py, args)?, needle(py, args.get(1))?);
    let Some((start, end)) = bounds(py, args, bytes.len())? else { return Ok(None) };
    let part = bytes.as_slice().get(start..end).unwrap_or(&[]);
    let found = if last { find_last(part, needle.as_slice()) } else { find_first(part, needle.as_slice()) };
    Ok(found.map(|at| at + start))
}

fn find_first(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() { Some(0) } else { bytes.windows(part.len()).position(|window| window == part) }
}

fn find_last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() { Some(bytes.len()) } else { bytes.windows(part.len()).rposition(|window| window == part) }
}

fn int(value: Option<usize>) -> Value {
    Value::from_int_truncated(value.map_or(-1, |value| value as isize))
}

fn find<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    position(py, args, false).map(int)
}

fn right_find<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    position(py, args, true).map(int)
}

fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match position(py, args, false)? {
        None => Err(py.value_error(format_args!("subsection not found"))),
        found => Ok(int(found)),
    }
}

fn count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (bytes, needle) = (this(py, args)?, needle(py, args.get(1))?);
    let Some((start, end)) = bounds(py, args, bytes.len())? else { return Ok(int(Some(0))) };
    let mut rest = bytes.as_slice().get(start..end).unwrap_or(&[]);
    if needle.len() == 0 {
        return Ok(int(Some(rest.len() + 1)));
    }
    let mut count = 0;
    while let Some(at) = find_first(rest, needle.as_slice()) {
        count += 1;
        rest = rest.get(at + needle.len()..).unwrap_or(&[]);
    }
    Ok(int(Some(count)))
}

/// Whether the bytes begin or end with the argument, or with one of a tuple.
fn has_end(
    py: &mut Python<'_>,
    args: &Args<'_, '_>,
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Result<Value, Trap> {
    let bytes = this(py, args)?;
    let wanted = args.get(1);
    let part = match bounds(py, args, bytes.len())? {
        Some((start, end)) => bytes.as_slice().get(start..end).unwrap_or(&[]),
        None => return Ok(Value::FALSE),
    };
    if let Some(tuple) = wanted.cast::<Tuple>() {
        for &one in tuple.values() {
            let one = py.bytes_like(one)?;
            if test(part, one.as_slice()) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    if !matches!(py.unwrapped(wanted).kind(), Some(Kind::Bytes | Kind::ByteArray)) {
        let kind = py.type_name(wanted);
        return Err(py.type_error(format_args!("{name} first arg must be bytes or a tuple of bytes, not {kind}")));
    }
    let wanted = py.bytes_like(wanted)?;
    Ok(Value::from_bool(test(part, wanted.as_slice())))
}

fn starts_with<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    has_end(py, args, "startswith", |bytes, part| bytes.starts_with(part))
}

fn ends_with<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    has_end(py, args, "endswith", |bytes, part| bytes.ends_with(part))
}

fn is_digit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = this(py, args)?;
    Ok(Value::from_bool(bytes.len() > 0 && bytes.as_slice().iter().all(u8::is_ascii_digit)))
}

fn mapped<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, map: fn(&u8) -> u8) -> Result<Value, Trap> {
    let bytes = this(py, args)?;
    let copy = Bytes::with_len(&mut py.heap, bytes.len())?;
    for (cell, byte) in copy.cells().iter().zip(bytes.as_slice()) {
        cell.set(map(byte));
    }
    like(py, args, copy.as_slice())
}

fn upper<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    mapped(py, args, u8::to_ascii_uppercase)
}

fn lower<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    mapped(py, args, u8::to_ascii_lowercase)
}

/// White space as `bytes.split` and `strip` see it.
const SPACE: &[u8] = b" \t\n\r\x0b\x0c";

fn stripped<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, left: bool, right: bool) -> Result<Value, Trap> {
    let bytes = this(py, args)?;
    let set = match args.arg(1) {
        Some(set) if !set.is_none() => Some(py.bytes_like(set)?),
        _ => None,
    };
    let set = set.as_ref().map_or(SPACE, |set| set.as_slice());
    let slice = bytes.as_slice();
    let kept = |byte: &u8| !set.contains(byte);
    let start = if left { slice.iter().position(kept).unwrap_or(slice.len()) } else { 0 };
    let end = if right { slice.iter().rposition(kept).map_or(start, |last| last + 1) } else { slice.len() };
    like(py, args, slice.get(start..end).unwrap_or(&[]))
}

fn strip<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    stripped(py, args, true, true)
}

fn left_strip<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    stripped(py, args, true, false)
}

fn right_strip<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    stripped(py, args, false, true)
}

/// How often something is done at most: the argument at an index, if it is not negative.
fn at_most(py: &mut Python<'_>, args: &Args<'_, '_>, index: usize) -> Result<usize, Trap> {
    match args.arg(index) {
        Some(most) => Ok(usize::try_from(clamped_index(py, most)?).unwrap_or(usize::MAX)),
        None => Ok(usize::MAX),
    }
}

fn split<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (bytes, most) = (this(py, args)?, at_most(py, args, 2)?);
    let parts = List::with_capacity(&mut py.heap, 0)?;
    let mut rest = bytes.as_slice();
    let mut made = 0;
    let separator = args.arg(1).filter(|separator| !separator.is_none());
    let Some(separator) = separator else {
        let is_space = |byte: &u8| SPACE.contains(byte);
        while let Some(start) = rest.iter().position(|byte| !is_space(byte)) {
            rest = rest.get(start..).unwrap_or(&[]);
            let end = if made < most { rest.iter().position(is_space) } else { None };
            let part = match end {
                Some(end) => rest.get(..end).unwrap_or(&[]),
                None => rest,
            };
            let part = like(py, args, part)?;
            parts.push(&mut py.heap, part)?;
            rest = end.and_then(|end| rest.get(end..)).unwrap_or(&[]);
            made += 1;
        }
        return Ok(parts.value());
    };
    let separator = py.bytes_like(separator)?;
    if separator.len() == 0 {
        return Err(py.value_error(format_args!("empty separator")));
    }
    while made < most {
        let Some(at) = find_first(rest, separator.as_slice()) else { break };
        let part = like(py, args, rest.get(..at).unwrap_or(&[]))?;
        parts.push(&mut py.heap, part)?;
        rest = rest.get(at + separator.len()..).unwrap_or(&[]);
        made += 1;
    }
    let part = like(py, args, rest)?;
    parts.push(&mut py.heap, part)?;
    Ok(parts.value())
}

fn replace<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (bytes, most) = (this(py, args)?, at_most(py, args, 3)?);
    let (old, new) = (py.bytes_like(args.get(1))?, py.bytes_like(args.get(2))?);
    let mut out = py.scratch::<u8>();
    let mut add = |bytes: &[u8]| if bytes.iter().all(|&byte| out.push(byte)) { Ok(()) } else { Err(Trap::Memory) };
    let mut rest = bytes.as_slice();
    let mut done = 0;
    while done < most {
        if old.len() == 0 {
            add(new.as_slice())?;
            done += 1;
            let Some((first, others)) = rest.split_first() else { break };
            add(&[*first])?;
            rest = others;
            continue;
        }
        let Some(at) = find_first(rest, old.as_slice()) else { break };
        add(rest.get(..at).unwrap_or(&[]))?;
        add(new.as_slice())?;
        rest = rest.get(at + old.len()..).unwrap_or(&[]);
        done += 1;
    }
    add(rest)?;
    like(py, args, &out)
}

/// The window is the separator, the iterable, then its items in a list.
fn join<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let items = if args.input == Input::Start { args.get(1) } else { args.result() };
    let items = match py.collected(items) {
        Err(Trap::Defer) => return Err(args.defer(1, &[items])),
        items => items?,
    };
    let separator = this(py, args)?;
    let mut out = py.scratch::<u8>();
    let mut add = |bytes: &[u8]| if bytes.iter().all(|&byte| out.push(byte)) { Ok(()) } else { Err(Trap::Memory) };
    let mut index = 0;
    while let Some(item) = crate::ops::item_of(items, index) {
        if !matches!(py.unwrapped(item).kind(), Some(Kind::Bytes | Kind::ByteArray)) {
            let name = py.type_name(item);
            return Err(
                py.type_error(format_args!("sequence item {index}: expected a bytes-like object, {name} found"))
            );
        }
        if index > 0 {
            add(separator.as_slice())?;
        }
        let part = py.bytes_like(item)?;
        add(part.as_slice())?;
        index += 1;
    }
    like(py, args, &out)
}

fn hex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = this(py, args)?;
    let mut fill = StrFill::new(&mut py.heap, bytes.len().saturating_mul(2), Storage::Ascii)?;
    for &byte in bytes.as_slice() {
        for digit in [byte >> 4, byte & 15] {
            fill.push_char(char::from_digit(digit.into(), 16).map_or(0, u32::from));
        }
    }
    Ok(fill.finish().value())
}

fn from_hex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(text) = py.unwrapped(args.get(1)).cast::<Str>() else {
        let name = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("fromhex() argument must be str, not {name}")));
    };
    let mut out = py.scratch::<u8>();
    let mut at = 0;
    while let Some(c) = text.char_at(at) {
        if char::from_u32(c).is_some_and(|c| c.is_ascii_whitespace()) {
            at += 1;
            continue;
        }
        let digit = |at| text.char_at(at).and_then(char::from_u32).and_then(|c| c.to_digit(16));
        let (Some(high), Some(low)) = (digit(at), digit(at + 1)) else {
            let at = if digit(at).is_some() { at + 1 } else { at };
            return Err(py.value_error(format_args!("non-hexadecimal number found in fromhex() arg at position {at}")));
        };
        if !out.push((high << 4 | low) as u8) {
            return Err(Trap::Memory);
        }
        at += 2;
    }
    if args.get(0) == TypeId::ByteArray.value() {
        return py.bytearray_from(&out);
    }
    Ok(Bytes::from_slice(&mut py.heap, &out)?.value())
}
