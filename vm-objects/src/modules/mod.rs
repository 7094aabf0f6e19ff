//! The modules that are part of the machine: static tables, made into module objects by their first `import`.

pub(crate) mod abc;
mod array;
mod binascii;
mod cmath;
mod codecs;
pub(crate) mod collections;
pub(crate) mod contextvars;
mod errno;
pub(crate) mod functools;
pub(crate) mod gc;
pub(crate) mod itertools;
mod math;
pub(crate) mod operator;
mod string;
pub(crate) mod structs;
pub(crate) mod sys;
pub(crate) mod time;
mod typing;
pub(crate) mod weakref;

use crate::Trap;
use crate::exceptions::classes::member;
use crate::heap::Obj;
pub(crate) use crate::native::ModuleDef;
use crate::native::{MODULES_TABLE, NativeDef};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// Sorted by name. Module `n` has table `MODULES_TABLE + n`.
static MODULES: &[&ModuleDef] = &[
    &abc::MODULE,
    &codecs::MODULE,
    &collections::MODULE,
    &contextvars::MODULE,
    &functools::MODULE,
    &operator::MODULE,
    &string::MODULE,
    &structs::NATIVE_MODULE,
    &typing::MODULE,
    &weakref::MODULE,
    &array::MODULE,
    &binascii::MODULE,
    &cmath::MODULE,
    &errno::MODULE,
    &gc::MODULE,
    &itertools::MODULE,
    &math::MODULE,
    &structs::MODULE,
    &sys::MODULE,
    &time::MODULE,
];

/// A built-in error handler of `codecs`, as a function.
pub(crate) fn built_in_handler(name: &str) -> Option<Value> {
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

/// The name of the module in whose table a function is.
pub(crate) fn module_of(def: &'static NativeDef) -> Option<&'static str> {
    let has = |module: &&&ModuleDef| module.functions.as_ptr_range().contains(&core::ptr::from_ref(def));
    MODULES.iter().find(has).map(|module| module.name)
}

impl Python<'_> {
    /// `import name`.
    pub(crate) fn import(
        &mut self,
        function: Value,
        name: Value,
        from_list: Value,
        level: Value,
    ) -> Result<Value, Trap> {
        let _ = (function, from_list);
        let (Some(modules), Some(name)) = (self.modules.cast::<Dict>(), name.cast::<Str>()) else {
            return Err(self.refused("an import of what is no str"));
        };
        if level.as_small_int().is_some_and(|level| level > 0) {
            let text = "attempted relative import with no known parent package";
            return Err(self.error(TypeId::ImportError, format_args!("{text}")));
        }
        if let Some(module) = modules.get_str(name) {
            return Ok(module);
        }
        let found = MODULES.iter().position(|def| name.eq_text(def.name));
        let Some((index, def)) = found.and_then(|index| Some((index, *MODULES.get(index)?))) else {
            return Err(self.no_module(modules, name));
        };
        let module = self.native_module(index, def)?;
        modules.insert_str(&mut self.heap, name, module)?;
        Ok(module)
    }

    fn native_module(&mut self, index: usize, def: &'static ModuleDef) -> Result<Value, Trap> {
        let namespace = Dict::with_capacity(&mut self.heap, def.functions.len() + 8)?;
        let name = Str::intern(&mut self.heap, def.name)?.value();
        self.put(namespace, "__name__", name)?;
        let table = MODULES_TABLE + index as u16;
        for (row, function) in (0u16..).zip(def.functions) {
            self.put(namespace, function.name, Value::from_native(table, row))?;
        }
        (def.values)(self, namespace)?;
        Ok(Module::alloc(&mut self.heap, name, namespace.value())?.value())
    }

    /// Binds a fixed name in a name space.
    pub fn put(&mut self, namespace: Obj<Dict>, name: &'static str, value: Value) -> Result<(), Trap> {
        let name = Str::intern(&mut self.heap, name)?;
        namespace.insert_str(&mut self.heap, name, value)
    }

    fn no_module(&mut self, modules: Obj<Dict>, name: Obj<Str>) -> Trap {
        let shown = Self::shown(name.value());
        let parent = name.chars().position(|c| c == u32::from('.')).and_then(|dot| {
            let parent = name.substring(&mut self.heap, 0, dot).ok()?;
            modules.get_str(parent).map(|_| Self::shown(parent.value()))
        });
        let trap = match parent {
            Some(parent) => self.error(
                TypeId::ModuleNotFoundError,
                format_args!("No module named '{shown}'; '{parent}' is not a package"),
            ),
            None => self.error(TypeId::ModuleNotFoundError, format_args!("No module named '{shown}'")),
        };
        self.mark_pending(trap, &[(member::MODULE, name.value())])
    }

    /// Sets members of the exception that was just made pending.
    fn mark_pending(&mut self, trap: Trap, members: &[(usize, Value)]) -> Trap {
        if trap == Trap::Raise
            && let Some(exception) = self.pending.cast::<Exception>()
        {
            members.iter().for_each(|&(index, value)| exception.set_member(index, value));
        }
        trap
    }

    /// `from module import name`.
    pub(crate) fn import_member(&mut self, module: Value, name: Value) -> Result<Value, Trap> {
        let Some(source) = module.cast::<Module>() else { return self.attribute(module, name) };
        match self.attribute(module, name) {
            Err(Trap::Raise) if self.is_instance_of(self.pending, TypeId::AttributeError) => {
                let (from, shown) = (Self::shown(source.name.get()), Self::shown(name));
                let trap = self.error(
                    TypeId::ImportError,
                    format_args!("cannot import name '{shown}' from '{from}' (unknown location)"),
                );
                let members = [(member::MODULE, source.name.get()), (member::NAME_FROM, name)];
                Err(self.mark_pending(trap, &members))
            }
            done => done,
        }
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
