//! What is made of all items of an iterable: `sum`, `min`, `max`, `any`, `all`, `sorted`.

use super::quick::{self, Items, Sum};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::float::Float;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::compare::{GREATER, LESS};
use crate::ops::sort::SORT;
use crate::ops::steps::{Pull, room};
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

pub(super) const ALL: NativeDef = NativeDef::function("all", Arity::One, all);
pub(super) const ANY: NativeDef = NativeDef::function("any", Arity::One, any);
pub(super) const MAX: NativeDef = NativeDef::function("max", Arity::Free, max);
pub(super) const MIN: NativeDef = NativeDef::function("min", Arity::Free, min);
pub(super) const SORTED: NativeDef = NativeDef::function("sorted", Arity::Free, sorted);
pub(super) const SUM: NativeDef = NativeDef::function("sum", Arity::Free, sum);

const ITERATOR: u32 = 1;
const ITEM: u32 = 2;
/// From here on: a result that belongs to the item, in the slot above it.
const RESULT: u32 = 3;
const TRUTH: u32 = 4;
const KEY: u32 = 5;

/// The own slots are filled but for the last, which will be the iterator.
fn begin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, iterable: Value, slots: usize) -> Trap {
    match py.iterator(iterable) {
        Ok(iterator) => match args.push(iterator) {
            Ok(()) => Pull::new(ITEM, slots, iterator).first(args),
            Err(trap) => trap,
        },
        Err(Trap::Defer) => args.defer(ITERATOR, &[iterable]),
        Err(trap) => trap,
    }
}

/// What came of the item so far; it is used up with it.
fn result_of(args: &Args<'_, '_>, slots: usize) -> Option<Value> {
    let result = args.get(slots + 1);
    (args.state >= RESULT && !result.is_null()).then_some(result)
}

/// The item has been dealt with, and so has what came of it.
fn done(args: &mut Args<'_, '_>, slots: usize) {
    args.set(slots, Value::NULL);
    args.set(slots + 1, Value::NULL);
}

fn any<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    until(py, args, true)
}

fn all<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    until(py, args, false)
}

/// Whether an item's truth is `wanted`, for `any`; turned round, for `all`. The window is the iterable, the iterator.
fn until<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, wanted: bool) -> Result<Value, Trap> {
    const SLOTS: usize = 2;
    room(args)?;
    if args.input == Input::Start {
        let iterable = args.get(0);
        return Err(begin(py, args, iterable, SLOTS));
    }
    let mut pull = Pull::new(ITEM, SLOTS, args.get(1));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        let truth = match result_of(args, SLOTS) {
            Some(truth) => truth == Value::TRUE,
            None => match py.truth(item) {
                Err(Trap::Defer) => {
                    args.resize(SLOTS + 1)?;
                    return Err(args.defer(TRUTH, &[item]));
                }
                truth => truth?,
            },
        };
        if truth == wanted {
            return Ok(Value::from_bool(wanted));
        }
        done(args, SLOTS);
    }
    Ok(Value::from_bool(!wanted))
}

/// The window is the arguments, the sum, what was lost of a float sum, the iterator.
fn sum<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let (base, slots) = (args.nargs(), args.nargs() + 3);
    if args.input == Input::Start {
        let (positional, [start]) = py.keywords(args, "sum", ["start"])?;
        if positional == 0 {
            return Err(py.type_error(format_args!("sum() takes at least 1 positional argument (0 given)")));
        }
        if base > 2 {
            return Err(py.type_error(format_args!("sum() takes at most 2 arguments ({base} given)")));
        }
        let start = if positional > 1 { args.get(1) } else { start };
        let start = if start.is_null() { Value::from_int_truncated(0) } else { start };
        let joined = match py.builtin_type_of(start) {
            TypeId::Str => Some("strings [use ''.join(seq) instead]"),
            TypeId::Bytes => Some("bytes [use b''.join(seq) instead]"),
            TypeId::ByteArray => Some("bytearray [use b''.join(seq) instead]"),
            _ => None,
        };
        if let Some(joined) = joined {
            return Err(py.type_error(format_args!("sum() can't sum {joined}")));
        }
        let iterable = args.get(0);
        if let Some(sum) = Items::of(iterable, |items| quick::sum(start, items)) {
            py.charge(Items::of(iterable, |items| Some(items.len() as u64)).unwrap_or(0))?;
            return match sum {
                Sum::Int(sum) => Ok(sum),
                Sum::Float(sum) => Ok(Float::alloc(&mut py.heap, sum)?.value()),
            };
        }
        args.push(start)?;
        args.push(Value::NULL)?;
        return Err(begin(py, args, iterable, slots));
    }
    let mut pull = Pull::new(ITEM, slots, args.get(base + 2));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        let (total, lost) = (args.get(base), args.get(base + 1));
        let (total, lost) = match result_of(args, slots) {
            Some(total) => (total, lost),
            None => match py.added(total, lost, item) {
                Err(Trap::Defer) => {
                    // The float sum ends here.
                    args.resize(slots + 1)?;
                    return Err(args.defer(RESULT, &[total, item]));
                }
                sums => sums?,
            },
        };
        args.set(base, total);
        args.set(base + 1, lost);
        done(args, slots);
    }
    py.sum_with_lost(args.get(base), args.get(base + 1))
}

impl Python<'_> {
    /// A sum and the next item. Floats are added as CPython 3.12 does it (`cs_add` in `Python/bltinmodule.c`): what
    /// rounding loses is summed up beside them.
    fn added(&mut self, total: Value, lost: Value, item: Value) -> Result<(Value, Value), Trap> {
        if let Some(sum) = Value::add_small(total, item) {
            return Ok((sum, Value::NULL));
        }
        if let (Some(sum), Some(next)) = (total.cast::<Float>(), item.cast::<Float>()) {
            let (sum, next) = (sum.get(), next.get());
            let both = sum + next;
            let rest = if sum.abs() >= next.abs() { (sum - both) + next } else { (next - both) + sum };
            let lost = lost.cast::<Float>().map_or(0.0, |lost| lost.get()) + rest;
            let lost = if lost == 0.0 { Value::NULL } else { Float::alloc(&mut self.heap, lost)?.value() };
            return Ok((Float::alloc(&mut self.heap, both)?.value(), lost));
        }
        // To a float sum an int is a number, whatever its class says of `+`.
        let inner = self.unwrapped(item);
        let keeps = total.cast::<Float>().is_some() && inner.as_small_index().is_some();
        let item = if keeps { inner } else { item };
        let total = if keeps { total } else { self.sum_with_lost(total, lost)? };
        let sum = self.binary_op(0, total, item)?;
        Ok((sum, if keeps { lost } else { Value::NULL }))
    }

    fn sum_with_lost(&mut self, total: Value, lost: Value) -> Result<Value, Trap> {
        match (total.cast::<Float>(), lost.cast::<Float>()) {
            (Some(sum), Some(lost)) if lost.get().is_finite() => {
                Ok(Float::alloc(&mut self.heap, sum.get() + lost.get())?.value())
            }
            _ => Ok(total),
        }
    }
}

fn max<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    extreme(py, args, "max", GREATER)
}

fn min<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    extreme(py, args, "min", LESS)
}

/// The window is the arguments, the key function, the default, the best item, its key, the item's key, the iterator.
fn extreme<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &str, operator: u32) -> Result<Value, Trap> {
    room(args)?;
    let (base, slots) = (args.nargs(), args.nargs() + 6);
    let (function, best, best_key, own_key) = (base, base + 2, base + 3, base + 4);
    if args.input == Input::Start {
        let (positional, [key, default]) = py.keywords(args, name, ["key", "default"])?;
        if positional == 0 {
            return Err(py.type_error(format_args!("{name} expected at least 1 argument, got 0")));
        }
        if positional > 1 && !default.is_null() {
            return Err(
                py.type_error(format_args!("Cannot specify a default for {name}() with multiple positional arguments"))
            );
        }
        if key.is_null() && default.is_null() {
            let greatest = operator == GREATER;
            let (found, len) = match args.args() {
                &[iterable] => (
                    Items::of(iterable, |items| quick::extreme(items, greatest)),
                    Items::of(iterable, |items| Some(items.len())).unwrap_or(0),
                ),
                values => (quick::extreme(Items::Values(values), greatest), values.len()),
            };
            if let Some(found) = found {
                py.charge(len as u64)?;
                return Ok(found);
            }
        }
        let iterable = match positional {
            1 => args.get(0),
            _ => py.tuple(args.args().get(..positional).unwrap_or(&[]))?,
        };
        args.push(if key.is_none() { Value::NULL } else { key })?;
        args.push(default)?;
        for _ in 0..3 {
            args.push(Value::NULL)?;
        }
        return Err(begin(py, args, iterable, slots));
    }
    let mut pull = Pull::new(ITEM, slots, args.get(base + 5));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        let result = result_of(args, slots);
        if let (Some(key), KEY) = (result, args.state) {
            args.set(own_key, key);
        }
        let key = match (args.get(function), args.get(own_key)) {
            (Value::NULL, _) => item,
            (function, Value::NULL) => {
                args.resize(slots + 1)?;
                return Err(args.call(KEY, function, &[item]));
            }
            (_, key) => key,
        };
        let better = match result {
            _ if args.get(best).is_null() => true,
            Some(result) if args.state != KEY => match py.truth(result) {
                Err(Trap::Defer) => return Err(args.defer(TRUTH, &[result])),
                truth => truth?,
            },
            _ => {
                let than = args.get(best_key);
                match py.compare_op(operator, key, than) {
                    Ok(result) => result == Value::TRUE,
                    Err(Trap::Defer) => {
                        args.resize(slots + 1)?;
                        return Err(args.defer(RESULT, &[key, than]));
                    }
                    Err(trap) => return Err(trap),
                }
            }
        };
        if better {
            args.set(best, item);
            args.set(best_key, key);
        }
        args.set(own_key, Value::NULL);
        done(args, slots);
    }
    let (found, default) = (args.get(best), args.get(base + 1));
    if !found.is_null() {
        return Ok(found);
    }
    if !default.is_null() {
        return Ok(default);
    }
    Err(py.value_error(format_args!("{name}() iterable argument is empty")))
}

/// The window is the arguments, then the items in a list.
fn sorted<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const COLLECTED: u32 = 1;
    const SORTED: u32 = 2;
    const REVERSED: u32 = 3;
    room(args)?;
    if args.state == SORTED && args.input != Input::Start {
        return Ok(args.result());
    }
    // Counted before the keywords are looked at, which are `list.sort`'s to judge.
    let positional = args.nargs().saturating_sub(args.kwnames.cast::<Tuple>().map_or(0, |names| names.len()));
    if positional != 1 {
        return Err(py.type_error(format_args!("sorted expected 1 argument, got {positional}")));
    }
    let (_, [key, reverse]) = py.keywords(args, "sort", ["key", "reverse"])?;
    if args.input == Input::Start {
        let iterable = args.get(0);
        py.defer(&COLLECT, 0);
        return Err(args.defer(COLLECTED, &[iterable]));
    }
    let base = args.nargs();
    let Some(items) = args.get(base).cast::<List>() else { return Err(py.refused("sorted")) };
    let reverse = match if args.state == REVERSED { args.result() } else { reverse } {
        Value::NULL => false,
        reverse => match py.truth(reverse) {
            Err(Trap::Defer) => return Err(args.defer(REVERSED, &[reverse])),
            reverse => reverse?,
        },
    };
    let key = if key.is_null() { Value::NONE } else { key };
    args.resize(base + 1)?;
    py.defer(&SORT, 0);
    Err(args.defer(SORTED, &[items.value(), key, Value::from_bool(reverse)]))
}
