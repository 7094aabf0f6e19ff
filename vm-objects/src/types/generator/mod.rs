//! `generator` and `coroutine`: methods and attributes.
//!
//! | file | what |
//! |---|---|
//! | `throw` | `throw`: the exception made, then handed to what the generator delegates to, or raised in it |
//! | `close` | `close` |

mod close;
mod throw;

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::awaitable::{Awaitable, Awaits};
use crate::object::function::{Extra, Function};
use crate::object::generator::{Generator, Progress};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };
pub(crate) const COROUTINE: Behaviour = Behaviour { methods: COROUTINE_METHODS, getsets: COROUTINE_GETSETS, new: None };

const fn method(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Generator, name, arity, run)
}

const fn of_coroutine(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Coroutine, name, arity, run)
}

/// `close()`; the window is the generator.
pub(crate) static CLOSE: NativeDef = NativeDef::function("close", Arity::Free, close::close);
/// `throw(...)`; the window is the generator, then the arguments. Started in [`KEEP_DELEGATE`] or 0.
pub(crate) static THROW: NativeDef = NativeDef::function("throw", Arity::Free, throw::throw);
pub(crate) use throw::KEEP_DELEGATE;

static METHODS: &[NativeDef] = &[
    method("__iter__", Arity::None, |_, args| Ok(args.get(0))),
    method("__next__", Arity::None, next),
    method("__repr__", Arity::None, repr),
    method("close", Arity::None, close::close),
    method("send", Arity::One, send),
    method("throw", Arity::Between(1, 3), throw::throw),
];

static COROUTINE_METHODS: &[NativeDef] = &[
    of_coroutine("__await__", Arity::None, |py, args| {
        Ok(Awaitable::alloc(&mut py.heap, Awaits::Coroutine, args.get(0), Value::NULL)?.value())
    }),
    of_coroutine("__repr__", Arity::None, repr),
    of_coroutine("close", Arity::None, close::close),
    of_coroutine("send", Arity::One, send),
    of_coroutine("throw", Arity::Between(1, 3), throw::throw),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
    GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
    GetSetDef { name: "gi_code", get: get_code, set: None },
    GetSetDef { name: "gi_frame", get: get_frame, set: None },
    GetSetDef { name: "gi_running", get: get_running, set: None },
    GetSetDef { name: "gi_suspended", get: get_suspended, set: None },
    GetSetDef { name: "gi_yieldfrom", get: get_delegate, set: None },
];

static COROUTINE_GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
    GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
    GetSetDef { name: "cr_await", get: get_delegate, set: None },
    GetSetDef { name: "cr_code", get: get_code, set: None },
    GetSetDef { name: "cr_frame", get: get_frame, set: None },
    GetSetDef { name: "cr_origin", get: get_origin, set: None },
    GetSetDef { name: "cr_running", get: get_running, set: None },
    GetSetDef { name: "cr_suspended", get: get_suspended, set: None },
];

fn generator_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Generator>, Trap> {
    this.cast::<Generator>().ok_or_else(|| py.refused("an attribute of a generator"))
}

/// `__next__()`.
fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match args.input {
        Input::Start => Err(args.send(1, args.get(0), Value::NONE)),
        _ => outcome(py, args),
    }
}

/// `send(value)`.
fn send<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return outcome(py, args);
    }
    let (generator, value) = (args.get(0), args.get(1));
    py.check_first_value(generator, value)?;
    Err(args.send(1, generator, value))
}

/// What resuming has given: the value that was yielded, or at the end `StopIteration`.
fn outcome<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>) -> Result<Value, Trap> {
    match args.input {
        Input::Stopped => Err(py.raise_stop_iteration(args.result())),
        _ => Ok(args.result()),
    }
}

/// `<generator object f at 0x…>`.
pub(crate) fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let kind = py.type_name(this);
    let name = get_qualname(py, this)?;
    let (name, address) = (Python::shown(name), this.identity());
    Ok(py.format_str(format_args!("<{kind} object {name} at {address:#x}>"))?.value())
}

pub(crate) fn get_frame(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let generator = generator_of(py, this)?;
    py.suspended_frame(generator)
}

pub(crate) fn get_code(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(generator_of(py, this)?.code().map_or(Value::NONE, Obj::value))
}

fn get_running(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Value::from_bool(generator_of(py, this)?.progress() == Progress::Running))
}

pub(crate) fn get_suspended(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Value::from_bool(generator_of(py, this)?.progress() == Progress::Suspended))
}

pub(crate) fn get_delegate(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(generator_of(py, this)?.delegate().unwrap_or(Value::NONE))
}

fn get_origin(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let origin = generator_of(py, this)?.origin.get();
    Ok(if origin.is_null() { Value::NONE } else { origin })
}

/// Name or qualified name: what was set, or the function's.
fn name_of(generator: Obj<Generator>, which: usize) -> Value {
    if let Some(name) = generator.names.get().cast::<Tuple>().and_then(|names| names.get(which)) {
        return name;
    }
    let set = if which == 0 { Extra::Name } else { Extra::QualName };
    let set = generator.function.get().cast::<Function>().map_or(Value::NULL, |function| function.extra_slot(set));
    match generator.code() {
        Some(code) if set.is_null() => {
            if which == 0 {
                code.name.get()
            } else {
                code.qualname.get()
            }
        }
        _ => set,
    }
}

pub(crate) fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(name_of(generator_of(py, this)?, 0))
}

pub(crate) fn get_qualname(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(name_of(generator_of(py, this)?, 1))
}

pub(crate) fn set_name(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    set_either(py, this, value, 0)
}

pub(crate) fn set_qualname(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    set_either(py, this, value, 1)
}

fn set_either(py: &mut Python<'_>, this: Value, value: Value, which: usize) -> Result<(), Trap> {
    if value.cast::<Str>().is_none() {
        let attribute = if which == 0 { "__name__" } else { "__qualname__" };
        return Err(py.type_error(format_args!("{attribute} must be set to a string object")));
    }
    let generator = generator_of(py, this)?;
    let names = if which == 0 { [value, name_of(generator, 1)] } else { [name_of(generator, 0), value] };
    let names = Tuple::from_slice(&mut py.heap, &names)?;
    generator.names.set(names.value());
    Ok(())
}

/// The method `name` of what a generator delegates to; `None` if it has none. `Err(Trap::Defer)`: a routine finds it.
fn method_of(py: &mut Python<'_>, delegate: Value, name: &str) -> Result<Option<Value>, Trap> {
    if let Some(generator) = delegate.cast::<Generator>() {
        let kind = py.builtin_type_of(generator.value());
        return Ok(Some(crate::classes::lookup::own_attribute(kind, name)).filter(|found| !found.is_null()));
    }
    let name = Str::intern(&mut py.heap, name)?.value();
    match py.attribute(delegate, name) {
        Ok(method) => Ok(Some(method)),
        Err(Trap::Raise) if py.is_instance_of(py.pending, TypeId::AttributeError) => {
            py.pending = Value::NULL;
            Ok(None)
        }
        Err(trap) => Err(trap),
    }
}

/// Asks for `method` of `delegate`, which is a method of a built-in table if `delegate` is a generator.
fn ask(args: &mut Args<'_, '_>, state: u32, method: Value, delegate: Value, exception: Option<Value>) -> Trap {
    args.catch = true;
    match (delegate.is_kind(Kind::Generator), exception) {
        (true, Some(exception)) => args.call(state, method, &[delegate, exception]),
        (true, None) => args.call(state, method, &[delegate]),
        (false, Some(exception)) => args.call(state, method, &[exception]),
        (false, None) => args.call(state, method, &[]),
    }
}
