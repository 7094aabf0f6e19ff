//! `itertools.dropwhile`, `filterfalse` and `takewhile`. Slots: the predicate, the iterator, and for the two that change
//! once, whether they have.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const DROP_WHILE: Behaviour = Behaviour { methods: DROP_METHODS, getsets: &[], new: Some(&NEW_DROP) };
pub(crate) const FILTER_FALSE: Behaviour = Behaviour { methods: FILTER_METHODS, getsets: &[], new: Some(&NEW_FILTER) };
pub(crate) const TAKE_WHILE: Behaviour = Behaviour { methods: TAKE_METHODS, getsets: &[], new: Some(&NEW_TAKE) };

static NEW_DROP: NativeDef =
    NativeDef::function("dropwhile", Arity::Free, |py, args| new(py, args, "dropwhile", TypeId::DropWhile));
static NEW_FILTER: NativeDef =
    NativeDef::function("filterfalse", Arity::Free, |py, args| new(py, args, "filterfalse", TypeId::FilterFalse));
static NEW_TAKE: NativeDef =
    NativeDef::function("takewhile", Arity::Free, |py, args| new(py, args, "takewhile", TypeId::TakeWhile));

static DROP_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::DropWhile, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::DropWhile, "__next__", Arity::None, next_after),
];
static FILTER_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::FilterFalse, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::FilterFalse, "__next__", Arity::None, next_false),
];
static TAKE_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::TakeWhile, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::TakeWhile, "__next__", Arity::None, next_before),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &str, kind: TypeId) -> Result<Value, Trap> {
    py.only_positional(args, name, [2, 2])?;
    let mut script = Script::new(args, 0)?;
    let (predicate, iterable) = (args.get(1), args.get(2));
    let iterator = script.iterator(py, args, iterable)?;
    py.plain(kind, &[predicate, iterator, Value::FALSE])
}

/// Whether the predicate is true of an item.
fn holds<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    [predicate, item]: [Value; 2],
) -> Result<bool, Trap> {
    let answer = script.call(args, predicate, &[item])?;
    script.truth(py, args, answer)
}

fn next_after<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    loop {
        let Some(item) = script.next(args, this.slot(1))? else { return Err(Trap::Stop) };
        if this.slot(2) == Value::TRUE {
            return Ok(item);
        }
        if !holds(&mut script, py, args, [this.slot(0), item])? {
            this.set_slot(2, Value::TRUE);
            return Ok(item);
        }
        script.restart(args);
    }
}

fn next_false<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    let predicate = this.slot(0);
    loop {
        let Some(item) = script.next(args, this.slot(1))? else { return Err(Trap::Stop) };
        let truth = if predicate.is_none() || predicate == TypeId::Bool.value() {
            script.truth(py, args, item)?
        } else {
            holds(&mut script, py, args, [predicate, item])?
        };
        if !truth {
            return Ok(item);
        }
        script.restart(args);
    }
}

fn next_before<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    if this.slot(2) == Value::TRUE {
        return Err(Trap::Stop);
    }
    let mut script = Script::new(args, 0)?;
    let Some(item) = script.next(args, this.slot(1))? else { return Err(Trap::Stop) };
    if holds(&mut script, py, args, [this.slot(0), item])? {
        return Ok(item);
    }
    this.set_slot(2, Value::TRUE);
    Err(Trap::Stop)
}
