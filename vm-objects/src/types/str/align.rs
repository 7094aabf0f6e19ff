//! `str`: padding, and tabs.

use super::{method, this};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::number::big;
use crate::object::str::{Str, StrBuilder};
use crate::ops::arguments::Signature;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

pub(super) const CENTER: NativeDef = method("center", Arity::Between(1, 2), |py, args| {
    pad(py, args, |total, width| {
        // As CPython: the odd one goes left if the width is odd too.
        let left = total / 2 + (total & width & 1);
        (left, total - left)
    })
});
pub(super) const LJUST: NativeDef =
    method("ljust", Arity::Between(1, 2), |py, args| pad(py, args, |total, _| (0, total)));
pub(super) const RJUST: NativeDef =
    method("rjust", Arity::Between(1, 2), |py, args| pad(py, args, |total, _| (total, 0)));
pub(super) const ZFILL: NativeDef = method("zfill", Arity::One, |py, args| {
    let width = size(py, args, args.get(1))?;
    let text = this(py, args)?;
    let total = width.saturating_sub(text.len());
    py.bound_text(total)?;
    let signed = matches!(text.char_at(0), Some(0x2b | 0x2d));
    let mut out = StrBuilder::new(&mut py.heap);
    if let (true, Some(sign)) = (signed, text.char_at(0)) {
        out.push_char(sign)?;
    }
    (0..total).try_for_each(|_| out.push_text("0"))?;
    text.chars().skip(usize::from(signed)).try_for_each(|c| out.push_char(c))?;
    Ok(out.finish()?.value())
});
pub(super) const EXPANDTABS: NativeDef = method("expandtabs", Arity::Free, expandtabs);

/// A width; a negative one is 0.
fn size<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, value: Value) -> Result<usize, Trap> {
    let number = Replay::new(args).index(py, args, value)?;
    match Whole::of(number).and_then(|whole| big::to_word(whole.int())) {
        Some(word) => Ok(usize::try_from(word).unwrap_or(0)),
        None => {
            let text = format_args!("Python int too large to convert to C ssize_t");
            Err(py.error(TypeId::OverflowError, text))
        }
    }
}

fn pad<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    sides: fn(usize, usize) -> (usize, usize),
) -> Result<Value, Trap> {
    let width = size(py, args, args.get(1))?;
    let fill = match args.arg(2) {
        None => 0x20,
        Some(fill) => match py.unwrapped(fill).cast::<Str>() {
            Some(fill) => match fill.char_at(0).filter(|_| fill.len() == 1) {
                Some(c) => c,
                None => {
                    return Err(py.type_error(format_args!("The fill character must be exactly one character long")));
                }
            },
            None => {
                let kind = py.type_name(fill);
                return Err(py.type_error(format_args!("The fill character must be a unicode character, not {kind}")));
            }
        },
    };
    let text = this(py, args)?;
    let total = width.saturating_sub(text.len());
    if total == 0 {
        return Ok(text.value());
    }
    py.bound_text(total)?;
    let (left, right) = sides(total, width);
    let mut out = StrBuilder::new(&mut py.heap);
    (0..left).try_for_each(|_| out.push_char(fill))?;
    out.push(text)?;
    (0..right).try_for_each(|_| out.push_char(fill))?;
    Ok(out.finish()?.value())
}

fn expandtabs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "expandtabs", names: ["tabsize"], least: 0, positional: 1 };
    let [tabs] = py.named_args(args, 1, &signature)?;
    let tabs = if tabs.is_null() { 8 } else { size(py, args, tabs)? };
    py.bound_text(tabs)?;
    let text = this(py, args)?;
    let mut out = StrBuilder::new(&mut py.heap);
    let mut column = 0usize;
    for c in text.chars() {
        match c {
            0x09 if tabs == 0 => {}
            0x09 => {
                let spaces = tabs.wrapping_sub(column.checked_rem(tabs).unwrap_or(0));
                (0..spaces).try_for_each(|_| out.push_text(" "))?;
                column = column.saturating_add(spaces);
            }
            _ => {
                out.push_char(c)?;
                column = if matches!(c, 0x0a | 0x0d) { 0 } else { column.saturating_add(1) };
            }
        }
    }
    Ok(out.finish()?.value())
}
