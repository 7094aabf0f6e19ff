//! Iterators made and advanced.

use crate::Trap;
use crate::heap::Obj;
use crate::object::iterator::RangeIterator;
use crate::object::range::Range;
use crate::python::Python;
use crate::value::Value;

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

impl Python<'_> {
    /// `iter(value)`.
    pub(crate) fn iterator(&mut self, value: Value) -> Result<Value, Trap> {
        if let Some(range) = value.cast::<Range>()
            && let (Some(start), Some(stop), Some(step)) =
                (range.start.get().as_small_int(), range.stop.get().as_small_int(), range.step.get().as_small_int())
        {
            let left = if step > 0 && start < stop {
                (stop.abs_diff(start) - 1) / step.unsigned_abs() + 1
            } else if step < 0 && start > stop {
                (start.abs_diff(stop) - 1) / step.unsigned_abs() + 1
            } else {
                0
            };
            return Ok(RangeIterator::alloc(&mut self.heap, start, left, step)?.value());
        }
        Err(self.refused("iterator"))
    }

    /// The next item of an iterator that is no range's.
    pub(crate) fn next_item(&mut self, iterator: Value) -> Result<Value, Trap> {
        let _ = iterator;
        Err(self.refused("next_item"))
    }
}
