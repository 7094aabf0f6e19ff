//! Source compiled for a running program: what a desktop host does when it is asked to.

use alloc::borrow::Cow;
use alloc::rc::Rc;

use vm_compiler::{Constant, ErrorKind, Mode, Options, SyntaxError, marshal};
use vm_objects::types::TypeId;
use vm_objects::{Compilation, CompileFault, CompileMode, Compiled};

/// Compiles, and gives the outcome to `done`. Answers what to warn of.
pub(crate) fn compile(what: &Compilation<'_>, done: &mut dyn FnMut(Compiled<'_>)) -> Vec<SyntaxError> {
    let mut warnings = Vec::new();
    match code_of(what, &mut warnings) {
        Ok(bytes) => done(Compiled::Code(&bytes)),
        Err(error) => done(Compiled::Error(CompileFault {
            class: class_of(error.kind),
            message: &error.message,
            line: error.line,
            column: error.column,
            end_line: error.end_line,
            end_column: error.end_column,
            text: error.text.as_deref(),
        })),
    }
    warnings
}

fn code_of(what: &Compilation<'_>, warnings: &mut Vec<SyntaxError>) -> Result<Vec<u8>, SyntaxError> {
    let text = if what.flags & Compilation::IGNORE_COOKIE != 0 {
        String::from_utf8_lossy(what.source)
    } else {
        vm_compiler::decode(what.source, what.filename)?
    };
    let mode = match what.mode {
        CompileMode::Exec => Mode::Exec,
        CompileMode::Eval => Mode::Eval,
        CompileMode::Single => Mode::Single,
    };
    let text: Cow<'_, str> = text;
    let options = Options { optimize: what.optimize, flags: what.flags };
    let (code, found) = vm_compiler::compile_and_warn(&text, what.filename, mode, options);
    *warnings = found;
    let code = code?;
    marshal::write_constant(&Constant::Code(Rc::clone(&code))).map_err(|error| SyntaxError {
        kind: error.kind,
        message: error.message,
        filename: what.filename.to_owned(),
        line: None,
        column: None,
        end_line: None,
        end_column: None,
        text: None,
    })
}

fn class_of(kind: ErrorKind) -> TypeId {
    match kind {
        ErrorKind::SyntaxError => TypeId::SyntaxError,
        ErrorKind::IndentationError => TypeId::IndentationError,
        ErrorKind::TabError => TypeId::TabError,
        ErrorKind::ValueError => TypeId::ValueError,
        ErrorKind::TypeError => TypeId::TypeError,
        ErrorKind::OverflowError => TypeId::OverflowError,
        ErrorKind::RecursionError => TypeId::RecursionError,
        ErrorKind::SystemError => TypeId::SystemError,
    }
}
