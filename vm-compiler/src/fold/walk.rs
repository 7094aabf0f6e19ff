//! The walk over the tree: children first, then the node.

use super::{Folder, binary, fold_compare, fold_iter, fold_tuple, make_const, sequence, unary};
use crate::ast::{
    Arguments, Context, ExceptHandler, Expr, ExprKind, Keyword, Parameter, Pattern, PatternKind, Stmt, StmtKind,
    TypeParam, TypeParamKind, docstring,
};
use crate::object::Constant;

impl Folder {
    /// `astfold_body`: a text that folding made is no docstring.
    pub(super) fn body(&self, body: &mut [Stmt]) {
        let had_docstring = docstring(body).is_some();
        self.stmts(body);
        if had_docstring || docstring(body).is_none() {
            return;
        }
        if let Some(Stmt { kind: StmtKind::Expr(value), location }) = body.first_mut() {
            let text = core::mem::replace(&mut value.kind, ExprKind::JoinedStr(Vec::new()));
            let text = Expr { kind: text, location: value.location };
            *value = Expr { kind: ExprKind::JoinedStr(vec![text]), location: *location };
        }
    }

    pub(super) fn stmts(&self, body: &mut [Stmt]) {
        body.iter_mut().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&self, stmt: &mut Stmt) {
        match &mut stmt.kind {
            StmtKind::FunctionDef(def) => {
                self.type_params(&mut def.type_params);
                self.arguments(&mut def.args);
                self.body(&mut def.body);
                self.exprs(&mut def.decorators);
                if !self.future_annotations {
                    self.exprs(&mut def.returns);
                }
            }
            StmtKind::ClassDef(def) => {
                self.type_params(&mut def.type_params);
                self.exprs(&mut def.bases);
                self.keywords(&mut def.keywords);
                self.body(&mut def.body);
                self.exprs(&mut def.decorators);
            }
            StmtKind::TypeAlias(alias) => {
                self.type_params(&mut alias.type_params);
                self.expr(&mut alias.value);
            }
            StmtKind::For(node) => {
                self.exprs([&mut node.target, &mut node.iter]);
                self.stmts(&mut node.body);
                self.stmts(&mut node.orelse);
                if !node.is_async {
                    fold_iter(&mut node.iter);
                }
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test);
                self.stmts(body);
                self.stmts(orelse);
            }
            StmtKind::With { items, body, .. } => {
                for item in items {
                    self.expr(&mut item.context_expr);
                    self.exprs(&mut item.optional_vars);
                }
                self.stmts(body);
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                for case in cases {
                    self.pattern(&mut case.pattern);
                    self.exprs(&mut case.guard);
                    self.stmts(&mut case.body);
                }
            }
            StmtKind::Try(node) => {
                self.stmts(&mut node.body);
                node.handlers.iter_mut().for_each(|handler| self.handler(handler));
                self.stmts(&mut node.orelse);
                self.stmts(&mut node.finalbody);
            }
            simple => self.simple_stmt(simple),
        }
    }

    fn simple_stmt(&self, stmt: &mut StmtKind) {
        match stmt {
            StmtKind::Return(value) => self.exprs(value),
            StmtKind::Delete(targets) => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets);
                self.expr(value);
            }
            StmtKind::AugAssign { target, value, .. } => self.exprs([target, value]),
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                self.expr(target);
                if !self.future_annotations {
                    self.expr(annotation);
                }
                self.exprs(value);
            }
            StmtKind::Raise { exc, cause } => {
                self.exprs(exc);
                self.exprs(cause);
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test);
                self.exprs(msg);
            }
            StmtKind::Expr(value) => self.expr(value),
            _ => {}
        }
    }

    fn handler(&self, handler: &mut ExceptHandler) {
        self.exprs(&mut handler.typ);
        self.stmts(&mut handler.body);
    }

    fn type_params(&self, params: &mut [TypeParam]) {
        for param in params {
            if let TypeParamKind::TypeVar { bound, .. } = &mut param.kind {
                self.exprs(bound);
            }
        }
    }

    fn arguments(&self, args: &mut Arguments) {
        let positional = args.posonlyargs.iter_mut().chain(&mut args.args);
        let parameters = positional.chain(&mut args.vararg).chain(&mut args.kwonlyargs).chain(&mut args.kwarg);
        parameters.for_each(|parameter| self.parameter(parameter));
        self.exprs(args.kw_defaults.iter_mut().flatten());
        self.exprs(&mut args.defaults);
    }

    fn parameter(&self, parameter: &mut Parameter) {
        if !self.future_annotations {
            self.exprs(&mut parameter.annotation);
        }
    }

    fn keywords(&self, keywords: &mut [Keyword]) {
        self.exprs(keywords.iter_mut().map(|keyword| &mut keyword.value));
    }

    fn pattern(&self, pattern: &mut Pattern) {
        match &mut pattern.kind {
            PatternKind::Value(value) => self.expr(value),
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => self.patterns(patterns),
            PatternKind::Mapping { keys, patterns, .. } => {
                self.exprs(keys);
                self.patterns(patterns);
            }
            PatternKind::Class { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls);
                self.patterns(patterns);
                self.patterns(kwd_patterns);
            }
            PatternKind::As { pattern: Some(pattern), .. } => self.pattern(pattern),
            PatternKind::As { pattern: None, .. } | PatternKind::Singleton(_) | PatternKind::Star(_) => {}
        }
    }

    fn patterns(&self, patterns: &mut [Pattern]) {
        patterns.iter_mut().for_each(|pattern| self.pattern(pattern));
    }

    fn exprs<'e>(&self, exprs: impl IntoIterator<Item = &'e mut Expr>) {
        exprs.into_iter().for_each(|expr| self.expr(expr));
    }

    pub(super) fn expr(&self, node: &mut Expr) {
        match &mut node.kind {
            ExprKind::BinOp { left, op: _, right } => {
                self.exprs([&mut **left, &mut **right]);
                binary::fold(node);
            }
            ExprKind::UnaryOp { operand, .. } => {
                self.expr(operand);
                unary::fold(node);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.exprs([&mut **value, &mut **slice]);
                sequence::fold_subscript(node);
            }
            ExprKind::Tuple { elts, .. } => {
                self.exprs(elts);
                fold_tuple(node);
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.expr(left);
                self.exprs(&mut *comparators);
                fold_compare(ops, comparators);
            }
            ExprKind::Name { id, ctx: Context::Load } if &**id == "__debug__" => {
                make_const(node, Some(Constant::Bool(self.debug)));
            }
            other => self.children(other),
        }
    }

    /// Nodes that never fold themselves.
    fn children(&self, kind: &mut ExprKind) {
        match kind {
            ExprKind::BoolOp { values: exprs, .. }
            | ExprKind::Set(exprs)
            | ExprKind::List { elts: exprs, .. }
            | ExprKind::JoinedStr(exprs) => self.exprs(exprs),
            ExprKind::Lambda(lambda) => {
                self.arguments(&mut lambda.args);
                self.expr(&mut lambda.body);
            }
            ExprKind::IfExp { test, body, orelse } => self.exprs([&mut **test, &mut **body, &mut **orelse]),
            ExprKind::Dict { keys, values } => {
                self.exprs(keys.iter_mut().flatten());
                self.exprs(values);
            }
            ExprKind::Comp(comp) => {
                self.expr(&mut comp.elt);
                self.exprs(&mut comp.value);
                for generator in &mut comp.generators {
                    self.exprs([&mut generator.target, &mut generator.iter]);
                    self.exprs(&mut generator.ifs);
                    fold_iter(&mut generator.iter);
                }
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func);
                self.exprs(args);
                self.keywords(keywords);
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expr(value);
                self.exprs(format_spec.as_deref_mut());
            }
            ExprKind::Slice { lower, upper, step } => {
                self.exprs(lower.as_deref_mut());
                self.exprs(upper.as_deref_mut());
                self.exprs(step.as_deref_mut());
            }
            ExprKind::Yield(value) => self.exprs(value.as_deref_mut()),
            ExprKind::NamedExpr { value, .. }
            | ExprKind::Await(value)
            | ExprKind::YieldFrom(value)
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value),
            _ => {}
        }
    }
}
