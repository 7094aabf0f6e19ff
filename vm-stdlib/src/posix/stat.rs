//! Facts of files: `stat` and its kin.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

use vm_objects::{Args, GetSetDef, Python, Trap, TypeSpec, Value};

use super::path::{self, Named};
use crate::arguments::{self, new_int};
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

pub(super) fn stat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [path, dir_fd, follow] = arguments::named(py, args, "stat", 0, ["path", "dir_fd", "follow_symlinks"])?;
    let _ = dir_fd;
    let path = arguments::required(py, path, "stat", "path", 1)?;
    let follow = follow.is_null() || follow != Value::FALSE;
    of_path(py, path, follow, "stat")
}

pub(super) fn lstat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [path, dir_fd] = arguments::named(py, args, "lstat", 0, ["path", "dir_fd"])?;
    let _ = dir_fd;
    let path = arguments::required(py, path, "lstat", "path", 1)?;
    of_path(py, path, false, "lstat")
}

fn of_path(py: &mut Python<'_>, path: Value, follow: bool, function: &str) -> Result<Value, Trap> {
    let found = match path::named(py, path, function, true)? {
        Named::Descriptor(fd) => return of_descriptor(py, fd),
        Named::Path(path) if follow => std::fs::metadata(path),
        Named::Path(path) => std::fs::symlink_metadata(path),
    };
    match found {
        Ok(facts) => result(py, &facts),
        Err(error) => Err(os_error::raise(py, &error, path)),
    }
}

pub(super) fn fstat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = arguments::integer(py, args.get(0))?;
    of_descriptor(py, fd as i32)
}

fn of_descriptor(py: &mut Python<'_>, fd: i32) -> Result<Value, Trap> {
    match super::descriptors::with_file(fd, |file| file.metadata()) {
        Ok(facts) => result(py, &facts),
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}

pub(crate) fn result(py: &mut Python<'_>, facts: &Metadata) -> Result<Value, Trap> {
    let numbers = [
        i64::from(facts.mode()),
        facts.ino() as i64,
        facts.dev() as i64,
        facts.nlink() as i64,
        i64::from(facts.uid()),
        i64::from(facts.gid()),
        facts.size() as i64,
        facts.atime(),
        facts.mtime(),
        facts.ctime(),
    ];
    let mut values = Vec::with_capacity(19);
    for number in numbers {
        values.push(new_int(py, number)?);
    }
    let times =
        [(facts.atime(), facts.atime_nsec()), (facts.mtime(), facts.mtime_nsec()), (facts.ctime(), facts.ctime_nsec())];
    for (seconds, rest) in times {
        values.push(py.float(seconds as f64 + rest as f64 * 1e-9)?);
    }
    for (seconds, rest) in times {
        values.push(new_int(py, seconds.saturating_mul(1_000_000_000).saturating_add(rest))?);
    }
    for number in [facts.blksize() as i64, facts.blocks() as i64, facts.rdev() as i64] {
        values.push(new_int(py, number)?);
    }
    make(py, &RESULT, &values, 10)
}
