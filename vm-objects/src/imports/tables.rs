//! Modules made of tables: of this crate, and of the host.

use crate::Trap;
use crate::heap::Obj;
use crate::modules;
use crate::native::ModuleDef;
use crate::object::module::Module;
use crate::object::native::NativeFunction;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

const BUILTINS: &str = "builtins";

impl Python<'_> {
    /// Whether there is a table for a module of this name.
    pub fn has_table(&self, name: &str) -> bool {
        name == BUILTINS || modules::find(name).is_some() || self.extension(name).is_some()
    }

    fn extension(&self, name: &str) -> Option<&'static ModuleDef> {
        self.extensions.iter().find(|def| def.name == name).copied()
    }

    /// The names of the modules that have tables, those of this crate first.
    pub fn table_names(&self) -> impl Iterator<Item = &'static str> + use<> {
        modules::names().chain([BUILTINS]).chain(self.extensions.iter().map(|def| def.name))
    }

    /// The module that a table is for, made and put into `sys.modules`; null if there is no table.
    ///
    /// # Errors
    /// [`Trap::Memory`], or what filling it raises.
    pub fn table_module(&mut self, name: Obj<Str>) -> Result<Value, Trap> {
        let Some(text) = name.as_ascii() else { return Ok(Value::NULL) };
        let module = match (modules::find(text), self.extension(text)) {
            (Some(index), _) => self.native_module(index)?,
            (None, Some(def)) => self.extension_module(def)?,
            (None, None) if text == BUILTINS => self.builtins_module(name)?,
            (None, None) => return Ok(Value::NULL),
        };
        let modules = self.loaded_modules()?;
        modules.insert_str(&mut self.heap, name, module)?;
        Ok(module)
    }

    /// A function of a module of the host's, also before that is imported; `None` if there is none.
    pub(crate) fn table_function(&mut self, module: &'static str, name: &str) -> Result<Option<Value>, Trap> {
        let row = self.extension(module).and_then(|def| def.functions.iter().find(|row| row.name == name));
        let Some(row) = row else { return Ok(None) };
        let module = Str::intern(&mut self.heap, module)?.value();
        Ok(Some(NativeFunction::alloc(&mut self.heap, row, module)?.value()))
    }

    /// `builtins`: its name space is where the names of all programs are looked up last.
    fn builtins_module(&mut self, name: Obj<Str>) -> Result<Value, Trap> {
        let namespace = self.all_builtins()?;
        self.put(namespace, "__name__", name.value())?;
        for name in ["__doc__", "__package__", "__loader__", "__spec__"] {
            self.put(namespace, name, Value::NONE)?;
        }
        Ok(Module::alloc(&mut self.heap, name.value(), namespace.value())?.value())
    }

    /// A module of this crate: its functions are immediate values.
    fn native_module(&mut self, index: u16) -> Result<Value, Trap> {
        let Some(def) = modules::def(index) else { return Ok(Value::NULL) };
        let name = Str::intern(&mut self.heap, def.name)?.value();
        let namespace = self.module_namespace(name, def.functions.len() + 8)?;
        for (row, function) in (0u16..).zip(def.functions) {
            self.put(namespace, function.name, modules::function(index, row))?;
        }
        (def.values)(self, namespace)?;
        Ok(Module::alloc(&mut self.heap, name, namespace.value())?.value())
    }

    /// A module of the host.
    fn extension_module(&mut self, def: &'static ModuleDef) -> Result<Value, Trap> {
        let name = Str::intern(&mut self.heap, def.name)?.value();
        let namespace = self.module_namespace(name, def.functions.len() + 8)?;
        for row in def.functions {
            let function = NativeFunction::alloc(&mut self.heap, row, name)?.value();
            self.put(namespace, row.name, function)?;
        }
        (def.values)(self, namespace)?;
        Ok(Module::alloc(&mut self.heap, name, namespace.value())?.value())
    }
}
