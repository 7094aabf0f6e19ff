//! Open files by their numbers.
#![expect(unsafe_code, reason = "a program may name any number: each call asks the system whether it is an open file")]

use core::mem::ManuallyDrop;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::{BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};

use rustix::fs::{Mode, OFlags};
use vm_objects::object::bytes::Bytes;
use vm_objects::{Args, Python, Script, Trap, Value};

use super::files::raised;
use super::path::{Wanted, folder_argument, path_argument};
use crate::arguments::{self, index, new_int, required};
use crate::net::ready;
use crate::os_error;

/// Works on an open file; it stays open.
pub(crate) fn with_file<T>(fd: i32, work: impl FnOnce(&mut File) -> io::Result<T>) -> io::Result<T> {
    if fd < 0 {
        return Err(io::Error::from_raw_os_error(9));
    }
    // SAFETY: the number is only given to system calls, which refuse one that is not open; it is not closed here.
    let mut file = ManuallyDrop::new(unsafe { File::from_raw_fd(fd) });
    work(&mut file)
}

/// An open file's number for system calls; what is none is an error of theirs.
pub(crate) fn borrowed(fd: i32) -> io::Result<BorrowedFd<'static>> {
    if fd < 0 {
        return Err(io::Error::from_raw_os_error(9));
    }
    // SAFETY: it is only given to system calls, which refuse a number that is not open.
    Ok(unsafe { BorrowedFd::borrow_raw(fd) })
}

/// The folder that a path begins in.
pub(super) fn folder(fd: Option<i32>) -> io::Result<BorrowedFd<'static>> {
    fd.map_or(Ok(rustix::fs::CWD), borrowed)
}

pub(crate) fn close_fd(fd: i32) -> io::Result<()> {
    rustix::io::fcntl_getfd(borrowed(fd)?)?;
    // SAFETY: it is what the program asks for; whoever uses the number later gets an error of the system's.
    unsafe { rustix::io::close(fd) };
    Ok(())
}

pub(crate) fn read_fd(fd: i32, buffer: &mut [u8]) -> io::Result<usize> {
    with_file(fd, |file| file.read(buffer))
}

pub(crate) fn seek_fd(fd: i32, offset: i64, whence: i64) -> io::Result<u64> {
    let to = match whence {
        0 => SeekFrom::Start(u64::try_from(offset).map_err(|_| io::Error::from_raw_os_error(22))?),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return Err(io::Error::from_raw_os_error(22)),
    };
    with_file(fd, |file| file.seek(to))
}

pub(crate) fn truncate_fd(fd: i32, size: u64) -> io::Result<()> {
    with_file(fd, |file| file.set_len(size))
}

/// Programs that are started don't get it.
pub(crate) fn not_inherited(fd: i32) {
    let _ = borrowed(fd).map(|fd| rustix::io::fcntl_setfd(fd, rustix::io::FdFlags::CLOEXEC));
}

pub(crate) fn is_a_terminal(fd: i32) -> bool {
    use std::io::IsTerminal;
    with_file(fd, |file| Ok(file.is_terminal())).unwrap_or(false)
}

/// Opens a file; its number is not inherited by programs that are started.
pub(crate) fn open_fd(path: &std::path::Path, flags: i64, mode: i64) -> io::Result<i32> {
    open_in(None, path, flags, mode)
}

fn open_in(dir: Option<i32>, path: &std::path::Path, flags: i64, mode: i64) -> io::Result<i32> {
    let flags = OFlags::from_bits_retain(flags as _) | OFlags::CLOEXEC;
    Ok(rustix::fs::openat(folder(dir)?, path, flags, Mode::from_bits_truncate(mode as _))?.into_raw_fd())
}

/// The argument that is an open file's number: `_PyLong_AsInt` of it, or of what its `fileno` gives where `any` says so.
pub(super) fn fd_argument<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<i32, Trap> {
    let number = index(s, py, args, value)?;
    i32::try_from(number).map_err(|_| {
        let how = if number < 0 { "less than minimum" } else { "greater than maximum" };
        py.error(vm_objects::types::TypeId::OverflowError, format_args!("signed integer is {how}"))
    })
}

/// `PyObject_AsFileDescriptor`: a number, or what a method `fileno` gives.
pub(super) fn file_argument<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<i32, Trap> {
    if py.is_instance_of(value, vm_objects::types::TypeId::Int) {
        return fd_argument(s, py, args, value);
    }
    let Some(method) = s.optional_attribute(py, args, value, "fileno")? else {
        return Err(py.type_error(format_args!("argument must be an int, or have a fileno() method.")));
    };
    let fd = s.call(args, method, &[])?;
    if !py.is_instance_of(fd, vm_objects::types::TypeId::Int) {
        return Err(py.type_error(format_args!("fileno() returned a non-integer")));
    }
    let fd = fd_argument(s, py, args, fd)?;
    if fd < 0 {
        return Err(py.value_error(format_args!("file descriptor cannot be a negative integer ({fd})")));
    }
    Ok(fd)
}

fn answer(py: &mut Python<'_>, outcome: io::Result<i64>) -> Result<Value, Trap> {
    match outcome {
        Ok(number) => new_int(py, number),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

/// `open(path, flags, mode=0o777, *, dir_fd=None)`
pub(super) fn open<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path, flags, mode, dir] = arguments::named(py, args, "open", 0, ["path", "flags", "mode", "dir_fd"])?;
    let path = required(py, path, "open", "path", 1)?;
    let flags = required(py, flags, "open", "flags", 2)?;
    let file = path_argument(&mut s, py, args, (path, Wanted::path("open")))?;
    let flags = index(&mut s, py, args, flags)?;
    let mode = if mode.is_null() { 0o777 } else { index(&mut s, py, args, mode)? };
    let dir = folder_argument(&mut s, py, args, dir)?;
    match open_in(dir, file.path(), flags, mode) {
        Ok(fd) => new_int(py, i64::from(fd)),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

/// A call of a function whose one argument is an open file.
macro_rules! of_file {
    ($name:ident, $kind:ident, $py:ident, $fd:ident, $work:expr) => {
        pub(super) fn $name<'h>($py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
            let mut s = Script::new(args, 0)?;
            let [fd] = arguments::named($py, args, stringify!($name), 0, ["fd"])?;
            let fd = required($py, fd, stringify!($name), "fd", 1)?;
            let $fd = $kind(&mut s, $py, args, fd)?;
            $work
        }
    };
}

of_file!(close, fd_argument, py, fd, raised(py, close_fd(fd)));
of_file!(isatty, fd_argument, _py, fd, Ok(Value::from_bool(is_a_terminal(fd))));
of_file!(fsync, file_argument, py, fd, raised(py, borrowed(fd).and_then(|fd| Ok(rustix::fs::fsync(fd)?))));
of_file!(fdatasync, file_argument, py, fd, raised(py, borrowed(fd).and_then(|fd| Ok(rustix::fs::fdatasync(fd)?))));
of_file!(fchdir, file_argument, py, fd, raised(py, borrowed(fd).and_then(|fd| Ok(rustix::process::fchdir(fd)?))));
of_file!(dup, fd_argument, py, fd, {
    let made = borrowed(fd).and_then(|fd| Ok(rustix::io::fcntl_dupfd_cloexec(fd, 0)?));
    answer(py, made.map(|fd| i64::from(fd.into_raw_fd())))
});
of_file!(get_inheritable, fd_argument, py, fd, {
    match borrowed(fd).and_then(|fd| Ok(rustix::io::fcntl_getfd(fd)?)) {
        Ok(flags) => Ok(Value::from_bool(!flags.contains(rustix::io::FdFlags::CLOEXEC))),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
});
of_file!(get_blocking, fd_argument, py, fd, {
    match borrowed(fd).and_then(|fd| Ok(rustix::fs::fcntl_getfl(fd)?)) {
        Ok(flags) => Ok(Value::from_bool(!flags.contains(OFlags::NONBLOCK))),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
});
of_file!(ttyname, fd_argument, py, fd, {
    match borrowed(fd).and_then(|fd| Ok(rustix::termios::ttyname(fd, Vec::new())?)) {
        Ok(name) => super::path::decode(py, name.as_bytes()),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
});

pub(super) fn set_inheritable<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let inherits = index(&mut s, py, args, args.get(1))? != 0;
    let flags = if inherits { rustix::io::FdFlags::empty() } else { rustix::io::FdFlags::CLOEXEC };
    raised(py, borrowed(fd).and_then(|fd| Ok(rustix::io::fcntl_setfd(fd, flags)?)))
}

pub(super) fn set_blocking<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let blocks = s.truth(py, args, args.get(1))?;
    let set = |fd: BorrowedFd<'_>| -> io::Result<()> {
        let mut flags = rustix::fs::fcntl_getfl(fd)?;
        flags.set(OFlags::NONBLOCK, !blocks);
        Ok(rustix::fs::fcntl_setfl(fd, flags)?)
    };
    raised(py, borrowed(fd).and_then(set))
}

/// `dup2(fd, fd2, inheritable=True)`
pub(super) fn dup2<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [fd, second, inherits] = arguments::named(py, args, "dup2", 0, ["fd", "fd2", "inheritable"])?;
    let fd = required(py, fd, "dup2", "fd", 1)?;
    let second = required(py, second, "dup2", "fd2", 2)?;
    let fd = fd_argument(&mut s, py, args, fd)?;
    let second = fd_argument(&mut s, py, args, second)?;
    let inherits = inherits.is_null() || s.truth(py, args, inherits)?;
    let done = borrowed(fd).and_then(|fd| {
        borrowed(second)?;
        // SAFETY: the number is what the program asks to be replaced; it is not closed here.
        let mut to = ManuallyDrop::new(unsafe { OwnedFd::from_raw_fd(second) });
        rustix::io::dup2(fd, &mut to)?;
        if !inherits {
            not_inherited(second);
        }
        Ok(second.into())
    });
    answer(py, done)
}

/// `pipe()`
pub(super) fn pipe<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let flags = match args.arg(0) {
        Some(flags) => rustix::pipe::PipeFlags::from_bits_retain(arguments::integer(py, flags)? as u32),
        None => rustix::pipe::PipeFlags::CLOEXEC,
    };
    match rustix::pipe::pipe_with(flags) {
        Ok((from, to)) => {
            let pair = [from.into_raw_fd(), to.into_raw_fd()].map(|fd| Value::from_int_truncated(fd as isize));
            py.tuple(&pair)
        }
        Err(error) => Err(os_error::raise(py, &error.into(), Value::NULL)),
    }
}

fn read_into<'h>(
    py: &mut Python<'h>,
    (size, read): (i64, impl FnOnce(&mut [u8]) -> io::Result<usize>),
) -> Result<Value, Trap> {
    let Ok(size) = usize::try_from(size) else {
        return Err(os_error::raise(py, &io::Error::from_raw_os_error(22), Value::NULL));
    };
    read_new(py, size, read)?.map_err(|error| os_error::raise(py, &error, Value::NULL))
}

/// A new bytes object of what `read` puts into a buffer of `size` bytes. It is made before: what was read can't be read again.
pub(crate) fn read_new(
    py: &mut Python<'_>,
    size: usize,
    read: impl FnOnce(&mut [u8]) -> io::Result<usize>,
) -> Result<io::Result<Value>, Trap> {
    let bytes = Bytes::with_len(&mut py.heap, size)?;
    let mut buffer = vec![0; size];
    Ok(read(&mut buffer).map(|read| {
        bytes.cells().iter().zip(&buffer[..read]).for_each(|(to, &byte)| to.set(byte));
        bytes.truncate(&mut py.heap, read);
        bytes.value()
    }))
}

pub(super) fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let size = index(&mut s, py, args, args.get(1))?;
    ready::wait_readable(&mut s, py, args, fd)?;
    read_into(py, (size, |buffer: &mut [u8]| read_fd(fd, buffer)))
}

/// `pread(fd, length, offset)`
pub(super) fn pread<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let size = index(&mut s, py, args, args.get(1))?;
    let offset = index(&mut s, py, args, args.get(2))?;
    read_into(py, (size, |buffer: &mut [u8]| Ok(rustix::io::pread(borrowed(fd)?, buffer, offset as u64)?)))
}

pub(super) fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let bytes = py.bytes_like(args.get(1))?;
    let written = bytes.read(|bytes| with_file(fd, |file| file.write(bytes)));
    answer(py, written.map(|written| written as i64))
}

/// `pwrite(fd, buffer, offset)`
pub(super) fn pwrite<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let offset = index(&mut s, py, args, args.get(2))?;
    let bytes = py.bytes_like(args.get(1))?;
    let written = bytes.read(|bytes| Ok(rustix::io::pwrite(borrowed(fd)?, bytes, offset as u64)?));
    answer(py, written.map(|written| written as i64))
}

pub(super) fn lseek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let offset = index(&mut s, py, args, args.get(1))?;
    let whence = index(&mut s, py, args, args.get(2))?;
    let place = seek_fd(fd, offset, whence).map(|place| place as i64);
    answer(py, place)
}

pub(super) fn ftruncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = fd_argument(&mut s, py, args, args.get(0))?;
    let size = index(&mut s, py, args, args.get(1))?;
    let size = u64::try_from(size).map_err(|_| io::Error::from_raw_os_error(22));
    raised(py, size.and_then(|size| truncate_fd(fd, size)))
}

/// `closerange(fd_low, fd_high)`: errors are passed over.
pub(super) fn closerange<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let low = fd_argument(&mut s, py, args, args.get(0))?;
    let high = fd_argument(&mut s, py, args, args.get(1))?;
    (low.max(0)..high.min(1 << 20)).for_each(|fd| {
        let _ = close_fd(fd);
    });
    Ok(Value::NONE)
}

/// `get_terminal_size(fd=1)`
pub(super) fn terminal_size(py: &mut Python<'_>, fd: i64) -> Result<[i64; 2], Trap> {
    match borrowed(fd as i32).and_then(|fd| Ok(rustix::termios::tcgetwinsize(fd)?)) {
        Ok(size) => Ok([size.ws_col.into(), size.ws_row.into()]),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}
