//! `bytearray`: constructor, and the methods that `bytes` doesn't have.

use super::bytes::new::{made, packed};
use super::{Behaviour, TypeId, bytes, protocol};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef, NativeFn, merged};
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::str::{Storage, StrFill};
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: &METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("bytearray", Arity::Free, |py, args| {
    let mut replay = Replay::new(args);
    let bytes = made(py, args, &mut replay, "bytearray")?;
    py.bytearray_from(bytes.as_slice())
});

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::ByteArray, name, arity, run)
}

static METHODS: [NativeDef; 74] = merged(
    bytes::shared(TypeId::ByteArray),
    [
        method("__alloc__", Arity::None, alloc),
        method("__delitem__", Arity::One, protocol::delete_item),
        method("__iadd__", Arity::One, protocol::add_in_place),
        method("__imul__", Arity::One, protocol::mul_in_place),
        method("__reduce__", Arity::None, reduce),
        method("__reduce_ex__", Arity::Between(0, 1), reduce),
        method("__setitem__", Arity::Between(2, 2), protocol::set_item),
        method("append", Arity::One, append),
        method("clear", Arity::None, clear),
        method("copy", Arity::None, copy),
        method("extend", Arity::One, extend),
        method("insert", Arity::Between(2, 2), insert),
        method("pop", Arity::Between(0, 1), pop),
        method("remove", Arity::One, remove),
        method("reverse", Arity::None, reverse),
    ],
);

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<ByteArray>, Trap> {
    match py.unwrapped(args.get(0)).cast::<ByteArray>() {
        Some(array) => Ok(array),
        None => Err(py.refused("a bytearray's method")),
    }
}

/// An argument that is a byte: `__index__`.
fn byte<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay, value: Value) -> Result<u8, Trap> {
    let number = replay.index(py, args, value)?;
    py.byte_of(number)
}

/// Bytes of memory that the contents take.
fn alloc<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let len = this(py, args)?.len.get();
    Ok(Value::from_int_truncated(if len == 0 { 0 } else { len.saturating_add(1) } as isize))
}

/// `(type, arguments, state)`: the bytes themselves from protocol 3 on, before that as Latin-1.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let state = match py.own_dict(args.get(0))? {
        Some(dict) => dict.value(),
        None => Value::NONE,
    };
    let content = py.bytes_of(array.value())?;
    let arguments = if args.arg(1).and_then(Value::as_small_int).is_some_and(|protocol| protocol >= 3) {
        Tuple::from_slice(&mut py.heap, &[content.value()])?
    } else if content.len() == 0 {
        Tuple::from_slice(&mut py.heap, &[])?
    } else {
        let max = content.as_slice().iter().copied().max().unwrap_or(0);
        let mut text = StrFill::new(&mut py.heap, content.len(), Storage::for_max(max.into()))?;
        text.push_bytes(content.as_slice());
        let text = text.finish().value();
        let encoding = crate::object::str::Str::intern(&mut py.heap, "latin-1")?.value();
        Tuple::from_slice(&mut py.heap, &[text, encoding])?
    };
    let class = py.type_of(args.get(0));
    py.tuple(&[class, arguments.value(), state])
}

fn append<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let byte = byte(py, args, &mut Replay::new(args), args.get(1))?;
    let array = this(py, args)?;
    py.splice(array, array.len.get(), 0, &[byte])?;
    Ok(Value::NONE)
}

fn clear<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    py.splice(array, 0, array.len.get(), &[])?;
    Ok(Value::NONE)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = py.bytes_like(args.get(0))?;
    py.bytearray_from(bytes.as_slice())
}

fn extend<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (array, given) = (this(py, args)?, args.get(1));
    if let Some(buffer) = py.buffer_of(given)? {
        // The array may be extended by itself.
        let new = Bytes::from_slice(&mut py.heap, buffer.as_slice())?;
        py.splice(array, array.len.get(), 0, new.as_slice())?;
        return Ok(Value::NONE);
    }
    if !py.may_iterate(given) {
        let kind = py.type_name(given);
        return Err(py.type_error(format_args!("can't extend bytearray with {kind}")));
    }
    let mut replay = Replay::new(args);
    let items = replay.call(args, TypeId::List.value(), given)?;
    let new = packed(py, args, &mut replay, items, "bytearray")?;
    let array = this(py, args)?;
    py.splice(array, array.len.get(), 0, new.as_slice())?;
    Ok(Value::NONE)
}

fn insert<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let index = bytes::word(py, args, &mut replay, args.get(1))?;
    let byte = byte(py, args, &mut replay, args.get(2))?;
    let array = this(py, args)?;
    let len = array.len.get();
    let index = if index < 0 { index.saturating_add_unsigned(len).max(0) } else { index };
    py.splice(array, index.unsigned_abs().min(len), 0, &[byte])?;
    Ok(Value::NONE)
}

fn pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let index = match args.arg(1) {
        Some(index) => bytes::word(py, args, &mut Replay::new(args), index)?,
        None => -1,
    };
    let array = this(py, args)?;
    let len = array.len.get();
    if len == 0 {
        return Err(py.error(TypeId::IndexError, format_args!("pop from empty bytearray")));
    }
    let index = if index < 0 { index.saturating_add_unsigned(len) } else { index };
    let found = usize::try_from(index).ok().and_then(|index| Some((index, array.get(index)?)));
    let Some((index, byte)) = found else {
        return Err(py.error(TypeId::IndexError, format_args!("pop index out of range")));
    };
    py.splice(array, index, 1, &[])?;
    Ok(Value::from_int_truncated(byte.into()))
}

fn remove<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let byte = byte(py, args, &mut Replay::new(args), args.get(1))?;
    let array = this(py, args)?;
    match array.cells().iter().position(|cell| cell.get() == byte) {
        Some(index) => {
            py.splice(array, index, 1, &[])?;
            Ok(Value::NONE)
        }
        None => Err(py.value_error(format_args!("value not found in bytearray"))),
    }
}

fn reverse<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let cells = array.cells();
    for (a, b) in cells.iter().zip(cells.iter().rev()).take(cells.len() / 2) {
        a.swap(b);
    }
    Ok(Value::NONE)
}

/// `array[slice] = iterable` of what is no bytes: the window is the iterable, the array, the slice.
pub(crate) static STORE_ITERABLE: NativeDef = NativeDef::function("setitem", Arity::Free, |py, args| {
    let (given, array, key) = (args.get(0), args.get(1), args.get(2));
    let mut replay = Replay::new(args);
    let new = replay.call(args, TypeId::ByteArray.value(), given)?;
    let done = py.store_item(array, key, new).map(|()| Value::NONE);
    replay.outcome(args, &[new, array, key], done)
});

impl Python<'_> {
    /// Whether a slice of a bytearray may be set to it as it is; on [`Trap::Defer`] it is an iterable.
    pub(crate) fn check_slice_value(&mut self, value: Value) -> Result<(), Trap> {
        if self.is_bytes_like(value) {
            return Ok(());
        }
        let inside = self.unwrapped(value);
        let number = crate::ops::numbers::Num::of(inside).is_some();
        if number || inside.is_kind(Kind::Str) || !self.may_iterate(value) {
            let text = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
            return Err(self.type_error(format_args!("{text}")));
        }
        Err(self.defer(&STORE_ITERABLE, 0))
    }
}
