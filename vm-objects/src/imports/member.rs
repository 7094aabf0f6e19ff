//! `from module import name`: `import_from` of CPython's `Python/ceval.c`.

use crate::Trap;
use crate::exceptions::classes::member as slot;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

/// The window is the module; the name is pushed.
static MEMBER: NativeDef = NativeDef::function("__import__", Arity::Free, member);

const FOUND: u32 = 1;

impl Python<'_> {
    /// `from module import name`, where the attribute is there.
    pub(crate) fn import_member(&mut self, module: Value, name: Value) -> Result<Value, Trap> {
        if module.is_kind(crate::heap::Kind::Module)
            && let Some(text) = name.cast::<Str>()
            && let Some(found) = self.own_value(module, text)
        {
            return Ok(found);
        }
        self.attribute_name = name;
        Err(self.defer(&MEMBER, 0))
    }
}

fn member<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let module = args.get(0);
    match args.input {
        Input::Start => {
            let name = py.attribute_name;
            args.push(name)?;
            args.catch = true;
            match py.attribute(module, name) {
                Err(Trap::Defer) => Err(args.defer(FOUND, &[module])),
                Err(Trap::Raise) if py.is_instance_of(py.pending, TypeId::AttributeError) => {
                    py.pending = Value::NULL;
                    py.submodule(module, name)
                }
                done => done,
            }
        }
        Input::Raised => {
            let (exception, name) = (args.result(), args.get(1));
            if !py.is_instance_of(exception, TypeId::AttributeError) {
                return Err(py.raise_again(exception));
            }
            py.submodule(module, name)
        }
        _ => Ok(args.result()),
    }
}

impl Python<'_> {
    /// The module of this name inside the package, if `sys.modules` has it; else the error.
    fn submodule(&mut self, module: Value, name: Value) -> Result<Value, Trap> {
        let package = self.plain_attribute(module, "__name__")?;
        let package = if self.is_instance_of(package, TypeId::Str) { self.unwrapped(package) } else { Value::NULL };
        if !package.is_null() {
            let full = self.format_str(format_args!("{}.{}", Self::shown(package), Self::shown(name)))?;
            if let Some(found) = self.loaded_modules()?.get_str(full) {
                return Ok(found);
            }
        }
        Err(self.cannot_import(module, package, name))
    }

    /// An attribute that needs no call; null if there is none.
    fn plain_attribute(&mut self, object: Value, name: &'static str) -> Result<Value, Trap> {
        let name = Str::intern(&mut self.heap, name)?;
        match self.attribute(object, name.value()) {
            Err(Trap::Raise) => {
                self.pending = Value::NULL;
                Ok(Value::NULL)
            }
            Err(Trap::Defer) => Ok(Value::NULL),
            done => done,
        }
    }

    fn cannot_import(&mut self, module: Value, package: Value, name: Value) -> Trap {
        match self.new_cannot_import(module, package, name) {
            Ok(trap) | Err(trap) => trap,
        }
    }

    fn new_cannot_import(&mut self, module: Value, package: Value, name: Value) -> Result<Trap, Trap> {
        let unknown = Str::intern(&mut self.heap, "<unknown module name>")?.value();
        let shown_package = Self::shown(if package.is_null() { unknown } else { package });
        let shown = Self::shown(name);
        let file = self.plain_attribute(module, "__file__")?;
        let has_file = self.is_instance_of(file, TypeId::Str);
        let trap = if has_file {
            let path = Self::shown(self.unwrapped(file));
            let spec = self.plain_attribute(module, "__spec__")?;
            if self.is_initializing(spec)? {
                self.error(
                    TypeId::ImportError,
                    format_args!(
                        "cannot import name '{shown}' from partially initialized module '{shown_package}' (most likely due \
                         to a circular import) ({path})"
                    ),
                )
            } else {
                self.error(
                    TypeId::ImportError,
                    format_args!("cannot import name '{shown}' from '{shown_package}' ({path})"),
                )
            }
        } else {
            self.error(
                TypeId::ImportError,
                format_args!("cannot import name '{shown}' from '{shown_package}' (unknown location)"),
            )
        };
        let package = if package.is_null() { unknown } else { package };
        let path = if has_file { file } else { Value::NONE };
        Ok(self.mark_import_error(trap, &[(slot::MODULE, package), (slot::PATH, path), (slot::NAME_FROM, name)]))
    }

    /// `_PyModuleSpec_IsInitializing`.
    pub(crate) fn is_initializing(&mut self, spec: Value) -> Result<bool, Trap> {
        if spec.is_null() || spec.is_none() {
            return Ok(false);
        }
        let value = self.plain_attribute(spec, "_initializing")?;
        Ok(!value.is_null() && matches!(self.truth(value), Ok(true)))
    }
}
