//! The `TextIOWrapper` of a standard stream: made when it is asked for, as `create_stdio` of CPython's `Python/pylifecycle.c`
//! makes it.

use super::stream::{ERR, IN, get_errors, number_of, text};
use crate::Trap;
use crate::native::{Arity, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// What a look at an attribute may be for: the state of [`LOOK`].
const NAMES: [&str; 8] =
    ["_CHUNK_SIZE", "buffer", "closed", "encoding", "errors", "line_buffering", "newlines", "write_through"];

static LOOK: NativeDef = NativeDef::function("stream attribute", Arity::Free, look_up);

/// An attribute that only the wrapper has.
pub(super) fn only_wrapped(py: &mut Python<'_>, name: &'static str) -> Result<Value, Trap> {
    if py.has_table("_io") {
        return Err(look(py, name));
    }
    Err(no_attribute(py, name))
}

fn no_attribute(py: &mut Python<'_>, name: &str) -> Trap {
    py.error(TypeId::AttributeError, format_args!("'_io.TextIOWrapper' object has no attribute '{name}'"))
}

/// The wrapper's attribute, to be looked up by a routine over the stream.
pub(super) fn look(py: &mut Python<'_>, name: &'static str) -> Trap {
    let state = NAMES.iter().position(|&known| known == name).unwrap_or(0) as u32;
    py.defer(&LOOK, state)
}

fn look_up<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    // The state is the script's afterwards: the name has a slot.
    let mut script = if args.input == vm_core::object::Input::Start {
        let name = NAMES.get(args.state as usize).copied().unwrap_or("");
        args.state = 0;
        let script = Script::new(args, 1)?;
        let name = text(py, name)?;
        args.set(args.nargs(), name);
        script
    } else {
        Script::new(args, 1)?
    };
    let name = args.get(args.nargs());
    let this = args.get(0);
    let wrapper = wrapper(&mut script, py, args, this)?;
    script.attribute(py, args, wrapper, name)
}

/// The wrapper, or null.
pub(super) fn wrapper_of(this: Value) -> Value {
    this.cast::<Instance>().map_or(Value::NULL, |stream| stream.slot(1))
}

/// The wrapper of a stream: `_io.TextIOWrapper(_io.BufferedReader(raw), …)`.
fn wrapper<'h>(script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, this: Value) -> Result<Value, Trap> {
    let found = script.operation(py, args, &[], |_| Ok(wrapper_of(this)))?;
    if !found.is_null() {
        return Ok(found);
    }
    let number = number_of(this);
    let buffered = if number == IN { "BufferedReader" } else { "BufferedWriter" };
    let class = script.imported(py, args, "_io", buffered)?;
    let raw =
        script.operation(py, args, &[], |py| py.plain(TypeId::HostRawStream, &[number, Value::NULL, Value::FALSE]))?;
    let buffer = script.call(args, class, &[raw])?;
    let class = script.imported(py, args, "_io", "TextIOWrapper")?;
    let (encoding, errors, newline) = (text(py, "utf-8")?, get_errors(py, this)?, text(py, "\n")?);
    let terminal = py.host.is_terminal(number.as_small_int().unwrap_or(0) as u8);
    let line_buffering = Value::from_bool(number == ERR || terminal);
    let made = script.call(args, class, &[buffer, encoding, errors, newline, line_buffering])?;
    let (name, mode) = (text(py, "mode")?, text(py, if number == IN { "r" } else { "w" })?);
    let set = py.builtin_named("setattr")?;
    script.call(args, set, &[made, name, mode])?;
    if let Some(stream) = this.cast::<Instance>() {
        stream.set_slot(1, made);
    }
    Ok(made)
}

/// A method of the stream: the wrapper's, or where there is no `_io`, `without`.
pub(super) fn method<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    name: &'static str,
    without: Option<NativeFn>,
) -> Result<Value, Trap> {
    if !py.has_table("_io") {
        if let Some(run) = without {
            return run(py, args);
        }
        return Err(no_attribute(py, name));
    }
    let mut script = Script::new(args, 0)?;
    let this = args.get(0);
    let wrapper = wrapper(&mut script, py, args, this)?;
    let method = script.attribute_named(py, args, wrapper, name)?;
    let mut given = py.scratch::<Value>();
    if !given.extend(args.args().get(1..).unwrap_or(&[])) {
        return Err(Trap::Memory);
    }
    let kwnames = args.kwnames;
    script.call_with_keywords(args, method, &given, kwnames)
}
