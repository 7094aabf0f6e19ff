//! `slice`: constructor, methods and attributes.

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::equal::equal_values;
use crate::object::slice::Slice;
use crate::object::table::Match;
use crate::ops::compare::LESS;
use crate::ops::ranges::{ADD, ONE, SUBTRACT, ZERO};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("slice", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Slice, "__eq__", Arity::One, protocol::eq),
    NativeDef::method(TypeId::Slice, "__ne__", Arity::One, protocol::ne),
    NativeDef::method(TypeId::Slice, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::Slice, "__repr__", Arity::None, super::object::repr_builtin),
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

/// `slice_reduce`: the type and the three bounds.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(slice) = args.get(0).cast::<Slice>() else { return Err(py.refused("slice.__reduce__")) };
    let bounds = py.tuple(&[slice.start.get(), slice.stop.get(), slice.step.get()])?;
    py.tuple(&[TypeId::Slice.value(), bounds])
}

/// `evaluate_slice_index`: the int of a bound.
fn bound<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<Option<Value>, Trap> {
    if value.is_none() {
        return Ok(None);
    }
    if !py.is_instance_of(value, TypeId::Int) && !py.has_special(value, "__index__") {
        let text = format_args!("slice indices must be integers or None or have an __index__ method");
        return Err(py.type_error(text));
    }
    script.index(py, args, value).map(Some)
}

/// A bound counted from the end if it is negative, and kept between two others.
fn clamped(py: &mut Python<'_>, bound: Value, len: Value, [lower, upper]: [Value; 2]) -> Result<Value, Trap> {
    if py.int_test(LESS, bound, ZERO)? {
        let bound = py.int_op(ADD, bound, len)?;
        return Ok(if py.int_test(LESS, bound, lower)? { lower } else { bound });
    }
    Ok(if py.int_test(LESS, upper, bound)? { upper } else { bound })
}

/// `slice.indices(len)`: `_PySlice_GetLongIndices`, for ints of any size.
fn indices<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(slice) = args.get(0).cast::<Slice>() else { return Err(py.refused("slice.indices")) };
    let mut script = Script::new(args, 0)?;
    let len = args.get(1);
    let len = script.index(py, args, len)?;
    if py.int_test(LESS, len, ZERO)? {
        return Err(py.value_error(format_args!("length should not be negative")));
    }
    let step = bound(&mut script, py, args, slice.step.get())?.unwrap_or(ONE);
    if equal_values(step, ZERO) == Match::Yes {
        return Err(py.value_error(format_args!("slice step cannot be zero")));
    }
    let back = py.int_test(LESS, step, ZERO)?;
    let limits = if back { [Value::from_int_truncated(-1), py.int_op(SUBTRACT, len, ONE)?] } else { [ZERO, len] };
    let [lower, upper] = limits;
    let (first, last) = if back { (upper, lower) } else { (lower, upper) };
    let start = match bound(&mut script, py, args, slice.start.get())? {
        Some(start) => clamped(py, start, len, limits)?,
        None => first,
    };
    let stop = match bound(&mut script, py, args, slice.stop.get())? {
        Some(stop) => clamped(py, stop, len, limits)?,
        None => last,
    };
    py.tuple(&[start, stop, step])
}
