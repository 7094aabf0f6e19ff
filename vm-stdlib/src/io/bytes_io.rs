//! `BytesIO`: bytes in memory as a file. Follows CPython's `Modules/_io/bytesio.c`.
//!
//! Slots of an object: the bytes, an array (`None` when closed), and the position.

use vm_objects::object::buffer::Buffer;
use vm_objects::object::bytes::ByteArray;
use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::object::list::List;
use vm_objects::object::memory_view::MemoryView;
use vm_objects::object::tuple::Tuple;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::base::{BUFFERED_IO_BASE, append, writable};
use super::checks::{closed_file, unsupported};
use crate::arguments::{self, index, new_bytes, new_int, optional_size};

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(super) static BYTES_IO: TypeSpec = TypeSpec {
    base: Some(&BUFFERED_IO_BASE),
    doc: Some("Buffered I/O implementation using an in-memory bytes buffer."),
    methods: &[
        method("__getstate__", Arity::None, get_state),
        method("__init__", Arity::Free, init),
        method("__next__", Arity::None, next),
        method("__setstate__", Arity::One, set_state),
        method("close", Arity::None, close),
        method("detach", Arity::None, |py, _| Err(unsupported(py, "detach"))),
        method("flush", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::NONE)),
        method("getbuffer", Arity::None, get_buffer),
        method("getvalue", Arity::None, get_value),
        method("isatty", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::FALSE)),
        method("read", Arity::Between(0, 1), read),
        method("read1", Arity::Between(0, 1), read),
        method("readable", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::TRUE)),
        method("readinto", Arity::One, readinto),
        method("readline", Arity::Between(0, 1), readline),
        method("readlines", Arity::Between(0, 1), readlines),
        method("seek", Arity::Between(1, 2), seek),
        method("seekable", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::TRUE)),
        method("tell", Arity::None, tell),
        method("truncate", Arity::Between(0, 1), truncate),
        method("writable", Arity::None, |py, args| opened(py, args.get(0)).map(|_| Value::TRUE)),
        method("write", Arity::One, write),
        method("writelines", Arity::One, writelines),
    ],
    getsets: &[GetSetDef {
        name: "closed",
        get: |_, this| Ok(Value::from_bool(this.cast::<Instance>().is_none_or(|this| this.slot(BYTES).is_none()))),
        set: None,
    }],
    slots: 2,
    ..TypeSpec::new("_io", "BytesIO")
};

const BYTES: usize = BYTES_IO.first_slot();
const POSITION: usize = BYTES + 1;

/// An open object.
struct Opened {
    object: Obj<Instance>,
    bytes: Obj<ByteArray>,
}

impl Opened {
    fn position(&self) -> usize {
        self.object.slot(POSITION).as_small_int().map_or(0, isize::unsigned_abs)
    }

    fn set_position(&self, position: usize) {
        self.object.set_slot(POSITION, Value::from_int_truncated(position as isize));
    }

    fn len(&self) -> usize {
        self.bytes.len.get()
    }

    /// What is from the position on, at most so many bytes.
    fn rest(&self, size: i64) -> Buffer {
        Buffer::of_array(self.bytes).part(self.position(), usize::try_from(size).unwrap_or(usize::MAX))
    }

    /// As [`Opened::rest`], up to the end of the line.
    fn line(&self, size: i64) -> Buffer {
        let rest = self.rest(size);
        match rest.read(|bytes| bytes.iter().position(|&byte| byte == b'\n')) {
            Some(at) => rest.part(0, at + 1),
            None => rest,
        }
    }

    /// A bytes object of a part that begins at the position, which moves behind it.
    fn take(&self, py: &mut Python<'_>, part: Buffer) -> Result<Value, Trap> {
        let bytes = part.read(|bytes| new_bytes(py, bytes))?;
        self.set_position(self.position().saturating_add(part.len()));
        Ok(bytes)
    }
}

fn opened(py: &mut Python<'_>, this: Value) -> Result<Opened, Trap> {
    let Some(object) = this.cast::<Instance>() else { return Err(not_one(py, this)) };
    let slot = object.slot(BYTES);
    if let Some(bytes) = slot.cast::<ByteArray>() {
        return Ok(Opened { object, bytes });
    }
    if !py.is_host_object(this, &BYTES_IO)? {
        return Err(not_one(py, this));
    }
    if slot.is_none() {
        return Err(closed_file(py));
    }
    let bytes = ByteArray::with_len(&mut py.heap, 0)?;
    object.set_slot(BYTES, bytes.value());
    Ok(Opened { object, bytes })
}

fn not_one(py: &mut Python<'_>, this: Value) -> Trap {
    let kind = py.type_name(this);
    py.type_error(format_args!("descriptor of '_io.BytesIO' object doesn't apply to a '{kind}' object"))
}

fn small(number: usize) -> Value {
    Value::from_int_truncated(number as isize)
}

/// `__init__(initial_bytes=b'')`
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [initial] = arguments::named(py, args, "BytesIO", 1, ["initial_bytes"])?;
    let this = args.get(0);
    if !py.is_host_object(this, &BYTES_IO)? {
        return Err(not_one(py, this));
    }
    let Some(object) = this.cast::<Instance>() else { return Err(not_one(py, this)) };
    if let Some(old) = object.slot(BYTES).cast::<ByteArray>() {
        py.may_resize(old.value())?;
    }
    let bytes = if initial.is_null() || initial.is_none() {
        ByteArray::with_len(&mut py.heap, 0)?
    } else {
        let initial = py.bytes_like(initial)?;
        initial.read(|bytes| ByteArray::from_slice(&mut py.heap, bytes))?
    };
    object.set_slot(BYTES, bytes.value());
    object.set_slot(POSITION, small(0));
    Ok(Value::NONE)
}

fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(object) = args.get(0).cast::<Instance>() else { return Err(not_one(py, args.get(0))) };
    if object.slot(BYTES).is_none() {
        return Ok(Value::NONE);
    }
    let this = opened(py, args.get(0))?;
    py.may_resize(this.bytes.value())?;
    object.set_slot(BYTES, Value::NONE);
    Ok(Value::NONE)
}

fn tell<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let position = opened(py, args.get(0))?.position();
    new_int(py, position as i64)
}

fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let size = optional_size(&mut s, py, args, 1, -1)?;
    let this = opened(py, args.get(0))?;
    this.take(py, this.rest(size))
}

fn readline<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let size = optional_size(&mut s, py, args, 1, -1)?;
    let this = opened(py, args.get(0))?;
    this.take(py, this.line(size))
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = opened(py, args.get(0))?;
    let line = this.line(-1);
    if line.len() == 0 { Err(Trap::Stop) } else { this.take(py, line) }
}

fn readlines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let hint = optional_size(&mut s, py, args, 1, -1)?;
    let this = opened(py, args.get(0))?;
    let list = List::with_capacity(&mut py.heap, 8)?;
    let (start, mut read) = (this.position(), 0_i64);
    loop {
        let line = this.line(-1);
        if line.len() == 0 {
            return Ok(list.value());
        }
        let taken = this.take(py, line).and_then(|taken| list.push(&mut py.heap, taken));
        if let Err(trap) = taken {
            // The step is run again when there is memory.
            this.set_position(start);
            return Err(trap);
        }
        read = read.saturating_add(line.len() as i64);
        if hint > 0 && read >= hint {
            return Ok(list.value());
        }
    }
}

fn readinto<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let buffer = writable(py, args.get(1), "readinto")?;
    let this = opened(py, args.get(0))?;
    let part = this.rest(buffer.len() as i64);
    let copy = part.read(<[u8]>::to_vec);
    buffer.cells().iter().zip(&copy).for_each(|(cell, &byte)| cell.set(byte));
    this.set_position(this.position().saturating_add(part.len()));
    new_int(py, part.len() as i64)
}

/// Writes at the position, which moves behind what was written.
fn write_bytes(py: &mut Python<'_>, this: &Opened, bytes: &[u8]) -> Result<(), Trap> {
    if bytes.is_empty() {
        return Ok(());
    }
    let (start, len) = (this.position(), this.len());
    let end = start.saturating_add(bytes.len());
    if end > len {
        this.bytes.reserve(&mut py.heap, end)?;
        this.bytes.len.set(end);
        if start > len {
            // What lies between is zero, whatever was there before the end was cut off.
            this.bytes.cells()[len..start].iter().for_each(|cell| cell.set(0));
        }
    }
    this.bytes.cells()[start..end].iter().zip(bytes).for_each(|(cell, &byte)| cell.set(byte));
    this.set_position(end);
    Ok(())
}

/// `write_bytes` of `bytesio.c`.
fn write_value(py: &mut Python<'_>, this: Value, value: Value) -> Result<usize, Trap> {
    let this = opened(py, this)?;
    py.may_resize(this.bytes.value())?;
    let buffer = py.bytes_like(value)?;
    let copy = buffer.read(<[u8]>::to_vec);
    write_bytes(py, &this, &copy)?;
    Ok(copy.len())
}

fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    write_value(py, args.get(0), args.get(1)).map(small)
}

fn writelines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        opened(py, args.get(0))?;
        let iterator = s.iterator(py, args, args.get(1))?;
        args.set(own, iterator);
        s.restart(args);
    }
    let iterator = args.get(own);
    while let Some(line) = s.next(args, iterator)? {
        write_value(py, args.get(0), line)?;
        s.restart(args);
    }
    Ok(Value::NONE)
}

/// `seek(pos, whence=0)`
fn seek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let position = index(&mut s, py, args, args.get(1))?;
    let whence = match args.arg(2) {
        Some(whence) => index(&mut s, py, args, whence)?,
        None => 0,
    };
    let this = opened(py, args.get(0))?;
    let base = match whence {
        0 if position < 0 => return Err(py.value_error(format_args!("negative seek value {position}"))),
        0 => 0,
        1 => this.position(),
        2 => this.len(),
        _ => return Err(py.value_error(format_args!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(position) = position.checked_add(base as i64).filter(|&position| position <= MAX_POSITION) else {
        return Err(py.error(vm_objects::types::TypeId::OverflowError, format_args!("new position too large")));
    };
    this.set_position(position.max(0) as usize);
    new_int(py, position.max(0))
}

/// A position is a small int.
const MAX_POSITION: i64 = i64::MAX >> 3;

fn truncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let size = match args.arg(1).filter(|size| !size.is_none()) {
        Some(_) => Some(optional_size(&mut s, py, args, 1, 0)?),
        None => None,
    };
    let this = opened(py, args.get(0))?;
    py.may_resize(this.bytes.value())?;
    let size = size.unwrap_or(this.position() as i64);
    if size < 0 {
        return Err(py.value_error(format_args!("negative size value {size}")));
    }
    if (size as usize) < this.len() {
        this.bytes.len.set(size as usize);
    }
    new_int(py, size)
}

fn get_value<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = opened(py, args.get(0))?;
    Buffer::of_array(this.bytes).read(|bytes| new_bytes(py, bytes))
}

fn get_buffer<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = opened(py, args.get(0))?;
    let view = py.new_view(this.bytes.value())?;
    if let Some(view) = view.cast::<MemoryView>() {
        // Whose memory it is, for a program.
        view.object.set(args.get(0));
    }
    Ok(view)
}

/// `(bytes, position, __dict__)`
fn get_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = opened(py, args.get(0))?;
    let value = Buffer::of_array(this.bytes).read(|bytes| new_bytes(py, bytes))?;
    let dict = state_dict(py, this.object)?;
    py.tuple(&[value, small(this.position()), dict])
}

/// A copy of the object's `__dict__`; `None` if it was never asked for.
pub(super) fn state_dict(py: &mut Python<'_>, object: Obj<Instance>) -> Result<Value, Trap> {
    if object.attrs.get().is_null() {
        return Ok(Value::NONE);
    }
    let dict = object.dict(&mut py.heap)?;
    Ok(dict.copy(&mut py.heap)?.value())
}

/// Adds what a state has to the object's `__dict__`.
pub(super) fn update_dict(py: &mut Python<'_>, object: Obj<Instance>, state: Value) -> Result<(), Trap> {
    if state.is_none() {
        return Ok(());
    }
    let Some(state) = py.unwrapped(state).cast::<Dict>() else {
        let kind = py.type_name(state);
        return Err(py.type_error(format_args!("third item of state should be a dict, got a {kind}")));
    };
    let dict = object.dict(&mut py.heap)?;
    for entry in state.iter() {
        if let Some(name) = entry.key.cast::<vm_objects::object::str::Str>() {
            dict.insert_str(&mut py.heap, name, entry.value)?;
        }
    }
    Ok(())
}

fn set_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (object, state) = (args.get(0), args.get(1));
    let parts = py.unwrapped(state).cast::<Tuple>().filter(|state| state.len() >= 3);
    let Some(parts) = parts else {
        let (class, kind) = (py.type_name(object), py.type_name(state));
        return Err(py.type_error(format_args!("{class}.__setstate__ argument should be 3-tuple, got {kind}")));
    };
    let parts = parts.values();
    let this = opened(py, object)?;
    py.may_resize(this.bytes.value())?;
    let content = py.bytes_like(parts[0])?.read(<[u8]>::to_vec);
    let Some(position) = py.unwrapped(parts[1]).as_small_index() else {
        let kind = py.type_name(parts[1]);
        return Err(py.type_error(format_args!("second item of state must be an integer, not {kind}")));
    };
    if position < 0 {
        return Err(py.value_error(format_args!("position value cannot be negative")));
    }
    let fresh = ByteArray::with_len(&mut py.heap, 0)?;
    append(py, fresh, &content)?;
    update_dict(py, this.object, parts[2])?;
    this.object.set_slot(BYTES, fresh.value());
    this.set_position(position as usize);
    Ok(Value::NONE)
}
