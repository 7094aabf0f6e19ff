//! What clocks show, and sleep.

use crate::Trap;
use crate::host::Clock;
use crate::number::big;
use crate::object::dict::Dict;
use crate::object::float::Float;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::{TypeId, simple_namespace};
use crate::value::Value;

const SECOND: i64 = 1_000_000_000;
const INVALID: isize = 22;

/// `CLOCK_…`, as on Linux.
pub(super) const NUMBERS: [(&str, isize); 7] = [
    ("CLOCK_BOOTTIME", 7),
    ("CLOCK_MONOTONIC", 1),
    ("CLOCK_MONOTONIC_RAW", 4),
    ("CLOCK_PROCESS_CPUTIME_ID", 2),
    ("CLOCK_REALTIME", 0),
    ("CLOCK_TAI", 11),
    ("CLOCK_THREAD_CPUTIME_ID", 3),
];

impl Python<'_> {
    /// What a clock shows, in nanoseconds.
    pub(super) fn clock(&mut self, clock: Clock) -> Result<i64, Trap> {
        match self.host.clock_ns(clock) {
            Some(time) => Ok(time),
            None => Err(self.os_error(INVALID, "Invalid argument")),
        }
    }
}

/// Nanoseconds as seconds: rounded once.
fn seconds(time: i64) -> f64 {
    if time % SECOND == 0 { (time / SECOND) as f64 } else { time as f64 / 1e9 }
}

fn shown<'h>(py: &mut Python<'h>, clock: Clock) -> Result<Value, Trap> {
    let now = seconds(py.clock(clock)?);
    py.float(now)
}

fn shown_ns<'h>(py: &mut Python<'h>, clock: Clock) -> Result<Value, Trap> {
    let now = py.clock(clock)?;
    Int::from_i64(&mut py.heap, now)
}

macro_rules! clocks {
    ($($name:ident $in_ns:ident $clock:ident;)*) => {
        $(
            pub(super) fn $name<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
                shown(py, Clock::$clock)
            }

            pub(super) fn $in_ns<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
                shown_ns(py, Clock::$clock)
            }
        )*
    };
}

clocks! {
    monotonic monotonic_ns Monotonic;
    process_time process_time_ns Process;
    thread_time thread_time_ns Thread;
    time time_ns Real;
}

/// The clock of a number.
fn numbered<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Clock, Trap> {
    let number = Replay::new(args).index(py, args, args.get(0))?;
    match number.as_small_index() {
        Some(0) => Ok(Clock::Real),
        Some(1) => Ok(Clock::Monotonic),
        Some(2) => Ok(Clock::Process),
        Some(3) => Ok(Clock::Thread),
        Some(4) => Ok(Clock::MonotonicRaw),
        Some(7) => Ok(Clock::Boot),
        Some(11) => Ok(Clock::Tai),
        _ => Err(py.os_error(INVALID, "Invalid argument")),
    }
}

/// `clock_gettime(clk_id)`
pub(super) fn clock_gettime<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let clock = numbered(py, args)?;
    shown(py, clock)
}

/// `clock_gettime_ns(clk_id)`
pub(super) fn clock_gettime_ns<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let clock = numbered(py, args)?;
    shown_ns(py, clock)
}

/// `clock_getres(clk_id)`: all clocks are given in nanoseconds.
pub(super) fn clock_getres<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let clock = numbered(py, args)?;
    py.clock(clock)?;
    py.float(1e-9)
}

/// `get_clock_info(name)`
pub(super) fn get_clock_info<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let Some(name) = py.unwrapped(args.get(0)).cast::<Str>() else {
        let kind = py.type_name(args.get(0));
        return Err(py.type_error(format_args!("get_clock_info() argument 1 must be str, not {kind}")));
    };
    let (implementation, real) = match name.as_ascii() {
        Some("time") => ("clock_gettime(CLOCK_REALTIME)", true),
        Some("monotonic" | "perf_counter") => ("clock_gettime(CLOCK_MONOTONIC)", false),
        Some("process_time") => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", false),
        Some("thread_time") => ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", false),
        _ => return Err(py.value_error(format_args!("unknown clock"))),
    };
    let attributes = Dict::new(&mut py.heap)?;
    let implementation = Str::from_str(&mut py.heap, implementation)?.value();
    py.put(attributes, "implementation", implementation)?;
    py.put(attributes, "monotonic", Value::from_bool(!real))?;
    py.put(attributes, "adjustable", Value::from_bool(real))?;
    let resolution = py.float(1e-9)?;
    py.put(attributes, "resolution", resolution)?;
    simple_namespace::with_attributes(py, attributes)
}

/// A number of seconds in nanoseconds, rounded away from zero.
fn nanoseconds<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<i64, Trap> {
    let time = if let Some(float) = py.unwrapped(value).cast::<Float>() {
        let seconds = float.get();
        if seconds.is_nan() {
            return Err(py.value_error(format_args!("Invalid value NaN (not a number)")));
        }
        let exact = seconds * 1e9;
        let whole = if exact < 0.0 { libm::floor(exact) } else { libm::ceil(exact) };
        (whole.abs() < i64::MAX as f64).then_some(whole as i64)
    } else {
        let seconds = Replay::new(args).index(py, args, value)?;
        let seconds = Whole::of(seconds).and_then(|whole| big::to_i64(whole.int()));
        seconds.and_then(|seconds| seconds.checked_mul(SECOND))
    };
    time.ok_or(()).map_err(|()| {
        let text = format_args!("timestamp out of range for platform time_t");
        py.error(TypeId::OverflowError, text)
    })
}

/// The time has not come: it lies behind the argument.
const WAITING: u32 = 1;

/// `sleep(seconds)`: the host waits, or the run is suspended until the time has come.
pub(super) fn sleep<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.state == WAITING {
        let until = Whole::of(args.get(args.nargs())).and_then(|until| big::to_i64(until.int())).unwrap_or(0);
        return if until <= py.clock(Clock::Monotonic)? { Ok(Value::NONE) } else { Err(py.wait(Some(until))) };
    }
    let time = nanoseconds(py, args, args.get(0))?;
    if time < 0 {
        return Err(py.value_error(format_args!("sleep length must be non-negative")));
    }
    let alone = py.thread_count() == 1;
    if alone && (time == 0 || py.host.sleep_ns(time.unsigned_abs())) {
        return Ok(Value::NONE);
    }
    let until = py.clock(Clock::Monotonic)?.saturating_add(time);
    let until = Int::from_i64(&mut py.heap, until)?;
    args.resize(args.nargs())?;
    args.push(until)?;
    Err(args.enter(WAITING))
}
