//! The system calls, over values of Rust: `rustix` has names for some of what a program may ask.
#![expect(
    unsafe_code,
    reason = "the calls take pointers to structures that are made here, and buffers that are longer than what is written"
)]

use std::io;

fn done(result: i32) -> io::Result<i32> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// Room for what a call writes.
const ROOM: usize = 1 << 14;

/// Commands of `fcntl` whose argument is a number.
const NUMBERED: [i32; 18] = [0, 1, 2, 3, 4, 8, 9, 10, 11, 1024, 1025, 1026, 1030, 1031, 1032, 1033, 1034, 1029];
/// Commands whose argument is a structure of at most [`ROOM`] bytes, without pointers in it: locks, owners, hints.
const STRUCTURED: [i32; 12] = [5, 6, 7, 15, 16, 17, 36, 37, 38, 1035, 1036, 1037];

/// `fcntl` with a number. A number is no address: where one is wanted the system would say `EFAULT`.
pub(super) fn fcntl_number(fd: i32, command: i32, argument: i32) -> io::Result<i32> {
    if !NUMBERED.contains(&command) {
        let errno = if STRUCTURED.contains(&command) { libc::EFAULT } else { libc::EINVAL };
        return Err(io::Error::from_raw_os_error(errno));
    }
    // SAFETY: these commands take a number.
    done(unsafe { libc::fcntl(fd, command, argument) })
}

/// `fcntl` with bytes: what they are afterwards.
pub(super) fn fcntl_bytes(fd: i32, command: i32, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut buffer = [0_u64; ROOM / 8];
    let room = bytes_of(&mut buffer);
    room[..bytes.len()].copy_from_slice(bytes);
    if NUMBERED.contains(&command) {
        // The address is taken for a number, which says nothing.
        return fcntl_number(fd, command, 0).map(|_| bytes.to_vec());
    }
    if !STRUCTURED.contains(&command) {
        return Err(io::Error::from_raw_os_error(libc::EINVAL));
    }
    // SAFETY: the buffer is aligned, and longer than any structure of these commands.
    done(unsafe { libc::fcntl(fd, command, room.as_mut_ptr()) })?;
    Ok(room[..bytes.len()].to_vec())
}

fn bytes_of(buffer: &mut [u64; ROOM / 8]) -> &mut [u8] {
    // SAFETY: any bytes are bytes, and the length is that of the array.
    unsafe { core::slice::from_raw_parts_mut(buffer.as_mut_ptr().cast(), ROOM) }
}

/// Requests of terminals (group `T`), which have no pointers in their structures.
fn is_terminal_request(request: u64) -> bool {
    request & 0xff00 == 0x5400 && request <= u64::from(u32::MAX) && (request >> 16) & 0x3fff < 4096
}

/// Those of them that take a number.
const NUMBERED_REQUESTS: [u64; 8] = [0x5409, 0x540a, 0x540b, 0x540c, 0x540d, 0x540e, 0x5422, 0x5425];

/// `ioctl` with a number.
pub(super) fn ioctl_number(fd: i32, request: u64, argument: i32) -> io::Result<i32> {
    // SAFETY: asks only whether the number is an open file.
    done(unsafe { libc::fcntl(fd, libc::F_GETFD) })?;
    if !NUMBERED_REQUESTS.contains(&request) {
        let errno = if is_terminal_request(request) { libc::EFAULT } else { libc::ENOTTY };
        return Err(io::Error::from_raw_os_error(errno));
    }
    // SAFETY: these requests take a number.
    done(unsafe { libc::ioctl(fd, request as _, argument) })
}

/// `ioctl` with bytes: the answer, and what the bytes are afterwards.
pub(super) fn ioctl_bytes(fd: i32, request: u64, bytes: &[u8]) -> io::Result<(i32, Vec<u8>)> {
    // SAFETY: asks only whether the number is an open file.
    done(unsafe { libc::fcntl(fd, libc::F_GETFD) })?;
    if !is_terminal_request(request) {
        return Err(io::Error::from_raw_os_error(libc::ENOTTY));
    }
    let mut buffer = [0_u64; ROOM / 8];
    let room = bytes_of(&mut buffer);
    room[..bytes.len()].copy_from_slice(bytes);
    // SAFETY: the buffer is aligned, and longer than any structure of these requests.
    let answer = done(unsafe { libc::ioctl(fd, request as _, room.as_mut_ptr()) })?;
    Ok((answer, room[..bytes.len()].to_vec()))
}

/// `flock`
pub(super) fn flock(fd: i32, operation: i32) -> io::Result<()> {
    // SAFETY: takes numbers.
    done(unsafe { libc::flock(fd, operation) }).map(|_| ())
}

/// Locks a part of a file: `F_SETLK`, or `F_SETLKW`, which waits.
pub(super) fn lock(fd: i32, kind: i16, waits: bool, (whence, start, len): (i16, i64, i64)) -> io::Result<()> {
    let lock = libc::flock { l_type: kind, l_whence: whence, l_start: start, l_len: len, l_pid: 0 };
    let command = if waits { libc::F_SETLKW } else { libc::F_SETLK };
    // SAFETY: the structure is the one of these commands.
    done(unsafe { libc::fcntl(fd, command, &raw const lock) }).map(|_| ())
}

/// What the process, its children or the thread have used.
pub(super) fn usage(who: i32) -> io::Result<libc::rusage> {
    let mut usage = core::mem::MaybeUninit::zeroed();
    // SAFETY: the structure is the call's own.
    done(unsafe { libc::getrusage(who, usage.as_mut_ptr()) })?;
    // SAFETY: the system has filled it, and zeros are numbers as well.
    Ok(unsafe { usage.assume_init() })
}

/// What of a resource there may be now, and at most.
pub(super) fn limits(resource: u32) -> io::Result<(u64, u64)> {
    let mut limits = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the structure is the call's own.
    done(unsafe { libc::getrlimit(resource as _, &raw mut limits) })?;
    Ok((limits.rlim_cur, limits.rlim_max))
}

/// Sets both.
pub(super) fn set_limits(resource: u32, (now, most): (u64, u64)) -> io::Result<()> {
    let limits = libc::rlimit { rlim_cur: now, rlim_max: most };
    // SAFETY: the structure is the call's own.
    done(unsafe { libc::setrlimit(resource as _, &raw const limits) }).map(|_| ())
}

/// A terminal's settings.
pub(super) fn attributes(fd: i32) -> io::Result<libc::termios> {
    let mut settings = core::mem::MaybeUninit::zeroed();
    // SAFETY: the structure is the call's own.
    done(unsafe { libc::tcgetattr(fd, settings.as_mut_ptr()) })?;
    // SAFETY: the system has filled it, and zeros are numbers as well.
    Ok(unsafe { settings.assume_init() })
}

/// Sets them; `speeds` are for input and output.
pub(super) fn set_attributes(
    fd: i32,
    when: i32,
    mut settings: libc::termios,
    (input, output): (u32, u32),
) -> io::Result<()> {
    // SAFETY: the structure is the calls' own.
    unsafe {
        done(libc::cfsetispeed(&raw mut settings, input))?;
        done(libc::cfsetospeed(&raw mut settings, output))?;
        done(libc::tcsetattr(fd, when, &raw const settings)).map(|_| ())
    }
}

/// The speeds of a terminal, for input and output.
pub(super) fn speeds(settings: &libc::termios) -> (u32, u32) {
    // SAFETY: only reads the structure.
    unsafe { (libc::cfgetispeed(settings), libc::cfgetospeed(settings)) }
}

/// What is done with a terminal's queue.
#[derive(Clone, Copy)]
pub(super) enum Queue {
    Drain,
    Flow,
    Flush,
    Break,
}

pub(super) fn queue(fd: i32, what: Queue, argument: i32) -> io::Result<()> {
    // SAFETY: these take numbers.
    let result = unsafe {
        match what {
            Queue::Drain => libc::tcdrain(fd),
            Queue::Flow => libc::tcflow(fd, argument),
            Queue::Flush => libc::tcflush(fd, argument),
            Queue::Break => libc::tcsendbreak(fd, argument),
        }
    };
    done(result).map(|_| ())
}
