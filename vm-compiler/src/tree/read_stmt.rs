//! Statements, read.

use super::reader::{Reader, Result, invalid, malformed, nonempty, validate_name};
use crate::ast::{ClassDef, Context, Expr, ExprKind, For, FunctionDef, Stmt, StmtKind, Try, TypeAlias};

impl Reader<'_> {
    pub(super) fn stmts(&mut self) -> Result<Vec<Stmt>> {
        self.list(Self::stmt)
    }

    /// `validate_body`.
    pub(super) fn body(&mut self, owner: &str) -> Result<Vec<Stmt>> {
        nonempty(self.stmts()?, "body", owner)
    }

    pub(super) fn stmt(&mut self) -> Result<Stmt> {
        self.deeper(|reader| {
            let class = reader.class()?;
            let kind = reader.stmt_kind(class)?;
            Ok(Stmt { kind, location: reader.location()? })
        })
    }

    fn stmt_kind(&mut self, class: &str) -> Result<StmtKind> {
        Ok(match class {
            "FunctionDef" | "AsyncFunctionDef" => self.function_def(class)?,
            "ClassDef" => StmtKind::ClassDef(Box::new(ClassDef {
                scope: self.scope(),
                type_params_scope: self.scope(),
                name: self.name()?,
                bases: self.loads()?,
                keywords: self.list(Self::keyword)?,
                body: self.body(class)?,
                decorators: self.loads()?,
                type_params: self.list(Self::type_param)?,
            })),
            "TypeAlias" => StmtKind::TypeAlias(Box::new(TypeAlias {
                scope: self.scope(),
                type_params_scope: self.scope(),
                name: self.expr(Context::Store)?,
                type_params: self.list(Self::type_param)?,
                value: self.load()?,
            })),
            "For" | "AsyncFor" => {
                let node = For {
                    is_async: class == "AsyncFor",
                    target: self.expr(Context::Store)?,
                    iter: self.load()?,
                    body: self.body(class)?,
                    orelse: self.stmts()?,
                };
                self.item()?;
                StmtKind::For(Box::new(node))
            }
            "While" => StmtKind::While { test: self.load()?, body: self.body(class)?, orelse: self.stmts()? },
            "If" => StmtKind::If { test: self.load()?, body: self.body(class)?, orelse: self.stmts()? },
            "With" | "AsyncWith" => {
                let is_async = class == "AsyncWith";
                let items = nonempty(self.list(Self::with_item)?, "items", class)?;
                let body = self.body(class)?;
                self.item()?;
                StmtKind::With { is_async, items, body }
            }
            "Match" => StmtKind::Match {
                subject: self.load()?,
                cases: nonempty(self.list(Self::match_case)?, "cases", class)?,
            },
            "Try" | "TryStar" => self.try_stmt(class)?,
            _ => self.simple_stmt(class)?,
        })
    }

    fn simple_stmt(&mut self, class: &str) -> Result<StmtKind> {
        Ok(match class {
            "Return" => StmtKind::Return(self.optional(Self::load)?),
            "Delete" => StmtKind::Delete(nonempty(self.list(|reader| reader.expr(Context::Del))?, "targets", class)?),
            "Assign" => {
                let targets = nonempty(self.list(|reader| reader.expr(Context::Store))?, "targets", class)?;
                let value = self.load()?;
                self.item()?;
                StmtKind::Assign { targets, value }
            }
            "AugAssign" => {
                StmtKind::AugAssign { target: self.expr(Context::Store)?, op: self.operator()?, value: self.load()? }
            }
            "AnnAssign" => self.ann_assign()?,
            "Raise" => {
                let (exc, cause) = (self.optional(Self::load)?, self.optional(Self::load)?);
                if exc.is_none() && cause.is_some() {
                    return invalid("Raise with cause but no exception");
                }
                StmtKind::Raise { exc, cause }
            }
            "Assert" => StmtKind::Assert { test: self.load()?, msg: self.optional(Self::load)? },
            "Import" => StmtKind::Import(nonempty(self.list(Self::alias)?, "names", class)?),
            "ImportFrom" => {
                let module = self.optional(Self::name)?;
                let names = nonempty(self.list(Self::alias)?, "names", class)?;
                let level = if self.absent() { 0 } else { self.int()? };
                let Ok(level) = u32::try_from(level) else { return invalid("Negative ImportFrom level") };
                StmtKind::ImportFrom { module, names, level }
            }
            "Global" => StmtKind::Global(nonempty(self.list(Self::name)?, "names", class)?),
            "Nonlocal" => StmtKind::Nonlocal(nonempty(self.list(Self::name)?, "names", class)?),
            "Expr" => StmtKind::Expr(self.load()?),
            "Pass" => StmtKind::Pass,
            "Break" => StmtKind::Break,
            "Continue" => StmtKind::Continue,
            _ => return Err(malformed()),
        })
    }

    fn function_def(&mut self, class: &str) -> Result<StmtKind> {
        let (scope, type_params_scope) = (self.scope(), self.scope());
        let (name, args) = (self.name()?, self.arguments()?);
        let body = self.body(class)?;
        let (decorators, returns) = (self.loads()?, self.optional(Self::load)?);
        self.item()?;
        let type_params = self.list(Self::type_param)?;
        let is_async = class == "AsyncFunctionDef";
        Ok(StmtKind::FunctionDef(Box::new(FunctionDef {
            scope,
            type_params_scope,
            is_async,
            name,
            args,
            body,
            decorators,
            returns,
            type_params,
        })))
    }

    fn ann_assign(&mut self) -> Result<StmtKind> {
        let target = self.expr(Context::Store)?;
        let (annotation, value) = (self.load()?, self.optional(Self::load)?);
        let simple = self.int()? != 0;
        let can_be_annotated = matches!(target, Expr { kind: ExprKind::Name { .. }, .. });
        if simple && !can_be_annotated {
            return Err(crate::CompileError {
                kind: crate::ErrorKind::TypeError,
                message: "AnnAssign with simple non-Name target".into(),
                location: None,
                late: true,
            });
        }
        Ok(StmtKind::AnnAssign { target, annotation, value, simple })
    }

    fn try_stmt(&mut self, class: &str) -> Result<StmtKind> {
        let node = Try {
            is_star: class == "TryStar",
            body: self.body(class)?,
            handlers: self.list(Self::handler)?,
            orelse: self.stmts()?,
            finalbody: self.stmts()?,
        };
        if node.handlers.is_empty() && node.finalbody.is_empty() {
            return invalid(format!("{class} has neither except handlers nor finalbody"));
        }
        if node.handlers.is_empty() && !node.orelse.is_empty() {
            return invalid(format!("{class} has orelse but no except handlers"));
        }
        Ok(StmtKind::Try(Box::new(node)))
    }

    /// The name that a node binds.
    pub(super) fn bound_name(&mut self) -> Result<crate::ast::Name> {
        validate_name(self.name()?)
    }
}
