//! `itertools.pairwise`. Slots: the iterator or null, the last item or null.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("pairwise", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Pairwise, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Pairwise, "__next__", Arity::None, next),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "pairwise", [1, 1])?;
    let mut script = Script::new(args, 0)?;
    let iterable = args.get(1);
    let iterator = script.iterator(py, args, iterable)?;
    py.plain(TypeId::Pairwise, &[iterator, Value::NULL])
}

/// The routine's own slot is the first item of the pair.
fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    loop {
        let iterator = this.slot(0);
        if iterator.is_null() {
            return Err(Trap::Stop);
        }
        let old = if args.get(own).is_null() { this.slot(1) } else { args.get(own) };
        let Some(item) = script.next(args, iterator)? else {
            this.set_slot(0, Value::NULL);
            this.set_slot(1, Value::NULL);
            return Err(Trap::Stop);
        };
        if old.is_null() {
            // The iterator's own code may advance this one: what it left is not asked.
            this.set_slot(1, item);
            args.set(own, item);
            script.restart(args);
            continue;
        }
        let pair = Tuple::from_slice(&mut py.heap, &[old, item])?;
        this.set_slot(1, item);
        return Ok(pair.value());
    }
}
