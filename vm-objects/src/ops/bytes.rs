//! `bytes` and `bytearray`: items, membership, slices, `+` and `*`.

use crate::Trap;
use crate::bytes::search;
use crate::classes::lookup::has_class;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::{ByteArray, Bytes};
use crate::python::Python;
use crate::text::Replay;
use crate::value::Value;

/// `item in bytes` with an item that has an `__index__`: the window is the item, the bytes; state 1 for `not in`.
static CONTAINS_INDEXED: NativeDef = NativeDef::function("contains", Arity::Free, |py, args| {
    let item = Replay::new(args).index(py, args, args.get(0))?;
    py.bytes_contain(item, args.get(1), args.state == 1)
});
/// `array[key] = value` with a value that has an `__index__`: the window is value, array, key.
static STORE_INDEXED: NativeDef = NativeDef::function("setitem", Arity::Free, |py, args| {
    let (array, key) = (args.get(1), args.get(2));
    let mut replay = Replay::new(args);
    let key = if key.is_kind(Kind::Slice) { key } else { replay.index(py, args, key)? };
    let value = replay.index(py, args, args.get(0))?;
    let done = py.store_item(array, key, value).map(|()| Value::NONE);
    replay.outcome(args, &[value, array, key], done)
});

impl Python<'_> {
    /// `array[index] = value` whose value may have an `__index__`.
    pub(crate) fn byte_to_store(&mut self, value: Value) -> Result<u8, Trap> {
        let inside = self.unwrapped(value);
        if inside.as_small_index().is_none() && !inside.is_kind(Kind::Int) && self.has_special(value, "__index__") {
            return Err(self.defer(&STORE_INDEXED, 0));
        }
        self.byte_of(value)
    }

    /// A bytes object with these bytes: the same one, if it is one.
    pub(crate) fn bytes_of(&mut self, value: Value) -> Result<Obj<Bytes>, Trap> {
        if let Some(bytes) = value.cast::<Bytes>() {
            return Ok(bytes);
        }
        let buffer = self.bytes_like(value)?;
        Bytes::from_slice(&mut self.heap, buffer.as_slice())
    }

    /// A bytearray of these bytes.
    pub(crate) fn bytearray_from(&mut self, bytes: &[u8]) -> Result<Value, Trap> {
        Ok(ByteArray::from_slice(&mut self.heap, bytes)?.value())
    }

    /// Bytes of the same type as `value`, a bytes object or a bytearray.
    pub(crate) fn bytes_as(&mut self, value: Value, bytes: &[u8]) -> Result<Value, Trap> {
        if value.is_kind(Kind::ByteArray) {
            return self.bytearray_from(bytes);
        }
        Ok(Bytes::from_slice(&mut self.heap, bytes)?.value())
    }

    /// `item in bytes`. On [`Trap::Defer`] the item has an `__index__`.
    pub(crate) fn bytes_contain(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        let bytes = self.bytes_like(container)?;
        let inside = self.unwrapped(item);
        let number = inside.as_small_index().is_some() || inside.is_kind(Kind::Int);
        if number || !self.is_bytes_like(item) && self.has_special(item, "__index__") {
            if !number {
                return Err(self.defer(&CONTAINS_INDEXED, u32::from(invert)));
            }
            let byte = self.byte_of(inside)?;
            return Ok(Value::from_bool(bytes.as_slice().contains(&byte) != invert));
        }
        let part = self.bytes_like(item)?;
        Ok(Value::from_bool(search::find(bytes.as_slice(), part.as_slice()).is_some() != invert))
    }

    /// `array[slice] = value`, which is bytes-like.
    pub(crate) fn assign_bytes(&mut self, array: Obj<ByteArray>, parts: [Value; 3], value: Value) -> Result<(), Trap> {
        let at = self.slice_indices(parts, array.len.get())?;
        // It may be of the array itself.
        let new = self.bytes_like(value)?;
        let new = Bytes::from_slice(&mut self.heap, new.as_slice())?;
        let new = new.as_slice();
        if at.step == 1 {
            return self.splice(array, at.start.unsigned_abs(), at.count, new);
        }
        if new.is_empty() {
            return self.delete_bytes(array, parts);
        }
        if new.len() != at.count {
            let (given, count) = (new.len(), at.count);
            return Err(self.value_error(format_args!(
                "attempt to assign bytes of size {given} to extended slice of size {count}"
            )));
        }
        for (index, &byte) in at.iter().zip(new) {
            array.set(index, byte);
        }
        Ok(())
    }

    /// Replaces `count` bytes from `start` on. The new ones are not the array's own.
    pub(crate) fn splice(&mut self, array: Obj<ByteArray>, start: usize, count: usize, new: &[u8]) -> Result<(), Trap> {
        let old_len = array.len.get();
        let tail = start.saturating_add(count).min(old_len);
        let end = start.saturating_add(new.len());
        let len = end.saturating_add(old_len.saturating_sub(tail));
        if len != old_len {
            self.may_resize(array.value())?;
            array.reserve(&mut self.heap, len)?;
        }
        let Some(raw) = array.buffer() else { return Ok(()) };
        let cells = raw.raw();
        // The tail moves first: from its far end if it moves up.
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
        for (to, &byte) in cells.get(start..).unwrap_or(&[]).iter().zip(new) {
            to.set(byte);
        }
        array.len.set(len);
        Ok(())
    }

    /// `del array[slice]`.
    pub(crate) fn delete_bytes(&mut self, array: Obj<ByteArray>, parts: [Value; 3]) -> Result<(), Trap> {
        let at = self.slice_indices(parts, array.len.get())?;
        if at.step == 1 {
            return self.splice(array, at.start.unsigned_abs(), at.count, &[]);
        }
        let step = at.step.unsigned_abs();
        if at.count == 0 {
            return Ok(());
        }
        self.may_resize(array.value())?;
        let last = at.start.wrapping_add(at.step.wrapping_mul(at.count as isize - 1));
        let (first, end) = (at.start.min(last).unsigned_abs(), at.start.max(last).unsigned_abs());
        let mut kept = first;
        for index in first..array.len.get() {
            if index <= end && (index - first) % step == 0 {
                continue;
            }
            array.set(kept, array.get(index).unwrap_or(0));
            kept += 1;
        }
        array.len.set(kept);
        Ok(())
    }

    /// `bytes + bytes`, and `+=`; `None` if the right operand may know better.
    pub(super) fn concatenated_bytes(
        &mut self,
        left: Value,
        right: Value,
        in_place: bool,
    ) -> Result<Option<Value>, Trap> {
        let other = if self.is_scattered(right) { None } else { self.buffer_of(right)? };
        let Some(other) = other else {
            if has_class(right) {
                return Ok(None);
            }
            let (kind, name) = (self.type_name(left), self.type_name(right));
            return Err(self.type_error(format_args!("can't concat {name} to {kind}")));
        };
        if let (Some(array), true) = (left.cast::<ByteArray>(), in_place) {
            let copy = Bytes::from_slice(&mut self.heap, other.as_slice())?;
            self.splice(array, array.len.get(), 0, copy.as_slice())?;
            return Ok(Some(left));
        }
        let bytes = self.bytes_like(left)?;
        if left.is_kind(Kind::Bytes) {
            // As CPython: nothing added is the same object.
            if other.len() == 0 {
                return Ok(Some(left));
            }
            if bytes.len() == 0 && right.is_kind(Kind::Bytes) {
                return Ok(Some(right));
            }
        }
        let len = bytes.len().saturating_add(other.len());
        self.bound_text(len)?;
        let parts = bytes.as_slice().iter().chain(other.as_slice());
        if left.is_kind(Kind::ByteArray) {
            let sum = ByteArray::with_len(&mut self.heap, len)?;
            sum.cells().iter().zip(parts).for_each(|(cell, &byte)| cell.set(byte));
            return Ok(Some(sum.value()));
        }
        let sum = Bytes::with_len(&mut self.heap, len)?;
        sum.cells().iter().zip(parts).for_each(|(cell, &byte)| cell.set(byte));
        Ok(Some(sum.value()))
    }

    /// `bytes * count`, and `*=`.
    pub(super) fn repeated_bytes(&mut self, bytes: Value, count: usize, in_place: bool) -> Result<Value, Trap> {
        let all = self.bytes_like(bytes)?;
        if count == 1 && bytes.is_kind(Kind::Bytes) {
            return Ok(bytes);
        }
        let total = all.len().saturating_mul(count);
        self.bound_text(total)?;
        if let Some(array) = bytes.cast::<ByteArray>() {
            let len = array.len.get();
            if !in_place {
                let copies = ByteArray::with_len(&mut self.heap, total)?;
                copies.cells().iter().zip(all.as_slice().iter().cycle()).for_each(|(cell, &byte)| cell.set(byte));
                return Ok(copies.value());
            }
            if total != len {
                self.may_resize(bytes)?;
                array.reserve(&mut self.heap, total)?;
                array.len.set(total);
            }
            let cells = array.cells();
            for (to, from) in cells.get(len..).unwrap_or(&[]).iter().zip(cells) {
                to.set(from.get());
            }
            return Ok(bytes);
        }
        let copies = Bytes::with_len(&mut self.heap, total)?;
        copies.cells().iter().zip(all.as_slice().iter().cycle()).for_each(|(cell, &byte)| cell.set(byte));
        Ok(copies.value())
    }
}
