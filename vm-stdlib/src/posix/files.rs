//! Names of files and folders: made, changed, taken away.

use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rustix::fs::{AtFlags, Mode};
use vm_objects::{Args, Python, Script, Trap, Value};

use super::descriptors::{borrowed, folder, open_fd, truncate_fd};
use super::path::{self, Named, Wanted, folder_argument, path_argument, shown};
use crate::arguments::{self, index, new_bytes, new_int, required};
use crate::os_error;

/// `None`, or the error.
pub(super) fn raised(py: &mut Python<'_>, outcome: io::Result<()>) -> Result<Value, Trap> {
    done(py, outcome, Value::NULL)
}

/// `None`, or the error with the name of the file.
pub(super) fn done(py: &mut Python<'_>, outcome: io::Result<()>, path: Value) -> Result<Value, Trap> {
    match outcome {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

pub(super) fn getcwd<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match std::env::current_dir() {
        Ok(path) => path::decode(py, path.as_os_str().as_bytes()),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(super) fn getcwdb<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match std::env::current_dir() {
        Ok(path) => new_bytes(py, path.as_os_str().as_bytes()),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

/// `chdir(path)`
pub(super) fn chdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path] = arguments::named(py, args, "chdir", 0, ["path"])?;
    let path = required(py, path, "chdir", "path", 1)?;
    let changed = match path_argument(&mut s, py, args, (path, Wanted::or_descriptor("chdir")))? {
        Named::Path(path) => std::env::set_current_dir(path),
        Named::Descriptor(fd) => borrowed(fd).and_then(|fd| Ok(rustix::process::fchdir(fd)?)),
    };
    done(py, changed, path)
}

/// A function of a path, perhaps with a mode, and the folder that it begins in.
fn in_folder<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (function, mode): (&'static str, Option<i64>),
    work: impl FnOnce(Option<i32>, &Path, i64) -> io::Result<()>,
) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path, given, dir] = if mode.is_some() {
        arguments::named(py, args, function, 0, ["path", "mode", "dir_fd"])?
    } else {
        let [path, dir] = arguments::named(py, args, function, 0, ["path", "dir_fd"])?;
        [path, Value::NULL, dir]
    };
    let path = required(py, path, function, "path", 1)?;
    let file = path_argument(&mut s, py, args, (path, Wanted::path(function)))?;
    let mode = if given.is_null() { mode.unwrap_or(0) } else { index(&mut s, py, args, given)? };
    let dir = folder_argument(&mut s, py, args, dir)?;
    done(py, work(dir, file.path(), mode), path)
}

pub(super) fn mkdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_folder(py, args, ("mkdir", Some(0o777)), |dir, path, mode| {
        Ok(rustix::fs::mkdirat(folder(dir)?, path, Mode::from_bits_truncate(mode as _))?)
    })
}

pub(super) fn mkfifo<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_folder(py, args, ("mkfifo", Some(0o666)), |dir, path, mode| {
        let (kind, mode) = (rustix::fs::FileType::Fifo, Mode::from_bits_truncate(mode as _));
        Ok(rustix::fs::mknodat(folder(dir)?, path, kind, mode, 0)?)
    })
}

pub(super) fn rmdir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_folder(py, args, ("rmdir", None), |dir, path, _| {
        Ok(rustix::fs::unlinkat(folder(dir)?, path, AtFlags::REMOVEDIR)?)
    })
}

pub(super) fn unlink<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_folder(py, args, ("unlink", None), remove_file)
}

pub(super) fn remove<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_folder(py, args, ("remove", None), remove_file)
}

fn remove_file(dir: Option<i32>, path: &Path, _: i64) -> io::Result<()> {
    Ok(rustix::fs::unlinkat(folder(dir)?, path, AtFlags::empty())?)
}

/// Two paths and their folders.
struct Two {
    values: [Value; 2],
    paths: [Named; 2],
    dirs: [Option<i32>; 2],
}

fn two<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (function, [src, dst, src_dir, dst_dir]): (&'static str, [Value; 4]),
) -> Result<Two, Trap> {
    let src = required(py, src, function, "src", 1)?;
    let dst = required(py, dst, function, "dst", 2)?;
    let from = path_argument(s, py, args, (src, Wanted::named(function, "src")))?;
    let to = path_argument(s, py, args, (dst, Wanted::named(function, "dst")))?;
    let dirs = [folder_argument(s, py, args, src_dir)?, folder_argument(s, py, args, dst_dir)?];
    Ok(Two { values: [src, dst], paths: [from, to], dirs })
}

fn done_with_two(py: &mut Python<'_>, outcome: io::Result<()>, [from, to]: [Value; 2]) -> Result<Value, Trap> {
    match outcome {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error::raise_of_two(py, &error, from, to)),
    }
}

fn renamed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let given = arguments::named(py, args, function, 0, ["src", "dst", "src_dir_fd", "dst_dir_fd"])?;
    let Two { values, paths: [from, to], dirs } = two(&mut s, py, args, (function, given))?;
    let rename = || Ok(rustix::fs::renameat(folder(dirs[0])?, from.path(), folder(dirs[1])?, to.path())?);
    done_with_two(py, rename(), values)
}

pub(super) fn rename<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    renamed(py, args, "rename")
}

pub(super) fn replace<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    renamed(py, args, "replace")
}

/// `link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)`
pub(super) fn link<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"];
    let [src, dst, src_dir, dst_dir, follow] = arguments::named(py, args, "link", 0, names)?;
    let Two { values, paths: [from, to], dirs } = two(&mut s, py, args, ("link", [src, dst, src_dir, dst_dir]))?;
    // As CPython with its C library does by default: not followed unless it is said.
    let follow = !follow.is_null() && s.truth(py, args, follow)?;
    let flags = if follow { AtFlags::SYMLINK_FOLLOW } else { AtFlags::empty() };
    let link = || Ok(rustix::fs::linkat(folder(dirs[0])?, from.path(), folder(dirs[1])?, to.path(), flags)?);
    done_with_two(py, link(), values)
}

/// `symlink(src, dst, target_is_directory=False, *, dir_fd=None)`
pub(super) fn symlink<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["src", "dst", "target_is_directory", "dir_fd"];
    let [src, dst, _, dir] = arguments::named(py, args, "symlink", 0, names)?;
    let Two { values, paths: [from, to], dirs } = two(&mut s, py, args, ("symlink", [src, dst, Value::NULL, dir]))?;
    let link = || Ok(rustix::fs::symlinkat(from.path(), folder(dirs[1])?, to.path())?);
    done_with_two(py, link(), values)
}

/// `readlink(path, *, dir_fd=None)`
pub(super) fn readlink<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path, dir] = arguments::named(py, args, "readlink", 0, ["path", "dir_fd"])?;
    let path = required(py, path, "readlink", "path", 1)?;
    let value =
        path::fs_path(&mut s, py, args, path).or_else(|trap| if trap == Trap::Raise { Ok(path) } else { Err(trap) })?;
    let file = path_argument(&mut s, py, args, (value, Wanted::path("readlink")))?;
    let dir = folder_argument(&mut s, py, args, dir)?;
    let read =
        || -> io::Result<Vec<u8>> { Ok(rustix::fs::readlinkat(folder(dir)?, file.path(), Vec::new())?.into_bytes()) };
    let as_bytes = py.is_instance_of(value, vm_objects::types::TypeId::Bytes);
    match read() {
        Ok(target) => shown(py, Path::new(std::ffi::OsStr::from_bytes(&target)), as_bytes),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

/// `truncate(path, length)`
pub(super) fn truncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path, length] = arguments::named(py, args, "truncate", 0, ["path", "length"])?;
    let path = required(py, path, "truncate", "path", 1)?;
    let length = required(py, length, "truncate", "length", 2)?;
    let length = index(&mut s, py, args, length)?;
    let size = u64::try_from(length).map_err(|_| io::Error::from_raw_os_error(22));
    let cut = match path_argument(&mut s, py, args, (path, Wanted::or_descriptor("truncate")))? {
        Named::Descriptor(fd) => size.and_then(|size| truncate_fd(fd, size)),
        Named::Path(file) => size.and_then(|size| {
            let fd = open_fd(&file, 1, 0)?;
            let cut = truncate_fd(fd, size);
            super::descriptors::close_fd(fd)?;
            cut
        }),
    };
    done(py, cut, path)
}

/// `umask(mask)`: what it was before.
pub(super) fn umask<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let mask = index(&mut s, py, args, args.get(0))?;
    let before = rustix::process::umask(Mode::from_bits_truncate(mask as _));
    new_int(py, before.bits().into())
}

/// `posixpath.normpath`: `_Py_normpath` of CPython's `Python/fileutils.c`, for what is a str or bytes.
pub(super) fn path_normpath<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path] = arguments::named(py, args, "_path_normpath", 0, ["path"])?;
    let path = required(py, path, "_path_normpath", "path", 1)?;
    let value = path::fs_path(&mut s, py, args, path)?;
    let as_bytes = py.is_instance_of(value, vm_objects::types::TypeId::Bytes);
    let path = path::path_of(py, value, "_path_normpath")?;
    let bytes = path.as_os_str().as_bytes();
    let slashes = match bytes {
        [b'/', b'/', b'/', ..] | [b'/'] => 1,
        [b'/', b'/', ..] => 2,
        [b'/', ..] => 1,
        _ => 0,
    };
    let mut parts: Vec<&[u8]> = Vec::new();
    for part in bytes.split(|&byte| byte == b'/') {
        match part {
            b"" | b"." => {}
            b".." if slashes > 0 && parts.is_empty() => {}
            b".." if parts.last().is_some_and(|&last| last != b"..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut normal = vec![b'/'; slashes];
    normal.extend_from_slice(&parts.join(&b'/'));
    if normal.is_empty() {
        normal.push(b'.');
    }
    shown(py, Path::new(std::ffi::OsStr::from_bytes(&normal)), as_bytes)
}
