//! Patterns of classes and mappings.

use vm_core::isa::Opcode;

use super::pattern::{PatternContext, is_wildcard};
use super::{Codegen, Result, error};
use crate::ast::{CmpOp, Context, Expr, ExprKind, Name, Pattern};
use crate::fold;
use crate::instr::Location;
use crate::object::Constant;

impl<'a> Codegen<'a> {
    fn check_attributes(&self, attrs: &[Name], patterns: &[Pattern]) -> Result<()> {
        for (index, (attr, pattern)) in attrs.iter().zip(patterns).enumerate() {
            self.check_name(attr, Context::Store, pattern.location)?;
            let mut others = attrs.iter().zip(patterns).skip(index + 1);
            if let Some((_, other)) = others.find(|(other, _)| *other == attr) {
                return error(format!("attribute name repeated in class pattern: {attr}"), other.location);
            }
        }
        Ok(())
    }

    /// `compiler_pattern_class`.
    pub(super) fn pattern_class(
        &mut self,
        cls: &'a Expr,
        patterns: &'a [Pattern],
        kwd_attrs: &'a [Name],
        kwd_patterns: &'a [Pattern],
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        self.check_attributes(kwd_attrs, kwd_patterns)?;
        self.expr(cls)?;
        self.load_const(Self::name_tuple(kwd_attrs), location);
        self.op_count(Opcode::MatchClass, patterns.len(), location);
        self.is_not_none(location);
        let count = patterns.len() + kwd_attrs.len();
        context.on_top += 1;
        self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
        self.op_count(Opcode::UnpackSequence, count, location);
        context.on_top += count;
        context.on_top -= 1;
        for pattern in patterns.iter().chain(kwd_patterns) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(Opcode::PopTop, location);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn is_not_none(&mut self, location: Location) {
        self.op_arg(Opcode::Copy, 1, location);
        self.load_const(Constant::None, location);
        self.op_arg(Opcode::IsOp, 1, location);
    }

    /// `compiler_pattern_mapping`.
    pub(super) fn pattern_mapping(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Name>,
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        let size = keys.len();
        context.on_top += 1;
        self.op(Opcode::MatchMapping, location);
        self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
        if size == 0 && rest.is_none() {
            context.on_top -= 1;
            self.op(Opcode::PopTop, location);
            return Ok(());
        }
        if size > 0 {
            self.op(Opcode::GetLen, location);
            self.load_const(Constant::int(size), location);
            self.compare_op(CmpOp::GtE, location);
            self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
        }
        self.mapping_keys(keys, location)?;
        self.op_count(Opcode::BuildTuple, size, location);
        self.op(Opcode::MatchKeys, location);
        // The keys and the values lie above the subject.
        context.on_top += 2;
        self.is_not_none(location);
        self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
        self.op_count(Opcode::UnpackSequence, size, location);
        context.on_top += size;
        context.on_top -= 1;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        match rest {
            Some(rest) => self.mapping_rest(size, rest, context, location),
            None => {
                self.op(Opcode::PopTop, location);
                self.op(Opcode::PopTop, location);
                Ok(())
            }
        }
    }

    fn mapping_keys(&mut self, keys: &'a [Expr], location: Location) -> Result<()> {
        let mut seen: Vec<&Constant> = Vec::new();
        for key in keys {
            match &key.kind {
                ExprKind::Constant { value, .. } => {
                    if seen.iter().any(|other| fold::python_equal(other, value)) {
                        return error(format!("mapping pattern checks duplicate key ({value})"), location);
                    }
                    seen.push(value);
                }
                ExprKind::Attribute { .. } => {}
                _ => {
                    let message = "mapping pattern keys may only match literals and attribute lookups";
                    return error(message, location);
                }
            }
            self.expr(key)?;
        }
        Ok(())
    }

    /// `**rest`: a copy of the subject without the keys.
    fn mapping_rest(
        &mut self,
        size: usize,
        rest: &Name,
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        self.op_arg(Opcode::BuildMap, 0, location);
        self.op_arg(Opcode::Swap, 3, location);
        self.op_arg(Opcode::DictUpdate, 2, location);
        self.op_count(Opcode::UnpackSequence, size, location);
        for left in (1..=size).rev() {
            self.op_count(Opcode::Copy, 1 + left, location);
            self.op_arg(Opcode::Swap, 2, location);
            self.op(Opcode::DeleteSubscr, location);
        }
        self.capture(Some(rest), context, location)
    }
}
