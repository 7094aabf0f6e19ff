//! The standard streams: text that goes to the host as it is written, and comes from it.
//!
//! Where there is `_io` (on a desktop), a stream is a `TextIOWrapper` over a buffer over [`super::raw_stream`], made when a program
//! asks for more than to write or flush: from then on all goes through it. Without `_io` it has the everyday methods only.
//!
//! The slots of a stream are its number, and that wrapper or null.

use super::wrapped_stream::{self, wrapper_of};
use crate::Trap;
use crate::heap::Obj;
use crate::host::Stream;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::str::{Str, encode_wtf8};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const THIS: TypeId = TypeId::HostStream;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };

macro_rules! through {
    ($name:literal) => {
        NativeDef::method(THIS, $name, Arity::Free, |py, args| wrapped_stream::method(py, args, $name, None))
    };
    ($name:literal, $without:expr) => {
        NativeDef::method(THIS, $name, Arity::Free, |py, args| wrapped_stream::method(py, args, $name, Some($without)))
    };
}

static METHODS: &[NativeDef] = &[
    through!("__enter__"),
    through!("__exit__"),
    through!("__iter__", |_, args| Ok(args.get(0))),
    through!("__next__", next),
    NativeDef::method(THIS, "__repr__", Arity::None, repr),
    through!("close"),
    through!("detach"),
    NativeDef::method(THIS, "fileno", Arity::None, |_, args| Ok(number_of(args.get(0)))),
    NativeDef::method(THIS, "flush", Arity::None, flush),
    NativeDef::method(THIS, "isatty", Arity::None, isatty),
    through!("read", read),
    NativeDef::method(THIS, "readable", Arity::None, |_, args| Ok(Value::from_bool(number_of(args.get(0)) == IN))),
    through!("readline", readline),
    through!("readlines"),
    through!("reconfigure"),
    through!("seek"),
    through!("seekable", |_, _| Ok(Value::FALSE)),
    through!("tell"),
    through!("truncate"),
    NativeDef::method(THIS, "writable", Arity::None, |_, args| Ok(Value::from_bool(number_of(args.get(0)) != IN))),
    NativeDef::method(THIS, "write", Arity::One, write),
    NativeDef::method(THIS, "writelines", Arity::One, writelines),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "_CHUNK_SIZE", get: |py, _| wrapped_stream::only_wrapped(py, "_CHUNK_SIZE"), set: None },
    GetSetDef { name: "__class__", get: get_class, set: None },
    GetSetDef { name: "buffer", get: |py, _| wrapped_stream::only_wrapped(py, "buffer"), set: None },
    GetSetDef { name: "closed", get: |py, this| wrapped_or(py, this, "closed", |_, _| Ok(Value::FALSE)), set: None },
    GetSetDef {
        name: "encoding",
        get: |py, this| wrapped_or(py, this, "encoding", |py, _| text(py, "utf-8")),
        set: None,
    },
    GetSetDef { name: "errors", get: |py, this| wrapped_or(py, this, "errors", get_errors), set: None },
    GetSetDef {
        name: "line_buffering",
        get: |py, this| wrapped_or(py, this, "line_buffering", get_line_buffering),
        set: None,
    },
    GetSetDef { name: "mode", get: |py, this| text(py, if number_of(this) == IN { "r" } else { "w" }), set: None },
    GetSetDef { name: "name", get: get_name, set: None },
    GetSetDef { name: "newlines", get: |py, this| wrapped_or(py, this, "newlines", |_, _| Ok(Value::NONE)), set: None },
    GetSetDef {
        name: "write_through",
        get: |py, this| wrapped_or(py, this, "write_through", |_, _| Ok(Value::FALSE)),
        set: None,
    },
];

pub(super) const IN: Value = Value::from_int_truncated(0);
pub(super) const OUT: Value = Value::from_int_truncated(1);
pub(super) const ERR: Value = Value::from_int_truncated(2);

pub(super) fn number_of(this: Value) -> Value {
    this.cast::<Instance>().map_or(Value::NONE, |stream| stream.slot(0))
}

pub(super) fn text(py: &mut Python<'_>, text: &str) -> Result<Value, Trap> {
    Ok(Str::intern(&mut py.heap, text)?.value())
}

pub(super) fn name_of(number: Value) -> &'static str {
    match number {
        IN => "<stdin>",
        ERR => "<stderr>",
        _ => "<stdout>",
    }
}

fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    text(py, name_of(number_of(this)))
}

/// An attribute of the wrapper if there is one, else what `without` says.
fn wrapped_or(
    py: &mut Python<'_>,
    this: Value,
    name: &'static str,
    without: fn(&mut Python<'_>, Value) -> Result<Value, Trap>,
) -> Result<Value, Trap> {
    if wrapper_of(this).is_null() { without(py, this) } else { Err(wrapped_stream::look(py, name)) }
}

/// To a program it is of `io`'s class, where there is one.
fn get_class(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let class = py.loaded_name("_io", "TextIOWrapper");
    Ok(class.unwrap_or_else(|| py.type_of(this)))
}

fn get_line_buffering(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let number = number_of(this);
    Ok(Value::from_bool(number == ERR || py.host.is_terminal(number.as_small_int().unwrap_or(0) as u8)))
}

pub(super) fn get_errors(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    text(py, if number_of(this) == ERR { "backslashreplace" } else { "strict" })
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = number_of(args.get(0));
    let (name, mode) = (name_of(number), if number == IN { 'r' } else { 'w' });
    let text = format_args!("<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>");
    Ok(py.format_str(text)?.value())
}

fn isatty<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = number_of(args.get(0)).as_small_int().unwrap_or(0);
    Ok(Value::from_bool(py.host.is_terminal(number as u8)))
}

/// Where a stream's text goes as it is written; nothing for stdin, for one that has a wrapper, and for what is no such
/// stream.
pub(crate) fn host_stream(value: Value) -> Option<Stream> {
    let stream = value.cast::<Instance>().filter(|stream| stream.class.get() == THIS.value())?;
    match stream.slot(0) {
        _ if !stream.slot(1).is_null() => None,
        OUT => Some(Stream::Out),
        ERR => Some(Stream::Err),
        _ => None,
    }
}

/// What `print` and its kin have to do with a stream of the host: nothing before it has a wrapper.
fn flush<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if wrapper_of(args.get(0)).is_null() { Ok(Value::NONE) } else { wrapped_stream::method(py, args, "flush", None) }
}

fn not_writable(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::OSError, format_args!("not writable"))
}

/// `write(text)`: how many characters.
fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(to) = host_stream(args.get(0)) else {
        return wrapped_stream::method(py, args, "write", Some(|py, _| Err(not_writable(py))));
    };
    let Some(text) = py.unwrapped(args.get(1)).cast::<Str>() else {
        let name = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("write() argument must be str, not {name}")));
    };
    py.write_text(to, text)?;
    Ok(Value::from_int_truncated(text.len() as isize))
}

/// `writelines(lines)`.
fn writelines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(to) = host_stream(args.get(0)) else {
        return wrapped_stream::method(py, args, "writelines", Some(|py, _| Err(not_writable(py))));
    };
    let lines = args.get(1);
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let iterator = script.iterator(py, args, lines)?;
        args.set(own, iterator);
        script.restart(args);
    }
    let iterator = args.get(own);
    while let Some(line) = script.next(args, iterator)? {
        let Some(line) = py.unwrapped(line).cast::<Str>() else {
            let name = py.type_name(line);
            return Err(py.type_error(format_args!("write() argument must be str, not {name}")));
        };
        py.write_text(to, line)?;
        script.restart(args);
    }
    Ok(Value::NONE)
}

/// The bytes of a line of the host's stdin with its end, as `make` makes an object of them; nothing at the end of the input.
pub(super) fn host_line<'h, T>(
    py: &mut Python<'h>,
    make: impl FnOnce(&mut Python<'h>, &[u8]) -> Result<T, Trap>,
) -> Result<Option<T>, Trap> {
    let (mut bytes, mut whole) = (py.scratch::<u8>(), true);
    let more = py.host.read_line(&mut |part| whole &= bytes.extend(part));
    let line = match whole {
        true if !more => return Ok(None),
        true => make(py, &bytes),
        false => Err(Trap::Memory),
    };
    match line {
        // What was read can't be read again.
        Err(Trap::Memory) => Err(py.error(TypeId::MemoryError, format_args!("a line too long"))),
        line => line.map(Some),
    }
}

/// A line of stdin as text.
fn line(py: &mut Python<'_>) -> Result<Option<Obj<Str>>, Trap> {
    host_line(py, |py, bytes| match Str::from_wtf8(&mut py.heap, bytes)? {
        Some(line) => Ok(line),
        None => Err(py.value_error(format_args!("input that is no UTF-8"))),
    })
}

fn not_readable(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::OSError, format_args!("not readable"))
}

fn readline<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if number_of(args.get(0)) != IN {
        return Err(not_readable(py));
    }
    match line(py)? {
        Some(line) => Ok(line.value()),
        None => text(py, ""),
    }
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if number_of(args.get(0)) != IN {
        return Err(not_readable(py));
    }
    Ok(line(py)?.ok_or(Trap::Stop)?.value())
}

/// `read()`: all that is left.
fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if number_of(args.get(0)) != IN {
        return Err(not_readable(py));
    }
    let lines = List::with_capacity(&mut py.heap, 8)?;
    let mut all = Str::intern(&mut py.heap, "")?;
    while let Some(line) = line(py)? {
        lines.push(&mut py.heap, line.value())?;
    }
    for line in lines.items() {
        if let Some(line) = line.get().cast::<Str>() {
            all = all.concat(&mut py.heap, line)?;
        }
    }
    Ok(all.value())
}

impl Python<'_> {
    /// Writes text to the host: to stderr lone surrogates escaped, to stdout they are an error.
    pub(crate) fn write_text(&mut self, to: Stream, text: Obj<Str>) -> Result<(), Trap> {
        if let Some(ascii) = text.as_ascii() {
            self.host.write(to, ascii.as_bytes());
            return Ok(());
        }
        if to == Stream::Out {
            self.check_encodable(text)?;
        }
        for c in text.chars() {
            match char::from_u32(c) {
                Some(_) => {
                    let (bytes, len) = encode_wtf8(c);
                    self.host.write(to, bytes.get(..len).unwrap_or(&[]));
                }
                None => {
                    let digit = |shift: u32| char::from_digit(c >> shift & 0xf, 16).unwrap_or('0') as u8;
                    self.host.write(to, &[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
                }
            }
        }
        Ok(())
    }

    /// A value of the module `sys`, if that was imported and has it.
    pub(crate) fn sys_value(&self, name: &str) -> Option<Value> {
        self.loaded_name("sys", name)
    }
}

/// Puts the standard streams into `sys`.
pub(super) fn put(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let names = [("stdin", "__stdin__", IN), ("stdout", "__stdout__", OUT), ("stderr", "__stderr__", ERR)];
    for (name, original, number) in names {
        let stream = py.plain(THIS, &[number, Value::NULL])?;
        py.put(namespace, name, stream)?;
        py.put(namespace, original, stream)?;
    }
    Ok(())
}

impl Python<'_> {
    /// `sys.stdout` or `sys.stderr`: null when `sys` was never imported and the host's own is meant, nothing when it is
    /// `None`.
    pub(crate) fn standard_stream(&mut self, name: &'static str) -> Result<Option<Value>, Trap> {
        let Some(modules) = self.modules.cast::<Dict>() else { return Ok(Some(Value::NULL)) };
        let Some(sys) = modules.get_text("sys").and_then(|sys| sys.cast::<Module>()) else {
            return Ok(Some(Value::NULL));
        };
        match sys.dict.get().cast::<Dict>().and_then(|dict| dict.get_text(name)) {
            Some(stream) => Ok((!stream.is_none()).then_some(stream)),
            None => Err(self.error(TypeId::RuntimeError, format_args!("lost sys.{name}"))),
        }
    }
}
