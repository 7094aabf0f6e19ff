//! `close`: what the generator delegates to is closed, then `GeneratorExit` raised in it.
//!
//! Follows `gen_close` of CPython's `Objects/genobject.c`.

use super::{ask, generator_of, method_of};
use crate::Trap;
use crate::heap::Obj;
use crate::object::generator::{Generator, Progress};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// The method of the delegate was looked up.
const FOUND: u32 = 1;
/// The delegate was closed.
const CLOSED: u32 = 2;
/// The generator was thrown into.
const THROWN: u32 = 3;

/// `close()`.
pub(super) fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let generator = generator_of(py, this)?;
    match (args.state, args.input) {
        (_, Input::Start) => begin(py, args, generator),
        (FOUND, Input::Raised) => {
            let raised = args.pop();
            if !py.is_instance_of(raised, TypeId::AttributeError) {
                return Err(py.raise_again(raised));
            }
            exit(py, args)
        }
        (FOUND, _) => {
            let method = args.pop();
            close_delegate(py, args, generator, Some(method))
        }
        (CLOSED, Input::Raised) => {
            generator.set_progress(Progress::Suspended);
            let raised = args.result();
            args.catch = true;
            Err(args.throw(THROWN, this, raised))
        }
        (CLOSED, _) => {
            generator.set_progress(Progress::Suspended);
            exit(py, args)
        }
        (_, Input::Raised) => {
            let raised = args.result();
            let ends = [TypeId::StopIteration, TypeId::GeneratorExit];
            if ends.iter().any(|&kind| py.is_instance_of(raised, kind)) {
                return Ok(Value::NONE);
            }
            Err(py.raise_again(raised))
        }
        (_, Input::Stopped) => Ok(Value::NONE),
        (_, Input::Value) => {
            let name = generator.flavour().name();
            Err(py.error(TypeId::RuntimeError, format_args!("{name} ignored GeneratorExit")))
        }
    }
}

fn begin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, generator: Obj<Generator>) -> Result<Value, Trap> {
    match generator.progress() {
        Progress::Finished => return Ok(Value::NONE),
        Progress::Created => {
            generator.finish();
            return Ok(Value::NONE);
        }
        Progress::Running => return Err(py.already_executing(generator)),
        Progress::Suspended => {}
    }
    let Some(delegated) = generator.delegate() else { return exit(py, args) };
    match method_of(py, delegated, "close") {
        Ok(method) => close_delegate(py, args, generator, method),
        Err(Trap::Defer) => {
            args.catch = true;
            Err(args.defer(FOUND, &[delegated]))
        }
        Err(trap) => Err(trap),
    }
}

fn close_delegate<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    generator: Obj<Generator>,
    method: Option<Value>,
) -> Result<Value, Trap> {
    let (Some(method), Some(delegated)) = (method, generator.delegate()) else { return exit(py, args) };
    let trap = ask(args, CLOSED, method, delegated, None);
    if trap == Trap::Call {
        generator.set_progress(Progress::Running);
    }
    Err(trap)
}

/// Raises `GeneratorExit` in the generator.
fn exit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let exception = py.new_exception(TypeId::GeneratorExit.value(), &[])?;
    args.catch = true;
    Err(args.throw(THROWN, args.get(0), exception.value()))
}
