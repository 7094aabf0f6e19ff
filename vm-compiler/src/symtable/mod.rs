//! The symbol table: which scope each name of each block belongs to. Follows CPython 3.12's `Python/symtable.c`:
//! a first walk collects facts ([`build`]), a second one decides ([`analyze`]).

mod analyze;
mod build;
mod comprehension;
mod display;
mod export;
mod expr;
mod mangle;
mod stmt;

use indexmap::IndexMap;
use std::collections::HashMap;

use crate::ast::{CompKind, Mod, Name, ScopeId};
use crate::error::CompileError;
use crate::future::Future;
use crate::instr::Location;

pub(crate) use mangle::mangle;

/// Builds the table of a program.
pub(crate) fn build(module: &Mod, future: Future) -> Result<SymbolTable, CompileError> {
    let mut table = build::build(module, future)?;
    analyze::analyze(&mut table)?;
    Ok(table)
}

/// Every block of a program.
#[derive(Debug, Default)]
pub(crate) struct SymbolTable {
    entries: Vec<Entry>,
    by_scope: HashMap<ScopeId, EntryId>,
}

/// The index of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct EntryId(usize);

impl EntryId {
    /// The module's block.
    pub(crate) const TOP: Self = Self(0);
}

impl SymbolTable {
    /// The block that a node opened.
    pub(crate) fn lookup(&self, scope: ScopeId) -> Option<EntryId> {
        self.by_scope.get(&scope).copied()
    }

    pub(crate) fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0]
    }

    pub(crate) fn entry_mut(&mut self, id: EntryId) -> &mut Entry {
        &mut self.entries[id.0]
    }
}

/// What a block belongs to (`_Py_block_ty`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BlockKind {
    Module,
    Class,
    Function,
    /// An annotation that stays text.
    Annotation,
    TypeVarBound,
    TypeAlias,
    TypeParams,
}

/// Where a name lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    Local,
    GlobalExplicit,
    GlobalImplicit,
    Free,
    Cell,
}

/// What is known of a name in a block: facts, and the decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Symbol {
    pub(crate) flags: u16,
    pub(crate) scope: Option<Scope>,
}

/// The facts, with `symtable.h`'s names.
pub(crate) mod flags {
    pub(crate) const DEF_GLOBAL: u16 = 1;
    pub(crate) const DEF_LOCAL: u16 = 2;
    pub(crate) const DEF_PARAM: u16 = 4;
    pub(crate) const DEF_NONLOCAL: u16 = 8;
    pub(crate) const USE: u16 = 16;
    pub(crate) const DEF_FREE_CLASS: u16 = 64;
    pub(crate) const DEF_IMPORT: u16 = 128;
    pub(crate) const DEF_ANNOT: u16 = 256;
    pub(crate) const DEF_COMP_ITER: u16 = 512;
    pub(crate) const DEF_TYPE_PARAM: u16 = 1024;
    pub(crate) const DEF_COMP_CELL: u16 = 2048;
    pub(crate) const DEF_BOUND: u16 = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;
}

/// One block (`PySTEntryObject`).
#[derive(Debug)]
pub(crate) struct Entry {
    /// Whose block it is; a comprehension and a lambda have no name of their own.
    name: Option<Name>,
    pub(crate) kind: BlockKind,
    pub(crate) symbols: IndexMap<Name, Symbol>,
    /// The parameters, in order.
    pub(crate) varnames: Vec<Name>,
    pub(crate) nested: bool,
    pub(crate) generator: bool,
    pub(crate) coroutine: bool,
    pub(crate) comprehension: Option<CompKind>,
    pub(crate) varargs: bool,
    pub(crate) varkeywords: bool,
    /// A method uses `__class__`.
    pub(crate) needs_class_closure: bool,
    /// A type scope inside uses the class's names.
    pub(crate) needs_classdict: bool,
    /// The comprehension's code goes into the block around it (PEP 709).
    pub(crate) comp_inlined: bool,
    /// A type scope right in a class.
    pub(crate) can_see_class_scope: bool,
    location: Location,
    children: Vec<EntryId>,
    directives: Vec<(Name, Location)>,
    comp_iter_target: bool,
    comp_iter_expr: u32,
}

impl Entry {
    fn new(kind: BlockKind, name: Option<Name>, location: Location) -> Self {
        Self {
            name,
            kind,
            symbols: IndexMap::new(),
            varnames: Vec::new(),
            nested: false,
            generator: false,
            coroutine: false,
            comprehension: None,
            varargs: false,
            varkeywords: false,
            needs_class_closure: false,
            needs_classdict: false,
            comp_inlined: false,
            can_see_class_scope: false,
            location,
            children: Vec::new(),
            directives: Vec::new(),
            comp_iter_target: false,
            comp_iter_expr: 0,
        }
    }

    /// The facts about a name; 0 for one that does not occur.
    pub(crate) fn flags(&self, name: &str) -> u16 {
        self.symbols.get(name).map_or(0, |symbol| symbol.flags)
    }

    /// `_PyST_GetScope`.
    pub(crate) fn scope(&self, name: &str) -> Option<Scope> {
        self.symbols.get(name)?.scope
    }

    /// `_PyST_IsFunctionLike`.
    pub(crate) fn is_function_like(&self) -> bool {
        use BlockKind::{Function, TypeAlias, TypeParams, TypeVarBound};
        matches!(self.kind, Function | TypeVarBound | TypeAlias | TypeParams)
    }
}
