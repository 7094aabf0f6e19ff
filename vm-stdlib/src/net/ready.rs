//! Waiting until something can be read or written. With other threads the wait is in small steps, between which they have their
//! turns; alone, the process stands still.

use core::time::Duration;
use std::io;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use crate::arguments::{integer, new_int};
use crate::os_error;
use crate::posix::borrowed;

/// The routine waits: its deadline (or `None`) lies behind the arguments, then what is its own.
pub(crate) const WAITING: u32 = 1;

/// A step of a wait beside other threads, in nanoseconds.
const STEP: i64 = 1_000_000;

/// How long something is waited for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    /// For ever.
    None,
    /// So many nanoseconds; 0 not at all.
    Nanoseconds(i64),
}

/// Polls; how many are ready. Interrupted calls begin again.
pub(crate) fn poll_now(fds: &mut [PollFd<'_>], limit: Limit) -> io::Result<usize> {
    let start = Instant::now();
    loop {
        let left = match limit {
            Limit::None => None,
            Limit::Nanoseconds(time) => {
                let all = Duration::from_nanos(time.unsigned_abs());
                let left = all.saturating_sub(start.elapsed());
                Some(Timespec { tv_sec: left.as_secs() as i64, tv_nsec: left.subsec_nanos().into() })
            }
        };
        match poll(fds, left.as_ref()) {
            Err(rustix::io::Errno::INTR) => {}
            done => return Ok(done?),
        }
    }
}

/// What a wait came to.
pub(crate) enum Waited {
    /// Something is ready.
    Ready,
    /// The time is over.
    Over,
}

/// Waits until `is_ready`, asked with a limit, says so. `own` is a value that the routine keeps while it waits.
pub(crate) fn wait(
    py: &mut Python<'_>,
    args: &mut Args<'_, '_>,
    (limit, own): (Limit, Value),
    mut is_ready: impl FnMut(Limit) -> io::Result<bool>,
) -> Result<Waited, Trap> {
    let mut ask =
        |py: &mut Python<'_>, limit| is_ready(limit).map_err(|error| os_error::raise(py, &error, Value::NULL));
    if ask(py, Limit::Nanoseconds(0))? {
        return Ok(Waited::Ready);
    }
    if args.state != WAITING {
        if limit == Limit::Nanoseconds(0) {
            return Ok(Waited::Over);
        }
        if py.thread_count() == 1 {
            return Ok(if ask(py, limit)? { Waited::Ready } else { Waited::Over });
        }
        let until = match limit {
            Limit::None => Value::NONE,
            Limit::Nanoseconds(time) => {
                let until = py.monotonic_ns().saturating_add(time);
                new_int(py, until)?
            }
        };
        args.resize(args.nargs())?;
        args.push(until)?;
        args.push(own)?;
        return Err(args.enter(WAITING));
    }
    args.set(args.nargs() + 1, own);
    let (now, until) = (py.monotonic_ns(), args.get(args.nargs()));
    let step = now.saturating_add(STEP);
    if until.is_none() {
        return Err(py.wait(Some(step)));
    }
    let until = integer(py, until)?;
    if until <= now {
        return Ok(Waited::Over);
    }
    Err(py.wait(Some(step.min(until))))
}

/// Waits for one descriptor.
pub(crate) fn wait_one(
    py: &mut Python<'_>,
    args: &mut Args<'_, '_>,
    (fd, flags): (i32, PollFlags),
    waits: (Limit, Value),
) -> Result<Waited, Trap> {
    wait(py, args, waits, |limit| {
        let fd = borrowed(fd)?;
        Ok(poll_now(&mut [PollFd::new(&fd, flags)], limit)? != 0)
    })
}

/// As [`wait_one`]; `TimeoutError` when the time is over, nothing when it may not wait at all.
pub(crate) fn wait_for(
    py: &mut Python<'_>,
    args: &mut Args<'_, '_>,
    (fd, flags): (i32, PollFlags),
    (limit, own): (Limit, Value),
) -> Result<(), Trap> {
    if limit == Limit::Nanoseconds(0) {
        return Ok(());
    }
    match wait_one(py, args, (fd, flags), (limit, own))? {
        Waited::Ready => Ok(()),
        Waited::Over => Err(py.error(TypeId::TimeoutError, format_args!("timed out"))),
    }
}

/// A timeout in seconds, a float or an int, in nanoseconds rounded up; `None` is no limit.
pub(crate) fn seconds(py: &mut Python<'_>, value: Value, what: &str) -> Result<Limit, Trap> {
    if value.is_none() || value.is_null() {
        return Ok(Limit::None);
    }
    let seconds = match py.unwrapped(value).cast::<vm_objects::object::float::Float>() {
        Some(float) => float.get(),
        None => integer(py, value)? as f64,
    };
    if seconds.is_nan() {
        return Err(py.value_error(format_args!("Invalid value NaN (not a number)")));
    }
    if seconds < 0.0 {
        return Err(py.value_error(format_args!("{what}")));
    }
    if seconds >= 9_223_372_036.0 {
        return Err(py.error(TypeId::OverflowError, format_args!("timeout doesn't fit into C timeval")));
    }
    Ok(Limit::Nanoseconds((seconds * 1e9).ceil() as i64))
}

/// Waits until there is something to read, if other threads could run meanwhile; alone the read itself waits.
pub(crate) fn wait_readable<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    fd: i32,
) -> Result<(), Trap> {
    let is_ready = || {
        let Ok(fd) = borrowed(fd) else { return true };
        // What is wrong the read itself says.
        poll_now(&mut [PollFd::new(&fd, PollFlags::IN)], Limit::Nanoseconds(0)).map_or(true, |ready| ready != 0)
    };
    if !s.has_note(args) && (py.thread_count() == 1 || is_ready()) {
        return Ok(());
    }
    s.own_frame(args)?;
    if py.thread_count() == 1 || is_ready() {
        return Ok(());
    }
    let step = py.monotonic_ns().saturating_add(STEP);
    Err(py.wait(Some(step)))
}
