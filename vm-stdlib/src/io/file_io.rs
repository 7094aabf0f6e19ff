//! `FileIO`: a file of the operating system, by its number. Follows CPython's `Modules/_io/fileio.c`.
//!
//! Slots of an object: the number (null before `__init__`, -1 when closed), what it can do (bits), the size of blocks.

use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::MetadataExt;

use vm_objects::object::str::Str;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::base::{RAW_IO_BASE, append, frozen, own_array, writable};
use super::checks::{set_attribute, unsupported};
use crate::arguments::{self, index, new_int, new_str, optional_size, required};
use crate::net::ready;
use crate::objects::{self, slot};
use crate::os_error;
use crate::posix;

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(super) static FILE_IO: TypeSpec = TypeSpec {
    base: Some(&RAW_IO_BASE),
    doc: Some("Open a file."),
    methods: &[
        method("__del__", Arity::None, finalize),
        method("__init__", Arity::Free, init),
        method("__reduce__", Arity::None, cannot_pickle),
        method("__reduce_ex__", Arity::One, cannot_pickle),
        method("__repr__", Arity::None, repr),
        method("_dealloc_warn", Arity::One, |_, _| Ok(Value::NONE)),
        method("close", Arity::None, close),
        method("fileno", Arity::None, |py, args| {
            let file = opened(py, args.get(0))?;
            new_int(py, file.fd.into())
        }),
        method("isatty", Arity::None, |py, args| {
            let file = opened(py, args.get(0))?;
            Ok(Value::from_bool(posix::is_a_terminal(file.fd)))
        }),
        method("read", Arity::Between(0, 1), read),
        method("readable", Arity::None, |py, args| can(py, args, READABLE)),
        method("readall", Arity::None, readall),
        method("readinto", Arity::One, readinto),
        method("seek", Arity::Between(1, 2), seek),
        method("seekable", Arity::None, seekable),
        method("tell", Arity::None, tell),
        method("truncate", Arity::Between(0, 1), truncate),
        method("writable", Arity::None, |py, args| can(py, args, WRITABLE)),
        method("write", Arity::One, write),
    ],
    getsets: &[
        GetSetDef { name: "_blksize", get: |_, this| Ok(slot(this, BLOCK_SIZE)), set: Some(set_block_size) },
        GetSetDef { name: "closed", get: |_, this| Ok(Value::from_bool(fd_of(this) < 0)), set: None },
        GetSetDef { name: "closefd", get: |_, this| Ok(Value::from_bool(bits(this) & CLOSES != 0)), set: None },
        GetSetDef { name: "mode", get: |py, this| new_str(py, mode_of(bits(this))), set: None },
    ],
    slots: 3,
    ..TypeSpec::new("_io", "FileIO")
};

const FD: usize = FILE_IO.first_slot();
const BITS: usize = FD + 1;
const BLOCK_SIZE: usize = FD + 2;

const READABLE: isize = 1;
const WRITABLE: isize = 2;
const CREATED: isize = 4;
const APPENDING: isize = 8;
/// `closefd`
const CLOSES: isize = 16;
/// Whether it can be sought in: known, and so.
const SEEK_KNOWN: isize = 32;
const SEEKABLE: isize = 64;
/// A buffer stands on it, which closes it when nobody has it any more.
const OWNED: isize = 128;

fn set_slot(this: Value, index: usize, number: isize) {
    objects::set_slot(this, index, Value::from_int_truncated(number));
}

fn fd_of(this: Value) -> i32 {
    slot(this, FD).as_small_int().map_or(-1, |fd| fd as i32)
}

fn bits(this: Value) -> isize {
    slot(this, BITS).as_small_int().unwrap_or(0)
}

fn set_block_size(_: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    set_slot(this, BLOCK_SIZE, value.as_small_int().unwrap_or(0));
    Ok(())
}

/// Whether a value is a `FileIO`, and no subclass's object.
pub(super) fn is_exact(py: &mut Python<'_>, value: Value) -> Result<bool, Trap> {
    Ok(py.type_of(value) == py.host_type(&FILE_IO)?)
}

/// Whether a `FileIO` was closed.
pub(super) fn is_closed(file: Value) -> bool {
    fd_of(file) < 0
}

/// Closes a `FileIO` that no program has seen.
pub(super) fn close_now(file: Value) {
    let fd = fd_of(file);
    if fd >= 0 && bits(file) & CLOSES != 0 {
        let _ = posix::close_fd(fd);
    }
    set_slot(file, FD, -1);
}

/// The size of the file's blocks.
pub(super) fn block_size(file: Value) -> usize {
    slot(file, BLOCK_SIZE).as_small_int().map_or(0, isize::unsigned_abs)
}

/// Says whether a buffer stands on a `FileIO`.
pub(super) fn set_owned(py: &mut Python<'_>, file: Value, owned: bool) -> Result<(), Trap> {
    if py.is_host_object(file, &FILE_IO)? {
        set_slot(file, BITS, if owned { bits(file) | OWNED } else { bits(file) & !OWNED });
    }
    Ok(())
}

fn mode_of(bits: isize) -> &'static str {
    let both = bits & READABLE != 0 && bits & WRITABLE != 0;
    match (bits & CREATED != 0, bits & APPENDING != 0, both) {
        (true, _, true) => "xb+",
        (true, ..) => "xb",
        (_, true, true) => "ab+",
        (_, true, false) => "ab",
        (_, _, true) => "rb+",
        _ if bits & READABLE != 0 => "rb",
        _ => "wb",
    }
}

/// An open file.
struct Opened {
    fd: i32,
    bits: isize,
}

fn opened(py: &mut Python<'_>, this: Value) -> Result<Opened, Trap> {
    let fd = fd_of(this);
    if fd >= 0 {
        return Ok(Opened { fd, bits: bits(this) });
    }
    if !py.is_host_object(this, &FILE_IO)? {
        let kind = py.type_name(this);
        return Err(py.type_error(format_args!("descriptor of '_io.FileIO' object doesn't apply to a '{kind}' object")));
    }
    Err(py.value_error(format_args!("I/O operation on closed file")))
}

/// An open file that can be read or written to.
fn opened_for(py: &mut Python<'_>, this: Value, bit: isize) -> Result<Opened, Trap> {
    let file = opened(py, this)?;
    if file.bits & bit == 0 {
        let what = if bit == READABLE { "reading" } else { "writing" };
        return Err(unsupported(py, &format!("File not open for {what}")));
    }
    Ok(file)
}

fn can<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, bit: isize) -> Result<Value, Trap> {
    let file = opened(py, args.get(0))?;
    Ok(Value::from_bool(file.bits & bit != 0))
}

pub(super) fn cannot_pickle<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let kind = py.type_name(args.get(0));
    Err(py.type_error(format_args!("cannot pickle '{kind}' instances")))
}

fn failed(py: &mut Python<'_>, error: &io::Error) -> Trap {
    os_error::raise(py, error, Value::NULL)
}

/// What a mode means: the bits, and the flags of `open`.
fn parse_mode(py: &mut Python<'_>, mode: Obj<Str>) -> Result<(isize, i64), Trap> {
    let (mut bits, mut flags, mut kinds, mut plus) = (0, 0, 0, 0);
    for c in mode.chars() {
        match char::from_u32(c) {
            Some('x') => (bits, flags, kinds) = (bits | CREATED | WRITABLE, flags | 0o300, kinds + 1),
            Some('r') => (bits, kinds) = (bits | READABLE, kinds + 1),
            Some('w') => (bits, flags, kinds) = (bits | WRITABLE, flags | 0o1100, kinds + 1),
            Some('a') => (bits, flags, kinds) = (bits | APPENDING | WRITABLE, flags | 0o2100, kinds + 1),
            Some('b') => {}
            Some('+') => (bits, plus) = (bits | READABLE | WRITABLE, plus + 1),
            _ => {
                let mode = Python::shown(mode.value());
                return Err(py.value_error(format_args!("invalid mode: {mode}")));
            }
        }
    }
    if kinds != 1 || plus > 1 {
        let text = "Must have exactly one of create/read/write/append mode and at most one plus";
        return Err(py.value_error(format_args!("{text}")));
    }
    let access = match (bits & READABLE != 0, bits & WRITABLE != 0) {
        (true, true) => 2,
        (true, false) => 0,
        _ => 1,
    };
    Ok((bits, flags | access))
}

/// `__init__(file, mode='r', closefd=True, opener=None)`
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    let [name, mode, closes, opener] = arguments::named(py, args, "FileIO", 1, ["file", "mode", "closefd", "opener"])?;
    let name = required(py, name, "FileIO", "file", 1)?;
    let this = args.get(0);
    if args.get(own).is_null() {
        let closes = closes.is_null() || s.truth(py, args, closes)?;
        let mode = if mode.is_null() { new_str(py, "r")? } else { mode };
        let Some(mode) = py.unwrapped(mode).cast::<Str>() else {
            let kind = py.type_name(mode);
            return Err(py.type_error(format_args!("FileIO() argument 'mode' must be str, not {kind}")));
        };
        let number = descriptor(py, name)?;
        let path = if number.is_some() { Value::NONE } else { posix::fs_path(&mut s, py, args, name)? };
        let (bits, flags) = parse_mode(py, mode)?;
        if number.is_none() && !closes {
            return Err(py.value_error(format_args!("Cannot use closefd=False with file name")));
        }
        s.own_frame(args)?;
        let fd = match number {
            Some(fd) => fd,
            None if opener.is_null() || opener.is_none() => {
                let path = posix::path_of(py, path, "open")?;
                match posix::open_fd(&path, flags, 0o666) {
                    Ok(fd) => fd,
                    Err(error) => return Err(os_error::raise(py, &error, name)),
                }
            }
            None => opened_by(&mut s, py, args, (opener, name, flags))?,
        };
        if number.is_some() && fd_of(this) >= 0 && bits_of_closing(this) {
            let _ = posix::close_fd(fd_of(this));
        }
        let bits = bits | if closes { CLOSES } else { 0 };
        set_slot(this, FD, -1);
        set_slot(this, BITS, bits);
        args.set(own, Value::from_int_truncated(fd as isize));
        s.restart(args);
        check_opened(py, this, (fd, name, number.is_none()))?;
    }
    set_attribute(&mut s, py, args, (this, "name", name))?;
    if bits(this) & APPENDING != 0 {
        let fd = fd_of(this);
        let _ = posix::with_file(fd, |file| file.seek(io::SeekFrom::End(0)));
    }
    Ok(Value::NONE)
}

fn bits_of_closing(this: Value) -> bool {
    bits(this) & CLOSES != 0
}

/// The number of an open file, if the value is one.
fn descriptor(py: &mut Python<'_>, name: Value) -> Result<Option<i32>, Trap> {
    if !py.is_instance_of(name, TypeId::Int) {
        return Ok(None);
    }
    let number = arguments::integer(py, name)?;
    if number < 0 {
        return Err(py.value_error(format_args!("negative file descriptor")));
    }
    match i32::try_from(number) {
        Ok(fd) => Ok(Some(fd)),
        Err(_) => Err(py.error(TypeId::OverflowError, format_args!("signed integer is greater than maximum"))),
    }
}

/// What a program's opener gives.
fn opened_by<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (opener, name, flags): (Value, Value, i64),
) -> Result<i32, Trap> {
    let flags = Value::from_int_truncated((flags | 0o200_0000) as isize);
    let fd = s.call(args, opener, &[name, flags])?;
    if !py.is_instance_of(fd, TypeId::Int) {
        return Err(py.type_error(format_args!("expected integer from opener")));
    }
    let fd = arguments::integer(py, fd)?;
    match i32::try_from(fd) {
        Ok(fd @ 0..) => {
            posix::not_inherited(fd);
            Ok(fd)
        }
        _ => Err(py.value_error(format_args!("opener returned {fd}"))),
    }
}

/// Takes over what was opened, if it is no folder.
fn check_opened(py: &mut Python<'_>, this: Value, (fd, name, ours): (i32, Value, bool)) -> Result<(), Trap> {
    let facts = posix::with_file(fd, |file| file.metadata());
    let error = match &facts {
        Ok(facts) if facts.is_dir() => Some((io::Error::from_raw_os_error(21), name)),
        Err(error) if error.raw_os_error() == Some(9) => Some((io::Error::from_raw_os_error(9), Value::NULL)),
        _ => None,
    };
    if let Some((error, name)) = error {
        if ours {
            let _ = posix::close_fd(fd);
        }
        return Err(os_error::raise(py, &error, name));
    }
    set_slot(this, FD, fd as isize);
    set_slot(this, BLOCK_SIZE, facts.map_or(0, |facts| facts.blksize() as isize));
    Ok(())
}

fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let (this, base) = (args.get(0), py.host_type(&RAW_IO_BASE)?);
    let close = s.attribute_named(py, args, base, "close")?;
    let done = s.attempt(py, args, |s, _, args| s.call(args, close, &[this]))?;
    let fd = fd_of(this);
    set_slot(this, FD, -1);
    let closed = if fd >= 0 && bits(this) & CLOSES != 0 { posix::close_fd(fd) } else { Ok(()) };
    match (done, closed) {
        (Err(exception), _) => Err(py.raise_again(exception)),
        (Ok(_), Err(error)) => Err(failed(py, &error)),
        (Ok(_), Ok(())) => Ok(Value::NONE),
    }
}

/// `__del__`: a buffer that stands on it does it.
fn finalize<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if bits(args.get(0)) & OWNED != 0 { Ok(Value::NONE) } else { super::base::finalize(py, args) }
}

/// Tries again what a signal has interrupted.
fn persistently<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

fn would_block(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::WouldBlock
}

fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let size = optional_size(&mut s, py, args, 1, -1)?;
    let file = opened_for(py, args.get(0), READABLE)?;
    let Ok(size) = usize::try_from(size) else { return s.method(py, args, args.get(0), "readall", &[]) };
    ready::wait_readable(&mut s, py, args, file.fd)?;
    match posix::read_new(py, size, |buffer| persistently(|| posix::read_fd(file.fd, buffer)))? {
        Ok(bytes) => Ok(bytes),
        Err(error) if would_block(&error) => Ok(Value::NONE),
        Err(error) => Err(failed(py, &error)),
    }
}

/// How much is left of a file, as far as it is known.
fn rest_of(file: &mut std::fs::File) -> usize {
    let (Ok(facts), Ok(at)) = (file.metadata(), file.stream_position()) else { return 0 };
    usize::try_from(facts.len().saturating_sub(at)).unwrap_or(0)
}

fn readall<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const MOST_AT_ONCE: usize = 1 << 24;
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    s.own_frame(args)?;
    let file = opened(py, args.get(0))?;
    let all = own_array(py, args, own)?;
    let left = posix::with_file(file.fd, |file| Ok(rest_of(file))).unwrap_or(0);
    ready::wait_readable(&mut s, py, args, file.fd)?;
    let (mut chunk, mut blocked) = (vec![0; left.saturating_add(1).clamp(super::BUFFER_SIZE, MOST_AT_ONCE)], false);
    loop {
        let len = all.len.get();
        all.reserve(&mut py.heap, len.saturating_add(chunk.len()))?;
        match persistently(|| posix::with_file(file.fd, |file| file.read(&mut chunk))) {
            Ok(0) => break,
            Ok(read) => append(py, all, &chunk[..read])?,
            Err(error) if would_block(&error) => {
                blocked = true;
                break;
            }
            Err(error) => return Err(failed(py, &error)),
        }
    }
    if blocked && all.len.get() == 0 { Ok(Value::NONE) } else { frozen(py, all) }
}

fn readinto<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let to = match py.writable_buffer(args.get(1))? {
        Some(buffer) => buffer,
        None => writable(py, args.get(1), "readinto")?,
    };
    let file = opened_for(py, args.get(0), READABLE)?;
    ready::wait_readable(&mut s, py, args, file.fd)?;
    let mut buffer = vec![0; to.len()];
    match persistently(|| posix::read_fd(file.fd, &mut buffer)) {
        Ok(read) => {
            to.cells().iter().zip(&buffer[..read]).for_each(|(to, &byte)| to.set(byte));
            new_int(py, read as i64)
        }
        Err(error) if would_block(&error) => Ok(Value::NONE),
        Err(error) => Err(failed(py, &error)),
    }
}

fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let file = opened_for(py, args.get(0), WRITABLE)?;
    let bytes = py.bytes_like(args.get(1))?;
    let written = persistently(|| bytes.read(|bytes| posix::with_file(file.fd, |file| file.write(bytes))));
    match written {
        Ok(written) => new_int(py, written as i64),
        Err(error) if would_block(&error) => Ok(Value::NONE),
        Err(error) => Err(failed(py, &error)),
    }
}

/// `seek(pos, whence=0)`
fn seek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let file = opened(py, args.get(0))?;
    let whence = match args.arg(2) {
        Some(whence) => index(&mut s, py, args, whence)?,
        None => 0,
    };
    let offset = index(&mut s, py, args, args.get(1))?;
    match posix::seek_fd(file.fd, offset, whence) {
        Ok(place) => new_int(py, place as i64),
        Err(error) => Err(failed(py, &error)),
    }
}

fn tell<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let file = opened(py, args.get(0))?;
    match posix::seek_fd(file.fd, 0, 1) {
        Ok(place) => new_int(py, place as i64),
        Err(error) => Err(failed(py, &error)),
    }
}

fn seekable<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let file = opened(py, this)?;
    if file.bits & SEEK_KNOWN == 0 {
        let seekable = if posix::seek_fd(file.fd, 0, 1).is_ok() { SEEKABLE } else { 0 };
        set_slot(this, BITS, file.bits | SEEK_KNOWN | seekable);
    }
    Ok(Value::from_bool(bits(this) & SEEKABLE != 0))
}

fn truncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let file = opened_for(py, args.get(0), WRITABLE)?;
    let size = match args.arg(1).filter(|size| !size.is_none()) {
        Some(size) => index(&mut s, py, args, size)?,
        None => match posix::seek_fd(file.fd, 0, 1) {
            Ok(place) => place as i64,
            Err(error) => return Err(failed(py, &error)),
        },
    };
    let done = match u64::try_from(size) {
        Ok(size) => posix::truncate_fd(file.fd, size),
        Err(_) => Err(io::Error::from_raw_os_error(22)),
    };
    match done {
        Ok(()) => new_int(py, size),
        Err(error) => Err(failed(py, &error)),
    }
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let this = args.get(0);
    let fd = fd_of(this);
    if fd < 0 {
        return new_str(py, "<_io.FileIO [closed]>");
    }
    let (mode, closes) = (mode_of(bits(this)), if bits(this) & CLOSES != 0 { "True" } else { "False" });
    match s.optional_attribute(py, args, this, "name")? {
        Some(name) => {
            let name = s.repr(py, args, name)?;
            let name = Python::shown(name);
            let text = py.format_str(format_args!("<_io.FileIO name={name} mode='{mode}' closefd={closes}>"))?;
            Ok(text.value())
        }
        None => {
            let text = py.format_str(format_args!("<_io.FileIO fd={fd} mode='{mode}' closefd={closes}>"))?;
            Ok(text.value())
        }
    }
}
