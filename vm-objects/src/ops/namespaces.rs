//! Names in name spaces that are no plain dicts: the locals of `exec`, a class body's after `__prepare__`, globals and
//! built-ins of a program's own making. Any mapping will do; its methods are called.
//!
//! An instruction over plain dicts never comes here. The name is no operand: it waits in the model, and becomes a slot
//! of the window at once. The name space is that of the frame that runs, but for the `…_FROM_DICT_…` instructions,
//! which have it on the stack.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::cell::Cell;
use crate::object::dict::Dict;
use crate::object::function::{Extra, Function};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

static LOAD: NativeDef = NativeDef::function("load_name", Arity::Free, load);
static LOAD_GLOBAL: NativeDef = NativeDef::function("load_global", Arity::Free, load_global);
static STORE: NativeDef = NativeDef::function("store_name", Arity::Free, store);
static DELETE: NativeDef = NativeDef::function("delete_name", Arity::Free, delete);
static ANNOTATIONS: NativeDef = NativeDef::function("setup_annotations", Arity::Free, annotations);

/// The name space's item was asked for.
const LOCAL: u32 = 1;
/// That of globals that are no plain dict.
const GLOBAL: u32 = 2;
/// That of built-ins that are no plain dict.
const BUILTIN: u32 = 3;
/// The item was set or deleted.
const DONE: u32 = 4;

impl Python<'_> {
    /// Looks a name up in a name space: null if it isn't there.
    pub(crate) fn load_from(&mut self, namespace: Value, name: Value) -> Result<Value, Trap> {
        if namespace.cast::<Dict>().is_some() || namespace.is_null() {
            return self.get_name(namespace, name);
        }
        self.attribute_name = name;
        Err(self.defer(&LOAD, 0))
    }

    /// Binds a name in a name space.
    pub(crate) fn store_in(&mut self, namespace: Value, name: Value, value: Value) -> Result<(), Trap> {
        if namespace.cast::<Dict>().is_some() || namespace.is_null() {
            return self.set_name(namespace, name, value);
        }
        self.attribute_name = name;
        Err(self.defer(&STORE, 0))
    }

    /// Removes a name from a name space.
    pub(crate) fn delete_from(&mut self, namespace: Value, name: Value) -> Result<(), Trap> {
        if namespace.cast::<Dict>().is_some() || namespace.is_null() {
            return self.delete_name(namespace, name);
        }
        self.attribute_name = name;
        Err(self.defer(&DELETE, 0))
    }

    /// `__annotations__` in a name space.
    pub(crate) fn annotations_in(&mut self, namespace: Value) -> Result<(), Trap> {
        if namespace.cast::<Dict>().is_some() || namespace.is_null() {
            return self.make_annotations(namespace);
        }
        Err(self.defer(&ANNOTATIONS, 0))
    }

    /// A name in globals or built-ins of which one is no plain dict.
    pub(super) fn global_of_mapping(&mut self, name: Value) -> Trap {
        self.attribute_name = name;
        self.defer(&LOAD_GLOBAL, 0)
    }

    /// The built-ins of a function whose globals name others than the machine's; null otherwise.
    #[inline]
    pub(crate) fn own_builtins(&self, function: Value) -> Value {
        match function.cast::<Function>() {
            Some(function) if !function.extra.get().is_null() => function.extra_slot(Extra::Builtins),
            _ => Value::NULL,
        }
    }
}

/// The frame's function; its code has the slot that the name may be a cell of.
fn function_of(args: &Args<'_, '_>) -> Value {
    args.caller().map_or(Value::NULL, |caller| caller.function)
}

/// The free variable of that name of the frame, bound or not; nothing if the code has none.
fn free_variable(args: &Args<'_, '_>, name: Value) -> Option<Value> {
    let caller = args.caller()?;
    let names = caller.code.object().localsplusnames.get().cast::<Tuple>()?;
    let index = names.values().iter().position(|&slot| slot == name)?;
    let kind = caller.code.slot_kind(index);
    if !kind.is_free() && !kind.is_cell() {
        return None;
    }
    Some(caller.slots.get(index)?.cast::<Cell>()?.contents.get())
}

/// Asks for `mapping[name]`, and to see a `KeyError`.
fn ask<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    state: u32,
    mapping: Value,
    name: Value,
) -> Result<Option<Value>, Trap> {
    match py.item(mapping, name) {
        Ok(value) => Ok(Some(value)),
        Err(Trap::Defer) => {
            args.catch = true;
            Err(args.defer(state, &[mapping, name]))
        }
        Err(Trap::Raise) if py.is_instance_of(py.pending, TypeId::KeyError) => {
            py.pending = Value::NULL;
            Ok(None)
        }
        Err(trap) => Err(trap),
    }
}

/// What came of it; nothing if it was a `KeyError`.
fn answer<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Option<Value>, Trap> {
    let result = args.result();
    match args.input {
        Input::Raised if py.is_instance_of(result, TypeId::KeyError) => {
            args.pop();
            args.catch = false;
            Ok(None)
        }
        Input::Raised => Err(py.raise_again(result)),
        _ => Ok(Some(result)),
    }
}

/// `LOAD_NAME` and its kin: the window is nothing or the mapping; the name is pushed.
fn load<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let base = args.nargs();
    let found = if args.input == Input::Start {
        let name = py.attribute_name;
        args.push(name)?;
        let namespace = match args.arg(0) {
            Some(namespace) => namespace,
            None => args.caller().map_or(Value::NULL, |caller| caller.locals),
        };
        ask(py, args, LOCAL, namespace, name)?
    } else {
        answer(py, args)?
    };
    if let Some(value) = found {
        return Ok(value);
    }
    let name = args.get(base);
    if args.state == BUILTIN {
        return Err(py.undefined(name));
    }
    if base == 1
        && let Some(value) = free_variable(args, name)
    {
        return if value.is_null() { Err(py.undefined_free(name)) } else { Ok(value) };
    }
    let globals = function_of(args).cast::<Function>().and_then(|f| py.unwrapped(f.globals.get()).cast::<Dict>());
    if let (Some(globals), Some(text)) = (globals, name.cast::<Str>())
        && let Some(value) = globals.get_str(text)
    {
        return Ok(value);
    }
    builtin(py, args, name)
}

/// `LOAD_GLOBAL`: the name is pushed.
fn load_global<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let found = if args.input == Input::Start {
        let name = py.attribute_name;
        args.push(name)?;
        let globals = function_of(args).cast::<Function>().map_or(Value::NULL, |function| function.globals.get());
        ask(py, args, GLOBAL, globals, name)?
    } else {
        answer(py, args)?
    };
    let name = args.get(args.nargs());
    match found {
        Some(value) => Ok(value),
        None if args.state == BUILTIN => Err(py.undefined(name)),
        None => builtin(py, args, name),
    }
}

/// The name among the built-ins of the frame's function.
fn builtin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: Value) -> Result<Value, Trap> {
    let own = py.own_builtins(function_of(args));
    if own.is_null() {
        return py.builtin(name);
    }
    match ask(py, args, BUILTIN, own, name)? {
        Some(value) => Ok(value),
        None => Err(py.undefined(name)),
    }
}

/// The window is the value.
fn store<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let (value, name) = (args.get(0), py.attribute_name);
    let namespace = args.caller().map_or(Value::NULL, |caller| caller.locals);
    match py.store_item(namespace, name, value) {
        Ok(()) => Ok(Value::NONE),
        Err(Trap::Defer) => Err(args.defer(DONE, &[value, namespace, name])),
        Err(trap) => Err(trap),
    }
}

fn delete<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    match args.input {
        Input::Value => return Ok(Value::NONE),
        Input::Start => {
            let name = py.attribute_name;
            args.push(name)?;
            let namespace = args.caller().map_or(Value::NULL, |caller| caller.locals);
            match py.remove_item(namespace, name) {
                Ok(()) => return Ok(Value::NONE),
                Err(Trap::Defer) => {
                    args.catch = true;
                    return Err(args.defer(DONE, &[namespace, name]));
                }
                Err(Trap::Raise) if py.is_instance_of(py.pending, TypeId::KeyError) => py.pending = Value::NULL,
                Err(trap) => return Err(trap),
            }
        }
        _ => {
            if let Some(done) = answer(py, args)? {
                return Ok(done);
            }
        }
    }
    Err(py.undefined(args.get(args.nargs())))
}

/// `SETUP_ANNOTATIONS`.
fn annotations<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    if args.state == DONE {
        return Ok(Value::NONE);
    }
    let namespace = args.caller().map_or(Value::NULL, |caller| caller.locals);
    let name = Str::intern(&mut py.heap, "__annotations__")?.value();
    let found = if args.input == Input::Start { ask(py, args, LOCAL, namespace, name)? } else { answer(py, args)? };
    if found.is_some() {
        return Ok(Value::NONE);
    }
    let dict = Dict::new(&mut py.heap)?.value();
    match py.store_item(namespace, name, dict) {
        Ok(()) => Ok(Value::NONE),
        Err(Trap::Defer) => Err(args.defer(DONE, &[dict, namespace, name])),
        Err(trap) => Err(trap),
    }
}
