//! `throw`: the exception made, then handed to what the generator delegates to, or raised in it.
//!
//! Follows `_gen_throw` of CPython's `Objects/genobject.c`. The window is the arguments, then the exception, then what
//! the calls give.

use super::{ask, generator_of, method_of};
use crate::Trap;
use crate::exceptions::classes::is_exception_class;
use crate::heap::Kind;
use crate::object::class::Class;
use crate::object::exception::Exception;
use crate::object::generator::{Generator, Progress};
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// The program's class has been called.
const MADE: u32 = 1;
/// The method of the delegate was looked up.
const FOUND: u32 = 2;
/// The delegate was closed, since the exception is `GeneratorExit`.
const CLOSED: u32 = 3;
/// The delegate was thrown into.
const DELEGATED: u32 = 4;
/// The generator was.
const THROWN: u32 = 5;

/// In the state that the routine is started in: the delegate is thrown into, and not closed, also by `GeneratorExit`.
pub(crate) const KEEP_DELEGATE: u32 = 0x80;

/// `throw(value)`, `throw(type[, value[, traceback]])`.
pub(super) fn throw<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let generator = generator_of(py, this)?;
    match (args.state & !KEEP_DELEGATE, args.input) {
        (_, Input::Start) => {
            let exception = made(py, args)?;
            begin(py, args, exception)
        }
        (MADE, _) => {
            let exception = args.pop();
            if !exception.is_kind(Kind::Exception) {
                let (class, found) = (py.class_shown(args.get(1)), py.type_of(exception));
                let found = py.class_shown(found);
                return Err(py.type_error(format_args!(
                    "calling {class} should have returned an instance of BaseException, not {found}"
                )));
            }
            begin(py, args, exception)
        }
        (FOUND, input) => {
            let found = args.pop();
            let method = if input == Input::Raised && !py.is_instance_of(found, TypeId::AttributeError) {
                return Err(py.raise_again(found));
            } else if input == Input::Raised {
                None
            } else {
                Some(found)
            };
            delegate(args, generator, method)
        }
        (CLOSED, Input::Raised) | (DELEGATED, Input::Raised) => {
            generator.set_progress(Progress::Suspended);
            let exception = args.result();
            Err(args.throw(THROWN | keep_of(args), this, exception))
        }
        (CLOSED, _) => {
            generator.set_progress(Progress::Suspended);
            let exception = args.get(args.nargs());
            Err(args.throw(THROWN | keep_of(args), this, exception))
        }
        (DELEGATED, _) => {
            generator.set_progress(Progress::Suspended);
            Ok(args.result())
        }
        _ => super::outcome(py, args),
    }
}

/// What of the state goes on.
fn keep_of(args: &Args<'_, '_>) -> u32 {
    args.state & KEEP_DELEGATE
}

/// The exception that the arguments describe.
fn made<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (kind, value) = (args.get(1), args.arg(2).unwrap_or(Value::NONE));
    let traceback = args.arg(3).unwrap_or(Value::NONE);
    if !traceback.is_none() && !traceback.is_kind(Kind::Traceback) {
        return Err(py.type_error(format_args!("throw() third argument must be a traceback object")));
    }
    if kind.is_kind(Kind::Exception) {
        if !value.is_none() {
            return Err(py.type_error(format_args!("instance exception may not have a separate value")));
        }
        return Ok(kind);
    }
    if !is_exception_class(kind) {
        let name = py.type_name(kind);
        return Err(py.type_error(format_args!(
            "exceptions must be classes or instances deriving from BaseException, not {name}"
        )));
    }
    if value.is_kind(Kind::Exception) && py.is_exception_of(value, kind) {
        return Ok(value);
    }
    let tuple = value.cast::<Tuple>();
    let one = [value];
    let given: &[Value] = match &tuple {
        Some(tuple) => tuple.values(),
        None if value.is_none() => &[],
        None => &one,
    };
    if kind.cast::<Class>().is_some() {
        return Err(args.call(MADE | keep_of(args), kind, given));
    }
    Ok(py.new_exception(kind, given)?.value())
}

/// Hands the exception to where it is to be raised first.
fn begin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, exception: Value) -> Result<Value, Trap> {
    let this = args.get(0);
    let generator = generator_of(py, this)?;
    args.push(exception)?;
    if let (Some(exception), Some(traceback)) = (exception.cast::<Exception>(), args.arg(3))
        && !traceback.is_none()
    {
        exception.traceback.set(traceback);
    }
    if generator.progress() == Progress::Running {
        return Err(py.already_executing(generator));
    }
    let Some(delegated) = generator.delegate() else { return Err(args.throw(THROWN | keep_of(args), this, exception)) };
    let closes = keep_of(args) == 0 && py.is_instance_of(exception, TypeId::GeneratorExit);
    let name = if closes { "close" } else { "throw" };
    match method_of(py, delegated, name) {
        Ok(method) => delegate(args, generator, method),
        Err(Trap::Defer) => {
            args.catch = true;
            Err(args.defer(FOUND | keep_of(args), &[delegated]))
        }
        Err(trap) => Err(trap),
    }
}

/// Closes the delegate, or throws into it; without a method for that, the generator itself is thrown into.
fn delegate<'h>(
    args: &mut Args<'_, 'h>,
    generator: crate::heap::Obj<Generator>,
    method: Option<Value>,
) -> Result<Value, Trap> {
    let (this, exception) = (args.get(0), args.get(args.nargs()));
    let closing = keep_of(args) == 0
        && exception
            .cast::<Exception>()
            .and_then(|e| crate::exceptions::classes::exception_layout(e.class.get()))
            .is_some_and(|kind| kind.is_subtype(TypeId::GeneratorExit));
    let (Some(method), Some(delegated)) = (method, generator.delegate()) else {
        return Err(args.throw(THROWN | keep_of(args), this, exception));
    };
    let trap = if closing {
        ask(args, CLOSED | keep_of(args), method, delegated, None)
    } else {
        ask(args, DELEGATED | keep_of(args), method, delegated, Some(exception))
    };
    if trap == Trap::Call {
        generator.set_progress(Progress::Running);
    }
    Err(trap)
}
