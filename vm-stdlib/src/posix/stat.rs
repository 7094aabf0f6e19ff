//! Facts of files: `stat` and its kin.

use std::io;

use rustix::fs::Stat;
use vm_objects::{Args, GetSetDef, Python, Script, Trap, TypeSpec, Value};

use super::attributes::{flags, follows};
use super::descriptors::{borrowed, fd_argument, folder};
use super::path::{Named, Wanted, folder_argument, path_argument};
use crate::arguments::{self, new_int, required};
use crate::os_error;
use crate::struct_sequence::{field, make, spec};

static FIELDS: &[GetSetDef] = &[
    field::<0>("st_mode"),
    field::<1>("st_ino"),
    field::<2>("st_dev"),
    field::<3>("st_nlink"),
    field::<4>("st_uid"),
    field::<5>("st_gid"),
    field::<6>("st_size"),
    field::<10>("st_atime"),
    field::<11>("st_mtime"),
    field::<12>("st_ctime"),
    field::<13>("st_atime_ns"),
    field::<14>("st_mtime_ns"),
    field::<15>("st_ctime_ns"),
    field::<16>("st_blksize"),
    field::<17>("st_blocks"),
    field::<18>("st_rdev"),
];

/// `os.stat_result`
pub(crate) static RESULT: TypeSpec = spec("os", "stat_result", FIELDS, 9);

static VFS_FIELDS: &[GetSetDef] = &[
    field::<0>("f_bsize"),
    field::<1>("f_frsize"),
    field::<2>("f_blocks"),
    field::<3>("f_bfree"),
    field::<4>("f_bavail"),
    field::<5>("f_files"),
    field::<6>("f_ffree"),
    field::<7>("f_favail"),
    field::<8>("f_flag"),
    field::<9>("f_namemax"),
    field::<10>("f_fsid"),
];

/// `os.statvfs_result`
pub(crate) static VFS_RESULT: TypeSpec = spec("os", "statvfs_result", VFS_FIELDS, 1);

/// The facts of what a path names.
pub(super) fn facts_of(file: &Named, dir: Option<i32>, follow: bool) -> io::Result<Stat> {
    match file {
        Named::Descriptor(fd) => Ok(rustix::fs::fstat(borrowed(*fd)?)?),
        Named::Path(path) => Ok(rustix::fs::statat(folder(dir)?, path, flags(follow))?),
    }
}

/// `stat(path, *, dir_fd=None, follow_symlinks=True)`
pub(super) fn stat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path, dir, follow] = arguments::named(py, args, "stat", 0, ["path", "dir_fd", "follow_symlinks"])?;
    let path = required(py, path, "stat", "path", 1)?;
    let file = path_argument(&mut s, py, args, (path, Wanted::or_descriptor("stat")))?;
    let dir = folder_argument(&mut s, py, args, dir)?;
    let follow = follows(&mut s, py, args, follow)?;
    if let (Named::Descriptor(_), Some(_)) = (&file, dir) {
        return Err(py.value_error(format_args!("stat: can't specify dir_fd without matching path")));
    }
    if let (Named::Descriptor(_), false) = (&file, follow) {
        return Err(py.value_error(format_args!("stat: cannot use fd and follow_symlinks together")));
    }
    shown(py, facts_of(&file, dir, follow), path)
}

/// `lstat(path, *, dir_fd=None)`
pub(super) fn lstat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path, dir] = arguments::named(py, args, "lstat", 0, ["path", "dir_fd"])?;
    let path = required(py, path, "lstat", "path", 1)?;
    let file = path_argument(&mut s, py, args, (path, Wanted::path("lstat")))?;
    let dir = folder_argument(&mut s, py, args, dir)?;
    shown(py, facts_of(&file, dir, false), path)
}

pub(super) fn fstat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [fd] = arguments::named(py, args, "fstat", 0, ["fd"])?;
    let fd = required(py, fd, "fstat", "fd", 1)?;
    let fd = fd_argument(&mut s, py, args, fd)?;
    shown(py, facts_of(&Named::Descriptor(fd), None, true), Value::NULL)
}

/// The facts as an object, or the error.
pub(super) fn shown(py: &mut Python<'_>, facts: io::Result<Stat>, path: Value) -> Result<Value, Trap> {
    match facts {
        Ok(facts) => result(py, &facts),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

fn result(py: &mut Python<'_>, facts: &Stat) -> Result<Value, Trap> {
    let numbers = [
        i64::from(facts.st_mode),
        facts.st_ino as i64,
        facts.st_dev as i64,
        facts.st_nlink as i64,
        i64::from(facts.st_uid),
        i64::from(facts.st_gid),
        facts.st_size,
        facts.st_atime,
        facts.st_mtime,
        facts.st_ctime,
    ];
    let mut values = Vec::with_capacity(19);
    for number in numbers {
        values.push(new_int(py, number)?);
    }
    let times = [
        (facts.st_atime, facts.st_atime_nsec as i64),
        (facts.st_mtime, facts.st_mtime_nsec as i64),
        (facts.st_ctime, facts.st_ctime_nsec as i64),
    ];
    for (seconds, rest) in times {
        values.push(py.float(seconds as f64 + rest as f64 * 1e-9)?);
    }
    for (seconds, rest) in times {
        values.push(new_int(py, seconds.saturating_mul(1_000_000_000).saturating_add(rest))?);
    }
    for number in [facts.st_blksize, facts.st_blocks, facts.st_rdev as i64] {
        values.push(new_int(py, number)?);
    }
    make(py, &RESULT, &values, 10)
}

/// `statvfs(path)`, `fstatvfs(fd)`
pub(super) fn statvfs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path] = arguments::named(py, args, "statvfs", 0, ["path"])?;
    let path = required(py, path, "statvfs", "path", 1)?;
    let facts = match path_argument(&mut s, py, args, (path, Wanted::or_descriptor("statvfs")))? {
        Named::Descriptor(fd) => borrowed(fd).and_then(|fd| Ok(rustix::fs::fstatvfs(fd)?)),
        Named::Path(path) => rustix::fs::statvfs(path).map_err(io::Error::from),
    };
    let facts = match facts {
        Ok(facts) => facts,
        Err(error) => return Err(os_error::raise(py, &error, path)),
    };
    let numbers = [
        facts.f_bsize,
        facts.f_frsize,
        facts.f_blocks,
        facts.f_bfree,
        facts.f_bavail,
        facts.f_files,
        facts.f_ffree,
        facts.f_favail,
        facts.f_flag.bits(),
        facts.f_namemax,
        facts.f_fsid,
    ];
    let mut values = Vec::with_capacity(11);
    for number in numbers {
        values.push(new_int(py, number as i64)?);
    }
    make(py, &VFS_RESULT, &values, 10)
}
