//! What cannot be assigned to, deleted or annotated, by CPython's name for it (`_PyPegen_get_expr_name`).

use ruff_python_ast as py;
use ruff_python_ast::visitor::source_order::{SourceOrderVisitor, walk_expr};
use ruff_python_parser::ParseErrorType;
use ruff_text_size::Ranged;

use super::message::{Complaint, Refused};

/// Looks for the expression that takes up given bytes.
struct Finder<'a> {
    start: usize,
    end: usize,
    found: Option<&'a py::Expr>,
}

impl<'a> SourceOrderVisitor<'a> for Finder<'a> {
    fn visit_expr(&mut self, node: &'a py::Expr) {
        let (start, end) = (node.start().to_usize(), node.end().to_usize());
        if (start, end) == (self.start, self.end) && self.found.is_none() {
            self.found = Some(node);
        }
        if start <= self.start && self.end <= end {
            walk_expr(self, node);
        }
    }
}

fn find<'a>(refused: &Refused<'a>, start: usize, end: usize) -> Option<&'a py::Expr> {
    let mut finder = Finder { start, end, found: None };
    match refused.syntax {
        py::Mod::Module(module) => finder.visit_body(&module.body),
        py::Mod::Expression(module) => finder.visit_expr(&module.body),
    }
    finder.found
}

fn name(node: &py::Expr) -> &'static str {
    match node {
        py::Expr::Attribute(_) => "attribute",
        py::Expr::Subscript(_) => "subscript",
        py::Expr::Starred(_) => "starred",
        py::Expr::Name(_) => "name",
        py::Expr::List(_) => "list",
        py::Expr::Tuple(_) => "tuple",
        py::Expr::Lambda(_) => "lambda",
        py::Expr::Call(_) => "function call",
        py::Expr::BoolOp(_) | py::Expr::BinOp(_) | py::Expr::UnaryOp(_) => "expression",
        py::Expr::Generator(_) => "generator expression",
        py::Expr::Yield(_) | py::Expr::YieldFrom(_) => "yield expression",
        py::Expr::Await(_) => "await expression",
        py::Expr::ListComp(_) => "list comprehension",
        py::Expr::SetComp(_) => "set comprehension",
        py::Expr::DictComp(_) => "dict comprehension",
        py::Expr::Dict(_) => "dict literal",
        py::Expr::Set(_) => "set display",
        py::Expr::FString(_) => "f-string expression",
        py::Expr::NoneLiteral(_) => "None",
        py::Expr::BooleanLiteral(node) if node.value => "True",
        py::Expr::BooleanLiteral(_) => "False",
        py::Expr::EllipsisLiteral(_) => "ellipsis",
        py::Expr::Compare(_) => "comparison",
        py::Expr::If(_) => "conditional expression",
        py::Expr::Named(_) => "named expression",
        _ => "literal",
    }
}

/// The complaint about the target at these bytes.
pub(super) fn describe(refused: &Refused<'_>, error: &ParseErrorType, start: usize, end: usize) -> Complaint {
    let node = find(refused, start, end);
    let what = node.map_or("expression", name);
    let message = match error {
        ParseErrorType::InvalidDeleteTarget => format!("cannot delete {what}"),
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            format!("'{what}' is an illegal expression for augmented assignment")
        }
        ParseErrorType::InvalidAnnotatedAssignmentTarget => match node {
            Some(py::Expr::List(_) | py::Expr::Tuple(_)) => format!("only single target (not {what}) can be annotated"),
            _ => "illegal target for annotation".to_owned(),
        },
        ParseErrorType::InvalidNamedAssignmentTarget => format!("cannot use assignment expressions with {what}"),
        _ if what == "yield expression" && !in_parentheses(refused, start, end) => {
            "assignment to yield expression not possible".to_owned()
        }
        _ if node.is_some_and(|node| is_plain_equals(refused, node)) => {
            format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?")
        }
        _ => format!("cannot assign to {what}"),
    };
    Complaint::new(message, start, end)
}

fn in_parentheses(refused: &Refused<'_>, start: usize, end: usize) -> bool {
    let (before, after) = (refused.source.get(..start), refused.source.get(end..));
    before.is_some_and(|text| text.trim_end().ends_with('('))
        && after.is_some_and(|text| text.trim_start().starts_with(')'))
}

/// `invalid_named_expression`: the whole left side of a single `=`, where `==` would have been an expression.
fn is_plain_equals(refused: &Refused<'_>, node: &py::Expr) -> bool {
    let is_operand = |node: &py::Expr| {
        let parenthesized = in_parentheses(refused, node.start().to_usize(), node.end().to_usize());
        parenthesized
            || !matches!(
                node,
                py::Expr::Lambda(_)
                    | py::Expr::If(_)
                    | py::Expr::BoolOp(_)
                    | py::Expr::Compare(_)
                    | py::Expr::Yield(_)
                    | py::Expr::YieldFrom(_)
                    | py::Expr::Named(_)
                    | py::Expr::Starred(_)
            ) && !matches!(node, py::Expr::UnaryOp(unary) if unary.op == py::UnaryOp::Not)
                && !matches!(node, py::Expr::Tuple(tuple) if !tuple.parenthesized)
    };
    let named = !matches!(
        node,
        py::Expr::List(_)
            | py::Expr::Tuple(_)
            | py::Expr::Generator(_)
            | py::Expr::NoneLiteral(_)
            | py::Expr::BooleanLiteral(_)
    );
    let mut finder = AssignFinder { target: node, found: None };
    if let py::Mod::Module(module) = refused.syntax {
        finder.visit_body(&module.body);
    }
    named && is_operand(node) && finder.found.is_some_and(is_operand)
}

/// Looks for the assignment whose only target is given.
struct AssignFinder<'a> {
    target: &'a py::Expr,
    found: Option<&'a py::Expr>,
}

impl<'a> SourceOrderVisitor<'a> for AssignFinder<'a> {
    fn visit_stmt(&mut self, node: &'a py::Stmt) {
        if let py::Stmt::Assign(assign) = node
            && let [target] = assign.targets.as_slice()
            && target.range() == self.target.range()
        {
            self.found = Some(&assign.value);
        }
        py::visitor::source_order::walk_stmt(self, node);
    }
}
