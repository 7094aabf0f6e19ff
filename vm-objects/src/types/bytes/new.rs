//! `bytes(…)` and `bytearray(…)`: of a count, a str and an encoding, a bytes-like object, an iterable of ints, or what has
//! `__bytes__`.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::number::big;
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

pub(super) static BYTES: NativeDef = NativeDef::function("bytes", Arity::Free, |py, args| {
    let mut replay = Replay::new(args);
    Ok(made(py, args, &mut replay, "bytes")?.value())
});

/// What a constructor of either type makes of its arguments, from slot 1 on.
pub(crate) fn made<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    name: &'static str,
) -> Result<Obj<Bytes>, Trap> {
    let names = ["source", "encoding", "errors"];
    let signature = Signature { function: name, names, least: 0, positional: 3 };
    let [source, encoding, errors] = py.named_args(args, 1, &signature)?;
    let encoding = super::text_argument(py, name, "encoding", encoding)?;
    let errors = super::text_argument(py, name, "errors", errors)?;
    let inside = py.unwrapped(source);
    if encoding.is_some() || errors.is_some() {
        let Some(text) = inside.cast::<Str>() else {
            return Err(match encoding {
                Some(_) => py.type_error(format_args!("encoding without a string argument")),
                None => py.type_error(format_args!("errors without a string argument")),
            });
        };
        return py.encoded(args, replay, text, encoding, errors);
    }
    if source.is_null() {
        return Bytes::with_len(&mut py.heap, 0);
    }
    if name == "bytes"
        && let Some(found) = replay.special(py, args, source, "__bytes__", &[])?
    {
        return match py.unwrapped(found).cast::<Bytes>() {
            Some(bytes) => Ok(bytes),
            None => {
                let kind = py.type_name(found);
                Err(py.type_error(format_args!("__bytes__ returned non-bytes (type {kind})")))
            }
        };
    }
    if inside.is_kind(Kind::Str) {
        return Err(py.type_error(format_args!("string argument without an encoding")));
    }
    if let Some(len) = count(py, args, replay, source)? {
        py.bound_text(len)?;
        return Bytes::with_len(&mut py.heap, len);
    }
    if let Some(view) = inside.cast::<crate::object::memory_view::MemoryView>() {
        return py.bytes_of_view(view);
    }
    if let Some(buffer) = py.buffer_of(source)? {
        // A bytes object is taken as it is: it does not change.
        return match inside.cast::<Bytes>() {
            Some(bytes) => Ok(bytes),
            None => Bytes::from_slice(&mut py.heap, buffer.as_slice()),
        };
    }
    if !py.may_iterate(source) {
        let kind = py.type_name(source);
        return Err(py.type_error(format_args!("cannot convert '{kind}' object to {name}")));
    }
    let items = if matches!(inside.kind(), Some(Kind::List | Kind::Tuple)) && inside == source {
        inside
    } else {
        replay.call(args, TypeId::List.value(), source)?
    };
    packed(py, args, replay, items, name)
}

/// A count of zero bytes: what has `__index__` is one.
fn count<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    source: Value,
) -> Result<Option<usize>, Trap> {
    let inside = py.unwrapped(source);
    if Whole::of(inside).is_none() && (!py.has_special(source, "__index__") || py.is_bytes_like(source)) {
        return Ok(None);
    }
    let number = replay.index(py, args, source)?;
    let Some(word) = Whole::of(number).and_then(|whole| big::to_word(whole.int())) else {
        let kind = py.type_name(source);
        let text = format_args!("cannot fit '{kind}' into an index-sized integer");
        return Err(py.error(TypeId::OverflowError, text));
    };
    match usize::try_from(word) {
        Ok(len) => Ok(Some(len)),
        Err(_) => Err(py.value_error(format_args!("negative count"))),
    }
}

/// The bytes of a list or tuple of ints.
pub(crate) fn packed<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    items: Value,
    name: &str,
) -> Result<Obj<Bytes>, Trap> {
    let bytes = Bytes::with_len(&mut py.heap, crate::ops::len_of_sequence(items))?;
    for (index, cell) in bytes.cells().iter().enumerate() {
        let Some(item) = crate::ops::item_of(items, index) else { continue };
        let number = replay.index(py, args, item)?;
        match number.as_small_int().and_then(|byte| u8::try_from(byte).ok()) {
            Some(byte) => cell.set(byte),
            None => {
                let what = if name == "bytes" { "bytes" } else { "byte" };
                return Err(py.value_error(format_args!("{what} must be in range(0, 256)")));
            }
        }
    }
    Ok(bytes)
}
