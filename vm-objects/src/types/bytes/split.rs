//! `bytes`: methods that take bytes apart, or put them together.

use super::search::at_most;
use super::{like, like_part, this};
use crate::Trap;
use crate::bytes::{pieces, search};
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;
use vm_core::object::Input;

fn stripped<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, left: bool, right: bool) -> Result<Value, Trap> {
    let bytes = this(py, args)?;
    let (start, end) = match args.arg(1).filter(|set| !set.is_none()) {
        Some(set) => {
            let set = py.bytes_like(set)?;
            pieces::strip(bytes.as_slice(), left, right, |byte| set.as_slice().contains(&byte))
        }
        None => pieces::strip(bytes.as_slice(), left, right, pieces::is_space),
    };
    like_part(py, args, start, end)
}

pub(super) fn strip<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    stripped(py, args, true, true)
}

pub(super) fn left_strip<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    stripped(py, args, true, false)
}

pub(super) fn right_strip<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    stripped(py, args, false, true)
}

/// The pieces of the object's bytes between these bounds.
fn list_of(py: &mut Python<'_>, args: &Args<'_, '_>, parts: &[(usize, usize)]) -> Result<Value, Trap> {
    let list = List::with_capacity(&mut py.heap, parts.len())?;
    for &(start, end) in parts {
        let part = like_part(py, args, start, end)?;
        list.push(&mut py.heap, part)?;
    }
    Ok(list.value())
}

fn split_at<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, right: bool) -> Result<Value, Trap> {
    let function = if right { "rsplit" } else { "split" };
    let signature = Signature { function, names: ["sep", "maxsplit"], least: 0, positional: 2 };
    let [separator, most] = py.named_args(args, 1, &signature)?;
    let most = at_most(py, args, &mut Replay::new(args), most)?;
    let bytes = this(py, args)?;
    let slice = bytes.as_slice();
    let mut parts = py.scratch::<(usize, usize)>();
    let mut take = |start, end| parts.push((start, end));
    let fits = if separator.is_null() || separator.is_none() {
        if right { pieces::rwords(slice, most, &mut take) } else { pieces::words(slice, most, &mut take) }
    } else {
        let separator = py.bytes_like(separator)?;
        let separator = separator.as_slice();
        if separator.is_empty() {
            return Err(py.value_error(format_args!("empty separator")));
        }
        if right {
            pieces::rsplit(slice, separator, most, &mut take)
        } else {
            pieces::split(slice, separator, most, &mut take)
        }
    };
    if !fits {
        return Err(Trap::Memory);
    }
    if right {
        parts.reverse();
    }
    list_of(py, args, &parts)
}

pub(super) fn split<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    split_at(py, args, false)
}

pub(super) fn rsplit<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    split_at(py, args, true)
}

pub(super) fn split_lines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "splitlines", names: ["keepends"], least: 0, positional: 1 };
    let [keep] = py.named_args(args, 1, &signature)?;
    let keep = !keep.is_null() && {
        let outcome = vm_core::object::Model::truth(py, keep).map(Value::from_bool);
        Replay::new(args).outcome(args, &[keep], outcome)? == Value::TRUE
    };
    let bytes = this(py, args)?;
    let mut parts = py.scratch::<(usize, usize)>();
    if !pieces::lines(bytes.as_slice(), keep, &mut |start, end| parts.push((start, end))) {
        return Err(Trap::Memory);
    }
    list_of(py, args, &parts)
}

fn parted<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, right: bool) -> Result<Value, Trap> {
    let (bytes, given) = (this(py, args)?, args.get(1));
    let separator = py.bytes_like(given)?;
    let (slice, part) = (bytes.as_slice(), separator.as_slice());
    if part.is_empty() {
        return Err(py.value_error(format_args!("empty separator")));
    }
    let at = if right { search::rfind(slice, part) } else { search::find(slice, part) };
    let parts = match at {
        Some(at) => {
            let middle = if args.get(0).cast::<Bytes>().is_some() && given.cast::<Bytes>().is_some() {
                given
            } else {
                like(py, args, part)?
            };
            let before = like_part(py, args, 0, at)?;
            [before, middle, like_part(py, args, at.saturating_add(part.len()), bytes.len())?]
        }
        None => {
            let whole = like_part(py, args, 0, bytes.len())?;
            let (one, two) = (like(py, args, &[])?, like(py, args, &[])?);
            if right { [one, two, whole] } else { [whole, one, two] }
        }
    };
    Ok(Tuple::from_slice(&mut py.heap, &parts)?.value())
}

pub(super) fn partition<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    parted(py, args, false)
}

pub(super) fn rpartition<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    parted(py, args, true)
}

/// The window is the separator, the iterable, then its items in a list.
pub(super) fn join<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let items = if args.input == Input::Start { args.get(1) } else { args.result() };
    let items = py.unwrapped(items);
    if args.input == Input::Start && !py.may_iterate(args.get(1)) {
        return Err(py.type_error(format_args!("can only join an iterable")));
    }
    let items = match py.collected(items) {
        Err(Trap::Defer) => return Err(args.defer(1, &[args.get(1)])),
        items => items?,
    };
    if let (Some(only), None) = (crate::ops::item_of(items, 0), crate::ops::item_of(items, 1))
        && only.cast::<Bytes>().is_some()
        && args.get(0).cast::<Bytes>().is_some()
    {
        return Ok(only);
    }
    let separator = this(py, args)?;
    let mut out = py.scratch::<u8>();
    let mut index = 0;
    while let Some(item) = crate::ops::item_of(items, index) {
        if !py.is_bytes_like(item) || py.is_scattered(item) {
            let name = py.type_name(item);
            return Err(
                py.type_error(format_args!("sequence item {index}: expected a bytes-like object, {name} found"))
            );
        }
        let part = py.bytes_like(item)?;
        if index > 0 && !out.extend(separator.as_slice()) || !out.extend(part.as_slice()) {
            return Err(Trap::Memory);
        }
        index += 1;
    }
    like(py, args, &out)
}
