//! Comprehensions and generator expressions.

use ruff_python_ast as py;

use super::{Lower, Result, syntax_error};
use crate::ast::{Comp, CompKind, Comprehension, ExprKind};

impl Lower<'_> {
    pub(super) fn comprehension(&mut self, node: &py::Expr) -> Result<ExprKind> {
        let scope = self.scope();
        let (kind, elt, value, generators) = match node {
            py::Expr::ListComp(node) => (CompKind::List, &*node.elt, None, &node.generators),
            py::Expr::SetComp(node) => (CompKind::Set, &*node.elt, None, &node.generators),
            py::Expr::Generator(node) => (CompKind::Generator, &*node.elt, None, &node.generators),
            py::Expr::DictComp(node) => match &node.key {
                Some(key) => (CompKind::Dict, &**key, Some(&*node.value), &node.generators),
                None => {
                    return syntax_error("dict unpacking cannot be used in dict comprehension", self.of(&*node.value));
                }
            },
            _ => return syntax_error("invalid syntax", self.of(node)),
        };
        if let py::Expr::Starred(star) = elt {
            return syntax_error("iterable unpacking cannot be used in comprehension", self.of(star));
        }
        let elt = self.expr(elt)?;
        let value = self.optional(value)?;
        let generators = generators.iter().map(|generator| self.generator(generator)).collect::<Result<_>>()?;
        Ok(ExprKind::Comp(Box::new(Comp { scope, kind, elt, value, generators })))
    }

    fn generator(&mut self, node: &py::Comprehension) -> Result<Comprehension> {
        Ok(Comprehension {
            target: self.expr(&node.target)?,
            iter: self.expr(&node.iter)?,
            ifs: self.exprs(&node.ifs)?,
            is_async: node.is_async,
        })
    }
}
