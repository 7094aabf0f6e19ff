//! `itertools.starmap`. Slots: the function, the iterator.

use super::{itself, pool};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("starmap", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::StarMap, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::StarMap, "__next__", Arity::None, next),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "starmap", [2, 2])?;
    let mut script = Script::new(args, 0)?;
    let (function, iterable) = (args.get(1), args.get(2));
    let iterator = script.iterator(py, args, iterable)?;
    py.plain(TypeId::StarMap, &[function, iterator])
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    let Some(item) = script.next(args, this.slot(1))? else { return Err(Trap::Stop) };
    let values = pool(&mut script, py, args, item)?;
    script.call_ex(args, this.slot(0), values, Value::NULL)
}
