//! The routine that calls finalizers and callbacks: entered by the interpreter after a collection, before the program
//! goes on.
//!
//! Its window is what an interrupted instruction left in the model, and the object that is being seen to; an exception
//! that nobody can catch lies above them. What is called may raise, and may collect again: nothing here is kept in Rust.

use super::set_finalized;
use super::unraisable::UNRAISABLE;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::block::Block;
use crate::object::generator::{Flavour, Generator, Progress};
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::generator::CLOSE;
use crate::value::Value;
use vm_core::object::Input;

/// Sees to everything that is due.
pub(super) static RUN: NativeDef = NativeDef::function("finalize", Arity::Free, run);

const ATTRIBUTE_NAME: usize = 0;
const STOP_VALUE: usize = 1;
const OBJECT: usize = 2;
const SLOTS: usize = 3;

/// A finalizer or a callback was called.
pub(super) const CALLED: u32 = 1;
/// What it raised was reported.
const REPORTED: u32 = 2;

fn run<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    match (args.input, args.state) {
        (Input::Start, _) => {
            args.resize(SLOTS)?;
            args.set(ATTRIBUTE_NAME, py.attribute_name);
            args.set(STOP_VALUE, py.stop_value);
        }
        (Input::Raised, CALLED) => {
            let (exception, object) = (args.pop(), args.get(OBJECT));
            py.defer(&UNRAISABLE, 0);
            args.catch = true;
            return Err(args.defer(REPORTED, &[exception, object]));
        }
        _ => args.resize(SLOTS)?,
    }
    while let Some(object) = py.lifetimes.peek() {
        let ended = end(py, args, object)?;
        py.lifetimes.take();
        set_finalized(object);
        if ended {
            return Err(Trap::Call);
        }
    }
    if let Some(cell) = py.lifetimes.take_callback() {
        let callback = cell.callback.replace(Value::NULL);
        args.set(OBJECT, callback);
        args.catch = true;
        return Err(args.call(CALLED, callback, &[cell.owner.get()]));
    }
    if py.lifetimes.missed > 0 && more_room(py) {
        // Those that were missed are found by another collection.
        py.lifetimes.again = true;
        return Err(Trap::Memory);
    }
    py.lifetimes.missed = 0;
    py.attribute_name = args.get(ATTRIBUTE_NAME);
    py.stop_value = args.get(STOP_VALUE);
    Ok(Value::NONE)
}

/// A queue that is long enough for those that were missed; false without memory.
fn more_room(py: &mut Python<'_>) -> bool {
    let len = py.lifetimes.missed.saturating_add(py.lifetimes.missed / 8).max(16);
    let Ok(queue) = py.heap.alloc::<Block>(len) else { return false };
    py.lifetimes.queue = queue.value();
    (py.lifetimes.first, py.lifetimes.last) = (0, 0);
    py.lifetimes.missed = 0;
    true
}

/// Asks for the object's finalizer; false if there is nothing to call.
fn end<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, object: Value) -> Result<bool, Trap> {
    let trap = match object.cast::<Generator>() {
        Some(generator) => end_generator(py, args, generator)?,
        None => match py.lookup_special(object, "__del__") {
            Some(found) => {
                // The report names the function.
                args.set(OBJECT, found);
                py.ask_special(args, CALLED, found, object, &[])
            }
            None => return Ok(false),
        },
    };
    match trap {
        Trap::Call => {
            args.catch = true;
            Ok(true)
        }
        Trap::Stop => Ok(false),
        trap => Err(trap),
    }
}

/// `_PyGen_Finalize` of CPython's `Objects/genobject.c`; [`Trap::Stop`] when nothing is to be called.
fn end_generator<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, generator: Obj<Generator>) -> Result<Trap, Trap> {
    let this = generator.value();
    args.set(OBJECT, this);
    let finalizer = generator.origin.get();
    if generator.flavour() == Flavour::AsyncGenerator && !finalizer.is_null() && !generator.closed() {
        return Ok(args.call(CALLED, finalizer, &[this]));
    }
    if generator.progress() == Progress::Created {
        let trap = py.warn_never_awaited(args, generator)?;
        generator.finish();
        return Ok(trap);
    }
    if generator.progress() != Progress::Suspended || !this.is_kind(Kind::Generator) {
        return Ok(Trap::Stop);
    }
    py.defer(&CLOSE, 0);
    Ok(args.defer(CALLED, &[this]))
}
