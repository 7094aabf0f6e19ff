//! `int.to_bytes` and `int.from_bytes`.

use crate::Trap;
use crate::number::big::{self, ByteOrder};
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::numbers::Whole;
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python, Scratch};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

fn order(py: &mut Python<'_>, function: &str, value: Value) -> Result<ByteOrder, Trap> {
    if value.is_null() {
        return Ok(ByteOrder::Big);
    }
    let Some(text) = py.unwrapped(value).cast::<Str>() else {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("{function}() argument 'byteorder' must be str, not {name}")));
    };
    match text.as_ascii() {
        Some("little") => Ok(ByteOrder::Little),
        Some("big") => Ok(ByteOrder::Big),
        _ => Err(py.value_error(format_args!("byteorder must be either 'little' or 'big'"))),
    }
}

fn truth<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay, value: Value) -> Result<bool, Trap> {
    if value.is_null() {
        return Ok(false);
    }
    let outcome = py.truth_of(value).map(Value::from_bool);
    Ok(replay.outcome(args, &[value], outcome)? == Value::TRUE)
}

/// `number.to_bytes(length=1, byteorder='big', *, signed=False)`
pub(super) fn to_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["length", "byteorder", "signed"];
    let signature = Signature { function: "to_bytes", names, least: 0, positional: 2 };
    let [length, byte_order, signed] = py.named_args(args, 1, &signature)?;
    let mut replay = Replay::new(args);
    let length = if length.is_null() { Value::from_int_truncated(1) } else { replay.index(py, args, length)? };
    let order = order(py, "to_bytes", byte_order)?;
    let signed = truth(py, args, &mut replay, signed)?;
    let Some(length) = Whole::of(length).and_then(|whole| big::to_word(whole.int())) else {
        return Err(py.error(TypeId::OverflowError, format_args!("Python int too large to convert to C ssize_t")));
    };
    let Ok(length) = usize::try_from(length) else {
        return Err(py.value_error(format_args!("length argument must be non-negative")));
    };
    py.bound_text(length)?;
    let whole = super::this(py, args.get(0));
    py.charge(big::cost::linear(length))?;
    let mut out = py.scratch::<u8>();
    if !out.resize(length, 0) {
        return Err(Trap::Memory);
    }
    match big::to_bytes(whole.int(), order, signed, &mut out) {
        Ok(()) => Ok(Bytes::from_slice(&mut py.heap, &out)?.value()),
        Err(error) => Err(py.error(TypeId::OverflowError, format_args!("{}", error.message()))),
    }
}

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`: an object of the class that it is called on.
pub(super) fn from_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = ["bytes", "byteorder", "signed"];
    let signature = Signature { function: "from_bytes", names, least: 1, positional: 2 };
    let [source, byte_order, signed] = py.named_args(args, 1, &signature)?;
    let mut replay = Replay::new(args);
    let order = order(py, "from_bytes", byte_order)?;
    let signed = truth(py, args, &mut replay, signed)?;
    let bytes = source_bytes(py, args, &mut replay, source)?;
    py.charge(big::cost::linear(bytes.len()))?;
    let mut out = py.limbs(big::from_bytes_len(bytes.len()))?;
    let done = big::from_bytes(&bytes, order, signed, &mut out);
    let number = py.int_written(&out, done)?;
    let class = args.get(0);
    if class == TypeId::Int.value() { Ok(number) } else { replay.call(args, class, number) }
}

/// The bytes of what has `__bytes__`, of a bytes-like object, or of an iterable of ints: `PyObject_Bytes`.
fn source_bytes<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    source: Value,
) -> Result<Scratch<'h, u8>, Trap> {
    if let Some(result) = replay.special(py, args, source, "__bytes__", &[])? {
        if py.unwrapped(result).cast::<Bytes>().is_none() {
            let name = py.type_name(result);
            return Err(py.type_error(format_args!("__bytes__ returned non-bytes (type {name})")));
        }
        return bytes_of(py, result);
    }
    let inner = py.unwrapped(source);
    let known = inner.cast::<Bytes>().is_some()
        || inner.cast::<ByteArray>().is_some()
        || inner.cast::<List>().is_some()
        || inner.cast::<Tuple>().is_some();
    if known || inner.cast::<Str>().is_some() || !py.may_iterate(source) {
        return bytes_of(py, source);
    }
    py.defer(&COLLECT, 0);
    let items = replay.outcome(args, &[source], Err(Trap::Defer))?;
    bytes_of(py, items)
}

/// The bytes of a bytes-like object, or of a list or tuple of ints.
fn bytes_of<'h>(py: &mut Python<'h>, source: Value) -> Result<Scratch<'h, u8>, Trap> {
    let mut out = py.scratch::<u8>();
    let inner = py.unwrapped(source);
    let mut fits = true;
    if let Some(bytes) = inner.cast::<Bytes>() {
        fits = bytes.as_slice().iter().all(|&byte| out.push(byte));
    } else if let Some(array) = inner.cast::<ByteArray>() {
        let raw = array.buffer();
        let cells = raw.as_ref().map_or(&[][..], |raw| raw.raw());
        fits = cells.iter().take(array.len.get()).all(|byte| out.push(byte.get()));
    } else if let Some(view) = inner.cast::<crate::object::memory_view::MemoryView>() {
        fits = out.extend(py.bytes_of_view(view)?.as_slice());
    } else if let Some(buffer) = py.buffer_of(inner)? {
        fits = out.extend(buffer.as_slice());
    } else {
        let (list, tuple) = (inner.cast::<List>(), inner.cast::<Tuple>());
        let cells = match (&list, &tuple) {
            (Some(list), _) => list.items(),
            (_, Some(tuple)) => tuple.items(),
            _ => {
                let name = py.type_name(source);
                return Err(py.type_error(format_args!("cannot convert '{name}' object to bytes")));
            }
        };
        for cell in cells {
            let number = py.index_of(cell.get())?.as_small_int();
            match number.and_then(|number| u8::try_from(number).ok()) {
                Some(byte) => fits &= out.push(byte),
                None => return Err(py.value_error(format_args!("bytes must be in range(0, 256)"))),
            }
        }
    }
    if fits { Ok(out) } else { Err(Trap::Memory) }
}
