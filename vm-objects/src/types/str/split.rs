//! `str`: methods that take a text apart, or put one together.

use super::{method, this, words};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::number::unicode::is_space;
use crate::object::list::List;
use crate::object::str::{Storage, Str, StrFill};
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

pub(super) const JOIN: NativeDef = method("join", Arity::One, join);
pub(super) const LSTRIP: NativeDef = method("lstrip", Arity::Between(0, 1), |py, args| strip(py, args, "lstrip", 1));
pub(super) const RSTRIP: NativeDef = method("rstrip", Arity::Between(0, 1), |py, args| strip(py, args, "rstrip", 2));
pub(super) const STRIP: NativeDef = method("strip", Arity::Between(0, 1), |py, args| strip(py, args, "strip", 3));
pub(super) const SPLIT: NativeDef = method("split", Arity::Free, |py, args| split(py, args, "split", false));
pub(super) const RSPLIT: NativeDef = method("rsplit", Arity::Free, |py, args| split(py, args, "rsplit", true));
pub(super) const SPLITLINES: NativeDef = method("splitlines", Arity::Free, splitlines);

/// Is a code point white space to `str.isspace`?
pub(super) fn space(c: u32) -> bool {
    char::from_u32(c).is_some_and(is_space)
}

fn join<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let separator = this(py, args)?;
    let given = args.get(1);
    if !given.is_object() {
        return Err(py.type_error(format_args!("can only join an iterable")));
    }
    let inner = py.unwrapped(given);
    let all = if inner.cast::<List>().is_some() || inner.cast::<Tuple>().is_some() {
        inner
    } else {
        let mut replay = Replay::new(args);
        replay.call(args, TypeId::List.value(), given)?
    };
    let (list, tuple) = (all.cast::<List>(), all.cast::<Tuple>());
    let items = match (&list, &tuple) {
        (Some(list), _) => list.items(),
        (_, Some(tuple)) => tuple.items(),
        _ => return Err(py.type_error(format_args!("can only join an iterable"))),
    };
    let (mut len, mut storage) = (0usize, Storage::Ascii);
    for (index, item) in items.iter().enumerate() {
        let Some(text) = py.unwrapped(item.get()).cast::<Str>() else {
            let kind = py.type_name(item.get());
            return Err(py.type_error(format_args!("sequence item {index}: expected str instance, {kind} found")));
        };
        if index != 0 {
            len = len.saturating_add(separator.len());
            storage = storage.max(separator.storage());
        }
        len = len.saturating_add(text.len());
        storage = storage.max(text.storage());
    }
    if let [only] = items
        && only.get().cast::<Str>().is_some()
    {
        return Ok(only.get());
    }
    let mut fill = StrFill::new(&mut py.heap, len, storage)?;
    for (index, item) in items.iter().enumerate() {
        if index != 0 {
            fill.push(separator.text());
        }
        if let Some(text) = py.unwrapped(item.get()).cast::<Str>() {
            fill.push(text.text());
        }
    }
    Ok(fill.finish().value())
}

/// `sides`: 1 left, 2 right.
fn strip<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &str, sides: u8) -> Result<Value, Trap> {
    let text = this(py, args)?;
    let set = match args.arg(1).filter(|set| !set.is_none()) {
        Some(set) => match py.unwrapped(set).cast::<Str>() {
            Some(set) => Some(set),
            None => return Err(py.type_error(format_args!("{name} arg must be None or str"))),
        },
        None => None,
    };
    let goes = |c: u32| match &set {
        Some(set) => set.chars().any(|other| other == c),
        None => space(c),
    };
    let (mut start, mut end) = (0, text.len());
    if sides & 1 != 0 {
        start = text.chars().position(|c| !goes(c)).unwrap_or(end);
    }
    if sides & 2 != 0 {
        while end > start && text.char_at(end.wrapping_sub(1)).is_some_and(goes) {
            end = end.wrapping_sub(1);
        }
    }
    Ok(text.substring(&mut py.heap, start, end)?.value())
}

fn split<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &'static str, right: bool) -> Result<Value, Trap> {
    let signature = Signature { function: name, names: ["sep", "maxsplit"], least: 0, positional: 2 };
    let [separator, most] = py.named_args(args, 1, &signature)?;
    let text = this(py, args)?;
    let most = if most.is_null() { None } else { Replay::new(args).index(py, args, most)?.as_small_int() };
    let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let separator = match separator.is_null() || separator.is_none() {
        true => None,
        false => Some(words(py, separator, "must be str or None, not")?),
    };
    if separator.is_some_and(|separator| separator.len() == 0) {
        return Err(py.value_error(format_args!("empty separator")));
    }
    let mut parts = py.scratch::<(usize, usize)>();
    let fits = match (separator, right) {
        (None, false) => spaces(text, most, |part| parts.push(part)),
        (None, true) => spaces_from_right(text, most, |part| parts.push(part)),
        (Some(separator), false) => places(text, separator, most, |part| parts.push(part)),
        (Some(separator), true) => places_from_right(text, separator, most, |part| parts.push(part)),
    };
    if !fits {
        return Err(Trap::Memory);
    }
    if right {
        parts.reverse();
    }
    list_of(py, text, &parts)
}

fn list_of(py: &mut Python<'_>, text: Obj<Str>, parts: &[(usize, usize)]) -> Result<Value, Trap> {
    let list = List::with_capacity(&mut py.heap, parts.len())?;
    for &(start, end) in parts {
        let part = text.substring(&mut py.heap, start, end)?;
        list.push(&mut py.heap, part.value())?;
    }
    Ok(list.value())
}

fn spaces(text: Obj<Str>, most: usize, mut push: impl FnMut((usize, usize)) -> bool) -> bool {
    let (len, mut at, mut left) = (text.len(), 0, most);
    let is = |at: usize| text.char_at(at).is_some_and(space);
    loop {
        while at < len && is(at) {
            at = at.wrapping_add(1);
        }
        if at >= len {
            return true;
        }
        let start = at;
        if left == 0 {
            // What stands at the end stays, as in CPython.
            return push((start, len));
        }
        left = left.wrapping_sub(1);
        while at < len && !is(at) {
            at = at.wrapping_add(1);
        }
        if !push((start, at)) {
            return false;
        }
    }
}

fn spaces_from_right(text: Obj<Str>, most: usize, mut push: impl FnMut((usize, usize)) -> bool) -> bool {
    let (mut end, mut left) = (text.len(), most);
    let before = |end: usize| text.char_at(end.wrapping_sub(1)).is_some_and(space);
    loop {
        while end > 0 && before(end) {
            end = end.wrapping_sub(1);
        }
        if end == 0 {
            return true;
        }
        if left == 0 {
            return push((0, end));
        }
        left = left.wrapping_sub(1);
        let mut start = end;
        while start > 0 && !before(start) {
            start = start.wrapping_sub(1);
        }
        if !push((start, end)) {
            return false;
        }
        end = start;
    }
}

fn places(text: Obj<Str>, separator: Obj<Str>, most: usize, mut push: impl FnMut((usize, usize)) -> bool) -> bool {
    let (mut start, mut left) = (0, most);
    while left != 0
        && let Some(at) = text.find(separator, start, text.len())
    {
        if !push((start, at)) {
            return false;
        }
        start = at.saturating_add(separator.len());
        left = left.wrapping_sub(1);
    }
    push((start, text.len()))
}

fn places_from_right(
    text: Obj<Str>,
    separator: Obj<Str>,
    most: usize,
    mut push: impl FnMut((usize, usize)) -> bool,
) -> bool {
    let (mut end, mut left) = (text.len(), most);
    while left != 0
        && let Some(at) = text.rfind(separator, 0, end)
    {
        if !push((at.saturating_add(separator.len()), end)) {
            return false;
        }
        end = at;
        left = left.wrapping_sub(1);
    }
    push((0, end))
}

fn splitlines<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "splitlines", names: ["keepends"], least: 0, positional: 1 };
    let [keep] = py.named_args(args, 1, &signature)?;
    let keep = if keep.is_null() {
        false
    } else {
        let outcome = py.truth_of(keep).map(Value::from_bool);
        Replay::new(args).outcome(args, &[keep], outcome)? == Value::TRUE
    };
    let text = this(py, args)?;
    let mut parts = py.scratch::<(usize, usize)>();
    let (mut start, mut at) = (0, 0);
    while let Some(c) = text.char_at(at) {
        let next = at.wrapping_add(1);
        if !matches!(c, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029) {
            at = next;
            continue;
        }
        let after = if c == 0x0d && text.char_at(next) == Some(0x0a) { next.wrapping_add(1) } else { next };
        if !parts.push((start, if keep { after } else { at })) {
            return Err(Trap::Memory);
        }
        (start, at) = (after, after);
    }
    if start < text.len() && !parts.push((start, text.len())) {
        return Err(Trap::Memory);
    }
    list_of(py, text, &parts)
}
