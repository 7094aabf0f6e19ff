//! `range`: constructor, methods and attributes.

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::classes::special;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::equal::equal_values;
use crate::object::iterator::RangeIterator;
use crate::object::range::Range;
use crate::object::table::Match;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

const ZERO: Value = Value::from_int_truncated(0);
const ONE: Value = Value::from_int_truncated(1);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("range", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Range, "__contains__", Arity::One, protocol::contains),
    NativeDef::method(TypeId::Range, "__eq__", Arity::One, super::protocol::eq),
    NativeDef::method(TypeId::Range, "__ge__", Arity::One, super::protocol::ge),
    NativeDef::method(TypeId::Range, "__getitem__", Arity::One, protocol::get_item),
    NativeDef::method(TypeId::Range, "__gt__", Arity::One, super::protocol::gt),
    NativeDef::method(TypeId::Range, "__hash__", Arity::None, super::protocol::hash),
    NativeDef::method(TypeId::Range, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Range, "__le__", Arity::One, super::protocol::le),
    NativeDef::method(TypeId::Range, "__len__", Arity::None, protocol::len),
    NativeDef::method(TypeId::Range, "__lt__", Arity::One, super::protocol::lt),
    NativeDef::method(TypeId::Range, "__ne__", Arity::One, super::protocol::ne),
    NativeDef::method(TypeId::Range, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::Range, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::Range, "__reversed__", Arity::None, reversed),
    NativeDef::method(TypeId::Range, "count", Arity::One, protocol::count),
    NativeDef::method(TypeId::Range, "index", Arity::One, protocol::index),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "start", get: |_, this| Ok(part(this, |range| range.start.get())), set: None },
    GetSetDef { name: "step", get: |_, this| Ok(part(this, |range| range.step.get())), set: None },
    GetSetDef { name: "stop", get: |_, this| Ok(part(this, |range| range.stop.get())), set: None },
];

fn part(this: Value, part: fn(Obj<Range>) -> Value) -> Value {
    this.cast::<Range>().map_or(Value::NONE, part)
}

/// The window is the class, the arguments, then the arguments as ints.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let given = args.nargs().saturating_sub(1);
    if args.input == Input::Start {
        if !args.kwnames.is_null() {
            return Err(py.type_error(format_args!("range() takes no keyword arguments")));
        }
        if given == 0 {
            return Err(py.type_error(format_args!("range expected at least 1 argument, got 0")));
        }
        if given > 3 {
            return Err(py.type_error(format_args!("range expected at most 3 arguments, got {given}")));
        }
    }
    let base = args.nargs();
    while args.len() - base < given {
        let value = args.get(args.len() - base + 1);
        if py.is_instance_of(value, TypeId::Int) {
            let inside = py.unwrapped(value);
            args.push(inside.as_small_index().map_or(inside, Value::from_int_truncated))?;
            continue;
        }
        py.defer(&special::INDEX, 0);
        return Err(args.defer(1, &[value]));
    }
    let (first, second, third) = (args.get(base), args.get(base + 1), args.get(base + 2));
    let (start, stop, step) = match given {
        1 => (ZERO, first, ONE),
        2 => (first, second, ONE),
        _ => (first, second, third),
    };
    if equal_values(step, ZERO) == Match::Yes {
        return Err(py.value_error(format_args!("range() arg 3 must not be zero")));
    }
    Ok(Range::alloc(&mut py.heap, start, stop, step)?.value())
}

/// `range_reduce`: the type and the three numbers.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(range) = args.get(0).cast::<Range>() else { return Err(py.refused("range.__reduce__")) };
    let numbers = py.tuple(&[range.start.get(), range.stop.get(), range.step.get()])?;
    py.tuple(&[TypeId::Range.value(), numbers])
}

fn reversed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.reversed_range(args.get(0))
}

impl Python<'_> {
    /// An iterator from a range's last number to its first.
    pub(crate) fn reversed_range(&mut self, value: Value) -> Result<Value, Trap> {
        let Some(range) = value.cast::<Range>() else { return Err(self.not_iterable(value)) };
        let len = self.range_len_value(value)?;
        let last = self.int_op(10, len, ONE)?;
        let last = self.range_at(range, last)?;
        let back = self.int_op(10, ZERO, range.step.get())?;
        if let (Some(last), Some(len), Some(back)) = (last.as_small_int(), len.as_small_int(), back.as_small_int())
            && range.small_parts().is_some()
        {
            return Ok(RangeIterator::alloc(&mut self.heap, last, len.unsigned_abs(), back)?.value());
        }
        self.new_adapter(crate::ops::Adapter::LongRange, false, &[last, back, len])
    }
}
