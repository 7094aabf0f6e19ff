//! The hooks of `sys`: what becomes of an uncaught exception, of the value of a line typed at a prompt, of audit events.

use crate::Trap;
use crate::exceptions::report::SHOW;
use crate::host::Stream;
use crate::modules::sys::stream::host_stream;
use crate::native::{Arity, NativeDef};
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::text::Conversion;
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

pub(super) const EXCEPTHOOK: NativeDef = NativeDef::function("excepthook", Arity::Between(3, 3), excepthook);
pub(super) const DISPLAYHOOK: NativeDef = NativeDef::function("displayhook", Arity::One, displayhook);
pub(super) const AUDIT: NativeDef = NativeDef::function("audit", Arity::AtLeast(1), audit);
pub(super) const ADDAUDITHOOK: NativeDef = NativeDef::function("addaudithook", Arity::One, addaudithook);
/// `INTRINSIC_PRINT`: the value of an expression that stands alone, typed at a prompt.
pub(crate) static PRINT_EXPRESSION: NativeDef = NativeDef::function("print_expression", Arity::Free, print_expression);

/// `sys.excepthook(type, value, traceback)`.
fn excepthook<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    let (value, traceback) = (args.get(1), args.get(2));
    let Some(exception) = value.cast::<Exception>() else {
        let name = py.type_name(value);
        let text =
            py.format_str(format_args!("TypeError: print_exception(): Exception expected for value, {name} found\n"))?;
        return match py.stderr() {
            None => Ok(Value::NONE),
            Some(file) if file.is_null() => py.write_text(Stream::Err, text).map(|()| Value::NONE),
            Some(file) => Err(py.write_to_file(args, 1, file, text.value())),
        };
    };
    if traceback.is_kind(crate::heap::Kind::Traceback) && exception.traceback.get().is_null() {
        exception.traceback.set(traceback);
    }
    py.defer(&SHOW, 0);
    Err(args.defer(1, &[value]))
}

/// `sys.displayhook(value)`: its `repr`, and it becomes `builtins._`.
fn displayhook<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let mut script = Script::new(args, 0)?;
    let last = Str::intern(&mut py.heap, "_")?;
    let builtins = py.all_builtins()?;
    script.operation(py, args, &[], |py| builtins.insert_str(&mut py.heap, last, Value::NONE).map(|()| Value::NONE))?;
    let Some(file) = py.standard_stream("stdout")? else {
        return Err(py.error(TypeId::RuntimeError, format_args!("lost sys.stdout")));
    };
    let text =
        script.operation(py, args, &[value], |py| py.text_of(value, Conversion::Repr).map(|text| text.value()))?;
    let end = Str::intern(&mut py.heap, "\n")?;
    if file.is_null() || host_stream(file).is_some() {
        let to = host_stream(file).unwrap_or(Stream::Out);
        if let Some(text) = py.unwrapped(text).cast::<Str>() {
            let line = text.concat(&mut py.heap, end)?;
            builtins.insert_str(&mut py.heap, last, value)?;
            py.write_text(to, line)?;
        }
        return Ok(Value::NONE);
    }
    for text in [text, end.value()] {
        let write = script.attribute_named(py, args, file, "write")?;
        script.call(args, write, &[text])?;
    }
    builtins.insert_str(&mut py.heap, last, value)?;
    Ok(Value::NONE)
}

/// The window is the value.
fn print_expression<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    let value = args.get(0);
    let sys = Str::intern(&mut py.heap, "sys")?.value();
    let none = Value::NONE;
    // The module has the hook; a program that never imported it has the machine's own.
    let hook = match py.sys_value("displayhook") {
        Some(hook) => hook,
        None if py.sys_value("modules").is_some() => {
            return Err(py.error(TypeId::RuntimeError, format_args!("lost sys.displayhook")));
        }
        None => {
            let module = py.import(sys, none, Value::from_int_truncated(0))?;
            let name = Str::intern(&mut py.heap, "displayhook")?.value();
            py.attribute(module, name)?
        }
    };
    Err(args.call(1, hook, &[value]))
}

/// `sys.audit(event, *args)`: every hook is called.
fn audit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let event = args.get(0);
    if py.unwrapped(event).cast::<Str>().is_none() {
        let name = py.type_name(event);
        return Err(py.type_error(format_args!("expected str for argument 'event', not {name}")));
    }
    let Some(hooks) = py.audit_hooks.cast::<List>() else { return Ok(Value::NONE) };
    let mut script = Script::new(args, 0)?;
    let given = Tuple::from_slice(&mut py.heap, args.args().get(1..).unwrap_or(&[]))?.value();
    let mut index = 0;
    while let Some(hook) = hooks.get(index) {
        script.call(args, hook, &[event, given])?;
        index += 1;
    }
    Ok(Value::NONE)
}

/// `sys.addaudithook(hook)`.
fn addaudithook<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let hooks = match py.audit_hooks.cast::<List>() {
        Some(hooks) => hooks,
        None => {
            let hooks = List::with_capacity(&mut py.heap, 1)?;
            py.audit_hooks = hooks.value();
            hooks
        }
    };
    hooks.push(&mut py.heap, args.get(0))?;
    Ok(Value::NONE)
}
