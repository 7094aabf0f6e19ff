//! Functions, classes, lambdas, type aliases: what has parameters.

use ruff_python_ast as py;
use ruff_text_size::Ranged;

use super::{Lower, Result, name};
use crate::ast::{
    Arguments, ClassDef, ExprKind, FunctionDef, Lambda, Parameter, StmtKind, TypeAlias, TypeParam, TypeParamKind,
};

impl Lower<'_> {
    pub(super) fn function_def(&mut self, node: &py::StmtFunctionDef) -> Result<StmtKind> {
        Ok(StmtKind::FunctionDef(Box::new(FunctionDef {
            scope: self.scope(),
            type_params_scope: self.scope(),
            is_async: node.is_async,
            name: name(&node.name),
            args: self.parameters(&node.parameters)?,
            body: self.body(&node.body)?,
            decorators: self.decorators(&node.decorator_list)?,
            returns: self.optional(node.returns.as_deref())?,
            type_params: self.type_params(node.type_params.as_deref())?,
        })))
    }

    pub(super) fn class_def(&mut self, node: &py::StmtClassDef) -> Result<StmtKind> {
        Ok(StmtKind::ClassDef(Box::new(ClassDef {
            scope: self.scope(),
            type_params_scope: self.scope(),
            name: name(&node.name),
            bases: self.exprs(node.bases())?,
            keywords: self.keywords(node.keywords())?,
            body: self.body(&node.body)?,
            decorators: self.decorators(&node.decorator_list)?,
            type_params: self.type_params(node.type_params.as_deref())?,
        })))
    }

    pub(super) fn type_alias(&mut self, node: &py::StmtTypeAlias) -> Result<StmtKind> {
        Ok(StmtKind::TypeAlias(Box::new(TypeAlias {
            scope: self.scope(),
            type_params_scope: self.scope(),
            name: self.expr(&node.name)?,
            type_params: self.type_params(node.type_params.as_deref())?,
            value: self.expr(&node.value)?,
        })))
    }

    pub(super) fn lambda(&mut self, node: &py::ExprLambda) -> Result<ExprKind> {
        let args = match &node.parameters {
            Some(parameters) => self.parameters(parameters)?,
            None => Arguments::default(),
        };
        Ok(ExprKind::Lambda(Box::new(Lambda { scope: self.scope(), args, body: self.expr(&node.body)? })))
    }

    fn decorators(&mut self, nodes: &[py::Decorator]) -> Result<Vec<crate::ast::Expr>> {
        self.exprs(nodes.iter().map(|node| &node.expression))
    }

    /// Where `def`, `async` or `class` stands: the parser counts the decorators to the statement, CPython does not.
    pub(super) fn after_decorators(&self, start: u32, decorators: &[py::Decorator]) -> u32 {
        let Some(last) = decorators.last() else { return start };
        let mut at = last.range().end().to_usize();
        let bytes = self.source.as_bytes();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'\\' | b')' => at += 1,
                b'#' => at += bytes[at..].iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len() - at),
                _ => break,
            }
        }
        at as u32
    }

    fn parameters(&mut self, node: &py::Parameters) -> Result<Arguments> {
        let mut args = Arguments::default();
        for parameter in &node.posonlyargs {
            args.posonlyargs.push(self.parameter(&parameter.parameter)?);
            args.defaults.extend(self.optional(parameter.default.as_deref())?);
        }
        for parameter in &node.args {
            args.args.push(self.parameter(&parameter.parameter)?);
            args.defaults.extend(self.optional(parameter.default.as_deref())?);
        }
        args.vararg = node.vararg.as_deref().map(|parameter| self.parameter(parameter)).transpose()?;
        for parameter in &node.kwonlyargs {
            args.kwonlyargs.push(self.parameter(&parameter.parameter)?);
            args.kw_defaults.push(self.optional(parameter.default.as_deref())?);
        }
        args.kwarg = node.kwarg.as_deref().map(|parameter| self.parameter(parameter)).transpose()?;
        Ok(args)
    }

    fn parameter(&mut self, node: &py::Parameter) -> Result<Parameter> {
        // The stars of `*args` and `**kwargs` are not part of the `arg` node.
        let location = self.span(node.name.range.start().to_u32(), node.range.end().to_u32());
        Ok(Parameter { arg: name(&node.name), annotation: self.optional(node.annotation.as_deref())?, location })
    }

    fn type_params(&mut self, node: Option<&py::TypeParams>) -> Result<Vec<TypeParam>> {
        let Some(node) = node else { return Ok(Vec::new()) };
        node.type_params.iter().map(|param| self.type_param(param)).collect()
    }

    fn type_param(&mut self, node: &py::TypeParam) -> Result<TypeParam> {
        let location = self.of(node);
        let (name, kind) = match node {
            py::TypeParam::TypeVar(node) => {
                let scope = self.scope();
                let bound = self.optional(node.bound.as_deref())?;
                (name(&node.name), TypeParamKind::TypeVar { scope, bound })
            }
            py::TypeParam::TypeVarTuple(node) => (name(&node.name), TypeParamKind::TypeVarTuple),
            py::TypeParam::ParamSpec(node) => (name(&node.name), TypeParamKind::ParamSpec),
        };
        Ok(TypeParam { name, kind, location })
    }
}
