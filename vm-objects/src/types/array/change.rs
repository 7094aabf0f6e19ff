//! Arrays changed: items, slices, `+` and `*`, and the methods that make them longer or shorter.

use super::items::{add_text, encode, encode_all, encode_plain, item_size};
use super::{check_whole_items, this, word};
use crate::Trap;
use crate::classes::lookup::has_class;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::array::Array;
use crate::object::bytes::Bytes;
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::ops::items::{INDEXED, SET};
use crate::ops::slices::Indices;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::{TypeId, protocol};
use crate::value::Value;

/// `array[key] = value` with a value that needs a call: the window is value, array, key.
static STORE_CALLED: NativeDef = NativeDef::function("setitem", Arity::Free, |py, args| {
    let (value, array, key) = (args.get(0), args.get(1), args.get(2));
    let mut replay = Replay::new(args);
    let key = replay.index(py, args, key)?;
    let Some(array) = array.cast::<Array>() else { return Err(py.refused("an item of no array")) };
    let bytes = encode(py, args, &mut replay, array.code(), value)?;
    py.store_array_bytes(array, key, &bytes).map(|()| Value::NONE)
});

impl Python<'_> {
    /// Replaces `count` items from `start` on by these bytes, which are not the array's own.
    fn splice_array(&mut self, array: Obj<Array>, start: usize, count: usize, new: &[u8]) -> Result<(), Trap> {
        let size = item_size(array.code());
        let (start, tail) = (start.saturating_mul(size), start.saturating_add(count).saturating_mul(size));
        let old_len = array.len.get().saturating_mul(size);
        let end = start.saturating_add(new.len());
        let len = end.saturating_add(old_len.saturating_sub(tail));
        self.bound_text(len)?;
        if len != old_len {
            self.may_resize(array.value())?;
        }
        let raw = array.reserve(&mut self.heap, len)?;
        let cells = raw.raw();
        let moved = |from: usize| {
            if let (Some(to), Some(from)) = (cells.get(from.wrapping_sub(tail).wrapping_add(end)), cells.get(from)) {
                to.set(from.get());
            }
        };
        match end.cmp(&tail) {
            core::cmp::Ordering::Less => (tail..old_len).for_each(moved),
            core::cmp::Ordering::Greater => (tail..old_len).rev().for_each(moved),
            core::cmp::Ordering::Equal => {}
        }
        cells.get(start..).unwrap_or(&[]).iter().zip(new).for_each(|(to, &byte)| to.set(byte));
        array.len.set(len.checked_div(size).unwrap_or(0));
        Ok(())
    }

    /// `array[slice]`
    pub(crate) fn sliced_array(&mut self, array: Value, at: Indices) -> Result<Value, Trap> {
        let Some(array) = array.cast::<Array>() else { return Err(self.refused("a slice of no array")) };
        let (buffer, size) = (self.bytes_like(array.value())?, item_size(array.code()));
        let mut out = self.scratch::<u8>();
        for index in at.iter() {
            if !out.extend(buffer.part(index.saturating_mul(size), size).as_slice()) {
                return Err(Trap::Memory);
            }
        }
        self.array_of_bytes(array.code(), &out)
    }

    fn array_position(&mut self, array: Obj<Array>, key: Value, what: &str) -> Result<usize, Trap> {
        if self.unwrapped(key).as_small_index().is_none()
            && !key.is_kind(Kind::Int)
            && !self.has_special(key, "__index__")
        {
            return Err(self.type_error(format_args!("array indices must be integers")));
        }
        match self.position(array.value(), key, array.len.get())? {
            Some(index) => Ok(index),
            None => Err(self.error(TypeId::IndexError, format_args!("array {what}index out of range"))),
        }
    }

    fn store_array_bytes(&mut self, array: Obj<Array>, key: Value, bytes: &[u8]) -> Result<(), Trap> {
        let index = self.array_position(array, key, "assignment ")?;
        let size = item_size(array.code());
        let Some(raw) = array.buffer() else { return Ok(()) };
        let cells = raw.raw().get(index.saturating_mul(size)..).unwrap_or(&[]);
        cells.iter().zip(bytes).take(size).for_each(|(cell, &byte)| cell.set(byte));
        Ok(())
    }

    /// `array[key] = value`. On [`Trap::Defer`] the routine wants value, array, key.
    pub(crate) fn store_array_item(&mut self, array: Value, key: Value, value: Value) -> Result<(), Trap> {
        let Some(array) = array.cast::<Array>() else { return Ok(()) };
        if let Some(slice) = key.cast::<Slice>() {
            let parts = [slice.start.get(), slice.stop.get(), slice.step.get()];
            return match self.assign_array(array, parts, value) {
                Err(Trap::Defer) => Err(self.defer(&INDEXED, SET)),
                done => done,
            };
        }
        match self.array_position(array, key, "assignment ") {
            Err(Trap::Defer) => return Err(self.defer(&STORE_CALLED, 0)),
            position => position?,
        };
        match encode_plain(self, array.code(), value)? {
            Some(bytes) => self.store_array_bytes(array, key, &bytes),
            None => Err(self.defer(&STORE_CALLED, 0)),
        }
    }

    fn assign_array(&mut self, array: Obj<Array>, parts: [Value; 3], value: Value) -> Result<(), Trap> {
        let at = self.slice_indices(parts, array.len.get())?;
        let Some(other) = self.unwrapped(value).cast::<Array>() else {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("can only assign array (not \"{name}\") to array slice")));
        };
        if other.code() != array.code() {
            return Err(self.type_error(format_args!("bad argument type for built-in operation")));
        }
        let new = self.bytes_like(other.value())?;
        let new = Bytes::from_slice(&mut self.heap, new.as_slice())?;
        if at.step == 1 {
            return self.splice_array(array, at.start.unsigned_abs(), at.count, new.as_slice());
        }
        let size = item_size(array.code());
        let given = new.len().checked_div(size).unwrap_or(0);
        if given == 0 {
            return self.delete_from_array(array, parts);
        }
        if given != at.count {
            let count = at.count;
            let text = format_args!("attempt to assign array of size {given} to extended slice of size {count}");
            return Err(self.value_error(text));
        }
        let Some(raw) = array.buffer() else { return Ok(()) };
        for (index, item) in at.iter().zip(new.as_slice().chunks(size)) {
            let cells = raw.raw().get(index.saturating_mul(size)..).unwrap_or(&[]);
            cells.iter().zip(item).for_each(|(cell, &byte)| cell.set(byte));
        }
        Ok(())
    }

    fn delete_from_array(&mut self, array: Obj<Array>, parts: [Value; 3]) -> Result<(), Trap> {
        let at = self.slice_indices(parts, array.len.get())?;
        if at.count == 0 {
            return Ok(());
        }
        if at.step == 1 {
            return self.splice_array(array, at.start.unsigned_abs(), at.count, &[]);
        }
        let (old, size) = (self.bytes_like(array.value())?, item_size(array.code()));
        let mut kept = self.scratch::<u8>();
        let last = at.start.wrapping_add(at.step.wrapping_mul(at.count as isize - 1));
        let (first, end) = (at.start.min(last).unsigned_abs(), at.start.max(last).unsigned_abs());
        for (index, item) in old.as_slice().chunks(size).enumerate() {
            let goes = index >= first && index <= end && (index - first) % at.step.unsigned_abs() == 0;
            if !goes && !kept.extend(item) {
                return Err(Trap::Memory);
            }
        }
        self.splice_array(array, 0, array.len.get(), &kept)
    }

    /// `del array[key]`. On [`Trap::Defer`] the key has an `__index__`.
    pub(crate) fn remove_array_item(&mut self, array: Value, key: Value) -> Result<(), Trap> {
        let Some(array) = array.cast::<Array>() else { return Ok(()) };
        if let Some(slice) = key.cast::<Slice>() {
            return self.delete_from_array(array, [slice.start.get(), slice.stop.get(), slice.step.get()]);
        }
        let index = self.array_position(array, key, "assignment ")?;
        self.splice_array(array, index, 1, &[])
    }

    /// `array + array`, and `+=`; `None` if the right operand may know better.
    pub(crate) fn concatenated_arrays(
        &mut self,
        left: Obj<Array>,
        right: Value,
        in_place: bool,
    ) -> Result<Option<Value>, Trap> {
        let Some(other) = self.unwrapped(right).cast::<Array>() else {
            if has_class(right) {
                return Ok(None);
            }
            let name = self.type_name(right);
            return Err(match in_place {
                true => self.type_error(format_args!("can only extend array with array (not \"{name}\")")),
                false => self.type_error(format_args!("can only append array (not \"{name}\") to array")),
            });
        };
        if other.code() != left.code() {
            return Err(match in_place {
                true => self.type_error(format_args!("can only extend with array of same kind")),
                false => self.type_error(format_args!("bad argument type for built-in operation")),
            });
        }
        let new = self.bytes_like(other.value())?;
        let new = Bytes::from_slice(&mut self.heap, new.as_slice())?;
        if in_place {
            self.splice_array(left, left.len.get(), 0, new.as_slice())?;
            return Ok(Some(left.value()));
        }
        let old = self.bytes_like(left.value())?;
        let mut out = self.scratch::<u8>();
        if !out.extend(old.as_slice()) || !out.extend(new.as_slice()) {
            return Err(Trap::Memory);
        }
        self.array_of_bytes(left.code(), &out).map(Some)
    }

    /// `array * count`, and `*=`.
    pub(crate) fn repeated_array(&mut self, array: Obj<Array>, count: usize, in_place: bool) -> Result<Value, Trap> {
        let bytes = self.bytes_like(array.value())?;
        self.bound_text(bytes.len().saturating_mul(count))?;
        let mut out = self.scratch::<u8>();
        if !(bytes.len() == 0 || (0..count).all(|_| out.extend(bytes.as_slice()))) {
            return Err(Trap::Memory);
        }
        if in_place {
            self.splice_array(array, 0, array.len.get(), &out)?;
            return Ok(array.value());
        }
        self.array_of_bytes(array.code(), &out)
    }
}

/// One item added at an index.
fn put<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    index: usize,
    value: Value,
) -> Result<Value, Trap> {
    let code = this(py, args)?.code();
    let bytes = encode(py, args, replay, code, value)?;
    let array = this(py, args)?;
    py.splice_array(array, index.min(array.len.get()), 0, bytes.get(..item_size(code)).unwrap_or(&[]))?;
    Ok(Value::NONE)
}

pub(super) fn append<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    put(py, args, &mut replay, usize::MAX, args.get(1))
}

pub(super) fn insert<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let index = word(py, args, &mut replay, args.get(1))?;
    let len = this(py, args)?.len.get();
    let index = if index < 0 { index.saturating_add_unsigned(len).max(0) } else { index };
    put(py, args, &mut replay, index.unsigned_abs(), args.get(2))
}

pub(super) fn pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let index = match args.arg(1) {
        Some(index) => word(py, args, &mut Replay::new(args), index)?,
        None => -1,
    };
    let array = this(py, args)?;
    let len = array.len.get();
    if len == 0 {
        return Err(py.error(TypeId::IndexError, format_args!("pop from empty array")));
    }
    let index = if index < 0 { index.saturating_add_unsigned(len) } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|&index| index < len) else {
        return Err(py.error(TypeId::IndexError, format_args!("pop index out of range")));
    };
    let item = py.array_item(array.value(), index)?;
    py.splice_array(array, index, 1, &[])?;
    Ok(item)
}

pub(super) fn remove<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match protocol::search(py, args, [0, usize::MAX], true)? {
        Some(index) => {
            let array = this(py, args)?;
            py.splice_array(array, index, 1, &[])?;
            Ok(Value::NONE)
        }
        None => Err(py.value_error(format_args!("array.remove(x): x not in array"))),
    }
}

fn add_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, new: &[u8]) -> Result<Value, Trap> {
    let array = this(py, args)?;
    py.splice_array(array, array.len.get(), 0, new)?;
    Ok(Value::NONE)
}

pub(super) fn extend<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (array, given) = (this(py, args)?, args.get(1));
    if py.unwrapped(given).is_kind(Kind::Array) {
        py.concatenated_arrays(array, given, true)?;
        return Ok(Value::NONE);
    }
    let mut replay = Replay::new(args);
    let items = replay.call(args, TypeId::List.value(), given)?;
    let mut out = py.scratch::<u8>();
    encode_all(py, args, &mut replay, (array.code(), items), &mut out)?;
    add_bytes(py, args, &out)
}

/// `fromfile(f, n)`: what is there is taken, even if it is too little.
pub(super) fn from_file<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let (file, count, mut replay) = (args.get(1), args.get(2), Replay::new(args));
    let many = word(py, args, &mut replay, count)?;
    let Ok(many) = usize::try_from(many) else { return Err(py.value_error(format_args!("negative count"))) };
    let wanted = many.saturating_mul(item_size(array.code()));
    let name = Str::intern(&mut py.heap, "read")?.value();
    let outcome = py.attribute(file, name);
    let read = replay.outcome(args, &[file], outcome)?;
    let read = replay.call(args, read, Value::from_int_truncated(wanted as isize))?;
    let Some(bytes) = py.unwrapped(read).cast::<Bytes>() else {
        return Err(py.type_error(format_args!("read() didn't return bytes")));
    };
    check_whole_items(py, array.code(), bytes.len())?;
    add_bytes(py, args, bytes.as_slice())?;
    if bytes.len() != wanted {
        return Err(py.error(TypeId::EOFError, format_args!("read() didn't return enough bytes")));
    }
    Ok(Value::NONE)
}

pub(super) fn from_list<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (array, given) = (this(py, args)?, py.unwrapped(args.get(1)));
    if !given.is_kind(Kind::List) {
        return Err(py.type_error(format_args!("arg must be list")));
    }
    let mut out = py.scratch::<u8>();
    encode_all(py, args, &mut Replay::new(args), (array.code(), given), &mut out)?;
    add_bytes(py, args, &out)
}

pub(super) fn from_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let buffer = py.bytes_like(args.get(1))?;
    check_whole_items(py, array.code(), buffer.len())?;
    let copy = Bytes::from_slice(&mut py.heap, buffer.as_slice())?;
    add_bytes(py, args, copy.as_slice())
}

pub(super) fn from_unicode<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let array = this(py, args)?;
    let Some(text) = py.unwrapped(args.get(1)).cast::<Str>() else {
        let name = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("fromunicode() argument must be str, not {name}")));
    };
    if array.code() != b'u' {
        return Err(py.value_error(format_args!("fromunicode() may only be called on unicode type arrays")));
    }
    let mut out = py.scratch::<u8>();
    add_text(text, &mut out)?;
    add_bytes(py, args, &out)
}
