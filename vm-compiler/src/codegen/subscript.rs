//! Subscripts and slices.

use vm_core::isa::Opcode;

use super::{Codegen, Result};
use crate::ast::{Context, Expr, ExprKind};
use crate::instr::Location;
use crate::object::Constant;

impl<'a> Codegen<'a> {
    /// `compiler_subscript`.
    pub(super) fn subscript(
        &mut self,
        value: &'a Expr,
        slice: &'a Expr,
        ctx: Context,
        location: Location,
    ) -> Result<()> {
        if ctx == Context::Load {
            self.warn_of_subscript(value, slice);
        }
        self.expr(value)?;
        let opcode = if is_two_element_slice(slice) && ctx != Context::Del {
            self.slice(slice)?;
            if ctx == Context::Load { Opcode::BinarySlice } else { Opcode::StoreSlice }
        } else {
            self.expr(slice)?;
            match ctx {
                Context::Load => Opcode::BinarySubscr,
                Context::Store => Opcode::StoreSubscr,
                Context::Del => Opcode::DeleteSubscr,
            }
        };
        self.op(opcode, location);
        Ok(())
    }

    /// `compiler_slice`: pushes the bounds, and says how many.
    pub(super) fn slice(&mut self, node: &'a Expr) -> Result<u32> {
        let ExprKind::Slice { lower, upper, step } = &node.kind else { return Ok(0) };
        for bound in [lower, upper] {
            match bound {
                Some(bound) => self.expr(bound)?,
                None => self.load_const(Constant::None, node.location),
            }
        }
        match step {
            Some(step) => {
                self.expr(step)?;
                Ok(3)
            }
            None => Ok(2),
        }
    }
}

pub(super) fn is_two_element_slice(slice: &Expr) -> bool {
    matches!(slice.kind, ExprKind::Slice { step: None, .. })
}
