//! `slice`: constructor, methods and attributes.

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::slice::Slice;
use crate::python::{Args, Python};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("slice", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Slice, "__eq__", Arity::One, protocol::eq),
    NativeDef::method(TypeId::Slice, "__ne__", Arity::One, protocol::ne),
    NativeDef::method(TypeId::Slice, "indices", Arity::One, indices),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "start", get: |_, this| Ok(part(this, |slice| slice.start.get())), set: None },
    GetSetDef { name: "step", get: |_, this| Ok(part(this, |slice| slice.step.get())), set: None },
    GetSetDef { name: "stop", get: |_, this| Ok(part(this, |slice| slice.stop.get())), set: None },
];

fn part(this: Value, part: fn(Obj<Slice>) -> Value) -> Value {
    this.cast::<Slice>().map_or(Value::NONE, part)
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.check_constructor(args, "slice", 3)?;
    let (first, second, third) = (args.get(1), args.get(2), args.get(3));
    let or_none = |value: Value| if value.is_null() { Value::NONE } else { value };
    match args.nargs() {
        0 | 1 => Err(py.type_error(format_args!("slice expected at least 1 argument, got 0"))),
        2 => Ok(Slice::alloc(&mut py.heap, Value::NONE, first, Value::NONE)?.value()),
        _ => Ok(Slice::alloc(&mut py.heap, first, second, or_none(third))?.value()),
    }
}

fn indices<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(slice) = args.get(0).cast::<Slice>() else { return Err(py.refused("slice.indices")) };
    let len = super::list::clamped_index(py, args.get(1))?;
    let Ok(len) = usize::try_from(len) else {
        return Err(py.value_error(format_args!("length should not be negative")));
    };
    let parts = [slice.start.get(), slice.stop.get(), slice.step.get()];
    let at = match py.slice_indices(parts, len) {
        Err(Trap::Defer) => return Err(py.refused("a bound with an __index__")),
        at => at?,
    };
    py.tuple(&[at.start, at.stop, at.step].map(Value::from_int_truncated))
}
