//! The filters and registries: the library's, once `warnings` was imported, else the machine's own.

use crate::Trap;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// What the machine knows of warnings.
pub(crate) struct Warnings {
    /// `_warnings.filters`: a list, or null before it is needed.
    pub(crate) filters: Value,
    /// `_warnings._onceregistry`: a dict, or null.
    pub(crate) once: Value,
    /// Changes with the filters: what a registry knows from before counts no more.
    pub(crate) version: usize,
}

impl Warnings {
    pub(crate) const fn new() -> Warnings {
        Warnings { filters: Value::NULL, once: Value::NULL, version: 0 }
    }
}

/// `init_filters`: action, category, module.
const FILTERS: [(&str, TypeId, Option<&str>); 5] = [
    ("default", TypeId::DeprecationWarning, Some("__main__")),
    ("ignore", TypeId::DeprecationWarning, None),
    ("ignore", TypeId::PendingDeprecationWarning, None),
    ("ignore", TypeId::ImportWarning, None),
    ("ignore", TypeId::ResourceWarning, None),
];

impl Python<'_> {
    /// `_warnings.filters`.
    pub(crate) fn own_filters(&mut self) -> Result<Value, Trap> {
        if self.warnings.filters.is_null() {
            let list = List::with_capacity(&mut self.heap, FILTERS.len())?;
            for (action, category, module) in FILTERS {
                let action = Str::intern(&mut self.heap, action)?.value();
                let module = match module {
                    Some(module) => Str::intern(&mut self.heap, module)?.value(),
                    None => Value::NONE,
                };
                let filter = [action, Value::NONE, category.value(), module, Value::from_int_truncated(0)];
                let filter = Tuple::from_slice(&mut self.heap, &filter)?;
                list.push(&mut self.heap, filter.value())?;
            }
            self.warnings.filters = list.value();
        }
        Ok(self.warnings.filters)
    }

    /// `_warnings._onceregistry`.
    pub(crate) fn own_once(&mut self) -> Result<Value, Trap> {
        if self.warnings.once.is_null() {
            self.warnings.once = Dict::new(&mut self.heap)?.value();
        }
        Ok(self.warnings.once)
    }

    /// `get_warnings_attr`: what the library's `warnings` has under a name, if it was imported.
    pub(crate) fn in_warnings(&self, name: &str) -> Option<Value> {
        self.loaded_name("warnings", name)
    }

    /// The filters that count now.
    pub(super) fn filters(&mut self) -> Result<Obj<List>, Trap> {
        let filters = match self.in_warnings("filters") {
            Some(filters) => filters,
            None => self.own_filters()?,
        };
        match self.unwrapped(filters).cast::<List>() {
            Some(filters) => Ok(filters),
            None => Err(self.value_error(format_args!("_warnings.filters must be a list"))),
        }
    }
}
