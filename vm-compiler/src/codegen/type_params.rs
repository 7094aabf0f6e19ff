//! Type parameters and `type` statements (PEP 695).

use vm_core::isa::Opcode;

use super::emit::{
    INTRINSIC_PARAMSPEC, INTRINSIC_TYPEALIAS, INTRINSIC_TYPEVAR, INTRINSIC_TYPEVAR_WITH_BOUND,
    INTRINSIC_TYPEVAR_WITH_CONSTRAINTS, INTRINSIC_TYPEVARTUPLE,
};
use super::unit::ScopeKind;
use super::{Codegen, Result};
use crate::ast::{Expr, ExprKind, Name, ScopeId, TypeAlias, TypeParam, TypeParamKind};
use crate::instr::Location;
use crate::object::Constant;

impl<'a> Codegen<'a> {
    /// Opens the scope of type parameters and pushes the tuple of them.
    pub(super) fn enter_type_params(
        &mut self,
        name: &Name,
        scope: ScopeId,
        params: &'a [TypeParam],
        firstlineno: i32,
    ) -> Result<()> {
        self.enter_type_params_scope(name, scope, firstlineno)?;
        self.type_params(params)
    }

    fn enter_type_params_scope(&mut self, name: &Name, scope: ScopeId, firstlineno: i32) -> Result<()> {
        let name = Name::from(format!("<generic parameters of {name}>"));
        let entry = self.lookup(scope)?;
        self.enter_unit(&name, ScopeKind::TypeParams, entry, firstlineno)
    }

    /// `compiler_type_params`.
    fn type_params(&mut self, params: &'a [TypeParam]) -> Result<()> {
        let Some(first) = params.first() else { return Ok(()) };
        for param in params {
            let location = param.location;
            self.load_str(&param.name, location);
            match &param.kind {
                TypeParamKind::TypeVar { scope, bound: Some(bound) } => {
                    self.type_var_bound(&param.name, *scope, bound, location)?;
                    let constraints = matches!(bound.kind, ExprKind::Tuple { .. });
                    let intrinsic =
                        if constraints { INTRINSIC_TYPEVAR_WITH_CONSTRAINTS } else { INTRINSIC_TYPEVAR_WITH_BOUND };
                    self.op_arg(Opcode::CallIntrinsic2, intrinsic, location);
                }
                TypeParamKind::TypeVar { bound: None, .. } => {
                    self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_TYPEVAR, location);
                }
                TypeParamKind::TypeVarTuple => {
                    self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_TYPEVARTUPLE, location);
                }
                TypeParamKind::ParamSpec => self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_PARAMSPEC, location),
            }
            self.op_arg(Opcode::Copy, 1, location);
            self.store_name(&param.name, location)?;
        }
        self.op_count(Opcode::BuildTuple, params.len(), first.location);
        Ok(())
    }

    /// The function that evaluates a bound when it is asked for.
    fn type_var_bound(&mut self, name: &Name, scope: ScopeId, bound: &'a Expr, location: Location) -> Result<()> {
        let entry = self.lookup(scope)?;
        self.enter_unit(name, ScopeKind::TypeParams, entry, bound.location.line)?;
        self.expr(bound)?;
        self.op(Opcode::ReturnValue, location);
        let unit = self.leave_unit(true)?;
        self.make_closure(unit, 0, location)
    }

    /// `compiler_typealias`.
    pub(super) fn type_alias(&mut self, alias: &'a TypeAlias, location: Location) -> Result<()> {
        let ExprKind::Name { id, .. } = &alias.name.kind else {
            return super::error("invalid syntax", alias.name.location);
        };
        let generic = !alias.type_params.is_empty();
        if generic {
            self.op(Opcode::PushNull, location);
            self.enter_type_params_scope(id, alias.type_params_scope, location.line)?;
            self.load_str(id, location);
            self.type_params(&alias.type_params)?;
        } else {
            self.load_str(id, location);
            self.load_const(Constant::None, location);
        }
        self.type_alias_body(id, alias, location)?;
        if generic {
            let unit = self.leave_unit(false)?;
            self.make_closure(unit, 0, location)?;
            self.op_arg(Opcode::Call, 0, location);
        }
        self.store_name(id, location)
    }

    /// `compiler_typealias_body`.
    fn type_alias_body(&mut self, name: &Name, alias: &'a TypeAlias, location: Location) -> Result<()> {
        let entry = self.lookup(alias.scope)?;
        self.enter_unit(name, ScopeKind::Function, entry, location.line)?;
        // The first constant would be the docstring.
        self.add_const(Constant::None);
        self.expr(&alias.value)?;
        self.op(Opcode::ReturnValue, location);
        let unit = self.leave_unit(false)?;
        self.make_closure(unit, 0, location)?;
        self.op_arg(Opcode::BuildTuple, 3, location);
        self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_TYPEALIAS, location);
        Ok(())
    }
}
