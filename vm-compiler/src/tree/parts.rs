//! The parts of statements, written: parameters, patterns, clauses.

use super::writer::Writer;
use crate::ast::{
    Alias, Arguments, Comprehension, ExceptHandler, Keyword, MatchCase, Parameter, Pattern, PatternKind, TypeParam,
    TypeParamKind, WithItem,
};

impl Writer {
    pub(super) fn arguments(&mut self, args: &Arguments) {
        self.class("arguments");
        self.list(&args.posonlyargs, Self::parameter);
        self.list(&args.args, Self::parameter);
        self.optional(args.vararg.as_ref(), Self::parameter);
        self.list(&args.kwonlyargs, Self::parameter);
        self.list(&args.kw_defaults, |writer, default| writer.optional(default.as_ref(), Self::expr));
        self.optional(args.kwarg.as_ref(), Self::parameter);
        self.exprs(&args.defaults);
    }

    fn parameter(&mut self, parameter: &Parameter) {
        self.class("arg");
        self.name(&parameter.arg);
        self.optional(parameter.annotation.as_ref(), Self::expr);
        self.none();
        self.location(parameter.location);
    }

    pub(super) fn keyword(&mut self, keyword: &Keyword) {
        self.class("keyword");
        self.optional(keyword.arg.as_ref(), Self::name);
        self.expr(&keyword.value);
        self.location(keyword.location);
    }

    pub(super) fn alias(&mut self, alias: &Alias) {
        self.class("alias");
        self.name(&alias.name);
        self.optional(alias.asname.as_ref(), Self::name);
        self.location(alias.location);
    }

    pub(super) fn with_item(&mut self, item: &WithItem) {
        self.class("withitem");
        self.expr(&item.context_expr);
        self.optional(item.optional_vars.as_ref(), Self::expr);
    }

    pub(super) fn handler(&mut self, handler: &ExceptHandler) {
        self.class("ExceptHandler");
        self.optional(handler.typ.as_ref(), Self::expr);
        self.optional(handler.name.as_ref(), Self::name);
        self.stmts(&handler.body);
        self.location(handler.location);
    }

    pub(super) fn comprehension(&mut self, generator: &Comprehension) {
        self.class("comprehension");
        self.expr(&generator.target);
        self.expr(&generator.iter);
        self.exprs(&generator.ifs);
        self.int(i32::from(generator.is_async));
    }

    pub(super) fn type_param(&mut self, param: &TypeParam) {
        match &param.kind {
            TypeParamKind::TypeVar { bound, .. } => {
                self.class("TypeVar");
                self.name(&param.name);
                self.optional(bound.as_ref(), Self::expr);
            }
            TypeParamKind::TypeVarTuple => {
                self.class("TypeVarTuple");
                self.name(&param.name);
            }
            TypeParamKind::ParamSpec => {
                self.class("ParamSpec");
                self.name(&param.name);
            }
        }
        self.location(param.location);
    }

    pub(super) fn match_case(&mut self, case: &MatchCase) {
        self.class("match_case");
        self.pattern(&case.pattern);
        self.optional(case.guard.as_ref(), Self::expr);
        self.stmts(&case.body);
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Value(value) => {
                self.class("MatchValue");
                self.expr(value);
            }
            PatternKind::Singleton(value) => {
                self.class("MatchSingleton");
                self.items.push(value.clone());
            }
            PatternKind::Sequence(patterns) => {
                self.class("MatchSequence");
                self.list(patterns, Self::pattern);
            }
            PatternKind::Mapping { keys, patterns, rest } => {
                self.class("MatchMapping");
                self.exprs(keys);
                self.list(patterns, Self::pattern);
                self.optional(rest.as_ref(), Self::name);
            }
            PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.class("MatchClass");
                self.expr(cls);
                self.list(patterns, Self::pattern);
                self.list(kwd_attrs, Self::name);
                self.list(kwd_patterns, Self::pattern);
            }
            PatternKind::Star(name) => {
                self.class("MatchStar");
                self.optional(name.as_ref(), Self::name);
            }
            PatternKind::As { pattern, name } => {
                self.class("MatchAs");
                self.optional(pattern.as_deref(), Self::pattern);
                self.optional(name.as_ref(), Self::name);
            }
            PatternKind::Or(patterns) => {
                self.class("MatchOr");
                self.list(patterns, Self::pattern);
            }
        }
        self.location(pattern.location);
    }
}
