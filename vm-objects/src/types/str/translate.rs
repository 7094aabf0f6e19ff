//! `str.translate`: by a dict of code points, or by anything with items; a `LookupError` leaves the character as it is.

use super::this;
use crate::Trap;
use crate::heap::Obj;
use crate::native::Arity;
use crate::native::NativeDef;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::{Str, StrBuilder};
use crate::ops::steps::room;
use crate::python::{Args, Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

pub(super) const TRANSLATE: NativeDef = super::method("translate", Arity::One, translate);

const ASKED: u32 = 1;

/// Behind the arguments: the pieces that are done, the next character.
fn translate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let base = args.nargs();
    let (text, table) = (this(py, args)?, args.get(1));
    let mut out = py.scratch::<u32>();
    let mut at = 0;
    if args.input != Input::Start {
        at = args.get(base + 1).as_small_int().unwrap_or(0).unsigned_abs();
        let c = text.char_at(at).unwrap_or(0);
        let result = args.result();
        if args.input == Input::Raised {
            if !py.is_instance_of(result, TypeId::LookupError) {
                return Err(py.raise_again(result));
            }
            put(&mut out, c)?;
        } else {
            add(py, result, &mut out)?;
        }
        at += 1;
    }
    while let Some(c) = text.char_at(at) {
        match found(py, table, c) {
            Ok(Some(found)) => add(py, found, &mut out)?,
            Ok(None) => put(&mut out, c)?,
            Err(Trap::Defer) => {
                // Asked once more, so that what it deferred to is known when nothing can come between.
                return Err(ask(py, args, (at, c), &out));
            }
            Err(trap) => return Err(trap),
        }
        at += 1;
    }
    let last = py.str_of_points(&out)?;
    let Some(pieces) = args.get(base).cast::<List>() else { return Ok(last.value()) };
    let mut whole = StrBuilder::new(&mut py.heap);
    for piece in pieces.items().iter().filter_map(|piece| piece.get().cast::<Str>()) {
        whole.push(piece)?;
    }
    whole.push(last)?;
    Ok(whole.finish()?.value())
}

/// What a table has for a character; `None` if nothing.
fn found(py: &mut Python<'_>, table: Value, c: u32) -> Result<Option<Value>, Trap> {
    if let Some(dict) = table.cast::<Dict>() {
        return Ok(py.small_item(dict, c as isize));
    }
    match py.item(table, Value::from_int_truncated(c as isize)) {
        Ok(found) => Ok(Some(found)),
        Err(Trap::Raise) if py.is_instance_of(py.pending, TypeId::LookupError) => {
            py.pending = Value::NULL;
            Ok(None)
        }
        Err(trap) => Err(trap),
    }
}

/// Puts aside what is done, and asks the table.
fn ask<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, (at, c): (usize, u32), done: &[u32]) -> Trap {
    let base = args.nargs();
    let prepared = (|| -> Result<(Obj<List>, Obj<Str>), Trap> {
        let piece = py.str_of_points(done)?;
        let pieces = match args.get(base).cast::<List>() {
            Some(pieces) => pieces,
            None => List::with_capacity(&mut py.heap, 4)?,
        };
        pieces.reserve(&mut py.heap, 1)?;
        Ok((pieces, piece))
    })();
    let (pieces, piece) = match prepared {
        Ok(prepared) => prepared,
        Err(trap) => return trap,
    };
    let (table, key) = (args.get(1), Value::from_int_truncated(c as isize));
    if !matches!(py.item(table, key), Err(Trap::Defer)) {
        return py.refused("a table that changes its mind");
    }
    // There is room for all of it.
    let _ = args.resize(base + 2);
    args.set(base, pieces.value());
    args.set(base + 1, Value::from_int_truncated(at as isize));
    let _ = pieces.push(&mut py.heap, piece.value());
    args.catch = true;
    args.defer(ASKED, &[table, key])
}

fn put(out: &mut Scratch<'_, u32>, c: u32) -> Result<(), Trap> {
    if out.push(c) { Ok(()) } else { Err(Trap::Memory) }
}

/// Adds what a table gave.
fn add(py: &mut Python<'_>, found: Value, out: &mut Scratch<'_, u32>) -> Result<(), Trap> {
    if found.is_none() {
        return Ok(());
    }
    let inside = py.unwrapped(found);
    if let Some(text) = inside.cast::<Str>() {
        return text.chars().try_for_each(|c| put(out, c));
    }
    if inside.as_small_index().is_none() && !inside.is_kind(crate::heap::Kind::Int) {
        return Err(py.type_error(format_args!("character mapping must return integer, None or str")));
    }
    match inside.as_small_index().and_then(|c| u32::try_from(c).ok()).filter(|&c| c <= 0x10_ffff) {
        Some(c) => put(out, c),
        None => Err(py.value_error(format_args!("character mapping must be in range(0x110000)"))),
    }
}
