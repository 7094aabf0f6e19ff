//! Methods of `deque` that compare items, and its comparison.

use super::ring::Deque;
use crate::Trap;
use crate::ops::compare::{EQUAL, NOT_EQUAL, answer};
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

fn mutated(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::RuntimeError, format_args!("deque mutated during iteration"))
}

/// Looks for the second argument from one index to another; its own slots are the deque's state, the next index and how
/// many were equal. Stops at the first when `first`: then it is its index. `changed` makes the error when the deque has
/// changed meanwhile.
fn search<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    (deque, [from, to], first): (Deque, [usize; 2], bool),
    removes: bool,
    changed: fn(&mut Python<'h>) -> Trap,
) -> Result<Option<usize>, Trap> {
    let (own, wanted) = (args.nargs(), args.get(1));
    if args.get(own).is_null() {
        args.set(own, deque.state());
        args.set(own + 1, count(from));
        args.set(own + 2, count(0));
    }
    loop {
        let index = counted(args.get(own + 1));
        let found = counted(args.get(own + 2));
        if index >= to {
            return Ok(if first { None } else { Some(found) });
        }
        // What was compared may be gone by now.
        let unchanged = deque.state() == args.get(own);
        let item = deque.get(index).unwrap_or(Value::NULL);
        if item.is_null() && unchanged {
            return Ok(if first { None } else { Some(found) });
        }
        let equal = script.equal(py, args, [item, wanted])?;
        if !unchanged && (!equal || !first || removes) {
            return Err(changed(py));
        }
        if equal && first {
            return Ok(Some(index));
        }
        args.set(own + 1, count(index + 1));
        args.set(own + 2, count(found + usize::from(equal)));
        script.restart(args);
    }
}

pub(super) fn contains<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let mut script = Script::new(args, 3)?;
    let found = search(py, args, &mut script, (deque, [0, usize::MAX], true), false, mutated)?;
    Ok(Value::from_bool(found.is_some()))
}

pub(super) fn count_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let mut script = Script::new(args, 3)?;
    let found = search(py, args, &mut script, (deque, [0, usize::MAX], false), false, mutated)?;
    Ok(count(found.unwrap_or(0)))
}

pub(super) fn remove<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let mut script = Script::new(args, 3)?;
    let changed = |py: &mut Python<'h>| py.error(TypeId::IndexError, format_args!("deque mutated during remove()."));
    match search(py, args, &mut script, (deque, [0, usize::MAX], true), true, changed)? {
        Some(index) => {
            deque.remove(index);
            Ok(Value::NONE)
        }
        None => {
            let wanted = args.get(1);
            let shown = script.repr(py, args, wanted)?;
            let shown = Python::shown(shown);
            Err(py.value_error(format_args!("{shown} is not in deque")))
        }
    }
}

/// `index(x[, start[, stop]])`; a fourth and a fifth own slot keep the bounds.
pub(super) fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let mut script = Script::new(args, 5)?;
    let bounds = args.nargs() + 3;
    if args.get(bounds).is_null() {
        let mut given = [0, isize::MAX];
        for (place, number) in given.iter_mut().enumerate() {
            if let Some(value) = args.arg(place + 2) {
                *number = clamped(&mut script, py, args, value)?;
            }
        }
        let len = deque.len();
        for (place, number) in given.into_iter().enumerate() {
            let number = if number < 0 { number.saturating_add_unsigned(len).max(0) } else { number };
            args.set(bounds + place, count(number.unsigned_abs().min(len)));
        }
        script.restart(args);
    }
    let range = [counted(args.get(bounds)), counted(args.get(bounds + 1))];
    if let Some(index) = search(py, args, &mut script, (deque, range, true), false, mutated)? {
        return Ok(count(index));
    }
    let wanted = args.get(1);
    let shown = script.repr(py, args, wanted)?;
    let shown = Python::shown(shown);
    Err(py.value_error(format_args!("{shown} is not in deque")))
}

/// A bound as a slice has it.
fn clamped<'h>(script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<isize, Trap> {
    if !py.is_instance_of(value, TypeId::Int) && !py.has_special(value, "__index__") {
        let text = "slice indices must be integers or have an __index__ method";
        return Err(py.type_error(format_args!("{text}")));
    }
    let number = script.index(py, args, value)?;
    Ok(match crate::modules::itertools::machine_int(number) {
        Some(number) => number,
        None => {
            let negative = crate::ops::numbers::Whole::of(number).is_some_and(|whole| whole.int().is_negative());
            if negative { isize::MIN } else { isize::MAX }
        }
    })
}

/// A comparison of two deques, by its number. The own slots are the states of both and the index that was reached.
pub(super) fn compare<'h, const OPERATOR: u32>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let left = py.this_deque(args)?;
    let Some(right) = py.as_deque(args.get(1)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut script = Script::new(args, 3)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        args.set(own, left.state());
        args.set(own + 1, right.state());
        args.set(own + 2, count(0));
    }
    if left == right || left.len() != right.len() && matches!(OPERATOR, EQUAL | NOT_EQUAL) {
        let order = if left == right { core::cmp::Ordering::Equal } else { core::cmp::Ordering::Less };
        return Ok(Value::from_bool(answer(OPERATOR, Some(order))));
    }
    loop {
        let index = counted(args.get(own + 2));
        let (Some(a), Some(b)) = (left.get(index), right.get(index)) else { break };
        let equal = script.equal(py, args, [a, b])?;
        if left.state() != args.get(own) || right.state() != args.get(own + 1) {
            return Err(mutated(py));
        }
        if !equal {
            return match OPERATOR {
                EQUAL => Ok(Value::FALSE),
                NOT_EQUAL => Ok(Value::TRUE),
                _ => Ok(Value::from_bool(script.ordered(py, args, OPERATOR, [a, b])?)),
            };
        }
        args.set(own + 2, count(index + 1));
        script.restart(args);
    }
    Ok(Value::from_bool(answer(OPERATOR, Some(left.len().cmp(&right.len())))))
}
