//! Comprehensions and the assignment expressions in them, in the first walk.

use super::BlockKind;
use super::build::{Builder, Result, error};
use super::flags::{DEF_COMP_ITER, DEF_GLOBAL, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM};
use crate::ast::{Comp, CompKind, Comprehension, Expr, ExprKind};
use crate::instr::Location;

impl Builder {
    /// `symtable_handle_comprehension`.
    pub(super) fn comprehension(&mut self, comp: &Comp, location: Location) -> Result<()> {
        if self.current().can_see_class_scope {
            return error("Cannot use comprehension in annotation scope within class scope", location);
        }
        let Some((outermost, others)) = comp.generators.split_first() else { return Ok(()) };
        // The outermost iterable is evaluated outside.
        self.current().comp_iter_expr += 1;
        self.expr(&outermost.iter)?;
        self.current().comp_iter_expr -= 1;
        self.enter(Some(comp.scope), BlockKind::Function, None, location);
        self.current().comprehension = Some(comp.kind);
        self.current().coroutine |= outermost.is_async;
        let place = self.current().location;
        self.add_implicit(".0", DEF_PARAM, place)?;
        self.iteration_target(&outermost.target)?;
        self.exprs(&outermost.ifs)?;
        others.iter().try_for_each(|generator| self.generator(generator))?;
        self.exprs(&comp.value)?;
        self.expr(&comp.elt)?;
        let is_generator = comp.kind == CompKind::Generator;
        self.current().generator = is_generator;
        let is_async = self.current().coroutine && !is_generator;
        self.exit();
        self.current().coroutine |= is_async;
        Ok(())
    }

    fn generator(&mut self, generator: &Comprehension) -> Result<()> {
        self.iteration_target(&generator.target)?;
        self.current().comp_iter_expr += 1;
        self.expr(&generator.iter)?;
        self.current().comp_iter_expr -= 1;
        self.exprs(&generator.ifs)?;
        self.current().coroutine |= generator.is_async;
        Ok(())
    }

    fn iteration_target(&mut self, target: &Expr) -> Result<()> {
        self.current().comp_iter_target = true;
        self.expr(target)?;
        self.current().comp_iter_target = false;
        Ok(())
    }

    /// `symtable_handle_namedexpr`.
    pub(super) fn named_expr(&mut self, target: &Expr, value: &Expr, location: Location) -> Result<()> {
        if self.current().comp_iter_expr > 0 {
            return error("assignment expression cannot be used in a comprehension iterable expression", location);
        }
        if self.current().comprehension.is_some() {
            self.extend_scope(target)?;
        }
        self.exprs([value, target])
    }

    /// `symtable_extend_namedexpr_scope`: the target belongs to the nearest block that is no comprehension.
    fn extend_scope(&mut self, target: &Expr) -> Result<()> {
        let ExprKind::Name { id, .. } = &target.kind else { return Ok(()) };
        let location = target.location;
        for at in (0..self.stack.len()).rev() {
            let outer = self.stack[at];
            let entry = self.table.entry(outer);
            let known = entry.flags(id);
            if entry.comprehension.is_some() {
                if known & DEF_COMP_ITER != 0 && known & DEF_LOCAL != 0 {
                    let message =
                        format!("assignment expression cannot rebind comprehension iteration variable '{id}'");
                    return error(message, location);
                }
                continue;
            }
            let place = match entry.kind {
                BlockKind::Function => {
                    let flag = if known & DEF_GLOBAL != 0 { DEF_GLOBAL } else { DEF_NONLOCAL };
                    self.add_def(id, flag, location)?;
                    self.record_directive(id, location);
                    return self.add_def_to(outer, id, DEF_LOCAL, location);
                }
                BlockKind::Module => {
                    self.add_def(id, DEF_GLOBAL, location)?;
                    self.record_directive(id, location);
                    return self.add_def_to(outer, id, DEF_GLOBAL, location);
                }
                BlockKind::Class => "cannot be used in a class body",
                BlockKind::TypeParams => "cannot be used within the definition of a generic",
                BlockKind::TypeAlias => "cannot be used in a type alias",
                BlockKind::TypeVarBound => "cannot be used in a TypeVar bound",
                BlockKind::Annotation => continue,
            };
            return error(format!("assignment expression within a comprehension {place}"), location);
        }
        Ok(())
    }
}
