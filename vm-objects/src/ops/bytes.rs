//! `bytes` and `bytearray`: items, membership, slices.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::object::bytes::{ByteArray, Bytes};
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// The bytes of a bytes object, or a copy of a bytearray's; none of anything else.
    pub(crate) fn bytes_of(&mut self, value: Value) -> Result<Obj<Bytes>, Trap> {
        if let Some(bytes) = value.cast::<Bytes>() {
            return Ok(bytes);
        }
        let len = value.cast::<ByteArray>().map_or(0, |array| array.len.get());
        let copy = Bytes::with_len(&mut self.heap, len)?;
        if let Some(buffer) = value.cast::<ByteArray>().and_then(Obj::buffer) {
            for (to, from) in copy.cells().iter().zip(buffer.raw()) {
                to.set(from.get());
            }
        }
        Ok(copy)
    }

    /// The bytes of an argument that must be bytes-like.
    pub(crate) fn bytes_like(&mut self, value: Value) -> Result<Obj<Bytes>, Trap> {
        let inside = self.unwrapped(value);
        if !matches!(inside.kind(), Some(Kind::Bytes | Kind::ByteArray)) {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("a bytes-like object is required, not '{name}'")));
        }
        self.bytes_of(inside)
    }

    /// A bytearray of these bytes.
    pub(crate) fn bytearray_from(&mut self, bytes: &[u8]) -> Result<Value, Trap> {
        let array = ByteArray::with_len(&mut self.heap, bytes.len())?;
        for (index, &byte) in bytes.iter().enumerate() {
            array.set(index, byte);
        }
        Ok(array.value())
    }

    /// `item in bytes`.
    pub(crate) fn bytes_contain(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        let bytes = self.bytes_of(container)?;
        let wanted = self.unwrapped(item);
        if matches!(wanted.kind(), Some(Kind::Bytes | Kind::ByteArray)) {
            let part = self.bytes_of(wanted)?;
            let found = find_bytes(bytes.as_slice(), part.as_slice()).is_some();
            return Ok(Value::from_bool(found != invert));
        }
        if !self.is_instance_of(wanted, TypeId::Int) {
            return self.bytes_like(item).map(|_| Value::FALSE);
        }
        let byte = self.byte_of(wanted)?;
        Ok(Value::from_bool(bytes.as_slice().contains(&byte) != invert))
    }

    /// `array[slice] = value`.
    pub(crate) fn assign_bytes(&mut self, array: Obj<ByteArray>, parts: [Value; 3], value: Value) -> Result<(), Trap> {
        let at = self.slice_indices(parts, array.len.get())?;
        let new = self.bytes_like(value)?;
        let new = new.as_slice();
        if at.step != 1 {
            if new.len() != at.count {
                let (given, count) = (new.len(), at.count);
                return Err(self.value_error(format_args!(
                    "attempt to assign bytes of size {given} to extended slice of size {count}"
                )));
            }
            for (index, &byte) in at.iter().zip(new) {
                array.set(index, byte);
            }
            return Ok(());
        }
        self.splice(array, at.start.unsigned_abs(), at.count, new)
    }

    /// Replaces `count` bytes from `start` on.
    pub(crate) fn splice(&mut self, array: Obj<ByteArray>, start: usize, count: usize, new: &[u8]) -> Result<(), Trap> {
        let old = self.bytes_of(array.value())?;
        let tail = old.as_slice().get(start.saturating_add(count)..).unwrap_or(&[]);
        let len = start.saturating_add(new.len()).saturating_add(tail.len());
        array.reserve(&mut self.heap, len)?;
        array.len.set(len);
        for (index, &byte) in new.iter().chain(tail).enumerate() {
            array.set(start + index, byte);
        }
        Ok(())
    }

    /// `del array[slice]`.
    pub(crate) fn delete_bytes(&mut self, array: Obj<ByteArray>, parts: [Value; 3]) -> Result<(), Trap> {
        let at = self.slice_indices(parts, array.len.get())?;
        let step = at.step.unsigned_abs();
        if at.count == 0 {
            return Ok(());
        }
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
}

/// Where a part first stands.
pub(crate) fn find_bytes(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    bytes.windows(part.len()).position(|window| window == part)
}
