//! `_bisect`, as CPython's `Modules/_bisectmodule.c`: places in sorted sequences.

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::ops::arguments::Signature;
use crate::ops::compare::LESS;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "_bisect", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("bisect_left", Arity::Free, bisect::<LEFT>),
    NativeDef::function("bisect_right", Arity::Free, bisect::<RIGHT>),
    NativeDef::function("insort_left", Arity::Free, insort::<LEFT>),
    NativeDef::function("insort_right", Arity::Free, insort::<RIGHT>),
];

const LEFT: bool = true;
const RIGHT: bool = false;

/// The routine's own slots: the bounds of what is still searched, and what is looked for.
const LOW: usize = 0;
const HIGH: usize = 1;
const WANTED: usize = 2;
const OWN: usize = 3;

/// The arguments: sequence, item, bounds, key.
fn arguments<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<[Value; 5], Trap> {
    let names = ["a", "x", "lo", "hi", "key"];
    py.named_args(args, 0, &Signature { function, names, least: 2, positional: 4 })
}

fn bisect<'h, const SIDE: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let given = arguments(py, args, if SIDE == LEFT { "bisect_left" } else { "bisect_right" })?;
    let own = args.nargs();
    if args.get(own).is_null() {
        begin(&mut script, py, args, given, given[1])?;
    }
    search::<SIDE>(&mut script, py, args, given)
}

/// `a.insert(bisect(a, x, lo, hi, key), x)`, where what is looked for is `key(x)`.
fn insort<'h, const SIDE: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let given = arguments(py, args, if SIDE == LEFT { "insort_left" } else { "insort_right" })?;
    let [sequence, item, _, _, key] = given;
    let own = args.nargs();
    if args.get(own).is_null() {
        let has_key = !key.is_null() && !key.is_none();
        let wanted = if has_key { script.call(args, key, &[item])? } else { item };
        begin(&mut script, py, args, given, wanted)?;
    }
    let place = search::<SIDE>(&mut script, py, args, given)?;
    if let Some(list) = sequence.cast::<List>() {
        list.insert(&mut py.heap, counted(place), item)?;
        return Ok(Value::NONE);
    }
    let insert = script.attribute_named(py, args, sequence, "insert")?;
    script.call(args, insert, &[place, item])?;
    Ok(Value::NONE)
}

/// Finds the bounds.
fn begin<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    [sequence, _, low, high, _]: [Value; 5],
    wanted: Value,
) -> Result<(), Trap> {
    let low = if low.is_null() { count(0) } else { script.index(py, args, low)? };
    let low = py.machine_int(low)?;
    let Ok(low) = usize::try_from(low) else {
        return Err(py.value_error(format_args!("lo must be non-negative")));
    };
    let high = if high.is_null() || high.is_none() { Value::NONE } else { script.index(py, args, high)? };
    let high = if high.is_none() { -1 } else { py.machine_int(high)? };
    let high = match usize::try_from(high) {
        Ok(high) => high,
        // As in CPython, -1 is the default; what is below it finds nothing.
        Err(_) if high == -1 => counted(script.len(py, args, sequence)?),
        Err(_) => 0,
    };
    let own = args.nargs();
    for (slot, value) in [(LOW, count(low)), (HIGH, count(high)), (WANTED, wanted)] {
        args.set(own + slot, value);
    }
    script.restart(args);
    Ok(())
}

/// `internal_bisect_left`, `internal_bisect_right`.
fn search<'h, const SIDE: bool>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    [sequence, _, _, _, key]: [Value; 5],
) -> Result<Value, Trap> {
    let own = args.nargs();
    let has_key = !key.is_null() && !key.is_none();
    let wanted = args.get(own + WANTED);
    loop {
        let (low, high) = (counted(args.get(own + LOW)), counted(args.get(own + HIGH)));
        if low >= high {
            return Ok(count(low));
        }
        let middle = low + (high - low) / 2;
        let item = script.item(py, args, [sequence, count(middle)])?;
        let item = if has_key { script.call(args, key, &[item])? } else { item };
        let operands = if SIDE == LEFT { [item, wanted] } else { [wanted, item] };
        let less = script.ordered_unnoted(py, args, LESS, operands)?;
        if less == SIDE {
            args.set(own + LOW, count(middle + 1));
        } else {
            args.set(own + HIGH, count(middle));
        }
        script.restart(args);
    }
}
