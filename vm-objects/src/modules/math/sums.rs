//! Functions of many numbers.

use crate::Trap;
use crate::number::float::{self, DotProduct, ExactSum, PARTIALS, SumError};
use crate::object::float::Float;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::numbers::{Num, Operator};
use crate::ops::steps::{Pull, count, counted, room};
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

const ITERATOR: u32 = 1;
const ITEM: u32 = 2;
/// From here on: a result that belongs to the item, in the slot above it.
const RESULT: u32 = 3;

/// `fsum(iterable)`: the window is the iterable, the partials (a list of floats: the specials first), the iterator.
pub(super) fn fsum<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const SLOTS: usize = 3;
    room(args)?;
    if args.input == Input::Start {
        let iterable = args.get(0);
        let partials = List::with_capacity(&mut py.heap, 8)?.value();
        args.push(partials)?;
        return Err(Pull::begin(py, args, iterable, ITERATOR, (ITEM, SLOTS)));
    }
    let mut pull = Pull::new(ITEM, SLOTS, args.get(2));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    let Some(list) = args.get(1).cast::<List>() else { return Err(py.refused("fsum")) };
    let mut sum = ExactSum::default();
    for (index, cell) in list.items().iter().enumerate() {
        let number = cell.get().cast::<Float>().map_or(0.0, |float| float.get());
        match index {
            0 => sum.special = number,
            1 => sum.infinite = number,
            index => {
                if let Some(slot) = sum.partials.get_mut(index - 2) {
                    *slot = number;
                }
                sum.len = index - 1;
            }
        }
    }
    while let Some(item) = pull.next(py, args)? {
        let given = args.get(SLOTS + 1);
        let known = (args.state >= RESULT).then(|| given.cast::<Float>()).flatten();
        let number = match known {
            Some(float) => Ok(float.get()),
            None => py.real(item),
        };
        match number {
            Ok(number) => match sum.add(number) {
                Ok(()) => {}
                Err(_) => {
                    let text = format_args!("intermediate overflow in fsum");
                    return Err(py.error(TypeId::OverflowError, text));
                }
            },
            Err(Trap::Defer) => {
                args.resize(SLOTS + 1)?;
                return Err(args.defer(RESULT, &[item]));
            }
            Err(trap) => return Err(trap),
        }
        // Kept before the item is done with: the step may be run again from here.
        let mut numbers = [0.0; PARTIALS + 2];
        numbers[0] = sum.special;
        numbers[1] = sum.infinite;
        for (slot, number) in numbers.iter_mut().skip(2).zip(sum.partials) {
            *slot = number;
        }
        let kept = List::with_capacity(&mut py.heap, sum.len + 2)?;
        for &number in numbers.iter().take(sum.len + 2) {
            let number = py.float(number)?;
            kept.push(&mut py.heap, number)?;
        }
        args.set(1, kept.value());
        args.set(SLOTS + 1, Value::NULL);
        pull.done(args);
    }
    match sum.total() {
        Ok(total) => py.float(total),
        Err(SumError::Infinities) => Err(py.value_error(format_args!("-inf + inf in fsum"))),
        Err(SumError::Overflow) => Err(py.error(TypeId::OverflowError, format_args!("intermediate overflow in fsum"))),
    }
}

/// `prod(iterable, *, start=1)`: the window is the arguments, the product, the iterator.
pub(super) fn prod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let (base, slots) = (args.nargs(), args.nargs() + 2);
    if args.input == Input::Start {
        let (positional, [start]) = py.keywords(args, "prod", ["start"])?;
        if positional != 1 {
            return Err(py.type_error(format_args!("prod() takes exactly 1 positional argument ({positional} given)")));
        }
        args.push(if start.is_null() { Value::from_int_truncated(1) } else { start })?;
        let iterable = args.get(0);
        return Err(Pull::begin(py, args, iterable, ITERATOR, (ITEM, slots)));
    }
    let mut pull = Pull::new(ITEM, slots, args.get(base + 1));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        let (total, known) = (args.get(base), args.get(slots + 1));
        let total = if args.state >= RESULT && !known.is_null() {
            known
        } else {
            match py.binary_op(Operator::Multiply as u32, total, item) {
                Err(Trap::Defer) => {
                    args.resize(slots + 1)?;
                    return Err(args.defer(RESULT, &[total, item]));
                }
                product => product?,
            }
        };
        args.set(base, total);
        args.set(slots + 1, Value::NULL);
        pull.done(args);
    }
    Ok(args.get(base))
}

const P: u32 = 1;
const Q: u32 = 2;
const PRODUCT: u32 = 3;
const TOTAL: u32 = 4;
/// The float sum was added to the total.
const FLUSHED: u32 = 5;

/// `sumprod(p, q)`: the window is p, q, their items (two lists or tuples), the index, the total; then the float sum that
/// is not added to it yet (a tuple of its parts, or null).
pub(super) fn sumprod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const INDEX: usize = 4;
    const SUM: usize = 5;
    const PARTS: usize = 6;
    room(args)?;
    match (args.input, args.state) {
        (Input::Start, _) => {
            let p = args.get(0);
            py.defer(&COLLECT, 0);
            return Err(args.defer(P, &[p]));
        }
        (_, P) => {
            let q = args.get(1);
            py.defer(&COLLECT, 0);
            return Err(args.defer(Q, &[q]));
        }
        (_, Q) => {
            args.push(count(0))?;
            args.push(count(0))?;
            args.push(Value::NULL)?;
        }
        _ => {}
    }
    let (p, q) = (args.get(2), args.get(3));
    let (len, other) = (crate::ops::len_of_sequence(p), crate::ops::len_of_sequence(q));
    // What was asked for; null once it is used, for a run that is repeated.
    const RESULT: usize = PARTS + 1;
    let asked = args.state > Q && args.input == Input::Value;
    let mut known = args.slots().get(RESULT).copied().filter(|result| asked && !result.is_null());
    let state = args.state;
    if let (FLUSHED, Some(total)) = (state, known) {
        args.set(SUM, total);
        args.set(PARTS, Value::NULL);
        args.set(RESULT, Value::NULL);
        known = None;
    }
    loop {
        let index = counted(args.get(INDEX));
        if index >= len.min(other) {
            break;
        }
        let item = |items| crate::ops::item_of(items, index).unwrap_or(Value::NONE);
        let (a, b) = (item(p), item(q));
        if known.is_none()
            && let Some(sum) = added(py, args.get(PARTS), a, b)?
        {
            args.set(PARTS, sum);
            args.set(INDEX, count(index + 1));
            continue;
        }
        let product = match known.take() {
            Some(total) if state == TOTAL => {
                args.set(SUM, total);
                args.set(INDEX, count(index + 1));
                args.set(RESULT, Value::NULL);
                continue;
            }
            Some(product) => product,
            None => {
                flush(py, args, SUM, PARTS)?;
                match py.binary_op(Operator::Multiply as u32, a, b) {
                    Err(Trap::Defer) => {
                        args.resize(RESULT)?;
                        return Err(args.defer(PRODUCT, &[a, b]));
                    }
                    product => product?,
                }
            }
        };
        let total = args.get(SUM);
        match py.binary_op(Operator::Add as u32, total, product) {
            Err(Trap::Defer) => {
                args.resize(RESULT)?;
                return Err(args.defer(TOTAL, &[total, product]));
            }
            total => args.set(SUM, total?),
        }
        args.set(INDEX, count(index + 1));
        if args.len() > RESULT {
            args.set(RESULT, Value::NULL);
        }
    }
    if len != other {
        return Err(py.value_error(format_args!("Inputs are not the same length")));
    }
    flush(py, args, SUM, PARTS)?;
    Ok(args.get(SUM))
}

/// A float sum with `a * b` added; `None` unless one of them is a float and the other a float or an int that is one.
fn added(py: &mut Python<'_>, parts: Value, a: Value, b: Value) -> Result<Option<Value>, Trap> {
    let number = |value: Value| match Num::of(value)? {
        Num::Float(number) => Some(number),
        Num::Small(small) if small.unsigned_abs() as u64 <= 1 << 53 => Some(small as f64),
        _ => None,
    };
    if a.cast::<Float>().is_none() && b.cast::<Float>().is_none() {
        return Ok(None);
    }
    let (Some(a), Some(b)) = (number(a), number(b)) else { return Ok(None) };
    let mut sum = DotProduct::default();
    if let Some(tuple) = parts.cast::<Tuple>() {
        for (slot, part) in sum.parts.iter_mut().zip(tuple.values()) {
            *slot = part.cast::<Float>().map_or(0.0, |part| part.get());
        }
    }
    let before = sum;
    sum.add(a, b);
    if !sum.total().is_finite() && before.total().is_finite() {
        // What overflows, or is none, goes the plain way.
        return Ok(None);
    }
    let mut values = [Value::NULL; 3];
    for (value, part) in values.iter_mut().zip(sum.parts) {
        *value = py.float(part)?;
    }
    Ok(Some(Tuple::from_slice(&mut py.heap, &values)?.value()))
}

/// Adds the float sum to the total, which may be anything by now.
fn flush(py: &mut Python<'_>, args: &mut Args<'_, '_>, sum: usize, parts: usize) -> Result<(), Trap> {
    let Some(tuple) = args.get(parts).cast::<Tuple>() else { return Ok(()) };
    let mut product = DotProduct::default();
    for (slot, part) in product.parts.iter_mut().zip(tuple.values()) {
        *slot = part.cast::<Float>().map_or(0.0, |part| part.get());
    }
    let total = py.float(product.total())?;
    let old = args.get(sum);
    let added = py.binary_op(Operator::Add as u32, old, total);
    match added {
        Ok(total) => args.set(sum, total),
        Err(Trap::Defer) => {
            args.resize(parts + 1)?;
            // The parts stay until the sum is there: the step may be run again.
            return Err(args.defer(FLUSHED, &[old, total]));
        }
        Err(trap) => return Err(trap),
    }
    args.set(parts, Value::NULL);
    Ok(())
}

/// The largest of some numbers that are not negative.
fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |most, &number| if number > most { number } else { most })
}

/// `hypot(*coordinates)`
pub(super) fn hypot<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let mut numbers = py.scratch::<f64>();
    for index in 0..args.nargs() {
        let value = args.get(index);
        let number = replay.real(py, args, value)?;
        if !numbers.push(number.abs()) {
            return Err(Trap::Memory);
        }
    }
    py.float(float::length(&numbers, largest(&numbers)))
}

/// A point's coordinates: those of a tuple, or what an iterable gives.
fn point<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay, value: Value) -> Result<Value, Trap> {
    let inside = py.unwrapped(value);
    if inside.cast::<Tuple>().is_some() || inside.cast::<List>().is_some() {
        return Ok(inside);
    }
    py.defer(&COLLECT, 0);
    replay.outcome(args, &[value], Err(Trap::Defer))
}

/// `dist(p, q)`
pub(super) fn dist<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (p, q) = (args.get(0), args.get(1));
    let (p, q) = (point(py, args, &mut replay, p)?, point(py, args, &mut replay, q)?);
    let len = crate::ops::len_of_sequence(p);
    if len != crate::ops::len_of_sequence(q) {
        return Err(py.value_error(format_args!("both points must have the same number of dimensions")));
    }
    let mut numbers: Scratch<'_, f64> = py.scratch();
    for index in 0..len {
        let item = |items| crate::ops::item_of(items, index).unwrap_or(Value::NONE);
        let (a, b) = (replay.real(py, args, item(p))?, replay.real(py, args, item(q))?);
        if !numbers.push((a - b).abs()) {
            return Err(Trap::Memory);
        }
    }
    py.float(float::length(&numbers, largest(&numbers)))
}
