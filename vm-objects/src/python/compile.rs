//! Source compiled by the host, and its errors as Python's.

use super::{Args, Python};
use crate::Trap;
use crate::heap::Heap;
use crate::host::{Compilation, CompileFault, CompileMode, Compiled};
use crate::native::{Arity, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::types::TypeId;
use crate::value::Value;
use vm_core::isa::Version;

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

impl Python<'_> {
    /// What the host compiles this to: a bytes object for [`LOAD_CODE`]. A fault is raised.
    pub(crate) fn compile(&mut self, what: &Compilation<'_>) -> Result<Value, Trap> {
        let mut outcome = Err(Trap::Raise);
        let mut fault = None;
        let heap = &mut self.heap;
        let able = self.host.compile(what, &mut |compiled| match compiled {
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
            Some((error, message, text)) => Err(self.compile_fault(error, what.filename, message?, text?)),
            None => outcome,
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
