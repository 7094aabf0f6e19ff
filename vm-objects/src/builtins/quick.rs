//! `sum`, `min` and `max` of plain numbers that lie in a list, a tuple or the arguments: in one step, without an iterator.
//! Whatever is not so plain is left to the routines that can call Python.

use core::cell::Cell;

use crate::object::float::Float;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::value::Value;

/// Items that lie side by side.
pub(super) enum Items<'a> {
    /// Of a list.
    List(&'a [Cell<Value>]),
    /// Of a tuple, or the arguments themselves.
    Values(&'a [Value]),
}

impl Items<'_> {
    /// Runs `work` on the items of a list or a tuple; `None` of anything else.
    pub(super) fn of<T>(iterable: Value, work: impl FnOnce(Items<'_>) -> Option<T>) -> Option<T> {
        if let Some(list) = iterable.cast::<List>() {
            return work(Items::List(list.items()));
        }
        iterable.cast::<Tuple>().and_then(|tuple| work(Items::Values(tuple.values())))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Items::List(items) => items.len(),
            Items::Values(items) => items.len(),
        }
    }
}

/// Does the same with the items, wherever they are.
macro_rules! each {
    ($items:expr, $iter:ident => $body:expr) => {
        match $items {
            Items::List(items) => {
                let $iter = items.iter().map(Cell::get);
                $body
            }
            Items::Values(items) => {
                let $iter = items.iter().copied();
                $body
            }
        }
    };
}

/// A sum that is not an object yet.
pub(super) enum Sum {
    /// Of small ints.
    Int(Value),
    /// With floats among them.
    Float(f64),
}

/// `sum`: small ints, then (from the first float on) floats and small ints.
pub(super) fn sum(start: Value, items: Items<'_>) -> Option<Sum> {
    each!(items, iter => sum_of(start, iter))
}

#[inline(always)]
fn sum_of(start: Value, mut items: impl Iterator<Item = Value>) -> Option<Sum> {
    let mut total = start;
    if total.is_small_int() {
        let first = loop {
            let Some(item) = items.next() else { return Some(Sum::Int(total)) };
            match Value::add_small(total, item) {
                Some(sum) => total = sum,
                None => break item.cast::<Float>()?,
            }
        };
        return sum_floats(total.as_small_int()? as f64 + first.get(), items);
    }
    sum_floats(total.cast::<Float>()?.get(), items)
}

/// As CPython 3.12 adds them: `cs_add` in `Python/bltinmodule.c`.
#[inline(always)]
fn sum_floats(start: f64, items: impl Iterator<Item = Value>) -> Option<Sum> {
    let (mut sum, mut lost) = (start, 0.0);
    for item in items {
        match (item.cast::<Float>(), item.as_small_int()) {
            (Some(next), _) => {
                let next = next.get();
                let both = sum + next;
                lost += if sum.abs() >= next.abs() { (sum - both) + next } else { (next - both) + sum };
                sum = both;
            }
            (_, Some(next)) => sum += next as f64,
            _ => return None,
        }
    }
    Some(Sum::Float(if lost != 0.0 && lost.is_finite() { sum + lost } else { sum }))
}

/// `max` where `greatest`, else `min`: of small ints, of floats, or of strs alone. `None` also of no items.
pub(super) fn extreme(items: Items<'_>, greatest: bool) -> Option<Value> {
    each!(items, iter => extreme_of(iter, greatest))
}

#[inline(always)]
fn extreme_of(mut items: impl Iterator<Item = Value>, greatest: bool) -> Option<Value> {
    let mut best = items.next()?;
    if best.is_small_int() {
        for item in items {
            let (new, old) = Value::both_small(item, best)?;
            if if greatest { new > old } else { new < old } {
                best = item;
            }
        }
    } else if best.cast::<Float>().is_some() {
        for item in items {
            let (new, old) = (item.cast::<Float>()?.get(), best.cast::<Float>()?.get());
            if if greatest { new > old } else { new < old } {
                best = item;
            }
        }
    } else {
        for item in items {
            let order = item.cast::<Str>()?.compare(best.cast::<Str>()?);
            if if greatest { order.is_gt() } else { order.is_lt() } {
                best = item;
            }
        }
        best.cast::<Str>()?;
    }
    Some(best)
}
