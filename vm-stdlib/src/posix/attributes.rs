//! What belongs to a file beside its contents: permissions, owners, times; whether it can be reached.

use std::io;

use rustix::fs::{Access, AtFlags, Mode, Timespec, Timestamps};
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use super::descriptors::{borrowed, fd_argument, folder};
use super::files::{done, raised};
use super::path::{Named, Wanted, folder_argument, path_argument};
use crate::arguments::{self, index, required};

/// `follow_symlinks`
pub(super) fn follows<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<bool, Trap> {
    if value.is_null() { Ok(true) } else { s.truth(py, args, value) }
}

pub(super) fn flags(follow: bool) -> AtFlags {
    if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW }
}

/// `access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)`
pub(super) fn access<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["path", "mode", "dir_fd", "effective_ids", "follow_symlinks"];
    let [path, mode, dir, effective, follow] = arguments::named(py, args, "access", 0, names)?;
    let path = required(py, path, "access", "path", 1)?;
    let mode = required(py, mode, "access", "mode", 2)?;
    let file = path_argument(&mut s, py, args, (path, Wanted::path("access")))?;
    let mode = Access::from_bits_truncate(index(&mut s, py, args, mode)? as _);
    let dir = folder_argument(&mut s, py, args, dir)?;
    let effective = !effective.is_null() && s.truth(py, args, effective)?;
    let mut flags = flags(follows(&mut s, py, args, follow)?);
    flags.set(AtFlags::EACCESS, effective);
    let reached = folder(dir).and_then(|dir| Ok(rustix::fs::accessat(dir, file.path(), mode, flags)?));
    Ok(Value::from_bool(reached.is_ok()))
}

/// `chmod(path, mode, *, dir_fd=None, follow_symlinks=True)`
pub(super) fn chmod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [path, mode, dir, follow] =
        arguments::named(py, args, "chmod", 0, ["path", "mode", "dir_fd", "follow_symlinks"])?;
    let path = required(py, path, "chmod", "path", 1)?;
    let mode = required(py, mode, "chmod", "mode", 2)?;
    let file = path_argument(&mut s, py, args, (path, Wanted::or_descriptor("chmod")))?;
    let mode = Mode::from_bits_truncate(index(&mut s, py, args, mode)? as _);
    let dir = folder_argument(&mut s, py, args, dir)?;
    let follow = follows(&mut s, py, args, follow)?;
    if !follow {
        let text = format_args!("chmod: follow_symlinks unavailable on this platform");
        return Err(py.error(TypeId::NotImplementedError, text));
    }
    let changed = match &file {
        Named::Descriptor(fd) => borrowed(*fd).and_then(|fd| Ok(rustix::fs::fchmod(fd, mode)?)),
        Named::Path(file) => folder(dir).and_then(|dir| Ok(rustix::fs::chmodat(dir, file, mode, AtFlags::empty())?)),
    };
    done(py, changed, path)
}

/// `fchmod(fd, mode)`
pub(super) fn fchmod<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [fd, mode] = arguments::named(py, args, "fchmod", 0, ["fd", "mode"])?;
    let fd = required(py, fd, "fchmod", "fd", 1)?;
    let mode = required(py, mode, "fchmod", "mode", 2)?;
    let fd = fd_argument(&mut s, py, args, fd)?;
    let mode = Mode::from_bits_truncate(index(&mut s, py, args, mode)? as _);
    raised(py, borrowed(fd).and_then(|fd| Ok(rustix::fs::fchmod(fd, mode)?)))
}

/// An owner, or nothing for -1.
fn owner<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (value, what): (Value, &str),
) -> Result<Option<u32>, Trap> {
    if !py.is_instance_of(value, TypeId::Int) && !py.has_special(value, "__index__") {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("{what} should be integer, not {kind}")));
    }
    match index(s, py, args, value)? {
        -1 => Ok(None),
        number => match u32::try_from(number) {
            Ok(id) if id != u32::MAX => Ok(Some(id)),
            _ => {
                let how = if number < 0 { "less than minimum" } else { "greater than maximum" };
                Err(py.error(TypeId::OverflowError, format_args!("{what} is {how}")))
            }
        },
    }
}

/// `chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)`, `lchown(path, uid, gid)`
pub(super) fn chown<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    chown_as(py, args, "chown")
}

pub(super) fn lchown<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    chown_as(py, args, "lchown")
}

fn chown_as<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["path", "uid", "gid", "dir_fd", "follow_symlinks"];
    let [path, uid, gid, dir, follow] = arguments::named(py, args, function, 0, names)?;
    let path = required(py, path, function, "path", 1)?;
    let uid = required(py, uid, function, "uid", 2)?;
    let gid = required(py, gid, function, "gid", 3)?;
    let wanted = if function == "chown" { Wanted::or_descriptor(function) } else { Wanted::path(function) };
    let file = path_argument(&mut s, py, args, (path, wanted))?;
    let uid = owner(&mut s, py, args, (uid, "uid"))?.map(rustix::fs::Uid::from_raw);
    let gid = owner(&mut s, py, args, (gid, "gid"))?.map(rustix::fs::Gid::from_raw);
    let dir = folder_argument(&mut s, py, args, dir)?;
    let flags = flags(function == "chown" && follows(&mut s, py, args, follow)?);
    let changed = match &file {
        Named::Descriptor(fd) => borrowed(*fd).and_then(|fd| Ok(rustix::fs::fchown(fd, uid, gid)?)),
        Named::Path(file) => folder(dir).and_then(|dir| Ok(rustix::fs::chownat(dir, file, uid, gid, flags)?)),
    };
    done(py, changed, path)
}

const NANOSECONDS: i64 = 1_000_000_000;

/// A time in seconds, an int or a float, rounded down.
fn seconds<'h>(s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<Timespec, Trap> {
    if let Some(float) = py.unwrapped(value).cast::<vm_objects::object::float::Float>() {
        let float = float.get();
        if float.is_nan() {
            return Err(py.value_error(format_args!("Invalid value NaN (not a number)")));
        }
        let whole = float.floor();
        if !(-9.2e18..9.2e18).contains(&whole) {
            let text = format_args!("timestamp out of range for platform time_t");
            return Err(py.error(TypeId::OverflowError, text));
        }
        let rest = ((float - whole) * 1e9).floor() as i64;
        return Ok(Timespec { tv_sec: whole as i64 + rest / NANOSECONDS, tv_nsec: (rest % NANOSECONDS) as _ });
    }
    let whole = index(s, py, args, value)?;
    Ok(Timespec { tv_sec: whole, tv_nsec: 0 })
}

fn pair(py: &mut Python<'_>, value: Value, what: &str) -> Result<[Value; 2], Trap> {
    let values = py.unwrapped(value).cast::<Tuple>();
    match values.as_ref().map(|values| values.values()) {
        Some(&[first, second]) => Ok([first, second]),
        _ => Err(py.type_error(format_args!(
            "utime: '{what}' must be {}",
            if what == "times" { "either a tuple of two ints or None" } else { "a tuple of two ints" }
        ))),
    }
}

/// `utime(path, times=None, *, ns, dir_fd=None, follow_symlinks=True)`
pub(super) fn utime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let names = ["path", "times", "ns", "dir_fd", "follow_symlinks"];
    let [path, times, ns, dir, follow] = arguments::named(py, args, "utime", 0, names)?;
    let path = required(py, path, "utime", "path", 1)?;
    let file = path_argument(&mut s, py, args, (path, Wanted::or_descriptor("utime")))?;
    let given = !times.is_null() && !times.is_none();
    if given && !ns.is_null() {
        return Err(py.value_error(format_args!("utime: you may specify either 'times' or 'ns' but not both")));
    }
    let [access, change] = if given {
        let [first, second] = pair(py, times, "times")?;
        [seconds(&mut s, py, args, first)?, seconds(&mut s, py, args, second)?]
    } else if !ns.is_null() {
        let mut both = [Timespec { tv_sec: 0, tv_nsec: 0 }; 2];
        for (slot, value) in both.iter_mut().zip(pair(py, ns, "ns")?) {
            let number = index(&mut s, py, args, value)?;
            let (whole, rest) = (number.div_euclid(NANOSECONDS), number.rem_euclid(NANOSECONDS));
            *slot = Timespec { tv_sec: whole, tv_nsec: rest as _ };
        }
        both
    } else {
        [Timespec { tv_sec: 0, tv_nsec: rustix::fs::UTIME_NOW as _ }; 2]
    };
    let dir = folder_argument(&mut s, py, args, dir)?;
    let flags = flags(follows(&mut s, py, args, follow)?);
    let times = Timestamps { last_access: access, last_modification: change };
    let changed: io::Result<()> = match &file {
        Named::Descriptor(fd) => borrowed(*fd).and_then(|fd| Ok(rustix::fs::futimens(fd, &times)?)),
        Named::Path(file) => folder(dir).and_then(|dir| Ok(rustix::fs::utimensat(dir, file, &times, flags)?)),
    };
    done(py, changed, path)
}
