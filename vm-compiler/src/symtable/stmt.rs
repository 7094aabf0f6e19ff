//! Statements, in the first walk.

use super::BlockKind;
use super::build::{Builder, Result, error};
use super::flags::{DEF_ANNOT, DEF_GLOBAL, DEF_IMPORT, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, DEF_TYPE_PARAM, USE};
use crate::ast::{
    Alias, Arguments, ClassDef, Expr, ExprKind, FunctionDef, Name, Pattern, PatternKind, ScopeId, Stmt, StmtKind, Try,
    TypeAlias, TypeParam, TypeParamKind,
};
use crate::instr::Location;

impl Builder {
    pub(super) fn stmts(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        let location = stmt.location;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function_def(def, location),
            StmtKind::ClassDef(def) => self.class_def(def, location),
            StmtKind::TypeAlias(alias) => self.type_alias(alias, location),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.ann_assign(target, value.as_ref(), *simple, location)?;
                self.annotation(annotation)?;
                self.exprs(value)
            }
            StmtKind::For(node) => {
                self.await_in_module(node.is_async);
                self.exprs([&node.target, &node.iter])?;
                self.stmts(&node.body)?;
                self.stmts(&node.orelse)
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.stmts(body)?;
                self.stmts(orelse)
            }
            StmtKind::With { is_async, items, body } => {
                self.await_in_module(*is_async);
                for item in items {
                    self.expr(&item.context_expr)?;
                    self.exprs(&item.optional_vars)?;
                }
                self.stmts(body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.exprs(&case.guard)?;
                    self.stmts(&case.body)?;
                }
                Ok(())
            }
            StmtKind::Try(node) => self.try_stmt(node),
            StmtKind::Global(names) => self.directive(names, DEF_GLOBAL, "global", location),
            StmtKind::Nonlocal(names) => self.directive(names, DEF_NONLOCAL, "nonlocal", location),
            simple => self.simple_stmt(simple),
        }
    }

    /// `maybe_set_ste_coroutine_for_module`.
    fn await_in_module(&mut self, is_async: bool) {
        let allowed = self.future.top_level_await && self.current().kind == BlockKind::Module;
        self.current().coroutine |= is_async && allowed;
    }

    fn simple_stmt(&mut self, stmt: &StmtKind) -> Result<()> {
        match stmt {
            StmtKind::Return(value) => self.exprs(value),
            StmtKind::Delete(targets) => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)
            }
            StmtKind::AugAssign { target, value, .. } => self.exprs([target, value]),
            StmtKind::Raise { exc, cause } => {
                self.exprs(exc)?;
                self.exprs(cause)
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.exprs(msg)
            }
            StmtKind::Import(names) | StmtKind::ImportFrom { names, .. } => {
                names.iter().try_for_each(|alias| self.alias(alias))
            }
            StmtKind::Expr(value) => self.expr(value),
            _ => Ok(()),
        }
    }

    fn function_def(&mut self, def: &FunctionDef, location: Location) -> Result<()> {
        self.add_def(&def.name, DEF_LOCAL, location)?;
        self.exprs(&def.args.defaults)?;
        self.exprs(def.args.kw_defaults.iter().flatten())?;
        self.exprs(&def.decorators)?;
        let generic = !def.type_params.is_empty();
        if generic {
            self.enter_type_params(def.type_params_scope, Some(&def.name), location)?;
            // 3.12.1 asks whether the list of defaults is there, which it always is.
            self.add_implicit(".defaults", DEF_PARAM, location)?;
            if def.args.kw_defaults.iter().any(Option::is_some) {
                self.add_implicit(".kwdefaults", DEF_PARAM, location)?;
            }
            self.type_params(&def.type_params)?;
        }
        self.annotations(&def.args, def.returns.as_ref(), location)?;
        self.enter(Some(def.scope), BlockKind::Function, Some(&def.name), location);
        self.current().coroutine = def.is_async;
        self.arguments(&def.args)?;
        self.stmts(&def.body)?;
        self.exit();
        if generic {
            self.exit();
        }
        Ok(())
    }

    fn class_def(&mut self, def: &ClassDef, location: Location) -> Result<()> {
        self.add_def(&def.name, DEF_LOCAL, location)?;
        self.exprs(&def.decorators)?;
        let generic = !def.type_params.is_empty();
        if generic {
            self.enter_type_params(def.type_params_scope, Some(&def.name), location)?;
            for flag in [DEF_LOCAL, USE] {
                self.add_implicit(".type_params", flag, location)?;
            }
            self.private = Some(def.name.clone());
            for flag in [DEF_LOCAL, USE] {
                self.add_implicit(".generic_base", flag, location)?;
            }
            self.type_params(&def.type_params)?;
        }
        self.exprs(&def.bases)?;
        self.exprs(def.keywords.iter().map(|keyword| &keyword.value))?;
        self.enter(Some(def.scope), BlockKind::Class, Some(&def.name), location);
        // Taken only here, 3.12.1 goes on with the name of a generic class after it.
        let outer = self.private.replace(def.name.clone());
        if generic {
            self.add_implicit("__type_params__", DEF_LOCAL, location)?;
            self.add_implicit(".type_params", USE, location)?;
        }
        self.stmts(&def.body)?;
        self.private = outer;
        self.exit();
        if generic {
            self.exit();
        }
        Ok(())
    }

    fn type_alias(&mut self, alias: &TypeAlias, location: Location) -> Result<()> {
        self.expr(&alias.name)?;
        let name = match &alias.name.kind {
            ExprKind::Name { id, .. } => Some(id),
            _ => None,
        };
        let in_class = self.current().kind == BlockKind::Class;
        let generic = !alias.type_params.is_empty();
        if generic {
            self.enter_type_params(alias.type_params_scope, name, location)?;
            self.type_params(&alias.type_params)?;
        }
        self.enter(Some(alias.scope), BlockKind::TypeAlias, name, location);
        self.see_class(in_class, alias.value.location)?;
        self.expr(&alias.value)?;
        self.exit();
        if generic {
            self.exit();
        }
        Ok(())
    }

    /// `symtable_enter_type_param_block`.
    fn enter_type_params(&mut self, scope: ScopeId, name: Option<&Name>, location: Location) -> Result<()> {
        let in_class = self.current().kind == BlockKind::Class;
        self.enter(Some(scope), BlockKind::TypeParams, name, location);
        self.see_class(in_class, location)
    }

    /// A type scope in a class reads the class's names from `__classdict__`.
    fn see_class(&mut self, in_class: bool, location: Location) -> Result<()> {
        self.current().can_see_class_scope = in_class;
        if in_class { self.add_implicit("__classdict__", USE, location) } else { Ok(()) }
    }

    fn type_params(&mut self, params: &[TypeParam]) -> Result<()> {
        for param in params {
            self.add_def(&param.name, DEF_TYPE_PARAM | DEF_LOCAL, param.location)?;
            if let TypeParamKind::TypeVar { scope, bound: Some(bound) } = &param.kind {
                let in_class = self.current().can_see_class_scope;
                self.enter(Some(*scope), BlockKind::TypeVarBound, Some(&param.name), param.location);
                self.see_class(in_class, bound.location)?;
                self.expr(bound)?;
                self.exit();
            }
        }
        Ok(())
    }

    fn ann_assign(&mut self, target: &Expr, value: Option<&Expr>, simple: bool, location: Location) -> Result<()> {
        let ExprKind::Name { id, .. } = &target.kind else { return self.expr(target) };
        let known = self.lookup(id);
        let in_module = self.current().kind == BlockKind::Module;
        if known & (DEF_GLOBAL | DEF_NONLOCAL) != 0 && !in_module && simple {
            let keyword = if known & DEF_GLOBAL != 0 { "global" } else { "nonlocal" };
            return error(format!("annotated name '{id}' can't be {keyword}"), location);
        }
        if simple {
            self.add_def(id, DEF_ANNOT | DEF_LOCAL, target.location)
        } else if value.is_some() {
            self.add_def(id, DEF_LOCAL, target.location)
        } else {
            Ok(())
        }
    }

    fn try_stmt(&mut self, node: &Try) -> Result<()> {
        self.stmts(&node.body)?;
        self.stmts(&node.orelse)?;
        for handler in &node.handlers {
            self.exprs(&handler.typ)?;
            if let Some(name) = &handler.name {
                self.add_def(name, DEF_LOCAL, handler.location)?;
            }
            self.stmts(&handler.body)?;
        }
        self.stmts(&node.finalbody)
    }

    fn directive(&mut self, names: &[Name], flag: u16, keyword: &str, location: Location) -> Result<()> {
        for name in names {
            let known = self.lookup(name);
            let message = if known & DEF_PARAM != 0 {
                format!("name '{name}' is parameter and {keyword}")
            } else if known & USE != 0 {
                format!("name '{name}' is used prior to {keyword} declaration")
            } else if known & DEF_ANNOT != 0 {
                format!("annotated name '{name}' can't be {keyword}")
            } else if known & DEF_LOCAL != 0 {
                format!("name '{name}' is assigned to before {keyword} declaration")
            } else {
                self.add_def(name, flag, location)?;
                self.record_directive(name, location);
                continue;
            };
            return error(message, location);
        }
        Ok(())
    }

    fn alias(&mut self, alias: &Alias) -> Result<()> {
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        if &**name == "*" {
            if self.current().kind != BlockKind::Module {
                return error("import * only allowed at module level", alias.location);
            }
            return Ok(());
        }
        let stored = name.split('.').next().unwrap_or(name);
        self.add_implicit(stored, DEF_IMPORT, alias.location)
    }

    pub(super) fn arguments(&mut self, args: &Arguments) -> Result<()> {
        for parameter in args.iter() {
            self.add_def(&parameter.arg, DEF_PARAM, parameter.location)?;
        }
        self.current().varargs = args.vararg.is_some();
        self.current().varkeywords = args.kwarg.is_some();
        Ok(())
    }

    /// `symtable_visit_annotations`.
    fn annotations(&mut self, args: &Arguments, returns: Option<&Expr>, location: Location) -> Result<()> {
        if self.future.annotations() {
            self.enter(None, BlockKind::Annotation, None, location);
        }
        let positional = args.posonlyargs.iter().chain(&args.args);
        let parameters = positional.chain(&args.vararg).chain(&args.kwarg).chain(&args.kwonlyargs);
        self.exprs(parameters.filter_map(|parameter| parameter.annotation.as_ref()))?;
        if self.future.annotations() {
            self.exit();
        }
        match returns {
            Some(returns) => self.annotation(returns),
            None => Ok(()),
        }
    }

    fn annotation(&mut self, annotation: &Expr) -> Result<()> {
        if self.future.annotations() {
            self.enter(None, BlockKind::Annotation, None, annotation.location);
        }
        self.expr(annotation)?;
        if self.future.annotations() {
            self.exit();
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        match &pattern.kind {
            PatternKind::Value(value) => self.expr(value),
            PatternKind::Singleton(_) => Ok(()),
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => self.patterns(patterns),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                self.patterns(patterns)?;
                self.capture(rest.as_ref(), pattern.location)
            }
            PatternKind::Class { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls)?;
                self.patterns(patterns)?;
                self.patterns(kwd_patterns)
            }
            PatternKind::Star(name) => self.capture(name.as_ref(), pattern.location),
            PatternKind::As { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                self.capture(name.as_ref(), pattern.location)
            }
        }
    }

    fn patterns(&mut self, patterns: &[Pattern]) -> Result<()> {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern))
    }

    fn capture(&mut self, name: Option<&Name>, location: Location) -> Result<()> {
        name.map_or(Ok(()), |name| self.add_def(name, DEF_LOCAL, location))
    }
}
