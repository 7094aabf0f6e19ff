//! Modules that are compiled code of the host, on a host without importlib.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::steps::{count, counted, room};
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// Imports a module and the packages that it is in. The window is the name; behind it are how much of it is done, the
/// module that was last loaded, and its name.
pub(super) static LOAD: NativeDef = NativeDef::function("__import__", Arity::Free, load);
/// Imports those modules of a package that a from-list names. The window is the package and the list; behind it is the
/// next name's place.
pub(super) static FROM_LIST: NativeDef = NativeDef::function("__import__", Arity::Free, from_list);

const DONE: usize = 1;
const LOADED: usize = 2;
const LOADED_NAME: usize = 3;

const RUN: u32 = 1;

fn load<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let Some(name) = args.get(0).cast::<Str>() else { return Err(py.refused("a module's name")) };
    match args.input {
        Input::Start => {
            for value in [count(0), Value::NULL, Value::NULL] {
                args.push(value)?;
            }
        }
        Input::Raised => {
            let exception = args.result();
            if let Some(name) = args.get(LOADED_NAME).cast::<Str>() {
                py.loaded_modules()?.remove_str(name);
            }
            return Err(py.raise_again(exception));
        }
        _ => {
            py.bind_in_package(args.get(LOADED_NAME), args.get(LOADED))?;
            args.pop();
        }
    }
    let mut from = counted(args.get(DONE));
    let mut module = args.get(LOADED);
    while from <= name.len() {
        let dot = name.chars().skip(from).position(|c| c == u32::from('.'));
        let end = dot.map_or(name.len(), |dot| from.saturating_add(dot));
        let part = name.substring(&mut py.heap, 0, end)?.interned_in(&mut py.heap)?;
        from = end.saturating_add(1);
        module = py.loaded(part)?;
        if module.is_null() {
            module = py.table_module(part)?;
        }
        if !module.is_null() {
            continue;
        }
        let (new, function) = py.frozen_body(part)?;
        py.loaded_modules()?.insert_str(&mut py.heap, part, new.value())?;
        args.set(DONE, count(from));
        args.set(LOADED, new.value());
        args.set(LOADED_NAME, part.value());
        args.catch = true;
        return Err(args.body(RUN, function, new.dict.get()));
    }
    Ok(module)
}

fn from_list<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const NEXT: usize = 2;
    room(args)?;
    let package = args.get(0);
    if args.input == Input::Start {
        args.push(count(0))?;
    } else {
        args.pop();
    }
    let mut next = counted(args.get(NEXT));
    while let Some(name) = nth(args.get(1), next) {
        next += 1;
        let (Some(name), Some(parent)) = (name.cast::<Str>(), package.cast::<Module>()) else { continue };
        let full =
            py.format_str(format_args!("{}.{}", Python::shown(parent.name.get()), Python::shown(name.value())))?;
        let known = py.own_value(package, name).is_some();
        let carried = full.as_ascii().is_some_and(|full| py.frozen_module(full).is_some());
        if known || !carried {
            continue;
        }
        args.set(NEXT, count(next));
        py.defer(&LOAD, 0);
        return Err(args.defer(1, &[full.value()]));
    }
    Ok(package)
}

fn nth(names: Value, index: usize) -> Option<Value> {
    match names.cast::<Tuple>() {
        Some(names) => names.get(index),
        None => names.cast::<List>()?.get(index),
    }
}

impl Python<'_> {
    /// A module that was loaded becomes an attribute of the package that it is in.
    fn bind_in_package(&mut self, name: Value, module: Value) -> Result<(), Trap> {
        let Some(name) = name.cast::<Str>() else { return Ok(()) };
        let Some(dot) = super::relative::last_dot(name) else { return Ok(()) };
        let parent = name.substring(&mut self.heap, 0, dot)?;
        let own = name.substring(&mut self.heap, dot + 1, name.len())?.interned_in(&mut self.heap)?;
        let parent = self.loaded(parent)?;
        match parent.cast::<Module>().and_then(|parent| parent.dict.get().cast::<Dict>()) {
            Some(namespace) => namespace.insert_str(&mut self.heap, own, module),
            None => Ok(()),
        }
    }
}
