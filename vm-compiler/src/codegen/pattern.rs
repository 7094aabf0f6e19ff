//! `match`: cases, captures, and the patterns but for classes and mappings.
//!
//! Every pattern consumes the subject on the stack. Names are stored only when the whole pattern has matched; until then
//! what they capture lies below the `on_top` items that a pattern is working with.

use vm_core::isa::Opcode;

use super::{Codegen, Result, error};
use crate::ast::{CmpOp, Context, Expr, ExprKind, MatchCase, Name, Operator, Pattern, PatternKind};
use crate::instr::{Label, Location};
use crate::object::Constant;

/// `pattern_context`.
#[derive(Clone, Default)]
pub(super) struct PatternContext {
    /// The names captured so far, in the order of the stack.
    stores: Vec<Name>,
    allow_irrefutable: bool,
    /// Where to jump with so many items to pop.
    fail_pop: Vec<Label>,
    pub(super) on_top: usize,
}

impl<'a> Codegen<'a> {
    /// `compiler_match_inner`.
    pub(super) fn match_stmt(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Result<()> {
        self.expr(subject)?;
        let end = self.new_label();
        let (default, tested) = match cases.split_last() {
            Some((last, others)) if is_wildcard(&last.pattern) && !others.is_empty() => (Some(last), others),
            _ => (None, cases),
        };
        for (index, case) in tested.iter().enumerate() {
            self.match_case(case, index + 1 == tested.len(), index + 1 == cases.len(), end)?;
        }
        if let Some(case) = default {
            // So that the line shows when it is reached.
            self.op(Opcode::Nop, case.pattern.location);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false, case.pattern.location)?;
            }
            self.stmts(&case.body)?;
        }
        self.place(end);
        Ok(())
    }

    /// One case. `last_tested`: it may consume the subject.
    fn match_case(&mut self, case: &'a MatchCase, last_tested: bool, last: bool, end: Label) -> Result<()> {
        let location = case.pattern.location;
        if !last_tested {
            self.op_arg(Opcode::Copy, 1, location);
        }
        let mut context =
            PatternContext { allow_irrefutable: case.guard.is_some() || last, ..PatternContext::default() };
        self.pattern(&case.pattern, &mut context)?;
        for name in core::mem::take(&mut context.stores) {
            self.store_name(&name, location)?;
        }
        if let Some(guard) = &case.guard {
            let fail = self.fail_label(&mut context, 0);
            self.jump_if(guard, fail, false, location)?;
        }
        if !last_tested {
            self.op(Opcode::PopTop, location);
        }
        self.stmts(&case.body)?;
        self.jump(Opcode::Jump, end, Location::NONE);
        self.emit_fail_pop(&mut context, location);
        Ok(())
    }

    /// `ensure_fail_pop`: the label that `pops` items are popped at.
    fn fail_label(&mut self, context: &mut PatternContext, pops: usize) -> Label {
        while context.fail_pop.len() <= pops {
            let label = self.new_label();
            context.fail_pop.push(label);
        }
        context.fail_pop[pops]
    }

    /// `jump_to_fail_pop`.
    pub(super) fn jump_to_fail_pop(&mut self, context: &mut PatternContext, opcode: Opcode, location: Location) {
        let pops = context.on_top + context.stores.len();
        let label = self.fail_label(context, pops);
        self.jump(opcode, label, location);
    }

    /// `emit_and_reset_fail_pop`.
    fn emit_fail_pop(&mut self, context: &mut PatternContext, location: Location) {
        for (pops, label) in core::mem::take(&mut context.fail_pop).into_iter().enumerate().rev() {
            self.place(label);
            if pops > 0 {
                self.op(Opcode::PopTop, location);
            }
        }
    }

    /// `pattern_helper_rotate`: the top goes below `count - 1` others.
    fn rotate(&mut self, count: usize, location: Location) {
        for depth in (2..=count).rev() {
            self.op_count(Opcode::Swap, depth, location);
        }
    }

    /// `pattern_helper_store_name`.
    pub(super) fn capture(
        &mut self,
        name: Option<&Name>,
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        let Some(name) = name else {
            self.op(Opcode::PopTop, location);
            return Ok(());
        };
        self.check_name(name, Context::Store, location)?;
        if context.stores.contains(name) {
            return duplicate_store(name, location);
        }
        self.rotate(context.on_top + context.stores.len() + 1, location);
        context.stores.push(name.clone());
        Ok(())
    }

    /// `compiler_pattern_subpattern`: irrefutable ones are fine inside others.
    pub(super) fn subpattern(&mut self, pattern: &'a Pattern, context: &mut PatternContext) -> Result<()> {
        let allowed = core::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = allowed;
        Ok(())
    }

    /// `compiler_pattern`.
    fn pattern(&mut self, pattern: &'a Pattern, context: &mut PatternContext) -> Result<()> {
        let location = pattern.location;
        match &pattern.kind {
            PatternKind::Value(value) => self.pattern_value(value, context, location),
            PatternKind::Singleton(value) => {
                self.load_const(value.clone(), location);
                self.compare_op(CmpOp::Is, location);
                self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
                Ok(())
            }
            PatternKind::Sequence(patterns) => self.pattern_sequence(patterns, context, location),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.pattern_mapping(keys, patterns, rest.as_ref(), context, location)
            }
            PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.pattern_class(cls, patterns, kwd_attrs, kwd_patterns, context, location)
            }
            PatternKind::Star(name) => self.capture(name.as_ref(), context, location),
            PatternKind::As { pattern, name } => self.pattern_as(pattern.as_deref(), name.as_ref(), context, location),
            PatternKind::Or(patterns) => self.pattern_or(patterns, context, location),
        }
    }

    fn pattern_value(&mut self, value: &'a Expr, context: &mut PatternContext, location: Location) -> Result<()> {
        if !matches!(value.kind, ExprKind::Constant { .. } | ExprKind::Attribute { .. }) {
            return error("patterns may only match literals and attribute lookups", location);
        }
        self.expr(value)?;
        self.compare_op(CmpOp::Eq, location);
        self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
        Ok(())
    }

    fn pattern_as(
        &mut self,
        pattern: Option<&'a Pattern>,
        name: Option<&'a Name>,
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        let Some(pattern) = pattern else {
            if context.allow_irrefutable {
                return self.capture(name, context, location);
            }
            let message = match name {
                Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
                None => "wildcard makes remaining patterns unreachable".to_owned(),
            };
            return error(message, location);
        };
        context.on_top += 1;
        self.op_arg(Opcode::Copy, 1, location);
        self.pattern(pattern, context)?;
        context.on_top -= 1;
        self.capture(name, context, location)
    }

    /// `compiler_pattern_sequence`.
    fn pattern_sequence(
        &mut self,
        patterns: &'a [Pattern],
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        let mut stars = patterns.iter().enumerate().filter(|(_, pattern)| is_star(pattern));
        let star = stars.next().map(|(index, _)| index);
        if stars.next().is_some() {
            return error("multiple starred names in sequence pattern", location);
        }
        let star_wildcard = star.is_some_and(|star| is_star_wildcard(&patterns[star]));
        let only_wildcards = patterns.iter().all(|pattern| is_wildcard(pattern) || is_star_wildcard(pattern));
        context.on_top += 1;
        self.op(Opcode::MatchSequence, location);
        self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
        let length = match star {
            None => Some((patterns.len(), CmpOp::Eq)),
            Some(_) if patterns.len() > 1 => Some((patterns.len() - 1, CmpOp::GtE)),
            Some(_) => None,
        };
        if let Some((length, op)) = length {
            self.op(Opcode::GetLen, location);
            self.load_const(Constant::int(length), location);
            self.compare_op(op, location);
            self.jump_to_fail_pop(context, Opcode::PopJumpIfFalse, location);
        }
        context.on_top -= 1;
        match star {
            _ if only_wildcards => {
                self.op(Opcode::PopTop, location);
                Ok(())
            }
            Some(star) if star_wildcard => self.subscript_items(patterns, star, context, location),
            _ => self.unpack_items(patterns, star, context, location),
        }
    }

    /// `pattern_helper_sequence_unpack`.
    fn unpack_items(
        &mut self,
        patterns: &'a [Pattern],
        star: Option<usize>,
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        match star {
            None => self.op_count(Opcode::UnpackSequence, patterns.len(), location),
            Some(before) => {
                let after = patterns.len() - before - 1;
                if before >= 1 << 8 || after >= (i32::MAX >> 8) as usize {
                    return error("too many expressions in star-unpacking sequence pattern", location);
                }
                self.op_count(Opcode::UnpackEx, before + (after << 8), location);
            }
        }
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// `pattern_helper_sequence_subscr`: what a nameless star covers is never taken out.
    fn subscript_items(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        context: &mut PatternContext,
        location: Location,
    ) -> Result<()> {
        context.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) || index == star {
                continue;
            }
            self.op_arg(Opcode::Copy, 1, location);
            if index < star {
                self.load_const(Constant::int(index), location);
            } else {
                self.op(Opcode::GetLen, location);
                self.load_const(Constant::int(patterns.len() - index), location);
                self.binary_op(Operator::Sub, false, location);
            }
            self.op(Opcode::BinarySubscr, location);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(Opcode::PopTop, location);
        Ok(())
    }

    /// `compiler_pattern_or`.
    fn pattern_or(&mut self, patterns: &'a [Pattern], context: &mut PatternContext, location: Location) -> Result<()> {
        let end = self.new_label();
        let mut control: Vec<Name> = Vec::new();
        for (index, alternative) in patterns.iter().enumerate() {
            let last = index + 1 == patterns.len();
            let mut inner =
                PatternContext { allow_irrefutable: last && context.allow_irrefutable, ..PatternContext::default() };
            let place = alternative.location;
            self.op_arg(Opcode::Copy, 1, place);
            self.pattern(alternative, &mut inner)?;
            if index == 0 {
                control.clone_from(&inner.stores);
            } else if !self.reorder(&control, &mut inner.stores, place) {
                return error("alternative patterns bind different names", location);
            }
            self.jump(Opcode::Jump, end, place);
            self.emit_fail_pop(&mut inner, place);
        }
        self.op(Opcode::PopTop, location);
        self.jump_to_fail_pop(context, Opcode::Jump, location);
        self.place(end);
        let rotations = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(rotations, location);
            if context.stores.contains(&name) {
                return duplicate_store(&name, location);
            }
            context.stores.push(name);
        }
        self.op(Opcode::PopTop, location);
        Ok(())
    }

    /// Brings an alternative's captures into the order of the first one's; false if they are others.
    fn reorder(&mut self, control: &[Name], stores: &mut [Name], location: Location) -> bool {
        if control.len() != stores.len() {
            return false;
        }
        for (wanted, name) in control.iter().enumerate().rev() {
            let Some(found) = stores.iter().position(|store| store == name) else { return false };
            if wanted == found {
                continue;
            }
            if found > wanted {
                return false;
            }
            // The first `found + 1` names move up, to end at `wanted`.
            let rotations = found + 1;
            stores[..=wanted].rotate_left(rotations);
            for _ in 0..rotations {
                self.rotate(wanted + 1, location);
            }
        }
        true
    }
}

fn duplicate_store<T>(name: &str, location: Location) -> Result<T> {
    error(format!("multiple assignments to name '{name}' in pattern"), location)
}

/// `_`.
pub(super) fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::As { name: None, .. })
}

fn is_star(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Star(_))
}

/// `*_`.
fn is_star_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Star(None))
}
