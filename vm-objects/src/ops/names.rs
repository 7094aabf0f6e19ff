//! Names: globals, built-ins, name spaces of bodies, imports.

use crate::Trap;
use crate::exceptions::classes::member;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// A built-in function on hosts that have the module `_io`.
const OPEN: &str = "open";

impl Python<'_> {
    /// Looks a name up in a name space: null if it isn't there.
    pub(crate) fn get_name(&mut self, namespace: Value, name: Value) -> Result<Value, Trap> {
        match (namespace.cast::<Dict>(), name.cast::<Str>()) {
            (Some(dict), Some(name)) => Ok(dict.get_str(name).unwrap_or(Value::NULL)),
            _ => Err(self.refused("a name space that is no dict")),
        }
    }

    /// Binds a name in a name space.
    pub(crate) fn set_name(&mut self, namespace: Value, name: Value, value: Value) -> Result<(), Trap> {
        match (namespace.cast::<Dict>(), name.cast::<Str>()) {
            (Some(dict), Some(name)) => dict.insert_str(&mut self.heap, name, value),
            _ => Err(self.refused("a name space that is no dict")),
        }
    }

    /// Removes a name from a name space.
    pub(crate) fn delete_name(&mut self, namespace: Value, name: Value) -> Result<(), Trap> {
        match (namespace.cast::<Dict>(), name.cast::<Str>()) {
            (Some(dict), Some(name)) => match dict.remove_str(name) {
                Some(_) => Ok(()),
                None => Err(self.name_error(name)),
            },
            _ => Err(self.refused("a name space that is no dict")),
        }
    }

    /// A name in the function's globals, or a built-in.
    #[inline(always)]
    pub(crate) fn global(&mut self, function: Value, name: Value) -> Result<Value, Trap> {
        if let Some(function) = function.cast::<Function>()
            && let (Some(globals), Some(text)) = (function.globals.get().cast::<Dict>(), name.cast::<Str>())
            && let Some(value) = globals.get_str(text)
        {
            return Ok(value);
        }
        self.global_elsewhere(function, name)
    }

    /// A name that is not in the globals, or these are no plain dict.
    #[inline(never)]
    fn global_elsewhere(&mut self, function: Value, name: Value) -> Result<Value, Trap> {
        let own = self.own_builtins(function);
        if function.cast::<Function>().is_some_and(|function| function.globals.get().cast::<Dict>().is_none()) {
            return Err(self.global_of_mapping(name));
        }
        if own.is_null() {
            return self.builtin(name);
        }
        match (own.cast::<Dict>(), name.cast::<Str>()) {
            (Some(own), Some(text)) => own.get_str(text).ok_or_else(|| self.name_error(text)),
            _ => Err(self.global_of_mapping(name)),
        }
    }

    /// A built-in of the machine.
    #[inline(never)]
    pub(super) fn builtin(&mut self, name: Value) -> Result<Value, Trap> {
        let (Some(builtins), Some(name)) = (self.builtins.cast::<Dict>(), name.cast::<Str>()) else {
            return Err(self.refused("a name that is no str"));
        };
        if let Some(value) = builtins.get_str(name) {
            return Ok(value);
        }
        if self.builtins_complete {
            return Err(self.name_error(name));
        }
        if name.eq_text(OPEN)
            && let Some(open) = self.table_function("_io", OPEN)?
        {
            builtins.insert_str(&mut self.heap, name, open)?;
            return Ok(open);
        }
        match name.as_ascii().and_then(static_builtin) {
            Some(value) => {
                // Once used, it is found by its hash.
                builtins.insert_str(&mut self.heap, name, value)?;
                Ok(value)
            }
            None => {
                self.add_host_builtins(builtins)?;
                builtins.get_str(name).ok_or_else(|| self.name_error(name))
            }
        }
    }

    /// Adds the host's built-ins, but for the names that a program has set.
    #[cold]
    fn add_host_builtins(&mut self, builtins: Obj<Dict>) -> Result<(), Trap> {
        let Some(fill) = self.host_builtins else { return Ok(()) };
        let added = Dict::new(&mut self.heap)?;
        fill(self, added)?;
        let mut position = 0;
        while let Some((at, entry)) = added.next_entry(position) {
            position = at + 1;
            if let Some(name) = entry.key.cast::<Str>().filter(|&name| builtins.get_str(name).is_none()) {
                builtins.insert_str(&mut self.heap, name, entry.value)?;
            }
        }
        self.host_builtins = None;
        Ok(())
    }

    /// A built-in by its name.
    pub fn builtin_named(&mut self, name: &str) -> Result<Value, Trap> {
        let name = Str::intern(&mut self.heap, name)?;
        self.builtin(name.value())
    }

    fn name_error(&mut self, name: Obj<Str>) -> Trap {
        let shown = Self::shown(name.value());
        let trap = self.error(TypeId::NameError, format_args!("name '{shown}' is not defined"));
        if trap == Trap::Raise
            && let Some(exception) = self.pending.cast::<Exception>()
        {
            exception.set_member(member::NAME, name.value());
        }
        trap
    }

    /// `NameError` for a name that is nowhere.
    pub(super) fn undefined(&mut self, name: Value) -> Trap {
        match name.cast::<Str>() {
            Some(name) => self.name_error(name),
            None => self.refused("a name that is no str"),
        }
    }

    /// `NameError` for a free variable that is not bound.
    pub(super) fn undefined_free(&mut self, name: Value) -> Trap {
        let name = Self::shown(name);
        let text = "where it is not associated with a value in enclosing scope";
        self.error(TypeId::NameError, format_args!("cannot access free variable '{name}' {text}"))
    }

    /// The built-ins as a dict that has them all: what a program sees of them.
    pub(crate) fn all_builtins(&mut self) -> Result<Obj<Dict>, Trap> {
        let Some(builtins) = self.builtins.cast::<Dict>() else { return Err(self.refused("built-ins")) };
        if !self.builtins_complete {
            for name in builtin_names() {
                if let Some(value) = static_builtin(name) {
                    let name = Str::intern(&mut self.heap, name)?;
                    if builtins.get_str(name).is_none() {
                        builtins.insert_str(&mut self.heap, name, value)?;
                    }
                }
            }
            let name = Str::intern(&mut self.heap, OPEN)?;
            if builtins.get_str(name).is_none()
                && let Some(open) = self.table_function("_io", OPEN)?
            {
                builtins.insert_str(&mut self.heap, name, open)?;
            }
            self.add_host_builtins(builtins)?;
            self.builtins_complete = true;
        }
        Ok(builtins)
    }

    /// The globals of a function.
    pub(crate) fn globals_of(&mut self, function: Value) -> Result<Value, Trap> {
        match function.cast::<Function>() {
            Some(function) => Ok(self.unwrapped(function.globals.get())),
            None => Err(self.refused("globals of what is no function")),
        }
    }

    /// `__annotations__` of a name space, made if it isn't there.
    pub(crate) fn make_annotations(&mut self, namespace: Value) -> Result<(), Trap> {
        let name = Str::intern(&mut self.heap, "__annotations__")?.value();
        if self.get_name(namespace, name)?.is_null() {
            let annotations = Dict::new(&mut self.heap)?.value();
            self.set_name(namespace, name, annotations)?;
        }
        Ok(())
    }
}

/// The names of all built-ins.
fn builtin_names() -> impl Iterator<Item = &'static str> {
    let functions = crate::builtins::FUNCTIONS
        .iter()
        .map(|row| row.name)
        .filter(|&name| !matches!(name, "__report__" | "__shutdown__"));
    let types = TypeId::ALL.iter().filter(|kind| kind.is_builtin_name()).map(|kind| kind.def().name);
    let others = ["None", "True", "False", "NotImplemented", "Ellipsis", "__debug__", "EnvironmentError", "IOError"];
    functions.chain(types).chain(others)
}

/// A built-in that no program has set: a function or a type.
fn static_builtin(name: &str) -> Option<Value> {
    if let Some(function) = crate::builtins::named(name) {
        return Some(function);
    }
    match name {
        "NotImplemented" => Some(Value::NOT_IMPLEMENTED),
        "Ellipsis" => Some(Value::ELLIPSIS),
        "None" => Some(Value::NONE),
        "True" | "__debug__" => Some(Value::TRUE),
        "False" => Some(Value::FALSE),
        "EnvironmentError" | "IOError" => Some(TypeId::OSError.value()),
        name => TypeId::ALL.iter().find(|kind| kind.is_builtin_name() && kind.def().name == name).map(|k| k.value()),
    }
}
