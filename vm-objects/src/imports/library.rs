//! importlib started: `init_importlib` and `init_importlib_external` of CPython's `Python/import.c`.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// Runs `_frozen_importlib` and installs it. Its window is one value that means nothing; behind it is the module.
pub(super) static START: NativeDef = NativeDef::function("init_importlib", Arity::Free, start);

const MODULE: usize = 1;

const RUN: u32 = 1;
const INSTALLED: u32 = 2;
const EXTERNAL: u32 = 3;

fn start<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    if args.input == Input::Start {
        let name = Str::intern(&mut py.heap, "_frozen_importlib")?;
        let (module, function) = py.frozen_body(name)?;
        let namespace = module.dict.get();
        py.loaded_modules()?.insert_str(&mut py.heap, name, module.value())?;
        if let Some(namespace) = namespace.cast::<Dict>() {
            let origin = Str::intern(&mut py.heap, "importlib._bootstrap")?.value();
            py.put(namespace, "__origname__", origin)?;
        }
        args.push(module.value())?;
        return Err(args.body(RUN, function, namespace));
    }
    let module = args.get(MODULE);
    match args.state {
        RUN => {
            let (sys, imp) = (py.table_module_named("sys")?, py.table_module_named("_imp")?);
            let install = py.in_module(module, "_install");
            args.pop();
            Err(args.call(INSTALLED, install, &[sys, imp]))
        }
        INSTALLED => {
            py.importlib = module;
            let install = py.in_module(module, "_install_external_importers");
            args.pop();
            Err(args.call(EXTERNAL, install, &[]))
        }
        _ => {
            py.library_last(module);
            Ok(Value::NONE)
        }
    }
}

impl Python<'_> {
    /// Lets files go before the library that the host carries, as they go before CPython's own folder: a program's
    /// `random.py` hides the library's.
    fn library_last(&mut self, importlib: Value) {
        let sys = self.modules.cast::<Dict>().and_then(|modules| modules.get_text("sys")).unwrap_or(Value::NULL);
        let finders = self.in_module(sys, "meta_path").cast::<List>();
        let importer = self.in_module(importlib, "FrozenImporter");
        let Some(finders) = finders else { return };
        let Some(place) = finders.items().iter().position(|finder| finder.get() == importer) else { return };
        for index in place..finders.len().saturating_sub(1) {
            finders.set(index, finders.get(index + 1).unwrap_or(Value::NONE));
        }
        finders.set(finders.len().saturating_sub(1), importer);
    }

    /// A module of a table, from `sys.modules` or new.
    pub(crate) fn table_module_named(&mut self, name: &'static str) -> Result<Value, Trap> {
        let name = Str::intern(&mut self.heap, name)?;
        let found = self.loaded(name)?;
        if !found.is_null() {
            return Ok(found);
        }
        match self.table_module(name)? {
            Value::NULL => Err(self.no_module(name)),
            module => Ok(module),
        }
    }

    /// A new module for compiled code that the host carries, and the function that runs its body.
    pub(super) fn frozen_body(
        &mut self,
        name: crate::heap::Obj<Str>,
    ) -> Result<(crate::heap::Obj<Module>, Value), Trap> {
        let frozen = name.as_ascii().and_then(|name| self.frozen_module(name));
        let Some(frozen) = frozen else { return Err(self.no_module(name)) };
        let namespace = self.module_namespace(name.value(), 24)?;
        if frozen.is_package {
            let path = crate::object::list::List::from_slice(&mut self.heap, &[])?.value();
            self.put(namespace, "__path__", path)?;
        }
        let dot = super::relative::last_dot(name);
        let package = match dot {
            _ if frozen.is_package => name,
            dot => name.substring(&mut self.heap, 0, dot.unwrap_or(0))?,
        };
        self.put(namespace, "__package__", package.value())?;
        let code = self.load_code_in_place(frozen.code)?;
        let function = self.function_of(code, namespace.value())?;
        Ok((Module::alloc(&mut self.heap, name.value(), namespace.value())?, function))
    }
}
