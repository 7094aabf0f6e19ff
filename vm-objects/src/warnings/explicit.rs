//! A warning whose place is known: `warn_explicit` of `Python/_warnings.c`.

use crate::Trap;
use crate::exceptions::report::Escaped;
use crate::features::WARNINGS;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::keyed::KeyOp;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::text::Conversion;
use crate::types::TypeId;
use crate::value::Value;

/// The window is message, category, file name, line, module (`None`: by the file's name), registry (a dict or `None`),
/// source line (or `None`) and source.
pub(crate) static EXPLICIT: NativeDef =
    NativeDef::function("warn_explicit", Arity::Free, if WARNINGS.on { explicit } else { super::QUIET });

const MESSAGE: usize = 0;
const CATEGORY: usize = 1;
const FILENAME: usize = 2;
const LINE: usize = 3;
const MODULE: usize = 4;
const REGISTRY: usize = 5;
const SOURCE_LINE: usize = 6;
const SOURCE: usize = 7;

/// A warning by its parts.
#[derive(Clone, Copy)]
struct Warning {
    text: Value,
    category: Value,
    message: Value,
}

/// What a filter says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Error,
    Ignore,
    Always,
    Once,
    Module,
    Default,
}

fn explicit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let module = module_of(py, args)?;
    if module.is_none() {
        return Ok(Value::NONE);
    }
    let registry = args.get(REGISTRY);
    let warning = parts(py, args, &mut script)?;
    let key = Tuple::from_slice(&mut py.heap, &[warning.text, warning.category, args.get(LINE)])?.value();
    if warned_already(py, args, &mut script, registry, key)? {
        return Ok(Value::NONE);
    }
    let (action, item) = action_of(py, args, &mut script, warning, module)?;
    let Some(action) = known(action) else {
        let action = script.repr(py, args, action)?;
        let item = script.repr(py, args, item)?;
        let (action, item) = (Python::shown(action), Python::shown(item));
        let text = format_args!("Unrecognized action ({action}) in warnings.filters:\n {item}");
        return Err(py.error(TypeId::RuntimeError, text));
    };
    match action {
        Action::Error => {
            py.pending = warning.message;
            return Err(Trap::Raise);
        }
        Action::Ignore => return Ok(Value::NONE),
        _ => {}
    }
    let kept = match action {
        Action::Once => match py.in_warnings("onceregistry") {
            Some(registry) => registry,
            None => py.own_once()?,
        },
        Action::Module => registry,
        _ => Value::NONE,
    };
    let short_key = Tuple::from_slice(&mut py.heap, &[warning.text, warning.category])?.value();
    if !kept.is_none() && warned_already(py, args, &mut script, kept, short_key)? {
        return Ok(Value::NONE);
    }
    // A call: what was found before it is not looked for again, should memory run out behind it.
    let shown = prepare(py, args, &mut script, warning)?;
    if action != Action::Always {
        note(py, args, &mut script, registry, key)?;
        note(py, args, &mut script, kept, short_key)?;
    }
    match shown {
        Shown::Message(show, message) => script.call(args, show, &[message])?,
        Shown::Text(text) => write(py, args, &mut script, warning, text)?,
    };
    Ok(Value::NONE)
}

/// The module's name; of a file without one, its path without `.py` (`normalize_module`).
fn module_of(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Value, Trap> {
    let module = args.get(MODULE);
    // A module whose name is `None` is being torn down: nothing is shown.
    if !module.is_null() {
        return Ok(module);
    }
    let filename = args.get(FILENAME);
    let Some(path) = filename.cast::<Str>() else { return Ok(filename) };
    let len = path.len();
    if len == 0 {
        return Ok(Str::intern(&mut py.heap, "<unknown>")?.value());
    }
    let stem = len.saturating_sub(3);
    let is_python = len > 3 && (stem..len).filter_map(|at| path.char_at(at)).eq(".py".chars().map(u32::from));
    if is_python { Ok(path.substring(&mut py.heap, 0, stem)?.value()) } else { Ok(filename) }
}

fn parts<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, script: &mut Script) -> Result<Warning, Trap> {
    let (message, category) = (args.get(MESSAGE), args.get(CATEGORY));
    if py.is_instance_of(message, TypeId::Warning) {
        let text = |py: &mut Python<'h>| py.text_of(message, Conversion::Str).map(Obj::value);
        let text = script.operation(py, args, &[message], text)?;
        return Ok(Warning { text, category: py.type_of(message), message });
    }
    let made = script.call(args, category, &[message])?;
    Ok(Warning { text: message, category, message: made })
}

/// `already_warned`, without setting.
fn warned_already<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    registry: Value,
    key: Value,
) -> Result<bool, Trap> {
    let Some(dict) = py.unwrapped(registry).cast::<Dict>() else { return Ok(false) };
    let found = script.operation(py, args, &[dict.value(), key, Value::FALSE], |py| {
        let version = Value::from_int_truncated(py.warnings.version as isize);
        if dict.get_text("version") != Some(version) {
            dict.clear();
            py.put(dict, "version", version)?;
        }
        py.keyed(KeyOp::GetOr, dict.value(), key, Value::FALSE)
    })?;
    script.truth(py, args, found)
}

fn note<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    registry: Value,
    key: Value,
) -> Result<(), Trap> {
    let Some(dict) = py.unwrapped(registry).cast::<Dict>() else { return Ok(()) };
    let operands = [dict.value(), key, Value::TRUE];
    script.operation(py, args, &operands, |py| py.keyed(KeyOp::Set, dict.value(), key, Value::TRUE))?;
    Ok(())
}

/// `get_filter`: the action of the first filter that matches, and the filter.
fn action_of<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    warning: Warning,
    module: Value,
) -> Result<(Value, Value), Trap> {
    let filters = py.filters()?;
    let mut index = 0;
    while let Some(item) = filters.items().get(index).map(|item| item.get()) {
        let fields = item.cast::<Tuple>().filter(|fields| fields.len() == 5);
        let Some(&[action, text, category, from, line]) = fields.as_ref().map(|fields| fields.values()) else {
            return Err(py.value_error(format_args!("_warnings.filters item {index} isn't a 5-tuple")));
        };
        index += 1;
        // As CPython asks: all of it, whatever the first says.
        let fits = matches(py, args, script, text, warning.text)?;
        let fits = matches(py, args, script, from, module)? && fits;
        let subclass = py.is_subclass_of(warning.category, category);
        let line = script.index(py, args, line)?;
        if fits && subclass && (line == Value::from_int_truncated(0) || line == args.get(LINE)) {
            return Ok((action, item));
        }
    }
    let action = match py.in_warnings("defaultaction") {
        Some(action) => action,
        None => Str::intern(&mut py.heap, "default")?.value(),
    };
    Ok((action, Value::NONE))
}

/// `check_matched`: anything, an equal text, or what its `match` finds.
fn matches<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    pattern: Value,
    text: Value,
) -> Result<bool, Trap> {
    if pattern.is_none() {
        return Ok(true);
    }
    if pattern.cast::<Str>().is_some() {
        return script.equal(py, args, [pattern, text]);
    }
    let find = script.attribute_named(py, args, pattern, "match")?;
    let found = script.call(args, find, &[text])?;
    script.truth(py, args, found)
}

fn known(action: Value) -> Option<Action> {
    let text = action.cast::<Str>()?;
    let actions = [
        ("error", Action::Error),
        ("ignore", Action::Ignore),
        ("always", Action::Always),
        ("once", Action::Once),
        ("module", Action::Module),
        ("default", Action::Default),
    ];
    actions.into_iter().find(|(name, _)| text.eq_text(name)).map(|(_, action)| action)
}

/// How a warning is shown.
enum Shown {
    /// By the library's `_showwarnmsg`, which gets a `WarningMessage`.
    Message(Value, Value),
    /// By the machine: the text.
    Text(Value),
}

/// The first half of `call_show_warning`.
fn prepare<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    warning: Warning,
) -> Result<Shown, Trap> {
    let (Some(show), Some(class)) = (py.in_warnings("_showwarnmsg"), py.in_warnings("WarningMessage")) else {
        return script.call(args, TypeId::Str.value(), &[warning.text]).map(Shown::Text);
    };
    let (filename, line, source) = (args.get(FILENAME), args.get(LINE), args.get(SOURCE));
    let source = if source.is_null() { Value::NONE } else { source };
    let given = [warning.message, warning.category, filename, line, Value::NONE, Value::NONE, source];
    script.call(args, class, &given).map(|message| Shown::Message(show, message))
}

/// `show_warning`.
fn write<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    warning: Warning,
    text: Value,
) -> Result<Value, Trap> {
    let (filename, line) = (args.get(FILENAME), args.get(LINE));
    let name = py.name_of_type(warning.category);
    let number = line.as_small_int().and_then(|line| i32::try_from(line).ok()).unwrap_or(0);
    let Some(file) = py.stderr() else { return Ok(Value::NONE) };
    let kept = !file.is_null();
    if kept {
        py.said = Some(py.scratch());
    }
    py.say(format_args!("{}:{number}: {name}: {}\n", Escaped(filename), Escaped(text)));
    let given = args.get(SOURCE_LINE).cast::<Str>();
    match given {
        Some(line) => py.say(format_args!("  {}\n", Escaped(line.value()))),
        None => py.show_source(filename, number),
    }
    if !kept {
        return Ok(Value::NONE);
    }
    let said = py.said.take();
    let said = match &said {
        Some(said) => Str::from_wtf8(&mut py.heap, said)?,
        None => None,
    };
    if let Some(said) = said {
        let operands = [file, said.value()];
        let write = |script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>| {
            script.operation(py, args, &operands, |py| Err(py.defer(&crate::exceptions::report::WRITE, 0)))
        };
        // Its exceptions are nobody's.
        let _written = script.attempt(py, args, write)?;
    }
    Ok(Value::NONE)
}
