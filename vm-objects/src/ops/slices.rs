//! Slices: which indices they mean, and what they get, set and delete.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::range::Range;
use crate::object::slice::Slice;
use crate::object::str::{Str, StrFill};
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::value::Value;

use super::compare::{EQUAL, LESS};
use super::items::INDEXED;
use super::numbers::Whole;
use super::ranges::{ADD, MULTIPLY, SUBTRACT};

/// The indices that a slice means in a sequence of a known length: `count` of them from `start` on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Indices {
    pub(crate) start: isize,
    pub(crate) stop: isize,
    pub(crate) step: isize,
    pub(crate) count: usize,
}

impl Indices {
    /// The indices, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        let mut next = self.start;
        (0..self.count).map(move |_| {
            let index = next;
            next = next.wrapping_add(self.step);
            index.unsigned_abs()
        })
    }
}

/// An int as an index: clamped if it is too large.
fn clamped(value: Value) -> Option<isize> {
    if let Some(small) = value.as_small_index() {
        return Some(small);
    }
    value.cast::<Int>().map(|int| if int.negative() { isize::MIN / 2 } else { isize::MAX / 2 })
}

/// As `PySlice_AdjustIndices` of CPython's `Objects/sliceobject.c`.
fn adjusted(start: isize, stop: isize, step: isize, len: usize) -> Indices {
    let len = len.min(isize::MAX as usize / 2) as isize;
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |bound: isize| {
        let bound = if bound < 0 { bound.saturating_add(len) } else { bound };
        bound.clamp(low, high)
    };
    let (start, stop) = (clamp(start), clamp(stop));
    let count = super::ranges::small_len(start, stop, step);
    Indices { start, stop, step, count }
}

impl Python<'_> {
    /// The indices that `start:stop:step` means. On [`Trap::Defer`] a bound has an `__index__`.
    pub(crate) fn slice_indices(&mut self, parts: [Value; 3], len: usize) -> Result<Indices, Trap> {
        let [start, stop, step] = parts;
        let mut bound = |value: Value, default: isize| -> Result<isize, Trap> {
            if value.is_none() {
                return Ok(default);
            }
            match clamped(self.unwrapped(value)) {
                Some(bound) => Ok(bound),
                None if self.has_special(value, "__index__") => Err(Trap::Defer),
                None => {
                    Err(self
                        .type_error(format_args!("slice indices must be integers or None or have an __index__ method")))
                }
            }
        };
        let step = bound(step, 1)?;
        let (first, last) = if step < 0 { (isize::MAX / 2, isize::MIN / 2) } else { (0, isize::MAX / 2) };
        let (start, stop) = (bound(start, first)?, bound(stop, last)?);
        if step == 0 {
            return Err(self.value_error(format_args!("slice step cannot be zero")));
        }
        Ok(adjusted(start, stop, step, len))
    }

    /// `container[start:stop:step]` of a built-in sequence.
    pub(crate) fn sliced(&mut self, container: Value, parts: [Value; 3]) -> Result<Value, Trap> {
        if let Some(range) = container.cast::<Range>() {
            return self.sliced_range(range, parts);
        }
        let len = self.plain_len(container).unwrap_or(0);
        let at = self.slice_indices(parts, len)?;
        let (start, end) = (at.start.unsigned_abs(), at.start.unsigned_abs().saturating_add(at.count));
        let whole = at.step == 1 && at.count == len;
        if let Some(list) = container.cast::<List>() {
            let copy = List::with_capacity(&mut self.heap, at.count)?;
            if at.step == 1 {
                copy.extend(&mut self.heap, list.items().get(start..end).unwrap_or(&[]))?;
            } else {
                for index in at.iter() {
                    copy.push(&mut self.heap, list.get(index).unwrap_or(Value::NONE))?;
                }
            }
            return Ok(copy.value());
        }
        if let Some(tuple) = container.cast::<Tuple>() {
            if whole {
                return Ok(container);
            }
            let part = Tuple::with_len(&mut self.heap, at.count)?;
            for (slot, index) in part.items().iter().zip(at.iter()) {
                slot.set(tuple.get(index).unwrap_or(Value::NONE));
            }
            return Ok(part.value());
        }
        if let Some(text) = container.cast::<Str>() {
            if at.step == 1 {
                return Ok(text.substring(&mut self.heap, start, end)?.value());
            }
            let max = at.iter().filter_map(|index| text.char_at(index)).max().unwrap_or(0);
            let mut fill = StrFill::new(&mut self.heap, at.count, crate::object::str::Storage::for_max(max))?;
            at.iter().filter_map(|index| text.char_at(index)).for_each(|c| fill.push_char(c));
            return Ok(fill.finish().value());
        }
        if whole && container.is_kind(Kind::Bytes) {
            return Ok(container);
        }
        if container.is_kind(Kind::Array) {
            return self.sliced_array(container, at);
        }
        let bytes = self.bytes_like(container)?;
        if at.step == 1 {
            return self.bytes_as(container, bytes.part(start, at.count).as_slice());
        }
        let byte = |index: usize| bytes.as_slice().get(index).copied().unwrap_or(0);
        if container.is_kind(Kind::ByteArray) {
            let part = ByteArray::with_len(&mut self.heap, at.count)?;
            part.cells().iter().zip(at.iter()).for_each(|(cell, index)| cell.set(byte(index)));
            return Ok(part.value());
        }
        let part = Bytes::with_len(&mut self.heap, at.count)?;
        part.cells().iter().zip(at.iter()).for_each(|(cell, index)| cell.set(byte(index)));
        Ok(part.value())
    }

    fn sliced_range(&mut self, range: Obj<Range>, parts: [Value; 3]) -> Result<Value, Trap> {
        let len = self.range_len_value(range.value())?;
        let Some(len) = len.as_small_index() else { return self.sliced_long_range(range, len, parts) };
        let at = self.slice_indices(parts, len.unsigned_abs())?;
        let step = Int::from_isize(&mut self.heap, at.step)?;
        let step = self.int_op(5, range.step.get(), step)?;
        let (start, stop) = (Int::from_isize(&mut self.heap, at.start)?, Int::from_isize(&mut self.heap, at.stop)?);
        let (start, stop) = (self.range_at(range, start)?, self.range_at(range, stop)?);
        Ok(Range::alloc(&mut self.heap, start, stop, step)?.value())
    }

    /// A slice of a range that is longer than any sequence: `compute_slice` of CPython's `Objects/rangeobject.c`.
    #[cold]
    fn sliced_long_range(&mut self, range: Obj<Range>, len: Value, parts: [Value; 3]) -> Result<Value, Trap> {
        let ints = parts.map(|part| self.unwrapped(part));
        for (&given, &part) in parts.iter().zip(&ints) {
            if !part.is_none() && Whole::of(part).is_none() {
                // Also says what is no index at all.
                self.slice_indices(parts, 0)?;
                return Err(if self.has_special(given, "__index__") { Trap::Defer } else { self.refused("a slice") });
            }
        }
        let [start, stop, step] = ints;
        let (zero, one) = (Value::from_int_truncated(0), Value::from_int_truncated(1));
        let step = if step.is_none() { one } else { step };
        if self.int_test(EQUAL, step, zero)? {
            return Err(self.value_error(format_args!("slice step cannot be zero")));
        }
        let back = self.int_test(LESS, step, zero)?;
        let last = self.int_op(SUBTRACT, len, one)?;
        let (lower, upper) = if back { (Value::from_int_truncated(-1), last) } else { (zero, len) };
        let mut clip = |bound: Value, default: Value| -> Result<Value, Trap> {
            if bound.is_none() {
                return Ok(default);
            }
            let negative = self.int_test(LESS, bound, zero)?;
            let bound = if negative { self.int_op(ADD, bound, len)? } else { bound };
            if self.int_test(LESS, bound, lower)? {
                return Ok(lower);
            }
            Ok(if self.int_test(LESS, upper, bound)? { upper } else { bound })
        };
        let (first, end) = if back { (upper, lower) } else { (lower, upper) };
        let (start, stop) = (clip(start, first)?, clip(stop, end)?);
        let step = self.int_op(MULTIPLY, range.step.get(), step)?;
        let (start, stop) = (self.range_at(range, start)?, self.range_at(range, stop)?);
        Ok(Range::alloc(&mut self.heap, start, stop, step)?.value())
    }

    /// `container[start:stop]`.
    pub(crate) fn slice_of(&mut self, container: Value, start: Value, stop: Value) -> Result<Value, Trap> {
        if !is_sliceable(container) {
            if crate::classes::lookup::has_class(container) {
                return Err(self.defer(&crate::classes::special::GET_SLICE, 0));
            }
            let slice = Slice::alloc(&mut self.heap, start, stop, Value::NONE)?.value();
            return match self.item(container, slice) {
                Err(Trap::Defer) => Err(self.defer(&crate::classes::special::GET_SLICE, 0)),
                done => done,
            };
        }
        match self.sliced(container, [start, stop, Value::NONE]) {
            Err(Trap::Defer) => Err(self.defer(&INDEXED, super::items::GET_SLICE)),
            done => done,
        }
    }

    /// `container[start:stop] = value`.
    pub(crate) fn store_slice(
        &mut self,
        container: Value,
        start: Value,
        stop: Value,
        value: Value,
    ) -> Result<(), Trap> {
        if crate::classes::lookup::has_class(container) {
            return Err(self.defer(&crate::classes::special::SET_SLICE, 0));
        }
        let slice = Slice::alloc(&mut self.heap, start, stop, Value::NONE)?.value();
        match self.store_item(container, slice, value) {
            Err(Trap::Defer) => Err(self.defer(&INDEXED, super::items::SET_SLICE)),
            done => done,
        }
    }

    /// `list[slice] = items`, the items in a list or tuple.
    pub(crate) fn assign_list_slice(&mut self, list: Obj<List>, parts: [Value; 3], items: Value) -> Result<(), Trap> {
        let mut at = self.slice_indices(parts, list.len())?;
        let given = super::len_of_sequence(items);
        if at.step == 1 || parts.get(2).is_some_and(|step| step.is_none()) {
            // The items may be the list's own.
            let copy = Tuple::with_len(&mut self.heap, given)?;
            for (index, slot) in copy.items().iter().enumerate() {
                slot.set(super::item_of(items, index).unwrap_or(Value::NONE));
            }
            let start = at.start.unsigned_abs();
            if given > at.count {
                list.open_gap(&mut self.heap, start + at.count, given - at.count)?;
            } else {
                list.remove_range(start + given, at.count - given);
            }
            for (offset, slot) in copy.items().iter().enumerate() {
                list.set(start + offset, slot.get());
            }
            return Ok(());
        }
        if given != at.count {
            let count = core::mem::take(&mut at.count);
            return Err(self.value_error(format_args!(
                "attempt to assign sequence of size {given} to extended slice of size {count}"
            )));
        }
        let copy = Tuple::with_len(&mut self.heap, given)?;
        for (index, slot) in copy.items().iter().enumerate() {
            slot.set(super::item_of(items, index).unwrap_or(Value::NONE));
        }
        for (slot, index) in copy.items().iter().zip(at.iter()) {
            list.set(index, slot.get());
        }
        Ok(())
    }

    /// `del list[slice]`.
    pub(crate) fn delete_list_slice(&mut self, list: Obj<List>, parts: [Value; 3]) -> Result<(), Trap> {
        let at = self.slice_indices(parts, list.len())?;
        if at.count == 0 {
            return Ok(());
        }
        let step = at.step.unsigned_abs();
        let last = at.start.wrapping_add(at.step.wrapping_mul(at.count as isize - 1));
        let first = at.start.min(last).unsigned_abs();
        let end = at.start.max(last).unsigned_abs();
        let mut kept = first;
        for index in first..list.len() {
            if index <= end && (index - first) % step == 0 {
                continue;
            }
            list.set(kept, list.get(index).unwrap_or(Value::NONE));
            kept += 1;
        }
        list.truncate(kept);
        Ok(())
    }
}

/// Built-in sequences that have slices.
pub(crate) fn is_sliceable(value: Value) -> bool {
    matches!(
        value.kind(),
        Some(Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Array | Kind::Range)
    )
}
