//! `types.SimpleNamespace`: an object with attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::compare::{EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, NOT_EQUAL};
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::value::Value;
use vm_core::object::{Input, Model};

const THIS: TypeId = TypeId::SimpleNamespace;

static METHODS: &[NativeDef] = &[
    NativeDef::method(THIS, "__eq__", Arity::One, |py, args| compared(py, args, EQUAL)),
    NativeDef::method(THIS, "__ge__", Arity::One, |py, args| compared(py, args, GREATER_EQUAL)),
    NativeDef::method(THIS, "__gt__", Arity::One, |py, args| compared(py, args, GREATER)),
    NativeDef::method(THIS, "__init__", Arity::Free, init),
    NativeDef::method(THIS, "__le__", Arity::One, |py, args| compared(py, args, LESS_EQUAL)),
    NativeDef::method(THIS, "__lt__", Arity::One, |py, args| compared(py, args, LESS)),
    NativeDef::method(THIS, "__ne__", Arity::One, |py, args| compared(py, args, NOT_EQUAL)),
    NativeDef::method(THIS, "__reduce__", Arity::None, reduce),
    NativeDef::method(THIS, "__repr__", Arity::None, repr),
];

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "__dict__", get: super::object::get_dict, set: None }];

static NEW: NativeDef = NativeDef::function("SimpleNamespace", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let attrs = keywords(py, args)?;
    with_attributes(py, attrs)
}

/// A name space with these attributes.
pub(crate) fn with_attributes(py: &mut Python<'_>, attrs: Obj<Dict>) -> Result<Value, Trap> {
    let made = Instance::alloc(&mut py.heap, THIS.value(), 0)?;
    made.attrs.set(attrs.value());
    Ok(made.value())
}

/// The keyword arguments as a dict.
fn keywords(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Dict>, Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let names = names.as_ref().map_or(&[][..], |names| names.values());
    let given = args.nargs().saturating_sub(names.len());
    if given > 1 {
        return Err(py.type_error(format_args!("no positional arguments expected")));
    }
    let attrs = Dict::with_capacity(&mut py.heap, names.len())?;
    for (index, name) in names.iter().enumerate() {
        if let Some(name) = name.cast::<Str>() {
            let name = name.interned_in(&mut py.heap)?;
            attrs.insert_str(&mut py.heap, name, args.get(given.saturating_add(index)))?;
        }
    }
    Ok(attrs)
}

fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let attrs = keywords(py, args)?;
    let this = args.get(0);
    match py.own_dict(this)? {
        None => py.set_own_dict(this, attrs.value())?,
        Some(own) => {
            for entry in attrs.iter() {
                if let Some(name) = entry.key.cast::<Str>() {
                    own.insert_str(&mut py.heap, name, entry.value)?;
                }
            }
        }
    }
    Ok(Value::NONE)
}

fn attrs(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    super::object::get_dict(py, this)
}

fn compared<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, other) = (args.get(0), args.get(1));
    if !py.is_subclass_of(py.type_of(this), THIS.value()) || !py.is_subclass_of(py.type_of(other), THIS.value()) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (attrs(py, this)?, attrs(py, other)?);
    match Model::compare_op(py, operator, left, right) {
        Err(Trap::Defer) => Err(args.defer(1, &[left, right])),
        done => done,
    }
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let parts = [py.type_of(this), py.tuple(&[])?, attrs(py, this)?];
    py.tuple(&parts)
}

/// `namespace(name=value, …)`. What is being shown inside itself is `namespace(...)`.
fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let class = py.type_of(this);
    let plain = class == THIS.value();
    let attrs = attrs(py, this)?;
    let mut replay = Replay::new(args);
    let mut text = Str::from_str(&mut py.heap, "")?;
    let mut position = 0;
    let mut separator = "";
    while let Some((at, entry)) = attrs.cast::<Dict>().and_then(|attrs| attrs.next_entry(position)) {
        position = at + 1;
        let shown = replay.text(py, args, entry.value, Conversion::Repr)?;
        let (before, name, shown) =
            (Python::shown(text.value()), Python::shown(entry.key), Python::shown(shown.value()));
        text = py.format_str(format_args!("{before}{separator}{name}={shown}"))?;
        separator = ", ";
    }
    let text = Python::shown(text.value());
    if plain {
        return Ok(py.format_str(format_args!("namespace({text})"))?.value());
    }
    let name = py.name_of_type(class);
    Ok(py.format_str(format_args!("{name}({text})"))?.value())
}
