//! `itertools.chain`. Slots: the iterator over the iterables or null, the active iterator or null.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("chain", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Chain, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Chain, "__next__", Arity::None, next),
    NativeDef::class_method("from_iterable", Arity::One, from_iterable),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "chain", [0, usize::MAX])?;
    let iterables = py.tuple(args.args().get(1..).unwrap_or(&[]))?;
    let source = py.iterator(iterables)?;
    py.plain(TypeId::Chain, &[source, Value::NULL])
}

fn from_iterable<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let (class, iterable) = (args.get(0), args.get(1));
    let source = script.iterator(py, args, iterable)?;
    let chain = py.plain(TypeId::Chain, &[source, Value::NULL])?;
    py.plain_in(class, chain)
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    loop {
        let (source, active) = (this.slot(0), this.slot(1));
        if source.is_null() {
            return Err(Trap::Stop);
        }
        if active.is_null() {
            let Some(iterable) = script.next(args, source)? else {
                this.set_slot(0, Value::NULL);
                return Err(Trap::Stop);
            };
            let active = script.iterator(py, args, iterable)?;
            this.set_slot(1, active);
        } else if let Some(item) = script.next(args, active)? {
            return Ok(item);
        } else {
            this.set_slot(1, Value::NULL);
        }
        script.restart(args);
    }
}
