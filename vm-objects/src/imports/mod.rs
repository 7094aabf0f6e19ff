//! `import`: `PyImport_ImportModuleLevelObject` of CPython's `Python/import.c`.
//!
//! What is in `sys.modules` is found there; a module of this crate or of the host's tables is made from its table. For
//! anything else importlib does the work, as in CPython: its two files are the host's frozen modules, and run at the first
//! such import. A host without them gives modules as compiled code only, which are loaded here.
//!
//! | file | what |
//! |---|---|
//! | `instruction` | `IMPORT_NAME` and `__import__` |
//! | `relative` | which package `from . import x` means |
//! | `member` | `IMPORT_FROM` |
//! | `star` | `from x import *` |
//! | `tables` | modules made of tables |
//! | `library` | importlib started |
//! | `run_module` | a module run as the program |
//! | `frozen` | modules that are compiled code of the host, without importlib |
//! | `trim` | importlib's own steps taken out of a traceback |

mod frozen;
mod instruction;
mod library;
mod member;
mod relative;
pub(crate) use relative::last_dot;
mod run_module;
mod star;
mod tables;
mod trim;

pub(crate) use instruction::BUILTIN;
pub(crate) use star::STAR;

use crate::Trap;
use crate::exceptions::classes::member as slot;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// A module of `sys.modules`; null if there is none, or `None` stands there.
    fn loaded(&mut self, name: Obj<Str>) -> Result<Value, Trap> {
        let found = self.loaded_modules()?.get_str(name).unwrap_or(Value::NULL);
        Ok(if found.is_none() { Value::NULL } else { found })
    }

    /// The name space of a module in `sys.modules`, if it is there.
    pub(crate) fn loaded_namespace(&self, module: &str) -> Option<Obj<Dict>> {
        let modules = self.unwrapped(self.modules).cast::<Dict>()?;
        modules.get_text(module)?.cast::<Module>()?.dict.get().cast::<Dict>()
    }

    /// What a module in `sys.modules` has under a name.
    pub(crate) fn loaded_name(&self, module: &str, name: &str) -> Option<Value> {
        self.loaded_namespace(module)?.get_text(name)
    }

    /// `sys.modules`.
    fn loaded_modules(&mut self) -> Result<Obj<Dict>, Trap> {
        match self.unwrapped(self.modules).cast::<Dict>() {
            Some(modules) => Ok(modules),
            None => Err(self.error(crate::types::TypeId::RuntimeError, format_args!("unable to get sys.modules"))),
        }
    }

    /// A new module's name space, with what `module.__init__` puts there, and room for more.
    pub(crate) fn module_namespace(&mut self, name: Value, more: usize) -> Result<Obj<Dict>, Trap> {
        let namespace = Dict::with_capacity(&mut self.heap, 5 + more)?;
        self.put(namespace, "__name__", name)?;
        for name in ["__doc__", "__package__", "__loader__", "__spec__"] {
            self.put(namespace, name, Value::NONE)?;
        }
        Ok(namespace)
    }

    /// A name in a module's own name space; null if it is not there.
    fn in_module(&self, module: Value, name: &str) -> Value {
        let namespace = module.cast::<Module>().and_then(|module| module.dict.get().cast::<Dict>());
        namespace.and_then(|namespace| namespace.get_text(name)).unwrap_or(Value::NULL)
    }

    /// Sets members of the `ImportError` that was just made pending.
    fn mark_import_error(&mut self, trap: Trap, members: &[(usize, Value)]) -> Trap {
        if trap == Trap::Raise
            && let Some(exception) = self.pending.cast::<Exception>()
        {
            members.iter().for_each(|&(index, value)| exception.set_member(index, value));
        }
        trap
    }

    /// `ModuleNotFoundError` where importlib does not say it.
    fn no_module(&mut self, name: Obj<Str>) -> Trap {
        let shown = Self::shown(name.value());
        let parent = name.chars().position(|c| c == u32::from('.')).and_then(|dot| {
            let parent = name.substring(&mut self.heap, 0, dot).ok()?;
            self.modules.cast::<Dict>()?.get_str(parent).map(|_| Self::shown(parent.value()))
        });
        let kind = crate::types::TypeId::ModuleNotFoundError;
        let trap = match parent {
            Some(parent) => self.error(kind, format_args!("No module named '{shown}'; '{parent}' is not a package")),
            None => self.error(kind, format_args!("No module named '{shown}'")),
        };
        self.mark_import_error(trap, &[(slot::MODULE, name.value())])
    }
}
