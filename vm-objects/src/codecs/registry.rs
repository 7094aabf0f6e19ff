//! Search functions, the codecs that they gave, and error handlers that a program registered: CPython's
//! `Python/codecs.c`.

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::{Str, StrBuilder};
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// Slots of the registry, a list.
const SEARCH: usize = 0;
const FOUND: usize = 1;
const HANDLERS: usize = 2;
const IMPORTED: usize = 3;

/// The codec of a name, a tuple: the window is the name.
pub(crate) static LOOKUP: NativeDef = NativeDef::function("lookup", Arity::Free, lookup);

/// A name as search functions get it: lower case, every run of what is no letter, digit or dot one `_`.
fn normalized(py: &mut Python<'_>, name: Obj<Str>) -> Result<Obj<Str>, Trap> {
    let mut out = StrBuilder::new(&mut py.heap);
    let mut gap = false;
    for c in name.chars() {
        let Some(c) = u8::try_from(c).ok().filter(|c| c.is_ascii_alphanumeric() || *c == b'.') else {
            gap = true;
            continue;
        };
        if core::mem::take(&mut gap) && out.wtf8_len() > 0 {
            out.push_text("_")?;
        }
        out.push_char(c.to_ascii_lowercase().into())?;
    }
    out.finish()
}

impl Python<'_> {
    fn registry(&mut self) -> Result<Obj<List>, Trap> {
        if let Some(registry) = self.codecs.cast::<List>() {
            return Ok(registry);
        }
        let search = List::with_capacity(&mut self.heap, 0)?.value();
        let (found, handlers) = (Dict::new(&mut self.heap)?.value(), Dict::new(&mut self.heap)?.value());
        let registry = List::from_slice(&mut self.heap, &[search, found, handlers, Value::FALSE])?;
        self.codecs = registry.value();
        Ok(registry)
    }

    fn registry_part(&mut self, slot: usize) -> Result<Value, Trap> {
        Ok(self.registry()?.get(slot).unwrap_or(Value::NULL))
    }

    /// `codecs.register(search_function)`
    pub(crate) fn register_search(&mut self, function: Value) -> Result<(), Trap> {
        match self.registry_part(SEARCH)?.cast::<List>() {
            Some(search) => search.push(&mut self.heap, function),
            None => Ok(()),
        }
    }

    /// `codecs.unregister(search_function)`
    pub(crate) fn unregister_search(&mut self, function: Value) -> Result<(), Trap> {
        let found = Dict::new(&mut self.heap)?.value();
        let registry = self.registry()?;
        if let Some(search) = registry.get(SEARCH).and_then(Value::cast::<List>)
            && let Some(index) = search.items().iter().position(|item| item.get() == function)
        {
            search.remove(index);
            registry.set(FOUND, found);
        }
        Ok(())
    }

    /// `codecs.register_error(name, handler)`
    pub(crate) fn register_handler(&mut self, name: Obj<Str>, handler: Value) -> Result<(), Trap> {
        let name = name.interned_in(&mut self.heap)?;
        match self.registry_part(HANDLERS)?.cast::<Dict>() {
            Some(handlers) => handlers.insert_str(&mut self.heap, name, handler),
            None => Ok(()),
        }
    }

    /// `codecs.lookup_error(name)`
    pub(crate) fn handler_named(&mut self, name: Obj<Str>) -> Result<Value, Trap> {
        let handlers = self.registry_part(HANDLERS)?.cast::<Dict>();
        if let Some(handler) = handlers.and_then(|handlers| handlers.get_str(name)) {
            return Ok(handler);
        }
        if let Some(handler) = crate::modules::built_in_handler(name.as_ascii().unwrap_or("")) {
            return Ok(handler);
        }
        let name = Self::shown(name.value());
        Err(self.error(TypeId::LookupError, format_args!("unknown error handler name '{name}'")))
    }
}

/// Then the normalized name, the search functions, how many were asked.
fn lookup<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const IMPORTING: u32 = 1;
    const ASKED: u32 = 2;
    room(args)?;
    let base = args.nargs();
    let Some(name) = py.unwrapped(args.get(0)).cast::<Str>() else { return Err(py.refused("a codec's name")) };
    if args.input == Input::Start {
        let normal = normalized(py, name)?.interned_in(&mut py.heap)?;
        let registry = py.registry()?;
        let known = registry.get(FOUND).and_then(Value::cast::<Dict>).and_then(|found| found.get_str(normal));
        if let Some(known) = known {
            return Ok(known);
        }
        let search = registry.get(SEARCH).unwrap_or(Value::NONE);
        args.push(normal.value())?;
        args.push(search)?;
        args.push(Value::from_int_truncated(0))?;
        if registry.get(IMPORTED) == Some(Value::FALSE)
            && let Some(import) = crate::builtins::named("__import__")
        {
            // The library's codecs, if there is a library.
            let encodings = Str::intern(&mut py.heap, "encodings")?.value();
            registry.set(IMPORTED, Value::TRUE);
            args.catch = true;
            return Err(args.call(IMPORTING, import, &[encodings]));
        }
    } else if args.state == ASKED {
        let result = args.result();
        if !result.is_none() {
            let valid = py.unwrapped(result).cast::<Tuple>().is_some_and(|codec| codec.len() == 4);
            if !valid {
                return Err(py.type_error(format_args!("codec search functions must return 4-tuples")));
            }
            let found = py.registry_part(FOUND)?.cast::<Dict>();
            if let (Some(found), Some(normal)) = (found, args.get(base).cast::<Str>()) {
                found.insert_str(&mut py.heap, normal, result)?;
            }
            return Ok(result);
        }
    }
    args.catch = false;
    let next = args.get(base + 2).as_small_int().unwrap_or(0).unsigned_abs();
    let function = args.get(base + 1).cast::<List>().and_then(|search| search.get(next));
    match function {
        Some(function) => {
            args.resize(base + 3)?;
            let normal = args.get(base);
            args.set(base + 2, Value::from_int_truncated(next as isize + 1));
            Err(args.call(ASKED, function, &[normal]))
        }
        None => {
            let name = Python::shown(name.value());
            Err(py.error(TypeId::LookupError, format_args!("unknown encoding: {name}")))
        }
    }
}
