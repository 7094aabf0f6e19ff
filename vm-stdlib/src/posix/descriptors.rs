//! Open files by their numbers.
#![expect(unsafe_code, reason = "a program may name any number: each call asks the system whether it is an open file")]

use core::mem::ManuallyDrop;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::{BorrowedFd, FromRawFd, IntoRawFd};

use rustix::fs::{Mode, OFlags};
use vm_objects::object::bytes::Bytes;
use vm_objects::{Args, Python, Trap, Value};

use super::path;
use crate::arguments::{self, new_int};
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

pub(crate) fn close_fd(fd: i32) -> io::Result<()> {
    if fd < 0 {
        return Err(io::Error::from_raw_os_error(9));
    }
    // SAFETY: it is what the program asks for; whoever uses the number later gets an error of the system's.
    let open = rustix::io::fcntl_getfd(unsafe { BorrowedFd::borrow_raw(fd) });
    open.map_err(io::Error::from)?;
    // SAFETY: as above; the number is an open file.
    unsafe { rustix::io::close(fd) };
    Ok(())
}

pub(crate) fn read_fd(fd: i32, buffer: &mut [u8]) -> io::Result<usize> {
    with_file(fd, |file| file.read(buffer))
}

pub(crate) fn write_fd(fd: i32, bytes: &[u8]) -> io::Result<usize> {
    with_file(fd, |file| file.write(bytes))
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
    // SAFETY: it is only given to a system call, which refuses a number that is not open.
    let fd = unsafe { BorrowedFd::borrow_raw(fd) };
    let _ = rustix::io::fcntl_setfd(fd, rustix::io::FdFlags::CLOEXEC);
}

pub(crate) fn is_a_terminal(fd: i32) -> bool {
    use std::io::IsTerminal;
    with_file(fd, |file| Ok(file.is_terminal())).unwrap_or(false)
}

fn fd_of(py: &mut Python<'_>, value: Value) -> Result<i32, Trap> {
    Ok(i32::try_from(arguments::integer(py, value)?).unwrap_or(-1))
}

fn answer(py: &mut Python<'_>, outcome: io::Result<i64>) -> Result<Value, Trap> {
    match outcome {
        Ok(number) => new_int(py, number),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(super) fn open<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [path, flags, mode, _] = arguments::named(py, args, "open", 0, ["path", "flags", "mode", "dir_fd"])?;
    let path = arguments::required(py, path, "open", "path", 1)?;
    let flags = arguments::required(py, flags, "open", "flags", 2)?;
    let flags = arguments::integer(py, flags)?;
    let mode = if mode.is_null() { 0o777 } else { arguments::integer(py, mode)? };
    let file = path::path_of(py, path, "open")?;
    match open_fd(&file, flags, mode) {
        Ok(fd) => new_int(py, i64::from(fd)),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

/// Opens a file; its number is not inherited by programs that are started.
pub(crate) fn open_fd(path: &std::path::Path, flags: i64, mode: i64) -> io::Result<i32> {
    let flags = OFlags::from_bits_retain(flags as _) | OFlags::CLOEXEC;
    Ok(rustix::fs::open(path, flags, Mode::from_bits_truncate(mode as _))?.into_raw_fd())
}

pub(super) fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(py, args.get(0))?;
    match close_fd(fd) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(super) fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (fd, size) = (fd_of(py, args.get(0))?, arguments::integer(py, args.get(1))?);
    let Ok(size) = usize::try_from(size) else {
        return Err(os_error::raise(py, &io::Error::from_raw_os_error(22), Value::NULL));
    };
    // Made before it is read: what was read can't be read again.
    let bytes = Bytes::with_len(&mut py.heap, size)?;
    let mut buffer = vec![0; size];
    match read_fd(fd, &mut buffer) {
        Ok(read) => {
            bytes.cells().iter().zip(&buffer[..read]).for_each(|(to, &byte)| to.set(byte));
            bytes.truncate(&mut py.heap, read);
            Ok(bytes.value())
        }
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(super) fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (fd, bytes) = (fd_of(py, args.get(0))?, arguments::bytes(py, args.get(1))?);
    let written = write_fd(fd, &bytes).map(|written| written as i64);
    answer(py, written)
}

pub(super) fn lseek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(py, args.get(0))?;
    let (offset, whence) = (arguments::integer(py, args.get(1))?, arguments::integer(py, args.get(2))?);
    let place = seek_fd(fd, offset, whence).map(|place| place as i64);
    answer(py, place)
}

pub(super) fn ftruncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (fd, size) = (fd_of(py, args.get(0))?, arguments::integer(py, args.get(1))?);
    match truncate_fd(fd, size.max(0) as u64) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(super) fn isatty<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(py, args.get(0))?;
    Ok(Value::from_bool(is_a_terminal(fd)))
}
