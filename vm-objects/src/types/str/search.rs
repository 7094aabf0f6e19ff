//! `str`: methods that look for other strs.

use core::fmt::Display;

use super::{this, words};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::str::{Str, StrFill, Text};
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

use super::method;

pub(super) const COUNT: NativeDef = method("count", Arity::Parsed(1, 3), |py, args| {
    let (text, needle, start, end) = looked_for(py, args)?;
    Ok(Value::from_int_truncated(count(text, needle, start, end) as isize))
});
pub(super) const FIND: NativeDef = method("find", Arity::Parsed(1, 3), |py, args| {
    let (text, needle, start, end) = looked_for(py, args)?;
    Ok(Value::from_int_truncated(text.find(needle, start, end).map_or(-1, |at| at as isize)))
});
pub(super) const INDEX: NativeDef = method("index", Arity::Parsed(1, 3), |py, args| {
    let (text, needle, start, end) = looked_for(py, args)?;
    found(py, text.find(needle, start, end))
});
pub(super) const RFIND: NativeDef = method("rfind", Arity::Parsed(1, 3), |py, args| {
    let (text, needle, start, end) = looked_for(py, args)?;
    Ok(Value::from_int_truncated(text.rfind(needle, start, end).map_or(-1, |at| at as isize)))
});
pub(super) const RINDEX: NativeDef = method("rindex", Arity::Parsed(1, 3), |py, args| {
    let (text, needle, start, end) = looked_for(py, args)?;
    found(py, text.rfind(needle, start, end))
});
pub(super) const STARTSWITH: NativeDef =
    method("startswith", Arity::Parsed(1, 3), |py, args| touches(py, args, "startswith", true));
pub(super) const ENDSWITH: NativeDef =
    method("endswith", Arity::Parsed(1, 3), |py, args| touches(py, args, "endswith", false));
pub(super) const REMOVEPREFIX: NativeDef = method("removeprefix", Arity::One, |py, args| {
    let text = this(py, args)?;
    let prefix = words(py, args.get(1), "removeprefix() argument")?;
    let start = if text.stands_at(prefix, 0) { prefix.len() } else { 0 };
    Ok(text.substring(&mut py.heap, start, text.len())?.value())
});
pub(super) const REMOVESUFFIX: NativeDef = method("removesuffix", Arity::One, |py, args| {
    let text = this(py, args)?;
    let suffix = words(py, args.get(1), "removesuffix() argument")?;
    let end = match text.len().checked_sub(suffix.len()) {
        Some(end) if text.stands_at(suffix, end) => end,
        _ => text.len(),
    };
    Ok(text.substring(&mut py.heap, 0, end)?.value())
});
pub(super) const PARTITION: NativeDef = method("partition", Arity::One, |py, args| partition(py, args, false));
pub(super) const RPARTITION: NativeDef = method("rpartition", Arity::One, |py, args| partition(py, args, true));
pub(super) const REPLACE: NativeDef = method("replace", Arity::Between(2, 3), replace);

fn found(py: &mut Python<'_>, at: Option<usize>) -> Result<Value, Trap> {
    match at {
        Some(at) => Ok(Value::from_int_truncated(at as isize)),
        None => Err(py.value_error(format_args!("substring not found"))),
    }
}

/// The text, what is looked for in it, and between which indices.
fn looked_for<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<(Obj<Str>, Obj<Str>, usize, usize), Trap> {
    let text = this(py, args)?;
    let needle = words(py, args.get(1), "must be str, not")?;
    let (start, end) = range(py, args, text.len())?;
    Ok((text, needle, start, end))
}

fn range<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, len: usize) -> Result<(usize, usize), Trap> {
    bounds(py, args, &mut Replay::new(args), len)
}

/// Arguments 2 and 3 as indices of a sequence of `len` items.
pub(crate) fn bounds<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    len: usize,
) -> Result<(usize, usize), Trap> {
    let mut bounds = [0, len];
    for (index, bound) in bounds.iter_mut().enumerate() {
        let Some(value) = args.arg(index.saturating_add(2)).filter(|value| !value.is_none()) else { continue };
        let number = match replay.index(py, args, value) {
            Err(Trap::Raise) => {
                let text = "slice indices must be integers or None or have an __index__ method";
                return Err(py.type_error(format_args!("{text}")));
            }
            number => number?,
        };
        let Some(whole) = Whole::of(number) else { continue };
        let word = crate::number::big::to_word(whole.int());
        *bound = match word {
            Some(word) if word < 0 => len.saturating_sub(word.unsigned_abs()),
            // A start beyond the end finds not even the empty text.
            Some(word) if index == 0 => word.unsigned_abs(),
            Some(word) => word.unsigned_abs().min(len),
            None if whole.int().is_negative() => 0,
            None if index == 0 => usize::MAX,
            None => len,
        };
    }
    let [start, end] = bounds;
    Ok((start, end))
}

fn count(text: Obj<Str>, needle: Obj<Str>, start: usize, end: usize) -> usize {
    if needle.len() == 0 {
        return end.checked_sub(start).map_or(0, |between| between.saturating_add(1));
    }
    let (mut at, mut count) = (start, 0usize);
    while let Some(next) = text.find(needle, at, end) {
        count = count.saturating_add(1);
        at = next.saturating_add(needle.len());
    }
    count
}

/// Does the text start or end with one of them?
fn touches<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &str, at_start: bool) -> Result<Value, Trap> {
    let text = this(py, args)?;
    let (start, end) = range(py, args, text.len())?;
    let stands = |wanted: Obj<Str>| {
        let Some(last) = end.checked_sub(wanted.len()).filter(|&last| last >= start) else { return false };
        text.stands_at(wanted, if at_start { start } else { last })
    };
    let given = args.get(1);
    if let Some(all) = py.unwrapped(given).cast::<Tuple>() {
        for item in all.items() {
            let Some(wanted) = py.unwrapped(item.get()).cast::<Str>() else {
                let kind = py.type_name(item.get());
                return Err(py.type_error(format_args!("tuple for {name} must only contain str, not {kind}")));
            };
            if stands(wanted) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match py.unwrapped(given).cast::<Str>() {
        Some(wanted) => Ok(Value::from_bool(stands(wanted))),
        None => {
            let kind = py.type_name(given);
            Err(py.type_error(format_args!("{name} first arg must be str or a tuple of str, not {kind}")))
        }
    }
}

fn partition<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, last: bool) -> Result<Value, Trap> {
    let text = this(py, args)?;
    let separator = words(py, args.get(1), "must be str, not")?;
    if separator.len() == 0 {
        return Err(py.value_error(format_args!("empty separator")));
    }
    let len = text.len();
    let at = if last { text.rfind(separator, 0, len) } else { text.find(separator, 0, len) };
    let empty = Str::from_str(&mut py.heap, "")?.value();
    let parts = match at {
        Some(at) => {
            let before = text.substring(&mut py.heap, 0, at)?.value();
            let after = text.substring(&mut py.heap, at.saturating_add(separator.len()), len)?.value();
            [before, separator.value(), after]
        }
        None if last => [empty, empty, text.value()],
        None => [text.value(), empty, empty],
    };
    Ok(Tuple::from_slice(&mut py.heap, &parts)?.value())
}

fn replace<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = this(py, args)?;
    let old = words(py, args.get(1), "replace() argument 1")?;
    let new = words(py, args.get(2), "replace() argument 2")?;
    let most = match args.arg(3) {
        Some(most) => Replay::new(args).index(py, args, most)?.as_small_int().map(|most| usize::try_from(most).ok()),
        None => None,
    };
    let most = most.flatten().unwrap_or(usize::MAX);
    let times = count(text, old, 0, text.len()).min(most);
    if times == 0 {
        return Ok(text.value());
    }
    let kept = text.len().saturating_sub(old.len().saturating_mul(times));
    let len = kept.saturating_add(new.len().saturating_mul(times));
    py.bound_text(len)?;
    // What is left may need narrower storage: measured first.
    let mut max = new.text().max();
    pieces(text, old, times, |piece| max = max.max(piece.max()));
    let mut fill = StrFill::new(&mut py.heap, len, crate::object::str::Storage::for_max(max))?;
    let mut between = false;
    pieces(text, old, times, |piece| {
        if between {
            fill.push(new.text());
        }
        between = true;
        fill.push(piece);
    });
    Ok(fill.finish().value())
}

/// The pieces of a text around the first `times` places of `old`.
fn pieces(text: Obj<Str>, old: Obj<Str>, times: usize, mut each: impl FnMut(Text<'_>)) {
    let (mut start, mut from) = (0, 0);
    for index in 0..times {
        let at = if old.len() == 0 { index } else { text.find(old, from, text.len()).unwrap_or(text.len()) };
        each(text.text().part(start, at));
        start = at.saturating_add(old.len());
        from = start;
    }
    each(text.text().part(start, text.len()));
}

impl Python<'_> {
    /// `TypeError` for what should be a str.
    #[cold]
    pub(super) fn not_a_str(&mut self, what: impl Display, value: Value) -> Trap {
        let kind = self.type_name(value);
        self.error(TypeId::TypeError, format_args!("{what} {kind}"))
    }
}
