//! The table as text: what Python's `symtable` module tells of each block and each name.

use core::fmt;

use super::flags::{DEF_ANNOT, DEF_BOUND, DEF_IMPORT, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, USE};
use super::{BlockKind, Entry, EntryId, Scope, Symbol, SymbolTable};
use crate::ast::CompKind;

impl fmt::Display for SymbolTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Blocks that are still to be shown, the next one last.
        let mut open = vec![(EntryId::TOP, 0)];
        while let Some((id, depth)) = open.pop() {
            let entry = self.entry(id);
            self.block(entry, depth, f)?;
            open.extend(entry.children.iter().rev().map(|child| (*child, depth + 1)));
        }
        Ok(())
    }
}

impl SymbolTable {
    fn block(&self, entry: &Entry, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pad = 2 * depth;
        write!(f, "{:pad$}{} {}, line {}", "", entry.type_name(), entry.shown_name(), entry.location.line)?;
        for (set, word) in [(entry.is_optimized(), "optimized"), (entry.nested, "nested")] {
            write!(f, "{}", if set { format!(", {word}") } else { String::new() })?;
        }
        writeln!(f)?;
        let mut symbols: Vec<_> = entry.symbols.iter().collect();
        symbols.sort_unstable_by_key(|(name, _)| *name);
        for (name, symbol) in symbols {
            let namespaces = entry.children.iter().filter(|child| self.entry(**child).shown_name() == &**name).count();
            write!(f, "{:pad$}  {name}:", "")?;
            for (holds, word) in properties(*symbol, entry.shown_name() == "top", namespaces) {
                write!(f, "{}{}", if holds { " " } else { "" }, if holds { word } else { "" })?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// Each `is_…` of the class `Symbol`.
fn properties(symbol: Symbol, at_top: bool, namespaces: usize) -> [(bool, &'static str); 11] {
    let Symbol { flags, scope } = symbol;
    let has = |flag: u16| flags & flag != 0;
    let is_global = matches!(scope, Some(Scope::GlobalImplicit | Scope::GlobalExplicit));
    let is_local = matches!(scope, Some(Scope::Local | Scope::Cell));
    [
        (has(USE), "referenced"),
        (has(DEF_PARAM), "parameter"),
        (is_global || at_top && has(DEF_BOUND), "global"),
        (has(DEF_NONLOCAL), "nonlocal"),
        (scope == Some(Scope::GlobalExplicit), "declared_global"),
        (is_local || at_top && has(DEF_BOUND), "local"),
        (has(DEF_ANNOT), "annotated"),
        (scope == Some(Scope::Free), "free"),
        (has(DEF_IMPORT), "imported"),
        (has(DEF_LOCAL), "assigned"),
        (namespaces > 0, "namespace"),
    ]
}

impl Entry {
    /// `get_type()`.
    fn type_name(&self) -> &'static str {
        match self.kind {
            BlockKind::Module => "module",
            BlockKind::Class => "class",
            BlockKind::Function => "function",
            BlockKind::Annotation => "annotation",
            BlockKind::TypeVarBound => "TypeVar bound",
            BlockKind::TypeAlias => "type alias",
            BlockKind::TypeParams => "type parameter",
        }
    }

    /// `get_name()`.
    pub(super) fn shown_name(&self) -> &str {
        match (&self.name, self.comprehension) {
            (Some(name), _) => name,
            (None, Some(CompKind::List)) => "listcomp",
            (None, Some(CompKind::Set)) => "setcomp",
            (None, Some(CompKind::Dict)) => "dictcomp",
            (None, Some(CompKind::Generator)) => "genexpr",
            (None, None) if self.kind == BlockKind::Module => "top",
            (None, None) if self.kind == BlockKind::Annotation => "_annotation",
            (None, None) => "lambda",
        }
    }

    fn is_optimized(&self) -> bool {
        self.kind == BlockKind::Function
    }
}
