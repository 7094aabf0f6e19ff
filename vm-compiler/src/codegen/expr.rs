//! Expressions: which one goes where, and the short ones.

use vm_core::isa::Opcode;

use super::emit::{AttrOp, INTRINSIC_UNARY_POSITIVE};
use super::unit::ScopeKind;
use super::{Codegen, Result, error};
use crate::ast::{Context, Conversion, Expr, ExprKind, Name, Operator, UnaryOp};
use crate::instr::Location;
use crate::object::Constant;

impl<'a> Codegen<'a> {
    pub(super) fn exprs(&mut self, nodes: impl IntoIterator<Item = &'a Expr>) -> Result<()> {
        nodes.into_iter().try_for_each(|node| self.expr(node))
    }

    /// `compiler_visit_expr1`.
    pub(super) fn expr(&mut self, node: &'a Expr) -> Result<()> {
        let location = node.location;
        match &node.kind {
            ExprKind::NamedExpr { target, value } => {
                self.expr(value)?;
                self.op_arg(Opcode::Copy, 1, location);
                self.expr(target)
            }
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, location),
            ExprKind::BinOp { left, op, right } => {
                self.expr(left)?;
                self.expr(right)?;
                self.binary_op(*op, false, location);
                Ok(())
            }
            ExprKind::UnaryOp { op, operand } => self.unary_op(*op, operand, location),
            ExprKind::Lambda(lambda) => self.lambda(lambda, location),
            ExprKind::IfExp { test, body, orelse } => self.if_exp(test, body, orelse, location),
            ExprKind::Dict { keys, values } => self.dict(keys, values, location),
            ExprKind::Set(elts) => self.set(elts, location),
            ExprKind::Comp(comp) => self.comprehension(comp, location),
            ExprKind::Yield(value) => self.yield_expr(value.as_deref(), location),
            ExprKind::YieldFrom(value) => self.yield_from_expr(value, location),
            ExprKind::Await(value) => self.await_expr(value, location),
            ExprKind::Compare { left, ops, comparators } => self.compare(left, ops, comparators, location),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords, location),
            ExprKind::Constant { value, .. } => {
                self.load_const(value.clone(), location);
                Ok(())
            }
            ExprKind::JoinedStr(values) => self.joined_str(values, location),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted_value(value, *conversion, format_spec.as_deref(), location)
            }
            ExprKind::Attribute { value, attr, ctx } => self.attribute(value, attr, *ctx, location),
            ExprKind::Subscript { value, slice, ctx } => self.subscript(value, slice, *ctx, location),
            ExprKind::Starred { ctx: Context::Store, .. } => {
                error("starred assignment target must be in a list or tuple", location)
            }
            ExprKind::Starred { .. } => error("can't use starred expression here", location),
            ExprKind::Slice { .. } => {
                let count = self.slice(node)?;
                self.op_arg(Opcode::BuildSlice, count, location);
                Ok(())
            }
            ExprKind::Name { id, ctx } => self.name_op(id, *ctx, location),
            ExprKind::List { elts, ctx } => self.list(elts, *ctx, location),
            ExprKind::Tuple { elts, ctx } => self.tuple(elts, *ctx, location),
        }
    }

    fn unary_op(&mut self, op: UnaryOp, operand: &'a Expr, location: Location) -> Result<()> {
        self.expr(operand)?;
        match op {
            UnaryOp::UAdd => self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_UNARY_POSITIVE, location),
            UnaryOp::Invert => self.op(Opcode::UnaryInvert, location),
            UnaryOp::Not => self.op(Opcode::UnaryNot, location),
            UnaryOp::USub => self.op(Opcode::UnaryNegative, location),
        }
        Ok(())
    }

    /// `addop_binary`.
    pub(super) fn binary_op(&mut self, op: Operator, in_place: bool, location: Location) {
        let arg = match op {
            Operator::Add => 0,
            Operator::BitAnd => 1,
            Operator::FloorDiv => 2,
            Operator::LShift => 3,
            Operator::MatMult => 4,
            Operator::Mult => 5,
            Operator::Mod => 6,
            Operator::BitOr => 7,
            Operator::Pow => 8,
            Operator::RShift => 9,
            Operator::Sub => 10,
            Operator::Div => 11,
            Operator::BitXor => 12,
        };
        // `NB_INPLACE_ADD` and on.
        let arg = if in_place { arg + 13 } else { arg };
        self.op_arg(Opcode::BinaryOp, arg, location);
    }

    fn yield_expr(&mut self, value: Option<&'a Expr>, location: Location) -> Result<()> {
        if !self.entry().is_function_like() {
            return error("'yield' outside function", location);
        }
        match value {
            Some(value) => self.expr(value)?,
            None => self.load_const(Constant::None, location),
        }
        self.yield_value(location);
        Ok(())
    }

    fn yield_from_expr(&mut self, value: &'a Expr, location: Location) -> Result<()> {
        if !self.entry().is_function_like() {
            return error("'yield' outside function", location);
        }
        if self.unit().kind == ScopeKind::AsyncFunction {
            return error("'yield from' inside async function", location);
        }
        self.expr(value)?;
        self.op(Opcode::GetYieldFromIter, location);
        self.load_const(Constant::None, location);
        self.yield_from(false, location);
        Ok(())
    }

    fn await_expr(&mut self, value: &'a Expr, location: Location) -> Result<()> {
        let top_level = self.is_top_level_await();
        if !top_level && !self.entry().is_function_like() {
            return error("'await' outside function", location);
        }
        if !top_level && !matches!(self.unit().kind, ScopeKind::AsyncFunction | ScopeKind::Comprehension) {
            return error("'await' outside async function", location);
        }
        self.expr(value)?;
        self.await_value(0, location);
        Ok(())
    }

    /// `compiler_joined_str`: by `''.join` where it has many parts.
    fn joined_str(&mut self, values: &'a [Expr], location: Location) -> Result<()> {
        if values.len() > super::STACK_USE_GUIDELINE {
            self.load_str("", location);
            self.load_attr(AttrOp::Method, &Name::from("join"), location);
            self.op_arg(Opcode::BuildList, 0, location);
            for value in values {
                self.expr(value)?;
                self.op_arg(Opcode::ListAppend, 1, location);
            }
            self.op_arg(Opcode::Call, 1, location);
            return Ok(());
        }
        self.exprs(values)?;
        if values.len() != 1 {
            self.op_count(Opcode::BuildString, values.len(), location);
        }
        Ok(())
    }

    fn formatted_value(
        &mut self,
        value: &'a Expr,
        conversion: Conversion,
        format_spec: Option<&'a Expr>,
        location: Location,
    ) -> Result<()> {
        const HAVE_SPEC: u32 = 4;
        self.expr(value)?;
        let mut arg = match conversion {
            Conversion::None => 0,
            Conversion::Str => 1,
            Conversion::Repr => 2,
            Conversion::Ascii => 3,
        };
        if let Some(spec) = format_spec {
            self.expr(spec)?;
            arg |= HAVE_SPEC;
        }
        self.op_arg(Opcode::FormatValue, arg, location);
        Ok(())
    }

    fn attribute(&mut self, value: &'a Expr, attr: &'a Name, ctx: Context, location: Location) -> Result<()> {
        if ctx == Context::Load
            && let Some(args) = self.optimizable_super(value, attr)
        {
            self.load_super_args(value, args)?;
            let op = if args.is_empty() { AttrOp::ZeroSuper } else { AttrOp::Super };
            self.load_attr(op, attr, location);
            self.op(Opcode::Nop, attr_location(location, attr, location));
            return Ok(());
        }
        self.expr(value)?;
        let place = attr_location(location, attr, location);
        match ctx {
            Context::Load => self.load_attr(AttrOp::Load, attr, place),
            Context::Store => {
                self.check_name(attr, ctx, place)?;
                self.op_name(Opcode::StoreAttr, attr, place);
            }
            Context::Del => self.op_name(Opcode::DeleteAttr, attr, place),
        }
        Ok(())
    }
}

/// `update_start_location_to_match_attr`: an access over several lines is shown where its name stands. `place` is what
/// is moved, `access` the whole `value.attr`.
pub(super) fn attr_location(place: Location, attr: &str, access: Location) -> Location {
    if place.line == access.end_line {
        return place;
    }
    let mut moved = Location { line: access.end_line, ..place };
    let len = attr.chars().count() as i32;
    if len <= access.end_column {
        moved.column = access.end_column - len;
    } else {
        moved.column = -1;
        moved.end_column = -1;
    }
    moved.end_line = moved.end_line.max(moved.line);
    if moved.line == moved.end_line {
        moved.end_column = moved.end_column.max(moved.column);
    }
    moved
}
