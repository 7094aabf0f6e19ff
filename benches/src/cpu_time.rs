//! CPU time of child processes, which other work on the machine disturbs far less than the time on the wall.

use core::time::Duration;

/// The CPU time, user and system, of all child processes that have ended; `None` where the system does not say.
#[cfg(unix)]
pub(crate) fn of_children() -> Option<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::{TimeVal, TimeValLike as _};

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let total: TimeVal = usage.user_time() + usage.system_time();
    Some(Duration::from_micros(u64::try_from(total.num_microseconds()).ok()?))
}

/// The CPU time, user and system, of all child processes that have ended; `None` where the system does not say.
#[cfg(not(unix))]
pub(crate) fn of_children() -> Option<Duration> {
    None
}
