//! The end of a run: nothing holds the modules any more, and what they held is finalized.
//!
//! As `finalize_modules` of CPython's `Python/pylifecycle.c`: a module's functions refer to its name space and it to them,
//! so that it is the collector that finds them all at once. Finalizers then still see the names of their module.

use crate::Trap;
use crate::modules::gc::COLLECT;
use crate::modules::sys::stream::host_stream;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;

/// Ends a run.
pub(crate) const SHUTDOWN: NativeDef = NativeDef::function("__shutdown__", Arity::None, shutdown);

/// The routine that ends a run.
pub(crate) fn shutdown_routine() -> Value {
    crate::builtins::named(SHUTDOWN.name).unwrap_or(Value::NONE)
}

fn shutdown<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    // The program has ended (`flush_io`), then all else (`flush_std_files`).
    for name in ["stderr", "stdout"] {
        flush(&mut script, py, args, name, false)?;
    }
    let join =
        script.operation(py, args, &[], |py| Ok(py.loaded_name("threading", "_shutdown").unwrap_or(Value::NONE)))?;
    if !join.is_none() {
        let ended = script.attempt(py, args, |script, _, args| script.call(args, join, &[]))?;
        if let Err(exception) = ended {
            script.unraisable(py, args, (exception, Value::NONE, "Exception ignored on threading shutdown"))?;
        }
    }
    let functions = script.operation(py, args, &[], |py| Ok(exit_functions(py).unwrap_or(Value::NONE)))?;
    if !functions.is_none() {
        script.attempt(py, args, |script, _, args| script.call(args, functions, &[]))?.ok();
    }
    for name in ["stdout", "stderr"] {
        flush(&mut script, py, args, name, name == "stdout")?;
    }
    if !script.has_note(args) {
        drop_modules(py);
    }
    script
        .attempt(py, args, |script, py, args| {
            script.operation(py, args, &[Value::NONE], |py| Err(py.defer(&COLLECT, 0)))
        })?
        .ok();
    Ok(Value::NONE)
}

/// What a program has written and the stream keeps still; whether an error is reported.
fn flush<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    name: &'static str,
    reported: bool,
) -> Result<(), Trap> {
    let stream = script.operation(py, args, &[], |py| Ok(py.loaded_name("sys", name).unwrap_or(Value::NONE)))?;
    if stream.is_none() || host_stream(stream).is_some() {
        return Ok(());
    }
    let closed = script.attempt(py, args, |script, py, args| script.attribute_named(py, args, stream, "closed"))?;
    if closed == Ok(Value::TRUE) {
        return Ok(());
    }
    let flushed = script.attempt(py, args, |script, py, args| script.method(py, args, stream, "flush", &[]))?;
    match flushed {
        Err(exception) if reported => script.unraisable(py, args, (exception, stream, "Exception ignored in")),
        _ => Ok(()),
    }
}

/// Nothing holds the modules any more. The report of an exception in a finalizer asks `sys` for the hook.
fn drop_modules(py: &mut Python<'_>) {
    let kept = py.modules.cast::<Dict>().and_then(|modules| modules.get_text("sys"));
    py.main = Value::NULL;
    py.trace_function = Value::NULL;
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
}

/// Whether the end of a run has more to do than to finalize.
pub(crate) fn has_work_at_exit(py: &Python<'_>) -> bool {
    let replaced = |name| py.loaded_name("sys", name).is_some_and(|stream| host_stream(stream).is_none());
    let threads = py.loaded_name("threading", "_shutdown").is_some();
    threads || exit_functions(py).is_some() || replaced("stdout") || replaced("stderr")
}

/// What calls the functions that a program registered with `atexit`, if it did.
fn exit_functions(py: &Python<'_>) -> Option<Value> {
    py.loaded_name("atexit", "_run_exitfuncs")
}
