//! Ranges: their numbers computed.

use crate::Trap;
use crate::classes::special;
use crate::heap::Obj;
use crate::object::equal::equal_values;
use crate::object::hash::{TupleHash, hash_value};
use crate::object::iterator::RangeIterator;
use crate::object::range::Range;
use crate::object::table::Match;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

use super::compare::{GREATER, GREATER_EQUAL, LESS, LESS_EQUAL};

pub(crate) const ADD: u32 = 0;
const FLOOR_DIVIDE: u32 = 2;
pub(crate) const MULTIPLY: u32 = 5;
const REMAINDER: u32 = 6;
pub(crate) const SUBTRACT: u32 = 10;

pub(crate) const ZERO: Value = Value::from_int_truncated(0);
pub(crate) const ONE: Value = Value::from_int_truncated(1);

impl Obj<RangeIterator> {
    /// The next number.
    #[inline(always)]
    pub(crate) fn advance(self) -> Option<Value> {
        let left = self.left.get().checked_sub(1)?;
        let current = self.current.get();
        self.left.set(left);
        self.current.set(current.wrapping_add(self.step.get()));
        // Both ends of the range are small ints, and so is what lies between.
        Some(Value::from_int_truncated(current))
    }
}

/// How many numbers lie from `start` to `stop`.
pub(crate) const fn small_len(start: isize, stop: isize, step: isize) -> usize {
    if step > 0 && start < stop {
        (stop.abs_diff(start) - 1) / step.unsigned_abs() + 1
    } else if step < 0 && start > stop {
        (start.abs_diff(stop) - 1) / step.unsigned_abs() + 1
    } else {
        0
    }
}

impl Obj<Range> {
    /// Start, stop and step, if they are small.
    #[inline]
    pub(crate) fn small_parts(self) -> Option<(isize, isize, isize)> {
        Some((self.start.get().as_small_int()?, self.stop.get().as_small_int()?, self.step.get().as_small_int()?))
    }
}

impl Python<'_> {
    /// Arithmetic with ints: never needs a call.
    pub(crate) fn int_op(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        self.binary(operator, left, right)
    }

    /// A comparison of ints: never needs a call.
    pub(crate) fn int_test(&mut self, operator: u32, left: Value, right: Value) -> Result<bool, Trap> {
        self.compare(operator, left, right).map(|answer| answer == Value::TRUE)
    }

    /// `len(range)` as an int of any size.
    pub(crate) fn range_len_value(&mut self, value: Value) -> Result<Value, Trap> {
        let Some(range) = value.cast::<Range>() else { return Ok(ZERO) };
        if let Some((start, stop, step)) = range.small_parts()
            && let Ok(len) = isize::try_from(small_len(start, stop, step))
        {
            return crate::object::int::Int::from_isize(&mut self.heap, len);
        }
        let (mut low, mut high, mut step) = (range.start.get(), range.stop.get(), range.step.get());
        if self.int_test(LESS, step, ZERO)? {
            (low, high, step) = (high, low, self.int_op(SUBTRACT, ZERO, step)?);
        }
        if self.int_test(GREATER_EQUAL, low, high)? {
            return Ok(ZERO);
        }
        let distance = self.int_op(SUBTRACT, high, low)?;
        let last = self.int_op(SUBTRACT, distance, ONE)?;
        let steps = self.int_op(FLOOR_DIVIDE, last, step)?;
        self.int_op(ADD, steps, ONE)
    }

    /// The number at an index that is known to be in the range.
    pub(crate) fn range_at(&mut self, range: Obj<Range>, index: Value) -> Result<Value, Trap> {
        let (start, step) = (range.start.get(), range.step.get());
        if let (Some(start), Some(step), Some(index)) =
            (start.as_small_int(), step.as_small_int(), index.as_small_int())
            && let Some(number) = index.checked_mul(step).and_then(|offset| start.checked_add(offset))
        {
            return crate::object::int::Int::from_isize(&mut self.heap, number);
        }
        let offset = self.int_op(MULTIPLY, index, step)?;
        self.int_op(ADD, start, offset)
    }

    /// `range[index]`.
    pub(crate) fn range_item(&mut self, range: Obj<Range>, index: Value) -> Result<Value, Trap> {
        let len = self.range_len_value(range.value())?;
        let negative = self.int_test(LESS, index, ZERO)?;
        let index = if negative { self.int_op(ADD, index, len)? } else { index };
        if self.int_test(LESS, index, ZERO)? || self.int_test(GREATER_EQUAL, index, len)? {
            return Err(self.error(TypeId::IndexError, format_args!("range object index out of range")));
        }
        self.range_at(range, index)
    }

    /// `item in range`: computed for ints; anything else is compared with each number.
    pub(crate) fn range_contains(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        let kind = self.type_of(item);
        if kind != TypeId::Int.value() && kind != TypeId::Bool.value() {
            return Err(self.defer(&special::CONTAINS, u32::from(invert)));
        }
        let Some(range) = container.cast::<Range>() else { return Ok(Value::from_bool(invert)) };
        Ok(Value::from_bool(self.range_index(range, item)?.is_some() != invert))
    }

    /// The index of an int in a range.
    pub(crate) fn range_index(&mut self, range: Obj<Range>, item: Value) -> Result<Option<Value>, Trap> {
        let (start, stop, step) = (range.start.get(), range.stop.get(), range.step.get());
        let up = !self.int_test(LESS, step, ZERO)?;
        let (first, beyond) = if up { (GREATER_EQUAL, LESS) } else { (LESS_EQUAL, GREATER) };
        if !self.int_test(first, item, start)? || !self.int_test(beyond, item, stop)? {
            return Ok(None);
        }
        let distance = self.int_op(SUBTRACT, item, start)?;
        let rest = self.int_op(REMAINDER, distance, step)?;
        if equal_values(rest, ZERO) != Match::Yes {
            return Ok(None);
        }
        self.int_op(FLOOR_DIVIDE, distance, step).map(Some)
    }

    /// `hash(range)`: of its length, and of what of start and step counts.
    pub(crate) fn hash_range(&mut self, value: Value) -> Result<isize, Trap> {
        let Some(range) = value.cast::<Range>() else { return Ok(0) };
        let len = self.range_len_value(value)?;
        let (start, step) = if len == ZERO {
            (Value::NONE, Value::NONE)
        } else if len == ONE {
            (range.start.get(), Value::NONE)
        } else {
            (range.start.get(), range.step.get())
        };
        let mut hash = TupleHash::new();
        for part in [len, start, step] {
            hash.add(hash_value(part).unwrap_or(0));
        }
        Ok(hash.finish())
    }
}
