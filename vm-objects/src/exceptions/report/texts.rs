//! The texts of the exceptions that are shown: `str` of each and of its notes, which may need calls.

use super::TEXTS;
use crate::Trap;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// Values of the list for one item: an exception or a number, what it is, how deep it lies in groups, then of an
/// exception its text and its notes' texts (a list or null).
pub(super) const STRIDE: usize = 5;
/// What it is.
pub(super) const KIND: usize = 1;
/// How deep it lies.
pub(super) const DEPTH: usize = 2;
pub(super) const TEXT: usize = 3;
pub(super) const NOTES: usize = 4;

/// Calls for every text that is not there yet. The window: the exception, the list, the index of the exception that
/// is being worked on.
pub(super) fn gather<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<(), Trap> {
    let Some(items) = args.get(1).cast::<List>() else { return Ok(()) };
    loop {
        let at = usize::try_from(args.get(2).as_small_int().unwrap_or(0)).unwrap_or(0);
        let Some(item) = items.get(at) else { return Ok(()) };
        let Some(exception) = item.cast::<Exception>() else {
            args.set(2, Value::from_int_truncated((at + STRIDE) as isize));
            continue;
        };
        let part = |offset: usize| items.get(at + offset).unwrap_or(Value::NULL);
        if part(TEXT).is_null() {
            match py.plain_text(exception)? {
                Some(text) => keep(py, args, text),
                None => return Err(call(args, exception.value())),
            }
            continue;
        }
        let notes = notes_of(exception);
        if let Some(notes) = notes {
            let kept = match part(NOTES).cast::<List>() {
                Some(kept) => kept,
                None => {
                    let kept = List::with_capacity(&mut py.heap, notes.len())?;
                    items.set(at + NOTES, kept.value());
                    kept
                }
            };
            if let Some(note) = notes.get(kept.items().len()) {
                // Room for what `keep` adds.
                kept.reserve(&mut py.heap, 1)?;
                if note.cast::<Str>().is_some() {
                    keep(py, args, note);
                    continue;
                }
                return Err(call(args, note));
            }
        }
        args.set(2, Value::from_int_truncated((at + STRIDE) as isize));
    }
}

fn call(args: &mut Args<'_, '_>, value: Value) -> Trap {
    args.catch = true;
    args.call(TEXTS, TypeId::Str.value(), &[value])
}

/// Keeps the text that was called for; `None` when the call has raised.
pub(super) fn keep(py: &mut Python<'_>, args: &Args<'_, '_>, text: Value) {
    let at = usize::try_from(args.get(2).as_small_int().unwrap_or(0)).unwrap_or(0);
    let Some(items) = args.get(1).cast::<List>() else { return };
    if items.get(at + TEXT).is_none_or(Value::is_null) {
        items.set(at + TEXT, text);
    } else if let Some(notes) = items.get(at + NOTES).and_then(|notes| notes.cast::<List>()) {
        // There is room: `gather` has seen to that.
        let _ = notes.push(&mut py.heap, text);
    }
}

/// `__notes__`, if it is a list or a tuple.
fn notes_of(exception: Obj<Exception>) -> Option<Notes> {
    let notes = exception.attrs.get().cast::<Dict>()?.get_text("__notes__")?;
    match (notes.cast::<List>(), notes.cast::<Tuple>()) {
        (Some(list), _) => Some(Notes::List(list)),
        (_, Some(tuple)) => Some(Notes::Tuple(tuple)),
        _ => None,
    }
}

enum Notes {
    List(Obj<List>),
    Tuple(Obj<Tuple>),
}

impl Notes {
    fn len(&self) -> usize {
        match self {
            Notes::List(list) => list.items().len(),
            Notes::Tuple(tuple) => tuple.len(),
        }
    }

    fn get(&self, index: usize) -> Option<Value> {
        match self {
            Notes::List(list) => list.get(index),
            Notes::Tuple(tuple) => tuple.get(index),
        }
    }
}

impl Python<'_> {
    /// The text of an exception of a built-in class that needs no call: so that an exception for want of memory can be
    /// shown.
    fn plain_text(&mut self, exception: Obj<Exception>) -> Result<Option<Value>, Trap> {
        let (class, args) = (exception.class.get(), exception.args.get().cast::<Tuple>());
        if class.as_type().is_some() && args.is_some_and(|args| args.len() == 0) {
            return Ok(Some(Str::from_str(&mut self.heap, "")?.value()));
        }
        Ok(None)
    }
}
