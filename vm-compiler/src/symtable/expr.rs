//! Expressions, in the first walk.

use super::BlockKind;
use super::build::{Builder, Result, error};
use super::flags::DEF_LOCAL;
use crate::ast::{CompKind, Context, Expr, ExprKind, Lambda};
use crate::instr::Location;

impl Builder {
    pub(super) fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Result<()> {
        exprs.into_iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn expr(&mut self, node: &Expr) -> Result<()> {
        let location = node.location;
        match &node.kind {
            ExprKind::NamedExpr { target, value } => {
                self.refuse_in_annotation("named expression", location)?;
                self.named_expr(target, value, location)
            }
            ExprKind::Lambda(lambda) => self.lambda(lambda, location),
            ExprKind::Comp(comp) => self.comprehension(comp, location),
            ExprKind::Yield(value) => {
                self.refuse_in_annotation("yield expression", location)?;
                self.exprs(value.as_deref())?;
                self.yields(location)
            }
            ExprKind::YieldFrom(value) => {
                self.refuse_in_annotation("yield expression", location)?;
                self.expr(value)?;
                self.yields(location)
            }
            ExprKind::Await(value) => {
                self.refuse_in_annotation("await expression", location)?;
                self.expr(value)?;
                self.current().coroutine = true;
                Ok(())
            }
            ExprKind::Name { id, ctx: Context::Load } => self.add_use(id, location),
            ExprKind::Name { id, .. } => self.add_def(id, DEF_LOCAL, location),
            other => self.children(other),
        }
    }

    /// Nodes that say nothing of names themselves.
    fn children(&mut self, kind: &ExprKind) -> Result<()> {
        match kind {
            ExprKind::BoolOp { values: exprs, .. }
            | ExprKind::Set(exprs)
            | ExprKind::JoinedStr(exprs)
            | ExprKind::List { elts: exprs, .. }
            | ExprKind::Tuple { elts: exprs, .. } => self.exprs(exprs),
            ExprKind::BinOp { left, right, .. } => self.exprs([&**left, &**right]),
            ExprKind::IfExp { test, body, orelse } => self.exprs([&**test, &**body, &**orelse]),
            ExprKind::Dict { keys, values } => {
                self.exprs(keys.iter().flatten())?;
                self.exprs(values)
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func)?;
                self.exprs(args)?;
                self.exprs(keywords.iter().map(|keyword| &keyword.value))
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expr(value)?;
                self.exprs(format_spec.as_deref())
            }
            ExprKind::Subscript { value, slice, .. } => self.exprs([&**value, &**slice]),
            ExprKind::Slice { lower, upper, step } => {
                self.exprs(lower.as_deref())?;
                self.exprs(upper.as_deref())?;
                self.exprs(step.as_deref())
            }
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value),
            _ => Ok(()),
        }
    }

    fn lambda(&mut self, lambda: &Lambda, location: Location) -> Result<()> {
        if self.current().can_see_class_scope {
            return error("Cannot use lambda in annotation scope within class scope", location);
        }
        self.exprs(&lambda.args.defaults)?;
        self.exprs(lambda.args.kw_defaults.iter().flatten())?;
        self.enter(Some(lambda.scope), BlockKind::Function, None, location);
        self.arguments(&lambda.args)?;
        self.expr(&lambda.body)?;
        self.exit();
        Ok(())
    }

    fn yields(&mut self, location: Location) -> Result<()> {
        self.current().generator = true;
        let sort = match self.current().comprehension {
            None => return Ok(()),
            Some(CompKind::List) => "list comprehension",
            Some(CompKind::Set) => "set comprehension",
            Some(CompKind::Dict) => "dict comprehension",
            Some(CompKind::Generator) => "generator expression",
        };
        error(format!("'yield' inside {sort}"), location)
    }

    /// `symtable_raise_if_annotation_block`.
    fn refuse_in_annotation(&mut self, what: &str, location: Location) -> Result<()> {
        let place = match self.current().kind {
            BlockKind::Annotation => "an annotation",
            BlockKind::TypeVarBound => "a TypeVar bound",
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParams => "the definition of a generic",
            BlockKind::Module | BlockKind::Class | BlockKind::Function => return Ok(()),
        };
        error(format!("{what} cannot be used within {place}"), location)
    }
}
