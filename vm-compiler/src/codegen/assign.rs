//! Assignments: plain, augmented, annotated.

use vm_core::isa::Opcode;

use super::emit::AttrOp;
use super::expr::attr_location;
use super::subscript::is_two_element_slice;
use super::unit::ScopeKind;
use super::{Codegen, Result};
use crate::ast::{Context, Expr, ExprKind, Name, Operator};
use crate::instr::Location;
use crate::object::Constant;

impl<'a> Codegen<'a> {
    pub(super) fn assign(&mut self, targets: &'a [Expr], value: &'a Expr, location: Location) -> Result<()> {
        self.expr(value)?;
        for (index, target) in targets.iter().enumerate() {
            if index + 1 < targets.len() {
                self.op_arg(Opcode::Copy, 1, location);
            }
            self.expr(target)?;
        }
        Ok(())
    }

    /// `compiler_augassign`.
    pub(super) fn aug_assign(
        &mut self,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
        location: Location,
    ) -> Result<()> {
        let place = target.location;
        match &target.kind {
            ExprKind::Attribute { value: object, attr, .. } => {
                self.expr(object)?;
                self.op_arg(Opcode::Copy, 1, place);
                let place = attr_location(place, attr, place);
                self.load_attr(AttrOp::Load, attr, place);
                self.aug_value(op, value, location)?;
                self.op_arg(Opcode::Swap, 2, place);
                self.op_name(Opcode::StoreAttr, attr, place);
            }
            ExprKind::Subscript { value: object, slice, .. } if is_two_element_slice(slice) => {
                self.expr(object)?;
                self.slice(slice)?;
                for _ in 0..3 {
                    self.op_arg(Opcode::Copy, 3, place);
                }
                self.op(Opcode::BinarySlice, place);
                self.aug_value(op, value, location)?;
                for depth in [4, 3, 2] {
                    self.op_arg(Opcode::Swap, depth, place);
                }
                self.op(Opcode::StoreSlice, place);
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                self.expr(object)?;
                self.expr(slice)?;
                for _ in 0..2 {
                    self.op_arg(Opcode::Copy, 2, place);
                }
                self.op(Opcode::BinarySubscr, place);
                self.aug_value(op, value, location)?;
                for depth in [3, 2] {
                    self.op_arg(Opcode::Swap, depth, place);
                }
                self.op(Opcode::StoreSubscr, place);
            }
            ExprKind::Name { id, .. } => {
                self.load_name(id, place)?;
                self.aug_value(op, value, location)?;
                self.store_name(id, place)?;
            }
            _ => return super::error("illegal expression for augmented assignment", place),
        }
        Ok(())
    }

    fn aug_value(&mut self, op: Operator, value: &'a Expr, location: Location) -> Result<()> {
        self.expr(value)?;
        self.binary_op(op, true, location);
        Ok(())
    }

    /// `compiler_annassign`.
    pub(super) fn ann_assign(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
        location: Location,
    ) -> Result<()> {
        if let Some(value) = value {
            self.expr(value)?;
            self.expr(target)?;
        }
        let in_namespace = matches!(self.unit().kind, ScopeKind::Module | ScopeKind::Class);
        match &target.kind {
            ExprKind::Name { id, .. } => {
                self.check_name(id, Context::Store, location)?;
                if simple && in_namespace {
                    self.annotation_value(annotation)?;
                    self.op_name(Opcode::LoadName, &Name::from("__annotations__"), location);
                    let name = self.mangled(id);
                    self.load_str(&name, location);
                    self.op(Opcode::StoreSubscr, location);
                }
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.check_name(attr, Context::Store, location)?;
                if value.is_none() {
                    self.check_ann_expr(object)?;
                }
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                if value.is_none() {
                    self.check_ann_expr(object)?;
                    self.check_ann_subscript(slice)?;
                }
            }
            _ => return super::error("illegal target for annotation", target.location),
        }
        if !simple && in_namespace && !self.settings.future.annotations() {
            self.check_ann_expr(annotation)?;
        }
        Ok(())
    }

    /// Evaluates an annotation, or loads its text (PEP 563).
    pub(super) fn annotation_value(&mut self, annotation: &'a Expr) -> Result<()> {
        if self.settings.future.annotations() {
            let text = crate::unparse::unparse(annotation);
            self.load_const(Constant::Str(text), annotation.location);
            return Ok(());
        }
        self.expr(annotation)
    }

    fn check_ann_expr(&mut self, node: &'a Expr) -> Result<()> {
        self.expr(node)?;
        self.op(Opcode::PopTop, node.location);
        Ok(())
    }

    fn check_ann_subscript(&mut self, node: &'a Expr) -> Result<()> {
        match &node.kind {
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().try_for_each(|bound| self.check_ann_expr(bound))
            }
            ExprKind::Tuple { elts, .. } => elts.iter().try_for_each(|elt| self.check_ann_subscript(elt)),
            _ => self.check_ann_expr(node),
        }
    }
}
