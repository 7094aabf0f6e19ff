//! What `copy` and `pickle` ask of the built-in iterators, `__reduce__` and `__setstate__`; and their `__length_hint__`.
//! As the iterators of CPython's `Objects/` have them: `listobject.c`, `iterobject.c`, `rangeobject.c`, `dictobject.c`,
//! `enumobject.c`, `bltinmodule.c`.

use super::TypeId;
use crate::Trap;
use crate::heap::Obj;
use crate::modules::itertools::machine_int;
use crate::object::dict::Dict;
use crate::object::int::Int;
use crate::object::iterator::{AdapterIterator, RangeIterator, SeqIterator, TableIterator};
use crate::object::list::List;
use crate::object::range::Range;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::Adapter;
use crate::ops::compare::LESS;
use crate::ops::ranges::{ADD, MULTIPLY, SUBTRACT, ZERO};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;

/// `__reduce__()`: what makes an iterator like this, its arguments, and its place where it has one.
pub(super) fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.unwrapped(args.get(0));
    if let Some(iterator) = this.cast::<SeqIterator>() {
        return reduce_sequence(py, iterator);
    }
    if let Some(range) = this.cast::<RangeIterator>() {
        let (current, step) = (range.current.get(), range.step.get());
        let left = isize::try_from(range.left.get()).unwrap_or(isize::MAX);
        let parts = [current, step, left];
        let mut values = [ZERO; 3];
        for (value, part) in values.iter_mut().zip(parts) {
            *value = Int::from_isize(&mut py.heap, part)?;
        }
        return reduce_range(py, values);
    }
    if let Some(table) = this.cast::<TableIterator>() {
        return reduce_table(py, table);
    }
    match this.cast::<AdapterIterator>() {
        Some(adapter) => reduce_adapter(py, args.get(0), adapter),
        None => Err(py.refused("__reduce__")),
    }
}

/// `iter`, or another callable, with one argument, and a place unless it is null.
fn made_by(py: &mut Python<'_>, callable: Value, argument: Value, place: Value) -> Result<Value, Trap> {
    let arguments = py.tuple(&[argument])?;
    if place.is_null() { py.tuple(&[callable, arguments]) } else { py.tuple(&[callable, arguments, place]) }
}

fn reduce_sequence(py: &mut Python<'_>, iterator: Obj<SeqIterator>) -> Result<Value, Trap> {
    let iter = py.builtin_named("iter")?;
    let seq = iterator.seq.get();
    if seq.kind().is_some() {
        let place = Value::from_int_truncated(iterator.index.get().cast_signed());
        return made_by(py, iter, seq, place);
    }
    let empty = match py.builtin_type_of(iterator.value()) {
        TypeId::ListIterator => List::with_capacity(&mut py.heap, 0)?.value(),
        TypeId::StrIterator | TypeId::StrWideIterator => Str::intern(&mut py.heap, "")?.value(),
        _ => py.tuple(&[])?,
    };
    made_by(py, iter, empty, Value::NULL)
}

/// Of a range's iterator: the next number, distance, how many are left.
fn reduce_range(py: &mut Python<'_>, [current, step, left]: [Value; 3]) -> Result<Value, Trap> {
    let iter = py.builtin_named("iter")?;
    let distance = py.int_op(MULTIPLY, left, step)?;
    let stop = py.int_op(ADD, current, distance)?;
    let range = Range::alloc(&mut py.heap, current, stop, step)?.value();
    made_by(py, iter, range, Value::NONE)
}

/// The items that are left, as a list.
fn reduce_table(py: &mut Python<'_>, iterator: Obj<TableIterator>) -> Result<Value, Trap> {
    let iter = py.builtin_named("iter")?;
    let (table, index, len) = (iterator.table.get(), iterator.index.get(), iterator.len.get());
    let (items, reversed) = (iterator.items(), iterator.reversed());
    let rest = TableIterator::alloc(&mut py.heap, table, index, len, items, reversed)?;
    rest.left.set(iterator.left.get());
    let rest = rest.value();
    let list = List::with_capacity(&mut py.heap, 0)?;
    loop {
        match py.next_item(rest) {
            Ok(item) => list.push(&mut py.heap, item)?,
            Err(Trap::Stop) => return made_by(py, iter, list.value(), Value::NULL),
            Err(trap) => return Err(trap),
        }
    }
}

fn reduce_adapter(py: &mut Python<'_>, this: Value, adapter: Obj<AdapterIterator>) -> Result<Value, Trap> {
    let class = py.type_of(this);
    match adapter.adapter() {
        Adapter::Enumerate => {
            let arguments = py.tuple(&[adapter.get(0), adapter.get(1)])?;
            py.tuple(&[class, arguments])
        }
        Adapter::Map | Adapter::Filter => {
            let arguments = Tuple::from_cells(&mut py.heap, adapter.trailing())?.value();
            py.tuple(&[class, arguments])
        }
        Adapter::Zip => {
            let iterators = adapter.trailing().get(1..).unwrap_or(&[]);
            let iterators = Tuple::from_cells(&mut py.heap, iterators)?.value();
            if adapter.strict() { py.tuple(&[class, iterators, Value::TRUE]) } else { py.tuple(&[class, iterators]) }
        }
        Adapter::Reversed if !adapter.exhausted() => {
            made_by(py, class_of_reversed(class), adapter.get(0), adapter.get(1))
        }
        Adapter::Reversed if class == TypeId::ListReverseIterator.value() => {
            let (iter, empty) = (py.builtin_named("iter")?, List::with_capacity(&mut py.heap, 0)?.value());
            made_by(py, iter, empty, Value::NULL)
        }
        Adapter::Reversed => {
            let empty = py.tuple(&[])?;
            made_by(py, class, empty, Value::NULL)
        }
        Adapter::Callable => {
            let iter = py.builtin_named("iter")?;
            if adapter.get(0).is_null() {
                let empty = py.tuple(&[])?;
                return made_by(py, iter, empty, Value::NULL);
            }
            let arguments = py.tuple(&[adapter.get(0), adapter.get(1)])?;
            py.tuple(&[iter, arguments])
        }
        Adapter::LongRange => reduce_range(py, [adapter.get(0), adapter.get(1), adapter.get(2)]),
    }
}

/// What makes a reversed iterator of this class: of a list's own type it is `reversed`.
fn class_of_reversed(class: Value) -> Value {
    if class == TypeId::ListReverseIterator.value() { TypeId::Reversed.value() } else { class }
}

/// `PyLong_AsSsize_t`.
fn place_of(py: &mut Python<'_>, state: Value) -> Result<isize, Trap> {
    if !py.is_instance_of(state, TypeId::Int) {
        return Err(py.type_error(format_args!("an integer is required")));
    }
    machine_int(py.unwrapped(state))
        .ok_or_else(|| py.error(TypeId::OverflowError, format_args!("Python int too large to convert to C ssize_t")))
}

/// `__setstate__(place)`: goes to a place that `__reduce__` named, or to the end nearest to it.
pub(super) fn set_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, state) = (py.unwrapped(args.get(0)), args.get(1));
    if let Some(iterator) = this.cast::<SeqIterator>() {
        let place = place_of(py, state)?.max(0).cast_unsigned();
        let seq = iterator.seq.get();
        if seq.kind().is_some() {
            iterator.index.set(py.plain_len(seq).map_or(place, |len| place.min(len)));
        }
        return Ok(Value::NONE);
    }
    if let Some(range) = this.cast::<RangeIterator>() {
        let place = Script::new(args, 0)?.index(py, args, state)?;
        let Some(place) = machine_int(place) else {
            let text = format_args!("Python int too large to convert to C long");
            return Err(py.error(TypeId::OverflowError, text));
        };
        let passed = place.max(0).cast_unsigned().min(range.left.get());
        let distance = passed.cast_signed().wrapping_mul(range.step.get());
        range.current.set(range.current.get().wrapping_add(distance));
        range.left.set(range.left.get().saturating_sub(passed));
        return Ok(Value::NONE);
    }
    match this.cast::<AdapterIterator>() {
        Some(adapter) => set_adapter_state(py, args, adapter),
        None => Err(py.refused("__setstate__")),
    }
}

fn set_adapter_state<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    adapter: Obj<AdapterIterator>,
) -> Result<Value, Trap> {
    let state = args.get(1);
    match adapter.adapter() {
        Adapter::Zip => {
            let strict = Script::new(args, 0)?.truth(py, args, state)?;
            adapter.set_strict(strict);
        }
        Adapter::LongRange => {
            if !py.is_instance_of(state, TypeId::Int) {
                let kind = py.type_name(state);
                let text = format_args!("'<' not supported between instances of '{kind}' and 'int'");
                return Err(py.type_error(text));
            }
            let (number, step, left) = (adapter.get(0), adapter.get(1), adapter.get(2));
            let passed = py.unwrapped(state);
            let passed = if py.int_test(LESS, passed, ZERO)? { ZERO } else { passed };
            let passed = if py.int_test(LESS, left, passed)? { left } else { passed };
            let distance = py.int_op(MULTIPLY, passed, step)?;
            let (next, rest) = (py.int_op(ADD, number, distance)?, py.int_op(SUBTRACT, left, passed)?);
            adapter.set(0, next);
            adapter.set(2, rest);
        }
        Adapter::Reversed => {
            let place = place_of(py, state)?;
            if !adapter.exhausted() {
                let len = Script::new(args, 0)?.len(py, args, adapter.get(0))?;
                let last = len.as_small_index().unwrap_or(0).saturating_sub(1);
                adapter.set(1, Value::from_int_truncated(place.min(last).max(-1)));
            }
        }
        _ => return Err(py.refused("__setstate__")),
    }
    Ok(Value::NONE)
}

/// `__length_hint__()`: how many items are left, as far as that can be known.
pub(super) fn length_hint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.unwrapped(args.get(0));
    let left = if let Some(iterator) = this.cast::<RangeIterator>() {
        iterator.left.get()
    } else if let Some(iterator) = this.cast::<SeqIterator>() {
        return sequence_hint(py, args, iterator);
    } else if let Some(iterator) = this.cast::<TableIterator>() {
        remaining(iterator)
    } else if let Some(adapter) = this.cast::<AdapterIterator>() {
        return adapter_hint(py, args, adapter);
    } else {
        0
    };
    Ok(Value::from_int_truncated(left.cast_signed()))
}

fn sequence_hint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, iterator: Obj<SeqIterator>) -> Result<Value, Trap> {
    let (seq, index) = (iterator.seq.get(), iterator.index.get().cast_signed());
    if seq.kind().is_none() {
        return Ok(ZERO);
    }
    if let Some(len) = py.plain_len(seq) {
        return Ok(Value::from_int_truncated(len.cast_signed().saturating_sub(index).max(0)));
    }
    if !py.has_special(seq, "__len__") {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let len = Script::new(args, 0)?.len(py, args, seq)?.as_small_index().unwrap_or(isize::MAX);
    // `iter_len`: where the sequence became shorter than what was given, nothing is known.
    Ok(match len.saturating_sub(index) {
        left if left >= 0 => Value::from_int_truncated(left),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn adapter_hint<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    adapter: Obj<AdapterIterator>,
) -> Result<Value, Trap> {
    match adapter.adapter() {
        Adapter::LongRange => Ok(adapter.get(2)),
        Adapter::Reversed if !adapter.exhausted() => {
            let len = Script::new(args, 0)?.len(py, args, adapter.get(0))?.as_small_index().unwrap_or(0);
            let left = adapter.get(1).as_small_int().unwrap_or(-1).saturating_add(1);
            Ok(if len < left { ZERO } else { Value::from_int_truncated(left) })
        }
        _ => Ok(ZERO),
    }
}

/// None when the table has another length by now: the next step is an error.
fn remaining(iterator: Obj<TableIterator>) -> usize {
    let (table, reversed) = (iterator.table.get(), iterator.reversed());
    let dict = table.cast::<Dict>();
    let len = match (&dict, table.cast::<Set>()) {
        (Some(dict), _) if dict.is_ordered() => dict.changes(),
        (Some(dict), _) => dict.len(),
        (_, Some(set)) => set.len(),
        _ => return 0,
    };
    if len != iterator.len.get() {
        return 0;
    }
    let (mut left, mut index) = (0_usize, iterator.index.get());
    loop {
        let found = match &dict {
            Some(dict) if reversed => dict.previous_entry(index),
            _ => crate::ops::next_of(table, index),
        };
        let Some((position, _)) = found else { return left };
        left = left.saturating_add(1);
        index = if reversed { position } else { position.saturating_add(1) };
    }
}
