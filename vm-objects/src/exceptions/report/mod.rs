//! The report of an uncaught exception: what `python` writes to stderr, and the exit code.
//!
//! | file | what |
//! |---|---|
//! | `chain` | what is shown, in order: the exceptions that led to it, those in groups |
//! | `show` | the report written |
//! | `texts` | their texts, which may need calls |
//! | `traceback` | the steps of one exception, each with its source line |
//! | `marks` | the marks under a source line |
//! | `width` | how wide a character is |
//! | `suggest` | `Did you mean: …?` |
//! | `distance` | how alike two names are |
//! | `library` | the modules of CPython's library |
//! | `output` | text to the host's stderr |

mod chain;
mod distance;
mod library;
mod marks;
mod output;
mod show;
mod suggest;
mod texts;
mod traceback;
mod width;

use crate::Trap;
use crate::exceptions::classes::member;
use crate::native::{Arity, NativeDef};
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// Shows an uncaught exception and answers the exit code; its one argument is the exception.
pub(crate) const REPORT: NativeDef = NativeDef::function("__report__", Arity::One, report);

/// Shows an exception without what led to it; its one argument is the exception.
pub(crate) static SHOW_ALONE: NativeDef = NativeDef::function("__report__", Arity::Free, show_alone);

/// `str` of the code of a `SystemExit` was called.
const EXIT: u32 = 1;
/// A text was called for.
const TEXTS: u32 = 2;

fn report<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let exception = args.get(0);
    match (args.state, args.input) {
        (_, Input::Start) if py.is_instance_of(exception, TypeId::SystemExit) => return exit(py, args),
        (_, Input::Start) => {
            let items = py.chain_of(exception)?;
            args.push(items)?;
            args.push(Value::from_int_truncated(0))?;
        }
        (EXIT, input) => {
            let text = if input == Input::Value { args.result() } else { Value::NULL };
            py.say(format_args!("{}\n", output::Escaped(text)));
            return Ok(Value::from_int_truncated(1));
        }
        (_, input) => {
            let text = args.pop();
            texts::keep(py, args, if input == Input::Value { text } else { Value::NONE });
        }
    }
    texts::gather(py, args)?;
    if let Some(items) = args.get(1).cast::<List>() {
        py.show_chain(items);
    }
    Ok(Value::from_int_truncated(1))
}

fn show_alone<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return report(py, args);
    }
    let items = py.alone(args.get(0))?;
    args.push(items)?;
    args.push(Value::from_int_truncated(0))?;
    texts::gather(py, args)?;
    if let Some(items) = items.cast::<List>() {
        py.show_chain(items);
    }
    Ok(Value::NONE)
}

/// `SystemExit`: its code is the exit code, or a text to show.
fn exit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code = args.get(0).cast::<Exception>().map_or(Value::NULL, |e| e.member(member::VALUE));
    if code.is_null() || code.is_none() {
        return Ok(Value::from_int_truncated(0));
    }
    if let Some(code) = code.as_small_index() {
        return Ok(Value::from_int_truncated(code as i32 as isize));
    }
    if py.is_instance_of(code, TypeId::Int) {
        return Ok(Value::from_int_truncated(-1));
    }
    args.catch = true;
    Err(args.call(EXIT, TypeId::Str.value(), &[code]))
}
