//! `breakpoint` and `sys.breakpointhook`. Follows `sys_breakpointhook` of CPython's `Python/sysmodule.c`.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// `breakpoint(*args, **kws)`
pub(crate) const BREAKPOINT: NativeDef = NativeDef::function("breakpoint", Arity::Free, breakpoint);
pub(super) const BREAKPOINTHOOK: NativeDef = NativeDef::function("breakpointhook", Arity::Free, breakpointhook);

/// Calls `sys.breakpointhook` with what it was given.
fn breakpoint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let sys = script.operation(py, args, &[], |py| py.table_module_named("sys"))?;
    let Some(hook) = script.optional_attribute(py, args, sys, "breakpointhook")? else {
        return Err(py.error(TypeId::RuntimeError, format_args!("lost sys.breakpointhook")));
    };
    go(&mut script, py, args, hook)
}

fn go<'h>(script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, hook: Value) -> Result<Value, Trap> {
    let mut given = py.scratch::<Value>();
    if !given.extend(args.args()) {
        return Err(Trap::Memory);
    }
    let names = args.kwnames;
    script.call_with_keywords(args, hook, &given, names)
}

/// What `PYTHONBREAKPOINT` names, else `pdb.set_trace`, is called.
fn breakpointhook<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let environ = script.imported(py, args, "os", "environ")?;
    let variable = Str::intern(&mut py.heap, "PYTHONBREAKPOINT")?.value();
    let named = script.method(py, args, environ, "get", &[variable])?;
    let named = py.unwrapped(named).cast::<Str>().filter(|name| name.len() != 0);
    let Some(name) = named else {
        let hook = script.imported(py, args, "pdb", "set_trace")?;
        return go(&mut script, py, args, hook);
    };
    if name.eq_text("0") {
        return Ok(Value::NONE);
    }
    let dot = crate::imports::last_dot(name);
    let (module, attribute) = match dot {
        Some(dot) => {
            let module = name.substring(&mut py.heap, 0, dot)?;
            (module, name.substring(&mut py.heap, dot + 1, name.len())?)
        }
        None => (Str::intern(&mut py.heap, "builtins")?, name),
    };
    let found = script.attempt(py, args, |script, py, args| {
        let import = script.imported(py, args, "importlib", "import_module")?;
        script.call(args, import, &[module.value()])
    })?;
    let found = match found {
        Ok(module) => {
            script.attempt(py, args, |script, py, args| script.attribute(py, args, module, attribute.value()))?
        }
        Err(exception) if py.is_instance_of(exception, TypeId::ImportError) => Err(exception),
        Err(exception) => return Err(py.raise_again(exception)),
    };
    if let Ok(hook) = found {
        return go(&mut script, py, args, hook);
    }
    let warn = script.imported(py, args, "warnings", "warn")?;
    let shown = Python::shown(name.value());
    let text = py.format_str(format_args!("Ignoring unimportable $PYTHONBREAKPOINT: \"{shown}\""))?;
    script.call(args, warn, &[text.value(), TypeId::RuntimeWarning.value()])?;
    Ok(Value::NONE)
}
