//! The bytes of the standard streams, below the buffers: `_io.FileIO` to a program. Follows CPython's `Modules/_io/fileio.c`.
//!
//! The slots are the stream's number; of stdin, the bytes that came with a line and were not asked for yet, or null; and
//! whether it is closed.

use super::stream::{ERR, IN, host_line, name_of, number_of, text};
use crate::Trap;
use crate::heap::Obj;
use crate::host::Stream;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bytes::Bytes;
use crate::object::instance::Instance;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const THIS: TypeId = TypeId::HostRawStream;
const REST: usize = 1;
const CLOSED: usize = 2;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };

static METHODS: &[NativeDef] = &[
    NativeDef::method(THIS, "__repr__", Arity::None, repr),
    NativeDef::method(THIS, "close", Arity::None, close),
    NativeDef::method(THIS, "fileno", Arity::None, |py, args| Ok(number_of(open(py, args)?.value()))),
    NativeDef::method(THIS, "flush", Arity::None, |py, args| open(py, args).map(|_| Value::NONE)),
    NativeDef::method(THIS, "isatty", Arity::None, isatty),
    NativeDef::method(THIS, "read", Arity::Between(0, 1), read),
    NativeDef::method(THIS, "readable", Arity::None, |py, args| is(py, args, |number| number == IN)),
    NativeDef::method(THIS, "readall", Arity::None, read),
    NativeDef::method(THIS, "readinto", Arity::One, readinto),
    NativeDef::method(THIS, "seek", Arity::Between(1, 2), no_seek),
    NativeDef::method(THIS, "seekable", Arity::None, |py, args| is(py, args, |_| false)),
    NativeDef::method(THIS, "tell", Arity::None, no_seek),
    NativeDef::method(THIS, "writable", Arity::None, |py, args| is(py, args, |number| number != IN)),
    NativeDef::method(THIS, "write", Arity::One, write),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "closed", get: |_, this| Ok(slot(this, CLOSED)), set: None },
    GetSetDef { name: "closefd", get: |_, _| Ok(Value::FALSE), set: None },
    GetSetDef { name: "mode", get: |py, this| text(py, mode(this)), set: None },
    GetSetDef { name: "name", get: |py, this| text(py, name_of(number_of(this))), set: None },
];

fn slot(this: Value, index: usize) -> Value {
    this.cast::<Instance>().map_or(Value::NONE, |stream| stream.slot(index))
}

fn mode(this: Value) -> &'static str {
    if number_of(this) == IN { "rb" } else { "wb" }
}

/// The stream, if it is not closed.
fn open(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Instance>, Trap> {
    match args.get(0).cast::<Instance>() {
        Some(stream) if stream.slot(CLOSED) != Value::TRUE => Ok(stream),
        _ => Err(py.value_error(format_args!("I/O operation on closed file"))),
    }
}

fn is(py: &mut Python<'_>, args: &Args<'_, '_>, so: fn(Value) -> bool) -> Result<Value, Trap> {
    Ok(Value::from_bool(so(number_of(open(py, args)?.value()))))
}

fn isatty<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = number_of(open(py, args)?.value()).as_small_int().unwrap_or(0);
    Ok(Value::from_bool(py.host.is_terminal(number as u8)))
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    if slot(this, CLOSED) == Value::TRUE {
        return text(py, "<_io.FileIO [closed]>");
    }
    let (name, mode) = (name_of(number_of(this)), mode(this));
    Ok(py.format_str(format_args!("<_io.FileIO name='{name}' mode='{mode}' closefd=False>"))?.value())
}

/// `close()`: the host's stream stays open.
fn close<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if let Some(stream) = args.get(0).cast::<Instance>() {
        stream.set_slot(CLOSED, Value::TRUE);
    }
    Ok(Value::NONE)
}

fn no_seek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    open(py, args)?;
    Err(py.os_error(29, "Illegal seek"))
}

/// The bytes of the next line of stdin, those that are left of one first; none at the end. They stay with the stream.
fn more(py: &mut Python<'_>, stream: Obj<Instance>) -> Result<Option<Obj<Bytes>>, Trap> {
    if let Some(rest) = stream.slot(REST).cast::<Bytes>() {
        return Ok(Some(rest));
    }
    let line = host_line(py, |py, bytes| Bytes::from_slice(&mut py.heap, bytes))?;
    if let Some(line) = line {
        stream.set_slot(REST, line.value());
    }
    Ok(line)
}

fn unsupported(py: &mut Python<'_>, what: &str) -> Trap {
    py.error(TypeId::OSError, format_args!("File not open for {what}"))
}

/// `readinto(buffer)`: at most a line.
fn readinto<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let stream = open(py, args)?;
    if stream.slot(0) != IN {
        return Err(unsupported(py, "reading"));
    }
    let Some(buffer) = py.writable_buffer(args.get(1))? else {
        let name = py.type_name(args.get(1));
        let text = format_args!("readinto() argument must be read-write bytes-like object, not {name}");
        return Err(py.type_error(text));
    };
    let Some(line) = more(py, stream)? else { return Ok(Value::from_int_truncated(0)) };
    let count = buffer.len().min(line.as_slice().len());
    let left = line.as_slice().get(count..).unwrap_or(&[]);
    let left = if left.is_empty() { Value::NULL } else { Bytes::from_slice(&mut py.heap, left)?.value() };
    for (cell, &byte) in buffer.cells().iter().zip(line.as_slice()) {
        cell.set(byte);
    }
    stream.set_slot(REST, left);
    Ok(Value::from_int_truncated(count as isize))
}

/// `read(size=-1)`, `readall()`: at most a line, or all that is left.
fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let stream = open(py, args)?;
    if stream.slot(0) != IN {
        return Err(unsupported(py, "reading"));
    }
    let size = match args.arg(1) {
        None | Some(Value::NONE) => -1,
        Some(size) => py.c_int(size)?,
    };
    let mut all = py.scratch::<u8>();
    let whole = match usize::try_from(size) {
        Ok(size) => match more(py, stream)? {
            None => true,
            Some(line) => {
                let (taken, left) = line.as_slice().split_at(size.min(line.as_slice().len()));
                let left = if left.is_empty() { Value::NULL } else { Bytes::from_slice(&mut py.heap, left)?.value() };
                stream.set_slot(REST, left);
                all.extend(taken)
            }
        },
        Err(_) => {
            let mut whole = true;
            if let Some(line) = stream.slot(REST).cast::<Bytes>() {
                whole = all.extend(line.as_slice());
            }
            while py.host.read_line(&mut |part| whole &= all.extend(part)) {}
            whole
        }
    };
    let bytes = if whole { Bytes::from_slice(&mut py.heap, &all) } else { Err(Trap::Memory) };
    match bytes {
        Ok(bytes) => {
            if size < 0 {
                stream.set_slot(REST, Value::NULL);
            }
            Ok(bytes.value())
        }
        // What was read can't be read again.
        Err(_) => Err(py.error(TypeId::MemoryError, format_args!("input too long"))),
    }
}

/// `write(bytes)`: how many were written, which is all.
fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let stream = open(py, args)?;
    let to = match stream.slot(0) {
        IN => return Err(unsupported(py, "writing")),
        ERR => Stream::Err,
        _ => Stream::Out,
    };
    let buffer = py.bytes_like(args.get(1))?;
    buffer.read(|bytes| py.host.write(to, bytes));
    Ok(Value::from_int_truncated(buffer.len() as isize))
}
