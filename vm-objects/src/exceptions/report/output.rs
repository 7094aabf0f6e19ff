//! Text to the host's stderr.

use core::fmt;

use crate::heap::Obj;
use crate::host::{Host, Stream};
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

struct Output<'a>(&'a mut dyn Host);

impl fmt::Write for Output<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(Stream::Err, text.as_bytes());
        Ok(())
    }
}

impl Python<'_> {
    /// Writes to stderr.
    pub(super) fn say(&mut self, text: fmt::Arguments<'_>) {
        // `Output` does not fail, nor does a `Display` of this crate.
        let _ = fmt::write(&mut Output(&mut *self.host), text);
    }
}

/// A str as stderr shows it: lone surrogates escaped (`backslashreplace`).
pub(super) struct Escaped(pub(super) Value);

impl fmt::Display for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.cast::<Str>().map_or(Ok(()), |text| escaped(f, text))
    }
}

fn escaped(f: &mut fmt::Formatter<'_>, text: Obj<Str>) -> fmt::Result {
    if let Some(ascii) = text.as_ascii() {
        return f.write_str(ascii);
    }
    text.chars().try_for_each(|c| match char::from_u32(c) {
        Some(c) => fmt::Write::write_char(f, c),
        None => write!(f, "\\u{c:04x}"),
    })
}
