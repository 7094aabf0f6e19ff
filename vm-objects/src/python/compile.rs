//! Source compiled by the host, and its errors as Python's.

use super::{Args, Python};
use crate::Trap;
use crate::heap::{Heap, Obj};
use crate::host::{Compilation, CompileFault, CompileMode, Compiled};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::types::TypeId;
use crate::value::Value;
use vm_core::isa::Version;

/// What the host made of source: what is warned of it, and its outcome.
pub(crate) struct Outcome {
    /// A bytes object for [`LOAD_CODE`]; nothing if the pending exception is to be raised.
    pub(crate) code: Option<Value>,
    /// A list of message, category, file, line, line's text for each warning; null if there are none.
    pub(crate) warnings: Value,
}

/// Makes the code object of marshalled bytes. A routine of its own, so that one that compiles can defer to it: what the
/// heap has no room for at first is then not compiled twice.
pub(crate) static LOAD_CODE: NativeDef = NativeDef::function("loads", Arity::Free, load_code);

fn load_code<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(bytes) = args.get(0).cast::<Bytes>() else { return Err(py.refused("code that is no bytes")) };
    py.load_code(bytes.as_slice(), Version::V3_12)
}

/// A line of source; CPython's tokenizer gives an end to the last line of a file that has none.
fn line_of(heap: &mut Heap, text: &str, file: bool) -> Result<Value, Trap> {
    let line = Str::from_str(heap, text)?;
    if !file || text.ends_with('\n') {
        return Ok(line.value());
    }
    let end = Str::from_str(heap, "\n")?;
    Ok(line.concat(heap, end)?.value())
}

/// Adds a warning to the list: message, file, line, column, text, end.
fn keep_warning(heap: &mut Heap, list: Value, warning: &CompileFault<'_>, filename: &str) -> Result<Value, Trap> {
    let list = match list.cast::<List>() {
        Some(list) => list,
        None => List::with_capacity(heap, 1)?,
    };
    let number = |number: Option<u32>| number.map_or(Value::NONE, |n| Value::from_int_truncated(n as isize));
    let message = Str::from_str(heap, warning.message)?.value();
    let filename = Str::from_str(heap, filename)?.value();
    let text = match warning.text {
        Some(text) => Str::from_str(heap, text)?.value(),
        None => Value::NONE,
    };
    let (end_line, end_column) = (number(warning.end_line), number(warning.end_column));
    let fields = [message, filename, number(warning.line), number(warning.column), text, end_line, end_column];
    let fields = Tuple::from_slice(heap, &fields)?;
    list.push(heap, fields.value())?;
    Ok(list.value())
}

impl Python<'_> {
    /// What the host compiles this to.
    pub(crate) fn compile(&mut self, what: &Compilation<'_>) -> Result<Outcome, Trap> {
        let mut outcome = Err(Trap::Raise);
        let mut fault = None;
        let mut warnings = Ok(Value::NULL);
        let heap = &mut self.heap;
        let able = self.host.compile(what, &mut |compiled| match compiled {
            Compiled::Warning(warning) => {
                warnings = warnings.and_then(|list| keep_warning(heap, list, &warning, what.filename));
            }
            Compiled::Code(bytes) => outcome = Bytes::from_slice(heap, bytes).map(|bytes| bytes.value()),
            Compiled::Error(error) => {
                let message = Str::from_str(heap, error.message).map(|text| text.value());
                let text =
                    error.text.map_or(Ok(Value::NONE), |text| line_of(heap, text, what.mode == CompileMode::Exec));
                fault = Some((CompileFault { message: "", text: None, ..error }, message, text));
            }
        });
        if !able {
            return Err(self.refused("compiling on this host"));
        }
        match fault {
            Some((error, message, text)) => match self.compile_fault(error, what.filename, message?, text?) {
                Trap::Raise => Ok(Outcome { code: None, warnings: warnings? }),
                trap => Err(trap),
            },
            None => Ok(Outcome { code: Some(outcome?), warnings: warnings? }),
        }
    }

    /// A `SyntaxWarning` that became an exception is a `SyntaxError` with its place: `compiler_warn` of CPython's
    /// `Python/compile.c`.
    pub(crate) fn warned_fault(&mut self, warning: Obj<Tuple>) -> Trap {
        let &[message, filename, line, column, text, end_line, end_column] = warning.values() else {
            return self.refused("a warning");
        };
        let place = Tuple::from_slice(&mut self.heap, &[filename, line, column, text, end_line, end_column]);
        let made = place.and_then(|place| self.new_exception(TypeId::SyntaxError.value(), &[message, place.value()]));
        match made {
            Ok(exception) => {
                self.pending = exception.value();
                Trap::Raise
            }
            Err(trap) => trap,
        }
    }

    /// Raises what the compiler found; message and text are objects by now.
    fn compile_fault(&mut self, fault: CompileFault<'static>, filename: &str, message: Value, text: Value) -> Trap {
        match self.new_compile_fault(fault, filename, message, text) {
            Ok(exception) => {
                self.pending = exception;
                Trap::Raise
            }
            Err(trap) => trap,
        }
    }

    fn new_compile_fault(
        &mut self,
        fault: CompileFault<'static>,
        filename: &str,
        message: Value,
        text: Value,
    ) -> Result<Value, Trap> {
        let number = |number: Option<u32>| number.map_or(Value::NONE, |n| Value::from_int_truncated(n as isize));
        if fault.line.is_none() || !fault.class.is_subtype(TypeId::SyntaxError) {
            return Ok(self.new_exception(fault.class.value(), &[message])?.value());
        }
        let filename = Str::from_str(&mut self.heap, filename)?.value();
        let (line, column) = (number(fault.line), number(fault.column));
        let (end_line, end_column) = (number(fault.end_line), number(fault.end_column));
        let place = Tuple::from_slice(&mut self.heap, &[filename, line, column, text, end_line, end_column])?;
        Ok(self.new_exception(fault.class.value(), &[message, place.value()])?.value())
    }
}
