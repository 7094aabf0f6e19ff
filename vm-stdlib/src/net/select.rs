//! `select`: which of several files are ready. Follows CPython's `Modules/selectmodule.c`. `epoll` is in a file of
//! its own.

use std::os::fd::BorrowedFd;

use rustix::event::{PollFd, PollFlags};
use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::object::list::List;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::epoll::{self, EPOLL};
use super::ready::{self, Limit, Waited};
use crate::arguments::{integer, new_int};
use crate::posix::borrowed;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "select", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] =
    &[NativeDef::function("poll", Arity::None, new_poll), NativeDef::function("select", Arity::Between(3, 4), select)];

/// Its slot is a list: each descriptor, and behind it its events.
static POLL: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("modify", Arity::Between(2, 2), |py, args| register(py, args, true)),
        NativeDef::instance_method("poll", Arity::Between(0, 1), poll),
        NativeDef::instance_method("register", Arity::Between(1, 2), |py, args| register(py, args, false)),
        NativeDef::instance_method("unregister", Arity::One, unregister),
    ],
    slots: 1,
    creatable: false,
    ..TypeSpec::new("select", "poll")
};

const EVENTS: [(&str, i64); 12] = [
    ("POLLERR", 8),
    ("POLLHUP", 16),
    ("POLLIN", 1),
    ("POLLMSG", 0x400),
    ("POLLNVAL", 32),
    ("POLLOUT", 4),
    ("POLLPRI", 2),
    ("POLLRDBAND", 128),
    ("POLLRDHUP", 0x2000),
    ("POLLRDNORM", 64),
    ("POLLWRBAND", 512),
    ("POLLWRNORM", 256),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    py.put(namespace, "error", TypeId::OSError.value())?;
    let class = py.host_type(&EPOLL)?;
    py.put(namespace, "epoll", class)?;
    for (name, number) in epoll::EVENTS {
        py.put(namespace, name, Value::from_int_truncated(number as isize))?;
    }
    py.put(namespace, "PIPE_BUF", Value::from_int_truncated(4096))?;
    for (name, number) in EVENTS {
        py.put(namespace, name, Value::from_int_truncated(number as isize))?;
    }
    Ok(())
}

/// `PyObject_AsFileDescriptor`
pub(crate) fn descriptor<'h>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    value: Value,
) -> Result<i32, Trap> {
    let number = if py.is_instance_of(value, TypeId::Int) {
        value
    } else {
        let Some(method) = script.optional_attribute(py, args, value, "fileno")? else {
            return Err(py.type_error(format_args!("argument must be an int, or have a fileno() method.")));
        };
        let number = script.call(args, method, &[])?;
        if !py.is_instance_of(number, TypeId::Int) {
            return Err(py.type_error(format_args!("fileno() returned a non-integer")));
        }
        number
    };
    let number = integer(py, number)?;
    match i32::try_from(number) {
        Ok(fd @ 0..) => Ok(fd),
        Err(_) => {
            let text = format_args!("Python int too large to convert to C int");
            Err(py.error(TypeId::OverflowError, text))
        }
        _ => Err(py.value_error(format_args!("file descriptor cannot be a negative integer ({number})"))),
    }
}

/// Waits with `poll`: what has happened to each.
fn wait<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    limit: Limit,
    wanted: &[(i32, PollFlags)],
) -> Result<Vec<PollFlags>, Trap> {
    let mut happened = vec![PollFlags::empty(); wanted.len()];
    let waited = ready::wait(py, args, (limit, Value::NONE), |limit| {
        let fds = wanted.iter().map(|&(fd, _)| borrowed(fd)).collect::<std::io::Result<Vec<BorrowedFd<'_>>>>()?;
        let mut fds: Vec<PollFd<'_>> = fds.iter().zip(wanted).map(|(fd, &(_, flags))| PollFd::new(fd, flags)).collect();
        let count = ready::poll_now(&mut fds, limit)?;
        for (happened, fd) in happened.iter_mut().zip(&fds) {
            *happened = fd.revents();
        }
        Ok(count != 0)
    })?;
    Ok(match waited {
        Waited::Ready => happened,
        Waited::Over => vec![PollFlags::empty(); wanted.len()],
    })
}

/// `select(rlist, wlist, xlist[, timeout])`: the lists of those that are ready. The first run makes lists of descriptors, which
/// a routine of its own waits for.
fn select<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let timeout = args.arg(3).unwrap_or(Value::NONE);
    if !timeout.is_none() && !py.is_instance_of(timeout, TypeId::Float) && !py.is_instance_of(timeout, TypeId::Int) {
        return Err(py.type_error(format_args!("timeout must be a float or None")));
    }
    let Limit::Nanoseconds(time) = ready::seconds(py, timeout, "timeout must be non-negative")? else {
        return selected(&mut script, py, args, Value::NONE);
    };
    let time = script.operation(py, args, &[], |py| new_int(py, time))?;
    selected(&mut script, py, args, time)
}

fn selected<'h>(script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, time: Value) -> Result<Value, Trap> {
    let mut flat = vec![time];
    let mut objects = [const { Vec::new() }; 3];
    let flags = [PollFlags::IN, PollFlags::OUT, PollFlags::PRI];
    for (index, objects) in objects.iter_mut().enumerate() {
        let given = args.get(index);
        let list = script.collect(py, args, given)?;
        let Some(list) = list.cast::<List>() else { continue };
        for item in list.items().iter().map(core::cell::Cell::get).collect::<Vec<_>>() {
            let fd = descriptor(script, py, args, item)?;
            objects.push(item);
            flat.push(Value::from_int_truncated(fd as isize));
            flat.push(Value::from_int_truncated(flags[index].bits() as isize));
        }
    }
    let happened = script.operation(py, args, &flat, |py| Err(py.defer(&WAIT, 0)))?;
    let bits: Vec<u16> = match happened.cast::<vm_objects::object::tuple::Tuple>() {
        Some(bits) => bits.values().iter().map(|bits| bits.as_small_int().unwrap_or(0) as u16).collect(),
        None => Vec::new(),
    };
    if bits.iter().any(|&bits| PollFlags::from_bits_retain(bits).contains(PollFlags::NVAL)) {
        return Err(crate::os_error::raise(py, &std::io::Error::from_raw_os_error(9), Value::NULL));
    }
    let mut bits = bits.into_iter();
    // What `select` calls ready to read or to write has ended too.
    let meant = [PollFlags::IN | PollFlags::HUP | PollFlags::ERR, PollFlags::OUT | PollFlags::ERR, PollFlags::PRI];
    let mut lists = Vec::new();
    for (objects, meant) in objects.iter().zip(meant) {
        let list = List::with_capacity(&mut py.heap, objects.len())?;
        for &object in objects {
            let happened = PollFlags::from_bits_retain(bits.next().unwrap_or(0));
            if happened.intersects(meant) {
                list.push(&mut py.heap, object)?;
            }
        }
        lists.push(list.value());
    }
    py.tuple(&lists)
}

/// The window is the timeout in nanoseconds or `None`, then each descriptor and its events; the outcome a tuple of what
/// has happened.
static WAIT: NativeDef = NativeDef::function("select", Arity::Free, wait_flat);

fn wait_flat<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let time = args.get(0);
    let limit = if time.is_none() { Limit::None } else { Limit::Nanoseconds(integer(py, time)?) };
    let number = |value: Value| value.as_small_int().unwrap_or(0);
    let wanted: Vec<(i32, PollFlags)> = args
        .args()
        .get(1..)
        .unwrap_or(&[])
        .chunks_exact(2)
        .map(|pair| (number(pair[0]) as i32, PollFlags::from_bits_retain(number(pair[1]) as u16)))
        .collect();
    let happened = wait(py, args, limit, &wanted)?;
    let bits: Vec<Value> = happened.iter().map(|flags| Value::from_int_truncated(flags.bits() as isize)).collect();
    py.tuple(&bits)
}

/// `poll()`
fn new_poll<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (class, list) = (py.host_type(&POLL)?, List::with_capacity(&mut py.heap, 8)?);
    let object = py.new_object(class)?;
    object.set_slot(0, list.value());
    Ok(object.value())
}

fn registered(args: &Args<'_, '_>) -> Option<Obj<List>> {
    args.get(0).cast::<Instance>()?.slot(0).cast::<List>()
}

const fn small(number: i64) -> Value {
    Value::from_int_truncated(number as isize)
}

/// Where the descriptor stands in the list.
fn place_of(list: Obj<List>, fd: i32) -> Option<usize> {
    let found = list.items().chunks_exact(2).position(|pair| pair[0].get() == small(fd.into()))?;
    Some(found * 2)
}

/// `register(fd[, eventmask])`, `modify(fd, eventmask)`
fn register<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, known: bool) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let file = args.get(1);
    let fd = descriptor(&mut script, py, args, file)?;
    let events = match args.arg(2) {
        Some(events) => integer(py, events)?,
        None => 1 | 2 | 4,
    };
    if events < 0 {
        return Err(py.value_error(format_args!("value must be positive")));
    }
    let Ok(events) = u16::try_from(events) else {
        return Err(py.error(TypeId::OverflowError, format_args!("Python int too large for C unsigned short")));
    };
    let Some(list) = registered(args) else { return Ok(Value::NONE) };
    match place_of(list, fd) {
        Some(place) => {
            list.set(place + 1, small(events.into()));
        }
        None if known => {
            return Err(crate::os_error::raise(py, &std::io::Error::from_raw_os_error(2), Value::NULL));
        }
        None => {
            list.reserve(&mut py.heap, 2)?;
            list.push(&mut py.heap, small(fd.into()))?;
            list.push(&mut py.heap, small(events.into()))?;
        }
    }
    Ok(Value::NONE)
}

/// `unregister(fd)`
fn unregister<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let file = args.get(1);
    let fd = descriptor(&mut script, py, args, file)?;
    let Some(list) = registered(args) else { return Ok(Value::NONE) };
    let Some(place) = place_of(list, fd) else {
        return Err(py.error_with(TypeId::KeyError, &[small(fd.into())]));
    };
    list.remove_range(place, 2);
    Ok(Value::NONE)
}

/// `poll([timeout])`: the timeout in milliseconds; a list of descriptors and events.
fn poll<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let limit = match args.arg(1) {
        None | Some(Value::NONE) => Limit::None,
        Some(time) => {
            let milliseconds = match py.unwrapped(time).cast::<vm_objects::object::float::Float>() {
                Some(float) => float.get().ceil() as i64,
                None => integer(py, time)?,
            };
            if milliseconds < 0 { Limit::None } else { Limit::Nanoseconds(milliseconds.saturating_mul(1_000_000)) }
        }
    };
    let Some(list) = registered(args) else { return Ok(Value::NONE) };
    let number = |value: Value| value.as_small_int().unwrap_or(0);
    let pairs = list.items().chunks_exact(2).map(|pair| (number(pair[0].get()), number(pair[1].get())));
    let wanted: Vec<(i32, PollFlags)> =
        pairs.map(|(fd, events)| (fd as i32, PollFlags::from_bits_retain(events as u16))).collect();
    let happened = wait(py, args, limit, &wanted)?;
    let ready = List::with_capacity(&mut py.heap, 4)?;
    for (&(fd, _), flags) in wanted.iter().zip(&happened) {
        if !flags.is_empty() {
            let pair = py.tuple(&[small(fd.into()), small(flags.bits().into())])?;
            ready.push(&mut py.heap, pair)?;
        }
    }
    Ok(ready.value())
}
