//! The process's clocks and time zone, by the C library, as CPython asks for them.
#![cfg_attr(unix, expect(unsafe_code, reason = "functions of the C library"))]

use vm_objects::{Clock, LocalTime};

/// What a clock shows, in nanoseconds.
#[cfg(unix)]
pub(crate) fn clock_ns(clock: Clock) -> Option<i64> {
    #[cfg(target_os = "linux")]
    let id = match clock {
        Clock::Real => libc::CLOCK_REALTIME,
        Clock::Monotonic => libc::CLOCK_MONOTONIC,
        Clock::MonotonicRaw => libc::CLOCK_MONOTONIC_RAW,
        Clock::Boot => libc::CLOCK_BOOTTIME,
        Clock::Tai => libc::CLOCK_TAI,
        Clock::Process => libc::CLOCK_PROCESS_CPUTIME_ID,
        Clock::Thread => libc::CLOCK_THREAD_CPUTIME_ID,
    };
    #[cfg(not(target_os = "linux"))]
    let id = match clock {
        Clock::Real => libc::CLOCK_REALTIME,
        Clock::Monotonic => libc::CLOCK_MONOTONIC,
        Clock::Process => libc::CLOCK_PROCESS_CPUTIME_ID,
        Clock::Thread => libc::CLOCK_THREAD_CPUTIME_ID,
        _ => return None,
    };
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: it writes the structure that it is given.
    let done = unsafe { libc::clock_gettime(id, &raw mut time) };
    let seconds = (done == 0).then_some(time.tv_sec)?;
    seconds.checked_mul(1_000_000_000)?.checked_add(time.tv_nsec)
}

/// What a clock shows, in nanoseconds.
#[cfg(not(unix))]
pub(crate) fn clock_ns(clock: Clock) -> Option<i64> {
    use std::time::{Instant, SystemTime};
    static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let time = match clock {
        Clock::Real => SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?,
        Clock::Monotonic => STARTED.elapsed(),
        _ => return None,
    };
    i64::try_from(time.as_nanos()).ok()
}

/// Waits.
pub(crate) fn sleep_ns(nanoseconds: u64) {
    std::thread::sleep(core::time::Duration::from_nanos(nanoseconds));
}

/// What the time zone has at a time, and its name.
#[cfg(unix)]
pub(crate) fn local_time(seconds: i64, name: &mut dyn FnMut(&str)) -> Option<LocalTime> {
    let mut date = core::mem::MaybeUninit::<libc::tm>::zeroed();
    // SAFETY: it reads the number and writes the structure; null means that it wrote nothing.
    let date = unsafe {
        if libc::localtime_r(&raw const seconds, date.as_mut_ptr()).is_null() {
            return None;
        }
        date.assume_init()
    };
    if !date.tm_zone.is_null() {
        // SAFETY: the name is a text of the C library's table of zones, which lives as long as the process.
        let zone = unsafe { core::ffi::CStr::from_ptr(date.tm_zone) };
        name(&zone.to_string_lossy());
    }
    Some(LocalTime { offset: i32::try_from(date.tm_gmtoff).ok()?, dst: date.tm_isdst > 0 })
}

/// What the time zone has at a time: nothing is known of it here.
#[cfg(not(unix))]
pub(crate) fn local_time(_: i64, _: &mut dyn FnMut(&str)) -> Option<LocalTime> {
    None
}

/// Reads `TZ` again.
pub(crate) fn zone_changed() {
    #[cfg(unix)]
    {
        unsafe extern "C" {
            fn tzset();
        }
        // SAFETY: it reads the environment, which nobody else writes: a machine runs on one thread.
        unsafe { tzset() };
    }
}
