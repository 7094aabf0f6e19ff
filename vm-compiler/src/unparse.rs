//! An expression as text again, for annotations that stay text (PEP 563): CPython's `Python/ast_unparse.c`.

use crate::ast::{
    Arguments, BoolOp, CmpOp, Comp, CompKind, Comprehension, Conversion, Expr, ExprKind, Keyword, Operator, Parameter,
    UnaryOp,
};
use crate::object::Constant;
use crate::string::PyString;

/// The text of `node`, as `ast.unparse` would nearly write it.
pub(crate) fn unparse(node: &Expr) -> PyString {
    let mut out = Unparser { text: Vec::new() };
    out.expr(node, Level::Test);
    PyString::from_wtf8(&out.text).unwrap_or_default()
}

/// How tightly what stands around binds (`PR_TEST` and on).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Cmp,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

const EXPR: Level = Level::BitOr;

impl Level {
    /// The next tighter one.
    fn up(self) -> Self {
        match self {
            Self::Tuple => Self::Test,
            Self::Test => Self::Or,
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Cmp,
            Self::Cmp => Self::BitOr,
            Self::BitOr => Self::BitXor,
            Self::BitXor => Self::BitAnd,
            Self::BitAnd => Self::Shift,
            Self::Shift => Self::Arith,
            Self::Arith => Self::Term,
            Self::Term => Self::Factor,
            Self::Factor => Self::Power,
            Self::Power => Self::Await,
            Self::Await | Self::Atom => Self::Atom,
        }
    }
}

struct Unparser {
    /// WTF-8.
    text: Vec<u8>,
}

impl Unparser {
    fn push(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// Writes `inner`, in parentheses if what stands around binds tighter than `own`.
    fn parens(&mut self, level: Level, own: Level, inner: impl FnOnce(&mut Self)) {
        let needed = level > own;
        self.push(if needed { "(" } else { "" });
        inner(self);
        self.push(if needed { ")" } else { "" });
    }

    fn list(&mut self, nodes: &[Expr]) {
        for (index, node) in nodes.iter().enumerate() {
            self.push(if index == 0 { "" } else { ", " });
            self.expr(node, Level::Test);
        }
    }

    fn expr(&mut self, node: &Expr, level: Level) {
        match &node.kind {
            ExprKind::BoolOp { op, values } => {
                let (own, word) = match op {
                    BoolOp::And => (Level::And, " and "),
                    BoolOp::Or => (Level::Or, " or "),
                };
                self.parens(level, own, |out| {
                    for (index, value) in values.iter().enumerate() {
                        out.push(if index == 0 { "" } else { word });
                        out.expr(value, own.up());
                    }
                });
            }
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, level),
            ExprKind::UnaryOp { op, operand } => {
                let (own, word) = match op {
                    UnaryOp::Invert => (Level::Factor, "~"),
                    UnaryOp::Not => (Level::Not, "not "),
                    UnaryOp::UAdd => (Level::Factor, "+"),
                    UnaryOp::USub => (Level::Factor, "-"),
                };
                self.parens(level, own, |out| {
                    out.push(word);
                    out.expr(operand, own);
                });
            }
            ExprKind::Lambda(lambda) => self.parens(level, Level::Test, |out| {
                out.push("lambda");
                out.arguments(&lambda.args);
                out.push(": ");
                out.expr(&lambda.body, Level::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.parens(level, Level::Test, |out| {
                out.expr(body, Level::Test.up());
                out.push(" if ");
                out.expr(test, Level::Test.up());
                out.push(" else ");
                out.expr(orelse, Level::Test);
            }),
            ExprKind::Compare { left, ops, comparators } => self.parens(level, Level::Cmp, |out| {
                out.expr(left, Level::Cmp.up());
                for (op, right) in ops.iter().zip(comparators) {
                    out.push(compare_text(*op));
                    out.expr(right, Level::Cmp.up());
                }
            }),
            ExprKind::Await(value) => self.parens(level, Level::Await, |out| {
                out.push("await ");
                out.expr(value, Level::Atom);
            }),
            ExprKind::Yield(None) => self.push("(yield)"),
            ExprKind::Yield(Some(value)) => self.wrapped("(yield ", value, ")"),
            ExprKind::YieldFrom(value) => self.wrapped("(yield from ", value, ")"),
            ExprKind::NamedExpr { target, value } => self.parens(level, Level::Tuple, |out| {
                out.expr(target, Level::Atom);
                out.push(" := ");
                out.expr(value, Level::Atom);
            }),
            other => self.atom(other, level),
        }
    }

    fn atom(&mut self, kind: &ExprKind, level: Level) {
        match kind {
            ExprKind::Dict { keys, values } => {
                self.push("{");
                for (index, (key, value)) in keys.iter().zip(values).enumerate() {
                    self.push(if index == 0 { "" } else { ", " });
                    match key {
                        Some(key) => {
                            self.expr(key, Level::Test);
                            self.push(": ");
                            self.expr(value, Level::Test);
                        }
                        None => {
                            self.push("**");
                            self.expr(value, EXPR);
                        }
                    }
                }
                self.push("}");
            }
            ExprKind::Set(elts) => {
                self.push("{");
                self.list(elts);
                self.push("}");
            }
            ExprKind::Comp(comp) => self.comprehension(comp),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords),
            ExprKind::Constant { value, unicode_prefix } => self.constant(value, *unicode_prefix),
            ExprKind::JoinedStr(values) => self.joined(values, false),
            ExprKind::FormattedValue { .. } => self.formatted_in_text(kind),
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, Level::Atom);
                let int = matches!(value.as_constant(), Some(Constant::Int(_)));
                self.push(if int { " ." } else { "." });
                self.push(attr);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, Level::Atom);
                self.push("[");
                self.expr(slice, Level::Tuple);
                self.push("]");
            }
            ExprKind::Starred { value, .. } => {
                self.push("*");
                self.expr(value, EXPR);
            }
            ExprKind::Name { id, .. } => self.push(id),
            ExprKind::List { elts, .. } => {
                self.push("[");
                self.list(elts);
                self.push("]");
            }
            ExprKind::Tuple { elts, .. } if elts.is_empty() => self.push("()"),
            ExprKind::Tuple { elts, .. } => self.parens(level, Level::Tuple, |out| {
                out.list(elts);
                out.push(if elts.len() == 1 { "," } else { "" });
            }),
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower.as_deref());
                self.push(":");
                self.optional(upper.as_deref());
                if step.is_some() {
                    self.push(":");
                    self.optional(step.as_deref());
                }
            }
            _ => {}
        }
    }

    fn optional(&mut self, node: Option<&Expr>) {
        if let Some(node) = node {
            self.expr(node, Level::Test);
        }
    }

    fn wrapped(&mut self, before: &str, node: &Expr, after: &str) {
        self.push(before);
        self.expr(node, Level::Test);
        self.push(after);
    }

    fn binary(&mut self, left: &Expr, op: Operator, right: &Expr, level: Level) {
        let (word, own, right_associative) = match op {
            Operator::Add => (" + ", Level::Arith, false),
            Operator::Sub => (" - ", Level::Arith, false),
            Operator::Mult => (" * ", Level::Term, false),
            Operator::MatMult => (" @ ", Level::Term, false),
            Operator::Div => (" / ", Level::Term, false),
            Operator::Mod => (" % ", Level::Term, false),
            Operator::LShift => (" << ", Level::Shift, false),
            Operator::RShift => (" >> ", Level::Shift, false),
            Operator::BitOr => (" | ", Level::BitOr, false),
            Operator::BitXor => (" ^ ", Level::BitXor, false),
            Operator::BitAnd => (" & ", Level::BitAnd, false),
            Operator::FloorDiv => (" // ", Level::Term, false),
            Operator::Pow => (" ** ", Level::Power, true),
        };
        self.parens(level, own, |out| {
            out.expr(left, if right_associative { own.up() } else { own });
            out.push(word);
            out.expr(right, if right_associative { own } else { own.up() });
        });
    }

    fn arguments(&mut self, args: &Arguments) {
        let positional: Vec<&Parameter> = args.posonlyargs.iter().chain(&args.args).collect();
        let plain = positional.len() - args.defaults.len();
        let mut first = true;
        for (index, parameter) in positional.iter().enumerate() {
            self.separate(&mut first);
            self.push(&parameter.arg);
            if index >= plain {
                self.wrapped("=", &args.defaults[index - plain], "");
            }
            if index + 1 == args.posonlyargs.len() {
                self.push(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            self.separate(&mut first);
            self.push("*");
            self.push(args.vararg.as_ref().map_or("", |parameter| &parameter.arg));
        }
        for (parameter, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            self.separate(&mut first);
            self.push(&parameter.arg);
            if let Some(default) = default {
                self.wrapped("=", default, "");
            }
        }
        if let Some(parameter) = &args.kwarg {
            self.separate(&mut first);
            self.push("**");
            self.push(&parameter.arg);
        }
    }

    fn separate(&mut self, first: &mut bool) {
        self.push(if core::mem::take(first) { " " } else { ", " });
    }

    fn comprehension(&mut self, comp: &Comp) {
        let (open, close) = match comp.kind {
            CompKind::List => ("[", "]"),
            CompKind::Set | CompKind::Dict => ("{", "}"),
            CompKind::Generator => ("(", ")"),
        };
        self.push(open);
        self.expr(&comp.elt, Level::Test);
        if let Some(value) = &comp.value {
            self.push(": ");
            self.expr(value, Level::Test);
        }
        comp.generators.iter().for_each(|generator| self.generator(generator));
        self.push(close);
    }

    fn generator(&mut self, generator: &Comprehension) {
        self.push(if generator.is_async { " async for " } else { " for " });
        self.expr(&generator.target, Level::Tuple);
        self.push(" in ");
        self.expr(&generator.iter, Level::Test.up());
        for condition in &generator.ifs {
            self.push(" if ");
            self.expr(condition, Level::Test.up());
        }
    }

    fn call(&mut self, func: &Expr, args: &[Expr], keywords: &[Keyword]) {
        self.expr(func, Level::Atom);
        if let ([Expr { kind: ExprKind::Comp(comp), .. }], []) = (args, keywords)
            && comp.kind == CompKind::Generator
        {
            return self.comprehension(comp);
        }
        self.push("(");
        self.list(args);
        for (index, keyword) in keywords.iter().enumerate() {
            self.push(if index == 0 && args.is_empty() { "" } else { ", " });
            match &keyword.arg {
                Some(arg) => {
                    self.push(arg);
                    self.push("=");
                }
                None => self.push("**"),
            }
            self.expr(&keyword.value, Level::Test);
        }
        self.push(")");
    }

    fn constant(&mut self, value: &Constant, unicode_prefix: bool) {
        if unicode_prefix {
            self.push("u");
        }
        match value {
            Constant::Ellipsis => self.push("..."),
            Constant::Tuple(items) => {
                self.push("(");
                for (index, item) in items.iter().enumerate() {
                    self.push(if index == 0 { "" } else { ", " });
                    self.constant(item, false);
                }
                self.push(if items.len() == 1 { ",)" } else { ")" });
            }
            // An infinity is written as a literal that overflows.
            Constant::Float(_) | Constant::Complex(..) => {
                let text = value.to_string().replace("inf", "1e309");
                self.push(&text);
            }
            _ => self.push(&value.to_string()),
        }
    }

    /// `append_joinedstr`.
    fn joined(&mut self, values: &[Expr], in_spec: bool) {
        let mut body = Self { text: Vec::new() };
        values.iter().for_each(|value| body.element(value));
        if in_spec {
            self.text.extend_from_slice(&body.text);
            return;
        }
        self.push("f");
        let text = Constant::Str(PyString::from_wtf8(&body.text).unwrap_or_default());
        self.push(&text.to_string());
    }

    /// `append_fstring_element`.
    fn element(&mut self, node: &Expr) {
        match &node.kind {
            ExprKind::Constant { value: Constant::Str(text), .. } => {
                for byte in text.as_bytes() {
                    self.text.push(*byte);
                    if matches!(byte, b'{' | b'}') {
                        self.text.push(*byte);
                    }
                }
            }
            ExprKind::JoinedStr(values) => self.joined(values, true),
            kind @ ExprKind::FormattedValue { .. } => self.formatted_in_text(kind),
            _ => {}
        }
    }

    fn formatted_in_text(&mut self, kind: &ExprKind) {
        let ExprKind::FormattedValue { value, conversion, format_spec } = kind else { return };
        let mut inner = Self { text: Vec::new() };
        inner.expr(value, Level::Test.up());
        self.push(if inner.text.starts_with(b"{") { "{ " } else { "{" });
        self.text.extend_from_slice(&inner.text);
        self.push(match conversion {
            Conversion::None => "",
            Conversion::Str => "!s",
            Conversion::Repr => "!r",
            Conversion::Ascii => "!a",
        });
        if let Some(spec) = format_spec {
            self.push(":");
            self.element(spec);
        }
        self.push("}");
    }
}

fn compare_text(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}
