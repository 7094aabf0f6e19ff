//! Displays: lists, tuples, sets, dicts; and targets that are lists or tuples.

use vm_core::isa::Opcode;

use super::emit::INTRINSIC_LIST_TO_TUPLE;
use super::{Codegen, Result, STACK_USE_GUIDELINE, error};
use crate::ast::{Context, Expr, ExprKind, Name};
use crate::fold;
use crate::instr::Location;
use crate::object::Constant;

/// The instructions that build one sort of display.
pub(super) struct Display {
    build: Opcode,
    add: Opcode,
    extend: Opcode,
    /// It ends as a tuple.
    tuple: bool,
}

impl Display {
    const LIST: Self =
        Self { build: Opcode::BuildList, add: Opcode::ListAppend, extend: Opcode::ListExtend, tuple: false };
    pub(super) const TUPLE: Self = Self { tuple: true, ..Self::LIST };
    const SET: Self = Self { build: Opcode::BuildSet, add: Opcode::SetAdd, extend: Opcode::SetUpdate, tuple: false };
}

impl<'a> Codegen<'a> {
    pub(super) fn list(&mut self, elts: &'a [Expr], ctx: Context, location: Location) -> Result<()> {
        self.sequence(elts, ctx, &Display::LIST, location)
    }

    pub(super) fn tuple(&mut self, elts: &'a [Expr], ctx: Context, location: Location) -> Result<()> {
        self.sequence(elts, ctx, &Display::TUPLE, location)
    }

    fn sequence(&mut self, elts: &'a [Expr], ctx: Context, display: &Display, location: Location) -> Result<()> {
        match ctx {
            Context::Store => self.unpack_into(elts, location),
            Context::Load => self.star_unpack(elts, None, 0, display, location),
            Context::Del => self.exprs(elts),
        }
    }

    pub(super) fn set(&mut self, elts: &'a [Expr], location: Location) -> Result<()> {
        self.star_unpack(elts, None, 0, &Display::SET, location)
    }

    /// `starunpack_helper`: a display whose first `pushed` items are on the stack already, and whose last one, if
    /// `last` is given, is a name.
    pub(super) fn star_unpack(
        &mut self,
        elts: &'a [Expr],
        last: Option<&Name>,
        pushed: u32,
        display: &Display,
        location: Location,
    ) -> Result<()> {
        let count = elts.len() + usize::from(last.is_some());
        if count > 2
            && last.is_none()
            && let Some(folded) = elts.iter().map(|elt| elt.as_constant().cloned()).collect::<Option<Vec<_>>>()
        {
            self.folded_display(folded, pushed, display, location);
            return Ok(());
        }
        let big = count + pushed as usize > STACK_USE_GUIDELINE;
        if !big && !elts.iter().any(Expr::is_starred) {
            self.exprs(elts)?;
            if let Some(last) = last {
                self.load_name(last, location)?;
            }
            let build = if display.tuple { Opcode::BuildTuple } else { display.build };
            self.op_count(build, count + pushed as usize, location);
            return Ok(());
        }
        let mut built = big;
        if big {
            self.op_arg(display.build, pushed, location);
        }
        for (index, elt) in elts.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = &elt.kind {
                if !built {
                    self.op_count(display.build, index + pushed as usize, location);
                    built = true;
                }
                self.expr(value)?;
                self.op_arg(display.extend, 1, location);
            } else {
                self.expr(elt)?;
                if built {
                    self.op_arg(display.add, 1, location);
                }
            }
        }
        if let Some(last) = last {
            self.load_name(last, location)?;
            self.op_arg(display.add, 1, location);
        }
        self.finish_tuple(display, location);
        Ok(())
    }

    fn finish_tuple(&mut self, display: &Display, location: Location) {
        if display.tuple {
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_LIST_TO_TUPLE, location);
        }
    }

    fn folded_display(&mut self, folded: Vec<Constant>, pushed: u32, display: &Display, location: Location) {
        if display.tuple && pushed == 0 {
            self.load_const(Constant::Tuple(folded), location);
            return;
        }
        let folded = if display.add == Opcode::SetAdd { fold::frozenset(folded) } else { Constant::Tuple(folded) };
        self.op_arg(display.build, pushed, location);
        self.load_const(folded, location);
        self.op_arg(display.extend, 1, location);
        self.finish_tuple(display, location);
    }

    /// `assignment_helper`.
    fn unpack_into(&mut self, elts: &'a [Expr], location: Location) -> Result<()> {
        let mut starred = elts.iter().enumerate().filter(|(_, elt)| elt.is_starred());
        match (starred.next(), starred.next()) {
            (None, _) => self.op_count(Opcode::UnpackSequence, elts.len(), location),
            (Some((before, _)), second) => {
                let after = elts.len() - before - 1;
                if before >= 1 << 8 || after >= (i32::MAX >> 8) as usize {
                    return error("too many expressions in star-unpacking assignment", location);
                }
                self.op_count(Opcode::UnpackEx, before + (after << 8), location);
                if second.is_some() {
                    return error("multiple starred expressions in assignment", location);
                }
            }
        }
        for elt in elts {
            match &elt.kind {
                ExprKind::Starred { value, .. } => self.expr(value)?,
                _ => self.expr(elt)?,
            }
        }
        Ok(())
    }

    /// `compiler_dict`.
    pub(super) fn dict(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr], location: Location) -> Result<()> {
        let mut have_dict = false;
        let mut elements = 0;
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_some() {
                if elements * 2 <= STACK_USE_GUIDELINE {
                    elements += 1;
                    continue;
                }
                let range = index - elements..index + 1;
                self.sub_dict(&keys[range.clone()], &values[range], location)?;
                self.update_dict(&mut have_dict, location);
                elements = 0;
                continue;
            }
            if elements > 0 {
                let range = index - elements..index;
                self.sub_dict(&keys[range.clone()], &values[range], location)?;
                self.update_dict(&mut have_dict, location);
                elements = 0;
            }
            if !have_dict {
                self.op_arg(Opcode::BuildMap, 0, location);
                have_dict = true;
            }
            self.expr(value)?;
            self.op_arg(Opcode::DictUpdate, 1, location);
        }
        if elements > 0 {
            let range = keys.len() - elements..keys.len();
            self.sub_dict(&keys[range.clone()], &values[range], location)?;
            self.update_dict(&mut have_dict, location);
        }
        if !have_dict {
            self.op_arg(Opcode::BuildMap, 0, location);
        }
        Ok(())
    }

    fn update_dict(&mut self, have_dict: &mut bool, location: Location) {
        if *have_dict {
            self.op_arg(Opcode::DictUpdate, 1, location);
        }
        *have_dict = true;
    }

    /// `compiler_subdict`: a run of pairs without `**`.
    fn sub_dict(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr], location: Location) -> Result<()> {
        let count = keys.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        let constant = |key: &Option<Expr>| key.as_ref().and_then(Expr::as_constant).cloned();
        if count > 1
            && !big
            && let Some(constants) = keys.iter().map(constant).collect::<Option<Vec<_>>>()
        {
            self.exprs(values)?;
            self.load_const(Constant::Tuple(constants), location);
            self.op_count(Opcode::BuildConstKeyMap, count, location);
            return Ok(());
        }
        if big {
            self.op_arg(Opcode::BuildMap, 0, location);
        }
        for (key, value) in keys.iter().zip(values) {
            self.exprs(key)?;
            self.expr(value)?;
            if big {
                self.op_arg(Opcode::MapAdd, 1, location);
            }
        }
        if !big {
            self.op_count(Opcode::BuildMap, count, location);
        }
        Ok(())
    }
}
