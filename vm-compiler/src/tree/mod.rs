//! Syntax trees as Python's `ast` module has them, in a form that a host can hand to a running program and take back.
//!
//! A tree is one flat list of constants, each node before what is in it: the name of its class, then its fields in the order
//! of `Parser/Python.asdl`, then, if its class has them, `lineno`, `col_offset`, `end_lineno` and `end_col_offset`. A list
//! stands as its length and its items, an absent node as `None`, a name or a value as itself. It is flat so that a deep tree
//! is no deep object. The module `_ast` of Cellar's library is the other side.

mod expr;
mod parts;
mod read_expr;
mod read_parts;
mod read_stmt;
mod reader;
mod stmt;
mod writer;

use alloc::rc::Rc;

use crate::error::CompileError;
use crate::{CodeObject, Constant, Mode, Options, SyntaxError, compile_module, finish, on_own_stack, parse as parser};

/// The tree of a program: `compile(source, filename, mode, PyCF_ONLY_AST)`.
///
/// # Errors
/// As [`crate::compile`], where the parser finds it.
pub fn parse(
    source: &str,
    filename: &str,
    mode: Mode,
    options: Options,
    warnings: &mut Vec<SyntaxError>,
) -> Result<Vec<Constant>, SyntaxError> {
    let mut found = Vec::new();
    let tree = on_own_stack(source, filename, |source| {
        Ok(writer::tree(&parser::parse(source, mode, options.flags, &mut found)?))
    });
    let source = parser::normalize(source);
    warnings.extend(found.into_iter().map(|warning| SyntaxError::new(warning, &source, filename)));
    tree
}

/// Compiles a tree: `compile(tree, filename, mode)`.
///
/// # Errors
/// As [`crate::compile`]; a `ValueError` for a tree that no program has, as `_PyAST_Validate` words it.
pub fn compile(
    tree: &[Constant],
    filename: &str,
    mode: Mode,
    options: Options,
    warnings: &mut Vec<SyntaxError>,
) -> Result<Rc<CodeObject>, SyntaxError> {
    let mut found: Vec<CompileError> = Vec::new();
    let code = on_own_stack("", filename, |_| {
        let module = reader::module(tree, mode)?;
        finish(compile_module(module, filename, options, &mut found, &mut finish)?)
    });
    warnings.extend(found.into_iter().map(|warning| SyntaxError::new(warning, "", filename)));
    code
}
