//! The parts of statements, read.

use super::reader::{Reader, Result, invalid, malformed};
use crate::ast::{
    Alias, Arguments, Comprehension, Context, ExceptHandler, Expr, ExprKind, Keyword, MatchCase, Parameter, Pattern,
    PatternKind, TypeParam, TypeParamKind, UnaryOp, WithItem,
};
use crate::object::Constant;

impl Reader<'_> {
    pub(super) fn arguments(&mut self) -> Result<Arguments> {
        self.class()?;
        let args = Arguments {
            posonlyargs: self.list(Self::parameter)?,
            args: self.list(Self::parameter)?,
            vararg: self.optional(Self::parameter)?,
            kwonlyargs: self.list(Self::parameter)?,
            kw_defaults: self.list(|reader| reader.optional(Self::load))?,
            kwarg: self.optional(Self::parameter)?,
            defaults: self.loads()?,
        };
        if args.defaults.len() > args.posonlyargs.len() + args.args.len() {
            return invalid("more positional defaults than args on arguments");
        }
        if args.kw_defaults.len() != args.kwonlyargs.len() {
            return invalid("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        Ok(args)
    }

    fn parameter(&mut self) -> Result<Parameter> {
        self.class()?;
        let (arg, annotation) = (self.name()?, self.optional(Self::load)?);
        self.item()?;
        Ok(Parameter { arg, annotation, location: self.location()? })
    }

    pub(super) fn keyword(&mut self) -> Result<Keyword> {
        self.class()?;
        Ok(Keyword { arg: self.optional(Self::name)?, value: self.load()?, location: self.location()? })
    }

    pub(super) fn alias(&mut self) -> Result<Alias> {
        self.class()?;
        Ok(Alias { name: self.name()?, asname: self.optional(Self::name)?, location: self.location()? })
    }

    pub(super) fn with_item(&mut self) -> Result<WithItem> {
        self.class()?;
        let context_expr = self.load()?;
        Ok(WithItem { context_expr, optional_vars: self.optional(|reader| reader.expr(Context::Store))? })
    }

    pub(super) fn handler(&mut self) -> Result<ExceptHandler> {
        self.class()?;
        let (typ, name) = (self.optional(Self::load)?, self.optional(Self::bound_name)?);
        Ok(ExceptHandler { typ, name, body: self.body("ExceptHandler")?, location: self.location()? })
    }

    pub(super) fn comprehension(&mut self) -> Result<Comprehension> {
        self.class()?;
        let target = self.expr(Context::Store)?;
        Ok(Comprehension { target, iter: self.load()?, ifs: self.loads()?, is_async: self.int()? != 0 })
    }

    pub(super) fn type_param(&mut self) -> Result<TypeParam> {
        let class = self.class()?;
        let name = self.bound_name()?;
        let kind = match class {
            "TypeVar" => TypeParamKind::TypeVar { scope: self.scope(), bound: self.optional(Self::load)? },
            "TypeVarTuple" => TypeParamKind::TypeVarTuple,
            _ => TypeParamKind::ParamSpec,
        };
        Ok(TypeParam { name, kind, location: self.location()? })
    }

    pub(super) fn match_case(&mut self) -> Result<MatchCase> {
        self.class()?;
        let (pattern, guard) = (self.pattern(false)?, self.optional(Self::load)?);
        Ok(MatchCase { pattern, guard, body: self.body("match_case")? })
    }

    fn patterns(&mut self, star_ok: bool) -> Result<Vec<Pattern>> {
        self.list(|reader| reader.pattern(star_ok))
    }

    /// `validate_pattern`.
    fn pattern(&mut self, star_ok: bool) -> Result<Pattern> {
        self.deeper(|reader| {
            let class = reader.class()?;
            if class == "MatchStar" && !star_ok {
                return invalid("can't use MatchStar here");
            }
            let kind = reader.pattern_kind(class)?;
            Ok(Pattern { kind, location: reader.location()? })
        })
    }

    fn pattern_kind(&mut self, class: &str) -> Result<PatternKind> {
        Ok(match class {
            "MatchValue" => PatternKind::Value(pattern_value(self.load()?)?),
            "MatchSingleton" => match self.item()? {
                value @ (Constant::None | Constant::Bool(_)) => PatternKind::Singleton(value.clone()),
                _ => return invalid("MatchSingleton can only contain True, False and None"),
            },
            "MatchSequence" => PatternKind::Sequence(self.patterns(true)?),
            "MatchMapping" => {
                let keys = self.loads()?.into_iter().map(mapping_key).collect::<Result<Vec<_>>>()?;
                let (patterns, rest) = (self.patterns(false)?, self.optional(Self::capture)?);
                if keys.len() != patterns.len() {
                    return invalid("MatchMapping doesn't have the same number of keys as patterns");
                }
                PatternKind::Mapping { keys, patterns, rest }
            }
            "MatchClass" => {
                let (cls, patterns) = (self.load()?, self.patterns(false)?);
                let (kwd_attrs, kwd_patterns) = (self.list(Self::bound_name)?, self.patterns(false)?);
                if kwd_attrs.len() != kwd_patterns.len() {
                    return invalid("MatchClass doesn't have the same number of keyword attributes as patterns");
                }
                if !is_dotted(&cls) {
                    return invalid("MatchClass cls field can only contain Name or Attribute nodes.");
                }
                PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns }
            }
            "MatchStar" => PatternKind::Star(self.optional(Self::capture)?),
            "MatchAs" => {
                let pattern = self.optional(|reader| reader.pattern(false))?.map(Box::new);
                let name = self.optional(Self::capture)?;
                if pattern.is_some() && name.is_none() {
                    return invalid("MatchAs must specify a target name if a pattern is given");
                }
                PatternKind::As { pattern, name }
            }
            "MatchOr" => {
                let patterns = self.patterns(false)?;
                if patterns.len() < 2 {
                    return invalid("MatchOr requires at least 2 patterns");
                }
                PatternKind::Or(patterns)
            }
            _ => return Err(malformed()),
        })
    }

    /// `validate_capture`.
    fn capture(&mut self) -> Result<crate::ast::Name> {
        let name = self.bound_name()?;
        if &*name == "_" { invalid("can't capture name '_' in patterns") } else { Ok(name) }
    }
}

fn is_dotted(expr: &Expr) -> bool {
    let mut expr = expr;
    loop {
        match &expr.kind {
            ExprKind::Name { .. } => return true,
            ExprKind::Attribute { value, .. } => expr = value,
            _ => return false,
        }
    }
}

/// `validate_pattern_match_value`.
fn pattern_value(value: Expr) -> Result<Expr> {
    let is_number = |expr: &Expr| match &expr.kind {
        ExprKind::UnaryOp { op: UnaryOp::USub, operand } => operand.as_constant().is_some(),
        ExprKind::Constant { .. } => true,
        _ => false,
    };
    let allowed = match &value.kind {
        ExprKind::Constant { value, .. } => !matches!(value, Constant::None | Constant::Bool(_) | Constant::Ellipsis),
        ExprKind::Attribute { .. } => is_dotted(&value),
        ExprKind::UnaryOp { .. } => is_number(&value),
        ExprKind::BinOp { left, right, .. } => is_number(left) && is_number(right),
        ExprKind::JoinedStr(_) => true,
        _ => false,
    };
    if allowed { Ok(value) } else { invalid("patterns may only match literals and attribute lookups") }
}

fn mapping_key(key: Expr) -> Result<Expr> {
    match key.as_constant() {
        Some(Constant::None | Constant::Bool(_)) => Ok(key),
        _ => pattern_value(key),
    }
}
