//! A list taken apart again, and what every part of it stands on.

use alloc::rc::Rc;
use core::slice::Iter;

use crate::Mode;
use crate::ast::{Context, Mod, Name, ScopeId};
use crate::error::{CompileError, ErrorKind};
use crate::instr::Location;
use crate::lower::too_deep;
use crate::object::Constant;

pub(super) type Result<T> = core::result::Result<T, CompileError>;

/// How deep a tree may be: as deep as a program.
const MAX_DEPTH: u32 = 2994;

/// The program that a list is of.
pub(super) fn module(items: &[Constant], mode: Mode) -> Result<Mod> {
    let mut reader = Reader { items: items.iter(), scopes: 0, depth: 0 };
    match (reader.class()?, mode) {
        ("Module", Mode::Exec) => Ok(Mod::Module(reader.stmts()?)),
        ("Interactive", Mode::Single) => Ok(Mod::Interactive(reader.stmts()?)),
        ("Expression", Mode::Eval) => Ok(Mod::Expression(reader.load()?)),
        _ => Err(malformed()),
    }
}

pub(super) struct Reader<'a> {
    items: Iter<'a, Constant>,
    scopes: u32,
    depth: u32,
}

/// A list that no tree is written as.
pub(super) fn malformed() -> CompileError {
    CompileError::system("malformed syntax tree")
}

/// What `_PyAST_Validate` refuses.
pub(super) fn invalid<T>(message: impl Into<String>) -> Result<T> {
    Err(CompileError { kind: ErrorKind::ValueError, message: message.into(), location: None, late: true })
}

/// `validate_nonempty_seq`.
pub(super) fn nonempty<T>(items: Vec<T>, what: &str, owner: &str) -> Result<Vec<T>> {
    if items.is_empty() { invalid(format!("empty {what} on {owner}")) } else { Ok(items) }
}

/// `validate_name`: a name that is a constant is none.
pub(super) fn validate_name(name: Name) -> Result<Name> {
    if matches!(&*name, "None" | "True" | "False") {
        return invalid(format!("identifier field can't represent '{name}' constant"));
    }
    Ok(name)
}

impl<'a> Reader<'a> {
    pub(super) fn item(&mut self) -> Result<&'a Constant> {
        self.items.next().ok_or_else(malformed)
    }

    /// The next item is an absent node's `None`, which is taken.
    pub(super) fn absent(&mut self) -> bool {
        let absent = matches!(self.items.as_slice().first(), Some(Constant::None));
        if absent {
            self.items.next();
        }
        absent
    }

    pub(super) fn class(&mut self) -> Result<&'a str> {
        match self.item()? {
            Constant::Str(name) => name.as_str().ok_or_else(malformed),
            _ => Err(malformed()),
        }
    }

    pub(super) fn name(&mut self) -> Result<Name> {
        self.class().map(Rc::from)
    }

    pub(super) fn int(&mut self) -> Result<i32> {
        match self.item()? {
            Constant::Int(value) => i32::try_from(value).map_err(|_| malformed()),
            Constant::Bool(value) => Ok(i32::from(*value)),
            _ => Err(malformed()),
        }
    }

    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let len = self.int()?;
        (0..len).map(|_| read(self)).collect()
    }

    pub(super) fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<Option<T>> {
        if self.absent() { Ok(None) } else { read(self).map(Some) }
    }

    pub(super) fn location(&mut self) -> Result<Location> {
        let (line, column) = (self.int()?, self.int()?);
        Ok(Location { line, column, end_line: self.int()?, end_column: self.int()? })
    }

    /// `validate_…`: the context that a node has is the one that its place asks for.
    pub(super) fn context(&mut self, expected: Context) -> Result<Context> {
        let actual = match self.class()? {
            "Load" => Context::Load,
            "Store" => Context::Store,
            "Del" => Context::Del,
            _ => return Err(malformed()),
        };
        if actual != expected {
            return invalid(format!("expression must have {expected:?} context but has {actual:?} instead"));
        }
        Ok(actual)
    }

    pub(super) fn scope(&mut self) -> ScopeId {
        self.scopes += 1;
        ScopeId(self.scopes)
    }

    /// Reads one level deeper.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth >= MAX_DEPTH {
            return Err(too_deep());
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }
}
