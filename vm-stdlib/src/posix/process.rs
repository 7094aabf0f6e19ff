//! The process and the machine: who and where it is, what it has used.

use rustix::process::Pid;
use vm_objects::{Args, GetSetDef, Python, Script, Trap, TypeSpec, Value};

use super::descriptors::terminal_size;
use crate::arguments::{self, index, new_int, new_str, required};
use crate::os_error;
use crate::struct_sequence::{field, make, spec};

static TERMINAL_FIELDS: &[GetSetDef] = &[field::<0>("columns"), field::<1>("lines")];
/// `os.terminal_size`
pub(crate) static TERMINAL_SIZE: TypeSpec = spec("os", "terminal_size", TERMINAL_FIELDS, 0);

static UNAME_FIELDS: &[GetSetDef] = &[
    field::<0>("sysname"),
    field::<1>("nodename"),
    field::<2>("release"),
    field::<3>("version"),
    field::<4>("machine"),
];
/// `posix.uname_result`
pub(crate) static UNAME: TypeSpec = spec("posix", "uname_result", UNAME_FIELDS, 0);

static TIMES_FIELDS: &[GetSetDef] = &[
    field::<0>("user"),
    field::<1>("system"),
    field::<2>("children_user"),
    field::<3>("children_system"),
    field::<4>("elapsed"),
];
/// `posix.times_result`
pub(crate) static TIMES: TypeSpec = spec("posix", "times_result", TIMES_FIELDS, 0);

/// `_exit(status)`
pub(super) fn exit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let [status] = arguments::named(py, args, "_exit", 0, ["status"])?;
    let status = required(py, status, "_exit", "status", 1)?;
    let status = index(&mut s, py, args, status)?;
    std::process::exit(status as i32)
}

/// `strerror(code)`
pub(super) fn strerror<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let code = arguments::integer(py, args.get(0))?;
    let text = std::io::Error::from_raw_os_error(code as i32).to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    new_str(py, text)
}

/// `urandom(size)`, `getrandom(size, flags=0)`
pub(super) fn urandom<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    use std::io::Read;
    let mut s = Script::new(args, 0)?;
    let size = index(&mut s, py, args, args.get(0))?;
    let Ok(size) = usize::try_from(size) else {
        return Err(py.value_error(format_args!("negative argument not allowed")));
    };
    let filled = super::read_new(py, size, |bytes| {
        std::fs::File::open("/dev/urandom")?.read_exact(bytes)?;
        Ok(bytes.len())
    })?;
    filled.map_err(|error| os_error::raise(py, &error, Value::NULL))
}

/// A number that the system always has.
macro_rules! number {
    ($name:ident, $value:expr) => {
        pub(super) fn $name<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
            new_int(py, i64::from($value))
        }
    };
}

number!(getpid, std::process::id());
number!(getppid, rustix::process::getppid().map_or(0, |pid| pid.as_raw_nonzero().get()));
number!(getpgrp, rustix::process::getpgrp().as_raw_nonzero().get());
number!(getuid, rustix::process::getuid().as_raw());
number!(geteuid, rustix::process::geteuid().as_raw());
number!(getgid, rustix::process::getgid().as_raw());
number!(getegid, rustix::process::getegid().as_raw());

pub(super) fn getgroups<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let groups = match rustix::process::getgroups() {
        Ok(groups) => groups,
        Err(error) => return Err(os_error::raise(py, &error.into(), Value::NULL)),
    };
    let groups: Vec<Value> = groups.iter().map(|group| Value::from_int_truncated(group.as_raw() as isize)).collect();
    Ok(vm_objects::object::list::List::from_slice(&mut py.heap, &groups)?.value())
}

/// The process of an argument; 0 is this one.
fn process(py: &mut Python<'_>, value: Value) -> Result<Option<Pid>, Trap> {
    let number = arguments::integer(py, value)?;
    Ok(i32::try_from(number).ok().and_then(Pid::from_raw))
}

/// `getpgid(pid)`
pub(super) fn getpgid<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match rustix::process::getpgid(process(py, args.get(0))?) {
        Ok(group) => new_int(py, group.as_raw_nonzero().get().into()),
        Err(error) => Err(os_error::raise(py, &error.into(), Value::NULL)),
    }
}

/// `getsid(pid)`
pub(super) fn getsid<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match rustix::process::getsid(process(py, args.get(0))?) {
        Ok(session) => new_int(py, session.as_raw_nonzero().get().into()),
        Err(error) => Err(os_error::raise(py, &error.into(), Value::NULL)),
    }
}

/// `cpu_count()`
pub(super) fn cpu_count<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match std::thread::available_parallelism() {
        Ok(count) => new_int(py, count.get() as i64),
        Err(_) => Ok(Value::NONE),
    }
}

/// `get_terminal_size(fd=1)`
pub(super) fn get_terminal_size<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = match args.arg(0) {
        Some(fd) => index(&mut s, py, args, fd)?,
        None => 1,
    };
    let size = terminal_size(py, fd)?.map(|number| Value::from_int_truncated(number as isize));
    make(py, &TERMINAL_SIZE, &size, 2)
}

/// `uname()`
pub(super) fn uname<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = rustix::system::uname();
    let mut parts = Vec::with_capacity(5);
    for part in [name.sysname(), name.nodename(), name.release(), name.version(), name.machine()] {
        parts.push(super::path::decode(py, part.to_bytes())?);
    }
    make(py, &UNAME, &parts, 5)
}

/// `getloadavg()`
pub(super) fn getloadavg<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let loads = rustix::system::sysinfo().loads;
    let mut parts = Vec::with_capacity(3);
    for load in loads {
        parts.push(py.float(load as f64 / 65536.0)?);
    }
    py.tuple(&parts)
}

/// `times()`: what `/proc/self/stat` says, in hundredths of a second.
pub(super) fn times<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name, which may hold anything, is in parentheses.
    let rest = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields: Vec<f64> = rest.split_whitespace().skip(11).take(4).filter_map(|field| field.parse().ok()).collect();
    let up = std::fs::read_to_string("/proc/uptime").unwrap_or_default();
    let up: f64 = up.split_whitespace().next().and_then(|field| field.parse().ok()).unwrap_or(0.0);
    let mut parts = Vec::with_capacity(5);
    for index in 0..4 {
        parts.push(py.float(fields.get(index).copied().unwrap_or(0.0) / 100.0)?);
    }
    parts.push(py.float(up)?);
    make(py, &TIMES, &parts, 5)
}

/// `kill(pid, signal)`
pub(super) fn kill<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (pid, signal) = (process(py, args.get(0))?, arguments::integer(py, args.get(1))?);
    let signal = i32::try_from(signal).unwrap_or(-1);
    let sent = match (pid, rustix::process::Signal::from_named_raw(signal)) {
        (Some(pid), Some(signal)) => rustix::process::kill_process(pid, signal),
        (Some(pid), None) if signal == 0 => rustix::process::test_kill_process(pid),
        _ => Err(rustix::io::Errno::INVAL),
    };
    super::files::raised(py, sent.map_err(std::io::Error::from))
}

/// `device_encoding(fd)`: of a terminal.
pub(super) fn device_encoding<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let fd = index(&mut s, py, args, args.get(0))?;
    if super::is_a_terminal(fd as i32) { new_str(py, "UTF-8") } else { Ok(Value::NONE) }
}

/// `major(device)`, `minor(device)`, `makedev(major, minor)`
pub(super) fn major<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let device = arguments::integer(py, args.get(0))?;
    new_int(py, rustix::fs::major(device as u64).into())
}

pub(super) fn minor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let device = arguments::integer(py, args.get(0))?;
    new_int(py, rustix::fs::minor(device as u64).into())
}

pub(super) fn makedev<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (major, minor) = (arguments::integer(py, args.get(0))?, arguments::integer(py, args.get(1))?);
    new_int(py, rustix::fs::makedev(major as u32, minor as u32) as i64)
}

/// `sysconf(name)`: the few facts that the library asks for.
pub(super) fn sysconf<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let name = args.get(0).cast::<vm_objects::object::str::Str>();
    let is = |known: &str| name.is_some_and(|name| name.eq_text(known));
    let number = if is("SC_PAGE_SIZE") || is("SC_PAGESIZE") {
        rustix::param::page_size() as i64
    } else if is("SC_CLK_TCK") {
        rustix::param::clock_ticks_per_second() as i64
    } else if is("SC_NPROCESSORS_ONLN") || is("SC_NPROCESSORS_CONF") {
        std::thread::available_parallelism().map_or(1, |count| count.get() as i64)
    } else if is("SC_OPEN_MAX") {
        1024
    } else {
        return Err(py.value_error(format_args!("unrecognized configuration name")));
    };
    new_int(py, number)
}
