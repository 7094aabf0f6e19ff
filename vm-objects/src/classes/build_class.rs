//! `__build_class__`: `builtin___build_class__` of CPython's `Python/bltinmodule.c`.

use super::new_class::{is_type, winner};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::cell::Cell;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Request};

const ENTRIES: u32 = 1;
const PREPARED: u32 = 2;
const BODY: u32 = 3;
const MADE: u32 = 4;
const KEPT: u32 = 5;

/// Slots behind the arguments.
const BASES: usize = 0;
const METACLASS: usize = 1;
const KWNAMES: usize = 2;
const NAMESPACE: usize = 3;
const CELL: usize = 4;
const SLOTS: usize = 5;

/// The window is the body's function, the name, the bases, then the keywords' values.
pub(crate) fn build_class<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    match (args.input, args.state) {
        (Input::Start, _) => begin(py, args),
        (_, ENTRIES) => {
            let resolved = args.pop();
            args.set(nargs + BASES, resolved);
            choose_metaclass(py, args)
        }
        (_, PREPARED) => {
            let namespace = args.pop();
            let mapping = py.unwrapped(namespace).cast::<Dict>().is_some() || py.has_special(namespace, "__getitem__");
            if !mapping {
                let metaclass = py.name_of_type(args.get(nargs + METACLASS));
                let kind = py.type_name(namespace);
                return Err(py.type_error(format_args!("{metaclass}.__prepare__() must return a mapping, not {kind}")));
            }
            args.set(nargs + NAMESPACE, namespace);
            run_body(args)
        }
        (_, BODY) => {
            let cell = args.pop();
            args.set(nargs + CELL, cell);
            keep_bases(py, args)
        }
        (_, KEPT) => {
            args.pop();
            make(py, args)
        }
        (_, MADE) => check_cell(py, args),
        _ => Ok(args.result()),
    }
}

fn begin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    let keywords = args.kwnames.cast::<Tuple>().map_or(0, |items| items.len());
    let positional = nargs.wrapping_sub(keywords);
    if positional < 2 || nargs < keywords {
        return Err(py.type_error(format_args!("__build_class__: not enough arguments")));
    }
    if args.get(0).cast::<Function>().is_none() {
        return Err(py.type_error(format_args!("__build_class__: func must be a function")));
    }
    if args.get(1).cast::<Str>().is_none() {
        return Err(py.type_error(format_args!("__build_class__: name is not a string")));
    }
    let bases = Tuple::from_slice(&mut py.heap, args.args().get(2..positional).unwrap_or(&[]))?;
    args.resize(nargs + SLOTS)?;
    args.set(nargs + BASES, bases.value());
    resolve_bases(py, args)
}

/// Bases that are no classes may give others in their place by `__mro_entries__`: `update_bases`.
fn resolve_bases<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bases = args.get(args.nargs() + BASES);
    if bases.cast::<Tuple>().is_some_and(|bases| bases.values().iter().all(|&base| is_type(base))) {
        return choose_metaclass(py, args);
    }
    py.defer(&RESOLVE, 0);
    Err(args.defer(ENTRIES, &[bases]))
}

/// The bases that a tuple of bases stands for.
static RESOLVE: NativeDef = NativeDef::function("__build_class__", Arity::Free, resolve);

fn resolve<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let bases = args.get(0);
    let Some(given) = bases.cast::<Tuple>() else { return Ok(bases) };
    let (mut resolved, mut room) = (py.scratch::<Value>(), true);
    for &base in given.values() {
        let entries = match is_type(base) {
            true => None,
            false => script.optional_attribute(py, args, base, "__mro_entries__")?,
        };
        let Some(entries) = entries else {
            room &= resolved.push(base);
            continue;
        };
        let entries = script.call(args, entries, &[bases])?;
        let Some(entries) = entries.cast::<Tuple>() else {
            return Err(py.type_error(format_args!("__mro_entries__ must return a tuple")));
        };
        room &= resolved.extend(entries.values());
    }
    if !room {
        return Err(Trap::Memory);
    }
    Ok(Tuple::from_slice(&mut py.heap, &resolved)?.value())
}

/// The bases as the statement has them.
fn original_bases<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>) -> Result<Value, Trap> {
    let given = args.nargs().wrapping_sub(args.kwnames.cast::<Tuple>().map_or(0, |items| items.len()));
    Ok(Tuple::from_slice(&mut py.heap, args.args().get(2..given).unwrap_or(&[]))?.value())
}

fn choose_metaclass<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    let names = args.kwnames.cast::<Tuple>();
    let keywords = names.map_or(0, |items| items.len());
    let names = names.as_ref().map_or(&[][..], |names| names.values());
    let is_metaclass = |name: &Value| name.cast::<Str>().is_some_and(|name| name.eq_text("metaclass"));
    let first = nargs.wrapping_sub(keywords);
    let bases = args.get(nargs + BASES);
    let given = names.iter().position(is_metaclass);
    let metaclass = match given {
        Some(index) => args.get(first + index),
        None => match bases.cast::<Tuple>().and_then(|bases| bases.get(0)) {
            Some(base) => py.type_of(base),
            None => TypeId::Type.value(),
        },
    };
    let kwnames = if given.is_some() && keywords > 1 {
        let rest = Tuple::with_len(&mut py.heap, keywords - 1)?;
        for (slot, &name) in rest.items().iter().zip(names.iter().filter(|name| !is_metaclass(name))) {
            slot.set(name);
        }
        rest.value()
    } else if given.is_some() {
        Value::NULL
    } else {
        args.kwnames
    };
    let metaclass = if is_type(metaclass) { winner(py, metaclass, bases)? } else { metaclass };
    args.set(nargs + METACLASS, metaclass);
    args.set(nargs + KWNAMES, kwnames);
    let prepare = if is_type(metaclass) { py.class_attribute_named(metaclass, "__prepare__") } else { Value::NULL };
    if prepare.is_null() || Python::native_of(prepare).is_some() {
        let namespace = Dict::new(&mut py.heap)?.value();
        args.set(nargs + NAMESPACE, namespace);
        return run_body(args);
    }
    let (callable, receiver) = py.bind_to_class(prepare, metaclass)?;
    let before = args.len();
    let name = args.get(1);
    let trap = super::special::ask(args, PREPARED, callable, receiver, &[name, bases]);
    add_keywords(args, trap, before, usize::from(receiver.is_some()) + 2)
}

fn run_body(args: &mut Args<'_, '_>) -> Result<Value, Trap> {
    let (function, namespace) = (args.get(0), args.get(args.nargs() + NAMESPACE));
    Err(args.body(BODY, function, namespace))
}

/// Adds the class's keywords, but for `metaclass`, to a call that was just asked for with `count` arguments.
fn add_keywords(args: &mut Args<'_, '_>, trap: Trap, before: usize, count: usize) -> Result<Value, Trap> {
    if trap != Trap::Call {
        return Err(trap);
    }
    let nargs = args.nargs();
    let kwnames = args.get(nargs + KWNAMES);
    let names = args.kwnames.cast::<Tuple>();
    let names = names.as_ref().map_or(&[][..], |names| names.values());
    let first = nargs.wrapping_sub(names.len());
    let mut added = 0;
    for (index, name) in names.iter().enumerate() {
        if name.cast::<Str>().is_some_and(|name| name.eq_text("metaclass")) {
            continue;
        }
        let value = args.get(first + index);
        if let Err(trap) = args.push(value) {
            args.resize(before)?;
            return Err(trap);
        }
        added += 1;
    }
    args.request = Some(Request::Call { nargs: (count + added) as u32, kwnames });
    Err(Trap::Call)
}

/// `__orig_bases__`, where `__mro_entries__` has changed the bases.
fn keep_bases<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    let (bases, namespace) = (args.get(nargs + BASES), args.get(nargs + NAMESPACE));
    let original = original_bases(py, args)?;
    let values = |tuple: Value| tuple.cast::<Tuple>();
    let same = values(bases).zip(values(original)).is_none_or(|(bases, original)| bases.values() == original.values());
    if same {
        return make(py, args);
    }
    let key = Str::intern(&mut py.heap, "__orig_bases__")?;
    if let Some(found) = py.lookup_special(namespace, "__setitem__") {
        return Err(py.ask_special(args, KEPT, found, namespace, &[key.value(), original]));
    }
    if let Some(namespace) = py.unwrapped(namespace).cast::<Dict>() {
        namespace.insert_str(&mut py.heap, key, original)?;
    }
    make(py, args)
}

/// Calls the metaclass.
fn make<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let nargs = args.nargs();
    let (name, bases) = (args.get(1), args.get(nargs + BASES));
    let (metaclass, namespace) = (args.get(nargs + METACLASS), args.get(nargs + NAMESPACE));
    let before = args.len();
    let trap = args.call(MADE, metaclass, &[name, bases, namespace]);
    add_keywords(args, trap, before, 3)
}

/// The cell of `__class__` must hold the new class.
fn check_cell<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let class = args.result();
    let Some(cell) = args.get(args.nargs() + CELL).cast::<Cell>() else { return Ok(class) };
    if !is_type(class) || cell.contents.get() == class {
        return Ok(class);
    }
    let name = Python::shown(args.get(1));
    let made = py.shown_type(class);
    if cell.contents.get().is_null() {
        let text = format_args!(
            "__class__ not set defining '{name}' as {made}. Was __classcell__ propagated to type.__new__?"
        );
        return Err(py.error(TypeId::RuntimeError, text));
    }
    let other = py.shown_type(cell.contents.get());
    Err(py.type_error(format_args!("__class__ set to {other} defining '{name}' as {made}")))
}
