//! What buffers ask of the stream below them: any object, or a `FileIO`, which is asked directly.

use vm_core::object::Model;
use vm_objects::object::bytes::ByteArray;
use vm_objects::object::exception::Exception;
use vm_objects::object::memory_view::MemoryView;
use vm_objects::types::TypeId;
use vm_objects::{Args, Python, Script, Trap, Value};

use super::file_io;
use crate::arguments::{self, new_bytes, new_int};

fn invalid(py: &mut Python<'_>, method: &str, len: i64, most: usize) -> Trap {
    py.error(
        TypeId::OSError,
        format_args!("raw {method}() returned invalid length {len} (should have been between 0 and {most})"),
    )
}

/// `OSError: raw readinto() failed`, caused by the pending exception: `_PyErr_FormatFromCause`.
fn failed_for(py: &mut Python<'_>, cause: Trap) -> Trap {
    if cause != Trap::Raise {
        return cause;
    }
    let cause = py.take_exception();
    let trap = py.error(TypeId::OSError, format_args!("raw readinto() failed"));
    if trap != Trap::Raise {
        return trap;
    }
    let exception = py.take_exception();
    if let Some(exception) = exception.cast::<Exception>() {
        exception.cause.set(cause);
        exception.context.set(cause);
        exception.set_suppress_context(true);
    }
    py.raise_again(exception)
}

/// `_bufferedreader_raw_read`: at most `size` bytes; `None` if there are none yet.
pub(super) fn read<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (raw, size): (Value, usize),
) -> Result<Option<Vec<u8>>, Trap> {
    let array = s.operation(py, args, &[], |py| Ok(ByteArray::with_len(&mut py.heap, size)?.value()))?;
    let view = s.operation(py, args, &[], |py| py.new_view(array))?;
    let read = s.method(py, args, raw, "readinto", &[view])?;
    if let Some(view) = view.cast::<MemoryView>() {
        view.release();
    }
    if read.is_none() {
        return Ok(None);
    }
    if !py.is_instance_of(read, TypeId::Int) && !py.has_special(read, "__index__") {
        let kind = py.type_name(read);
        let cause = py.type_error(format_args!("'{kind}' object cannot be interpreted as an integer"));
        return Err(failed_for(py, cause));
    }
    let read = arguments::index(s, py, args, read)?;
    let Some(array) = array.cast::<ByteArray>() else { return Ok(None) };
    let Some(cells) = usize::try_from(read).ok().and_then(|read| array.cells().get(..read)) else {
        return Err(invalid(py, "readinto", read, size));
    };
    Ok(Some(cells.iter().map(core::cell::Cell::get).collect()))
}

/// `_bufferedwriter_raw_write`: how many bytes were written; `None` if none could be yet.
pub(super) fn write<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (raw, bytes): (Value, &[u8]),
) -> Result<Option<i64>, Trap> {
    let view = s.operation(py, args, &[], |py| {
        let bytes = new_bytes(py, bytes)?;
        py.new_view(bytes)
    })?;
    let written = s.method(py, args, raw, "write", &[view])?;
    if written.is_none() {
        return Ok(None);
    }
    let written = arguments::index(s, py, args, written)?;
    if !(0..=bytes.len() as i64).contains(&written) {
        return Err(invalid(py, "write", written, bytes.len()));
    }
    Ok(Some(written))
}

fn position(py: &mut Python<'_>, position: i64) -> Result<i64, Trap> {
    if position < 0 {
        let text = format_args!("Raw stream returned invalid position {position}");
        return Err(py.error(TypeId::OSError, text));
    }
    Ok(position)
}

/// `_buffered_raw_seek`
pub(super) fn seek<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    (raw, offset, whence): (Value, i64, i64),
) -> Result<i64, Trap> {
    let (offset, whence) = (new_int(py, offset)?, new_int(py, whence)?);
    let place = s.method(py, args, raw, "seek", &[offset, whence])?;
    let place = arguments::index(s, py, args, place)?;
    position(py, place)
}

/// `_buffered_raw_tell`
pub(super) fn tell<'h>(s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, raw: Value) -> Result<i64, Trap> {
    let place = s.method(py, args, raw, "tell", &[])?;
    let place = arguments::index(s, py, args, place)?;
    position(py, place)
}

/// `raw.closed`
pub(super) fn is_closed<'h>(
    s: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    raw: Value,
) -> Result<bool, Trap> {
    if file_io::is_exact(py, raw)? {
        return Ok(file_io::is_closed(raw));
    }
    let closed = s.attribute_named(py, args, raw, "closed")?;
    s.truth(py, args, closed)
}
