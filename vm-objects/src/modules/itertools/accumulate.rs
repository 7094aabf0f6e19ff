//! `itertools.accumulate`. Slots: the iterator, the function or `None`, the total or null, what comes first or null.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const ADD: u32 = 0;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("accumulate", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Accumulate, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Accumulate, "__next__", Arity::None, next),
];

static SIGNATURE: Signature<3> =
    Signature { function: "accumulate", names: ["iterable", "func", "initial"], least: 1, positional: 2 };

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [iterable, function, initial] = py.named_args(args, 1, &SIGNATURE)?;
    let iterator = script.iterator(py, args, iterable)?;
    let function = if function.is_null() { Value::NONE } else { function };
    let initial = if initial.is_none() { Value::NULL } else { initial };
    py.plain(TypeId::Accumulate, &[iterator, function, Value::NULL, initial])
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let first = this.slot(3);
    if !first.is_null() {
        this.set_slot(3, Value::NULL);
        this.set_slot(2, first);
        return Ok(first);
    }
    let mut script = Script::new(args, 0)?;
    let Some(item) = script.next(args, this.slot(0))? else { return Err(Trap::Stop) };
    let (function, total) = (this.slot(1), this.slot(2));
    let total = match (total.is_null(), function.is_none()) {
        (true, _) => item,
        (_, true) => script.binary(py, args, ADD, [total, item])?,
        _ => script.call(args, function, &[total, item])?,
    };
    this.set_slot(2, total);
    Ok(total)
}
