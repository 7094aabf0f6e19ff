//! Expressions, read.

use super::reader::{Reader, Result, invalid, malformed, nonempty, validate_name};
use crate::CompileError;
use crate::ast::{BoolOp, CmpOp, Comp, CompKind, Context, Conversion, Expr, ExprKind, Lambda, Operator, UnaryOp};
use crate::object::Constant;

impl Reader<'_> {
    pub(super) fn load(&mut self) -> Result<Expr> {
        self.expr(Context::Load)
    }

    pub(super) fn loads(&mut self) -> Result<Vec<Expr>> {
        self.list(Self::load)
    }

    fn boxed(&mut self) -> Result<Box<Expr>> {
        self.load().map(Box::new)
    }

    /// An expression in a place that asks for this context.
    pub(super) fn expr(&mut self, ctx: Context) -> Result<Expr> {
        self.deeper(|reader| {
            let class = reader.class()?;
            let kind = match class {
                "Name" | "Attribute" | "Subscript" | "Starred" | "List" | "Tuple" => reader.place(class, ctx)?,
                _ if ctx != Context::Load => {
                    return invalid(format!("expression which can't be assigned to in {ctx:?} context"));
                }
                _ => reader.value(class)?,
            };
            Ok(Expr { kind, location: reader.location()? })
        })
    }

    /// What has a context.
    fn place(&mut self, class: &str, ctx: Context) -> Result<ExprKind> {
        Ok(match class {
            "Name" => ExprKind::Name { id: validate_name(self.name()?)?, ctx: self.context(ctx)? },
            "Attribute" => ExprKind::Attribute { value: self.boxed()?, attr: self.name()?, ctx: self.context(ctx)? },
            "Subscript" => ExprKind::Subscript { value: self.boxed()?, slice: self.boxed()?, ctx: self.context(ctx)? },
            "Starred" => ExprKind::Starred { value: Box::new(self.expr(ctx)?), ctx: self.context(ctx)? },
            "List" => ExprKind::List { elts: self.list(|reader| reader.expr(ctx))?, ctx: self.context(ctx)? },
            _ => ExprKind::Tuple { elts: self.list(|reader| reader.expr(ctx))?, ctx: self.context(ctx)? },
        })
    }

    fn value(&mut self, class: &str) -> Result<ExprKind> {
        Ok(match class {
            "BoolOp" => {
                let op = if self.class()? == "And" { BoolOp::And } else { BoolOp::Or };
                let values = self.loads()?;
                if values.len() < 2 {
                    return invalid("BoolOp with less than 2 values");
                }
                ExprKind::BoolOp { op, values }
            }
            "NamedExpr" => ExprKind::NamedExpr { target: Box::new(self.expr(Context::Store)?), value: self.boxed()? },
            "BinOp" => ExprKind::BinOp { left: self.boxed()?, op: self.operator()?, right: self.boxed()? },
            "UnaryOp" => ExprKind::UnaryOp { op: self.unary_op()?, operand: self.boxed()? },
            "Lambda" => {
                let (scope, args) = (self.scope(), self.arguments()?);
                ExprKind::Lambda(Box::new(Lambda { scope, args, body: self.load()? }))
            }
            "IfExp" => ExprKind::IfExp { test: self.boxed()?, body: self.boxed()?, orelse: self.boxed()? },
            "Dict" => {
                let (keys, values) = (self.list(|reader| reader.optional(Self::load))?, self.loads()?);
                if keys.len() != values.len() {
                    return invalid("Dict doesn't have the same number of keys as values");
                }
                ExprKind::Dict { keys, values }
            }
            "Set" => ExprKind::Set(nonempty(self.loads()?, "elts", class)?),
            "ListComp" => self.comp(CompKind::List)?,
            "SetComp" => self.comp(CompKind::Set)?,
            "DictComp" => self.comp(CompKind::Dict)?,
            "GeneratorExp" => self.comp(CompKind::Generator)?,
            "Await" => ExprKind::Await(self.boxed()?),
            "Yield" => ExprKind::Yield(self.optional(Self::boxed)?),
            "YieldFrom" => ExprKind::YieldFrom(self.boxed()?),
            "Compare" => self.compare()?,
            "Call" => ExprKind::Call { func: self.boxed()?, args: self.loads()?, keywords: self.list(Self::keyword)? },
            _ => self.literal(class)?,
        })
    }

    fn literal(&mut self, class: &str) -> Result<ExprKind> {
        Ok(match class {
            "FormattedValue" => {
                let value = self.boxed()?;
                let conversion = match self.int()? {
                    -1 => Conversion::None,
                    115 => Conversion::Str,
                    114 => Conversion::Repr,
                    97 => Conversion::Ascii,
                    other => return Err(CompileError::system(format!("Unrecognized conversion character {other}"))),
                };
                ExprKind::FormattedValue { value, conversion, format_spec: self.optional(Self::boxed)? }
            }
            "JoinedStr" => ExprKind::JoinedStr(self.loads()?),
            "Constant" => {
                let value = self.item()?.clone();
                ExprKind::Constant { value, unicode_prefix: matches!(self.item()?, Constant::Str(_)) }
            }
            "Slice" => ExprKind::Slice {
                lower: self.optional(Self::boxed)?,
                upper: self.optional(Self::boxed)?,
                step: self.optional(Self::boxed)?,
            },
            _ => return Err(malformed()),
        })
    }

    fn compare(&mut self) -> Result<ExprKind> {
        let (left, ops, comparators) = (self.boxed()?, self.list(Self::cmp_op)?, self.loads()?);
        if comparators.is_empty() {
            return invalid("Compare with no comparators");
        }
        if comparators.len() != ops.len() {
            return invalid("Compare has a different number of comparators and operands");
        }
        Ok(ExprKind::Compare { left, ops, comparators })
    }

    fn comp(&mut self, kind: CompKind) -> Result<ExprKind> {
        let scope = self.scope();
        let elt = self.load()?;
        let value = if kind == CompKind::Dict { Some(self.load()?) } else { None };
        let generators = self.list(Self::comprehension)?;
        if generators.is_empty() {
            return invalid("comprehension with no generators");
        }
        Ok(ExprKind::Comp(Box::new(Comp { scope, kind, elt, value, generators })))
    }

    pub(super) fn operator(&mut self) -> Result<Operator> {
        use Operator::{Add, BitAnd, BitOr, BitXor, Div, FloorDiv, LShift, MatMult, Mod, Mult, Pow, RShift, Sub};
        let class = self.class()?;
        let all = [Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv];
        all.into_iter().find(|op| format!("{op:?}") == class).ok_or_else(malformed)
    }

    fn unary_op(&mut self) -> Result<UnaryOp> {
        let class = self.class()?;
        let all = [UnaryOp::Invert, UnaryOp::Not, UnaryOp::UAdd, UnaryOp::USub];
        all.into_iter().find(|op| format!("{op:?}") == class).ok_or_else(malformed)
    }

    fn cmp_op(&mut self) -> Result<CmpOp> {
        use CmpOp::{Eq, Gt, GtE, In, Is, IsNot, Lt, LtE, NotEq, NotIn};
        let class = self.class()?;
        let all = [Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn];
        all.into_iter().find(|op| format!("{op:?}") == class).ok_or_else(malformed)
    }
}
