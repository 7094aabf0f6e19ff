//! `traceback`: its constructor and attributes. Follows CPython's `Python/traceback.c`.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::code::CodeRef;
use crate::object::exception::Traceback;
use crate::object::frame::Frame;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("traceback", Arity::Free, new);

static METHODS: &[NativeDef] = &[NativeDef::method(TypeId::Traceback, "__dir__", Arity::None, dir)];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "tb_frame", get: get_frame, set: None },
    GetSetDef { name: "tb_lasti", get: get_lasti, set: None },
    GetSetDef { name: "tb_lineno", get: get_lineno, set: None },
    GetSetDef { name: "tb_next", get: get_next, set: Some(set_next) },
];

const SIGNATURE: Signature<4> = Signature {
    function: "TracebackType",
    names: ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"],
    least: 4,
    positional: 4,
};

/// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [next, frame, lasti, line] = py.named_args(args, 1, &SIGNATURE)?;
    if frame.cast::<Frame>().is_none() {
        let name = py.type_name(frame);
        return Err(py.type_error(format_args!("TracebackType() argument 'tb_frame' must be frame, not {name}")));
    }
    let (lasti, line) = (py.c_int(lasti)?, py.c_int(line)?);
    let next = checked_next(py, next, " or None")?;
    let step = Traceback::alloc(&mut py.heap, frame, lasti as u32, next)?;
    step.lineno.set((line as u32).wrapping_add(1) as usize);
    Ok(step.value())
}

/// `tb_next` as it is kept.
fn checked_next(py: &mut Python<'_>, value: Value, or: &str) -> Result<Value, Trap> {
    if !value.is_none() && !value.is_kind(Kind::Traceback) {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("expected traceback object{or}, got '{name}'")));
    }
    Ok(if value.is_none() { Value::NULL } else { value })
}

fn dir<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = crate::object::list::List::with_capacity(&mut py.heap, GETSETS.len())?;
    for name in ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"] {
        let name = crate::object::str::Str::intern(&mut py.heap, name)?;
        names.push(&mut py.heap, name.value())?;
    }
    Ok(names.value())
}

fn traceback_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Traceback>, Trap> {
    this.cast::<Traceback>().ok_or_else(|| py.refused("an attribute of a traceback"))
}

/// Where there was no memory for a frame when the exception passed, one is made that holds nothing.
fn get_frame(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let step = traceback_of(py, this)?;
    let kept = step.code.get();
    if kept.cast::<Frame>().is_some() {
        return Ok(kept);
    }
    let Some(code) = step.running_code() else { return Ok(Value::NONE) };
    let frame = Frame::alloc(&mut py.heap, kept, code.value(), CodeRef::from(code).nlocalsplus())?;
    frame.end(step.lasti.get() as u32, &[]);
    step.code.set(frame.value());
    Ok(frame.value())
}

fn get_lasti(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Value::from_int_truncated(traceback_of(py, this)?.lasti.get() as i32 as isize))
}

fn get_lineno(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let line = traceback_of(py, this)?.line();
    Ok(line.map_or(Value::NONE, |line| Value::from_int_truncated(line as isize)))
}

fn get_next(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let next = traceback_of(py, this)?.next.get();
    Ok(if next.is_null() { Value::NONE } else { next })
}

fn set_next(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let traceback = traceback_of(py, this)?;
    if value.is_null() {
        return Err(py.type_error(format_args!("can't delete tb_next attribute")));
    }
    let next = checked_next(py, value, "")?;
    let mut step = next.cast::<Traceback>();
    while let Some(here) = step {
        if here == traceback {
            return Err(py.value_error(format_args!("traceback loop detected")));
        }
        step = here.next.get().cast::<Traceback>();
    }
    traceback.next.set(next);
    Ok(())
}
