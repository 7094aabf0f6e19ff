//! Expressions.

use alloc::rc::Rc;
use ruff_python_ast as py;

use super::{Lower, Result, context, name, syntax_error};
use crate::ast::{BoolOp, CmpOp, Expr, ExprKind, Keyword, Operator, UnaryOp};

impl Lower<'_> {
    pub(super) fn expr(&mut self, node: &py::Expr) -> Result<Expr> {
        self.deeper(|lower| {
            let location = lower.of(node);
            Ok(Expr { kind: lower.expr_kind(node)?, location })
        })
    }

    pub(super) fn boxed(&mut self, node: &py::Expr) -> Result<Box<Expr>> {
        self.expr(node).map(Box::new)
    }

    pub(super) fn optional(&mut self, node: Option<&py::Expr>) -> Result<Option<Expr>> {
        node.map(|node| self.expr(node)).transpose()
    }

    fn optional_boxed(&mut self, node: Option<&py::Expr>) -> Result<Option<Box<Expr>>> {
        node.map(|node| self.boxed(node)).transpose()
    }

    pub(super) fn exprs<'n>(&mut self, nodes: impl IntoIterator<Item = &'n py::Expr>) -> Result<Vec<Expr>> {
        nodes.into_iter().map(|node| self.expr(node)).collect()
    }

    fn expr_kind(&mut self, node: &py::Expr) -> Result<ExprKind> {
        Ok(match node {
            py::Expr::BoolOp(node) => ExprKind::BoolOp { op: bool_op(node.op), values: self.exprs(&node.values)? },
            py::Expr::Named(node) => {
                ExprKind::NamedExpr { target: self.boxed(&node.target)?, value: self.boxed(&node.value)? }
            }
            py::Expr::BinOp(node) => ExprKind::BinOp {
                left: self.boxed(&node.left)?,
                op: operator(node.op),
                right: self.boxed(&node.right)?,
            },
            py::Expr::UnaryOp(node) => ExprKind::UnaryOp { op: unary_op(node.op), operand: self.boxed(&node.operand)? },
            py::Expr::If(node) => ExprKind::IfExp {
                test: self.boxed(&node.test)?,
                body: self.boxed(&node.body)?,
                orelse: self.boxed(&node.orelse)?,
            },
            py::Expr::Set(node) => ExprKind::Set(self.exprs(&node.elts)?),
            py::Expr::Await(node) => ExprKind::Await(self.boxed(&node.value)?),
            py::Expr::Yield(node) => ExprKind::Yield(self.optional_boxed(node.value.as_deref())?),
            py::Expr::YieldFrom(node) => ExprKind::YieldFrom(self.boxed(&node.value)?),
            py::Expr::Compare(node) => ExprKind::Compare {
                left: self.boxed(&node.left)?,
                ops: node.ops.iter().map(|op| cmp_op(*op)).collect(),
                comparators: self.exprs(&node.comparators)?,
            },
            py::Expr::Dict(node) => self.dict(node)?,
            py::Expr::Call(node) => self.call(node)?,
            py::Expr::Lambda(node) => self.lambda(node)?,
            py::Expr::ListComp(_) | py::Expr::SetComp(_) | py::Expr::DictComp(_) | py::Expr::Generator(_) => {
                self.comprehension(node)?
            }
            py::Expr::FString(_)
            | py::Expr::StringLiteral(_)
            | py::Expr::BytesLiteral(_)
            | py::Expr::NumberLiteral(_)
            | py::Expr::BooleanLiteral(_)
            | py::Expr::NoneLiteral(_)
            | py::Expr::EllipsisLiteral(_) => self.literal(node)?,
            _ => self.target(node)?,
        })
    }

    /// What can be assigned to, and slices.
    fn target(&mut self, node: &py::Expr) -> Result<ExprKind> {
        Ok(match node {
            py::Expr::Attribute(node) => {
                ExprKind::Attribute { value: self.boxed(&node.value)?, attr: name(&node.attr), ctx: context(node.ctx) }
            }
            py::Expr::Subscript(node) => ExprKind::Subscript {
                value: self.boxed(&node.value)?,
                slice: self.boxed(&node.slice)?,
                ctx: context(node.ctx),
            },
            py::Expr::Starred(node) => ExprKind::Starred { value: self.boxed(&node.value)?, ctx: context(node.ctx) },
            py::Expr::Name(node) => ExprKind::Name { id: Rc::from(node.id.as_str()), ctx: context(node.ctx) },
            py::Expr::List(node) => ExprKind::List { elts: self.exprs(&node.elts)?, ctx: context(node.ctx) },
            py::Expr::Tuple(node) => ExprKind::Tuple { elts: self.exprs(&node.elts)?, ctx: context(node.ctx) },
            py::Expr::Slice(node) => ExprKind::Slice {
                lower: self.optional_boxed(node.lower.as_deref())?,
                upper: self.optional_boxed(node.upper.as_deref())?,
                step: self.optional_boxed(node.step.as_deref())?,
            },
            other => return syntax_error("invalid syntax", self.of(other)),
        })
    }

    fn dict(&mut self, node: &py::ExprDict) -> Result<ExprKind> {
        let mut keys = Vec::with_capacity(node.items.len());
        let mut values = Vec::with_capacity(node.items.len());
        for item in &node.items {
            keys.push(self.optional(item.key.as_ref())?);
            values.push(self.expr(&item.value)?);
        }
        Ok(ExprKind::Dict { keys, values })
    }

    fn call(&mut self, node: &py::ExprCall) -> Result<ExprKind> {
        let func = self.boxed(&node.func)?;
        let mut args = self.exprs(&node.arguments.args)?;
        // The parentheses of the call are those of a generator that is its only argument.
        if let ([py::Expr::Generator(generator)], [arg]) = (&*node.arguments.args, args.as_mut_slice())
            && !generator.parenthesized
        {
            arg.location = self.range(node.arguments.range);
        }
        Ok(ExprKind::Call { func, args, keywords: self.keywords(&node.arguments.keywords)? })
    }

    pub(super) fn keywords(&mut self, nodes: &[py::Keyword]) -> Result<Vec<Keyword>> {
        nodes
            .iter()
            .map(|node| {
                let location = self.of(node);
                Ok(Keyword { arg: node.arg.as_ref().map(name), value: self.expr(&node.value)?, location })
            })
            .collect()
    }
}

fn bool_op(op: py::BoolOp) -> BoolOp {
    match op {
        py::BoolOp::And => BoolOp::And,
        py::BoolOp::Or => BoolOp::Or,
    }
}

pub(super) fn operator(op: py::Operator) -> Operator {
    match op {
        py::Operator::Add => Operator::Add,
        py::Operator::Sub => Operator::Sub,
        py::Operator::Mult => Operator::Mult,
        py::Operator::MatMult => Operator::MatMult,
        py::Operator::Div => Operator::Div,
        py::Operator::Mod => Operator::Mod,
        py::Operator::Pow => Operator::Pow,
        py::Operator::LShift => Operator::LShift,
        py::Operator::RShift => Operator::RShift,
        py::Operator::BitOr => Operator::BitOr,
        py::Operator::BitXor => Operator::BitXor,
        py::Operator::BitAnd => Operator::BitAnd,
        py::Operator::FloorDiv => Operator::FloorDiv,
    }
}

fn unary_op(op: py::UnaryOp) -> UnaryOp {
    match op {
        py::UnaryOp::Invert => UnaryOp::Invert,
        py::UnaryOp::Not => UnaryOp::Not,
        py::UnaryOp::UAdd => UnaryOp::UAdd,
        py::UnaryOp::USub => UnaryOp::USub,
    }
}

fn cmp_op(op: py::CmpOp) -> CmpOp {
    match op {
        py::CmpOp::Eq => CmpOp::Eq,
        py::CmpOp::NotEq => CmpOp::NotEq,
        py::CmpOp::Lt => CmpOp::Lt,
        py::CmpOp::LtE => CmpOp::LtE,
        py::CmpOp::Gt => CmpOp::Gt,
        py::CmpOp::GtE => CmpOp::GtE,
        py::CmpOp::Is => CmpOp::Is,
        py::CmpOp::IsNot => CmpOp::IsNot,
        py::CmpOp::In => CmpOp::In,
        py::CmpOp::NotIn => CmpOp::NotIn,
    }
}
