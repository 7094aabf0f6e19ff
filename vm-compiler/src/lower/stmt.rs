//! Statements.

use alloc::rc::Rc;
use ruff_python_ast as py;
use ruff_text_size::Ranged;

use super::expr::operator;
use super::{Lower, Result, name, syntax_error};
use crate::ast::{Alias, ExceptHandler, For, MatchCase, Stmt, StmtKind, Try, WithItem};
use crate::instr::Location;

impl Lower<'_> {
    pub(super) fn body(&mut self, nodes: &[py::Stmt]) -> Result<Vec<Stmt>> {
        nodes.iter().map(|node| self.stmt(node)).collect()
    }

    fn stmt(&mut self, node: &py::Stmt) -> Result<Stmt> {
        self.deeper(|lower| {
            let location = lower.stmt_location(node);
            Ok(Stmt { kind: lower.stmt_kind(node, location)?, location })
        })
    }

    fn stmt_location(&self, node: &py::Stmt) -> Location {
        let (start, end) = (node.start().to_u32(), node.end().to_u32());
        let start = match node {
            py::Stmt::FunctionDef(def) => self.after_decorators(start, &def.decorator_list),
            py::Stmt::ClassDef(def) => self.after_decorators(start, &def.decorator_list),
            _ => start,
        };
        self.span(start, if is_compound(node) { self.block_end(end) } else { end })
    }

    /// The end of a block: to CPython, a semicolon after its last statement belongs to it.
    fn block_end(&self, end: u32) -> u32 {
        let rest = self.source.get(end as usize..).unwrap_or("");
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\x0c']).len();
        if rest[blank..].starts_with(';') { end + blank as u32 + 1 } else { end }
    }

    fn stmt_kind(&mut self, node: &py::Stmt, location: Location) -> Result<StmtKind> {
        Ok(match node {
            py::Stmt::FunctionDef(node) => self.function_def(node)?,
            py::Stmt::ClassDef(node) => self.class_def(node)?,
            py::Stmt::TypeAlias(node) => self.type_alias(node)?,
            py::Stmt::For(node) => StmtKind::For(Box::new(For {
                is_async: node.is_async,
                target: self.expr(&node.target)?,
                iter: self.expr(&node.iter)?,
                body: self.body(&node.body)?,
                orelse: self.body(&node.orelse)?,
            })),
            py::Stmt::While(node) => StmtKind::While {
                test: self.expr(&node.test)?,
                body: self.body(&node.body)?,
                orelse: self.body(&node.orelse)?,
            },
            py::Stmt::If(node) => StmtKind::If {
                test: self.expr(&node.test)?,
                body: self.body(&node.body)?,
                orelse: self.elif(&node.elif_else_clauses, location)?,
            },
            py::Stmt::With(node) => StmtKind::With {
                is_async: node.is_async,
                items: node.items.iter().map(|item| self.with_item(item)).collect::<Result<_>>()?,
                body: self.body(&node.body)?,
            },
            py::Stmt::Match(node) => StmtKind::Match {
                subject: self.expr(&node.subject)?,
                cases: node.cases.iter().map(|case| self.match_case(case)).collect::<Result<_>>()?,
            },
            py::Stmt::Try(node) => StmtKind::Try(Box::new(Try {
                is_star: node.is_star,
                body: self.body(&node.body)?,
                handlers: node.handlers.iter().map(|handler| self.handler(handler)).collect::<Result<_>>()?,
                orelse: self.body(&node.orelse)?,
                finalbody: self.body(&node.finalbody)?,
            })),
            _ => self.simple_stmt(node)?,
        })
    }

    fn simple_stmt(&mut self, node: &py::Stmt) -> Result<StmtKind> {
        Ok(match node {
            py::Stmt::Return(node) => StmtKind::Return(self.optional(node.value.as_deref())?),
            py::Stmt::Delete(node) => StmtKind::Delete(self.exprs(&node.targets)?),
            py::Stmt::Assign(node) => {
                StmtKind::Assign { targets: self.exprs(&node.targets)?, value: self.expr(&node.value)? }
            }
            py::Stmt::AugAssign(node) => StmtKind::AugAssign {
                target: self.expr(&node.target)?,
                op: operator(node.op),
                value: self.expr(&node.value)?,
            },
            py::Stmt::AnnAssign(node) => StmtKind::AnnAssign {
                target: self.expr(&node.target)?,
                annotation: self.expr(&node.annotation)?,
                value: self.optional(node.value.as_deref())?,
                simple: node.simple,
            },
            py::Stmt::Raise(node) => StmtKind::Raise {
                exc: self.optional(node.exc.as_deref())?,
                cause: self.optional(node.cause.as_deref())?,
            },
            py::Stmt::Assert(node) => {
                StmtKind::Assert { test: self.expr(&node.test)?, msg: self.optional(node.msg.as_deref())? }
            }
            py::Stmt::Import(node) => StmtKind::Import(self.aliases(&node.names)),
            py::Stmt::ImportFrom(node) => StmtKind::ImportFrom {
                module: node.module.as_ref().map(name),
                names: self.aliases(&node.names),
                level: node.level,
            },
            py::Stmt::Global(node) => StmtKind::Global(node.names.iter().map(name).collect()),
            py::Stmt::Nonlocal(node) => StmtKind::Nonlocal(node.names.iter().map(name).collect()),
            py::Stmt::Expr(node) => StmtKind::Expr(self.expr(&node.value)?),
            py::Stmt::Pass(_) => StmtKind::Pass,
            py::Stmt::Break(_) => StmtKind::Break,
            py::Stmt::Continue(_) => StmtKind::Continue,
            other => return syntax_error("invalid syntax", self.of(other)),
        })
    }

    /// `elif` is an `if` inside the `else`, up to the end of the whole statement.
    fn elif(&mut self, clauses: &[py::ElifElseClause], whole: Location) -> Result<Vec<Stmt>> {
        let Some((clause, rest)) = clauses.split_first() else { return Ok(Vec::new()) };
        let Some(test) = &clause.test else { return self.body(&clause.body) };
        let start = self.of(clause);
        let location = Location { line: start.line, column: start.column, ..whole };
        self.deeper(|lower| {
            let test = lower.expr(test)?;
            let body = lower.body(&clause.body)?;
            let orelse = lower.elif(rest, whole)?;
            Ok(vec![Stmt { kind: StmtKind::If { test, body, orelse }, location }])
        })
    }

    fn with_item(&mut self, node: &py::WithItem) -> Result<WithItem> {
        Ok(WithItem {
            context_expr: self.expr(&node.context_expr)?,
            optional_vars: self.optional(node.optional_vars.as_deref())?,
        })
    }

    fn match_case(&mut self, node: &py::MatchCase) -> Result<MatchCase> {
        Ok(MatchCase {
            pattern: self.pattern(&node.pattern)?,
            guard: self.optional(node.guard.as_deref())?,
            body: self.body(&node.body)?,
        })
    }

    fn handler(&mut self, node: &py::ExceptHandler) -> Result<ExceptHandler> {
        let py::ExceptHandler::ExceptHandler(node) = node;
        Ok(ExceptHandler {
            typ: self.optional(node.type_.as_deref())?,
            name: node.name.as_ref().map(name),
            body: self.body(&node.body)?,
            location: self.span(node.range.start().to_u32(), self.block_end(node.range.end().to_u32())),
        })
    }

    fn aliases(&self, nodes: &[py::Alias]) -> Vec<Alias> {
        let alias = |node: &py::Alias| Alias {
            name: Rc::from(node.name.id.as_str()),
            asname: node.asname.as_ref().map(name),
            location: self.of(node),
        };
        nodes.iter().map(alias).collect()
    }
}

fn is_compound(node: &py::Stmt) -> bool {
    matches!(
        node,
        py::Stmt::FunctionDef(_)
            | py::Stmt::ClassDef(_)
            | py::Stmt::For(_)
            | py::Stmt::While(_)
            | py::Stmt::If(_)
            | py::Stmt::With(_)
            | py::Stmt::Match(_)
            | py::Stmt::Try(_)
    )
}
