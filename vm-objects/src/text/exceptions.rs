//! `str(exception)`: what each class of exceptions says.

use crate::Trap;
use crate::heap::Obj;
use crate::object::exception::Exception;
use crate::object::str::{Paused, Str};
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// Exceptions whose one argument is an exception, and so on: no further than CPython's recursion goes.
const DEEPEST: usize = 1000;

impl Python<'_> {
    /// The value whose text `str(value)` is: an exception with one argument has that argument's.
    pub(super) fn str_source(&mut self, value: Value) -> Result<Value, Trap> {
        let mut value = value;
        for _ in 0..DEEPEST {
            let Some(exception) = value.cast::<Exception>() else { return Ok(value) };
            let kind = self.builtin_type_of(value);
            if self.has_special(value, "__str__") || kind.is_subtype(TypeId::KeyError) || own_text(kind) {
                return Ok(value);
            }
            match exception.args.get().cast::<Tuple>() {
                Some(args) if args.len() == 1 => value = args.get(0).unwrap_or(Value::NONE),
                _ => return Ok(value),
            }
        }
        let text = "maximum recursion depth exceeded while getting the str of an object";
        Err(self.error(TypeId::RecursionError, format_args!("{text}")))
    }

    /// Adds what an exception says that has no text of another value; `false` if the value is none, or says its
    /// arguments: then it is shown as [`Python::exception_shown_as`].
    pub(super) fn emit_exception_text(&mut self, out: &mut Paused, value: Value) -> Result<bool, Trap> {
        let Some(exception) = value.cast::<Exception>() else { return Ok(false) };
        let Some(args) = exception.args.get().cast::<Tuple>() else { return Ok(false) };
        let kind = self.builtin_type_of(value);
        if kind.is_subtype(TypeId::OSError)
            && let &[number, text, ref rest @ ..] = args.values()
        {
            return self.emit_os_error(out, number, text, rest.first().copied()).map(|()| true);
        }
        if kind.is_subtype(TypeId::BaseExceptionGroup)
            && let Some(message) = args.get(0).and_then(Value::cast::<Str>)
        {
            return self.emit_group(out, message, args.get(1)).map(|()| true);
        }
        if kind.is_subtype(TypeId::UnicodeEncodeError) && args.len() == 5 {
            return self.emit_encode_error(out, args.values()).map(|()| true);
        }
        Ok(args.len() == 0)
    }

    fn emit_os_error(&mut self, out: &mut Paused, number: Value, text: Value, file: Option<Value>) -> Result<(), Trap> {
        self.emit_plain(out, "[Errno ")?;
        self.emit_flat(out, number)?;
        self.emit(out, format_args!("] {}", Self::shown(text)))?;
        if let Some(file) = file.filter(|file| !file.is_none()) {
            self.emit_plain(out, ": ")?;
            self.emit_flat(out, file)?;
        }
        Ok(())
    }

    fn emit_group(&mut self, out: &mut Paused, message: Obj<Str>, inside: Option<Value>) -> Result<(), Trap> {
        self.emit_text(out, message)?;
        let count = match inside {
            Some(inside) => match inside.cast::<Tuple>() {
                Some(tuple) => tuple.len(),
                None => inside.cast::<crate::object::list::List>().map_or(0, |list| list.len()),
            },
            None => 0,
        };
        let plural = if count == 1 { "" } else { "s" };
        self.emit(out, format_args!(" ({count} sub-exception{plural})"))
    }

    /// `'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed`
    fn emit_encode_error(&mut self, out: &mut Paused, args: &[Value]) -> Result<(), Trap> {
        let &[encoding, object, start, end, reason] = args else { return Ok(()) };
        let (encoding, reason) = (Self::shown(encoding), Self::shown(reason));
        let start = start.as_small_int().unwrap_or(0).unsigned_abs();
        let end = end.as_small_int().unwrap_or(0).unsigned_abs();
        let c = object.cast::<Str>().and_then(|text| text.char_at(start));
        if let (Some(c), true) = (c, end == start.wrapping_add(1)) {
            self.emit(out, format_args!("'{encoding}' codec can't encode character '"))?;
            let mut escape = self.utf8();
            super::quote::write_escape(c, &mut escape).map_err(|_| Trap::Memory)?;
            return self.emit(out, format_args!("{}' in position {start}: {reason}", escape.as_str()));
        }
        let last = end.saturating_sub(1);
        self.emit(out, format_args!("'{encoding}' codec can't encode characters in position {start}-{last}: {reason}"))
    }

    /// What `repr` shows for `str` of the value: an exception's arguments.
    pub(super) fn exception_shown_as(&mut self, value: Value) -> Value {
        let Some(exception) = value.cast::<Exception>() else { return value };
        let args = exception.args.get();
        match args.cast::<Tuple>() {
            Some(tuple) if tuple.len() == 1 => tuple.get(0).unwrap_or(args),
            _ => args,
        }
    }
}

/// Kinds that say more than their one argument.
fn own_text(kind: TypeId) -> bool {
    kind.is_subtype(TypeId::BaseExceptionGroup)
}
