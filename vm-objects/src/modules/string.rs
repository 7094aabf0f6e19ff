//! `_string`: what `string.Formatter` asks of a format.

use super::ModuleDef;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::iterator::SeqIterator;
use crate::object::list::List;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "_string",
    functions: &[
        NativeDef::function("formatter_field_name_split", Arity::One, field_name_split),
        NativeDef::function("formatter_parser", Arity::One, parser),
    ],
    values: |_, _| Ok(()),
};

fn text_of(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Str>, Trap> {
    match py.unwrapped(args.get(0)).cast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let name = py.type_name(args.get(0));
            Err(py.type_error(format_args!("expected str, got {name}")))
        }
    }
}

fn iterator(py: &mut Python<'_>, list: Obj<List>) -> Result<Value, Trap> {
    Ok(SeqIterator::alloc(&mut py.heap, list.value())?.value())
}

const fn is(c: Option<u32>, wanted: char) -> bool {
    matches!(c, Some(c) if c == wanted as u32)
}

/// `(literal, field name, specifier, conversion)` of each piece; the last three are `None` where there is no field.
fn parser<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = text_of(py, args)?;
    let (pieces, len) = (List::with_capacity(&mut py.heap, 0)?, text.len());
    let (mut at, mut plain) = (0_usize, 0_usize);
    while at < len {
        let c = text.char_at(at);
        let opens = is(c, '{');
        let next = at.saturating_add(1);
        if !opens && !is(c, '}') {
            at = next;
            continue;
        }
        if text.char_at(next) == c {
            let literal = text.substring(&mut py.heap, plain, next)?.value();
            let piece = py.tuple(&[literal, Value::NONE, Value::NONE, Value::NONE])?;
            pieces.push(&mut py.heap, piece)?;
            (plain, at) = (next.saturating_add(1), next.saturating_add(1));
            continue;
        }
        if !opens {
            return Err(py.value_error(format_args!("Single '}}' encountered in format string")));
        }
        if next >= len {
            return Err(py.value_error(format_args!("Single '{{' encountered in format string")));
        }
        let literal = text.substring(&mut py.heap, plain, at)?.value();
        let shape = py.field_shape(text, next, len)?;
        let name = text.substring(&mut py.heap, next, shape.name_end)?.value();
        let spec = match shape.spec {
            Some(start) => text.substring(&mut py.heap, start, shape.end)?.value(),
            None => Str::from_str(&mut py.heap, "")?.value(),
        };
        let conversion = match shape.conversion {
            Some(c) => Str::from_char(&mut py.heap, c.into())?.value(),
            None => Value::NONE,
        };
        let piece = py.tuple(&[literal, name, spec, conversion])?;
        pieces.push(&mut py.heap, piece)?;
        (plain, at) = (shape.end.saturating_add(1), shape.end.saturating_add(1));
    }
    if plain < len {
        let literal = text.substring(&mut py.heap, plain, len)?.value();
        let piece = py.tuple(&[literal, Value::NONE, Value::NONE, Value::NONE])?;
        pieces.push(&mut py.heap, piece)?;
    }
    iterator(py, pieces)
}

/// The first part of a field's name, and the steps from it: `(is an attribute, name or index)`.
fn field_name_split<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = text_of(py, args)?;
    let len = text.len();
    let is_step = |at: usize| is(text.char_at(at), '.') || is(text.char_at(at), '[');
    let mut at = (0..len).find(|&at| is_step(at)).unwrap_or(len);
    let first = part(py, text, (0, at), true)?;
    let steps = List::with_capacity(&mut py.heap, 0)?;
    while at < len {
        let item = is(text.char_at(at), '[');
        let start = at.saturating_add(1);
        let stop = match item {
            true => (start..len).find(|&at| is(text.char_at(at), ']')),
            false => Some((start..len).find(|&at| is_step(at)).unwrap_or(len)),
        };
        let Some(stop) = stop else { return Err(py.value_error(format_args!("Missing ']' in format string"))) };
        if stop == start {
            return Err(py.value_error(format_args!("Empty attribute in format string")));
        }
        let name = part(py, text, (start, stop), item)?;
        let step = py.tuple(&[Value::from_bool(!item), name])?;
        steps.push(&mut py.heap, step)?;
        at = stop.saturating_add(usize::from(item));
        if item && at < len && !is_step(at) {
            let message = "Only '.' or '[' may follow ']' in format field specifier";
            return Err(py.value_error(format_args!("{message}")));
        }
    }
    let steps = iterator(py, steps)?;
    py.tuple(&[first, steps])
}

/// A part of a name: a number, where it may be one.
fn part(py: &mut Python<'_>, text: Obj<Str>, (start, end): (usize, usize), numbers: bool) -> Result<Value, Trap> {
    match py.field_number(text, start, end)? {
        Some(number) if numbers => Ok(Value::from_int_truncated(number as isize)),
        _ => Ok(text.substring(&mut py.heap, start, end)?.value()),
    }
}
