//! `frame`: attributes and methods.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::frames::Place;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::frame::Frame;
use crate::object::function::Function;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Frame, "__repr__", Arity::None, repr),
    NativeDef::method(TypeId::Frame, "clear", Arity::None, clear),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "f_back", get: |py, _| Err(py.defer(&LOOK, BACK)), set: None },
    GetSetDef { name: "f_builtins", get: get_builtins, set: None },
    GetSetDef { name: "f_code", get: |py, this| Ok(frame(py, this)?.code.get()), set: None },
    GetSetDef { name: "f_globals", get: get_globals, set: None },
    GetSetDef { name: "f_lasti", get: |py, _| Err(py.defer(&LOOK, LASTI)), set: None },
    GetSetDef { name: "f_lineno", get: |py, _| Err(py.defer(&LOOK, LINENO)), set: Some(set_lineno) },
    GetSetDef { name: "f_locals", get: |py, _| Err(py.defer(&LOOK, LOCALS)), set: None },
    GetSetDef { name: "f_trace", get: get_trace, set: Some(set_trace) },
    GetSetDef { name: "f_trace_lines", get: get_trace_lines, set: Some(set_trace_lines) },
    GetSetDef { name: "f_trace_opcodes", get: get_trace_opcodes, set: Some(set_trace_opcodes) },
];

/// What is read from the stack, where the frame is: the window is the frame.
static LOOK: NativeDef = NativeDef::function("frame", Arity::Free, look);
/// `repr(frame)`.
pub(crate) static REPR: NativeDef = NativeDef::function("repr", Arity::Free, repr);

const BACK: u32 = 1;
const LASTI: u32 = 2;
const LINENO: u32 = 3;
const LOCALS: u32 = 4;

fn frame(py: &mut Python<'_>, this: Value) -> Result<Obj<Frame>, Trap> {
    this.cast::<Frame>().ok_or_else(|| py.refused("an attribute of a frame"))
}

fn look<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = frame(py, args.get(0))?;
    match args.state {
        BACK => back(py, args, this),
        LASTI => Ok(Value::from_int_truncated(this.offset(args) as isize)),
        LINENO => Ok(this.line(args).map_or(Value::NONE, |line| Value::from_int_truncated(line as isize))),
        _ => py.frame_locals(args, this),
    }
}

fn back<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, this: Obj<Frame>) -> Result<Value, Trap> {
    match this.place(args) {
        Place::Running(depth) => {
            let below = args.callers().find(|caller| caller.depth < depth).map(|caller| caller.depth);
            let Some(below) = below else { return Ok(Value::NONE) };
            Ok(py.frame_at(args, below)?.map_or(Value::NONE, Obj::value))
        }
        Place::Ended if this.ended() && !this.link.get().is_null() => Ok(this.link.get()),
        _ => Ok(Value::NONE),
    }
}

fn get_builtins(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let function = frame(py, this)?.function.get();
    match py.own_builtins(function) {
        Value::NULL => Ok(py.all_builtins()?.value()),
        own => Ok(own),
    }
}

fn get_globals(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let function = frame(py, this)?.function.get().cast::<Function>();
    Ok(function.map_or(Value::NONE, |function| function.globals.get()))
}

/// Only a trace function may set it, and there are none.
fn set_lineno(py: &mut Python<'_>, _: Value, value: Value) -> Result<(), Trap> {
    if value.is_null() {
        return Err(py.error(TypeId::AttributeError, format_args!("cannot delete attribute")));
    }
    if !py.is_instance_of(value, TypeId::Int) {
        return Err(py.value_error(format_args!("lineno must be an integer")));
    }
    Err(py.value_error(format_args!("f_lineno can only be set in a trace function")))
}

fn get_trace(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let trace = frame(py, this)?.trace.get();
    Ok(if trace.is_null() { Value::NONE } else { trace })
}

fn set_trace(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    frame(py, this)?.trace.set(if value.is_none() { Value::NULL } else { value });
    Ok(())
}

fn flag(py: &mut Python<'_>, value: Value) -> Result<bool, Trap> {
    value.as_bool().ok_or_else(|| py.type_error(format_args!("attribute value type must be bool")))
}

fn get_trace_lines(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Value::from_bool(frame(py, this)?.trace_lines()))
}

fn set_trace_lines(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let on = flag(py, value)?;
    frame(py, this)?.set_trace_lines(on);
    Ok(())
}

fn get_trace_opcodes(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Value::from_bool(frame(py, this)?.trace_opcodes()))
}

fn set_trace_opcodes(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let on = flag(py, value)?;
    frame(py, this)?.set_trace_opcodes(on);
    Ok(())
}

/// `<frame at 0x…, file 'x.py', line 1, code f>`.
fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start && !args.has_frame() {
        return Err(args.enter(0));
    }
    let this = frame(py, args.get(0))?;
    let Some(code) = this.running_code() else { return Err(py.refused("a frame without code")) };
    let line = this.line(args).unwrap_or(code.firstlineno());
    let file = py.text_of(code.object().filename.get(), crate::text::Conversion::Repr)?;
    let (file, name) = (Python::shown(file.value()), Python::shown(code.object().name.get()));
    let address = args.get(0).identity();
    Ok(py.format_str(format_args!("<frame at {address:#x}, file {file}, line {line}, code {name}>"))?.value())
}

/// `clear()`: what it holds is let go; a generator that waits is closed.
fn clear<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = frame(py, args.get(0))?;
    if args.input == Input::Start {
        match this.place(args) {
            Place::Running(_) => {
                return Err(py.error(TypeId::RuntimeError, format_args!("cannot clear an executing frame")));
            }
            Place::Suspended(generator) => {
                let close = crate::object::str::Str::intern(&mut py.heap, "close")?.value();
                let close = py.attribute(generator.value(), close)?;
                return Err(args.call(1, close, &[]));
            }
            Place::Ended => {}
        }
    }
    this.trailing().iter().for_each(|slot| slot.set(Value::NULL));
    this.snapshot.set(Value::NULL);
    Ok(Value::NONE)
}
