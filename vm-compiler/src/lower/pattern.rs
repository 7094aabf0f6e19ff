//! Patterns of `match`.

use ruff_python_ast as py;

use super::{Lower, Result, name};
use crate::ast::{Pattern, PatternKind};
use crate::object::Constant;

impl Lower<'_> {
    pub(super) fn pattern(&mut self, node: &py::Pattern) -> Result<Pattern> {
        self.deeper(|lower| {
            let location = lower.of(node);
            Ok(Pattern { kind: lower.pattern_kind(node)?, location })
        })
    }

    fn patterns(&mut self, nodes: &[py::Pattern]) -> Result<Vec<Pattern>> {
        nodes.iter().map(|node| self.pattern(node)).collect()
    }

    fn pattern_kind(&mut self, node: &py::Pattern) -> Result<PatternKind> {
        Ok(match node {
            py::Pattern::MatchValue(node) => PatternKind::Value(self.expr(&node.value)?),
            py::Pattern::MatchSingleton(node) => PatternKind::Singleton(match node.value {
                py::Singleton::None => Constant::None,
                py::Singleton::True => Constant::Bool(true),
                py::Singleton::False => Constant::Bool(false),
            }),
            py::Pattern::MatchSequence(node) => PatternKind::Sequence(self.patterns(&node.patterns)?),
            py::Pattern::MatchMapping(node) => PatternKind::Mapping {
                keys: self.exprs(&node.keys)?,
                patterns: self.patterns(&node.patterns)?,
                rest: node.rest.as_ref().map(name),
            },
            py::Pattern::MatchClass(node) => PatternKind::Class {
                cls: self.expr(&node.cls)?,
                patterns: self.patterns(&node.arguments.patterns)?,
                kwd_attrs: node.arguments.keywords.iter().map(|keyword| name(&keyword.attr)).collect(),
                kwd_patterns: {
                    let keywords = node.arguments.keywords.iter();
                    keywords.map(|keyword| self.pattern(&keyword.pattern)).collect::<Result<_>>()?
                },
            },
            py::Pattern::MatchStar(node) => PatternKind::Star(node.name.as_ref().map(name)),
            py::Pattern::MatchAs(node) => PatternKind::As {
                pattern: match &node.pattern {
                    Some(pattern) => Some(Box::new(self.pattern(pattern)?)),
                    None => None,
                },
                name: node.name.as_ref().map(name),
            },
            py::Pattern::MatchOr(node) => PatternKind::Or(self.patterns(&node.patterns)?),
        })
    }
}
