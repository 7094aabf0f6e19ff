//! The standard streams of a host that has no others: text that goes to the host as it is written, lines that come
//! from it.
//!
//! The one slot of a stream is its number.

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

static METHODS: &[NativeDef] = &[
    NativeDef::method(THIS, "__iter__", Arity::None, |_, args| Ok(args.get(0))),
    NativeDef::method(THIS, "__next__", Arity::None, next),
    NativeDef::method(THIS, "__repr__", Arity::None, repr),
    NativeDef::method(THIS, "fileno", Arity::None, |_, args| Ok(number_of(args.get(0)))),
    NativeDef::method(THIS, "flush", Arity::None, |_, _| Ok(Value::NONE)),
    NativeDef::method(THIS, "isatty", Arity::None, isatty),
    NativeDef::method(THIS, "read", Arity::Between(0, 1), read),
    NativeDef::method(THIS, "readable", Arity::None, |_, args| Ok(Value::from_bool(number_of(args.get(0)) == IN))),
    NativeDef::method(THIS, "readline", Arity::Between(0, 1), readline),
    NativeDef::method(THIS, "seekable", Arity::None, |_, _| Ok(Value::FALSE)),
    NativeDef::method(THIS, "writable", Arity::None, |_, args| Ok(Value::from_bool(number_of(args.get(0)) != IN))),
    NativeDef::method(THIS, "write", Arity::One, write),
    NativeDef::method(THIS, "writelines", Arity::One, writelines),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "closed", get: |_, _| Ok(Value::FALSE), set: None },
    GetSetDef { name: "encoding", get: |py, _| text(py, "utf-8"), set: None },
    GetSetDef { name: "errors", get: get_errors, set: None },
    GetSetDef { name: "line_buffering", get: |_, this| Ok(Value::from_bool(number_of(this) == ERR)), set: None },
    GetSetDef { name: "mode", get: |py, this| text(py, if number_of(this) == IN { "r" } else { "w" }), set: None },
    GetSetDef { name: "name", get: get_name, set: None },
    GetSetDef { name: "newlines", get: |_, _| Ok(Value::NONE), set: None },
    GetSetDef { name: "write_through", get: |_, _| Ok(Value::TRUE), set: None },
];

const IN: Value = Value::from_int_truncated(0);
const OUT: Value = Value::from_int_truncated(1);
const ERR: Value = Value::from_int_truncated(2);

fn number_of(this: Value) -> Value {
    this.cast::<Instance>().map_or(Value::NONE, |stream| stream.slot(0))
}

fn text(py: &mut Python<'_>, text: &str) -> Result<Value, Trap> {
    Ok(Str::intern(&mut py.heap, text)?.value())
}

fn name_of(this: Value) -> &'static str {
    match number_of(this) {
        IN => "<stdin>",
        ERR => "<stderr>",
        _ => "<stdout>",
    }
}

fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    text(py, name_of(this))
}

fn get_errors(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    text(py, if number_of(this) == ERR { "backslashreplace" } else { "strict" })
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let (name, mode) = (name_of(this), if number_of(this) == IN { 'r' } else { 'w' });
    let text = format_args!("<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>");
    Ok(py.format_str(text)?.value())
}

fn isatty<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = number_of(args.get(0)).as_small_int().unwrap_or(0);
    Ok(Value::from_bool(py.host.is_terminal(number as u8)))
}

/// Where a stream's text goes; nothing for stdin, and for what is no such stream.
pub(crate) fn host_stream(value: Value) -> Option<Stream> {
    let stream = value.cast::<Instance>().filter(|stream| stream.class.get() == THIS.value())?;
    match stream.slot(0) {
        OUT => Some(Stream::Out),
        ERR => Some(Stream::Err),
        _ => None,
    }
}

fn not_writable(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::OSError, format_args!("not writable"))
}

/// `write(text)`: how many characters.
fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(to) = host_stream(args.get(0)) else { return Err(not_writable(py)) };
    let Some(text) = py.unwrapped(args.get(1)).cast::<Str>() else {
        let name = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("write() argument must be str, not {name}")));
    };
    py.write_text(to, text)?;
    Ok(Value::from_int_truncated(text.len() as isize))
}

/// `writelines(lines)`.
fn writelines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(to) = host_stream(args.get(0)) else { return Err(not_writable(py)) };
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

/// A line of stdin with its end; nothing at the end of the input.
fn line(py: &mut Python<'_>) -> Result<Option<Obj<Str>>, Trap> {
    let (mut bytes, mut whole) = (py.scratch::<u8>(), true);
    let more = py.host.read_line(&mut |part| whole &= part.iter().all(|&byte| bytes.push(byte)));
    if !whole {
        return Err(py.error(TypeId::MemoryError, format_args!("a line too long")));
    }
    if !more {
        return Ok(None);
    }
    match Str::from_wtf8(&mut py.heap, &bytes) {
        Ok(Some(line)) => Ok(Some(line)),
        Ok(None) => Err(py.value_error(format_args!("input that is no UTF-8"))),
        // What was read can't be read again.
        Err(_) => Err(py.error(TypeId::MemoryError, format_args!("a line too long"))),
    }
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
        let sys = self.modules.cast::<Dict>()?.get_text("sys")?.cast::<Module>()?;
        sys.dict.get().cast::<Dict>()?.get_text(name)
    }
}

/// Puts the standard streams into `sys`.
pub(super) fn put(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let names = [("stdin", "__stdin__", IN), ("stdout", "__stdout__", OUT), ("stderr", "__stderr__", ERR)];
    for (name, original, number) in names {
        let stream = py.plain(THIS, &[number])?;
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

    /// The host's stdin, for a program that has not imported `sys`.
    pub(crate) fn host_stdin(&mut self) -> Result<Value, Trap> {
        self.plain(THIS, &[IN])
    }
}
