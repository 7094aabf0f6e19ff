//! `getsockopt` and `setsockopt`, which take any option: `rustix` has names for some only.
#![expect(unsafe_code, reason = "the two system calls take a pointer and a length")]

use std::io;

/// The value of an option, at most `len` bytes.
pub(super) fn get(fd: i32, level: i32, option: i32, len: usize) -> io::Result<Vec<u8>> {
    let mut buffer = vec![0_u8; len];
    let mut got = len as libc::socklen_t;
    // SAFETY: the buffer has as many bytes as `got` says.
    let done = unsafe { libc::getsockopt(fd, level, option, buffer.as_mut_ptr().cast(), &raw mut got) };
    if done != 0 {
        return Err(io::Error::last_os_error());
    }
    buffer.truncate(got as usize);
    Ok(buffer)
}

/// Sets an option to so many bytes.
pub(super) fn set(fd: i32, level: i32, option: i32, value: &[u8]) -> io::Result<()> {
    // SAFETY: the value has as many bytes as its length says.
    let done = unsafe { libc::setsockopt(fd, level, option, value.as_ptr().cast(), value.len() as libc::socklen_t) };
    if done == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}
