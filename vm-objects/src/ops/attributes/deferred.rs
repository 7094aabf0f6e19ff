//! Attributes that need Python code: descriptors' functions, `__getattribute__`, `__getattr__`, `__setattr__`,
//! `__delattr__`.
//!
//! The name is no operand of the instruction: it waits in the model, and becomes a slot of the window at once.

use super::Found;
use super::store::Stored;
use crate::Trap;
use crate::classes::features;
use crate::classes::lookup::program_class;
use crate::classes::special::ask;
use crate::native::{Arity, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

static LOAD: NativeDef = NativeDef::function("getattr", Arity::Free, load);
static STORE: NativeDef = NativeDef::function("setattr", Arity::Free, store);
static DELETE: NativeDef = NativeDef::function("delattr", Arity::Free, delete);

const DONE: u32 = 1;
const DEFAULT: u32 = 2;

impl Python<'_> {
    /// The instruction's attribute needs Python code.
    pub(super) fn defer_load(&mut self, name: Value) -> Trap {
        self.attribute_name = name;
        self.defer(&LOAD, 0)
    }

    /// Setting or deleting it does.
    pub(super) fn defer_store(&mut self, name: Value, delete: bool) -> Trap {
        self.attribute_name = name;
        self.defer(if delete { &DELETE } else { &STORE }, 0)
    }

    /// Whether a class has one of these hooks.
    fn hooked(object: Value, hooks: usize) -> bool {
        program_class(object).is_some_and(|class| class.features.get() & hooks != 0)
    }
}

/// The window is the object; the name is pushed.
fn load<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let object = py.through_proxy(args.get(0))?;
    match args.input {
        Input::Start => {
            let name = py.attribute_name;
            args.push(name)?;
            args.catch = Python::hooked(object, features::GETATTR);
            match py.lookup_special(object, "__getattribute__") {
                Some(found) => Err(py.ask_special(args, DEFAULT, found, object, &[name])),
                None => get(py, args, object, name),
            }
        }
        Input::Raised => {
            let (exception, name) = (args.result(), args.get(1));
            if !py.is_instance_of(exception, TypeId::AttributeError) {
                return Err(py.raise_again(exception));
            }
            get_hook(py, args, object, name)
        }
        _ => Ok(args.result()),
    }
}

/// Looks for the attribute as every object does; then asks `__getattr__` if the routine catches.
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, object: Value, name: Value) -> Result<Value, Trap> {
    match py.find_default(object, name) {
        Ok(Found::Value(value)) => Ok(value),
        Ok(Found::Method(function, receiver)) => Ok(BoundMethod::alloc(&mut py.heap, receiver, function)?.value()),
        Ok(Found::Call(callable, values, count)) => {
            let values = values.get(..usize::from(count)).unwrap_or(&[]);
            Err(ask(args, DEFAULT, callable, None, values))
        }
        Ok(Found::Missing | Found::Hook) if args.catch => get_hook(py, args, object, name),
        Ok(Found::Missing | Found::Hook) => Err(py.no_attribute(object, name)),
        Err(Trap::Raise) if args.catch && py.is_instance_of(py.pending, TypeId::AttributeError) => {
            py.pending = Value::NULL;
            get_hook(py, args, object, name)
        }
        // A computed attribute that takes a routine of its own.
        Err(Trap::Defer) => Err(args.defer(DEFAULT, &[object])),
        Err(trap) => Err(trap),
    }
}

fn get_hook<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, object: Value, name: Value) -> Result<Value, Trap> {
    args.catch = false;
    match py.lookup_special(object, "__getattr__") {
        Some(found) => Err(py.ask_special(args, DONE, found, object, &[name])),
        None => Err(py.no_attribute(object, name)),
    }
}

/// The window is the value, then the object.
fn store<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let (value, object, name) = (args.get(0), py.through_proxy(args.get(1))?, py.attribute_name);
    args.push(name)?;
    match py.lookup_special(object, "__setattr__") {
        Some(found) => Err(py.ask_special(args, DONE, found, object, &[name, value])),
        None => put(py, args, [object, name, value]),
    }
}

/// The window is the object.
fn delete<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let (object, name) = (py.through_proxy(args.get(0))?, py.attribute_name);
    args.push(name)?;
    match py.lookup_special(object, "__delattr__") {
        Some(found) => Err(py.ask_special(args, DONE, found, object, &[name])),
        None => put(py, args, [object, name, Value::NULL]),
    }
}

fn put<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operands: [Value; 3]) -> Result<Value, Trap> {
    let [object, name, value] = operands;
    match py.store_default(object, name, value) {
        Ok(Stored::Done) => Ok(Value::NONE),
        Ok(Stored::Call(callable, values, count)) => {
            let values = values.get(..usize::from(count)).unwrap_or(&[]);
            Err(ask(args, DONE, callable, None, values))
        }
        // A computed attribute whose setting takes a routine of its own.
        Err(Trap::Defer) => Err(args.defer(DONE, &[value, object])),
        Err(trap) => Err(trap),
    }
}

/// `object.__getattribute__(self, name)`.
pub(crate) fn get_default<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let (object, name) = (args.get(0), args.get(1));
    get(py, args, object, name)
}

/// `object.__setattr__(self, name, value)`.
pub(crate) fn set_default<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let operands = [args.get(0), args.get(1), args.get(2)];
    put(py, args, operands)
}

/// `object.__delattr__(self, name)`.
pub(crate) fn delete_default<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let operands = [args.get(0), args.get(1), Value::NULL];
    put(py, args, operands)
}
