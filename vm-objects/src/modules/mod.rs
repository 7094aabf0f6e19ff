//! The modules that are part of the machine: static tables, made into module objects by their first `import`.

pub(crate) mod abc;
mod array;
mod binascii;
mod bisect;
mod cmath;
mod codecs;
pub(crate) mod collections;
pub(crate) mod contextvars;
mod errno;
pub(crate) mod functools;
pub(crate) mod gc;
mod heapq;
pub(crate) mod itertools;
pub(crate) mod json;
mod math;
pub(crate) mod operator;
pub(crate) mod random;
mod string;
pub(crate) mod structs;
pub(crate) mod sys;
pub(crate) mod sys_setup;
pub(crate) mod time;
mod typing;
mod warnings;
pub(crate) mod weakref;

use crate::Trap;
use crate::features;
use crate::heap::Obj;
pub(crate) use crate::native::ModuleDef;
use crate::native::{MODULES_TABLE, NativeDef};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

/// A module, or what stands in its place in a build without the feature.
macro_rules! part {
    ($feature:ident $module:path) => {{
        static LEFT_OUT: ModuleDef = features::$feature.left_out($module.name);
        if features::$feature.on { &$module } else { &LEFT_OUT }
    }};
}

/// Sorted by name. Module `n` has table `MODULES_TABLE + n`.
static MODULES: &[&ModuleDef] = &[
    &abc::MODULE,
    part!(BISECT bisect::MODULE),
    part!(CODECS codecs::MODULE),
    part!(COLLECTIONS collections::MODULE),
    part!(CONTEXTVARS contextvars::MODULE),
    part!(FUNCTOOLS functools::MODULE),
    part!(HEAPQ heapq::MODULE),
    part!(JSON json::MODULE),
    part!(OPERATOR operator::MODULE),
    part!(RANDOM random::MODULE),
    part!(STRING string::MODULE),
    part!(STRUCT structs::NATIVE_MODULE),
    part!(TYPING typing::MODULE),
    &warnings::MODULE,
    part!(WEAKREF weakref::MODULE),
    part!(ARRAY array::MODULE),
    part!(BINASCII binascii::MODULE),
    part!(COMPLEX cmath::MODULE),
    part!(ERRNO errno::MODULE),
    part!(GC gc::MODULE),
    part!(ITERTOOLS itertools::MODULE),
    part!(MATH math::MODULE),
    part!(STRUCT structs::MODULE),
    &sys::MODULE,
    part!(TIME time::MODULE),
];

/// A built-in error handler of `codecs`, as a function.
pub(crate) fn built_in_handler(name: &str) -> Option<Value> {
    if !features::CODECS.on {
        return None;
    }
    let index = MODULES.iter().position(|def| def.name == "_codecs")?;
    Some(Value::from_native(MODULES_TABLE.saturating_add(index as u16), codecs::handler_row(name)?))
}

/// `array._array_reconstructor`, which pickles of arrays name.
pub(crate) fn array_reconstructor() -> Value {
    let index = MODULES.iter().position(|def| def.name == "array").unwrap_or(0);
    Value::from_native(MODULES_TABLE.saturating_add(index as u16), 0)
}

/// The functions of a module's table.
pub(crate) fn functions(table: u16) -> Option<&'static [NativeDef]> {
    let index = table.checked_sub(MODULES_TABLE)?;
    Some(MODULES.get(usize::from(index))?.functions)
}

/// The name of the module with this table.
pub(crate) fn name_of_table(table: u16) -> Option<&'static str> {
    Some(MODULES.get(usize::from(table.checked_sub(MODULES_TABLE)?))?.name)
}

/// The name of the module, one of these or a host's, in whose table a function is.
pub(crate) fn module_of(def: &'static NativeDef, extensions: &[&'static ModuleDef]) -> Option<&'static str> {
    let has = |module: &&&ModuleDef| module.functions.as_ptr_range().contains(&core::ptr::from_ref(def));
    MODULES.iter().chain(extensions).find(has).map(|module| module.name)
}

/// The number of the module of this name.
pub(crate) fn find(name: &str) -> Option<u16> {
    let index = MODULES.binary_search_by(|def| def.name.cmp(name)).ok()?;
    u16::try_from(index).ok()
}

/// The table of a module.
pub(crate) fn def(index: u16) -> Option<&'static ModuleDef> {
    MODULES.get(usize::from(index)).copied()
}

/// A function of a module as a value.
pub(crate) fn function(index: u16, row: u16) -> Value {
    Value::from_native(MODULES_TABLE + index, row)
}

/// A function of a module as a value, by names.
pub(crate) fn named(module: &str, name: &str) -> Option<Value> {
    let index = find(module)?;
    Some(function(index, crate::native::find_def(def(index)?.functions, name)?))
}

/// The names of all modules here.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|def| def.name)
}

impl Python<'_> {
    /// Binds a fixed name in a name space.
    ///
    /// # Errors
    /// [`Trap::Memory`].
    pub fn put(&mut self, namespace: Obj<Dict>, name: &'static str, value: Value) -> Result<(), Trap> {
        let name = Str::intern(&mut self.heap, name)?;
        namespace.insert_str(&mut self.heap, name, value)
    }
}

#[cfg(test)]
mod tests {
    use super::MODULES;

    #[test]
    fn names_are_sorted() {
        assert!(MODULES.is_sorted_by_key(|def| def.name));
        for def in MODULES {
            assert!(def.functions.is_sorted_by_key(|row| row.name), "{}", def.name);
        }
    }
}
