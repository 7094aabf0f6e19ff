//! `from __future__ import …`: what it changes, and where it may stand (CPython's `Python/future.c`).

use crate::Options;
use crate::ast::{Alias, ExprKind, Mod, Stmt, StmtKind};
use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;
use crate::object::Constant;

/// `CO_FUTURE_ANNOTATIONS`.
const ANNOTATIONS: u32 = 0x100_0000;
/// `CO_FUTURE_BARRY_AS_BDFL`.
pub(crate) const BARRY_AS_BDFL: u32 = 0x40_0000;
/// Features that are on anyway: importing them changes nothing but is allowed.
const PLAIN: [&str; 8] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
];

/// The features of a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Future {
    /// As they stand in `co_flags`.
    pub(crate) flags: u32,
    /// Whether a module may await.
    pub(crate) top_level_await: bool,
    /// The last place where the import may stand.
    last: Location,
}

impl Future {
    /// The features that a program asks for, and those of `flags`.
    pub(crate) fn of(module: &Mod, flags: u32) -> Result<Self, CompileError> {
        let mut future = Self {
            flags: flags & Options::FUTURE,
            top_level_await: flags & Options::TOP_LEVEL_AWAIT != 0,
            last: Location::NONE,
        };
        let (Mod::Module(body) | Mod::Interactive(body)) = module else { return Ok(future) };
        let skip = usize::from(matches!(body.first(), Some(first) if is_text(first)));
        for stmt in body.iter().skip(skip) {
            match &stmt.kind {
                StmtKind::ImportFrom { module: Some(module), names, level: 0 } if &**module == "__future__" => {
                    future.import(names, stmt.location)?;
                    future.last = stmt.location;
                }
                _ => break,
            }
        }
        Ok(future)
    }

    /// `future_check_features`.
    fn import(&mut self, names: &[Alias], location: Location) -> Result<(), CompileError> {
        for alias in names {
            let message = match &*alias.name {
                "annotations" => {
                    self.flags |= ANNOTATIONS;
                    continue;
                }
                "barry_as_FLUFL" => {
                    self.flags |= BARRY_AS_BDFL;
                    continue;
                }
                name if PLAIN.contains(&name) => {
                    continue;
                }
                "braces" => "not a chance".to_owned(),
                name => format!("future feature {name} is not defined"),
            };
            // CPython gives no end here.
            let location = Location { end_line: -1, ..location };
            return Err(CompileError::new(ErrorKind::SyntaxError, message, location));
        }
        Ok(())
    }

    /// Whether annotations stay text (PEP 563).
    pub(crate) fn annotations(&self) -> bool {
        self.flags & ANNOTATIONS != 0
    }

    /// Whether an import at `location` comes too late.
    pub(crate) fn ended_before(&self, location: Location) -> bool {
        (location.line, location.column) > (self.last.line, self.last.column)
    }
}

fn is_text(stmt: &Stmt) -> bool {
    matches!(&stmt.kind, StmtKind::Expr(value)
        if matches!(&value.kind, ExprKind::Constant { value: Constant::Str(_), .. }))
}
