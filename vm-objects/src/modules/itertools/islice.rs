//! `itertools.islice`. Slots: the iterator or null, the next index wanted, the end or -1, the step, the index reached.

use super::{itself, machine_int};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("islice", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::ISlice, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::ISlice, "__next__", Arity::None, next),
];

/// An index that was given; -1 for one that is no int or too large.
fn position<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<isize, Trap> {
    if let Some(number) = value.as_small_index() {
        return Ok(number);
    }
    let number = script.attempt(py, args, |script, py, args| script.index(py, args, value))?;
    let number = number.ok().and_then(machine_int);
    Ok(number.unwrap_or(-1))
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "islice", [2, 4])?;
    let mut script = Script::new(args, 0)?;
    let given = args.nargs();
    let (iterable, first) = (args.get(1), args.get(2));
    let (start, stop, step) = match given {
        3 => (Value::NONE, first, Value::NONE),
        4 => (first, args.get(3), Value::NONE),
        _ => (first, args.get(3), args.get(4)),
    };
    let stop = if stop.is_none() { None } else { Some(position(&mut script, py, args, stop)?) };
    let limit = "must be None or an integer: 0 <= x <= sys.maxsize.";
    if stop.is_some_and(|stop| stop == -1) {
        return Err(py.value_error(format_args!("Stop argument for islice() {limit}")));
    }
    let start = if start.is_none() { 0 } else { position(&mut script, py, args, start)? };
    if start < 0 || stop.is_some_and(|stop| stop < 0) {
        return Err(py.value_error(format_args!("Indices for islice() {limit}")));
    }
    let step = if step.is_none() { 1 } else { position(&mut script, py, args, step)? };
    if step < 1 {
        return Err(py.value_error(format_args!("Step for islice() must be a positive integer or None.")));
    }
    let iterator = script.iterator(py, args, iterable)?;
    let numbers = [start, stop.unwrap_or(-1), step, 0].map(Value::from_int_truncated);
    let [start, stop, step, reached] = numbers;
    py.plain(TypeId::ISlice, &[iterator, start, stop, step, reached])
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    let number = |index: usize| this.slot(index).as_small_int().unwrap_or(0);
    loop {
        let (iterator, wanted, stop, reached) = (this.slot(0), number(1), number(2), number(4));
        if iterator.is_null() || stop != -1 && reached >= stop {
            this.set_slot(0, Value::NULL);
            return Err(Trap::Stop);
        }
        let Some(item) = script.next(args, iterator)? else {
            this.set_slot(0, Value::NULL);
            return Err(Trap::Stop);
        };
        let reached = number(4);
        this.set_slot(4, Value::from_int_truncated(reached.saturating_add(1)));
        if reached >= wanted {
            let next = wanted.saturating_add(number(3)).min(Value::MAX_SMALL);
            let next = if stop != -1 { next.min(stop) } else { next };
            this.set_slot(1, Value::from_int_truncated(next));
            return Ok(item);
        }
        script.restart(args);
    }
}
