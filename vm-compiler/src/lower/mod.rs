//! From the parser's tree to ours: positions become lines and columns, literals become constants, scopes get keys.
//!
//! The only modules that name the parser's types are this one and [`crate::parse`].

mod comprehension;
mod expr;
mod function;
mod literal;
mod pattern;
mod stmt;
mod string;

use alloc::rc::Rc;
use ruff_python_ast as py;
use ruff_text_size::{Ranged, TextRange};

use crate::ast::{Context, Name, ScopeId};
use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;

pub(crate) type Result<T> = core::result::Result<T, CompileError>;

/// How deep statements and expressions may nest: where CPython 3.12.1 gives up with its default C stack.
const MAX_DEPTH: u32 = 2994;

/// One program being lowered.
pub(crate) struct Lower<'a> {
    source: &'a str,
    /// Offset of each line's first byte.
    lines: Vec<u32>,
    scopes: u32,
    depth: u32,
    /// How many format specifications are open.
    specs: u32,
}

impl<'a> Lower<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let starts = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        Self { source, lines: core::iter::once(0).chain(starts).collect(), scopes: 0, depth: 0, specs: 0 }
    }

    /// The module as it stands.
    pub(crate) fn module(&mut self, body: &[py::Stmt]) -> Result<Vec<crate::ast::Stmt>> {
        self.body(body)
    }

    /// The expression as it stands.
    pub(crate) fn expression(&mut self, node: &py::Expr) -> Result<crate::ast::Expr> {
        self.expr(node)
    }

    /// Line and column of a byte.
    pub(crate) fn position(&self, offset: u32) -> (i32, i32) {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        (line as i32, (offset - start) as i32)
    }

    pub(crate) fn range(&self, range: TextRange) -> Location {
        self.span(range.start().to_u32(), range.end().to_u32())
    }

    fn span(&self, start: u32, end: u32) -> Location {
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end);
        Location { line, end_line, column, end_column }
    }

    fn of(&self, node: &impl Ranged) -> Location {
        self.range(node.range())
    }

    fn text(&self, range: TextRange) -> &'a str {
        self.source.get(range.start().to_usize()..range.end().to_usize()).unwrap_or("")
    }

    fn scope(&mut self) -> ScopeId {
        self.scopes += 1;
        ScopeId(self.scopes)
    }

    /// Runs `lower` one level deeper; an error where CPython's compiler runs out of stack.
    fn deeper<T>(&mut self, lower: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth >= MAX_DEPTH {
            return Err(too_deep());
        }
        self.depth += 1;
        let lowered = lower(self);
        self.depth -= 1;
        lowered
    }
}

/// Nested deeper than CPython's compiler goes.
pub(crate) fn too_deep() -> CompileError {
    CompileError {
        kind: ErrorKind::RecursionError,
        message: "maximum recursion depth exceeded during compilation".into(),
        location: None,
        late: false,
    }
}

/// A syntax error at a place.
pub(crate) fn syntax_error<T>(message: impl Into<String>, location: Location) -> Result<T> {
    Err(CompileError::new(ErrorKind::SyntaxError, message, location))
}

fn name(identifier: &py::Identifier) -> Name {
    Rc::from(identifier.id.as_str())
}

fn context(context: py::ExprContext) -> Context {
    match context {
        py::ExprContext::Store => Context::Store,
        py::ExprContext::Del => Context::Del,
        py::ExprContext::Load | py::ExprContext::Invalid => Context::Load,
    }
}
