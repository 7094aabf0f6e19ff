//! `print` and `input`.

use crate::Trap;
use crate::heap::Obj;
use crate::host::{Host, Stream};
use crate::modules::sys::stream::host_stream;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::types::TypeId;
use crate::value::Value;

/// `print(*values, sep=' ', end='\n', file=None, flush=False)`
pub(crate) const PRINT: NativeDef = NativeDef::function("print", Arity::Free, print);
/// `input([prompt])`
pub(crate) const INPUT: NativeDef = NativeDef::function("input", Arity::Between(0, 1), input);

/// What `print` was told by name.
struct Options {
    /// How many values there are to print.
    count: usize,
    sep: Option<Obj<Str>>,
    end: Option<Obj<Str>>,
    file: Value,
    flush: Value,
}

fn options(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Options, Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let named = names.map_or(0, |names| names.len());
    let count = args.nargs().saturating_sub(named);
    let mut options = Options { count, sep: None, end: None, file: Value::NONE, flush: Value::FALSE };
    for index in 0..named {
        let name = names.and_then(|names| names.get(index)).unwrap_or(Value::NULL);
        let value = args.get(count.saturating_add(index));
        let text = name.cast::<Str>();
        match text.as_ref().and_then(|text| text.as_ascii()) {
            Some("sep") => options.sep = option(py, "sep", value)?,
            Some("end") => options.end = option(py, "end", value)?,
            Some("file") => options.file = value,
            Some("flush") => options.flush = value,
            _ => {
                let name = Python::shown(name);
                return Err(py.type_error(format_args!("'{name}' is an invalid keyword argument for print()")));
            }
        }
    }
    Ok(options)
}

fn print<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut options = options(py, args)?;
    if options.file.is_none() {
        let Some(file) = py.standard_stream("stdout")? else { return Ok(Value::NONE) };
        options.file = file;
    }
    if options.file.is_null() {
        return print_to_host(py, args, &options, Stream::Out);
    }
    match host_stream(options.file) {
        Some(stream) => print_to_host(py, args, &options, stream),
        None => print_to_file(py, args, &options),
    }
}

/// To a stream of the host: all texts before the first is written, since a step that runs again must not write twice.
fn print_to_host<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    options: &Options,
    stream: Stream,
) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let mut texts = py.scratch::<Obj<Str>>();
    for index in 0..options.count {
        let text = replay.text(py, args, args.get(index), Conversion::Str)?;
        if !texts.push(text) {
            return Err(Trap::Memory);
        }
    }
    if stream == Stream::Out {
        for &text in texts.iter().chain(&options.sep).chain(&options.end) {
            py.check_encodable(text)?;
        }
    }
    for (index, text) in texts.iter().enumerate() {
        match options.sep {
            _ if index == 0 => {}
            Some(sep) => write(py, stream, sep)?,
            None => py.host.write(stream, b" "),
        }
        write(py, stream, *text)?;
    }
    match options.end {
        Some(end) => write(py, stream, end)?,
        None => py.host.write(stream, b"\n"),
    }
    Ok(Value::NONE)
}

fn write(py: &mut Python<'_>, stream: Stream, text: Obj<Str>) -> Result<(), Trap> {
    if stream == Stream::Err || text.as_ascii().is_some() {
        return py.write_text(stream, text);
    }
    let host: &mut dyn Host = &mut *py.host;
    let _ = text.write_wtf8::<()>(|bytes| {
        host.write(stream, bytes);
        Ok(())
    });
    Ok(())
}

/// To any object with a method `write`, which is called for each value and each text between.
fn print_to_file<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, options: &Options) -> Result<Value, Trap> {
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    let (file, between, last) = (options.file, options.count.saturating_mul(2).saturating_sub(1), options.count == 0);
    loop {
        // Texts that are written: each value, what stands between, the end.
        let at = args.get(own).as_small_int().map_or(0, isize::unsigned_abs);
        let texts = if last { 0 } else { between };
        let text = if at > texts {
            break;
        } else if at == texts {
            given(py, options.end, "\n")?
        } else if at % 2 == 1 {
            given(py, options.sep, " ")?
        } else {
            let value = args.get(at / 2);
            let text = script.operation(py, args, &[value], |py| py.text_of(value, Conversion::Str).map(Obj::value))?;
            py.unwrapped(text)
        };
        let write = script.attribute_named(py, args, file, "write")?;
        script.call(args, write, &[text])?;
        args.set(own, Value::from_int_truncated(at.saturating_add(1) as isize));
        script.restart(args);
    }
    if script.truth(py, args, options.flush)? {
        let flush = script.attribute_named(py, args, file, "flush")?;
        script.call(args, flush, &[])?;
    }
    Ok(Value::NONE)
}

fn given(py: &mut Python<'_>, text: Option<Obj<Str>>, default: &str) -> Result<Value, Trap> {
    match text {
        Some(text) => Ok(text.value()),
        None => Ok(Str::intern(&mut py.heap, default)?.value()),
    }
}

/// `input`: the prompt goes to stdout, a line comes from stdin.
fn input<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    py.table_module_named("sys")?;
    let Some(stdin) = py.sys_value("stdin").filter(|stdin| !stdin.is_none()) else {
        return Err(py.error(TypeId::RuntimeError, format_args!("input(): lost sys.stdin")));
    };
    if let Some(prompt) = args.arg(0) {
        let text = script.operation(py, args, &[prompt], |py| py.text_of(prompt, Conversion::Str).map(Obj::value))?;
        let Some(stdout) = py.standard_stream("stdout")? else {
            return Err(py.error(TypeId::RuntimeError, format_args!("input(): lost sys.stdout")));
        };
        let stream = if stdout.is_null() { Some(Stream::Out) } else { host_stream(stdout) };
        match stream {
            Some(stream) => {
                script.operation(py, args, &[], |py| {
                    if let Some(text) = py.unwrapped(text).cast::<Str>() {
                        py.write_text(stream, text)?;
                    }
                    Ok(Value::NONE)
                })?;
            }
            None => {
                let write = script.attribute_named(py, args, stdout, "write")?;
                script.call(args, write, &[text])?;
                let flush = script.attribute_named(py, args, stdout, "flush")?;
                script.call(args, flush, &[])?;
            }
        }
    }
    let readline = script.attribute_named(py, args, stdin, "readline")?;
    let line = script.call(args, readline, &[])?;
    let Some(line) = py.unwrapped(line).cast::<Str>() else {
        return Err(py.type_error(format_args!("object.readline() returned non-string")));
    };
    match line.len() {
        0 => Err(py.error(TypeId::EOFError, format_args!("EOF when reading a line"))),
        len if line.char_at(len - 1) == Some(0x0a) => Ok(line.substring(&mut py.heap, 0, len - 1)?.value()),
        _ => Ok(line.value()),
    }
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
