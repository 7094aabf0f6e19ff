//! The classes that all streams derive from. Follows CPython's `Modules/_io/iobase.c`, and the beginnings of
//! `bufferedio.c` and `textio.c`.

use vm_objects::object::bytes::{ByteArray, Bytes};
use vm_objects::object::instance::Instance;
use vm_objects::object::list::List;
use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::checks::{Able, check_able, check_closed, closed_file, given_bytes, unsupported};
use crate::arguments::{self, optional_size};

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(super) static IO_BASE: TypeSpec = TypeSpec {
    methods: &[
        method("__del__", Arity::None, finalize),
        method("__enter__", Arity::None, enter),
        method("__exit__", Arity::Any, exit),
        method("__iter__", Arity::None, enter),
        method("__next__", Arity::None, next),
        method("_checkClosed", Arity::Any, |py, args| {
            let mut s = Script::new(args, 0)?;
            check_closed(&mut s, py, args, args.get(0)).map(|()| Value::NONE)
        }),
        method("_checkReadable", Arity::Any, |py, args| able(py, args, Able::Read)),
        method("_checkSeekable", Arity::Any, |py, args| able(py, args, Able::Seek)),
        method("_checkWritable", Arity::Any, |py, args| able(py, args, Able::Write)),
        method("close", Arity::None, close),
        method("fileno", Arity::None, |py, _| Err(unsupported(py, "fileno"))),
        method("flush", Arity::None, flush),
        method("isatty", Arity::None, isatty),
        method("readable", Arity::None, |_, _| Ok(Value::FALSE)),
        method("readline", Arity::Between(0, 1), readline),
        method("readlines", Arity::Between(0, 1), readlines),
        method("seek", Arity::Any, |py, _| Err(unsupported(py, "seek"))),
        method("seekable", Arity::None, |_, _| Ok(Value::FALSE)),
        method("tell", Arity::None, tell),
        method("truncate", Arity::Any, |py, _| Err(unsupported(py, "truncate"))),
        method("writable", Arity::None, |_, _| Ok(Value::FALSE)),
        method("writelines", Arity::One, writelines),
    ],
    getsets: &[GetSetDef { name: "closed", get: |py, this| Ok(Value::from_bool(is_closed(py, this)?)), set: None }],
    dict: true,
    ..TypeSpec::new("_io", "_IOBase")
};

pub(super) static RAW_IO_BASE: TypeSpec = TypeSpec {
    base: Some(&IO_BASE),
    methods: &[
        method("read", Arity::Between(0, 1), raw_read),
        method("readall", Arity::None, raw_readall),
        method("readinto", Arity::Any, |py, _| Err(py.error_with(TypeId::NotImplementedError, &[]))),
        method("write", Arity::Any, |py, _| Err(py.error_with(TypeId::NotImplementedError, &[]))),
    ],
    ..TypeSpec::new("_io", "_RawIOBase")
};

pub(super) static BUFFERED_IO_BASE: TypeSpec = TypeSpec {
    base: Some(&IO_BASE),
    methods: &[
        method("detach", Arity::None, |py, _| Err(unsupported(py, "detach"))),
        method("read", Arity::Any, |py, _| Err(unsupported(py, "read"))),
        method("read1", Arity::Any, |py, _| Err(unsupported(py, "read1"))),
        method("readinto", Arity::One, |py, args| readinto(py, args, "read")),
        method("readinto1", Arity::One, |py, args| readinto(py, args, "read1")),
        method("write", Arity::Any, |py, _| Err(unsupported(py, "write"))),
    ],
    ..TypeSpec::new("_io", "_BufferedIOBase")
};

pub(super) static TEXT_IO_BASE: TypeSpec = TypeSpec {
    base: Some(&IO_BASE),
    methods: &[
        method("detach", Arity::None, |py, _| Err(unsupported(py, "detach"))),
        method("read", Arity::Any, |py, _| Err(unsupported(py, "read"))),
        method("readline", Arity::Any, |py, _| Err(unsupported(py, "readline"))),
        method("write", Arity::Any, |py, _| Err(unsupported(py, "write"))),
    ],
    getsets: &[
        GetSetDef { name: "encoding", get: |_, _| Ok(Value::NONE), set: None },
        GetSetDef { name: "errors", get: |_, _| Ok(Value::NONE), set: None },
        GetSetDef { name: "newlines", get: |_, _| Ok(Value::NONE), set: None },
    ],
    ..TypeSpec::new("_io", "_TextIOBase")
};

/// As long as it is not closed, a stream has no attribute of this name.
const CLOSED: &str = "__IOBase_closed";

fn is_closed(py: &mut Python<'_>, this: Value) -> Result<bool, Trap> {
    let name = Str::intern(&mut py.heap, CLOSED)?;
    Ok(this.cast::<Instance>().is_some_and(|this| this.own(name).is_some()))
}

fn able<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, able: Able) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    check_able(&mut s, py, args, args.get(0), able)
}

/// `__enter__`, `__iter__`: the stream, which is open.
fn enter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    check_closed(&mut s, py, args, args.get(0))?;
    Ok(args.get(0))
}

fn exit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    s.method(py, args, args.get(0), "close", &[])
}

fn isatty<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    check_closed(&mut s, py, args, args.get(0))?;
    Ok(Value::FALSE)
}

fn tell<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let zero = Value::from_int_truncated(0);
    s.method(py, args, args.get(0), "seek", &[zero, Value::from_int_truncated(1)])
}

fn flush<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if is_closed(py, args.get(0))? { Err(closed_file(py)) } else { Ok(Value::NONE) }
}

fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let (this, own) = (args.get(0), args.nargs());
    if args.get(own).is_null() && is_closed(py, this)? {
        return Ok(Value::NONE);
    }
    args.set(own, Value::TRUE);
    let flush = s.attribute_named(py, args, this, "flush")?;
    let flushed = s.attempt(py, args, |s, _, args| s.call(args, flush, &[]))?;
    super::checks::set_attribute(&mut s, py, args, (this, CLOSED, Value::TRUE))?;
    match flushed {
        Ok(_) => Ok(Value::NONE),
        Err(exception) => Err(py.raise_again(exception)),
    }
}

/// `iobase_finalize`: nobody hears of an error.
pub(super) fn finalize<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let closed = s.attempt(py, args, |s, py, args| s.attribute_named(py, args, this, "closed"))?;
    if let Ok(closed) = closed
        && s.truth(py, args, closed)?
    {
        return Ok(Value::NONE);
    }
    let close = s.attempt(py, args, |s, py, args| s.attribute_named(py, args, this, "close"))?;
    if let Ok(close) = close {
        let _ = s.attempt(py, args, |s, _, args| s.call(args, close, &[]))?;
    }
    Ok(Value::NONE)
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let line = s.method(py, args, args.get(0), "readline", &[])?;
    let len = s.len(py, args, line)?;
    if len == Value::from_int_truncated(0) { Err(Trap::Stop) } else { Ok(line) }
}

/// Adds bytes to an array that grows; nothing is changed if there is no memory.
pub(super) fn append(py: &mut Python<'_>, array: Obj<ByteArray>, bytes: &[u8]) -> Result<(), Trap> {
    let old = array.len.get();
    let len = old.saturating_add(bytes.len());
    array.reserve(&mut py.heap, len)?;
    array.len.set(len);
    array.cells()[old..].iter().zip(bytes).for_each(|(cell, &byte)| cell.set(byte));
    Ok(())
}

/// The array in one of the routine's own slots, made at first.
pub(super) fn own_array(py: &mut Python<'_>, args: &mut Args<'_, '_>, slot: usize) -> Result<Obj<ByteArray>, Trap> {
    match args.get(slot).cast::<ByteArray>() {
        Some(array) => Ok(array),
        None => {
            let array = ByteArray::with_len(&mut py.heap, 0)?;
            args.set(slot, array.value());
            Ok(array)
        }
    }
}

/// A bytes object of what an array holds.
pub(super) fn frozen(py: &mut Python<'_>, array: Obj<ByteArray>) -> Result<Value, Trap> {
    let bytes = Bytes::with_len(&mut py.heap, array.len.get())?;
    bytes.cells().iter().zip(array.cells()).for_each(|(to, from)| to.set(from.get()));
    Ok(bytes.value())
}

fn readline<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let (this, own) = (args.get(0), args.nargs());
    let line = own_array(py, args, own)?;
    loop {
        let limit = optional_size(&mut s, py, args, 1, -1)?;
        let left = usize::try_from(limit).map_or(usize::MAX, |limit| limit.saturating_sub(line.len.get()));
        let is_line = line.cells().last().is_some_and(|byte| byte.get() == b'\n');
        if left == 0 || is_line {
            break;
        }
        let mut ahead = 1;
        if let Some(peek) = s.optional_attribute(py, args, this, "peek")? {
            let peeked = s.call(args, peek, &[Value::from_int_truncated(1)])?;
            let peeked = given_bytes(py, peeked, "peek")?;
            let bytes = peeked.as_slice();
            let bytes = &bytes[..bytes.len().min(left)];
            if !bytes.is_empty() {
                ahead = bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| at + 1);
            }
        }
        let read = s.method(py, args, this, "read", &[Value::from_int_truncated(ahead as isize)])?;
        let read = given_bytes(py, read, "read")?;
        if read.as_slice().is_empty() {
            break;
        }
        append(py, line, read.as_slice())?;
        s.restart(args);
    }
    frozen(py, line)
}

fn readlines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 3)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let hint = optional_size(&mut s, py, args, 1, -1)?;
        let iterator = s.iterator(py, args, args.get(0))?;
        let list = List::with_capacity(&mut py.heap, 8)?;
        args.set(own, list.value());
        args.set(own + 1, iterator);
        args.set(own + 2, Value::from_int_truncated(if hint > 0 { hint as isize } else { isize::MAX >> 2 }));
        s.restart(args);
    }
    let (Some(list), iterator) = (args.get(own).cast::<List>(), args.get(own + 1)) else { return Ok(Value::NONE) };
    while let Some(line) = s.next(args, iterator)? {
        let left = args.get(own + 2).as_small_int().unwrap_or(0);
        let len = s.len(py, args, line)?.as_small_int().unwrap_or(0);
        list.push(&mut py.heap, line)?;
        args.set(own + 2, Value::from_int_truncated(left.saturating_sub(len)));
        s.restart(args);
        if len > left {
            break;
        }
    }
    Ok(list.value())
}

fn writelines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let (this, own) = (args.get(0), args.nargs());
    if args.get(own).is_null() {
        check_closed(&mut s, py, args, this)?;
        let iterator = s.iterator(py, args, args.get(1))?;
        args.set(own, iterator);
        s.restart(args);
    }
    let iterator = args.get(own);
    while let Some(line) = s.next(args, iterator)? {
        s.method(py, args, this, "write", &[line])?;
        s.restart(args);
    }
    Ok(Value::NONE)
}

/// `_io__RawIOBase_read_impl`
fn raw_read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let (this, size) = (args.get(0), optional_size(&mut s, py, args, 1, -1)?);
    let Ok(size) = usize::try_from(size) else { return s.method(py, args, this, "readall", &[]) };
    let array = s.operation(py, args, &[], |py| Ok(ByteArray::with_len(&mut py.heap, size)?.value()))?;
    let read = s.method(py, args, this, "readinto", &[array])?;
    if read.is_none() {
        return Ok(read);
    }
    let read = arguments::index(&mut s, py, args, read)?;
    let Some(array) = array.cast::<ByteArray>() else { return Ok(Value::NONE) };
    let len = array.len.get();
    // As a slice: CPython cuts what is too long, and counts from the end what is negative.
    let end = if read < 0 { (len as i64).saturating_add(read).max(0) } else { read.min(len as i64) };
    let bytes: Vec<u8> = array.cells()[..end as usize].iter().map(core::cell::Cell::get).collect();
    arguments::new_bytes(py, &bytes)
}

/// `_io__RawIOBase_readall_impl`
fn raw_readall<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let (this, own) = (args.get(0), args.nargs());
    let all = own_array(py, args, own)?;
    let size = Value::from_int_truncated(super::BUFFER_SIZE as isize);
    loop {
        let read = s.method(py, args, this, "read", &[size])?;
        if read.is_none() {
            if all.len.get() == 0 {
                return Ok(read);
            }
            break;
        }
        let Some(bytes) = py.unwrapped(read).cast::<Bytes>() else {
            return Err(py.type_error(format_args!("read() should return bytes")));
        };
        if bytes.as_slice().is_empty() {
            break;
        }
        append(py, all, bytes.as_slice())?;
        s.restart(args);
    }
    frozen(py, all)
}

/// What must be written to.
pub(super) fn writable(
    py: &mut Python<'_>,
    value: Value,
    function: &str,
) -> Result<vm_objects::object::buffer::Buffer, Trap> {
    match py.writable_buffer(value)? {
        Some(buffer) => Ok(buffer),
        None => {
            let kind = py.type_name(value);
            Err(py.type_error(format_args!("{function}() argument must be read-write bytes-like object, not {kind}")))
        }
    }
}

/// `_bufferediobase_readinto_generic`
fn readinto<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, read: &'static str) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let function = if read == "read" { "readinto" } else { "readinto1" };
    let wanted = writable(py, args.get(1), function)?.len();
    let data = s.method(py, args, args.get(0), read, &[Value::from_int_truncated(wanted as isize)])?;
    let Some(data) = py.unwrapped(data).cast::<Bytes>() else {
        return Err(py.type_error(format_args!("read() should return bytes")));
    };
    let len = data.as_slice().len();
    if len > wanted {
        return Err(
            py.value_error(format_args!("read() returned too much data: {wanted} bytes requested, {len} returned"))
        );
    }
    let buffer = writable(py, args.get(1), function)?;
    buffer.cells().iter().zip(data.as_slice()).for_each(|(cell, &byte)| cell.set(byte));
    Ok(Value::from_int_truncated(len as isize))
}
