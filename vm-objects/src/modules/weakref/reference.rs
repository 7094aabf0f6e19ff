//! `weakref.ref`. Slot: the weak cell.

use super::cell_of;
use crate::Trap;
use crate::classes::lookup::program_class;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::compare::{EQUAL, NOT_EQUAL};
use crate::ops::keyed::hash_of_result;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const REFERENCE: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("ref", Arity::Free, new);

const fn method(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::WeakReference, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__call__", Arity::Free, call),
    method("__eq__", Arity::One, |py, args| compare(py, args, EQUAL)),
    method("__hash__", Arity::None, hash),
    method("__init__", Arity::Free, init),
    method("__ne__", Arity::One, |py, args| compare(py, args, NOT_EQUAL)),
    method("__repr__", Arity::None, repr),
];

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "__callback__", get: callback, set: None }];

fn callback(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let callback = cell_of(this).map_or(Value::NULL, |cell| cell.callback.get());
    Ok(if callback.is_null() { Value::NONE } else { callback })
}

/// The arguments of `ref`: the window begins with the type or the object.
fn arguments(py: &mut Python<'_>, args: &Args<'_, '_>, name: &str) -> Result<(Value, Value), Trap> {
    let keywords = args.kwnames.cast::<Tuple>().map_or(0, |names| names.len());
    let given = args.nargs().saturating_sub(1 + keywords);
    if given == 0 {
        return Err(py.type_error(format_args!("{name} expected at least 1 argument, got 0")));
    }
    if given > 2 {
        return Err(py.type_error(format_args!("{name} expected at most 2 arguments, got {given}")));
    }
    let callback = if given == 2 { args.get(2) } else { Value::NONE };
    Ok((args.get(1), if callback.is_none() { Value::NULL } else { callback }))
}

/// `ref(object[, callback])`. References without a callback are shared.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (referent, callback) = arguments(py, args, "__new__")?;
    py.check_referable(referent)?;
    if callback.is_null() {
        let mut shared = Value::NULL;
        py.lifetimes.refs.each(referent, |cell| {
            let owner = cell.owner.get();
            if cell.callback.get().is_null() && is_exact(owner) {
                shared = owner;
            }
            shared.is_null()
        });
        if let Some(cell) = cell_of(shared) {
            cell.set_fresh(false);
            return Ok(shared);
        }
    }
    let cell = py.weak_cell(referent, callback)?;
    let made = py.plain(TypeId::WeakReference, &[cell.value()])?;
    cell.owner.set(made);
    cell.set_fresh(true);
    py.lifetimes.refs.add(cell);
    Ok(made)
}

fn is_exact(owner: Value) -> bool {
    let class = owner.cast::<crate::object::instance::Instance>().map(|owner| owner.class.get());
    class == Some(TypeId::WeakReference.value())
}

/// `__init__(object[, callback])`: checks, and does nothing.
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("ref() takes no keyword arguments")));
    }
    arguments(py, args, "__init__")?;
    Ok(Value::NONE)
}

/// `reference()`.
fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let given = args.nargs().saturating_sub(1);
    if given != 0 {
        return Err(py.type_error(format_args!("weakref expected 0 arguments, got {given}")));
    }
    let referent = cell_of(args.get(0)).map_or(Value::NULL, |cell| cell.referent());
    Ok(if referent.is_null() { Value::NONE } else { referent })
}

/// Two references are equal when their objects are; those that have lost theirs, when they are the same.
fn compare<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    let (left, right) = (args.get(0), args.get(1));
    if !py.is_instance_of(right, TypeId::WeakReference) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (Some(a), Some(b)) = (cell_of(left), cell_of(right)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if a.referent().is_null() || b.referent().is_null() {
        return Ok(Value::from_bool((left == right) == (operator == EQUAL)));
    }
    // They are kept by the window from now on.
    let mut script = Script::new(args, 2)?;
    let own = args.nargs();
    args.set(own, a.referent());
    args.set(own + 1, b.referent());
    script.compare(py, args, operator, [args.get(own), args.get(own + 1)])
}

/// The hash of the object, which the reference remembers.
fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(cell) = cell_of(args.get(0)) else { return Err(py.refused("a hash of no weak reference")) };
    if let Some(known) = cell.known_hash() {
        return Int::from_isize(&mut py.heap, known);
    }
    let referent = cell.referent();
    if referent.is_null() {
        return Err(py.type_error(format_args!("weak object has gone away")));
    }
    let mut script = Script::new(args, 0)?;
    let builtin = py.builtin_named("hash")?;
    let hash = script.call(args, builtin, &[referent])?;
    cell.keep_hash(hash_of_result(hash));
    Ok(hash)
}

/// `<weakref at 0x…; to 'C' at 0x…>`.
fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let address = this.identity();
    let referent = cell_of(this).map_or(Value::NULL, |cell| cell.referent());
    if referent.is_null() {
        return Ok(py.format_str(format_args!("<weakref at {address:#x}; dead>"))?.value());
    }
    let (kind, to) = (py.type_name(referent), referent.identity());
    // A name that takes code to find out is left out.
    let own = match program_class(referent) {
        Some(_) => py.own_dict(referent).and_then(|dict: crate::Obj<Dict>| dict.get_text("__name__")),
        None => {
            let name = Str::intern(&mut py.heap, "__name__")?.value();
            match py.attribute(referent, name) {
                Ok(name) => Some(name),
                Err(Trap::Memory) => return Err(Trap::Memory),
                Err(_) => {
                    py.pending = Value::NULL;
                    None
                }
            }
        }
    };
    let text = match own.filter(|name| name.cast::<Str>().is_some()) {
        Some(name) => {
            let name = Python::shown(name);
            py.format_str(format_args!("<weakref at {address:#x}; to '{kind}' at {to:#x} ({name})>"))?
        }
        None => py.format_str(format_args!("<weakref at {address:#x}; to '{kind}' at {to:#x}>"))?,
    };
    Ok(text.value())
}
