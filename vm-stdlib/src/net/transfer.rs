//! What goes through a socket: `recv`, `send` and their kin. Objects are made before anything is taken: what was taken can't be
//! taken again.

use std::io;

use rustix::event::PollFlags;
use rustix::net::{RecvFlags, SendFlags, recv, recvfrom, send, sendto};
use vm_objects::object::tuple::Tuple;
use vm_objects::{Args, Obj, Python, Trap, Value};

use super::address;
use super::ready::{self, Limit, WAITING};
use super::socket::{failed, family_of, fd_of, limit};
use crate::arguments::{self, integer, new_bytes, new_int};
use crate::posix::{self, borrowed};

fn flags_at(py: &mut Python<'_>, args: &Args<'_, '_>, index: usize) -> Result<u32, Trap> {
    match args.arg(index) {
        Some(flags) => Ok(integer(py, flags)? as u32),
        None => Ok(0),
    }
}

fn size_at(py: &mut Python<'_>, value: Value, function: &str) -> Result<usize, Trap> {
    match usize::try_from(integer(py, value)?) {
        Ok(size) => Ok(size),
        Err(_) => Err(py.value_error(format_args!("negative buffersize in {function}"))),
    }
}

/// A socket from which something can be received.
struct Source {
    fd: i32,
    flags: RecvFlags,
}

impl Source {
    /// Waits for it.
    fn ready(py: &mut Python<'_>, args: &mut Args<'_, '_>, flags: u32) -> Result<Source, Trap> {
        let this = args.get(0);
        let (fd, limit) = (fd_of(this), limit(py, this)?);
        ready::wait_for(py, args, (fd, PollFlags::IN), (limit, Value::NONE))?;
        Ok(Source { fd, flags: RecvFlags::from_bits_retain(flags) })
    }

    /// Receives.
    fn take(&self, buffer: &mut [u8]) -> io::Result<usize> {
        Ok(recv(borrowed(self.fd)?, buffer, self.flags)?.0)
    }

    /// A pair for what is received next, and from where that comes.
    fn pair(&self, py: &mut Python<'_>) -> Result<Obj<Tuple>, Trap> {
        let flags = self.flags | RecvFlags::PEEK;
        let from = borrowed(self.fd).and_then(|fd| Ok(recvfrom(fd, &mut [0_u8; 1], flags)?.2));
        let from = from.map_err(|error| failed(py, error))?;
        let from = address::value(py, from.as_ref())?;
        Tuple::from_slice(&mut py.heap, &[Value::NONE, from])
    }
}

/// Puts what was received into its pair.
fn paired(pair: Obj<Tuple>, received: Value) -> Value {
    if let Some(first) = pair.items().first() {
        first.set(received);
    }
    pair.value()
}

/// `recv(bufsize[, flags])`
pub(super) fn receive<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (size, flags) = (size_at(py, args.get(1), "recv")?, flags_at(py, args, 2)?);
    if size == 0 {
        return new_bytes(py, &[]);
    }
    let source = Source::ready(py, args, flags)?;
    posix::read_new(py, size, |buffer| source.take(buffer))?.map_err(|error| failed(py, error))
}

/// `recvfrom(bufsize[, flags])`
pub(super) fn receive_from<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (size, flags) = (size_at(py, args.get(1), "recvfrom")?, flags_at(py, args, 2)?);
    let source = Source::ready(py, args, flags)?;
    let pair = source.pair(py)?;
    let bytes = posix::read_new(py, size, |buffer| source.take(buffer))?.map_err(|error| failed(py, error))?;
    Ok(paired(pair, bytes))
}

/// Receives into a buffer: how many bytes, or a pair of that and from where.
fn into_buffer<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &str, from: bool) -> Result<Value, Trap> {
    let [buffer, size, flags] = arguments::named(py, args, function, 1, ["buffer", "nbytes", "flags"])?;
    let Some(target) = py.writable_buffer(buffer)? else {
        let kind = py.type_name(buffer);
        let text = format_args!("{function}() argument 1 must be read-write bytes-like object, not {kind}");
        return Err(py.type_error(text));
    };
    let size = if size.is_null() { 0 } else { size_at(py, size, function)? };
    let flags = if flags.is_null() { 0 } else { integer(py, flags)? as u32 };
    if size > target.len() {
        return Err(py.value_error(format_args!("buffer too small for requested bytes")));
    }
    let size = if size == 0 { target.len() } else { size };
    if size == 0 && !from {
        return Ok(Value::from_int_truncated(0));
    }
    let source = Source::ready(py, args, flags)?;
    let pair = if from { Some(source.pair(py)?) } else { None };
    let mut bytes = vec![0; size];
    let len = source.take(&mut bytes).map_err(|error| failed(py, error))?;
    target.cells().iter().zip(&bytes[..len]).for_each(|(cell, &byte)| cell.set(byte));
    let len = Value::from_int_truncated(len as isize);
    Ok(pair.map_or(len, |pair| paired(pair, len)))
}

/// `recv_into(buffer[, nbytes[, flags]])`
pub(super) fn receive_into<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    into_buffer(py, args, "recv_into", false)
}

/// `recvfrom_into(buffer[, nbytes[, flags]])`
pub(super) fn receive_from_into<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    into_buffer(py, args, "recvfrom_into", true)
}

/// `send(bytes[, flags])`: how many were sent.
pub(super) fn send_some<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (bytes, flags) = (arguments::bytes(py, args.get(1))?, flags_at(py, args, 2)?);
    let this = args.get(0);
    let (fd, limit) = (fd_of(this), limit(py, this)?);
    ready::wait_for(py, args, (fd, PollFlags::OUT), (limit, Value::NONE))?;
    let flags = SendFlags::from_bits_retain(flags) | SendFlags::NOSIGNAL;
    let sent = borrowed(fd).and_then(|fd| Ok(send(fd, &bytes, flags)?));
    let sent = sent.map_err(|error| failed(py, error))?;
    new_int(py, sent as i64)
}

/// `sendall(bytes[, flags])`: what was sent already lies behind the deadline.
pub(super) fn send_all<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (bytes, flags) = (arguments::bytes(py, args.get(1))?, flags_at(py, args, 2)?);
    let this = args.get(0);
    let (fd, limit) = (fd_of(this), limit(py, this)?);
    let flags = SendFlags::from_bits_retain(flags) | SendFlags::NOSIGNAL | SendFlags::DONTWAIT;
    let mut done =
        if args.state == WAITING { args.get(args.nargs() + 1).as_small_int().unwrap_or(0) as usize } else { 0 };
    while let Some(rest) = bytes.get(done..).filter(|rest| !rest.is_empty()) {
        ready::wait_for(py, args, (fd, PollFlags::OUT), (limit, Value::from_int_truncated(done as isize)))?;
        match borrowed(fd).and_then(|fd| Ok(send(fd, rest, flags)?)) {
            Ok(sent) => done += sent,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && limit != Limit::Nanoseconds(0) => {}
            Err(error) => return Err(failed(py, error)),
        }
    }
    Ok(Value::NONE)
}

/// `sendto(bytes[, flags], address)`
pub(super) fn send_to<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (flags, to) = match args.arg(3) {
        Some(to) => (integer(py, args.get(2))? as u32, to),
        None => (0, args.get(2)),
    };
    let bytes = arguments::bytes(py, args.get(1))?;
    let this = args.get(0);
    let (fd, limit) = (fd_of(this), limit(py, this)?);
    let to = address::parse(py, to, family_of(this), "sendto")?.any();
    ready::wait_for(py, args, (fd, PollFlags::OUT), (limit, Value::NONE))?;
    let flags = SendFlags::from_bits_retain(flags) | SendFlags::NOSIGNAL;
    let sent = borrowed(fd).and_then(|fd| Ok(sendto(fd, &bytes, flags, &to)?));
    let sent = sent.map_err(|error| failed(py, error))?;
    new_int(py, sent as i64)
}
