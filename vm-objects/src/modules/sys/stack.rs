//! What `sys` says of the stack: `_getframe` and its kin, and the exception that is being handled.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(super) const GETFRAME: NativeDef = NativeDef::function("_getframe", Arity::Between(0, 1), getframe);
pub(super) const GETFRAMEMODULENAME: NativeDef =
    NativeDef::function("_getframemodulename", Arity::Free, getframemodulename);
pub(super) const CURRENT_FRAMES: NativeDef = NativeDef::function("_current_frames", Arity::None, current_frames);
pub(super) const CURRENT_EXCEPTIONS: NativeDef =
    NativeDef::function("_current_exceptions", Arity::None, current_exceptions);
pub(super) const EXC_INFO: NativeDef = NativeDef::function("exc_info", Arity::None, exc_info);
pub(super) const EXCEPTION: NativeDef = NativeDef::function("exception", Arity::None, exception);

/// The number of the one thread.
const THREAD: Value = Value::from_int_truncated(1);

/// The depth of the Python frame `up` frames above the caller.
fn depth_of(args: &Args<'_, '_>, up: i32) -> Option<usize> {
    args.callers().nth(usize::try_from(up).unwrap_or(0)).map(|caller| caller.depth)
}

/// `sys._getframe([depth])`.
fn getframe<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let up = match args.arg(0) {
        Some(up) => py.c_int(up)?,
        None => 0,
    };
    let Some(depth) = depth_of(args, up) else {
        return Err(py.value_error(format_args!("call stack is not deep enough")));
    };
    match py.frame_at(args, depth)? {
        Some(frame) => Ok(frame.value()),
        None => Err(py.refused("a frame that is not there")),
    }
}

/// `sys._getframemodulename([depth])`.
fn getframemodulename<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const SIGNATURE: Signature<1> =
        Signature { function: "_getframemodulename", names: ["depth"], least: 0, positional: 1 };
    let [up] = py.named_args(args, 0, &SIGNATURE)?;
    let up = if up.is_null() { 0 } else { py.c_int(up)? };
    let function = args.callers().nth(usize::try_from(up).unwrap_or(0)).map(|caller| caller.function);
    let Some(globals) = function.and_then(|f| f.cast::<Function>()).map(|function| function.globals.get()) else {
        return Ok(Value::NONE);
    };
    let globals = py.unwrapped(globals).cast::<Dict>();
    Ok(globals.and_then(|globals| globals.get_text("__name__")).unwrap_or(Value::NONE))
}

/// `sys._current_frames()`.
fn current_frames<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let frame = match depth_of(args, 0) {
        Some(depth) => py.frame_at(args, depth)?,
        None => None,
    };
    let frame = frame.map_or(Value::NONE, |frame| frame.value());
    py.new_dict(&[THREAD, frame])
}

/// The exception that is being handled, once the routine was entered again; null if there is none.
fn handled<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start {
        return Err(args.enter(1));
    }
    Ok(py.topmost(args.result()).map_or(Value::NULL, |exception| exception.value()))
}

/// `sys.exc_info()`.
fn exc_info<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let exception = handled(py, args)?;
    let none = Value::NONE;
    let parts = match exception.cast::<Exception>() {
        Some(_) => {
            let (class, traceback) = py.type_and_traceback(exception);
            [class, exception, traceback]
        }
        None => [none, none, none],
    };
    Ok(Tuple::from_slice(&mut py.heap, &parts)?.value())
}

/// `sys.exception()`.
fn exception<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let exception = handled(py, args)?;
    Ok(if exception.is_null() { Value::NONE } else { exception })
}

/// `sys._current_exceptions()`.
fn current_exceptions<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let exception = exception(py, args)?;
    py.new_dict(&[THREAD, exception])
}
