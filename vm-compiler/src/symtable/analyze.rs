//! The second walk: decides the scope of each name, and inlines comprehensions.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::build::{Result, error};
use super::flags::{DEF_BOUND, DEF_COMP_CELL, DEF_FREE_CLASS, DEF_GLOBAL, DEF_NONLOCAL, DEF_PARAM, DEF_TYPE_PARAM};
use super::{BlockKind, EntryId, Scope, Symbol, SymbolTable};
use crate::ast::{CompKind, Name};
use crate::instr::Location;

type Names = HashSet<Name>;
type Scopes = IndexMap<Name, Scope>;

/// Decides every block.
pub(super) fn analyze(table: &mut SymbolTable) -> Result<()> {
    Analyzer { table }.block(EntryId::TOP, Outer::default(), None).map(drop)
}

/// What a block sees of those around it. Each block gets its own copy.
#[derive(Clone, Default)]
struct Outer {
    /// Names bound in functions around; none around the module.
    bound: Option<Names>,
    /// Names declared global around.
    global: Names,
    type_params: Names,
}

struct Analyzer<'t> {
    table: &'t mut SymbolTable,
}

impl Analyzer<'_> {
    /// `analyze_block`: returns the names that are free in it.
    fn block(&mut self, id: EntryId, mut outer: Outer, class: Option<EntryId>) -> Result<Names> {
        let (kind, function_like) = (self.table.entry(id).kind, self.table.entry(id).is_function_like());
        let mut scopes = Scopes::new();
        let mut free = Names::new();
        let mut local = Names::new();
        // A class's names are not seen in its methods.
        let mut inner = if kind == BlockKind::Class {
            Outer { bound: Some(outer.bound.clone().unwrap_or_default()), ..outer.clone() }
        } else {
            Outer::default()
        };
        let symbols: Vec<(Name, u16)> =
            self.table.entry(id).symbols.iter().map(|(name, symbol)| (name.clone(), symbol.flags)).collect();
        for (name, flags) in symbols {
            let scope = self.name(id, &name, flags, &mut outer, class)?;
            match scope {
                Scope::Local => drop(local.insert(name.clone())),
                Scope::Free => drop(free.insert(name.clone())),
                _ => {}
            }
            scopes.insert(name, scope);
        }
        if kind == BlockKind::Class {
            inner.bound.get_or_insert_default().extend([Name::from("__class__"), Name::from("__classdict__")]);
        } else {
            let mut bound = outer.bound.clone().unwrap_or_default();
            if function_like {
                bound.extend(local);
            }
            inner = Outer { bound: Some(bound), global: outer.global.clone(), type_params: Names::new() };
        }
        inner.type_params.clone_from(&outer.type_params);
        let (mut new_free, inlined_cells) = self.children(id, &inner, class, &mut scopes)?;
        if function_like {
            find_cells(&mut scopes, &mut new_free, &inlined_cells);
        } else if kind == BlockKind::Class {
            let entry = self.table.entry_mut(id);
            entry.needs_class_closure |= new_free.remove("__class__");
            entry.needs_classdict |= new_free.remove("__classdict__");
        }
        self.update_symbols(id, &scopes, outer.bound.as_ref(), &new_free, &inlined_cells);
        free.extend(new_free);
        Ok(free)
    }

    /// `analyze_name`.
    fn name(&self, id: EntryId, name: &Name, flags: u16, outer: &mut Outer, class: Option<EntryId>) -> Result<Scope> {
        if flags & DEF_GLOBAL != 0 {
            if flags & DEF_NONLOCAL != 0 {
                return error(format!("name '{name}' is nonlocal and global"), self.directive(id, name));
            }
            outer.global.insert(name.clone());
            if let Some(bound) = &mut outer.bound {
                bound.remove(name);
            }
            return Ok(Scope::GlobalExplicit);
        }
        if flags & DEF_NONLOCAL != 0 {
            let message = match &outer.bound {
                None => "nonlocal declaration not allowed at module level".to_owned(),
                Some(bound) if !bound.contains(name) => format!("no binding for nonlocal '{name}' found"),
                Some(_) if outer.type_params.contains(name) => {
                    format!("nonlocal binding not allowed for type parameter '{name}'")
                }
                Some(_) => return Ok(Scope::Free),
            };
            return error(message, self.directive(id, name));
        }
        if flags & DEF_BOUND != 0 {
            outer.global.remove(name);
            if flags & DEF_TYPE_PARAM != 0 {
                outer.type_params.insert(name.clone());
            } else {
                outer.type_params.remove(name);
            }
            return Ok(Scope::Local);
        }
        // In a type scope of a class, a name of the class is looked up there and then globally, whatever a function
        // around binds.
        if let Some(class) = class {
            let in_class = self.table.entry(class).flags(name);
            if in_class & DEF_GLOBAL != 0 {
                return Ok(Scope::GlobalExplicit);
            }
            if in_class & DEF_BOUND != 0 && in_class & DEF_NONLOCAL == 0 {
                return Ok(Scope::GlobalImplicit);
            }
        }
        let is_bound = outer.bound.as_ref().is_some_and(|bound| bound.contains(name));
        Ok(if is_bound { Scope::Free } else { Scope::GlobalImplicit })
    }

    /// Where the `global` or `nonlocal` of a name stood.
    fn directive(&self, id: EntryId, name: &Name) -> Location {
        let directives = &self.table.entry(id).directives;
        directives.iter().find(|(declared, _)| declared == name).map_or(Location::NONE, |(_, location)| *location)
    }

    /// Analyses the blocks inside; returns what is free in them, and the cells of inlined comprehensions.
    fn children(
        &mut self,
        id: EntryId,
        inner: &Outer,
        class: Option<EntryId>,
        scopes: &mut Scopes,
    ) -> Result<(Names, Names)> {
        let mut free = Names::new();
        let mut inlined_cells = Names::new();
        let mut spliced = Vec::new();
        for child in self.table.entry(id).children.clone() {
            let entry = self.table.entry(child);
            let inlined = entry.comprehension.is_some_and(|kind| kind != CompKind::Generator);
            let child_class = match entry.can_see_class_scope {
                true if self.table.entry(id).kind == BlockKind::Class => Some(id),
                true => class,
                false => None,
            };
            let mut child_free = self.block(child, inner.clone(), child_class)?;
            if inlined {
                self.inline(id, child, scopes, &mut child_free, &mut inlined_cells);
                self.table.entry_mut(child).comp_inlined = true;
                spliced.extend(self.table.entry(child).children.clone());
            } else {
                spliced.push(child);
            }
            free.extend(child_free);
        }
        self.table.entry_mut(id).children = spliced;
        Ok((free, inlined_cells))
    }

    /// `inline_comprehension`: the names of a comprehension become names of the block around it.
    fn inline(
        &mut self,
        id: EntryId,
        comp: EntryId,
        scopes: &mut Scopes,
        comp_free: &mut Names,
        inlined_cells: &mut Names,
    ) {
        for (name, symbol) in self.table.entry(comp).symbols.clone() {
            if symbol.flags & DEF_PARAM != 0 {
                continue;
            }
            if symbol.scope == Some(Scope::Cell) || symbol.flags & DEF_COMP_CELL != 0 {
                inlined_cells.insert(name.clone());
            }
            match self.table.entry(id).symbols.get(&name) {
                None => {
                    let known = Symbol { flags: symbol.flags, scope: None };
                    self.table.entry_mut(id).symbols.insert(name.clone(), known);
                    scopes.extend(symbol.scope.map(|scope| (name, scope)));
                }
                Some(existing) => {
                    // What the comprehension took from this block is now simply local, unless a function in it
                    // still captures it.
                    let is_class = self.table.entry(id).kind == BlockKind::Class;
                    if existing.flags & DEF_BOUND != 0 && !is_class && !self.is_free_in_any_child(comp, &name) {
                        comp_free.remove(&name);
                    }
                }
            }
        }
    }

    fn is_free_in_any_child(&self, id: EntryId, name: &str) -> bool {
        let children = &self.table.entry(id).children;
        children.iter().any(|child| self.table.entry(*child).scope(name) == Some(Scope::Free))
    }

    /// `update_symbols`: enters the decisions, and the names that blocks inside need from further out.
    fn update_symbols(
        &mut self,
        id: EntryId,
        scopes: &Scopes,
        bound: Option<&Names>,
        free: &Names,
        inlined_cells: &Names,
    ) {
        let entry = self.table.entry_mut(id);
        let class_like = entry.kind == BlockKind::Class || entry.can_see_class_scope;
        for (name, symbol) in &mut entry.symbols {
            if inlined_cells.contains(name) {
                symbol.flags |= DEF_COMP_CELL;
            }
            symbol.scope = scopes.get(name).copied();
        }
        let mut free: Vec<&Name> = free.iter().collect();
        free.sort_unstable();
        for name in free {
            if let Some(symbol) = entry.symbols.get_mut(name) {
                // A name of the class body that a method takes from further out.
                if class_like {
                    symbol.flags |= DEF_FREE_CLASS;
                }
                continue;
            }
            if bound.is_none_or(|bound| bound.contains(name)) {
                entry.symbols.insert(name.clone(), Symbol { flags: 0, scope: Some(Scope::Free) });
            }
        }
    }
}

/// `analyze_cells`: a local that a block inside captures is a cell.
fn find_cells(scopes: &mut Scopes, free: &mut Names, inlined_cells: &Names) {
    for (name, scope) in scopes {
        if *scope == Scope::Local && (free.contains(name) || inlined_cells.contains(name)) {
            *scope = Scope::Cell;
            free.remove(name);
        }
    }
}
