//! What `acquire` of both kinds of locks has in common: the timeout, and the wait.

use vm_objects::object::float::Float;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use crate::arguments::{self, integer, new_int};

/// `TIMEOUT_MAX`: seconds.
pub(super) const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// The lock was held: its deadline (or `None`) lies behind the arguments.
const WAITING: u32 = 1;

/// Takes the lock that a routine was called on, if it is free for this thread; false if it is not.
type Take = fn(&Python<'_>, &Args<'_, '_>) -> bool;

/// `acquire(blocking=True, timeout=-1)` of a lock.
pub(super) fn acquire<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, take: Take) -> Result<Value, Trap> {
    let patience = if args.state == WAITING { Patience::Endless } else { patience(py, args)? };
    acquire_for(py, args, patience, take)
}

/// As `acquire()`.
pub(super) fn enter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, take: Take) -> Result<Value, Trap> {
    acquire_for(py, args, Patience::Endless, take)
}

fn acquire_for<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    patience: Patience,
    take: Take,
) -> Result<Value, Trap> {
    if take(py, args) {
        return Ok(Value::TRUE);
    }
    match patience {
        _ if args.state == WAITING => go_on(py, args),
        Patience::None => Ok(Value::FALSE),
        patience => Err(begin(py, args, patience)),
    }
}

/// How long an `acquire` waits.
#[derive(Clone, Copy)]
enum Patience {
    None,
    Endless,
    Nanoseconds(i64),
}

/// `acquire(blocking=True, timeout=-1)`: `lock_acquire_parse_args`.
fn patience<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Patience, Trap> {
    let mut script = Script::new(args, 0)?;
    let [blocking, timeout] = arguments::named(py, args, "acquire", 1, ["blocking", "timeout"])?;
    let blocking = blocking.is_null() || script.truth(py, args, blocking)?;
    let seconds = if timeout.is_null() { -1.0 } else { seconds(py, timeout)? };
    if !blocking && seconds != -1.0 {
        return Err(py.value_error(format_args!("can't specify a timeout for a non-blocking call")));
    }
    if seconds < 0.0 && seconds != -1.0 {
        return Err(py.value_error(format_args!("timeout value must be positive")));
    }
    Ok(if !blocking {
        Patience::None
    } else if seconds < 0.0 {
        Patience::Endless
    } else {
        Patience::Nanoseconds((seconds * 1e9).ceil() as i64)
    })
}

fn seconds(py: &mut Python<'_>, value: Value) -> Result<f64, Trap> {
    match py.unwrapped(value).cast::<Float>() {
        Some(float) if float.get().is_nan() => Err(py.value_error(format_args!("Invalid value NaN (not a number)"))),
        Some(float) if float.get().abs() >= 9_223_372_036.854_775 => {
            let text = format_args!("timestamp out of range for platform time_t");
            Err(py.error(TypeId::OverflowError, text))
        }
        Some(float) => Ok(float.get()),
        None => Ok(integer(py, value)? as f64),
    }
}

/// The routine is entered again when the lock may be free, in the state [`WAITING`].
fn begin(py: &mut Python<'_>, args: &mut Args<'_, '_>, patience: Patience) -> Trap {
    let until = match patience {
        Patience::Nanoseconds(time) => {
            let until = py.monotonic_ns().saturating_add(time);
            match new_int(py, until) {
                Ok(until) => until,
                Err(trap) => return trap,
            }
        }
        Patience::None | Patience::Endless => Value::NONE,
    };
    match args.resize(args.nargs()).and_then(|()| args.push(until)) {
        Ok(()) => args.enter(WAITING),
        Err(trap) => trap,
    }
}

/// The lock is held still: waits on, or says false when the time is over.
fn go_on(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Value, Trap> {
    let until = args.get(args.nargs());
    if until.is_none() {
        if py.take_stuck() {
            let text = format_args!("cannot wait for a lock: there is no thread that could release it");
            return Err(py.error(TypeId::RuntimeError, text));
        }
        return Err(py.wait(None));
    }
    let until = integer(py, until)?;
    if until <= py.monotonic_ns() { Ok(Value::FALSE) } else { Err(py.wait(Some(until))) }
}
