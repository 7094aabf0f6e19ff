//! Expressions, written.

use super::writer::Writer;
use crate::ast::{Comp, CompKind, Context, Conversion, Expr, ExprKind, Name};
use crate::object::Constant;

impl Writer {
    pub(super) fn exprs(&mut self, exprs: &[Expr]) {
        self.list(exprs, Self::expr);
    }

    pub(super) fn expr(&mut self, node: &Expr) {
        match &node.kind {
            ExprKind::BoolOp { op, values } => {
                self.class("BoolOp");
                self.class(&format!("{op:?}"));
                self.exprs(values);
            }
            ExprKind::NamedExpr { target, value } => self.several("NamedExpr", [target, value]),
            ExprKind::BinOp { left, op, right } => {
                self.class("BinOp");
                self.expr(left);
                self.class(&format!("{op:?}"));
                self.expr(right);
            }
            ExprKind::UnaryOp { op, operand } => {
                self.class("UnaryOp");
                self.class(&format!("{op:?}"));
                self.expr(operand);
            }
            ExprKind::Lambda(lambda) => {
                self.class("Lambda");
                self.arguments(&lambda.args);
                self.expr(&lambda.body);
            }
            ExprKind::IfExp { test, body, orelse } => self.several("IfExp", [test, body, orelse]),
            ExprKind::Dict { keys, values } => {
                self.class("Dict");
                self.list(keys, |writer, key| writer.optional(key.as_ref(), Self::expr));
                self.exprs(values);
            }
            ExprKind::Set(elts) => {
                self.class("Set");
                self.exprs(elts);
            }
            ExprKind::Comp(comp) => self.comp(comp),
            ExprKind::Await(value) => self.several("Await", [value]),
            ExprKind::Yield(value) => {
                self.class("Yield");
                self.optional(value.as_deref(), Self::expr);
            }
            ExprKind::YieldFrom(value) => self.several("YieldFrom", [value]),
            ExprKind::Compare { left, ops, comparators } => {
                self.class("Compare");
                self.expr(left);
                self.list(ops, |writer, op| writer.class(&format!("{op:?}")));
                self.exprs(comparators);
            }
            ExprKind::Call { func, args, keywords } => {
                self.class("Call");
                self.expr(func);
                self.exprs(args);
                self.list(keywords, Self::keyword);
            }
            other => self.atom(other),
        }
        self.location(node.location);
    }

    fn atom(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.class("FormattedValue");
                self.expr(value);
                self.int(match conversion {
                    Conversion::None => -1,
                    Conversion::Str => i32::from(b's'),
                    Conversion::Repr => i32::from(b'r'),
                    Conversion::Ascii => i32::from(b'a'),
                });
                self.optional(format_spec.as_deref(), Self::expr);
            }
            ExprKind::JoinedStr(values) => {
                self.class("JoinedStr");
                self.exprs(values);
            }
            ExprKind::Constant { value, unicode_prefix } => {
                self.class("Constant");
                self.items.push(value.clone());
                self.items.push(if *unicode_prefix { Constant::str("u") } else { Constant::None });
            }
            ExprKind::Attribute { value, attr, ctx } => {
                self.class("Attribute");
                self.expr(value);
                self.name(attr);
                self.context(*ctx);
            }
            ExprKind::Subscript { value, slice, ctx } => {
                self.several("Subscript", [value, slice]);
                self.context(*ctx);
            }
            ExprKind::Starred { value, ctx } => {
                self.several("Starred", [value]);
                self.context(*ctx);
            }
            ExprKind::Name { id, ctx } => self.identifier(id, *ctx),
            ExprKind::List { elts, ctx } => self.display("List", elts, *ctx),
            ExprKind::Tuple { elts, ctx } => self.display("Tuple", elts, *ctx),
            ExprKind::Slice { lower, upper, step } => {
                self.class("Slice");
                for bound in [lower, upper, step] {
                    self.optional(bound.as_deref(), Self::expr);
                }
            }
            _ => {}
        }
    }

    fn several<const N: usize>(&mut self, class: &str, exprs: [&Expr; N]) {
        self.class(class);
        exprs.into_iter().for_each(|expr| self.expr(expr));
    }

    fn identifier(&mut self, id: &Name, ctx: Context) {
        self.class("Name");
        self.name(id);
        self.context(ctx);
    }

    fn display(&mut self, class: &str, elts: &[Expr], ctx: Context) {
        self.class(class);
        self.exprs(elts);
        self.context(ctx);
    }

    fn comp(&mut self, comp: &Comp) {
        self.class(match comp.kind {
            CompKind::List => "ListComp",
            CompKind::Set => "SetComp",
            CompKind::Dict => "DictComp",
            CompKind::Generator => "GeneratorExp",
        });
        self.expr(&comp.elt);
        if comp.kind == CompKind::Dict {
            self.optional(comp.value.as_ref(), Self::expr);
        }
        self.list(&comp.generators, Self::comprehension);
    }
}
