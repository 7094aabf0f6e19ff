//! Writing and flushing.

use vm_objects::object::bytes::ByteArray;
use vm_objects::object::str::Str;
use vm_objects::{Args, Python, Script, Trap, Value};

use super::codec::{encode, encode_plain, reset_decoder};
use super::common::{attached, check_open, is_surely_open};
use super::state::{BUFFER, LINE_BUFFERING, SEEKABLE, TELLING, WRITE_THROUGH, Wrapper};
use crate::arguments::new_int;
use crate::io::base::{append, frozen};
use crate::io::checks::unsupported;
use crate::io::string_io::replaced;

/// `_textiowrapper_writeflush`: what is pending goes to the buffer.
pub(super) fn write_pending<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    wrapper: Wrapper,
) -> Result<(), Trap> {
    // Whether there was something is the first step's note: afterwards there is nothing.
    let bytes = if wrapper.pending_len() == 0 && !s.has_note(args) {
        return Ok(());
    } else {
        s.once(py, args, |py, _| {
            let Some(pending) = wrapper.pending() else { return Ok(Value::NULL) };
            let bytes = frozen(py, pending)?;
            pending.len.set(0);
            Ok(bytes)
        })?
    };
    s.method(py, args, wrapper.get(BUFFER), "write", &[bytes])?;
    s.restart(args);
    Ok(())
}

/// Adds bytes to what is pending.
fn add_pending(py: &mut Python<'_>, wrapper: Wrapper, bytes: &[u8]) -> Result<(), Trap> {
    let pending = match wrapper.pending() {
        Some(pending) => pending,
        None => {
            let pending = ByteArray::with_len(&mut py.heap, 0)?;
            wrapper.set_pending(pending.value());
            pending
        }
    };
    append(py, pending, bytes)
}

/// A write that needs nobody: true if it is done.
fn write_quickly(py: &mut Python<'_>, wrapper: Wrapper, text: vm_objects::Obj<Str>) -> Result<bool, Trap> {
    let plain = !wrapper.is(LINE_BUFFERING | WRITE_THROUGH)
        && is_surely_open(wrapper)
        && wrapper.written_newline().is_none()
        && !wrapper.has_decoder()
        && wrapper.snapshot().is_none();
    if !plain {
        return Ok(false);
    }
    let Some(bytes) = encode_plain(wrapper, text) else { return Ok(false) };
    if (wrapper.pending_len() + bytes.len()) as i64 >= wrapper.chunk() {
        return Ok(false);
    }
    add_pending(py, wrapper, &bytes)?;
    Ok(true)
}

const ADDED: Value = Value::from_int_truncated(1);
const FLUSHED: Value = Value::from_int_truncated(2);

pub(super) fn write<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let wrapper = attached(py, args.get(0))?;
    let text = py.unwrapped(args.get(1)).cast::<Str>();
    if args.input == vm_core::object::Input::Start
        && let Some(text) = text
        && write_quickly(py, wrapper, text)?
    {
        return new_int(py, text.len() as i64);
    }
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    let Some(text) = text else {
        let kind = py.type_name(args.get(1));
        return Err(py.type_error(format_args!("write() argument must be str, not {kind}")));
    };
    let line_buffering = wrapper.is(LINE_BUFFERING);
    if args.get(own).is_null() {
        // What does not fit goes to the buffer first; then this begins anew.
        check_open(&mut s, py, args, wrapper)?;
        if !wrapper.has_encoder() {
            return Err(unsupported(py, "not writable"));
        }
        let translated = match wrapper.written_newline() {
            Some(end) => {
                let text = s.operation(py, args, &[], |py| Ok(replaced(py, text, end)?.value()))?;
                text.cast::<Str>()
            }
            None => Some(text),
        };
        let Some(translated) = translated else { return Ok(Value::NONE) };
        let bytes = encode(&mut s, py, args, (wrapper, translated))?;
        s.own_frame(args)?;
        let waiting = wrapper.pending_len();
        let too_much = waiting > 0 && (waiting + bytes.len()) as i64 > wrapper.chunk();
        let before = if too_much { wrapper.pending() } else { None };
        let fresh = match before {
            Some(pending) => Some(frozen(py, pending)?),
            None => None,
        };
        match fresh {
            // In one go, so that the text is not encoded twice.
            Some(first) => {
                let rest = ByteArray::from_slice(&mut py.heap, &bytes)?;
                wrapper.set_pending(rest.value());
                args.set(own, first);
            }
            None => {
                add_pending(py, wrapper, &bytes)?;
                args.set(own, ADDED);
            }
        }
        s.restart(args);
    }
    if args.get(own) != ADDED && args.get(own) != FLUSHED {
        let first = args.get(own);
        s.method(py, args, wrapper.get(BUFFER), "write", &[first])?;
        args.set(own, ADDED);
        s.restart(args);
    }
    let flush_all = line_buffering && text.chars().any(|c| matches!(c, 0x0a | 0x0d));
    if args.get(own) == ADDED {
        if wrapper.pending_len() as i64 >= wrapper.chunk() || flush_all || wrapper.is(WRITE_THROUGH) || s.has_note(args)
        {
            write_pending(&mut s, py, args, wrapper)?;
        }
        args.set(own, FLUSHED);
        s.restart(args);
    }
    if flush_all {
        s.method(py, args, wrapper.get(BUFFER), "flush", &[])?;
    }
    if wrapper.snapshot().is_some() {
        wrapper.forget();
    }
    reset_decoder(&mut s, py, args, wrapper)?;
    new_int(py, text.len() as i64)
}

pub(super) fn flush<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 1)?;
    let own = args.nargs();
    let wrapper = attached(py, args.get(0))?;
    if args.get(own).is_null() {
        check_open(&mut s, py, args, wrapper)?;
        args.set(own, Value::TRUE);
        s.restart(args);
    }
    if args.get(own) == Value::TRUE {
        let seekable = wrapper.is(SEEKABLE);
        wrapper.set_bit(TELLING, seekable);
        write_pending(&mut s, py, args, wrapper)?;
        args.set(own, Value::FALSE);
        s.restart(args);
    }
    s.method(py, args, wrapper.get(BUFFER), "flush", &[])
}

pub(super) fn truncate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let wrapper = attached(py, args.get(0))?;
    s.method(py, args, args.get(0), "flush", &[])?;
    let size = args.arg(1).unwrap_or(Value::NONE);
    s.method(py, args, wrapper.get(BUFFER), "truncate", &[size])
}
