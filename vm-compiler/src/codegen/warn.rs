//! What is surely a mistake though it compiles: the `SyntaxWarning`s of code generation.

use super::Codegen;
use crate::ast::{CmpOp, CompKind, Expr, ExprKind};
use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;
use crate::object::Constant;

impl Codegen<'_> {
    /// `compiler_warn`.
    fn warn(&mut self, message: String, location: Location) {
        self.warnings.push(CompileError::new(ErrorKind::SyntaxError, message, location));
    }

    pub(super) fn warn_of_assert(&mut self, test: &Expr, location: Location) {
        let is_full_tuple = match &test.kind {
            ExprKind::Tuple { elts, .. } => !elts.is_empty(),
            ExprKind::Constant { value: Constant::Tuple(items), .. } => !items.is_empty(),
            _ => false,
        };
        if is_full_tuple {
            self.warn("assertion is always true, perhaps remove parentheses?".into(), location);
        }
    }

    /// `check_compare`.
    pub(super) fn warn_of_compare(&mut self, left: &Expr, ops: &[CmpOp], comparators: &[Expr], location: Location) {
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            let (word, instead) = match op {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => ("", ""),
            };
            let literal = [left, right].into_iter().find(|operand| !has_identity(operand));
            if let Some(name) = literal.and_then(infer_type).filter(|_| !word.is_empty()) {
                let message = format!("\"{word}\" with '{name}' literal. Did you mean \"{instead}\"?");
                return self.warn(message, location);
            }
            left = right;
        }
    }

    /// `check_caller`.
    pub(super) fn warn_of_call(&mut self, func: &Expr) {
        if matches!(func.kind, ExprKind::Lambda(_)) {
            return;
        }
        if let Some(name) = infer_type(func) {
            let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
            self.warn(message, func.location);
        }
    }

    /// `check_subscripter` and `check_index`.
    pub(super) fn warn_of_subscript(&mut self, value: &Expr, slice: &Expr) {
        let Some(name) = infer_type(value) else { return };
        if !matches!(name, "str" | "bytes" | "tuple" | "list" | "dict") {
            let message = format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
            return self.warn(message, value.location);
        }
        let index = infer_type(slice).filter(|index| !matches!(*index, "int" | "bool"));
        if let Some(index) = index.filter(|_| name != "dict") {
            let message =
                format!("{name} indices must be integers or slices, not {index}; perhaps you missed a comma?");
            self.warn(message, value.location);
        }
    }
}

/// `check_is_arg`: whether `is` says something of it.
fn has_identity(operand: &Expr) -> bool {
    match operand.as_constant() {
        Some(value) => matches!(value, Constant::None | Constant::Bool(_) | Constant::Ellipsis),
        None => true,
    }
}

/// `infer_type`: the name of the type that an expression surely has.
fn infer_type(expr: &Expr) -> Option<&'static str> {
    Some(match &expr.kind {
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } => "list",
        ExprKind::Dict { .. } => "dict",
        ExprKind::Set(_) => "set",
        ExprKind::Comp(comp) => match comp.kind {
            CompKind::List => "list",
            CompKind::Set => "set",
            CompKind::Dict => "dict",
            CompKind::Generator => "generator",
        },
        ExprKind::Lambda(_) => "function",
        ExprKind::JoinedStr(_) | ExprKind::FormattedValue { .. } => "str",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "NoneType",
            Constant::Bool(_) => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) => "int",
            Constant::Float(_) => "float",
            Constant::Complex(..) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
            Constant::Tuple(_) => "tuple",
            Constant::FrozenSet(_) => "frozenset",
            Constant::Code(_) => "code",
        },
        _ => return None,
    })
}
