//! `print`.

use crate::Trap;
use crate::heap::Obj;
use crate::host::Stream;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::types::TypeId;
use crate::value::Value;

/// `print(*values, sep=' ', end='\n', file=None, flush=False)`
pub(crate) const PRINT: NativeDef = NativeDef::function("print", Arity::Free, print);

fn print<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let named = names.map_or(0, |names| names.len());
    let count = args.nargs().saturating_sub(named);
    let (mut sep, mut end) = (None, None);
    for index in 0..named {
        let name = names.and_then(|names| names.get(index)).unwrap_or(Value::NULL);
        let value = args.get(count.saturating_add(index));
        let text = name.cast::<Str>();
        match text.as_ref().and_then(|text| text.as_ascii()) {
            Some("sep") => sep = option(py, "sep", value)?,
            Some("end") => end = option(py, "end", value)?,
            Some("file") if value.is_none() => {}
            Some("file") => return Err(py.refused("print to a file")),
            Some("flush") => {}
            _ => {
                let name = Python::shown(name);
                return Err(py.type_error(format_args!("'{name}' is an invalid keyword argument for print()")));
            }
        }
    }
    // All texts before the first is written: a step that runs again must not write twice.
    let mut replay = Replay::new(args);
    let mut texts = py.scratch::<Obj<Str>>();
    for index in 0..count {
        let text = replay.text(py, args, args.get(index), Conversion::Str)?;
        if !texts.push(text) {
            return Err(Trap::Memory);
        }
    }
    for &text in texts.iter().chain(&sep).chain(&end) {
        py.check_encodable(text)?;
    }
    let host = &mut *py.host;
    for (index, text) in texts.iter().enumerate() {
        match sep {
            _ if index == 0 => {}
            Some(sep) => write(host, sep),
            None => host.write(Stream::Out, b" "),
        }
        write(host, *text);
    }
    match end {
        Some(end) => write(host, end),
        None => host.write(Stream::Out, b"\n"),
    }
    Ok(Value::NONE)
}

fn write(host: &mut dyn crate::host::Host, text: Obj<Str>) {
    if let Some(ascii) = text.as_ascii() {
        return host.write(Stream::Out, ascii.as_bytes());
    }
    let _ = text.write_wtf8::<()>(|bytes| {
        host.write(Stream::Out, bytes);
        Ok(())
    });
}

/// A str, or nothing for `None`.
fn option(py: &mut Python<'_>, name: &str, value: Value) -> Result<Option<Obj<Str>>, Trap> {
    if value.is_none() {
        return Ok(None);
    }
    match py.unwrapped(value).cast::<Str>() {
        Some(text) => Ok(Some(text)),
        None => {
            let kind = py.type_name(value);
            Err(py.type_error(format_args!("{name} must be None or a string, not {kind}")))
        }
    }
}

impl Python<'_> {
    /// `UnicodeEncodeError` for a text that UTF-8 can't hold.
    pub(crate) fn check_encodable(&mut self, text: Obj<Str>) -> Result<(), Trap> {
        let surrogate = |c: u32| (0xd800..0xe000).contains(&c);
        if text.as_ascii().is_some() {
            return Ok(());
        }
        let Some(start) = text.chars().position(surrogate) else { return Ok(()) };
        let run = text.chars().skip(start).take_while(|&c| surrogate(c)).count();
        let end = start.saturating_add(run);
        let encoding = Str::from_str(&mut self.heap, "utf-8")?;
        let reason = Str::from_str(&mut self.heap, "surrogates not allowed")?;
        let number = |n: usize| Value::from_int_truncated(n as isize);
        let args = [encoding.value(), text.value(), number(start), number(end), reason.value()];
        Err(self.error_with(TypeId::UnicodeEncodeError, &args))
    }
}
