//! The first walk: blocks, and facts about names.

use alloc::rc::Rc;

use super::flags::{DEF_COMP_ITER, DEF_GLOBAL, DEF_NONLOCAL, DEF_PARAM, DEF_TYPE_PARAM, USE};
use super::{BlockKind, Entry, EntryId, Symbol, SymbolTable, mangle};
use crate::ast::{Mod, Name, ScopeId};
use crate::error::{CompileError, ErrorKind};
use crate::future::Future;
use crate::instr::Location;

pub(super) type Result<T> = core::result::Result<T, CompileError>;

pub(super) fn build(module: &Mod, future: Future) -> Result<SymbolTable> {
    let top = Entry::new(BlockKind::Module, None, Location::new(0, 0, 0, 0));
    let mut table = SymbolTable::default();
    table.entries.push(top);
    let mut builder = Builder { table, stack: vec![EntryId::TOP], private: None, future };
    match module {
        Mod::Module(body) | Mod::Interactive(body) => builder.stmts(body)?,
        Mod::Expression(expr) => builder.expr(expr)?,
    }
    Ok(builder.table)
}

pub(super) struct Builder {
    pub(super) table: SymbolTable,
    /// The open blocks, innermost last.
    pub(super) stack: Vec<EntryId>,
    /// The class that private names belong to.
    pub(super) private: Option<Name>,
    pub(super) future: Future,
}

/// A syntax error at a place.
pub(super) fn error<T>(message: impl Into<String>, location: Location) -> Result<T> {
    Err(CompileError::new(ErrorKind::SyntaxError, message, location))
}

impl Builder {
    pub(super) fn current_id(&self) -> EntryId {
        self.stack.last().copied().unwrap_or(EntryId::TOP)
    }

    pub(super) fn current(&mut self) -> &mut Entry {
        let id = self.current_id();
        self.table.entry_mut(id)
    }

    /// `symtable_enter_block`.
    pub(super) fn enter(&mut self, scope: Option<ScopeId>, kind: BlockKind, name: Option<&Name>, location: Location) {
        let id = EntryId(self.table.entries.len());
        let outer = self.current();
        let mut entry = Entry::new(kind, name.cloned(), location);
        entry.nested = outer.nested || outer.is_function_like();
        // An assignment expression is refused even deeper inside an iterable.
        entry.comp_iter_expr = outer.comp_iter_expr;
        // Annotations that stay text have no effect on the table.
        if kind != BlockKind::Annotation {
            outer.children.push(id);
        }
        if let Some(scope) = scope {
            self.table.by_scope.insert(scope, id);
        }
        self.table.entries.push(entry);
        self.stack.push(id);
    }

    pub(super) fn exit(&mut self) {
        self.stack.pop();
    }

    /// The facts so far about a name of this block.
    pub(super) fn lookup(&mut self, name: &Name) -> u16 {
        let mangled = mangle(self.private.as_ref(), name);
        self.current().flags(&mangled)
    }

    pub(super) fn add_def(&mut self, name: &Name, flag: u16, location: Location) -> Result<()> {
        self.add_def_to(self.current_id(), name, flag, location)
    }

    /// A name that the compiler makes.
    pub(super) fn add_implicit(&mut self, name: &str, flag: u16, location: Location) -> Result<()> {
        self.add_def(&Rc::from(name), flag, location)
    }

    /// `symtable_add_def_helper`.
    pub(super) fn add_def_to(&mut self, id: EntryId, name: &Name, flag: u16, location: Location) -> Result<()> {
        let mangled = mangle(self.private.as_ref(), name);
        let entry = self.table.entry_mut(id);
        let known = entry.flags(&mangled);
        if flag & DEF_PARAM != 0 && known & DEF_PARAM != 0 {
            return error(format!("duplicate argument '{name}' in function definition"), location);
        }
        if flag & DEF_TYPE_PARAM != 0 && known & DEF_TYPE_PARAM != 0 {
            return error(format!("duplicate type parameter '{name}'"), location);
        }
        let mut flags = known | flag;
        if entry.comp_iter_target {
            if flags & (DEF_GLOBAL | DEF_NONLOCAL) != 0 {
                let message = format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return error(message, location);
            }
            flags |= DEF_COMP_ITER;
        }
        entry.symbols.insert(mangled.clone(), Symbol { flags, scope: None });
        if flag & DEF_PARAM != 0 {
            entry.varnames.push(mangled);
        } else if flag & DEF_GLOBAL != 0 {
            let top = self.table.entry_mut(EntryId::TOP);
            let known = top.flags(&mangled);
            top.symbols.insert(mangled, Symbol { flags: known | flag, scope: None });
        }
        Ok(())
    }

    /// Remembers where a `global` or `nonlocal` stood, for errors of the second walk.
    pub(super) fn record_directive(&mut self, name: &Name, location: Location) {
        let mangled = mangle(self.private.as_ref(), name);
        self.current().directives.push((mangled, location));
    }

    /// A name that is read; `super` counts as a use of `__class__`.
    pub(super) fn add_use(&mut self, name: &Name, location: Location) -> Result<()> {
        self.add_def(name, USE, location)?;
        if &**name == "super" && self.current().is_function_like() {
            self.add_implicit("__class__", USE, location)?;
        }
        Ok(())
    }
}
