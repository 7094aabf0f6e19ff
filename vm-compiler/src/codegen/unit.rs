//! Scopes being compiled: CPython's `compiler_unit`, entered and left.

use indexmap::{IndexMap, IndexSet};
use vm_core::isa::Opcode;

use super::blocks::FrameBlock;
use super::{Codegen, Result};
use crate::ast::{Name, ScopeId};
use crate::error::CompileError;
use crate::instr::{Arg, Item, Location, Unit};
use crate::object::Constant;
use crate::symtable::{Entry, EntryId, Scope, flags, mangle};

/// What a scope is made for (`enum compiler_scope_type`... the names of compile.c).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    TypeParams,
}

/// A scope being compiled.
pub(super) struct CodeUnit<'a> {
    pub(super) kind: ScopeKind,
    pub(super) entry: EntryId,
    /// The class that private names belong to.
    pub(super) private: Option<Name>,
    pub(super) qualname: String,
    pub(super) blocks: Vec<FrameBlock<'a>>,
    /// How many inlined comprehensions are open.
    pub(super) in_inlined_comp: u32,
    pub(super) names: IndexSet<Name>,
    pub(super) varnames: IndexSet<Name>,
    pub(super) cellvars: IndexSet<Name>,
    pub(super) freevars: IndexSet<Name>,
    /// Locals of inlined comprehensions outside functions; true while one is open.
    pub(super) fast_hidden: IndexMap<Name, bool>,
    /// `co_argcount` without the positional-only ones.
    pub(super) argcount: usize,
    pub(super) posonlyargcount: usize,
    pub(super) kwonlyargcount: usize,
    pub(super) next_label: u32,
    /// Items and constants are collected here; the rest is filled in at the end.
    pub(super) out: Unit,
}

impl<'a> Codegen<'a> {
    pub(super) fn unit(&self) -> &CodeUnit<'a> {
        // `enter_unit` comes first in every compilation.
        &self.units[self.units.len() - 1]
    }

    pub(super) fn unit_mut(&mut self) -> &mut CodeUnit<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    /// The symbol table's block of the current scope.
    pub(super) fn entry(&self) -> &Entry {
        self.table.entry(self.unit().entry)
    }

    pub(super) fn lookup(&self, scope: ScopeId) -> Result<EntryId> {
        self.table.lookup(scope).ok_or_else(|| CompileError::system("unknown symbol table entry"))
    }

    /// `compiler_enter_scope`.
    pub(super) fn enter_unit(&mut self, name: &Name, kind: ScopeKind, id: EntryId, firstlineno: i32) -> Result<()> {
        let entry = self.table.entry(id);
        let sorted = |keep: &dyn Fn(&Name) -> bool| {
            let mut names: Vec<Name> = entry.symbols.keys().filter(|name| keep(name)).cloned().collect();
            names.sort_unstable();
            names.into_iter().collect::<IndexSet<Name>>()
        };
        let is_cell =
            |name: &Name| entry.scope(name) == Some(Scope::Cell) || entry.flags(name) & flags::DEF_COMP_CELL != 0;
        let mut cellvars = sorted(&is_cell);
        if entry.needs_class_closure {
            cellvars.insert(Name::from("__class__"));
        }
        if entry.needs_classdict {
            cellvars.insert(Name::from("__classdict__"));
        }
        let is_free =
            |name: &Name| entry.scope(name) == Some(Scope::Free) || entry.flags(name) & flags::DEF_FREE_CLASS != 0;
        let freevars = sorted(&is_free);
        let varnames = entry.varnames.iter().cloned().collect();
        let private = self.units.last().and_then(|unit| unit.private.clone());
        let qualname = self.qualname(name, kind);
        let mut out = Unit { name: name.to_string(), filename: self.settings.filename.clone(), ..Unit::default() };
        out.firstlineno = firstlineno;
        self.units.push(CodeUnit {
            kind,
            entry: id,
            private,
            qualname,
            blocks: Vec::new(),
            in_inlined_comp: 0,
            names: IndexSet::new(),
            varnames,
            cellvars,
            freevars,
            fast_hidden: IndexMap::new(),
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            next_label: 0,
            out,
        });
        let line = if kind == ScopeKind::Module { 0 } else { firstlineno };
        self.op_arg(Opcode::Resume, 0, Location::new(line, firstlineno, 0, 0));
        Ok(())
    }

    /// `compiler_set_qualname`.
    fn qualname(&self, name: &Name, kind: ScopeKind) -> String {
        let mut outer = self.units.as_slice();
        if let [below @ .., last] = outer
            && last.kind == ScopeKind::TypeParams
        {
            outer = below;
        }
        let (Some(parent), true) = (outer.last(), outer.len() > 1) else { return name.to_string() };
        if matches!(kind, ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Class) {
            let mangled = mangle(parent.private.as_ref(), name);
            if self.table.entry(parent.entry).scope(&mangled) == Some(Scope::GlobalExplicit) {
                return name.to_string();
            }
        }
        let base = &parent.qualname;
        match parent.kind {
            ScopeKind::Function | ScopeKind::AsyncFunction | ScopeKind::Lambda => format!("{base}.<locals>.{name}"),
            _ => format!("{base}.{name}"),
        }
    }

    /// `optimize_and_assemble` up to the flow graph, and `compiler_exit_scope`.
    pub(super) fn leave_unit(&mut self, add_none: bool) -> Result<Unit> {
        if add_none {
            self.load_const(Constant::None, Location::NONE);
        }
        self.op(Opcode::ReturnValue, Location::NONE);
        let flags = self.code_flags();
        let unit = self.units.pop().ok_or_else(|| CompileError::system("no scope is open"))?;
        let strings = |names: IndexSet<Name>| names.iter().map(ToString::to_string).collect();
        Ok(Unit {
            names: strings(unit.names),
            varnames: strings(unit.varnames),
            cellvars: strings(unit.cellvars),
            freevars: strings(unit.freevars),
            fast_hidden: unit.fast_hidden.keys().map(ToString::to_string).collect(),
            argcount: (unit.argcount + unit.posonlyargcount) as u32,
            posonlyargcount: unit.posonlyargcount as u32,
            kwonlyargcount: unit.kwonlyargcount as u32,
            flags,
            qualname: unit.qualname,
            ..unit.out
        })
    }

    /// `compute_code_flags`.
    fn code_flags(&self) -> u32 {
        const OPTIMIZED: u32 = 1;
        const NEWLOCALS: u32 = 2;
        const VARARGS: u32 = 4;
        const VARKEYWORDS: u32 = 8;
        const NESTED: u32 = 0x10;
        const GENERATOR: u32 = 0x20;
        const COROUTINE: u32 = 0x80;
        const ASYNC_GENERATOR: u32 = 0x200;
        let entry = self.entry();
        let mut flags = self.settings.future.flags;
        if entry.is_function_like() {
            flags |= NEWLOCALS | OPTIMIZED;
            flags |= if entry.nested { NESTED } else { 0 };
            flags |= match (entry.generator, entry.coroutine) {
                (true, false) => GENERATOR,
                (false, true) => COROUTINE,
                (true, true) => ASYNC_GENERATOR,
                (false, false) => 0,
            };
            flags |= if entry.varargs { VARARGS } else { 0 };
            flags |= if entry.varkeywords { VARKEYWORDS } else { 0 };
        }
        if self.is_top_level_await() && entry.coroutine && !entry.generator {
            flags |= COROUTINE;
        }
        flags
    }

    /// `IS_TOP_LEVEL_AWAIT`: the module's own code, and it may await.
    pub(super) fn is_top_level_await(&self) -> bool {
        self.settings.future.top_level_await && self.unit().kind == ScopeKind::Module
    }

    /// `wrap_in_stopiteration_handler`: a `StopIteration` that leaves a generator becomes a `RuntimeError`.
    pub(super) fn wrap_in_stopiteration_handler(&mut self) {
        let handler = self.new_label();
        let setup =
            crate::instr::Instr { opcode: Opcode::SetupCleanup, arg: Arg::Label(handler), location: Location::NONE };
        self.unit_mut().out.items.insert(0, Item::Instr(setup));
        self.load_const(Constant::None, Location::NONE);
        self.op(Opcode::ReturnValue, Location::NONE);
        self.place(handler);
        self.op_arg(Opcode::CallIntrinsic1, super::emit::INTRINSIC_STOPITERATION_ERROR, Location::NONE);
        self.op_arg(Opcode::Reraise, 1, Location::NONE);
    }
}
