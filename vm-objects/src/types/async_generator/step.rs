//! An awaitable awaited: its generator is resumed, and what it gives is told apart.
//!
//! What the generator yields by `yield` comes wrapped, and ends the awaitable; what an `await` inside yields goes on to
//! the event loop. Follows `async_gen_asend_send`, `async_gen_athrow_send` and `async_gen_unwrap_value` of CPython's
//! `Objects/genobject.c`.

use super::anext;
use crate::Trap;
use crate::heap::Obj;
use crate::object::awaitable::{Awaitable, Awaits, Stage};
use crate::object::generator::{Generator, Progress};
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::types::generator::{CLOSE, KEEP_DELEGATE, THROW};
use crate::value::Value;
use vm_core::object::Input;

/// The first step of `athrow` or `aclose` was made.
const STARTED: u32 = 1;
/// A later step was made.
const RESUMED: u32 = 2;
/// The program has thrown into the awaitable.
const THROWN: u32 = 3;

fn parts(py: &mut Python<'_>, this: Value) -> Result<Obj<Awaitable>, Trap> {
    this.cast::<Awaitable>().ok_or_else(|| py.refused("a method of an awaitable"))
}

fn generator_of(py: &mut Python<'_>, this: Obj<Awaitable>) -> Result<Obj<Generator>, Trap> {
    this.of.get().cast::<Generator>().ok_or_else(|| py.refused("an awaitable of no generator"))
}

/// An awaitable ends with a value.
pub(super) fn stop(py: &mut Python<'_>, value: Value) -> Trap {
    py.stop_value = value;
    Trap::Stop
}

/// `__next__()`, `send(value)`.
pub(super) fn send<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = parts(py, args.get(0))?;
    let value = args.arg(1).unwrap_or(Value::NONE);
    match (this.which(), args.input) {
        (Awaits::Anext, _) => anext::send(py, args, this, value),
        (Awaits::Coroutine, Input::Start) => {
            py.check_first_value(this.of.get(), value)?;
            Err(args.send(RESUMED, this.of.get(), value))
        }
        (Awaits::Coroutine, Input::Stopped) => Err(stop(py, args.result())),
        (Awaits::Coroutine, _) => Ok(args.result()),
        (Awaits::Asend, Input::Start) => start_asend(py, args, this, value),
        (_, Input::Start) => start_athrow(py, args, this, value),
        _ => outcome(py, args, this),
    }
}

/// `throw(type[, value[, traceback]])`.
pub(super) fn throw<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = parts(py, args.get(0))?;
    match (this.which(), args.input) {
        (Awaits::Anext, _) => return anext::throw(py, args, this),
        (Awaits::Coroutine, Input::Stopped) => return Err(stop(py, args.result())),
        (Awaits::Coroutine, Input::Value) => return Ok(args.result()),
        (_, Input::Start) => {}
        _ => return outcome(py, args, this),
    }
    room(args)?;
    if this.stage() == Stage::Closed {
        return Err(reused(py, this));
    }
    args.catch = this.which() != Awaits::Coroutine;
    let mut operands = [this.of.get(); 4];
    let nargs = args.nargs().min(operands.len());
    if let (Some(operands), Some(given)) = (operands.get_mut(1..nargs), args.args().get(1..nargs)) {
        operands.copy_from_slice(given);
    }
    py.defer(&THROW, 0);
    Err(args.defer(THROWN, operands.get(..nargs).unwrap_or(&[])))
}

/// `close()`.
pub(super) fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = parts(py, args.get(0))?;
    match (this.which(), args.input) {
        (Awaits::Anext, _) => anext::close(py, args, this),
        (Awaits::Coroutine, Input::Start) => {
            py.defer(&CLOSE, 0);
            Err(args.defer(RESUMED, &[this.of.get()]))
        }
        (Awaits::Coroutine, _) => Ok(args.result()),
        _ => {
            this.set_stage(Stage::Closed);
            Ok(Value::NONE)
        }
    }
}

#[cold]
fn reused(py: &mut Python<'_>, this: Obj<Awaitable>) -> Trap {
    let what = if this.which() == Awaits::Asend { "__anext__()/asend()" } else { "aclose()/athrow()" };
    py.error(TypeId::RuntimeError, format_args!("cannot reuse already awaited {what}"))
}

/// The awaitable fails before its generator is touched: it can't be used again.
fn spoiled(this: Obj<Awaitable>, trap: Trap) -> Trap {
    if trap == Trap::Raise {
        this.set_stage(Stage::Closed);
    }
    trap
}

fn start_asend<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    this: Obj<Awaitable>,
    value: Value,
) -> Result<Value, Trap> {
    room(args)?;
    let generator = generator_of(py, this)?;
    let mut value = value;
    match this.stage() {
        Stage::Closed => return Err(reused(py, this)),
        Stage::Init => {
            if generator.running_async() {
                let text = "anext(): asynchronous generator is already running";
                return Err(py.error(TypeId::RuntimeError, format_args!("{text}")));
            }
            if value.is_none() {
                value = this.given.get();
            }
        }
        Stage::Iter => {}
    }
    if let Err(trap) = py.check_first_value(generator.value(), value) {
        return Err(spoiled(this, trap));
    }
    this.set_stage(Stage::Iter);
    generator.set_running_async(true);
    args.catch = true;
    Err(args.send(RESUMED, generator.value(), value))
}

fn start_athrow<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    this: Obj<Awaitable>,
    value: Value,
) -> Result<Value, Trap> {
    room(args)?;
    let generator = generator_of(py, this)?;
    if this.stage() == Stage::Closed {
        return Err(reused(py, this));
    }
    if generator.progress() == Progress::Finished {
        this.set_stage(Stage::Closed);
        return Err(stop(py, Value::NONE));
    }
    args.catch = true;
    if this.stage() == Stage::Iter {
        return Err(args.send(RESUMED, generator.value(), value));
    }
    let name = if this.which() == Awaits::Aclose { "aclose" } else { "athrow" };
    if generator.running_async() {
        let text = format_args!("{name}(): asynchronous generator is already running");
        let trap = py.error(TypeId::RuntimeError, text);
        return Err(spoiled(this, trap));
    }
    if generator.closed() {
        let trap = py.error_with(TypeId::StopAsyncIteration, &[]);
        return Err(spoiled(this, trap));
    }
    if !value.is_none() {
        let text = "can't send non-None value to a just-started coroutine";
        return Err(py.error(TypeId::RuntimeError, format_args!("{text}")));
    }
    let given = this.given.get().cast::<Tuple>();
    let mut operands = [generator.value(); 4];
    let mut count = 2;
    match &given {
        Some(given) => {
            count = 1;
            for (slot, &value) in operands.iter_mut().skip(1).zip(given.values()) {
                (*slot, count) = (value, count + 1);
            }
        }
        None => operands[1] = py.new_exception(TypeId::GeneratorExit.value(), &[])?.value(),
    }
    this.set_stage(Stage::Iter);
    generator.set_running_async(true);
    if given.is_none() {
        generator.set_closed();
    }
    py.defer(&THROW, KEEP_DELEGATE);
    Err(args.defer(STARTED, operands.get(..count).unwrap_or(&[])))
}

/// What resuming the generator has given.
fn outcome<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, this: Obj<Awaitable>) -> Result<Value, Trap> {
    let result = args.result();
    match args.input {
        Input::Value => match result.cast::<Awaitable>().filter(|item| item.which() == Awaits::Wrapped) {
            Some(item) => Err(yielded(py, args, this, item.of.get())?),
            None => Ok(result),
        },
        Input::Raised => Err(ended(py, args, this, result)?),
        _ => {
            let exception = py.new_exception(TypeId::StopAsyncIteration.value(), &[])?;
            Err(ended(py, args, this, exception.value())?)
        }
    }
}

/// The generator has yielded an item: the awaitable ends with it.
fn yielded<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, this: Obj<Awaitable>, item: Value) -> Result<Trap, Trap> {
    let generator = generator_of(py, this)?;
    if this.which() == Awaits::Aclose {
        let trap = py.error(TypeId::RuntimeError, format_args!("async generator ignored GeneratorExit"));
        if trap == Trap::Raise {
            generator.set_running_async(false);
        }
        return Ok(spoiled(this, trap));
    }
    generator.set_running_async(false);
    if this.which() == Awaits::Asend || args.state == STARTED {
        this.set_stage(Stage::Closed);
    }
    Ok(stop(py, item))
}

/// An exception has left the generator.
fn ended<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, this: Obj<Awaitable>, exception: Value) -> Result<Trap, Trap> {
    let generator = generator_of(py, this)?;
    let ends = [TypeId::StopAsyncIteration, TypeId::GeneratorExit];
    let ends = ends.iter().any(|&kind| py.is_instance_of(exception, kind));
    generator.set_running_async(false);
    if ends {
        generator.set_closed();
    }
    if this.which() != Awaits::Athrow || args.state == STARTED {
        this.set_stage(Stage::Closed);
    }
    if this.which() == Awaits::Aclose && ends {
        return Ok(stop(py, Value::NONE));
    }
    Ok(py.raise_again(exception))
}
