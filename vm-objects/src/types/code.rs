//! `code`: methods and attributes.

use vm_core::code::SlotKind;

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::code::{Code, CodeRef};
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Code, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::Code, "co_lines", Arity::None, lines),
    NativeDef::method(TypeId::Code, "co_positions", Arity::None, positions),
    super::code_new::REPLACE,
];

pub(super) static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "co_argcount", get: |py, this| number(py, this, |code| code.argcount()), set: None },
    GetSetDef { name: "co_cellvars", get: |py, this| slots(py, this, SlotKind::is_cell), set: None },
    GetSetDef { name: "co_code", get: get_code, set: None },
    GetSetDef { name: "co_consts", get: |py, this| part(py, this, |code| code.consts.get()), set: None },
    GetSetDef { name: "co_exceptiontable", get: get_exceptiontable, set: None },
    GetSetDef { name: "co_filename", get: |py, this| part(py, this, |code| code.filename.get()), set: None },
    GetSetDef { name: "co_firstlineno", get: get_firstlineno, set: None },
    GetSetDef { name: "co_flags", get: |py, this| number(py, this, |code| code.flags().0 as usize), set: None },
    GetSetDef { name: "co_freevars", get: |py, this| slots(py, this, SlotKind::is_free), set: None },
    GetSetDef { name: "co_kwonlyargcount", get: |py, this| number(py, this, |code| code.kwonlyargcount()), set: None },
    GetSetDef { name: "co_linetable", get: get_linetable, set: None },
    GetSetDef { name: "co_name", get: |py, this| part(py, this, |code| code.name.get()), set: None },
    GetSetDef { name: "co_names", get: |py, this| part(py, this, |code| code.names.get()), set: None },
    GetSetDef { name: "co_nlocals", get: |py, this| number(py, this, |code| code.nlocals()), set: None },
    GetSetDef {
        name: "co_posonlyargcount",
        get: |py, this| number(py, this, |code| code.posonlyargcount()),
        set: None,
    },
    GetSetDef { name: "co_qualname", get: |py, this| part(py, this, |code| code.qualname.get()), set: None },
    GetSetDef { name: "co_stacksize", get: |py, this| number(py, this, |code| code.stacksize()), set: None },
    GetSetDef { name: "co_varnames", get: |py, this| slots(py, this, SlotKind::is_local), set: None },
];

pub(crate) const BEHAVIOUR: Behaviour =
    Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&super::code_new::NEW) };

fn object(py: &mut Python<'_>, this: Value) -> Result<Obj<Code>, Trap> {
    this.cast::<Code>().ok_or_else(|| py.refused("an attribute of code"))
}

fn code(py: &mut Python<'_>, this: Value) -> Result<CodeRef, Trap> {
    Ok(CodeRef::from(object(py, this)?))
}

/// As it was before it was quickened.
fn get_code(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let code = code(py, this)?;
    let bytes = Bytes::with_len(&mut py.heap, code.code().len())?;
    for (place, byte) in bytes.cells().iter().zip(code.plain_code().flatten()) {
        place.set(byte);
    }
    Ok(bytes.value())
}

fn number(py: &mut Python<'_>, this: Value, count: fn(CodeRef) -> usize) -> Result<Value, Trap> {
    Ok(Value::from_int_truncated(count(code(py, this)?) as isize))
}

fn part(py: &mut Python<'_>, this: Value, field: fn(Obj<Code>) -> Value) -> Result<Value, Trap> {
    Ok(field(object(py, this)?))
}

/// The names of the slots of some kind.
fn slots(py: &mut Python<'_>, this: Value, keep: fn(SlotKind) -> bool) -> Result<Value, Trap> {
    let code = code(py, this)?;
    let kept = |index: &usize| keep(code.slot_kind(*index));
    let count = (0..code.nlocalsplus()).filter(kept).count();
    let names = Tuple::with_len(&mut py.heap, count)?;
    for (slot, index) in names.items().iter().zip((0..code.nlocalsplus()).filter(kept)) {
        slot.set(py.name_of_slot(code, index));
    }
    Ok(names.value())
}

fn bytes(py: &mut Python<'_>, this: Value, of: fn(&CodeRef) -> &[u8]) -> Result<Value, Trap> {
    let code = code(py, this)?;
    Ok(Bytes::from_slice(&mut py.heap, of(&code))?.value())
}

fn get_exceptiontable(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    bytes(py, this, |code| code.exceptiontable())
}

fn get_linetable(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    bytes(py, this, |code| code.linetable())
}

fn get_firstlineno(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let line = code(py, this)?.firstlineno();
    Int::from_i64(&mut py.heap, i64::from(line))
}

fn or_none(number: Option<i32>) -> Value {
    number.map_or(Value::NONE, |number| Value::from_int_truncated(number as isize))
}

/// An iterator over a list of what was made.
fn iterator(py: &mut Python<'_>, list: Obj<List>) -> Result<Value, Trap> {
    Ok(crate::object::iterator::SeqIterator::alloc(&mut py.heap, list.value())?.value())
}

/// Start, end and line of the runs of instructions of one line each.
fn lines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code = code(py, args.get(0))?;
    let list = List::with_capacity(&mut py.heap, 0)?;
    let mut run: Option<(u32, u32, Option<i32>)> = None;
    let offset = |offset: u32| Value::from_int_truncated(offset as isize);
    for next in code.lines() {
        let line = next.position.line;
        run = match run {
            Some((start, _, same)) if same == line => Some((start, next.end, line)),
            before => {
                if let Some((start, end, line)) = before {
                    let item = Tuple::from_slice(&mut py.heap, &[offset(start), offset(end), or_none(line)])?;
                    list.push(&mut py.heap, item.value())?;
                }
                Some((next.start, next.end, line))
            }
        };
    }
    if let Some((start, end, line)) = run {
        let item = Tuple::from_slice(&mut py.heap, &[offset(start), offset(end), or_none(line)])?;
        list.push(&mut py.heap, item.value())?;
    }
    iterator(py, list)
}

/// Line, last line, column and last column of each code unit.
fn positions<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code = code(py, args.get(0))?;
    let list = List::with_capacity(&mut py.heap, code.code().len() / 2)?;
    for run in code.lines() {
        let at = run.position;
        let item = [or_none(at.line), or_none(at.end_line), or_none(at.column), or_none(at.end_column)];
        let item = Tuple::from_slice(&mut py.heap, &item)?;
        for _ in (run.start..run.end).step_by(2) {
            list.push(&mut py.heap, item.value())?;
        }
    }
    iterator(py, list)
}
