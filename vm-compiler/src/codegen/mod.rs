//! Code generation: the instructions that CPython 3.12's `Python/compile.c` emits before its flow graph sees them,
//! with the same positions. One file a family; [`emit`] and [`unit`] are what the others stand on.

mod arguments;
mod assign;
mod blocks;
mod call;
mod class;
mod collection;
mod comprehension;
mod condition;
mod emit;
mod except_star;
mod exception;
mod expr;
mod function;
mod import;
mod jump;
mod name;
mod pattern;
mod pattern_class;
mod stmt;
mod subscript;
mod type_params;
mod unit;
mod warn;
mod with;

use alloc::rc::Rc;

use vm_core::isa::Opcode;

use crate::ast::{Mod, Name, Stmt, StmtKind, docstring};
use crate::error::{CompileError, ErrorKind};
use crate::future::Future;
use crate::instr::{Location, Unit};
use crate::object::CodeObject;
use crate::symtable::{EntryId, SymbolTable};
use unit::{CodeUnit, ScopeKind};

type Result<T> = core::result::Result<T, CompileError>;

/// `STACK_USE_GUIDELINE`: longer displays and calls are built piece by piece.
const STACK_USE_GUIDELINE: usize = 30;

/// What holds for a whole compilation.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) filename: String,
    /// `-O`: 1 leaves out `assert`, 2 docstrings too.
    pub(crate) optimize: u8,
    pub(crate) future: Future,
}

/// How a scope becomes a code object: what comes after code generation.
pub(crate) type Finish<'a> = dyn FnMut(Unit) -> Result<Rc<CodeObject>> + 'a;

/// The module's own instructions; the scopes inside are finished.
pub(crate) fn generate<'a>(
    module: &'a Mod,
    table: SymbolTable,
    settings: Settings,
    warnings: &'a mut Vec<CompileError>,
    finish: &'a mut Finish<'a>,
) -> Result<Unit> {
    let mut codegen = Codegen { table, units: Vec::new(), settings, interactive: false, warnings, finish };
    codegen.module(module)
}

struct Codegen<'a> {
    table: SymbolTable,
    /// The scopes being compiled, innermost last.
    units: Vec<CodeUnit<'a>>,
    settings: Settings,
    /// Expression statements of the outermost scope are printed.
    interactive: bool,
    /// Each as the error that it can be turned into.
    warnings: &'a mut Vec<CompileError>,
    finish: &'a mut Finish<'a>,
}

/// A syntax error at a place.
fn error<T>(message: impl Into<String>, location: Location) -> Result<T> {
    Err(CompileError::new(ErrorKind::SyntaxError, message, location))
}

impl<'a> Codegen<'a> {
    /// `compiler_codegen`.
    fn module(&mut self, module: &'a Mod) -> Result<Unit> {
        self.enter_unit(&Name::from("<module>"), ScopeKind::Module, EntryId::TOP, 1)?;
        let location = Location::new(1, 1, 0, 0);
        match module {
            Mod::Module(body) => self.body(location, body)?,
            Mod::Interactive(body) => {
                self.setup_annotations(body, location);
                self.interactive = true;
                self.stmts(body)?;
            }
            Mod::Expression(expr) => self.expr(expr)?,
        }
        self.leave_unit(!matches!(module, Mod::Expression(_)))
    }

    /// `compiler_body`: the statements of a module or a class, its docstring and `__annotations__`.
    fn body(&mut self, location: Location, body: &'a [Stmt]) -> Result<()> {
        let location = match body.first() {
            Some(first) if self.unit().kind == ScopeKind::Module => first.location,
            _ => location,
        };
        self.setup_annotations(body, location);
        let mut rest = body;
        if self.settings.optimize < 2
            && docstring(body).is_some()
            && let Some((Stmt { kind: StmtKind::Expr(value), .. }, others)) = body.split_first()
        {
            self.expr(value)?;
            self.store_implicit("__doc__", Location::NONE)?;
            rest = others;
        }
        self.stmts(rest)
    }

    fn setup_annotations(&mut self, body: &[Stmt], location: Location) {
        if has_annotations(body) {
            self.op(Opcode::SetupAnnotations, location);
        }
    }
}

/// `find_ann`: whether a variable is annotated here, however deep in compound statements.
fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For(node) => has_annotations(&node.body) || has_annotations(&node.orelse),
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
            has_annotations(body) || has_annotations(orelse)
        }
        StmtKind::With { body, .. } => has_annotations(body),
        StmtKind::Match { cases, .. } => cases.iter().any(|case| has_annotations(&case.body)),
        StmtKind::Try(node) => {
            has_annotations(&node.body)
                || node.handlers.iter().any(|handler| has_annotations(&handler.body))
                || has_annotations(&node.orelse)
                || has_annotations(&node.finalbody)
        }
        _ => false,
    })
}
