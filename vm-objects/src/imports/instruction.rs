//! `IMPORT_NAME` and `__import__`.

use super::library::START;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

/// The window is level and from-list, then, if it is started in [`WHOLE`], name and globals: else these are the
/// instruction's.
static IMPORT: NativeDef = NativeDef::function("__import__", Arity::Free, import);

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`
pub(crate) const BUILTIN: NativeDef = NativeDef::function("__import__", Arity::Free, builtin);

/// Slots of [`IMPORT`].
const LEVEL: usize = 0;
const FROM_LIST: usize = 1;
pub(super) const NAME: usize = 2;
pub(super) const GLOBALS: usize = 3;
/// The name with its package.
const ABSOLUTE: usize = 4;
const MODULE: usize = 5;

/// States of [`IMPORT`].
const WHOLE: u32 = 1;
pub(super) const PACKAGE: u32 = 2;
const STARTED: u32 = 3;
const LOADED: u32 = 4;
const DONE: u32 = 5;
const REPLACED: u32 = 6;

impl<'h> Python<'h> {
    /// `import name`, or `from name import from_list`.
    pub(crate) fn import(&mut self, name: Value, from_list: Value, level: Value) -> Result<Value, Trap> {
        if level.as_small_int() == Some(0)
            && !self.import_replaced()
            && let Some(text) = name.cast::<Str>()
        {
            let found = self.loaded(text)?;
            let found = if found.is_null() && self.importlib.is_null() { self.table_module(text)? } else { found };
            let whole = from_list.is_none() && text.chars().all(|c| c != u32::from('.'));
            if !found.is_null() && (whole || (!from_list.is_none() && self.has_all(found, from_list))) {
                return Ok(found);
            }
        }
        self.attribute_name = name;
        Err(self.defer(&IMPORT, 0))
    }

    /// Whether a program has set its own `__import__`.
    fn import_replaced(&self) -> bool {
        let own = self.builtins.cast::<Dict>().and_then(|builtins| builtins.get_text("__import__"));
        own.is_some_and(|own| Some(own) != crate::builtins::named("__import__"))
    }

    /// Whether a module needs no look at what is inside its package to give these names.
    fn has_all(&self, module: Value, names: Value) -> bool {
        if self.in_module(module, "__path__").is_null() {
            return module.is_kind(crate::heap::Kind::Module);
        }
        let has = |name: Value| {
            name.cast::<Str>().is_some_and(|name| !name.eq_text("*") && self.own_value(module, name).is_some())
        };
        match (names.cast::<Tuple>(), names.cast::<List>()) {
            (Some(names), _) => names.values().iter().all(|&name| has(name)),
            (_, Some(names)) => names.items().iter().all(|name| has(name.get())),
            _ => false,
        }
    }
}

fn builtin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let names = ["name", "globals", "locals", "fromlist", "level"];
    let (positional, mut given) = py.keywords(args, "__import__", names)?;
    if positional > given.len() {
        return Err(py.type_error(format_args!("__import__() takes at most 5 arguments ({positional} given)")));
    }
    for (index, slot) in given.iter_mut().enumerate().take(positional) {
        *slot = args.get(index);
    }
    let [name, globals, _, from_list, level] = given;
    if name.is_null() {
        return Err(py.type_error(format_args!("__import__() missing required argument 'name' (pos 1)")));
    }
    let or = |value: Value, other| if value.is_null() { other } else { value };
    let level = py.unwrapped(or(level, Value::from_int_truncated(0)));
    py.defer(&IMPORT, WHOLE);
    Err(args.defer(DONE, &[level, or(from_list, Value::NONE), name, or(globals, Value::NONE)]))
}

fn import<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    match (args.input, args.state) {
        (Input::Start, state) => {
            if state != WHOLE {
                let name = py.attribute_name;
                let function = args.caller().and_then(|caller| caller.function.cast::<Function>());
                let globals = function.map_or(Value::NONE, |function| function.globals.get());
                args.push(name)?;
                args.push(globals)?;
                if py.import_replaced() {
                    return call_replaced(py, args);
                }
            }
            begin(py, args)
        }
        (Input::Raised, _) => {
            let exception = args.result();
            py.trim_importlib(exception);
            Err(py.raise_again(exception))
        }
        (_, PACKAGE) => {
            let package = args.pop();
            relative_to(py, args, package)
        }
        (_, STARTED) => {
            args.pop();
            find_and_load(py, args)
        }
        (_, LOADED) => finish(py, args),
        _ => Ok(args.result()),
    }
}

/// `import_name` of CPython's `Python/ceval.c`, when `builtins.__import__` is another's.
fn call_replaced<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = py.builtins.cast::<Dict>().and_then(|builtins| builtins.get_text("__import__"));
    let locals = args.caller().map_or(Value::NONE, |caller| caller.locals);
    let locals = if locals.is_null() { Value::NONE } else { locals };
    let given = [args.get(NAME), args.get(GLOBALS), locals, args.get(FROM_LIST), args.get(LEVEL)];
    Err(args.call(REPLACED, function.unwrap_or(Value::NONE), &given))
}

fn begin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(name) = py.unwrapped(args.get(NAME)).cast::<Str>() else {
        return Err(py.type_error(format_args!("module name must be a string")));
    };
    let Some(level) = args.get(LEVEL).as_small_index() else {
        let kind = py.type_name(args.get(LEVEL));
        return Err(py.type_error(format_args!("'{kind}' object cannot be interpreted as an integer")));
    };
    match level {
        ..0 => Err(py.value_error(format_args!("level must be >= 0"))),
        0 if name.len() == 0 => Err(py.value_error(format_args!("Empty module name"))),
        0 => absolute(py, args, name.value()),
        _ => {
            let package = py.package_of(args)?;
            relative_to(py, args, package)
        }
    }
}

fn relative_to<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, package: Value) -> Result<Value, Trap> {
    let level = args.get(LEVEL).as_small_index().unwrap_or(0).unsigned_abs();
    let name = py.unwrapped(args.get(NAME));
    let name = py.resolve_name(package, name, level)?;
    absolute(py, args, name)
}

fn absolute<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: Value) -> Result<Value, Trap> {
    let Some(text) = name.cast::<Str>() else { return Err(py.refused("a module's name")) };
    args.push(name)?;
    let found = py.loaded(text)?;
    let found = if found.is_null() && py.importlib.is_null() { py.table_module(text)? } else { found };
    if !found.is_null() {
        args.push(found)?;
        return finish(py, args);
    }
    if !py.importlib.is_null() {
        return find_and_load(py, args);
    }
    args.catch = true;
    if py.frozen_module("_frozen_importlib").is_some() {
        py.defer(&START, 0);
        return Err(args.defer(STARTED, &[Value::NONE]));
    }
    py.defer(&super::frozen::LOAD, 0);
    Err(args.defer(LOADED, &[name]))
}

/// Asks importlib.
fn find_and_load<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let function = py.in_module(py.importlib, "_find_and_load");
    let (name, import) = (args.get(ABSOLUTE), py.builtin_named("__import__")?);
    args.catch = true;
    Err(args.call(LOADED, function, &[name, import]))
}

/// The module is there, in slot [`MODULE`]: what the statement gets is it, or the package that its name begins with.
fn finish<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    args.catch = false;
    let (module, from_list) = (args.get(MODULE), args.get(FROM_LIST));
    let has_from = !from_list.is_none() && !matches!(py.truth(from_list), Ok(false));
    if has_from {
        return finish_from(py, args, module, from_list);
    }
    let (Some(name), Some(absolute)) = (py.unwrapped(args.get(NAME)).cast::<Str>(), args.get(ABSOLUTE).cast::<Str>())
    else {
        return Ok(module);
    };
    let Some(dot) = name.chars().position(|c| c == u32::from('.')) else { return Ok(module) };
    let level = args.get(LEVEL).as_small_index().unwrap_or(0);
    let end = if level == 0 { dot } else { absolute.len().saturating_sub(name.len().saturating_sub(dot)) };
    let top = absolute.substring(&mut py.heap, 0, end)?;
    let found = py.loaded(top)?;
    if !found.is_null() {
        return Ok(found);
    }
    if level == 0 {
        py.defer(&IMPORT, WHOLE);
        return Err(args.defer(DONE, &[Value::from_int_truncated(0), Value::NONE, top.value(), Value::NONE]));
    }
    let shown = Python::shown(top.value());
    Err(py.error(TypeId::KeyError, format_args!("'{shown}' not in sys.modules as expected")))
}

/// `from package import name`: a name may be a module inside the package, to be imported.
fn finish_from<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    module: Value,
    from_list: Value,
) -> Result<Value, Trap> {
    if py.has_all(module, from_list) {
        return Ok(module);
    }
    if !module.is_kind(crate::heap::Kind::Module) {
        // Anything can stand in `sys.modules`; without `__path__` it is no package.
        let path = Str::intern(&mut py.heap, "__path__")?;
        match py.attribute(module, path.value()) {
            Err(Trap::Raise) => {
                py.pending = Value::NULL;
                return Ok(module);
            }
            Err(Trap::Defer) | Ok(_) => {}
            Err(trap) => return Err(trap),
        }
    }
    args.catch = true;
    if py.importlib.is_null() {
        py.defer(&super::frozen::FROM_LIST, 0);
        return Err(args.defer(DONE, &[module, from_list]));
    }
    let function = py.in_module(py.importlib, "_handle_fromlist");
    let import = py.builtin_named("__import__")?;
    Err(args.call(DONE, function, &[module, from_list, import]))
}
