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
//! | `syntax` | where a `SyntaxError` lies |
//! | `uncaught` | `sys.excepthook` called, the exit code |
//! | `output` | text to the host's stderr |

mod chain;
mod distance;
mod library;
mod marks;
mod output;
mod show;
mod suggest;
mod syntax;
mod texts;
mod traceback;
mod uncaught;
mod width;

pub(crate) use library::names as library_names;
pub(crate) use output::Escaped;
pub(crate) use uncaught::REPORT;

use crate::Trap;
use crate::modules::sys::stream::host_stream;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::object::str::Str;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// Shows an exception and what led to it; its one argument is the exception.
pub(crate) static SHOW: NativeDef = NativeDef::function("__report__", Arity::Free, show);
/// Shows an exception without what led to it; its one argument is the exception.
pub(crate) static SHOW_ALONE: NativeDef = NativeDef::function("__report__", Arity::Free, show_alone);
/// `file.write(text)`; the window is the file and the text.
pub(crate) static WRITE: NativeDef = NativeDef::function("write", Arity::Free, write);

/// A text was called for.
const TEXTS: u32 = 2;
/// The report was written to a file of the program's.
const WRITTEN: u32 = 3;

fn show<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start {
        let items = py.chain_of(args.get(0))?;
        args.push(items)?;
        args.push(Value::from_int_truncated(0))?;
    }
    go_on(py, args)
}

fn show_alone<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Start {
        let items = py.alone(args.get(0))?;
        args.push(items)?;
        args.push(Value::from_int_truncated(0))?;
    }
    go_on(py, args)
}

/// Gathers the texts, then writes: to the host, or to what the program has put in the place of `sys.stderr`.
fn go_on<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        if args.state == WRITTEN {
            return Ok(Value::NONE);
        }
        let (text, input) = (args.pop(), args.input);
        texts::keep(py, args, if input == Input::Value { text } else { Value::NONE });
    }
    texts::gather(py, args)?;
    let Some(items) = args.get(1).cast::<List>() else { return Ok(Value::NONE) };
    let Some(file) = py.stderr() else { return Ok(Value::NONE) };
    if file.is_null() {
        py.show_chain(items);
        return Ok(Value::NONE);
    }
    py.said = Some(py.scratch());
    py.show_chain(items);
    let said = py.said.take();
    let text = match &said {
        Some(said) => Str::from_wtf8(&mut py.heap, said)?,
        None => None,
    };
    match text {
        Some(text) => Err(py.write_to_file(args, WRITTEN, file, text.value())),
        None => Ok(Value::NONE),
    }
}

fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (file, text) = (args.get(0), args.get(1));
    let mut script = Script::new(args, 0)?;
    let write = script.attribute_named(py, args, file, "write")?;
    script.call(args, write, &[text])?;
    // What has no `flush` needs none.
    let flush = script.attempt(py, args, |script, py, args| script.attribute_named(py, args, file, "flush"))?;
    match flush {
        Ok(flush) => script.call(args, flush, &[]),
        Err(_) => Ok(Value::NONE),
    }
}

impl<'h> Python<'h> {
    /// What a report goes to: null for the host's stderr; nothing where there is none.
    pub(crate) fn stderr(&mut self) -> Option<Value> {
        match self.standard_stream("stderr") {
            Ok(Some(file)) if host_stream(file).is_some() => Some(Value::NULL),
            Ok(file) => file,
            Err(_) => {
                self.pending = Value::NULL;
                None
            }
        }
    }

    /// Asks to write a text to a file of the program's, whose exceptions are nobody's.
    pub(crate) fn write_to_file(&mut self, args: &mut Args<'_, 'h>, state: u32, file: Value, text: Value) -> Trap {
        self.defer(&WRITE, 0);
        args.catch = true;
        args.defer(state, &[file, text])
    }
}
