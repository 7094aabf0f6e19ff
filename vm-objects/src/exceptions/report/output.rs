//! Text to the host's stderr.

use core::fmt;

use crate::heap::Obj;
use crate::host::{Host, Stream};
use crate::object::str::Str;
use crate::python::{Python, Scratch};
use crate::value::Value;

struct Output<'a>(&'a mut dyn Host);

impl fmt::Write for Output<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(Stream::Err, text.as_bytes());
        Ok(())
    }
}

/// Text kept for a file of the program's; without memory it is cut off.
struct Kept<'a, 'h>(&'a mut Scratch<'h, u8>);

impl fmt::Write for Kept<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.bytes().all(|byte| self.0.push(byte)) { Ok(()) } else { Err(fmt::Error) }
    }
}

impl Python<'_> {
    /// Writes to stderr.
    pub(crate) fn say(&mut self, text: fmt::Arguments<'_>) {
        if let Some(said) = &mut self.said {
            let _ = fmt::write(&mut Kept(said), text);
            return;
        }
        // `Output` does not fail, nor does a `Display` of this crate.
        let _ = fmt::write(&mut Output(&mut *self.host), text);
    }
}

/// A str as stderr shows it: lone surrogates escaped (`backslashreplace`).
pub(crate) struct Escaped(pub(crate) Value);

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

/// What stands before a line within groups.
#[derive(Clone, Copy)]
pub(super) struct Margin {
    depth: usize,
    mark: &'static str,
}

impl Margin {
    /// The margin of a line.
    pub(super) fn of(depth: usize) -> Margin {
        Margin { depth, mark: if depth == 0 { "" } else { "| " } }
    }

    /// Of a line that has its own mark.
    pub(super) fn indent(depth: usize) -> Margin {
        Margin { depth, mark: "" }
    }

    /// Of the first line of the outermost group.
    pub(super) fn first(depth: usize) -> Margin {
        Margin { depth, mark: "+ " }
    }
}

impl fmt::Display for Margin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.depth * 2;
        write!(f, "{:width$}{}", "", self.mark)
    }
}
