//! `socket`. Follows CPython's `Modules/socketmodule.c`.
//!
//! The slots are the descriptor (-1 once closed), family, type, protocol, and the timeout in nanoseconds (`None` without).

use std::io;
use std::os::fd::{IntoRawFd, OwnedFd};

use rustix::event::PollFlags;
use rustix::net::{
    AddressFamily, Protocol, Shutdown, SocketFlags, SocketType, accept_with, bind, connect, getpeername, getsockname,
    listen, shutdown, socket_with, sockopt,
};
use vm_objects::object::instance::Instance;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Python, Trap, TypeSpec, Value};

use super::address;
use super::options;
use super::ready::{self, Limit, WAITING};
use super::transfer;
use crate::arguments::{self, integer, new_bytes, new_int};
use crate::objects::{self, set_slot};
use crate::os_error;
use crate::posix::{self, borrowed};

const FD: usize = 0;
const FAMILY: usize = 1;
const TYPE: usize = 2;
const PROTO: usize = 3;
const TIMEOUT: usize = 4;

const fn method(name: &'static str, arity: Arity, run: vm_objects::native::NativeFn) -> NativeDef {
    NativeDef::instance_method(name, arity, run)
}

pub(super) static SOCKET: TypeSpec = TypeSpec {
    methods: &[
        method("__del__", Arity::None, finalize),
        method("__init__", Arity::Free, init),
        method("__repr__", Arity::None, repr),
        method("_accept", Arity::None, accept),
        method("bind", Arity::One, bind_to),
        method("close", Arity::None, close),
        method("connect", Arity::One, |py, args| connect_to(py, args, false)),
        method("connect_ex", Arity::One, |py, args| connect_to(py, args, true)),
        method("detach", Arity::None, detach),
        method("fileno", Arity::None, |_, args| Ok(slot(args.get(0), FD))),
        method("getblocking", Arity::None, |py, args| {
            Ok(Value::from_bool(limit(py, args.get(0))? != Limit::Nanoseconds(0)))
        }),
        method("getpeername", Arity::None, |py, args| name_of(py, args, getpeername)),
        method("getsockname", Arity::None, |py, args| name_of(py, args, |fd| getsockname(fd).map(Some))),
        method("getsockopt", Arity::Between(2, 3), get_option),
        method("gettimeout", Arity::None, |py, args| timeout(py, args.get(0))),
        method("listen", Arity::Between(0, 1), listen_to),
        method("recv", Arity::Between(1, 2), transfer::receive),
        method("recv_into", Arity::Free, transfer::receive_into),
        method("recvfrom", Arity::Between(1, 2), transfer::receive_from),
        method("recvfrom_into", Arity::Free, transfer::receive_from_into),
        method("send", Arity::Between(1, 2), transfer::send_some),
        method("sendall", Arity::Between(1, 2), transfer::send_all),
        method("sendto", Arity::Between(2, 3), transfer::send_to),
        method("setblocking", Arity::One, set_blocking),
        method("setsockopt", Arity::Between(3, 4), set_option),
        method("settimeout", Arity::One, set_timeout),
        method("shutdown", Arity::One, shut_down),
    ],
    getsets: &[
        GetSetDef { name: "family", get: |_, this| Ok(slot(this, FAMILY)), set: None },
        GetSetDef { name: "proto", get: |_, this| Ok(slot(this, PROTO)), set: None },
        GetSetDef { name: "timeout", get: timeout, set: None },
        GetSetDef { name: "type", get: |_, this| Ok(slot(this, TYPE)), set: None },
    ],
    slots: 5,
    weak: false,
    ..TypeSpec::new("_socket", "socket")
};

fn slot(this: Value, index: usize) -> Value {
    let value = objects::slot(this, index);
    if value.is_null() { Value::from_int_truncated(if index == FD { -1 } else { 0 }) } else { value }
}

pub(super) fn fd_of(this: Value) -> i32 {
    slot(this, FD).as_small_int().map_or(-1, |fd| fd as i32)
}

pub(super) fn family_of(this: Value) -> i64 {
    slot(this, FAMILY).as_small_int().map_or(0, |family| family as i64)
}

pub(super) fn failed(py: &mut Python<'_>, error: impl Into<io::Error>) -> Trap {
    os_error::raise(py, &error.into(), Value::NULL)
}

pub(super) fn limit(py: &mut Python<'_>, this: Value) -> Result<Limit, Trap> {
    let timeout = this.cast::<Instance>().map_or(Value::NULL, |this| this.slot(TIMEOUT));
    if timeout.is_null() || timeout.is_none() { Ok(Limit::None) } else { Ok(Limit::Nanoseconds(integer(py, timeout)?)) }
}

fn timeout(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match limit(py, this)? {
        Limit::None => Ok(Value::NONE),
        Limit::Nanoseconds(time) => py.float(time as f64 / 1e9),
    }
}

/// `__init__(family=-1, type=-1, proto=-1, fileno=None)`
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [family, kind, proto, fileno] = arguments::named(py, args, "socket", 1, ["family", "type", "proto", "fileno"])?;
    let number = |py: &mut Python<'_>, value: Value| if value.is_null() { Ok(-1) } else { integer(py, value) };
    let (mut family, mut kind, mut proto) = (number(py, family)?, number(py, kind)?, number(py, proto)?);
    let this = args.get(0);
    let fd = if fileno.is_null() || fileno.is_none() {
        (family, kind, proto) = (if family < 0 { 2 } else { family }, if kind < 0 { 1 } else { kind }, proto.max(0));
        let opened = open(family, kind, proto).map_err(|error| failed(py, error))?;
        opened.into_raw_fd()
    } else {
        let fd = integer(py, fileno)? as i32;
        if fd < 0 {
            return Err(py.value_error(format_args!("negative file descriptor")));
        }
        let facts = facts(fd).map_err(|error| failed(py, error))?;
        family = if family < 0 { facts.0 } else { family };
        kind = if kind < 0 { facts.1 } else { kind };
        proto = if proto < 0 { facts.2 } else { proto };
        fd
    };
    fill(this, fd, [family, kind, proto]);
    set_slot(this, TIMEOUT, Value::NONE);
    let wanted = super::default_timeout(py)?;
    if !wanted.is_none() {
        set_slot(this, TIMEOUT, wanted);
        non_blocking(py, fd, true)?;
    }
    Ok(Value::NONE)
}

fn open(family: i64, kind: i64, proto: i64) -> io::Result<OwnedFd> {
    // The flags of Linux that may stand beside a type.
    let (kind, flags) = (kind & 0xf, kind & !0xf);
    let flags = SocketFlags::from_bits_retain(flags as u32) | SocketFlags::CLOEXEC;
    let proto = u32::try_from(proto).ok().and_then(core::num::NonZeroU32::new).map(Protocol::from_raw);
    let family = AddressFamily::from_raw(family as u16);
    Ok(socket_with(family, SocketType::from_raw(kind as u32), flags, proto)?)
}

/// Family, type and protocol of an open socket.
fn facts(fd: i32) -> io::Result<(i64, i64, i64)> {
    let fd = borrowed(fd)?;
    let family = sockopt::socket_domain(fd)?.as_raw().into();
    let kind = sockopt::socket_type(fd)?.as_raw().into();
    let proto = sockopt::socket_protocol(fd)?.map_or(0, |proto| proto.as_raw().get().into());
    Ok((family, kind, proto))
}

fn fill(this: Value, fd: i32, [family, kind, proto]: [i64; 3]) {
    set_slot(this, FD, Value::from_int_truncated(fd as isize));
    for (index, number) in [(FAMILY, family), (TYPE, kind & 0xf), (PROTO, proto)] {
        set_slot(this, index, Value::from_int_truncated(number as isize));
    }
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let number = |index| slot(this, index).as_small_int().unwrap_or(0);
    let (fd, family, kind, proto) = (number(FD), number(FAMILY), number(TYPE), number(PROTO));
    let text = format_args!("<socket object, fd={fd}, family={family}, type={kind}, proto={proto}>");
    Ok(py.format_str(text)?.value())
}

/// What nobody closed.
fn finalize<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(args.get(0));
    if fd >= 0 {
        set_slot(args.get(0), FD, Value::from_int_truncated(-1));
        let _ = posix::close_fd(fd);
    }
    Ok(Value::NONE)
}

fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = fd_of(args.get(0));
    set_slot(args.get(0), FD, Value::from_int_truncated(-1));
    match if fd >= 0 { posix::close_fd(fd) } else { Ok(()) } {
        // The peer is gone: nothing to say of it here.
        Err(error) if error.raw_os_error() != Some(104) => Err(failed(py, error)),
        _ => Ok(Value::NONE),
    }
}

fn detach<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = slot(args.get(0), FD);
    set_slot(args.get(0), FD, Value::from_int_truncated(-1));
    Ok(fd)
}

fn non_blocking(py: &mut Python<'_>, fd: i32, on: bool) -> Result<(), Trap> {
    let done = borrowed(fd).and_then(|fd| Ok(rustix::io::ioctl_fionbio(fd, on)?));
    done.map_err(|error| failed(py, error))
}

fn set_blocking<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = vm_objects::Script::new(args, 0)?;
    let flag = args.get(1);
    let blocking = script.truth(py, args, flag)?;
    set_limit(py, args.get(0), if blocking { Limit::None } else { Limit::Nanoseconds(0) })
}

/// `settimeout(seconds or None)`
fn set_timeout<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let limit = ready::seconds(py, args.get(1), "Timeout value out of range")?;
    set_limit(py, args.get(0), limit)
}

fn set_limit(py: &mut Python<'_>, this: Value, limit: Limit) -> Result<Value, Trap> {
    let value = match limit {
        Limit::None => Value::NONE,
        Limit::Nanoseconds(time) => new_int(py, time)?,
    };
    set_slot(this, TIMEOUT, value);
    non_blocking(py, fd_of(this), limit != Limit::None)?;
    Ok(Value::NONE)
}

fn name_of<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    ask: impl Fn(rustix::fd::BorrowedFd<'static>) -> rustix::io::Result<Option<rustix::net::SocketAddrAny>>,
) -> Result<Value, Trap> {
    let found = borrowed(fd_of(args.get(0))).and_then(|fd| Ok(ask(fd)?));
    let found = found.map_err(|error| failed(py, error))?;
    address::value(py, found.as_ref())
}

fn bind_to<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let address = address::parse(py, args.get(1), family_of(this), "bind")?.any();
    let done = borrowed(fd_of(this)).and_then(|fd| Ok(bind(fd, &address)?));
    done.map(|()| Value::NONE).map_err(|error| failed(py, error))
}

/// `listen([backlog])`
fn listen_to<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let backlog = match args.arg(1) {
        Some(backlog) => integer(py, backlog)?.clamp(0, i64::from(i32::MAX)),
        None => 128,
    };
    let done = borrowed(fd_of(args.get(0))).and_then(|fd| Ok(listen(fd, backlog as i32)?));
    done.map(|()| Value::NONE).map_err(|error| failed(py, error))
}

/// A connection was accepted: its descriptor lies behind the arguments.
const ACCEPTED: u32 = 2;

/// `_accept()`: the new descriptor, and the address. Between the system's answer and the note of it nothing can fail.
fn accept<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.state == ACCEPTED {
        let new = args.get(args.nargs());
        let fd = new.as_small_int().map_or(-1, |fd| fd as i32);
        let peer = borrowed(fd).and_then(|fd| Ok(getpeername(fd)?)).ok().flatten();
        let address = address::value(py, peer.as_ref())?;
        return py.tuple(&[new, address]);
    }
    let this = args.get(0);
    let (fd, limit) = (fd_of(this), limit(py, this)?);
    ready::wait_for(py, args, (fd, PollFlags::IN), (limit, Value::NONE))?;
    args.resize(args.nargs() + 1)?;
    let new = borrowed(fd).and_then(|fd| Ok(accept_with(fd, SocketFlags::CLOEXEC)?));
    let new = new.map_err(|error| failed(py, error))?;
    args.set(args.nargs(), Value::from_int_truncated(new.into_raw_fd() as isize));
    Err(args.enter(ACCEPTED))
}

/// `connect(address)`, and `connect_ex(address)`, which gives the error's number.
fn connect_to<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, number: bool) -> Result<Value, Trap> {
    const IN_PROGRESS: i32 = 115;
    let this = args.get(0);
    let (fd, limit) = (fd_of(this), limit(py, this)?);
    let mut outcome = Ok(());
    if args.state != WAITING {
        let function = if number { "connect_ex" } else { "connect" };
        let address = address::parse(py, args.get(1), family_of(this), function)?.any();
        let beside = limit == Limit::None && py.thread_count() > 1;
        if beside {
            non_blocking(py, fd, true)?;
        }
        outcome = borrowed(fd).and_then(|fd| Ok(connect(fd, &address)?));
        if beside {
            non_blocking(py, fd, false)?;
        }
    }
    let waits = match &outcome {
        Ok(()) => args.state == WAITING,
        Err(error) => error.raw_os_error() == Some(IN_PROGRESS) && limit != Limit::Nanoseconds(0),
    };
    if waits {
        ready::wait_for(py, args, (fd, PollFlags::OUT), (limit, Value::NONE))?;
        outcome = borrowed(fd).and_then(|fd| Ok(sockopt::socket_error(fd)??));
    }
    match outcome {
        Ok(()) if number => Ok(Value::from_int_truncated(0)),
        Ok(()) => Ok(Value::NONE),
        Err(error) if number => new_int(py, error.raw_os_error().unwrap_or(0).into()),
        Err(error) => Err(failed(py, error)),
    }
}

/// `shutdown(how)`
fn shut_down<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let how = match integer(py, args.get(1))? {
        0 => Shutdown::Read,
        1 => Shutdown::Write,
        2 => Shutdown::Both,
        _ => return Err(failed(py, io::Error::from_raw_os_error(22))),
    };
    let done = borrowed(fd_of(args.get(0))).and_then(|fd| Ok(shutdown(fd, how)?));
    done.map(|()| Value::NONE).map_err(|error| failed(py, error))
}

/// `getsockopt(level, option[, buflen])`: an int, or so many bytes at most.
fn get_option<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (level, option) = (integer(py, args.get(1))? as i32, integer(py, args.get(2))? as i32);
    let len = match args.arg(3) {
        Some(len) => integer(py, len)?,
        None => 0,
    };
    if !(0..=1024).contains(&len) {
        return Err(py.error(TypeId::OSError, format_args!("getsockopt buflen out of range")));
    }
    let whole = if len == 0 { 4 } else { len as usize };
    let found = options::get(fd_of(args.get(0)), level, option, whole).map_err(|error| failed(py, error))?;
    match <[u8; 4]>::try_from(found.as_slice()) {
        Ok(number) if len == 0 => new_int(py, i32::from_ne_bytes(number).into()),
        _ => new_bytes(py, &found),
    }
}

/// `setsockopt(level, option, value)`: an int or bytes; or `None` and a length.
fn set_option<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (level, option) = (integer(py, args.get(1))? as i32, integer(py, args.get(2))? as i32);
    let value = args.get(3);
    let bytes = if py.is_instance_of(value, TypeId::Int) {
        (integer(py, value)? as i32).to_ne_bytes().to_vec()
    } else if value.is_none() {
        let len = args.arg(4).unwrap_or(Value::NULL);
        vec![0; integer(py, len)?.clamp(0, 1024) as usize]
    } else {
        arguments::bytes(py, value)?
    };
    let done = options::set(fd_of(args.get(0)), level, option, &bytes);
    done.map(|()| Value::NONE).map_err(|error| failed(py, error))
}

/// A socket object over an open descriptor.
pub(super) fn adopt(py: &mut Python<'_>, fd: OwnedFd, facts: [i64; 3]) -> Result<Value, Trap> {
    let class = py.host_type(&SOCKET)?;
    let object = py.new_object(class)?.value();
    fill(object, fd.into_raw_fd(), facts);
    set_slot(object, TIMEOUT, Value::NONE);
    Ok(object)
}
