//! Iterators over a deque. Slots: the deque, how many were given, the deque's state when it was made, how many are left.

use super::ring::Deque;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const FORWARD: Behaviour = Behaviour { methods: FORWARD_METHODS, getsets: &[], new: Some(&NEW) };
pub(crate) const REVERSE: Behaviour = Behaviour { methods: REVERSE_METHODS, getsets: &[], new: Some(&NEW_REVERSE) };

static NEW: NativeDef = NativeDef::function("_deque_iterator", Arity::Free, |py, args| {
    new(py, args, TypeId::DequeIterator, "_deque_iterator")
});
static NEW_REVERSE: NativeDef = NativeDef::function("_deque_reverse_iterator", Arity::Free, |py, args| {
    new(py, args, TypeId::DequeReverseIterator, "_deque_reverse_iterator")
});

static FORWARD_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::DequeIterator, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::DequeIterator, "__length_hint__", Arity::None, length_hint),
    NativeDef::method(TypeId::DequeIterator, "__next__", Arity::None, next),
    NativeDef::method(TypeId::DequeIterator, "__reduce__", Arity::None, reduce),
];
static REVERSE_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::DequeReverseIterator, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::DequeReverseIterator, "__length_hint__", Arity::None, length_hint),
    NativeDef::method(TypeId::DequeReverseIterator, "__next__", Arity::None, next_back),
    NativeDef::method(TypeId::DequeReverseIterator, "__reduce__", Arity::None, reduce),
];

fn itself<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(args.get(0))
}

fn iterator(py: &mut Python<'_>, kind: TypeId, deque: Deque, given: usize) -> Result<Value, Trap> {
    let given = given.min(deque.len());
    py.plain(kind, &[deque.value(), count(given), deque.state(), count(deque.len() - given)])
}

pub(super) fn over(py: &mut Python<'_>, deque: Deque) -> Result<Value, Trap> {
    iterator(py, TypeId::DequeIterator, deque, 0)
}

pub(super) fn iter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    over(py, deque)
}

pub(super) fn reversed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    iterator(py, TypeId::DequeReverseIterator, deque, 0)
}

/// `_deque_iterator(deque, index=0)`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, kind: TypeId, name: &str) -> Result<Value, Trap> {
    py.only_positional(args, name, [1, 2])?;
    let Some(deque) = py.as_deque(args.get(1)) else {
        let found = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("{name}() argument 1 must be collections.deque, not {found}")));
    };
    let given = match args.arg(2) {
        Some(given) => {
            let given = Script::new(args, 0)?.index(py, args, given)?;
            py.machine_int(given)?.max(0).unsigned_abs()
        }
        None => 0,
    };
    iterator(py, kind, deque, given)
}

fn advance<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, back: bool) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let (given, left) = (counted(this.slot(1)), counted(this.slot(3)));
    let Some(deque) = py.as_deque(this.slot(0)) else { return Err(Trap::Stop) };
    if deque.state() != this.slot(2) {
        this.set_slot(3, count(0));
        return Err(py.error(TypeId::RuntimeError, format_args!("deque mutated during iteration")));
    }
    let Some(left) = left.checked_sub(1) else { return Err(Trap::Stop) };
    let item = deque.get(if back { left } else { given });
    this.set_slot(1, count(given + 1));
    this.set_slot(3, count(left));
    item.ok_or(Trap::Stop)
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    advance(py, args, false)
}

fn next_back<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    advance(py, args, true)
}

fn length_hint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(py.this_plain(args)?.slot(3))
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let Some(deque) = py.as_deque(this.slot(0)) else { return Err(py.refused("__reduce__")) };
    let given = deque.len().saturating_sub(counted(this.slot(3)));
    let class = py.type_of(args.get(0));
    let values = py.tuple(&[deque.value(), count(given)])?;
    py.tuple(&[class, values])
}
