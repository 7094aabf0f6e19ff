//! The end of a run: nothing holds the modules any more, and what they held is finalized.
//!
//! As `finalize_modules` of CPython's `Python/pylifecycle.c`: a module's functions refer to its name space and it to them,
//! so that it is the collector that finds them all at once. Finalizers then still see the names of their module.

use crate::Trap;
use crate::modules::gc::COLLECT;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// The functions of `atexit` were called.
const FUNCTIONS_CALLED: u32 = 1;
/// All was collected.
const COLLECTED: u32 = 2;

/// Ends a run.
pub(crate) const SHUTDOWN: NativeDef = NativeDef::function("__shutdown__", Arity::None, shutdown);

/// The routine that ends a run.
pub(crate) fn shutdown_routine() -> Value {
    crate::builtins::named(SHUTDOWN.name).unwrap_or(Value::NONE)
}

fn shutdown<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    match (args.input, args.state) {
        (Input::Start, _) => {
            if let Some(function) = exit_functions(py) {
                args.catch = true;
                return Err(args.call(FUNCTIONS_CALLED, function, &[]));
            }
        }
        (_, FUNCTIONS_CALLED) => {}
        _ => return Ok(Value::NONE),
    }
    // The report of an exception in a finalizer asks `sys` for the hook.
    let kept = py.modules.cast::<Dict>().and_then(|modules| modules.get_text("sys"));
    py.main = Value::NULL;
    if let Some(modules) = py.modules.cast::<Dict>() {
        let mut position = 0;
        while let Some((at, entry)) = modules.next_entry(position) {
            position = at + 1;
            if Some(entry.value) != kept {
                modules.set_value_at(at, Value::NONE);
            }
        }
    }
    py.importlib = Value::NULL;
    py.defer(&COLLECT, 0);
    args.catch = true;
    Err(args.defer(COLLECTED, &[Value::NONE]))
}

/// What calls the functions that a program registered with `atexit`, if it did.
pub(crate) fn exit_functions(py: &Python<'_>) -> Option<Value> {
    let module = py.modules.cast::<Dict>()?.get_text("atexit")?.cast::<Module>()?;
    module.dict.get().cast::<Dict>()?.get_text("_run_exitfuncs")
}
