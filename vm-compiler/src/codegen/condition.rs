//! Truth: comparisons, `and`, `or`, `if … else …`, and jumps on them.

use vm_core::isa::Opcode;

use super::{Codegen, Result};
use crate::ast::{BoolOp, CmpOp, Expr, ExprKind, UnaryOp};
use crate::instr::{Label, Location};

impl<'a> Codegen<'a> {
    /// `compiler_jump_if`: to `next` if the truth of `test` is `condition`.
    pub(super) fn jump_if(&mut self, test: &'a Expr, next: Label, condition: bool, location: Location) -> Result<()> {
        match &test.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
                return self.jump_if(operand, next, !condition, location);
            }
            ExprKind::BoolOp { op, values } => return self.jump_if_bool_op(*op, values, next, condition, location),
            ExprKind::IfExp { test, body, orelse } => {
                let end = self.new_label();
                let other = self.new_label();
                self.jump_if(test, other, false, location)?;
                self.jump_if(body, next, condition, location)?;
                self.jump(Opcode::Jump, end, Location::NONE);
                self.place(other);
                self.jump_if(orelse, next, condition, location)?;
                self.place(end);
                return Ok(());
            }
            ExprKind::Compare { left, ops, comparators } if ops.len() > 1 => {
                self.warn_of_compare(left, ops, comparators, test.location);
                return self.jump_if_chain(left, ops, comparators, next, condition, test.location);
            }
            _ => {}
        }
        self.expr(test)?;
        self.jump(pop_jump(condition), next, test.location);
        Ok(())
    }

    fn jump_if_bool_op(
        &mut self,
        op: BoolOp,
        values: &'a [Expr],
        next: Label,
        condition: bool,
        location: Location,
    ) -> Result<()> {
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        let decides = op == BoolOp::Or;
        let decided = if decides == condition { next } else { self.new_label() };
        for value in others {
            self.jump_if(value, decided, decides, location)?;
        }
        self.jump_if(last, next, condition, location)?;
        if decided != next {
            self.place(decided);
        }
        Ok(())
    }

    fn jump_if_chain(
        &mut self,
        left: &'a Expr,
        ops: &'a [CmpOp],
        comparators: &'a [Expr],
        next: Label,
        condition: bool,
        location: Location,
    ) -> Result<()> {
        let cleanup = self.new_label();
        self.expr(left)?;
        for (index, (op, comparator)) in ops.iter().zip(comparators).enumerate() {
            self.expr(comparator)?;
            if index + 1 == ops.len() {
                self.compare_op(*op, location);
                break;
            }
            self.op_arg(Opcode::Swap, 2, location);
            self.op_arg(Opcode::Copy, 2, location);
            self.compare_op(*op, location);
            self.jump(Opcode::PopJumpIfFalse, cleanup, location);
        }
        self.jump(pop_jump(condition), next, location);
        let end = self.new_label();
        self.jump(Opcode::Jump, end, Location::NONE);
        self.place(cleanup);
        self.op(Opcode::PopTop, location);
        if !condition {
            self.jump(Opcode::Jump, next, Location::NONE);
        }
        self.place(end);
        Ok(())
    }

    /// `compiler_compare`.
    pub(super) fn compare(
        &mut self,
        left: &'a Expr,
        ops: &'a [CmpOp],
        comparators: &'a [Expr],
        location: Location,
    ) -> Result<()> {
        self.warn_of_compare(left, ops, comparators, location);
        self.expr(left)?;
        if let ([op], [right]) = (ops, comparators) {
            self.expr(right)?;
            self.compare_op(*op, location);
            return Ok(());
        }
        let cleanup = self.new_label();
        for (index, (op, comparator)) in ops.iter().zip(comparators).enumerate() {
            self.expr(comparator)?;
            if index + 1 == ops.len() {
                self.compare_op(*op, location);
                break;
            }
            self.op_arg(Opcode::Swap, 2, location);
            self.op_arg(Opcode::Copy, 2, location);
            self.compare_op(*op, location);
            self.op_arg(Opcode::Copy, 1, location);
            self.jump(Opcode::PopJumpIfFalse, cleanup, location);
            self.op(Opcode::PopTop, location);
        }
        let end = self.new_label();
        self.jump(Opcode::Jump, end, Location::NONE);
        self.place(cleanup);
        self.op_arg(Opcode::Swap, 2, location);
        self.op(Opcode::PopTop, location);
        self.place(end);
        Ok(())
    }

    /// `compiler_addcompare`: the comparison, above the mask that specialised code tests against.
    pub(super) fn compare_op(&mut self, op: CmpOp, location: Location) {
        const UNORDERED: u32 = 1;
        const LESS: u32 = 2;
        const GREATER: u32 = 4;
        const EQUAL: u32 = 8;
        let (code, mask) = match op {
            CmpOp::Lt => (0, LESS),
            CmpOp::LtE => (1, LESS | EQUAL),
            CmpOp::Eq => (2, EQUAL),
            CmpOp::NotEq => (3, UNORDERED | LESS | GREATER),
            CmpOp::Gt => (4, GREATER),
            CmpOp::GtE => (5, GREATER | EQUAL),
            CmpOp::Is => return self.op_arg(Opcode::IsOp, 0, location),
            CmpOp::IsNot => return self.op_arg(Opcode::IsOp, 1, location),
            CmpOp::In => return self.op_arg(Opcode::ContainsOp, 0, location),
            CmpOp::NotIn => return self.op_arg(Opcode::ContainsOp, 1, location),
        };
        self.op_arg(Opcode::CompareOp, code << 4 | mask, location);
    }

    /// `compiler_boolop`.
    pub(super) fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], location: Location) -> Result<()> {
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        let end = self.new_label();
        for value in others {
            self.expr(value)?;
            self.op_arg(Opcode::Copy, 1, location);
            self.jump(pop_jump(op == BoolOp::Or), end, location);
            self.op(Opcode::PopTop, location);
        }
        self.expr(last)?;
        self.place(end);
        Ok(())
    }

    /// `compiler_ifexp`.
    pub(super) fn if_exp(
        &mut self,
        test: &'a Expr,
        body: &'a Expr,
        orelse: &'a Expr,
        location: Location,
    ) -> Result<()> {
        let end = self.new_label();
        let next = self.new_label();
        self.jump_if(test, next, false, location)?;
        self.expr(body)?;
        self.jump(Opcode::Jump, end, Location::NONE);
        self.place(next);
        self.expr(orelse)?;
        self.place(end);
        Ok(())
    }
}

fn pop_jump(condition: bool) -> Opcode {
    if condition { Opcode::PopJumpIfTrue } else { Opcode::PopJumpIfFalse }
}
