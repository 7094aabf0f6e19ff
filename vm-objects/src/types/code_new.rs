//! Code objects that a program makes: `types.CodeType(…)` and `code.replace(…)`.
//!
//! They go through the verifier, as those of a file do: what it refuses is a `ValueError` here, where CPython would run
//! it and perhaps crash. Follows `code_new_impl` and `code_replace_impl` of CPython's `Objects/codeobject.c`.

use vm_core::code::SlotKind;

use super::TypeId;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::new_code::NewCode;
use crate::python::{Args, Python};
use crate::value::Value;

/// `types.CodeType(…)`; the window begins with the class.
pub(super) static NEW: NativeDef = NativeDef::function("code", Arity::Free, new);
/// `code.replace(…)`.
pub(super) const REPLACE: NativeDef = NativeDef::method(TypeId::Code, "replace", Arity::Free, replace);

/// The arguments of the constructor, in order; the last two may be left out.
const PARTS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_firstlineno",
    "co_linetable",
    "co_exceptiontable",
    "co_freevars",
    "co_cellvars",
];
const LEAST: usize = 16;

/// What an argument must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Bytes,
    Tuple,
    Str,
}

const fn kind_of(part: usize) -> Kind {
    match part {
        0..=5 | 13 => Kind::Number,
        6 | 14 | 15 => Kind::Bytes,
        10..=12 => Kind::Str,
        _ => Kind::Tuple,
    }
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let given = args.nargs().saturating_sub(1);
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("code() takes no keyword arguments")));
    }
    if !(LEAST..=PARTS.len()).contains(&given) {
        let (how, bound) = if given < LEAST { ("least", LEAST) } else { ("most", PARTS.len()) };
        return Err(py.type_error(format_args!("code expected at {how} {bound} arguments, got {given}")));
    }
    let mut parts = [Value::NULL; PARTS.len()];
    for (index, part) in parts.iter_mut().enumerate() {
        *part = args.arg(index.saturating_add(1)).unwrap_or(Value::NULL);
    }
    make(py, parts, false)
}

fn replace<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (positional, mut parts) = py.keywords(args, "replace", PARTS)?;
    if positional > 1 {
        return Err(py.type_error(format_args!("replace() takes no positional arguments")));
    }
    let this = args.get(0);
    let varnames_given = !parts.get(9).is_none_or(|part| part.is_null());
    for (index, name) in PARTS.iter().enumerate() {
        let missing = parts.get(index).is_some_and(|part| part.is_null());
        if !missing || (index == 3 && varnames_given) {
            continue;
        }
        let getset = super::code::GETSETS.iter().find(|row| row.name == *name);
        if let (Some(row), Some(part)) = (getset, parts.get_mut(index)) {
            *part = (row.get)(py, this)?;
        }
    }
    make(py, parts, true)
}

/// The arguments checked, then the code object.
fn make(py: &mut Python<'_>, parts: [Value; PARTS.len()], replaces: bool) -> Result<Value, Trap> {
    for (index, &part) in parts.iter().enumerate() {
        check(py, index, part, replaces)?;
    }
    let number = |py: &mut Python<'_>, index: usize| -> Result<u32, Trap> {
        let name = PARTS.get(index).copied().unwrap_or("");
        let number = py.c_int(parts.get(index).copied().unwrap_or(Value::NULL))?;
        u32::try_from(number).map_err(|_| match replaces {
            true => py.value_error(format_args!("{name} must be a positive integer")),
            false => py.value_error(format_args!("code: {} must not be negative", name.trim_start_matches("co_"))),
        })
    };
    let (argcount, posonly, kwonly) = (number(py, 0)?, number(py, 1)?, number(py, 2)?);
    let varnames = strs(py, parts[9])?;
    let nlocals = if parts[3].is_null() { varnames.len() as u32 } else { number(py, 3)? };
    let (stacksize, flags, line) = (number(py, 4)?, number(py, 5)?, number(py, 13)?);
    let bytes = |value: Value| value.cast::<Bytes>();
    let (Some(code), Some(lines), Some(handlers)) = (bytes(parts[6]), bytes(parts[14]), bytes(parts[15])) else {
        return Err(py.refused("code of no bytes"));
    };
    if code.len() % 2 != 0 {
        return Err(py.value_error(format_args!("code: co_code is malformed")));
    }
    if nlocals as usize != varnames.len() {
        return Err(py.value_error(format_args!("code: co_nlocals != len(co_varnames)")));
    }
    if argcount.saturating_add(kwonly) as usize > varnames.len() || posonly > argcount {
        return Err(py.value_error(format_args!("code: co_varnames is too small")));
    }
    let (names, consts) = (strs(py, parts[8])?, parts[7]);
    let (frees, cells) = (optional_strs(py, parts[16])?, optional_strs(py, parts[17])?);
    let (slots, kinds) = layout(py, varnames, cells, frees)?;
    let Some(consts) = consts.cast::<Tuple>() else { return Err(py.refused("constants of no tuple")) };
    py.new_code(&NewCode {
        argcount,
        posonlyargcount: posonly,
        kwonlyargcount: kwonly,
        stacksize,
        flags,
        code,
        consts,
        names,
        slots,
        kinds,
        filename: parts[10],
        name: parts[11],
        qualname: parts[12],
        firstlineno: line as i32,
        linetable: lines,
        exceptiontable: handlers,
    })
}

fn check(py: &mut Python<'_>, index: usize, part: Value, replaces: bool) -> Result<(), Trap> {
    let optional = index >= LEAST || index == 3;
    let (fits, wanted) = match kind_of(index) {
        _ if part.is_null() && optional => return Ok(()),
        Kind::Number => return Ok(()),
        Kind::Bytes => (part.cast::<Bytes>().is_some(), "bytes"),
        Kind::Tuple => (part.cast::<Tuple>().is_some(), "tuple"),
        Kind::Str => (part.cast::<Str>().is_some(), "str"),
    };
    if fits {
        return Ok(());
    }
    let kind = py.type_name(part);
    let name = PARTS.get(index).copied().unwrap_or("");
    let place = index.saturating_add(1);
    Err(match replaces {
        true => py.type_error(format_args!("replace() argument '{name}' must be {wanted}, not {kind}")),
        false => py.type_error(format_args!("code() argument {place} must be {wanted}, not {kind}")),
    })
}

/// A tuple of interned strs.
fn strs(py: &mut Python<'_>, names: Value) -> Result<Obj<Tuple>, Trap> {
    let Some(names) = names.cast::<Tuple>() else { return Err(py.refused("names of no tuple")) };
    let interned = Tuple::with_len(&mut py.heap, names.len())?;
    for (slot, &name) in interned.items().iter().zip(names.values()) {
        let Some(text) = name.cast::<Str>() else {
            let kind = py.type_name(name);
            return Err(py.type_error(format_args!("name tuples must contain only strings, not '{kind}'")));
        };
        slot.set(text.interned_in(&mut py.heap)?.value());
    }
    Ok(interned)
}

fn optional_strs(py: &mut Python<'_>, names: Value) -> Result<Obj<Tuple>, Trap> {
    if names.is_null() { Tuple::with_len(&mut py.heap, 0) } else { strs(py, names) }
}

/// `co_localsplusnames` and `co_localspluskinds`: locals (captured ones are cells too), other cells, frees.
fn layout(
    py: &mut Python<'_>,
    locals: Obj<Tuple>,
    cells: Obj<Tuple>,
    frees: Obj<Tuple>,
) -> Result<(Obj<Tuple>, Obj<Bytes>), Trap> {
    let captured = |name: &Value| cells.values().contains(name);
    let more = cells.values().iter().filter(|cell| !locals.values().contains(cell)).count();
    let len = locals.len().saturating_add(more).saturating_add(frees.len());
    let (names, kinds) = (Tuple::with_len(&mut py.heap, len)?, Bytes::with_len(&mut py.heap, len)?);
    let of_locals = locals
        .values()
        .iter()
        .map(|name| (*name, if captured(name) { SlotKind::LOCAL.with(SlotKind::CELL) } else { SlotKind::LOCAL }));
    let of_cells = cells.values().iter().filter(|cell| !locals.values().contains(cell));
    let all = of_locals.chain(of_cells.map(|name| (*name, SlotKind::CELL)));
    let all = all.chain(frees.values().iter().map(|name| (*name, SlotKind::FREE)));
    for ((name_slot, kind_slot), (name, kind)) in names.items().iter().zip(kinds.cells()).zip(all) {
        name_slot.set(name);
        kind_slot.set(kind.byte());
    }
    Ok((names, kinds))
}
