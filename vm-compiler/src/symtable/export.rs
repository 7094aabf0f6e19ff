//! The table as constants, for Python's `_symtable`: each block before those inside it, as its name, its kind in
//! `_symtable`'s numbers, whether it is nested, its line, its symbols (name and number in turns), its parameters, and how many
//! blocks are right inside it.

use num_bigint::BigInt;

use super::{BlockKind, Entry, EntryId, Scope, SymbolTable};
use crate::{Constant, PyString};

/// `SCOPE_OFFSET` of CPython's `Include/internal/pycore_symtable.h`.
const SCOPE_OFFSET: u32 = 12;

impl SymbolTable {
    /// Every block of the program.
    pub(crate) fn export(&self) -> Vec<Constant> {
        let mut blocks = Vec::new();
        let mut open = vec![EntryId::TOP];
        while let Some(id) = open.pop() {
            let entry = self.entry(id);
            blocks.extend(entry.export());
            open.extend(entry.children.iter().rev());
        }
        blocks
    }
}

impl Entry {
    fn export(&self) -> [Constant; 7] {
        let text = |text: &str| Constant::Str(PyString::from(text));
        let int = |number: i64| Constant::Int(BigInt::from(number));
        let kind = match self.kind {
            BlockKind::Function => 0,
            BlockKind::Class => 1,
            BlockKind::Module => 2,
            BlockKind::Annotation => 3,
            BlockKind::TypeVarBound => 4,
            BlockKind::TypeAlias => 5,
            BlockKind::TypeParams => 6,
        };
        let symbols = self.symbols.iter().flat_map(|(name, symbol)| {
            let scope = match symbol.scope {
                None => 0,
                Some(Scope::Local) => 1,
                Some(Scope::GlobalExplicit) => 2,
                Some(Scope::GlobalImplicit) => 3,
                Some(Scope::Free) => 4,
                Some(Scope::Cell) => 5,
            };
            [text(name), int(i64::from(symbol.flags) | scope << SCOPE_OFFSET)]
        });
        [
            text(self.shown_name()),
            int(kind),
            Constant::Bool(self.nested),
            int(self.location.line.into()),
            Constant::Tuple(symbols.collect()),
            Constant::Tuple(self.varnames.iter().map(|name| text(name)).collect()),
            int(self.children.len() as i64),
        ]
    }
}
