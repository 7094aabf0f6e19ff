//! Binary operators on constants.

use num_traits::ToPrimitive;

use super::int::as_int;
use super::{complex, float, format, int, make_const, sequence};
use crate::ast::{Expr, ExprKind, Operator};
use crate::object::Constant;

/// `fold_binop`.
pub(super) fn fold(node: &mut Expr) {
    let ExprKind::BinOp { left, op, right } = &mut node.kind else { return };
    let Some(left) = left.as_constant() else { return };
    if *op == Operator::Mod
        && let (Constant::Str(text), ExprKind::Tuple { elts, .. }) = (left, &mut right.kind)
        && !elts.iter().any(Expr::is_starred)
    {
        if let Some(joined) = format::optimize_format(text, elts) {
            node.kind = joined;
        }
        return;
    }
    let Some(right) = right.as_constant() else { return };
    let value = apply(*op, left, right);
    make_const(node, value);
}

fn apply(op: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    if let (Constant::Bool(left), Constant::Bool(right)) = (left, right) {
        match op {
            Operator::BitAnd => return Some(Constant::Bool(left & right)),
            Operator::BitOr => return Some(Constant::Bool(left | right)),
            Operator::BitXor => return Some(Constant::Bool(left ^ right)),
            _ => {}
        }
    }
    match (rank(left), rank(right)) {
        (Some(Rank::Int), Some(Rank::Int)) => int::apply(op, &as_int(left)?, &as_int(right)?),
        (Some(left_rank), Some(right_rank)) if left_rank.max(right_rank) == Rank::Float => {
            float::apply(op, real(left)?, real(right)?)
        }
        (Some(_), Some(_)) => complex::apply(op, parts(left)?, parts(right)?),
        _ => sequence::apply(op, left, right),
    }
}

/// Which number a pair of operands is turned into: the higher one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Int,
    Float,
    Complex,
}

fn rank(value: &Constant) -> Option<Rank> {
    Some(match value {
        Constant::Int(_) | Constant::Bool(_) => Rank::Int,
        Constant::Float(_) => Rank::Float,
        Constant::Complex(..) => Rank::Complex,
        _ => return None,
    })
}

/// As a float; none if an int is too large for one.
fn real(value: &Constant) -> Option<f64> {
    match value {
        Constant::Float(value) => Some(*value),
        _ => as_int(value)?.to_f64().filter(|value| value.is_finite()),
    }
}

fn parts(value: &Constant) -> Option<(f64, f64)> {
    match value {
        Constant::Complex(real, imag) => Some((*real, *imag)),
        _ => Some((real(value)?, 0.0)),
    }
}
