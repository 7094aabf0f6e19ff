//! Statements: which one goes where, and the short ones.

use vm_core::isa::Opcode;

use super::Codegen;
use super::Result;
use super::emit::INTRINSIC_PRINT;
use crate::ast::{Expr, Stmt, StmtKind};
use crate::instr::Location;

impl<'a> Codegen<'a> {
    pub(super) fn stmts(&mut self, body: &'a [Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    /// `compiler_visit_stmt`.
    fn stmt(&mut self, stmt: &'a Stmt) -> Result<()> {
        let location = stmt.location;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def, location),
            StmtKind::ClassDef(def) => self.class_def(def, location),
            StmtKind::TypeAlias(alias) => self.type_alias(alias, location),
            StmtKind::Return(value) => self.return_stmt(value.as_ref(), location),
            StmtKind::Delete(targets) => self.exprs(targets),
            StmtKind::Assign { targets, value } => self.assign(targets, value, location),
            StmtKind::AugAssign { target, op, value } => self.aug_assign(target, *op, value, location),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.ann_assign(target, annotation, value.as_ref(), *simple, location)
            }
            StmtKind::For(node) if node.is_async => self.async_for_loop(node, location),
            StmtKind::For(node) => self.for_loop(node, location),
            StmtKind::While { test, body, orelse } => self.while_loop(test, body, orelse, location),
            StmtKind::If { test, body, orelse } => self.if_stmt(test, body, orelse, location),
            StmtKind::With { is_async, items, body } => self.with(*is_async, items, body, location),
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases),
            StmtKind::Raise { exc, cause } => self.raise(exc.as_ref(), cause.as_ref(), location),
            StmtKind::Try(node) => self.try_stmt(node, location),
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_ref(), location),
            StmtKind::Import(names) => self.import(names, location),
            StmtKind::ImportFrom { module, names, level } => self.import_from(module.as_ref(), names, *level, location),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) => Ok(()),
            StmtKind::Expr(value) => self.expr_stmt(value, location),
            StmtKind::Pass => {
                self.op(Opcode::Nop, location);
                Ok(())
            }
            StmtKind::Break => self.break_stmt(location),
            StmtKind::Continue => self.continue_stmt(location),
        }
    }

    fn raise(&mut self, exc: Option<&'a Expr>, cause: Option<&'a Expr>, location: Location) -> Result<()> {
        let mut count = 0;
        if let Some(exc) = exc {
            self.expr(exc)?;
            count += 1;
            if let Some(cause) = cause {
                self.expr(cause)?;
                count += 1;
            }
        }
        self.op_arg(Opcode::RaiseVarargs, count, location);
        Ok(())
    }

    /// `compiler_assert`.
    fn assert(&mut self, test: &'a Expr, msg: Option<&'a Expr>, location: Location) -> Result<()> {
        self.warn_of_assert(test, location);
        if self.settings.optimize > 0 {
            return Ok(());
        }
        let end = self.new_label();
        self.jump_if(test, end, true, location)?;
        self.op(Opcode::LoadAssertionError, location);
        if let Some(msg) = msg {
            self.expr(msg)?;
            self.op_arg(Opcode::Call, 0, location);
        }
        self.op_arg(Opcode::RaiseVarargs, 1, location);
        self.place(end);
        Ok(())
    }

    /// `compiler_stmt_expr`.
    fn expr_stmt(&mut self, value: &'a Expr, location: Location) -> Result<()> {
        if self.interactive && self.units.len() <= 1 {
            self.expr(value)?;
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_PRINT, location);
            self.op(Opcode::PopTop, Location::NONE);
            return Ok(());
        }
        if value.as_constant().is_some() {
            self.op(Opcode::Nop, location);
            return Ok(());
        }
        self.expr(value)?;
        self.op(Opcode::PopTop, Location::NONE);
        Ok(())
    }
}
