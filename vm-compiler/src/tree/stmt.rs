//! Statements, written.

use super::writer::Writer;
use crate::ast::{FunctionDef, Stmt, StmtKind, Try};

impl Writer {
    pub(super) fn stmts(&mut self, body: &[Stmt]) {
        self.list(body, Self::stmt);
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def),
            StmtKind::ClassDef(def) => {
                self.class("ClassDef");
                self.name(&def.name);
                self.exprs(&def.bases);
                self.list(&def.keywords, Self::keyword);
                self.stmts(&def.body);
                self.exprs(&def.decorators);
                self.list(&def.type_params, Self::type_param);
            }
            StmtKind::TypeAlias(alias) => {
                self.class("TypeAlias");
                self.expr(&alias.name);
                self.list(&alias.type_params, Self::type_param);
                self.expr(&alias.value);
            }
            StmtKind::For(node) => {
                self.class(if node.is_async { "AsyncFor" } else { "For" });
                self.expr(&node.target);
                self.expr(&node.iter);
                self.stmts(&node.body);
                self.stmts(&node.orelse);
                self.none();
            }
            StmtKind::While { test, body, orelse } => self.branch("While", test, body, orelse),
            StmtKind::If { test, body, orelse } => self.branch("If", test, body, orelse),
            StmtKind::With { is_async, items, body } => {
                self.class(if *is_async { "AsyncWith" } else { "With" });
                self.list(items, Self::with_item);
                self.stmts(body);
                self.none();
            }
            StmtKind::Match { subject, cases } => {
                self.class("Match");
                self.expr(subject);
                self.list(cases, Self::match_case);
            }
            StmtKind::Try(node) => self.try_stmt(node),
            simple => self.simple_stmt(simple),
        }
        self.location(stmt.location);
    }

    fn simple_stmt(&mut self, stmt: &StmtKind) {
        match stmt {
            StmtKind::Return(value) => {
                self.class("Return");
                self.optional(value.as_ref(), Self::expr);
            }
            StmtKind::Delete(targets) => {
                self.class("Delete");
                self.exprs(targets);
            }
            StmtKind::Assign { targets, value } => {
                self.class("Assign");
                self.exprs(targets);
                self.expr(value);
                self.none();
            }
            StmtKind::AugAssign { target, op, value } => {
                self.class("AugAssign");
                self.expr(target);
                self.class(&format!("{op:?}"));
                self.expr(value);
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.class("AnnAssign");
                self.expr(target);
                self.expr(annotation);
                self.optional(value.as_ref(), Self::expr);
                self.int(i32::from(*simple));
            }
            StmtKind::Raise { exc, cause } => {
                self.class("Raise");
                self.optional(exc.as_ref(), Self::expr);
                self.optional(cause.as_ref(), Self::expr);
            }
            StmtKind::Assert { test, msg } => {
                self.class("Assert");
                self.expr(test);
                self.optional(msg.as_ref(), Self::expr);
            }
            StmtKind::Import(names) => {
                self.class("Import");
                self.list(names, Self::alias);
            }
            StmtKind::ImportFrom { module, names, level } => {
                self.class("ImportFrom");
                self.optional(module.as_ref(), Self::name);
                self.list(names, Self::alias);
                self.int(*level as i32);
            }
            StmtKind::Global(names) => {
                self.class("Global");
                self.list(names, Self::name);
            }
            StmtKind::Nonlocal(names) => {
                self.class("Nonlocal");
                self.list(names, Self::name);
            }
            StmtKind::Expr(value) => {
                self.class("Expr");
                self.expr(value);
            }
            StmtKind::Break => self.class("Break"),
            StmtKind::Continue => self.class("Continue"),
            _ => self.class("Pass"),
        }
    }

    fn function_def(&mut self, def: &FunctionDef) {
        self.class(if def.is_async { "AsyncFunctionDef" } else { "FunctionDef" });
        self.name(&def.name);
        self.arguments(&def.args);
        self.stmts(&def.body);
        self.exprs(&def.decorators);
        self.optional(def.returns.as_ref(), Self::expr);
        self.none();
        self.list(&def.type_params, Self::type_param);
    }

    fn branch(&mut self, class: &str, test: &crate::ast::Expr, body: &[Stmt], orelse: &[Stmt]) {
        self.class(class);
        self.expr(test);
        self.stmts(body);
        self.stmts(orelse);
    }

    fn try_stmt(&mut self, node: &Try) {
        self.class(if node.is_star { "TryStar" } else { "Try" });
        self.stmts(&node.body);
        self.list(&node.handlers, Self::handler);
        self.stmts(&node.orelse);
        self.stmts(&node.finalbody);
    }
}
