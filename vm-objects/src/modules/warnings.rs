//! `_warnings`: the native half of the library's `warnings`. What it does is in `crate::warnings`.

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use crate::warnings::{EXPLICIT, WARN};

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "_warnings",
    functions: FUNCTIONS,
    values: |py, namespace| {
        let (filters, once) = (py.own_filters()?, py.own_once()?);
        py.put(namespace, "filters", filters)?;
        py.put(namespace, "_onceregistry", once)?;
        let action = Str::intern(&mut py.heap, "default")?.value();
        py.put(namespace, "_defaultaction", action)
    },
};

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_filters_mutated", Arity::None, |py, _| {
        py.warnings.version = py.warnings.version.wrapping_add(1);
        Ok(Value::NONE)
    }),
    WARN,
    NativeDef::function("warn_explicit", Arity::Free, warn_explicit),
];

const SIGNATURE: Signature<8> = Signature {
    function: "warn_explicit",
    names: ["message", "category", "filename", "lineno", "module", "registry", "module_globals", "source"],
    least: 4,
    positional: 8,
};

/// `warnings_warn_explicit_impl`.
fn warn_explicit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [message, category, filename, line, module, registry, globals, source] = py.named_args(args, 0, &SIGNATURE)?;
    if filename.cast::<Str>().is_none() {
        let kind = py.type_name(filename);
        let text = format_args!("warn_explicit() argument 'filename' must be str, not {kind}");
        return Err(py.type_error(text));
    }
    let line = Value::from_int_truncated(py.c_int(line)? as isize);
    let registry = if registry.is_null() { Value::NONE } else { registry };
    if !registry.is_none() && !py.is_instance_of(registry, TypeId::Dict) {
        return Err(py.type_error(format_args!("'registry' must be a dict or None")));
    }
    let text = match globals.is_null() || globals.is_none() {
        true => Value::NONE,
        false => source_line(py, args, &mut script, globals, line)?,
    };
    let operands = [message, category, filename, line, module, registry, text, source];
    script.operation(py, args, &operands, |py| Err(py.defer(&EXPLICIT, 0)))
}

/// `get_source_line`: what the module's loader knows of the line.
fn source_line<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    globals: Value,
    line: Value,
) -> Result<Value, Trap> {
    let Some(dict) = py.unwrapped(globals).cast::<Dict>() else {
        let kind = py.type_name(globals);
        return Err(py.type_error(format_args!("module_globals must be a dict, not '{kind}'")));
    };
    let (Some(loader), Some(name)) = (dict.get_text("__loader__"), dict.get_text("__name__")) else {
        return Ok(Value::NONE);
    };
    let found = script.attempt(py, args, |script, py, args| script.attribute_named(py, args, loader, "get_source"))?;
    let Ok(get) = found else { return Ok(Value::NONE) };
    let source = script.call(args, get, &[name])?;
    if source.is_none() {
        return Ok(Value::NONE);
    }
    let split = script.attribute_named(py, args, source, "splitlines")?;
    let lines = script.call(args, split, &[])?;
    let index = line.as_small_int().unwrap_or(1).saturating_sub(1);
    script.item(py, args, [lines, Value::from_int_truncated(index)])
}
