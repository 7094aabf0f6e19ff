//! `from x import *`: `import_all_from` of CPython's `Python/intrinsics.c`.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::steps::{count, counted, room};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

/// The window is the module; behind it are the names, the next one's place, and the name that is being bound.
pub(crate) static STAR: NativeDef = NativeDef::function("import *", Arity::Free, star);

const NAMES: usize = 1;
const NEXT: usize = 2;
const NAME: usize = 3;

const ALL: u32 = 1;
const VALUE: u32 = 2;
const STORED: u32 = 3;

fn star<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let module = args.get(0);
    match (args.input, args.state) {
        (Input::Start, _) => {
            let all = Str::intern(&mut py.heap, "__all__")?.value();
            args.catch = true;
            let names = match py.attribute(module, all) {
                Err(Trap::Defer) => return Err(args.defer(ALL, &[module])),
                Err(Trap::Raise) if py.is_instance_of(py.pending, TypeId::AttributeError) => {
                    py.pending = Value::NULL;
                    py.public_names(module)?
                }
                names => names?,
            };
            with_names(py, args, names)
        }
        (Input::Raised, ALL) => {
            let exception = args.result();
            if !py.is_instance_of(exception, TypeId::AttributeError) {
                return Err(py.raise_again(exception));
            }
            args.pop();
            let names = py.public_names(module)?;
            with_names(py, args, names)
        }
        (_, ALL) => {
            let names = args.pop();
            with_names(py, args, names)
        }
        (_, VALUE) => {
            let value = args.get(NAME + 1);
            match store(py, args, value)? {
                true => {
                    args.pop();
                    bind(py, args)
                }
                false => Ok(Value::NONE),
            }
        }
        _ => {
            args.resize(NAME + 1)?;
            bind(py, args)
        }
    }
}

fn with_names<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, names: Value) -> Result<Value, Trap> {
    args.catch = false;
    for value in [names, count(0), Value::NULL] {
        args.push(value)?;
    }
    bind(py, args)
}

fn bind<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (module, names) = (args.get(0), py.unwrapped(args.get(NAMES)));
    loop {
        let next = counted(args.get(NEXT));
        let name = match (names.cast::<Tuple>(), names.cast::<List>()) {
            (Some(names), _) => names.get(next),
            (_, Some(names)) => names.get(next),
            _ => return Err(py.refused("__all__ that is no list or tuple")),
        };
        let Some(name) = name else { return Ok(Value::NONE) };
        if !py.is_instance_of(name, TypeId::Str) {
            let (package, kind) = (Python::shown(py.in_module(module, "__name__")), py.type_name(name));
            return Err(py.type_error(format_args!("Item in {package}.__all__ must be str, not {kind}")));
        }
        let value = match py.attribute(module, name) {
            Err(Trap::Defer) => {
                args.set(NEXT, count(next + 1));
                args.set(NAME, name);
                return Err(args.defer(VALUE, &[module]));
            }
            value => value?,
        };
        let (before, bound) = (args.get(NAME), args.get(NEXT));
        args.set(NAME, name);
        if let Err(trap) = store(py, args, value) {
            if trap != Trap::Call {
                args.set(NAME, before);
                args.set(NEXT, bound);
            }
            return Err(trap);
        }
        args.set(NEXT, count(next + 1));
    }
}

/// Binds the name in the name space of the code that imports.
fn store<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<bool, Trap> {
    let name = args.get(NAME);
    let Some(caller) = args.caller() else { return Ok(false) };
    let namespace = match caller.locals {
        Value::NULL => caller.function.cast::<Function>().map_or(Value::NULL, |function| function.globals.get()),
        locals => locals,
    };
    if let (Some(dict), Some(name)) = (namespace.cast::<Dict>(), name.cast::<Str>()) {
        dict.insert_str(&mut py.heap, name, value)?;
        return Ok(true);
    }
    match py.set_item(namespace, name, value) {
        Err(Trap::Defer) => {
            let next = counted(args.get(NEXT));
            if args.state != VALUE {
                args.set(NEXT, count(next + 1));
            }
            Err(args.defer(STORED, &[value, namespace, name]))
        }
        done => done.map(|()| true),
    }
}

impl Python<'_> {
    /// The names of a module that do not begin with an underscore.
    fn public_names(&mut self, module: Value) -> Result<Value, Trap> {
        let names = List::with_capacity(&mut self.heap, 0)?;
        let Some(namespace) = self.own_dict(module)? else {
            let text = "from-import-* object has no __dict__ and no __all__";
            return Err(self.error(TypeId::ImportError, format_args!("{text}")));
        };
        let mut position = 0;
        while let Some((at, entry)) = namespace.next_entry(position) {
            position = at + 1;
            if entry.key.cast::<Str>().is_some_and(|name| name.char_at(0) != Some(u32::from('_'))) {
                names.push(&mut self.heap, entry.key)?;
            }
        }
        Ok(names.value())
    }
}
