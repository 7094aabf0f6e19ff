//! Exceptions made with CPython's words.

use core::fmt;

use super::Python;
use crate::Trap;
use crate::heap::Obj;
use crate::object::str::{Storage, Str, StrFill};
use crate::types::TypeId;
use crate::value::Value;

/// Measures a text: how many code points, and the greatest.
struct Measure {
    len: usize,
    max: u32,
}

impl fmt::Write for Measure {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            self.len += 1;
            self.max = self.max.max(u32::from(c));
        }
        Ok(())
    }
}

struct Fill(StrFill);

impl fmt::Write for Fill {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            self.0.push_char(u32::from(c));
        }
        Ok(())
    }
}

impl Python<'_> {
    /// A str of formatted text.
    pub fn format_str(&mut self, text: fmt::Arguments<'_>) -> Result<Obj<Str>, Trap> {
        let mut measure = Measure { len: 0, max: 0 };
        // A `Display` of this crate does not fail.
        let _ = fmt::write(&mut measure, text);
        let mut fill = Fill(StrFill::new(&mut self.heap, measure.len, Storage::for_max(measure.max))?);
        let _ = fmt::write(&mut fill, text);
        Ok(fill.0.finish())
    }

    /// Makes `kind(text)` the pending exception.
    #[cold]
    pub fn error(&mut self, kind: TypeId, text: fmt::Arguments<'_>) -> Trap {
        match self.format_str(text) {
            Ok(message) => self.error_with(kind, &[message.value()]),
            Err(trap) => trap,
        }
    }

    /// Makes `class(text)` the pending exception, of a class that is no built-in one.
    #[cold]
    pub fn error_of_class(&mut self, class: Value, text: fmt::Arguments<'_>) -> Trap {
        let made = self.format_str(text).and_then(|message| self.new_exception(class, &[message.value()]));
        match made {
            Ok(exception) => {
                self.pending = exception.value();
                Trap::Raise
            }
            Err(trap) => trap,
        }
    }

    /// `OSError(errno, text)`.
    pub(crate) fn os_error(&mut self, number: isize, text: &str) -> Trap {
        match Str::from_str(&mut self.heap, text) {
            Ok(text) => self.error_with(TypeId::OSError, &[Value::from_int_truncated(number), text.value()]),
            Err(trap) => trap,
        }
    }

    /// Makes `class(*args)` the pending exception.
    #[cold]
    pub fn error_of_class_with(&mut self, class: Value, args: &[Value]) -> Trap {
        match self.new_exception(class, args) {
            Ok(exception) => {
                self.pending = exception.value();
                Trap::Raise
            }
            Err(trap) => trap,
        }
    }

    /// Makes `kind(*args)` the pending exception.
    #[cold]
    pub fn error_with(&mut self, kind: TypeId, args: &[Value]) -> Trap {
        match self.new_exception(kind.value(), args) {
            Ok(exception) => {
                self.pending = exception.value();
                Trap::Raise
            }
            Err(trap) => trap,
        }
    }

    /// `TypeError`.
    #[cold]
    pub fn type_error(&mut self, text: fmt::Arguments<'_>) -> Trap {
        self.error(TypeId::TypeError, text)
    }

    /// `ValueError`.
    #[cold]
    pub fn value_error(&mut self, text: fmt::Arguments<'_>) -> Trap {
        self.error(TypeId::ValueError, text)
    }

    /// The text of a str, to show; of anything else, nothing.
    pub fn shown(value: Value) -> Shown {
        Shown(value.cast::<Str>())
    }
}

/// A str as Rust's formatting shows it; lone surrogates as the replacement character.
#[derive(Clone, Copy)]
pub struct Shown(Option<Obj<Str>>);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |text| text.write_to(f))
    }
}
