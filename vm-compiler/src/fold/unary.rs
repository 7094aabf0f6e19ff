//! `-x`, `+x`, `~x`, `not x`.

use num_bigint::BigInt;

use super::int::as_int;
use super::make_const;
use crate::ast::{CmpOp, Expr, ExprKind, UnaryOp};
use crate::object::Constant;

/// `fold_unaryop`.
pub(super) fn fold(node: &mut Expr) {
    let ExprKind::UnaryOp { op, operand } = &mut node.kind else { return };
    if let Some(value) = operand.as_constant() {
        let value = apply(*op, value);
        make_const(node, value);
        return;
    }
    // `not a in b` is `a not in b`; the other comparisons may mean anything.
    if *op == UnaryOp::Not
        && let ExprKind::Compare { ops, .. } = &mut operand.kind
        && let [op] = ops.as_mut_slice()
        && let Some(inverted) = inverse(*op)
    {
        *op = inverted;
        let operand = core::mem::replace(&mut operand.kind, ExprKind::JoinedStr(Vec::new()));
        let location = match &node.kind {
            ExprKind::UnaryOp { operand, .. } => operand.location,
            _ => node.location,
        };
        *node = Expr { kind: operand, location };
    }
}

fn inverse(op: CmpOp) -> Option<CmpOp> {
    Some(match op {
        CmpOp::Is => CmpOp::IsNot,
        CmpOp::IsNot => CmpOp::Is,
        CmpOp::In => CmpOp::NotIn,
        CmpOp::NotIn => CmpOp::In,
        _ => return None,
    })
}

fn apply(op: UnaryOp, value: &Constant) -> Option<Constant> {
    if op == UnaryOp::Not {
        return Some(Constant::Bool(!value.is_true()));
    }
    Some(match (op, value) {
        (UnaryOp::USub, Constant::Float(value)) => Constant::Float(-value),
        (UnaryOp::USub, Constant::Complex(real, imag)) => Constant::Complex(-real, -imag),
        (UnaryOp::UAdd, Constant::Float(_) | Constant::Complex(..)) => value.clone(),
        (UnaryOp::USub, _) => Constant::Int(-as_int(value)?),
        (UnaryOp::UAdd, _) => Constant::Int(as_int(value)?),
        (UnaryOp::Invert, _) => Constant::Int(-as_int(value)? - BigInt::from(1)),
        (UnaryOp::Not, _) => return None,
    })
}
