//! Source compiled for a running program: what a desktop host does when it is asked to.

use alloc::borrow::Cow;
use alloc::rc::Rc;

use vm_compiler::{CodeObject, Constant, ErrorKind, Mode, Options, SyntaxError, marshal, show, tree};
use vm_core::isa::Version;
use vm_objects::types::TypeId;
use vm_objects::{Compilation, CompileFault, CompileMode, Compiled, FrozenModule};

use crate::syntax_error;

/// Compiles, and gives warnings and the outcome to `done`.
pub(crate) fn compile(what: &Compilation<'_>, done: &mut dyn FnMut(Compiled<'_>)) {
    let mut warnings = Vec::new();
    let outcome = code_of(what, &mut warnings);
    for warning in &warnings {
        done(Compiled::Warning(fault_of(warning, syntax_error::text(warning).as_deref())));
    }
    match outcome {
        Ok(bytes) => done(Compiled::Code(&bytes)),
        Err(error) => done(Compiled::Error(fault_of(&error, syntax_error::text(&error).as_deref()))),
    }
}

fn fault_of<'a>(error: &'a SyntaxError, text: Option<&'a str>) -> CompileFault<'a> {
    CompileFault {
        class: class_of(error.kind),
        message: &error.message,
        line: error.line,
        column: error.column,
        end_line: error.end_line,
        end_column: error.end_column,
        text,
    }
}

fn code_of(what: &Compilation<'_>, warnings: &mut Vec<SyntaxError>) -> Result<Vec<u8>, SyntaxError> {
    let options = Options { optimize: what.optimize, flags: what.flags };
    if what.flags & Compilation::TREE != 0 {
        let Ok(Constant::Tuple(tree)) = marshal::read_constant(what.source, Version::V3_12) else {
            return Err(fault(ErrorKind::ValueError, "bad marshal data".into(), what.filename));
        };
        return marshalled(tree::compile(&tree, what.filename, mode_of(what), options, warnings)?, what.filename);
    }
    let text = if what.flags & Compilation::IGNORE_COOKIE != 0 {
        String::from_utf8_lossy(what.source)
    } else {
        vm_compiler::decode(what.source, what.filename)?
    };
    let text: Cow<'_, str> = text;
    let mode = mode_of(what);
    if what.flags & Compilation::ONLY_AST != 0 {
        let tree = tree::parse(&text, what.filename, mode, options, warnings)?;
        return marshalled(code_of_tree(tree)?, what.filename);
    }
    if what.flags & Compilation::SYMTABLE != 0 {
        let blocks = show::symtable_constants(&text, what.filename, mode)?;
        return marshalled(code_of_constant(Constant::Tuple(blocks), what.filename)?, what.filename);
    }
    let (code, found) = vm_compiler::compile_and_warn(&text, what.filename, mode, options);
    *warnings = found;
    marshalled(code?, what.filename)
}

fn marshalled(code: Rc<CodeObject>, filename: &str) -> Result<Vec<u8>, SyntaxError> {
    marshal::write_constant(&Constant::Code(code)).map_err(|error| fault(error.kind, error.message, filename))
}

/// An error that has no place.
fn fault(kind: ErrorKind, message: String, filename: &str) -> SyntaxError {
    let filename = filename.to_owned();
    SyntaxError { kind, message, filename, line: None, column: None, end_line: None, end_column: None, text: None }
}

fn mode_of(what: &Compilation<'_>) -> Mode {
    match what.mode {
        CompileMode::Exec => Mode::Exec,
        CompileMode::Eval => Mode::Eval,
        CompileMode::Single => Mode::Single,
    }
}

/// Code whose value is a constant.
fn code_of_constant(constant: Constant, filename: &str) -> Result<Rc<CodeObject>, SyntaxError> {
    let code = vm_compiler::compile("0", filename, Mode::Eval, Options::default())?;
    let mut code = Rc::unwrap_or_clone(code);
    code.consts = vec![constant];
    Ok(Rc::new(code))
}

/// Code that has the library's `_ast` build the tree.
fn code_of_tree(tree: Vec<Constant>) -> Result<Rc<CodeObject>, SyntaxError> {
    let call = vm_compiler::compile("__import__('_ast')._build(0)", "<ast>", Mode::Eval, Options::default())?;
    let mut code = Rc::unwrap_or_clone(call);
    let place = code.consts.iter_mut().find(|constant| matches!(constant, Constant::Int(_)));
    if let Some(place) = place {
        *place = Constant::Tuple(tree);
    }
    Ok(Rc::new(code))
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

/// A module of the library that the program carries.
pub(crate) fn library_module(name: &str) -> Option<FrozenModule> {
    #[cfg(feature = "library")]
    if let Some(module) = vm_library::module(name) {
        return Some(FrozenModule { code: module.code, is_package: module.is_package });
    }
    let _ = name;
    None
}
