//! An exception that nothing has caught: `sys.excepthook`, and the exit code.
//!
//! Follows `_PyErr_PrintEx` and `handle_system_exit` of CPython's `Python/pythonrun.c`.

use super::SHOW;
use super::output::Escaped;
use crate::Trap;
use crate::exceptions::classes::member;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// Shows an uncaught exception and answers the exit code; its one argument is the exception.
pub(crate) const REPORT: NativeDef = NativeDef::function("__report__", Arity::One, report);

/// `str` of the code of a `SystemExit` was called.
const EXIT: u32 = 1;
/// It was written to a file of the program's.
const EXITED: u32 = 2;
/// The program's `sys.excepthook` was called.
const HOOKED: u32 = 3;
/// What that raised was shown.
const HOOK_SHOWN: u32 = 4;
/// The exception was shown.
const SHOWN: u32 = 5;

fn report<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let exception = args.get(0);
    let one = Value::from_int_truncated(1);
    match (args.state, args.input) {
        (_, Input::Start) if py.is_instance_of(exception, TypeId::SystemExit) => exit(py, args, exception),
        (_, Input::Start) => {
            keep_last(py, exception)?;
            match excepthook(py) {
                Hook::Own => Err(show(py, args, SHOWN, exception)),
                Hook::Missing => {
                    say(py, "sys.excepthook is missing\n");
                    Err(show(py, args, SHOWN, exception))
                }
                Hook::Program(hook) => {
                    let (kind, traceback) = py.type_and_traceback(exception);
                    args.catch = true;
                    Err(args.call(HOOKED, hook, &[kind, exception, traceback]))
                }
            }
        }
        (EXIT, Input::Value) => {
            let text = args.result();
            match py.stderr() {
                None => Ok(one),
                Some(file) if file.is_null() => {
                    py.say(format_args!("{}\n", Escaped(py.unwrapped(text))));
                    Ok(one)
                }
                Some(file) => {
                    let end = Str::intern(&mut py.heap, "\n")?;
                    let line = match py.unwrapped(text).cast::<Str>() {
                        Some(text) => text.concat(&mut py.heap, end)?,
                        None => end,
                    };
                    Err(py.write_to_file(args, EXITED, file, line.value()))
                }
            }
        }
        (EXIT | EXITED, _) => Ok(one),
        (HOOKED, Input::Raised) => {
            let raised = args.pop();
            if py.is_instance_of(raised, TypeId::SystemExit) {
                return exit(py, args, raised);
            }
            say(py, "Error in sys.excepthook:\n");
            Err(show(py, args, HOOK_SHOWN, raised))
        }
        (HOOK_SHOWN, _) => {
            args.pop();
            say(py, "\nOriginal exception was:\n");
            Err(show(py, args, SHOWN, exception))
        }
        _ if py.is_instance_of(exception, TypeId::KeyboardInterrupt) => Ok(Value::from_int_truncated(130)),
        _ => Ok(one),
    }
}

fn say(py: &mut Python<'_>, text: &str) {
    py.say(format_args!("{text}"));
}

fn show<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, state: u32, exception: Value) -> Trap {
    py.defer(&SHOW, 0);
    args.catch = true;
    args.defer(state, &[exception])
}

enum Hook {
    Own,
    Missing,
    Program(Value),
}

fn sys(py: &Python<'_>) -> Option<crate::Obj<Dict>> {
    py.modules.cast::<Dict>()?.get_text("sys")?.cast::<Module>()?.dict.get().cast::<Dict>()
}

fn excepthook(py: &Python<'_>) -> Hook {
    let Some(sys) = sys(py) else { return Hook::Own };
    match sys.get_text("excepthook") {
        None => Hook::Missing,
        Some(hook) if hook.is_none() => Hook::Missing,
        Some(hook) if Python::native_of(hook).is_some_and(|def| def.name == "excepthook") => Hook::Own,
        Some(hook) => Hook::Program(hook),
    }
}

/// `sys.last_exc` and its kin.
fn keep_last(py: &mut Python<'_>, exception: Value) -> Result<(), Trap> {
    let Some(sys) = sys(py) else { return Ok(()) };
    let (kind, traceback) = py.type_and_traceback(exception);
    let values =
        [("last_exc", exception), ("last_type", kind), ("last_value", exception), ("last_traceback", traceback)];
    for (name, value) in values {
        py.put(sys, name, value)?;
    }
    Ok(())
}

/// `SystemExit`: its code is the exit code, or a text to show.
fn exit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, exception: Value) -> Result<Value, Trap> {
    let code = exception.cast::<Exception>().map_or(Value::NULL, |e| e.member(member::VALUE));
    if code.is_null() || code.is_none() {
        return Ok(Value::from_int_truncated(0));
    }
    if let Some(code) = py.unwrapped(code).as_small_index() {
        return Ok(Value::from_int_truncated(code as i32 as isize));
    }
    if py.is_instance_of(code, TypeId::Int) {
        return Ok(Value::from_int_truncated(-1));
    }
    args.catch = true;
    Err(args.call(EXIT, TypeId::Str.value(), &[code]))
}
