//! Constant folding on the tree, before anything else looks at it: CPython 3.12's `Python/ast_opt.c`.
//!
//! What cannot be computed (a division by zero, a result beyond the limits) is left as it stands.

mod binary;
mod complex;
mod format;
mod float;
mod int;
mod sequence;
mod unary;
mod walk;

use crate::ast::{CmpOp, Context, Expr, ExprKind, Mod};
use crate::object::Constant;

pub(crate) use sequence::{frozenset, python_equal};

/// Folds a whole program. `debug` is the value of `__debug__`; annotations that stay text are left alone.
pub(crate) fn fold(module: &mut Mod, debug: bool, future_annotations: bool) {
    let folder = Folder { debug, future_annotations };
    match module {
        Mod::Module(body) => folder.body(body),
        Mod::Interactive(body) => folder.stmts(body),
        Mod::Expression(expr) => folder.expr(expr),
    }
}

struct Folder {
    debug: bool,
    future_annotations: bool,
}

/// `make_const`: turns the node into `value`, if there is one.
fn make_const(node: &mut Expr, value: Option<Constant>) {
    if let Some(value) = value {
        node.kind = ExprKind::Constant { value, unicode_prefix: false };
    }
}

/// `make_const_tuple`: the values of a display of constants.
fn constants(elts: &[Expr]) -> Option<Vec<Constant>> {
    elts.iter().map(|elt| elt.as_constant().cloned()).collect()
}

fn fold_tuple(node: &mut Expr) {
    if let ExprKind::Tuple { elts, ctx: Context::Load } = &node.kind {
        let value = constants(elts).map(Constant::Tuple);
        make_const(node, value);
    }
}

/// `fold_iter`: what is only iterated over or searched need not be a list or a set.
fn fold_iter(node: &mut Expr) {
    match &mut node.kind {
        ExprKind::List { elts, ctx } => {
            if elts.iter().any(Expr::is_starred) {
                return;
            }
            let value = constants(elts).map(Constant::Tuple);
            node.kind = ExprKind::Tuple { elts: core::mem::take(elts), ctx: *ctx };
            make_const(node, value);
        }
        ExprKind::Set(elts) => {
            let value = constants(elts).map(sequence::frozenset);
            make_const(node, value);
        }
        _ => {}
    }
}

fn fold_compare(ops: &[CmpOp], comparators: &mut [Expr]) {
    if let (Some(CmpOp::In | CmpOp::NotIn), Some(last)) = (ops.last(), comparators.last_mut()) {
        fold_iter(last);
    }
}
