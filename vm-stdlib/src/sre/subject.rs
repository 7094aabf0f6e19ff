//! The text that is matched: of a str, or of anything bytes-like.

use vm_core::object::Model;
use vm_objects::object::buffer::Buffer;
use vm_objects::object::bytes::Bytes;
use vm_objects::object::str::{Str, Text};
use vm_objects::{Obj, Python, Trap, Value};

/// A text where it lies. It lives as an [`Obj`] does: until the next collection.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    Str(Obj<Str>),
    Bytes(Buffer),
}

impl Subject {
    /// The text of a value; `None` if it has none.
    pub(super) fn of(py: &mut Python<'_>, value: Value) -> Result<Option<Subject>, Trap> {
        if let Some(text) = py.unwrapped(value).cast::<Str>() {
            return Ok(Some(Subject::Str(text)));
        }
        match py.buffer_of(value) {
            Ok(buffer) => Ok(buffer.map(Subject::Bytes)),
            Err(Trap::Raise) => {
                py.take_exception();
                Ok(None)
            }
            Err(trap) => Err(trap),
        }
    }

    /// The text of a value that must have one.
    pub(super) fn expected(py: &mut Python<'_>, value: Value) -> Result<Subject, Trap> {
        match Subject::of(py, value)? {
            Some(subject) => Ok(subject),
            None => {
                let kind = py.type_name(value);
                Err(py.type_error(format_args!("expected string or bytes-like object, got '{kind}'")))
            }
        }
    }

    pub(super) fn is_bytes(&self) -> bool {
        matches!(self, Subject::Bytes(_))
    }

    /// Characters of it.
    pub(super) fn len(&self) -> usize {
        match self {
            Subject::Str(text) => text.len(),
            Subject::Bytes(buffer) => buffer.len(),
        }
    }

    /// Does something with the characters.
    pub(super) fn read<T>(&self, with: impl FnOnce(Text<'_>) -> T) -> T {
        match self {
            Subject::Str(text) => with(text.text()),
            Subject::Bytes(buffer) => buffer.read(|bytes| with(Text::One(bytes))),
        }
    }

    /// A part of it as a new object: a str or bytes. `whole` is the object that it is of.
    pub(super) fn slice(&self, py: &mut Python<'_>, whole: Value, start: usize, end: usize) -> Result<Value, Trap> {
        let end = end.min(self.len());
        let start = start.min(end);
        match self {
            Subject::Str(text) => Ok(text.substring(&mut py.heap, start, end)?.value()),
            Subject::Bytes(_) if start == 0 && end == self.len() && whole.cast::<Bytes>().is_some() => Ok(whole),
            Subject::Bytes(buffer) => {
                let part = buffer.part(start, end - start);
                let heap = &mut py.heap;
                part.read(|bytes| Bytes::from_slice(heap, bytes)).map(|bytes| bytes.value())
            }
        }
    }

    /// An empty one of its kind.
    pub(super) fn empty(&self, py: &mut Python<'_>) -> Result<Value, Trap> {
        match self {
            Subject::Str(_) => Ok(Str::intern(&mut py.heap, "")?.value()),
            Subject::Bytes(_) => Ok(Bytes::from_slice(&mut py.heap, &[])?.value()),
        }
    }
}

/// All of the parts one after another: `''.join(parts)`, or `b''.join(parts)`.
pub(super) fn join(py: &mut Python<'_>, parts: &[Value], bytes: bool) -> Result<Value, Trap> {
    if bytes { join_bytes(py, parts) } else { join_strs(py, parts) }
}

fn join_strs(py: &mut Python<'_>, parts: &[Value]) -> Result<Value, Trap> {
    use vm_objects::object::str::{Storage, StrFill};
    let (mut len, mut storage) = (0, Storage::Ascii);
    for (index, &part) in parts.iter().enumerate() {
        let Some(text) = py.unwrapped(part).cast::<Str>() else {
            let kind = py.type_name(part);
            return Err(py.type_error(format_args!("sequence item {index}: expected str instance, {kind} found")));
        };
        len += text.len();
        storage = storage.max(text.storage());
    }
    if let [part] = parts
        && part.cast::<Str>().is_some()
    {
        return Ok(*part);
    }
    py.charge(len as u64 / 16)?;
    let mut fill = StrFill::new(&mut py.heap, len, storage)?;
    for &part in parts {
        if let Some(text) = py.unwrapped(part).cast::<Str>() {
            fill.push(text.text());
        }
    }
    Ok(fill.finish().value())
}

fn join_bytes(py: &mut Python<'_>, parts: &[Value]) -> Result<Value, Trap> {
    let mut all = Vec::new();
    for (index, &part) in parts.iter().enumerate() {
        match py.buffer_of(part)? {
            Some(buffer) => buffer.read(|bytes| all.extend_from_slice(bytes)),
            None => {
                let kind = py.type_name(part);
                return Err(
                    py.type_error(format_args!("sequence item {index}: expected a bytes-like object, {kind} found"))
                );
            }
        }
    }
    if let [part] = parts
        && part.cast::<Bytes>().is_some()
    {
        return Ok(*part);
    }
    py.charge(all.len() as u64 / 16)?;
    Ok(Bytes::from_slice(&mut py.heap, &all)?.value())
}
