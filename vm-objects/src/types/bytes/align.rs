//! `bytes`: padding, and tabs.

use super::{like, like_part, this};
use crate::Trap;
use crate::number::big;
use crate::object::bytes::{ByteArray, Bytes};
use crate::ops::arguments::Signature;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

/// An argument that is a machine word: `__index__`.
pub(crate) fn word<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
) -> Result<isize, Trap> {
    let number = replay.index(py, args, value)?;
    match Whole::of(number).and_then(|whole| big::to_word(whole.int())) {
        Some(word) => Ok(word),
        None => {
            let text = format_args!("Python int too large to convert to C ssize_t");
            Err(py.error(TypeId::OverflowError, text))
        }
    }
}

/// Pads to a width; `sides` says how much goes left.
fn padded<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    name: &str,
    left_of: fn(usize, usize) -> usize,
) -> Result<Value, Trap> {
    let width = word(py, args, &mut Replay::new(args), args.get(1))?;
    let fill = match args.arg(2) {
        None => b' ',
        Some(given) => {
            let inside = py.unwrapped(given);
            let known = inside.cast::<Bytes>().is_some() || inside.cast::<ByteArray>().is_some();
            let one = if known { py.buffer_of(inside)? } else { None };
            match one.as_ref().map(|one| one.as_slice()) {
                Some(&[byte]) => byte,
                _ => {
                    let kind = py.type_name(given);
                    return Err(py.type_error(format_args!(
                        "{name}() argument 2 must be a byte string of length 1, not {kind}"
                    )));
                }
            }
        }
    };
    let bytes = this(py, args)?;
    let width = usize::try_from(width).unwrap_or(0);
    let total = width.saturating_sub(bytes.len());
    if total == 0 {
        return like_part(py, args, 0, bytes.len());
    }
    py.bound_text(width)?;
    let left = left_of(total, width);
    let mut out = py.scratch::<u8>();
    let fits = out.resize(left, fill) && out.extend(bytes.as_slice()) && out.resize(width, fill);
    if !fits {
        return Err(Trap::Memory);
    }
    like(py, args, &out)
}

pub(super) fn center<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    padded(py, args, "center", |total, width| total / 2 + (total & width & 1))
}

pub(super) fn left<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    padded(py, args, "ljust", |_, _| 0)
}

pub(super) fn right<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    padded(py, args, "rjust", |total, _| total)
}

pub(super) fn zero_fill<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let width = word(py, args, &mut Replay::new(args), args.get(1))?;
    let bytes = this(py, args)?;
    let total = usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len());
    if total == 0 {
        return like_part(py, args, 0, bytes.len());
    }
    py.bound_text(total)?;
    let (sign, rest) = match bytes.as_slice() {
        [sign @ (b'+' | b'-'), rest @ ..] => (core::slice::from_ref(sign), rest),
        rest => (&[][..], rest),
    };
    let mut out = py.scratch::<u8>();
    let fits = out.extend(sign) && out.resize(total.saturating_add(sign.len()), b'0') && out.extend(rest);
    if !fits {
        return Err(Trap::Memory);
    }
    like(py, args, &out)
}

pub(super) fn expand_tabs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let signature = Signature { function: "expandtabs", names: ["tabsize"], least: 0, positional: 1 };
    let [tabs] = py.named_args(args, 1, &signature)?;
    let tabs = if tabs.is_null() { 8 } else { word(py, args, &mut Replay::new(args), tabs)? };
    if i32::try_from(tabs).is_err() {
        return Err(py.error(TypeId::OverflowError, format_args!("Python int too large to convert to C int")));
    }
    let tabs = usize::try_from(tabs).unwrap_or(0);
    let bytes = this(py, args)?;
    // What it comes to, before it is made.
    let mut len = 0_usize;
    expanded(bytes.as_slice(), tabs, |_, count| {
        len = len.saturating_add(count);
        true
    });
    py.bound_text(len)?;
    let mut out = py.scratch::<u8>();
    if !expanded(bytes.as_slice(), tabs, |byte, count| out.resize(out.len().saturating_add(count), byte)) {
        return Err(Trap::Memory);
    }
    like(py, args, &out)
}

/// Gives each byte, and how often it stands there.
fn expanded(bytes: &[u8], tabs: usize, mut take: impl FnMut(u8, usize) -> bool) -> bool {
    let mut column = 0_usize;
    bytes.iter().all(|&byte| match byte {
        b'\t' => {
            let spaces = tabs.wrapping_sub(column.checked_rem(tabs).unwrap_or(0));
            column = column.saturating_add(spaces);
            take(b' ', spaces)
        }
        _ => {
            column = if matches!(byte, b'\n' | b'\r') { 0 } else { column.saturating_add(1) };
            take(byte, 1)
        }
    })
}
