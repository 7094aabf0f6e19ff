//! `select.epoll`. Follows CPython's `Modules/selectmodule.c`.

use std::os::fd::{AsFd, AsRawFd, OwnedFd};

use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
use rustix::event::{PollFlags, Timespec};
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, NativeDef, Python, Script, Trap, TypeSpec, Value};

use super::ready::{self, Limit, Waited};
use super::select::descriptor;
use super::socket::failed;
use crate::arguments::{self, integer, new_int, required};
use crate::objects;
use crate::posix::borrowed;

/// Its slot owns an [`Epoll`].
pub(super) static EPOLL: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__enter__", Arity::None, |py, args| {
            open(py, args.get(0))?;
            Ok(args.get(0))
        }),
        NativeDef::instance_method("__exit__", Arity::Any, close),
        NativeDef::function("__new__", Arity::Free, new),
        NativeDef::instance_method("close", Arity::None, close),
        NativeDef::instance_method("fileno", Arity::None, |py, args| {
            let fd = open(py, args.get(0))?;
            new_int(py, fd.into())
        }),
        NativeDef::class_method("fromfd", Arity::One, from_fd),
        NativeDef::instance_method("modify", Arity::Free, |py, args| register(py, args, "modify")),
        NativeDef::instance_method("poll", Arity::Free, poll),
        NativeDef::instance_method("register", Arity::Free, |py, args| register(py, args, "register")),
        NativeDef::instance_method("unregister", Arity::Free, unregister),
    ],
    getsets: &[GetSetDef {
        name: "closed",
        get: |py, this| Ok(Value::from_bool(objects::get::<Epoll>(py, this, 0).is_none_or(|epoll| epoll.0.is_none()))),
        set: None,
    }],
    slots: 1,
    ..TypeSpec::new("select", "epoll")
};

pub(super) const EVENTS: [(&str, i64); 15] = [
    ("EPOLLERR", 8),
    ("EPOLLET", 1 << 31),
    ("EPOLLEXCLUSIVE", 1 << 28),
    ("EPOLLHUP", 16),
    ("EPOLLIN", 1),
    ("EPOLLMSG", 0x400),
    ("EPOLLONESHOT", 1 << 30),
    ("EPOLLOUT", 4),
    ("EPOLLPRI", 2),
    ("EPOLLRDBAND", 128),
    ("EPOLLRDHUP", 0x2000),
    ("EPOLLRDNORM", 64),
    ("EPOLLWRBAND", 512),
    ("EPOLLWRNORM", 256),
    ("EPOLL_CLOEXEC", 0x8_0000),
];

/// What waits for files: its number, none when it is closed; and what owns it, if the object does.
struct Epoll(Option<i32>, Option<OwnedFd>);

/// Its number, if it is open.
fn open(py: &mut Python<'_>, this: Value) -> Result<i32, Trap> {
    let fd = objects::get::<Epoll>(py, this, 0).and_then(|epoll| epoll.0);
    match fd {
        Some(fd) => Ok(fd),
        None => Err(py.value_error(format_args!("I/O operation on closed epoll object"))),
    }
}

/// `epoll(sizehint=-1, flags=0)`
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [size, flags] = arguments::named(py, args, "epoll", 1, ["sizehint", "flags"])?;
    let size = if size.is_null() { -1 } else { integer(py, size)? };
    let flags = if flags.is_null() { 0 } else { integer(py, flags)? };
    if size == 0 || size < -1 {
        return Err(py.value_error(format_args!("negative sizehint")));
    }
    if flags != 0 && flags != 0x8_0000 {
        return Err(py.error(TypeId::OSError, format_args!("invalid flags")));
    }
    match epoll::create(CreateFlags::CLOEXEC) {
        Ok(fd) => objects::create(py, args.get(0), 0, Epoll(Some(fd.as_raw_fd()), Some(fd))),
        Err(error) => Err(failed(py, error)),
    }
}

/// `fromfd(fd)`
fn from_fd<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let fd = integer(py, args.get(1))?;
    objects::create(py, args.get(0), 0, Epoll(Some(i32::try_from(fd).unwrap_or(-1)), None))
}

fn close<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if let Some(epoll) = objects::get::<Epoll>(py, args.get(0), 0) {
        (epoll.0, epoll.1) = (None, None);
    }
    Ok(Value::NONE)
}

/// `register(fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT)`, `modify(fd, eventmask)`
fn register<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &str) -> Result<Value, Trap> {
    let [file, events] = arguments::named(py, args, function, 1, ["fd", "eventmask"])?;
    let file = required(py, file, function, "fd", 1)?;
    let mine = open(py, args.get(0))?;
    let mut script = Script::new(args, 0)?;
    let fd = descriptor(&mut script, py, args, file)?;
    if function == "modify" {
        required(py, events, function, "eventmask", 2)?;
    }
    let events = if events.is_null() { 1 | 2 | 4 } else { integer(py, events)? as u32 };
    let (data, events) = (EventData::new_u64(fd as u64), EventFlags::from_bits_retain(events));
    let result = borrowed(mine).and_then(|mine| {
        let file = borrowed(fd)?;
        if function == "modify" {
            epoll::modify(mine, file, data, events)?;
        } else {
            epoll::add(mine, file, data, events)?;
        }
        Ok(())
    });
    result.map_err(|error| failed(py, error))?;
    Ok(Value::NONE)
}

/// `unregister(fd)`
fn unregister<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [file] = arguments::named(py, args, "unregister", 1, ["fd"])?;
    let file = required(py, file, "unregister", "fd", 1)?;
    let mine = open(py, args.get(0))?;
    let mut script = Script::new(args, 0)?;
    let fd = descriptor(&mut script, py, args, file)?;
    let result = borrowed(mine).and_then(|mine| Ok(epoll::delete(mine, borrowed(fd)?)?));
    result.map_err(|error| failed(py, error))?;
    Ok(Value::NONE)
}

/// The most events that one call tells of, where the program does not say.
const MOST: i64 = 1023;

/// `poll(timeout=None, maxevents=-1)`: the timeout in seconds; a list of descriptors and events.
fn poll<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [timeout, most] = arguments::named(py, args, "poll", 1, ["timeout", "maxevents"])?;
    let mine = open(py, args.get(0))?;
    let seconds = match py.unwrapped(timeout).cast::<vm_objects::object::float::Float>() {
        _ if timeout.is_null() || timeout.is_none() => -1.0,
        Some(float) => float.get(),
        None if py.is_instance_of(timeout, TypeId::Int) => integer(py, timeout)? as f64,
        None => return Err(py.type_error(format_args!("timeout must be an integer or None"))),
    };
    let limit = if seconds < 0.0 { Limit::None } else { Limit::Nanoseconds((seconds * 1e9) as i64) };
    let most = match if most.is_null() { -1 } else { integer(py, most)? } {
        -1 => MOST,
        most @ 1.. => most.min(1 << 16),
        most => return Err(py.value_error(format_args!("maxevents must be greater than 0, got {most}"))),
    };
    let waited = ready::wait_one(py, args, (mine, PollFlags::IN), (limit, Value::NONE))?;
    let mut happened: Vec<Event> = Vec::new();
    if matches!(waited, Waited::Ready) {
        happened.reserve(most as usize);
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        let taken = borrowed(mine)
            .and_then(|fd| Ok(epoll::wait(fd.as_fd(), rustix::buffer::spare_capacity(&mut happened), Some(&now))?));
        taken.map_err(|error| failed(py, error))?;
    }
    let list = List::with_capacity(&mut py.heap, happened.len())?;
    for event in &happened {
        let (fd, flags) = (event.data.u64(), { event.flags }.bits());
        let pair = py.tuple(&[Value::from_int_truncated(fd as isize), Value::from_int_truncated(flags as isize)])?;
        list.push(&mut py.heap, pair)?;
    }
    Ok(list.value())
}
