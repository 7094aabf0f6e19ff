//! `bytes`: methods that look for other bytes.

use super::{like, like_part, this};
use crate::Trap;
use crate::bytes::search;
use crate::object::buffer::Buffer;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::str::search::bounds;
use crate::value::Value;

/// What is looked for: bytes, or one byte.
enum Needle {
    Bytes(Buffer),
    Byte([u8; 1]),
}

impl Needle {
    fn as_slice(&self) -> &[u8] {
        match self {
            Needle::Bytes(buffer) => buffer.as_slice(),
            Needle::Byte(byte) => byte,
        }
    }
}

fn needle<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay, value: Value) -> Result<Needle, Trap> {
    if let Some(buffer) = py.buffer_of(value)? {
        return Ok(Needle::Bytes(buffer));
    }
    let inside = py.unwrapped(value);
    if Whole::of(inside).is_none() && !py.has_special(value, "__index__") {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("argument should be integer or bytes-like object, not '{name}'")));
    }
    let number = replay.index(py, args, value)?;
    py.byte_of(number).map(|byte| Needle::Byte([byte]))
}

/// What a search works on.
struct Search {
    bytes: Buffer,
    needle: Needle,
    start: usize,
    end: usize,
}

impl Search {
    fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Search, Trap> {
        let mut replay = Replay::new(args);
        let len = this(py, args)?.len();
        let (start, end) = bounds(py, args, &mut replay, len)?;
        let needle = needle(py, args, &mut replay, args.get(1))?;
        Ok(Search { bytes: this(py, args)?, needle, start, end })
    }

    /// The part between the bounds; `None` if they are the wrong way round.
    fn part(&self) -> Option<&[u8]> {
        self.bytes.as_slice().get(self.start..self.end)
    }

    fn first(&self) -> Option<usize> {
        search::find(self.part()?, self.needle.as_slice()).map(|at| at.saturating_add(self.start))
    }

    fn last(&self) -> Option<usize> {
        search::rfind(self.part()?, self.needle.as_slice()).map(|at| at.saturating_add(self.start))
    }
}

fn int(value: Option<usize>) -> Value {
    Value::from_int_truncated(value.map_or(-1, |value| value as isize))
}

fn found(py: &mut Python<'_>, at: Option<usize>) -> Result<Value, Trap> {
    match at {
        None => Err(py.value_error(format_args!("subsection not found"))),
        found => Ok(int(found)),
    }
}

pub(super) fn find<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(int(Search::new(py, args)?.first()))
}

pub(super) fn rfind<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(int(Search::new(py, args)?.last()))
}

pub(super) fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let at = Search::new(py, args)?.first();
    found(py, at)
}

pub(super) fn rindex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let at = Search::new(py, args)?.last();
    found(py, at)
}

pub(super) fn count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let search = Search::new(py, args)?;
    let count = search.part().map_or(0, |part| search::count(part, search.needle.as_slice(), usize::MAX));
    Ok(int(Some(count)))
}

/// Whether the bytes begin or end with the argument, or with one of a tuple.
fn touches<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let len = this(py, args)?.len();
    let (start, end) = bounds(py, args, &mut replay, len)?;
    let (bytes, wanted) = (this(py, args)?, args.get(1));
    let part = bytes.as_slice().get(start..end);
    if let Some(tuple) = py.unwrapped(wanted).cast::<Tuple>() {
        for &one in tuple.values() {
            let one = py.bytes_like(one)?;
            if part.is_some_and(|part| test(part, one.as_slice())) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match py.buffer_of(wanted)? {
        Some(wanted) => Ok(Value::from_bool(part.is_some_and(|part| test(part, wanted.as_slice())))),
        None => {
            let kind = py.type_name(wanted);
            Err(py.type_error(format_args!("{name} first arg must be bytes or a tuple of bytes, not {kind}")))
        }
    }
}

pub(super) fn starts_with<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    touches(py, args, "startswith", |bytes, part| bytes.starts_with(part))
}

pub(super) fn ends_with<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    touches(py, args, "endswith", |bytes, part| bytes.ends_with(part))
}

pub(super) fn remove_prefix<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (bytes, prefix) = (this(py, args)?, py.bytes_like(args.get(1))?);
    let start = if bytes.as_slice().starts_with(prefix.as_slice()) { prefix.len() } else { 0 };
    like_part(py, args, start, bytes.len())
}

pub(super) fn remove_suffix<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (bytes, suffix) = (this(py, args)?, py.bytes_like(args.get(1))?);
    let cut = if bytes.as_slice().ends_with(suffix.as_slice()) { suffix.len() } else { 0 };
    like_part(py, args, 0, bytes.len().saturating_sub(cut))
}

/// How often something is done at most: an `__index__`, all if it is negative or not given.
pub(super) fn at_most<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
) -> Result<usize, Trap> {
    if value.is_null() {
        return Ok(usize::MAX);
    }
    let most = super::align::word(py, args, replay, value)?;
    Ok(usize::try_from(most).unwrap_or(usize::MAX))
}

pub(super) fn replace<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let most = args.arg(3).unwrap_or(Value::NULL);
    let (old, new) = (py.bytes_like(args.get(1))?, py.bytes_like(args.get(2))?);
    let most = at_most(py, args, &mut replay, most)?;
    let bytes = this(py, args)?;
    let (slice, old, new) = (bytes.as_slice(), old.as_slice(), new.as_slice());
    let times = search::count(slice, old, most);
    if times == 0 {
        return like_part(py, args, 0, bytes.len());
    }
    let kept = slice.len().saturating_sub(old.len().saturating_mul(times));
    let len = kept.saturating_add(new.len().saturating_mul(times));
    py.bound_text(len)?;
    let mut out = py.scratch::<u8>();
    let mut add = |bytes: &[u8]| if out.extend(bytes) { Ok(()) } else { Err(Trap::Memory) };
    if old.is_empty() {
        let (before, rest) = slice.split_at_checked(times).unwrap_or((slice, &[]));
        for byte in before {
            add(new)?;
            add(core::slice::from_ref(byte))?;
        }
        if times > before.len() {
            add(new)?;
        }
        add(rest)?;
    } else {
        let mut start = 0_usize;
        for at in search::positions(slice, old).take(times) {
            add(slice.get(start..at).unwrap_or(&[]))?;
            add(new)?;
            start = at.saturating_add(old.len());
        }
        add(slice.get(start..).unwrap_or(&[]))?;
    }
    like(py, args, &out)
}
