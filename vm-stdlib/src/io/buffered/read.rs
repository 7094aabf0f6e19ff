//! Reading.

use vm_objects::object::bytes::{ByteArray, Bytes};
use vm_objects::{Args, Obj, Python, Script, Trap, Value};

use super::common::{attached, check_open, flush_and_rewind};
use super::state::{Buffered, WRITABLE};
use super::{RANDOM, READER};
use crate::arguments::{index, new_bytes, new_int, optional_size};
use crate::io::base::{append, frozen, own_array, writable};
use crate::io::checks::given_bytes;
use crate::io::{file_io, raw};

/// The raw stream stands further on.
fn was_read(buffered: Buffered, read: usize) {
    if read > 0 && buffered.abs_pos() != -1 {
        buffered.set_abs_pos(buffered.abs_pos() + read as i64);
    }
}

/// `_bufferedreader_fill_buffer`: how much was read; `None` if there is nothing yet. The caller's run begins anew.
fn fill<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    buffered: Buffered,
) -> Result<Option<usize>, Trap> {
    let start = if buffered.valid_read() { buffered.read_end() } else { 0 };
    let room = (buffered.size() - start).max(0) as usize;
    let Some(bytes) = raw::read(s, py, args, (buffered.raw(), room))? else { return Ok(None) };
    was_read(buffered, bytes.len());
    if !bytes.is_empty() {
        buffered.put(start, &bytes);
        let end = start + bytes.len() as i64;
        buffered.set_read_end(end);
        buffered.set_raw_pos(end);
    }
    Ok(Some(bytes.len()))
}

/// The first of a routine's own slots: null before what is checked at first.
fn first<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (own, operation): (usize, &str),
) -> Result<Buffered, Trap> {
    let buffered = attached(py, args.get(0))?;
    if args.get(own).is_null() {
        check_open(s, py, args, (buffered, operation))?;
        s.own_frame(args)?;
        args.set(own, Value::TRUE);
        s.restart(args);
    }
    Ok(buffered)
}

/// A buffer over a plain file that is open, before anything else is known: what is in it needs nobody.
fn quick(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Option<Buffered>, Trap> {
    let buffered = attached(py, args.get(0))?;
    let raw = buffered.raw();
    let open = args.input == vm_core::object::Input::Start && file_io::is_exact(py, raw)? && !file_io::is_closed(raw);
    Ok((open && buffered.ahead() > 0).then_some(buffered))
}

/// A line that is in the buffer as a whole.
fn quick_line(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Option<Value>, Trap> {
    let Some(buffered) = quick(py, args)? else { return Ok(None) };
    let pos = buffered.pos();
    match buffered.find_newline(pos, pos + buffered.ahead()) {
        Some(at) => take(py, buffered, at + 1 - pos).map(Some),
        None => Ok(None),
    }
}

/// A bytes object of the next `size` bytes in the buffer.
fn take(py: &mut Python<'_>, buffered: Buffered, size: i64) -> Result<Value, Trap> {
    let pos = buffered.pos();
    let bytes = buffered.bytes(py, pos, pos + size)?;
    buffered.set_pos(pos + size);
    Ok(bytes)
}

/// `read(size=-1)`
pub(super) fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if let Some(size @ 0..) = args.arg(1).and_then(Value::as_small_int)
        && let Some(buffered) = quick(py, args)?
        && size as i64 <= buffered.ahead()
    {
        return take(py, buffered, size as i64);
    }
    let mut s = Script::new(args, 3)?;
    let own = args.nargs();
    let size = optional_size(&mut s, py, args, 1, -1)?;
    let buffered = attached(py, args.get(0))?;
    if size < -1 {
        return Err(py.value_error(format_args!("read length must be non-negative or -1")));
    }
    let buffered = first(&mut s, py, args, (own, "read of")).map(|_| buffered)?;
    if size == -1 {
        return read_all(&mut s, py, args, buffered);
    }
    if args.get(own + 1).is_null() && size <= buffered.ahead() {
        return take(py, buffered, size);
    }
    let read = own_array(py, args, own + 1)?;
    drain(py, args, (own + 2, buffered, read))?;
    prepare(&mut s, py, args, (own + 2, buffered))?;
    read_exactly(&mut s, py, args, (buffered, read, size))
}

/// What is in the buffer was read: to the array.
fn drain(
    py: &mut Python<'_>,
    args: &Args<'_, '_>,
    (slot, buffered, read): (usize, Buffered, Obj<ByteArray>),
) -> Result<(), Trap> {
    let ahead = buffered.ahead();
    // Not once it was filled again.
    if args.get(slot).is_null() && ahead > 0 {
        let bytes = buffered.part(buffered.pos(), buffered.pos() + ahead);
        append(py, read, &bytes)?;
        buffered.set_pos(buffered.pos() + ahead);
    }
    Ok(())
}

/// Before the raw stream is read: what is to be written is written, and the buffer is empty. Done once, as the slot says.
fn prepare<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (slot, buffered): (usize, Buffered),
) -> Result<(), Trap> {
    if args.get(slot).is_null() {
        if buffered.is(WRITABLE) {
            flush_and_rewind(s, py, args, buffered)?;
        }
        buffered.reset_read();
        buffered.set_pos(0);
        args.set(slot, Value::TRUE);
        s.restart(args);
    }
    Ok(())
}

/// `_bufferedreader_read_generic`, after the buffer's contents were taken.
fn read_exactly<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (buffered, read, size): (Buffered, Obj<ByteArray>, i64),
) -> Result<Value, Trap> {
    /// So much at once from a stream that may have less.
    const MOST: i64 = 1 << 24;
    loop {
        let left = size - read.len.get() as i64;
        let ahead = buffered.ahead();
        if ahead > 0 || left <= 0 {
            let taken = left.clamp(0, ahead);
            let bytes = buffered.part(buffered.pos(), buffered.pos() + taken);
            read.reserve(&mut py.heap, read.len.get().saturating_add(bytes.len()))?;
            append(py, read, &bytes)?;
            buffered.set_pos(buffered.pos() + taken);
            s.restart(args);
            if taken == left {
                return frozen(py, read);
            }
            continue;
        }
        // Whole blocks go past the buffer.
        let blocks = left - left % buffered.size();
        let got = if blocks > 0 {
            let bytes = raw::read(s, py, args, (buffered.raw(), blocks.min(MOST) as usize))?;
            if let Some(bytes) = &bytes {
                append(py, read, bytes)?;
                was_read(buffered, bytes.len());
            }
            bytes.map(|bytes| bytes.len())
        } else {
            if buffered.read_end() == -1 {
                buffered.set_pos(0);
                buffered.set_raw_pos(0);
            } else if buffered.read_end() >= buffered.size() {
                buffered.reset_read();
                buffered.set_pos(0);
            }
            fill(s, py, args, buffered)?
        };
        s.restart(args);
        match got {
            Some(1..) => {}
            None if read.len.get() == 0 => return Ok(Value::NONE),
            _ => return frozen(py, read),
        }
    }
}

/// `_bufferedreader_read_all`
fn read_all<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    buffered: Buffered,
) -> Result<Value, Trap> {
    let own = args.nargs();
    let read = own_array(py, args, own + 1)?;
    drain(py, args, (own + 2, buffered, read))?;
    prepare(s, py, args, (own + 2, buffered))?;
    let raw = buffered.raw();
    if let Some(readall) = s.optional_attribute(py, args, raw, "readall")? {
        let all = s.call(args, readall, &[])?;
        let Some(bytes) = py.unwrapped(all).cast::<Bytes>() else {
            if all.is_none() {
                return if read.len.get() == 0 { Ok(all) } else { frozen(py, read) };
            }
            return Err(py.type_error(format_args!("readall() should return bytes")));
        };
        if buffered.abs_pos() != -1 {
            buffered.set_abs_pos(-1);
        }
        if read.len.get() == 0 {
            return Ok(all);
        }
        let whole = Bytes::with_len(&mut py.heap, read.len.get() + bytes.as_slice().len())?;
        let parts = read.cells().iter().map(core::cell::Cell::get).chain(bytes.as_slice().iter().copied());
        whole.cells().iter().zip(parts).for_each(|(cell, byte)| cell.set(byte));
        return Ok(whole.value());
    }
    s.restart(args);
    loop {
        let more = s.method(py, args, raw, "read", &[])?;
        let Some(bytes) = py.unwrapped(more).cast::<Bytes>() else {
            if more.is_none() {
                return if read.len.get() == 0 { Ok(more) } else { frozen(py, read) };
            }
            return Err(py.type_error(format_args!("read() should return bytes")));
        };
        if bytes.as_slice().is_empty() {
            return frozen(py, read);
        }
        append(py, read, bytes.as_slice())?;
        was_read(buffered, bytes.as_slice().len());
        s.restart(args);
    }
}

/// `peek(size=0)`: what is in the buffer, at least something if there is anything.
pub(super) fn peek<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 2)?;
    let own = args.nargs();
    if let Some(size) = args.arg(1) {
        index(&mut s, py, args, size)?;
    }
    let buffered = first(&mut s, py, args, (own, "peek of"))?;
    if buffered.ahead() == 0 {
        if buffered.is(WRITABLE) && args.get(own + 1).is_null() {
            flush_and_rewind(&mut s, py, args, buffered)?;
            args.set(own + 1, Value::TRUE);
            s.restart(args);
        }
        buffered.reset_read();
        fill(&mut s, py, args, buffered)?;
        buffered.set_pos(0);
    }
    let ahead = buffered.ahead();
    buffered.bytes(py, buffered.pos(), buffered.pos() + ahead)
}

/// `read1(size=-1)`: at most one read of the raw stream.
pub(super) fn read1<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    let size = match args.arg(1) {
        Some(size) => index(&mut s, py, args, size)?,
        None => -1,
    };
    let buffered = first(&mut s, py, args, (own, "read of"))?;
    let size = if size < 0 { buffered.size() } else { size };
    if size == 0 {
        return new_bytes(py, b"");
    }
    let ahead = buffered.ahead();
    if ahead > 0 {
        return take(py, buffered, size.min(ahead));
    }
    if buffered.is(WRITABLE) {
        flush_and_rewind(&mut s, py, args, buffered)?;
    }
    let bytes = raw::read(&mut s, py, args, (buffered.raw(), size as usize))?.unwrap_or_default();
    let result = new_bytes(py, &bytes)?;
    buffered.reset_read();
    was_read(buffered, bytes.len());
    Ok(result)
}

/// `_buffered_readinto_generic`
pub(super) fn readinto<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, once: bool) -> Result<Value, Trap> {
    let mut s = Script::new(args, 3)?;
    let own = args.nargs();
    let function = if once { "readinto1" } else { "readinto" };
    let to = writable(py, args.get(1), function)?;
    let size = to.len() as i64;
    let buffered = attached(py, args.get(0))?;
    let buffered = first(&mut s, py, args, (own, &format!("{function} of"))).map(|_| buffered)?;
    let read = own_array(py, args, own + 1)?;
    loop {
        let (ahead, done) = (buffered.ahead(), read.len.get() as i64);
        let left = size - done;
        if ahead > 0 && left > 0 {
            let taken = left.min(ahead);
            let bytes = buffered.part(buffered.pos(), buffered.pos() + taken);
            append(py, read, &bytes)?;
            buffered.set_pos(buffered.pos() + taken);
            s.restart(args);
            continue;
        }
        if left == 0 || once && done > 0 && left <= buffered.size() {
            break;
        }
        prepare(&mut s, py, args, (own + 2, buffered))?;
        // What is larger than the buffer goes past it.
        let past = left > buffered.size();
        let got = if past {
            let bytes = raw::read(&mut s, py, args, (buffered.raw(), left as usize))?;
            if let Some(bytes) = &bytes {
                append(py, read, bytes)?;
                was_read(buffered, bytes.len());
            }
            bytes.map(|bytes| bytes.len())
        } else {
            buffered.reset_read();
            buffered.set_pos(0);
            fill(&mut s, py, args, buffered)?
        };
        s.restart(args);
        match got {
            Some(1..) if !(once && past) => {}
            None if read.len.get() == 0 => return Ok(Value::NONE),
            _ => break,
        }
    }
    to.cells().iter().zip(read.cells()).for_each(|(to, from)| to.set(from.get()));
    new_int(py, read.len.get() as i64)
}

pub(super) fn readline<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() == 1
        && let Some(line) = quick_line(py, args)?
    {
        return Ok(line);
    }
    let mut s = Script::new(args, 3)?;
    let own = args.nargs();
    let limit = optional_size(&mut s, py, args, 1, -1)?;
    line(&mut s, py, args, (own, limit))
}

/// Whether bytes end with the end of a line.
fn is_line(read: Obj<ByteArray>) -> bool {
    read.cells().last().is_some_and(|byte| byte.get() == b'\n')
}

/// `_buffered_readline`, with three slots of the routine's own.
fn line<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (own, limit): (usize, i64),
) -> Result<Value, Trap> {
    let buffered = first(s, py, args, (own, "readline of"))?;
    loop {
        let read = args.get(own + 1).cast::<ByteArray>();
        let done = read.map_or(0, |read| read.len.get() as i64);
        if let Some(read) = read.filter(|read| is_line(*read) || limit >= 0 && done >= limit) {
            return frozen(py, read);
        }
        let (pos, ahead) = (buffered.pos(), buffered.ahead());
        let most = if limit < 0 { ahead } else { ahead.min(limit - done) };
        let found = if most > 0 { buffered.find_newline(pos, pos + most) } else { None };
        let (taken, is_all) = match found {
            Some(at) => (at + 1 - pos, true),
            None => (most, limit >= 0 && done + most >= limit),
        };
        match read {
            None if is_all => return take(py, buffered, taken),
            // Nothing new: what the raw stream gives is being waited for.
            _ if taken == 0 && !is_all => {}
            _ => {
                let read = own_array(py, args, own + 1)?;
                let bytes = buffered.part(pos, pos + taken);
                append(py, read, &bytes)?;
                buffered.set_pos(pos + taken);
                s.restart(args);
                if is_all {
                    continue;
                }
            }
        }
        prepare(s, py, args, (own + 2, buffered))?;
        buffered.reset_read();
        buffered.set_pos(0);
        let got = fill(s, py, args, buffered)?;
        s.restart(args);
        if got.is_none_or(|got| got == 0) {
            let read = own_array(py, args, own + 1)?;
            return frozen(py, read);
        }
    }
}

/// `buffered_iternext`
pub(super) fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let class = py.type_of(args.get(0));
    let plain = class == py.host_type(&READER)? || class == py.host_type(&RANDOM)?;
    if plain && let Some(line) = quick_line(py, args)? {
        return Ok(line);
    }
    let mut s = Script::new(args, 3)?;
    let own = args.nargs();
    let read =
        if plain { line(&mut s, py, args, (own, -1))? } else { s.method(py, args, args.get(0), "readline", &[])? };
    let bytes = given_bytes(py, read, "readline")?;
    if bytes.as_slice().is_empty() { Err(Trap::Stop) } else { Ok(read) }
}
