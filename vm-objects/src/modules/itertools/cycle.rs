//! `itertools.cycle`. Slots: the iterator or null when it has ended, the items so far (a list), the next one's index.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("cycle", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Cycle, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Cycle, "__next__", Arity::None, next),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "cycle", [1, 1])?;
    let mut script = Script::new(args, 0)?;
    let iterable = args.get(1);
    let iterator = script.iterator(py, args, iterable)?;
    let saved = List::with_capacity(&mut py.heap, 0)?.value();
    py.plain(TypeId::Cycle, &[iterator, saved, count(0)])
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let Some(saved) = this.slot(1).cast::<List>() else { return Err(Trap::Stop) };
    let iterator = this.slot(0);
    if !iterator.is_null() {
        let mut script = Script::new(args, 0)?;
        if let Some(item) = script.next(args, iterator)? {
            saved.push(&mut py.heap, item)?;
            return Ok(item);
        }
        this.set_slot(0, Value::NULL);
    }
    let index = counted(this.slot(2));
    let Some(item) = saved.get(index) else { return Err(Trap::Stop) };
    let next = index.wrapping_add(1);
    this.set_slot(2, count(if next >= saved.len() { 0 } else { next }));
    Ok(item)
}
