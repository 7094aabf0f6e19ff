//! Writing and flushing.

use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use super::common::{attached, check_open, flush_and_rewind};
use super::state::{Buffered, READABLE, WRITABLE};
use crate::arguments::{new_int, new_str};
use crate::io::checks::unsupported;
use crate::io::raw;

/// `_set_BlockingIOError`
fn blocked(py: &mut Python<'_>, written: i64) -> Trap {
    match new_str(py, "write could not complete without blocking") {
        Ok(text) => {
            let number = |n: i64| Value::from_int_truncated(n as isize);
            py.error_with(TypeId::BlockingIOError, &[number(11), text, number(written)])
        }
        Err(trap) => trap,
    }
}

/// Brings the raw stream back to the logical position.
pub(super) fn rewind<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    buffered: Buffered,
) -> Result<(), Trap> {
    let offset = buffered.raw_offset();
    if offset != 0 {
        let place = raw::seek(s, py, args, (buffered.raw(), -offset, 1))?;
        buffered.set_abs_pos(place);
        buffered.set_raw_pos(buffered.raw_pos() - offset);
        s.restart(args);
    }
    Ok(())
}

/// `_bufferedwriter_flush_unlocked`; false if it would have to wait.
fn flush_some<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    buffered: Buffered,
) -> Result<bool, Trap> {
    if buffered.valid_write() && buffered.write_pos() != buffered.write_end() {
        let back = buffered.raw_offset() + (buffered.pos() - buffered.write_pos());
        if back != 0 {
            let place = raw::seek(s, py, args, (buffered.raw(), -back, 1))?;
            buffered.set_abs_pos(place);
            buffered.set_raw_pos(buffered.raw_pos() - back);
            s.restart(args);
        }
        while buffered.write_pos() < buffered.write_end() {
            let part = buffered.part(buffered.write_pos(), buffered.write_end());
            let Some(written) = raw::write(s, py, args, (buffered.raw(), &part))? else { return Ok(false) };
            wrote(buffered, written);
            buffered.set_write_pos(buffered.write_pos() + written);
            buffered.set_raw_pos(buffered.write_pos());
            s.restart(args);
        }
    }
    buffered.reset_write();
    Ok(true)
}

/// The raw stream stands further on.
fn wrote(buffered: Buffered, written: i64) {
    if buffered.abs_pos() != -1 {
        buffered.set_abs_pos(buffered.abs_pos() + written);
    }
}

/// Writes all that is to be written.
pub(super) fn flush_all<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    buffered: Buffered,
) -> Result<(), Trap> {
    if flush_some(s, py, args, buffered)? { Ok(()) } else { Err(blocked(py, 0)) }
}

pub(super) fn flush<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    let buffered = attached(py, args.get(0))?;
    if args.get(own).is_null() {
        check_open(&mut s, py, args, (buffered, "flush of"))?;
        args.set(own, Value::TRUE);
        s.restart(args);
    }
    flush_and_rewind(&mut s, py, args, buffered)?;
    Ok(Value::NONE)
}

/// Puts bytes into the buffer at the position, for which there is room.
fn buffer(buffered: Buffered, bytes: &[u8]) {
    let pos = buffered.pos();
    buffered.put(pos, bytes);
    if !buffered.valid_write() || buffered.write_pos() > pos {
        buffered.set_write_pos(pos);
    }
    buffered.adjust_pos(pos + bytes.len() as i64);
    if buffered.write_end() < buffered.pos() {
        buffered.set_write_end(buffered.pos());
    }
}

const CHECKED: Value = Value::from_int_truncated(0);
/// The buffer was flushed, and the raw stream is in place: own slot 1 says how much was written.
const FLUSHED: Value = Value::from_int_truncated(1);

pub(super) fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 2)?;
    let own = args.nargs();
    let buffered = attached(py, args.get(0))?;
    let bytes = py.bytes_like(args.get(1))?.read(<[u8]>::to_vec);
    let len = bytes.len() as i64;
    if args.get(own).is_null() {
        let closed = buffered.memory().is_none() || raw::is_closed(&mut s, py, args, buffered.raw())?;
        if closed {
            return Err(py.value_error(format_args!("write to closed file")));
        }
        if !buffered.valid_read() && !buffered.valid_write() {
            buffered.set_pos(0);
            buffered.set_raw_pos(0);
        }
        if len <= buffered.size() - buffered.pos() {
            buffer(buffered, &bytes);
            return new_int(py, len);
        }
        args.set(own, CHECKED);
        s.restart(args);
    }
    if args.get(own) == CHECKED {
        if !flush_some(&mut s, py, args, buffered)? {
            return buffer_some(py, buffered, &bytes);
        }
        rewind(&mut s, py, args, buffered)?;
        args.set(own, FLUSHED);
        args.set(own + 1, CHECKED);
        s.restart(args);
    }
    loop {
        let written = args.get(own + 1).as_small_int().unwrap_or(0) as i64;
        let rest = &bytes[(written as usize).min(bytes.len())..];
        if rest.len() as i64 <= buffered.size() {
            return begin_anew(py, buffered, rest, len);
        }
        match raw::write(&mut s, py, args, (buffered.raw(), rest))? {
            Some(more) => {
                wrote(buffered, more);
                args.set(own + 1, Value::from_int_truncated((written + more) as isize));
                s.restart(args);
            }
            None => {
                // As much as there is room for.
                let size = buffered.size();
                buffered.put(0, &rest[..size as usize]);
                buffered.set_write_pos(0);
                buffered.set_raw_pos(0);
                buffered.adjust_pos(size);
                buffered.set_write_end(size);
                return Err(blocked(py, written + size));
            }
        }
    }
}

/// The rest of what is to be written goes into the empty buffer.
fn begin_anew(py: &mut Python<'_>, buffered: Buffered, rest: &[u8], len: i64) -> Result<Value, Trap> {
    let answer = new_int(py, len)?;
    if buffered.is(READABLE) {
        buffered.reset_read();
    }
    buffered.put(0, rest);
    buffered.set_write_pos(0);
    buffered.set_write_end(rest.len() as i64);
    buffered.adjust_pos(rest.len() as i64);
    buffered.set_raw_pos(0);
    Ok(answer)
}

/// What is in the buffer can't be written yet: as much as there is room for goes behind it.
fn buffer_some(py: &mut Python<'_>, buffered: Buffered, bytes: &[u8]) -> Result<Value, Trap> {
    if buffered.is(READABLE) {
        buffered.reset_read();
    }
    let start = buffered.write_pos();
    let waiting = buffered.part(start, buffered.write_end());
    buffered.put(0, &waiting);
    buffered.set_write_end(buffered.write_end() - start);
    buffered.set_raw_pos(buffered.raw_pos() - start);
    buffered.set_pos(buffered.pos() - start);
    buffered.set_write_pos(0);
    let room = (buffered.size() - buffered.write_end()).max(0);
    let taken = (bytes.len() as i64).min(room);
    buffered.put(buffered.write_end(), &bytes[..taken as usize]);
    buffered.set_write_end(buffered.write_end() + taken);
    buffered.set_pos(buffered.pos() + taken);
    if taken == bytes.len() as i64 { new_int(py, taken) } else { Err(blocked(py, taken)) }
}

pub(super) fn truncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    let buffered = attached(py, args.get(0))?;
    if args.get(own).is_null() {
        check_open(&mut s, py, args, (buffered, "truncate of"))?;
        if !buffered.is(WRITABLE) {
            return Err(unsupported(py, "truncate"));
        }
        args.set(own, Value::TRUE);
        s.restart(args);
    }
    flush_and_rewind(&mut s, py, args, buffered)?;
    let size = match args.arg(1).filter(|size| !size.is_none()) {
        Some(size) => size,
        None => {
            let place = raw::tell(&mut s, py, args, buffered.raw())?;
            new_int(py, place)?
        }
    };
    let done = s.method(py, args, buffered.raw(), "truncate", &[size])?;
    // The raw position may have changed.
    buffered.set_abs_pos(-1);
    Ok(done)
}
