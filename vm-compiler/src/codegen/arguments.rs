//! What a function definition evaluates where it stands: defaults and annotations.

use vm_core::isa::Opcode;

use super::{Codegen, Result};
use crate::ast::{Arguments, Context, Expr, ExprKind, Name, Parameter};
use crate::instr::Location;
use crate::object::Constant;

/// `MAKE_FUNCTION`'s flags.
pub(super) const DEFAULTS: u32 = 1;
pub(super) const KW_DEFAULTS: u32 = 2;
pub(super) const ANNOTATIONS: u32 = 4;
pub(super) const CLOSURE: u32 = 8;

impl<'a> Codegen<'a> {
    /// `compiler_check_debug_args`.
    pub(super) fn check_parameters(&self, args: &Arguments) -> Result<()> {
        let positional = args.posonlyargs.iter().chain(&args.args).chain(&args.vararg);
        let mut parameters = positional.chain(&args.kwonlyargs).chain(&args.kwarg);
        parameters.try_for_each(|parameter| self.check_name(&parameter.arg, Context::Store, parameter.location))
    }

    /// `compiler_default_arguments`: pushes the defaults, and returns the flags that say which.
    pub(super) fn defaults(&mut self, args: &'a Arguments, location: Location) -> Result<u32> {
        let mut flags = 0;
        if !args.defaults.is_empty() {
            self.exprs(&args.defaults)?;
            self.op_count(Opcode::BuildTuple, args.defaults.len(), location);
            flags |= DEFAULTS;
        }
        let mut names = Vec::new();
        for (parameter, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            if let Some(default) = default {
                names.push(self.mangled(&parameter.arg));
                self.expr(default)?;
            }
        }
        if !names.is_empty() {
            self.load_const(Self::name_tuple(&names), location);
            self.op_count(Opcode::BuildConstKeyMap, names.len(), location);
            flags |= KW_DEFAULTS;
        }
        Ok(flags)
    }

    /// `compiler_visit_annotations`: pushes a tuple of names and annotations; whether there are any.
    pub(super) fn annotations(
        &mut self,
        args: &'a Arguments,
        returns: Option<&'a Expr>,
        location: Location,
    ) -> Result<bool> {
        let parameters = args.args.iter().chain(&args.posonlyargs).chain(&args.vararg);
        let parameters: Vec<&Parameter> = parameters.chain(&args.kwonlyargs).chain(&args.kwarg).collect();
        let mut count = 0;
        for parameter in parameters {
            if let Some(annotation) = &parameter.annotation {
                self.annotation(&parameter.arg, annotation, location)?;
                count += 2;
            }
        }
        if let Some(returns) = returns {
            self.annotation(&Name::from("return"), returns, location)?;
            count += 2;
        }
        if count > 0 {
            self.op_count(Opcode::BuildTuple, count, location);
        }
        Ok(count > 0)
    }

    /// `compiler_visit_argannotation`.
    fn annotation(&mut self, name: &Name, annotation: &'a Expr, location: Location) -> Result<()> {
        let name = self.mangled(name);
        self.load_const(Constant::str(&*name), location);
        match &annotation.kind {
            // `*args: *Ts`.
            ExprKind::Starred { value, .. } if !self.settings.future.annotations() => {
                self.expr(value)?;
                self.op_arg(Opcode::UnpackSequence, 1, location);
                Ok(())
            }
            _ => self.annotation_value(annotation),
        }
    }
}
