//! Which module `from . import x` means: `resolve_name` of CPython's `Python/import.c`.

use super::instruction::{GLOBALS, PACKAGE};
use crate::Trap;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

impl<'h> Python<'h> {
    /// The package of the module that imports: `__package__`, or what its spec or its name says. It may be Python code
    /// that says it: then the routine goes on in [`PACKAGE`].
    pub(super) fn package_of(&mut self, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
        let globals = args.get(GLOBALS);
        if globals.is_none() {
            return Err(self.error(TypeId::KeyError, format_args!("'__name__' not in globals")));
        }
        let Some(globals) = self.unwrapped(globals).cast::<Dict>() else {
            return Err(self.type_error(format_args!("globals must be a dict")));
        };
        let get = |name| globals.get_text(name).filter(|value| !value.is_none());
        if let Some(package) = get("__package__") {
            return match self.unwrapped(package).cast::<Str>() {
                Some(package) => Ok(package.value()),
                None => Err(self.type_error(format_args!("package must be a string"))),
            };
        }
        if let Some(spec) = get("__spec__") {
            let parent = Str::intern(&mut self.heap, "parent")?.value();
            return match self.attribute(spec, parent) {
                Err(Trap::Defer) => Err(args.defer(PACKAGE, &[spec])),
                parent => parent,
            };
        }
        let Some(name) = get("__name__") else {
            return Err(self.error(TypeId::KeyError, format_args!("'__name__' not in globals")));
        };
        let Some(name) = self.unwrapped(name).cast::<Str>() else {
            return Err(self.type_error(format_args!("__name__ must be a string")));
        };
        if globals.get_text("__path__").is_some() {
            return Ok(name.value());
        }
        let dot = last_dot(name).unwrap_or(0);
        Ok(name.substring(&mut self.heap, 0, dot)?.value())
    }

    /// `name` in the package that is `level` levels up, itself counted.
    pub(super) fn resolve_name(&mut self, package: Value, name: Value, level: usize) -> Result<Value, Trap> {
        let (Some(mut base), Some(name)) = (self.unwrapped(package).cast::<Str>(), name.cast::<Str>()) else {
            return Err(self.type_error(format_args!("__spec__.parent must be a string")));
        };
        if base.len() == 0 {
            let text = "attempted relative import with no known parent package";
            return Err(self.error(TypeId::ImportError, format_args!("{text}")));
        }
        for _ in 1..level {
            let Some(dot) = last_dot(base) else {
                let text = "attempted relative import beyond top-level package";
                return Err(self.error(TypeId::ImportError, format_args!("{text}")));
            };
            base = base.substring(&mut self.heap, 0, dot)?;
        }
        if name.len() == 0 {
            return Ok(base.value());
        }
        let (base, name) = (Self::shown(base.value()), Self::shown(name.value()));
        Ok(self.format_str(format_args!("{base}.{name}"))?.value())
    }
}

/// Where the last dot is.
pub(crate) fn last_dot(name: crate::heap::Obj<Str>) -> Option<usize> {
    name.chars().enumerate().filter(|&(_, c)| c == u32::from('.')).map(|(at, _)| at).next_back()
}
