//! Python source to CPython 3.12 code objects.
//!
//! The way of a program: [`parse`] (with `lower`) makes CPython's tree of it, `fold` computes what is constant,
//! `symtable` decides where each name lives, `codegen` emits instructions, [`finish`] (the flow graph and the assembler)
//! makes the code object.

extern crate alloc;

mod assemble;
mod ast;
mod codegen;
pub mod consts;
mod decode;
pub mod diff;
mod error;
pub mod flow;
mod fold;
mod future;
pub mod image;
mod instr;
mod lower;
pub mod marshal;
mod object;
mod parse;
mod repr;
mod set_order;
pub mod show;
mod siphash;
mod string;
mod symtable;
pub mod tree;
mod syntax_error;
mod unparse;

use alloc::rc::Rc;

pub use assemble::finish;
pub use decode::decode;
pub use error::{CompileError, ErrorKind};
pub use instr::{Arg, Instr, Item, Label, Location, Unit};
pub use object::{CodeObject, Constant, ObjectRef, View};
pub use string::PyString;
pub use syntax_error::SyntaxError;

/// What a program is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A file.
    Exec,
    /// One expression.
    Eval,
    /// One statement typed at a prompt: expressions are printed.
    Single,
}

/// How to compile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// As `python -O`: 1 leaves out `assert` and makes `__debug__` false, 2 leaves out docstrings too.
    pub optimize: u8,
    /// `flags` of `compile`, in CPython's numbers: see the constants. Others are ignored.
    pub flags: u32,
}

impl Options {
    /// `PyCF_MASK`: the bits of `co_flags` for `from __future__` features. Code that is compiled for a scope inherits
    /// them from its `co_flags`.
    pub const FUTURE: u32 = 0x1FE_0000;
    /// `PyCF_DONT_IMPLY_DEDENT`: at a prompt, an indented block is open until a line that is not indented.
    pub const DONT_IMPLY_DEDENT: u32 = 0x200;
    /// `PyCF_ALLOW_TOP_LEVEL_AWAIT`: a module may await, and is then a coroutine.
    pub const TOP_LEVEL_AWAIT: u32 = 0x2000;
    /// `PyCF_ALLOW_INCOMPLETE_INPUT`: what only ends too early is refused as `incomplete input`.
    pub const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;
}

/// Stack for a compilation: enough for a program that nests as deep as CPython allows.
const STACK_SIZE: usize = 64 << 20;

/// Compiles a program: Python's `compile(source, filename, mode)`.
///
/// # Errors
/// What CPython 3.12 would raise, worded alike where the compiler finds it; see [`SyntaxError`].
///
/// # Examples
/// ```
/// use vm_compiler::{Mode, Options, compile};
///
/// let code = compile("def f(x):\n    return lambda: x\n", "example.py", Mode::Exec, Options::default())?;
/// assert_eq!(code.names.len(), 1);
/// let error = compile("nonlocal x", "example.py", Mode::Exec, Options::default()).unwrap_err();
/// assert_eq!(error.message, "nonlocal declaration not allowed at module level");
/// # Ok::<(), vm_compiler::SyntaxError>(())
/// ```
pub fn compile(source: &str, filename: &str, mode: Mode, options: Options) -> Result<Rc<CodeObject>, SyntaxError> {
    let mut ignored = Vec::new();
    on_own_stack(source, filename, |source| finish(unit(source, filename, mode, options, &mut ignored, &mut finish)?))
}

/// As [`compile`], with what CPython would say in `SyntaxWarning`s on the way: each as the error that it becomes under
/// `python -W error`. There can be some when the program is refused, too.
///
/// # Examples
/// ```
/// use vm_compiler::{Mode, Options, compile_and_warn};
///
/// let (code, warnings) = compile_and_warn("x = 1\nx is 2\n", "example.py", Mode::Exec, Options::default());
/// assert!(code.is_ok());
/// assert_eq!(warnings[0].message, "\"is\" with 'int' literal. Did you mean \"==\"?");
/// assert_eq!(warnings[0].line, Some(2));
/// ```
pub fn compile_and_warn(
    source: &str,
    filename: &str,
    mode: Mode,
    options: Options,
) -> (Result<Rc<CodeObject>, SyntaxError>, Vec<SyntaxError>) {
    let mut warnings = Vec::new();
    let code = on_own_stack(source, filename, |source| {
        finish(unit(source, filename, mode, options, &mut warnings, &mut finish)?)
    });
    let source = parse::normalize(source);
    (code, warnings.into_iter().map(|warning| SyntaxError::new(warning, &source, filename)).collect())
}

/// The module's own instructions as code generation emits them, before the flow graph: what CPython's
/// `_testinternalcapi.compiler_codegen` shows.
///
/// # Errors
/// As [`compile`].
pub fn generate(source: &str, filename: &str, mode: Mode, options: Options) -> Result<Unit, SyntaxError> {
    let mut ignored = Vec::new();
    on_own_stack(source, filename, |source| unit(source, filename, mode, options, &mut ignored, &mut finish))
}

fn on_own_stack<T>(
    source: &str,
    filename: &str,
    work: impl FnOnce(&str) -> Result<T, CompileError>,
) -> Result<T, SyntaxError> {
    let source = parse::normalize(source);
    // The walks recurse as deep as the program nests, up to `lower`'s limit.
    stacker::grow(STACK_SIZE, || work(&source)).map_err(|error| SyntaxError::new(error, &source, filename))
}

fn unit(
    source: &str,
    filename: &str,
    mode: Mode,
    options: Options,
    warnings: &mut Vec<CompileError>,
    finish: &mut codegen::Finish<'_>,
) -> Result<Unit, CompileError> {
    let module = parse::parse(source, mode, options.flags, warnings)?;
    let of_parser = warnings.len();
    let unit = compile_module(module, filename, options, warnings, finish);
    warnings.iter_mut().skip(of_parser).for_each(|warning| warning.late = true);
    unit.map_err(|error| CompileError { late: true, ..error })
}

/// From the tree on.
fn compile_module(
    mut module: ast::Mod,
    filename: &str,
    options: Options,
    warnings: &mut Vec<CompileError>,
    finish: &mut codegen::Finish<'_>,
) -> Result<Unit, CompileError> {
    let future = future::Future::of(&module, options.flags)?;
    fold::fold(&mut module, options.optimize == 0, future.annotations());
    let table = symtable::build(&module, future)?;
    let settings = codegen::Settings { filename: filename.to_owned(), optimize: options.optimize, future };
    codegen::generate(&module, table, settings, warnings, &mut |unit| finish(unit))
}
