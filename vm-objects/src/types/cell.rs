//! `cell`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::cell::Cell;
use crate::python::{Args, Python};
use crate::value::Value;

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "cell_contents", get, set: Some(set) }];

static NEW: NativeDef = NativeDef::function("cell", Arity::Between(1, 2), new);

static METHODS: &[NativeDef] = &[NativeDef::method(TypeId::Cell, "__repr__", Arity::None, super::object::repr_builtin)];

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `CellType()` or `CellType(contents)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let contents = args.arg(1).unwrap_or(Value::NULL);
    Ok(Cell::alloc(&mut py.heap, contents)?.value())
}

fn get(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match this.cast::<Cell>().map(|cell| cell.contents.get()) {
        Some(value) if !value.is_null() => Ok(value),
        _ => Err(py.error(TypeId::ValueError, format_args!("Cell is empty"))),
    }
}

fn set(_: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if let Some(cell) = this.cast::<Cell>() {
        cell.contents.set(value);
    }
    Ok(())
}
