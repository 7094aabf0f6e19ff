//! Reading.

use vm_objects::object::list::List;
use vm_objects::object::str::{Str, StrBuilder, Text};
use vm_objects::{Args, Obj, Python, Script, Trap, Value};

use super::WRAPPER;
use super::codec::{decode, decoder_state};
use super::common::{attached, check_open, is_surely_open};
use super::state::{BUFFER, HAS_READ1, SEEKABLE, TELLING, Wrapper};
use super::write::write_pending;
use crate::arguments::{index, new_bytes, optional_size};
use crate::io::checks::{given_text, unsupported};
use crate::io::newlines::Ending;

/// `textiowrapper_read_chunk`: more text; false at the end. The caller's run begins anew.
fn read_chunk<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (wrapper, hint): (Wrapper, usize),
) -> Result<bool, Trap> {
    if !wrapper.has_decoder() {
        return Err(unsupported(py, "not readable"));
    }
    let telling = wrapper.is(TELLING);
    let (kept, flags) = if telling { decoder_state(s, py, args, wrapper)? } else { (Value::NULL, 0) };
    let hint = (hint as i64).saturating_mul(wrapper.ratio().max(1000)) / 1000;
    let size = Value::from_int_truncated(wrapper.chunk().max(hint) as isize);
    let method = if wrapper.is(HAS_READ1) { "read1" } else { "read" };
    let chunk = s.method(py, args, wrapper.get(BUFFER), method, &[size])?;
    let Some(bytes) = py.buffer_of(chunk)? else {
        let kind = py.type_name(chunk);
        return Err(
            py.type_error(format_args!("underlying {method}() should have returned a bytes-like object, not '{kind}'"))
        );
    };
    let len = bytes.len();
    let at_end = len == 0;
    let decoded = decode(s, py, args, (wrapper, chunk, at_end))?;
    let count = decoded.text.len();
    let snapshot = if telling {
        let mut input = py.bytes_like(kept)?.read(<[u8]>::to_vec);
        bytes.read(|bytes| input.extend_from_slice(bytes));
        new_bytes(py, &input)?
    } else {
        Value::NULL
    };
    decoded.keep(wrapper);
    wrapper.set_decoded(decoded.text.value());
    wrapper.set_ratio(if count > 0 { (len as i64).saturating_mul(1000) / count as i64 } else { 0 });
    if telling {
        wrapper.set_snapshot(flags, snapshot);
    }
    Ok(!(at_end && count == 0))
}

/// The parts that a routine has read, in one of its own slots.
fn parts(py: &mut Python<'_>, args: &mut Args<'_, '_>, slot: usize) -> Result<Obj<List>, Trap> {
    match args.get(slot).cast::<List>() {
        Some(list) => Ok(list),
        None => {
            let list = List::with_capacity(&mut py.heap, 4)?;
            args.set(slot, list.value());
            Ok(list)
        }
    }
}

/// The parts, and a last one, as one str.
fn joined(py: &mut Python<'_>, parts: Obj<List>, last: Option<Obj<Str>>) -> Result<Value, Trap> {
    let mut whole = StrBuilder::new(&mut py.heap);
    for part in parts.items() {
        if let Some(part) = part.get().cast::<Str>() {
            whole.push(part)?;
        }
    }
    if let Some(last) = last {
        whole.push(last)?;
    }
    Ok(whole.finish()?.value())
}

/// Before something is read: the wrapper is open, and what was written is in the buffer. Done once, as the slot says.
fn begin<'h>(s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, own: usize) -> Result<Wrapper, Trap> {
    let wrapper = attached(py, args.get(0))?;
    if args.get(own).is_null() {
        check_open(s, py, args, wrapper)?;
        s.own_frame(args)?;
        args.set(own, Value::TRUE);
        s.restart(args);
    }
    if args.get(own) == Value::TRUE {
        write_pending(s, py, args, wrapper)?;
        args.set(own, Value::FALSE);
        s.restart(args);
    }
    Ok(wrapper)
}

/// `read(size=-1)`
pub(super) fn read<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 3)?;
    let own = args.nargs();
    let size = optional_size(&mut s, py, args, 1, -1)?;
    let wrapper = attached(py, args.get(0))?;
    if args.get(own).is_null() && !wrapper.has_decoder() {
        check_open(&mut s, py, args, wrapper)?;
        return Err(unsupported(py, "not readable"));
    }
    let wrapper = begin(&mut s, py, args, own).map(|_| wrapper)?;
    let read = parts(py, args, own + 1)?;
    let Ok(size) = usize::try_from(size) else {
        let bytes = s.method(py, args, wrapper.get(BUFFER), "read", &[])?;
        let decoded = decode(&mut s, py, args, (wrapper, bytes, true))?;
        let text = match wrapper.decoded() {
            Some((rest, used)) if used < rest.len() => {
                let rest = rest.substring(&mut py.heap, used, rest.len())?;
                rest.concat(&mut py.heap, decoded.text)?
            }
            _ => decoded.text,
        };
        decoded.keep(wrapper);
        wrapper.forget();
        return Ok(text.value());
    };
    loop {
        let done = args.get(own + 2).as_small_int().map_or(0, isize::unsigned_abs);
        let left = size.saturating_sub(done);
        if let Some((text, used)) = wrapper.decoded().filter(|&(text, used)| used < text.len() && left > 0) {
            let end = text.len().min(used.saturating_add(left));
            let part = text.substring(&mut py.heap, used, end)?;
            if done == 0 && end - used == left {
                wrapper.set_used(end);
                return Ok(part.value());
            }
            read.push(&mut py.heap, part.value())?;
            wrapper.set_used(end);
            args.set(own + 2, Value::from_int_truncated((done + end - used) as isize));
            s.restart(args);
            continue;
        }
        if left == 0 {
            break;
        }
        let more = read_chunk(&mut s, py, args, (wrapper, left))?;
        s.restart(args);
        if !more {
            break;
        }
    }
    joined(py, read, None)
}

/// Where a line ends that begins at `start`.
fn find_end(ending: Ending, text: Obj<Str>, start: usize) -> Result<usize, usize> {
    let end = text.len();
    match (ending, text.text()) {
        (Ending::Lf, Text::One(bytes)) => {
            bytes[start..].iter().position(|&byte| byte == b'\n').map(|at| start + at + 1).ok_or(end)
        }
        _ => ending.find(|index| text.char_at(index).unwrap_or(0), start, end),
    }
}

/// A line that is in the decoded text as a whole.
fn quick_line(py: &mut Python<'_>, wrapper: Wrapper) -> Result<Option<Value>, Trap> {
    if !is_surely_open(wrapper) || wrapper.pending_len() > 0 {
        return Ok(None);
    }
    let Some((text, used)) = wrapper.decoded() else { return Ok(None) };
    match find_end(wrapper.ending(), text, used) {
        Ok(end) => {
            let line = text.substring(&mut py.heap, used, end)?;
            wrapper.set_used(end);
            Ok(Some(line.value()))
        }
        Err(_) => Ok(None),
    }
}

/// `_textiowrapper_readline`, with four slots of the routine's own.
fn line<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (own, limit): (usize, i64),
) -> Result<Value, Trap> {
    let wrapper = begin(s, py, args, own)?;
    let read = parts(py, args, own + 1)?;
    loop {
        let done = args.get(own + 2).as_small_int().map_or(0, isize::unsigned_abs);
        let left = usize::try_from(limit).map_or(usize::MAX, |limit| limit.saturating_sub(done));
        if left == 0 {
            return joined(py, read, None);
        }
        let Some((text, used)) = wrapper.decoded().filter(|&(text, used)| used < text.len()) else {
            let more = read_chunk(s, py, args, (wrapper, 0))?;
            s.restart(args);
            if !more {
                // The end: what was kept back is the rest of the line.
                wrapper.forget();
                let kept = args.get(own + 3).cast::<Str>();
                return joined(py, read, kept);
            }
            continue;
        };
        // A `\r` at the end of what was read before may belong to this.
        let kept = args.get(own + 3).cast::<Str>();
        let before = kept.map_or(0, |kept| kept.len());
        let (all, start) = match kept {
            Some(kept) => {
                let rest = text.substring(&mut py.heap, used, text.len())?;
                (kept.concat(&mut py.heap, rest)?, 0)
            }
            None => (text, used),
        };
        let (end, found) = match find_end(wrapper.ending(), all, start) {
            Ok(end) => (end, true),
            Err(end) => (end, false),
        };
        let cut = end - start >= left;
        if found || cut {
            let end = if cut { start + left } else { end };
            let part = all.substring(&mut py.heap, start, end)?;
            let whole = if read.len() == 0 { part.value() } else { joined(py, read, Some(part))? };
            wrapper.set_used(if kept.is_some() { (used + end).saturating_sub(before) } else { end });
            return Ok(whole);
        }
        let part = all.substring(&mut py.heap, start, end)?;
        let rest = if end < all.len() { all.substring(&mut py.heap, end, all.len())?.value() } else { Value::NULL };
        read.push(&mut py.heap, part.value())?;
        args.set(own + 2, Value::from_int_truncated((done + end - start) as isize));
        args.set(own + 3, rest);
        wrapper.set_decoded(Value::NULL);
        s.restart(args);
    }
}

pub(super) fn readline<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() == 1 && args.input == vm_core::object::Input::Start {
        let wrapper = attached(py, args.get(0))?;
        if let Some(line) = quick_line(py, wrapper)? {
            return Ok(line);
        }
    }
    let mut s = Script::new(args, 4)?;
    let own = args.nargs();
    let limit = match args.arg(1) {
        Some(limit) => index(&mut s, py, args, limit)?,
        None => -1,
    };
    line(&mut s, py, args, (own, limit))
}

/// `textiowrapper_iternext`
pub(super) fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let wrapper = attached(py, args.get(0))?;
    wrapper.set_bit(TELLING, false);
    let plain = py.type_of(args.get(0)) == py.host_type(&WRAPPER)?;
    if plain
        && args.input == vm_core::object::Input::Start
        && let Some(line) = quick_line(py, wrapper)?
    {
        return Ok(line);
    }
    let mut s = Script::new(args, 4)?;
    let own = args.nargs();
    let read = if plain {
        line(&mut s, py, args, (own, -1))?
    } else {
        let line = s.method(py, args, args.get(0), "readline", &[])?;
        given_text(py, line, "readline")?;
        line
    };
    if py.unwrapped(read).cast::<Str>().is_some_and(|line| line.len() > 0) {
        return Ok(read);
    }
    wrapper.set_snapshot(0, Value::NULL);
    let seekable = wrapper.is(SEEKABLE);
    wrapper.set_bit(TELLING, seekable);
    Err(Trap::Stop)
}
