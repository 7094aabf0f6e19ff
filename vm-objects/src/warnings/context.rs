//! Where a warning comes from: `setup_context` of `Python/_warnings.c`.

use crate::Trap;
use crate::object::code::{Code, CodeRef};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;

/// Where a warning comes from.
pub(super) struct Context {
    /// `co_filename`.
    pub(super) filename: Value,
    pub(super) line: Value,
    /// `__name__` of the module.
    pub(super) module: Value,
    /// `__warningregistry__` of the module: a dict or `None`.
    pub(super) registry: Value,
}

/// A Python frame: its place in the source, and its name space.
struct Found {
    filename: Value,
    line: i32,
    globals: Value,
}

fn contains(text: Value, part: &str) -> bool {
    let Some(text) = text.cast::<Str>() else { return false };
    let Some(text) = text.as_ascii() else { return false };
    text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// `is_internal_frame`: a step of an import.
fn is_internal(filename: Value) -> bool {
    contains(filename, "importlib") && contains(filename, "_bootstrap")
}

fn begins_with(text: Value, prefix: Value) -> bool {
    let (Some(text), Some(prefix)) = (text.cast::<Str>(), prefix.cast::<Str>()) else { return false };
    let mut text = text.chars();
    prefix.chars().all(|c| text.next() == Some(c))
}

/// The frame so many levels up, those passed over that do not count.
fn find(args: &Args<'_, '_>, level: isize, prefixes: Option<&[Value]>) -> Option<Found> {
    let mut frames = args.callers().filter_map(|caller| {
        let function = caller.function.cast::<Function>()?;
        let code = function.code.get().cast::<Code>()?;
        let line = CodeRef::from(code).lines().find(caller.offset).and_then(|position| position.line);
        Some(Found { filename: code.filename.get(), line: line.unwrap_or(0), globals: function.globals.get() })
    });
    let first = frames.next()?;
    if level <= 0 || is_internal(first.filename) {
        let up = usize::try_from(level).unwrap_or(0).saturating_sub(1);
        return if up == 0 { Some(first) } else { frames.nth(up.saturating_sub(1)) };
    }
    let skipped = |frame: &Found| {
        let prefixed = prefixes.is_some_and(|prefixes| prefixes.iter().any(|&p| begins_with(frame.filename, p)));
        is_internal(frame.filename) || prefixed
    };
    let up = usize::try_from(level).unwrap_or(1).saturating_sub(1);
    if up == 0 { Some(first) } else { frames.filter(|frame| !skipped(frame)).nth(up.saturating_sub(1)) }
}

impl<'h> Python<'h> {
    /// The routine must have a frame of its own. Beyond the outermost frame a warning comes from line 1 of `sys`.
    pub(super) fn warning_context(
        &mut self,
        args: &Args<'_, 'h>,
        level: isize,
        prefixes: Value,
    ) -> Result<Context, Trap> {
        let prefixes = prefixes.cast::<Tuple>();
        let found = find(args, level, prefixes.as_ref().map(|prefixes| prefixes.values()));
        let found = match found {
            Some(found) => found,
            None => Found {
                filename: Str::from_str(&mut self.heap, "sys")?.value(),
                line: 1,
                globals: self.loaded_namespace("sys").map_or(Value::NULL, crate::Obj::value),
            },
        };
        let line = Value::from_int_truncated(found.line as isize);
        let Some(globals) = self.unwrapped(found.globals).cast::<Dict>() else {
            let module = Str::intern(&mut self.heap, "<string>")?.value();
            return Ok(Context { filename: found.filename, line, module, registry: Value::NONE });
        };
        let registry = match globals.get_text("__warningregistry__") {
            Some(registry) => registry,
            None => {
                let registry = Dict::new(&mut self.heap)?.value();
                self.put(globals, "__warningregistry__", registry)?;
                registry
            }
        };
        let module = match globals.get_text("__name__").filter(|name| name.is_none() || name.cast::<Str>().is_some()) {
            Some(name) => name,
            None => Str::intern(&mut self.heap, "<string>")?.value(),
        };
        Ok(Context { filename: found.filename, line, module, registry })
    }
}
