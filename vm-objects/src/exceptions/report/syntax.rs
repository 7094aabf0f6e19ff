//! Where a `SyntaxError` lies: file and line, the text with carets below it.
//!
//! Follows `print_exception_file_and_line` and `print_error_text` of CPython 3.12's `Python/pythonrun.c`.

use super::output::{Escaped, Margin};
use crate::exceptions::classes::{Shape, exception_layout, member};
use crate::heap::Obj;
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::python::{Python, Scratch};
use crate::types::TypeId;
use crate::value::Value;

/// The parts of a `SyntaxError` that the report is made of.
struct Place {
    message: Value,
    filename: Value,
    line: isize,
    /// From 1; none where there are no carets.
    column: Option<isize>,
    end_line: Option<isize>,
    end_column: Option<isize>,
    text: Option<Obj<Str>>,
}

impl Place {
    /// `parse_syntax_error`: nothing if a part is not of its kind.
    fn of(py: &Python<'_>, e: Obj<Exception>) -> Option<Place> {
        let part = |index: usize| {
            let value = e.member(index);
            if value.is_null() { Value::NONE } else { value }
        };
        let number = |index: usize| match part(index) {
            value if value.is_none() => Some(None),
            value => py.unwrapped(value).as_small_index().map(Some),
        };
        let text = part(member::LINENO + 2);
        let filename = part(member::SYNTAX_FILENAME);
        Some(Place {
            message: part(member::MSG),
            filename,
            line: number(member::LINENO)??,
            column: number(member::LINENO + 1)?,
            text: if text.is_none() { None } else { Some(py.unwrapped(text).cast::<Str>()?) },
            end_line: number(member::LINENO + 3)?,
            end_column: number(member::LINENO + 4)?,
        })
    }
}

impl<'h> Python<'h> {
    /// Writes where a `SyntaxError` lies, and answers its message; nothing for any other exception.
    pub(super) fn show_syntax_place(&mut self, exception: Obj<Exception>, margin: Margin) -> Option<Value> {
        let kind = exception_layout(exception.class.get()).unwrap_or(TypeId::Exception);
        if Shape::of(kind) != Shape::Syntax {
            return None;
        }
        let place = Place::of(self, exception)?;
        let line = place.line;
        match place.filename.cast::<Str>() {
            Some(filename) => self.say(format_args!("{margin}  File \"{}\", line {line}\n", Escaped(filename.value()))),
            None => self.say(format_args!("{margin}  File \"<string>\", line {line}\n")),
        }
        if let Some(text) = place.text {
            self.show_syntax_text(&place, text, margin);
        }
        Some(place.message)
    }

    /// The line without its indentation, and carets below what is meant.
    fn show_syntax_text(&mut self, place: &Place, text: Obj<Str>, margin: Margin) {
        let mut line: Scratch<'h, char> = self.scratch();
        let first = text.chars().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
        let whole = first.take_while(|&c| c != '\n').filter(|&c| c != '\r').all(|c| line.push(c));
        if !whole {
            return;
        }
        let indent = line.iter().take_while(|c| matches!(c, ' ' | '\t' | '\u{c}')).count();
        let shown = line.get(indent..).unwrap_or(&[]);
        self.say(format_args!("{margin}    "));
        shown.iter().for_each(|c| self.say(format_args!("{c}")));
        self.say(format_args!("\n"));
        let Some(column) = place.column else { return };
        let from_zero = |column: isize| usize::try_from(column.saturating_sub(1)).unwrap_or(0).saturating_sub(indent);
        // A caret that would be left of the text is not shown.
        if column.saturating_sub(1) < indent as isize {
            return;
        }
        let start = from_zero(column);
        let end = match (place.end_line, place.end_column) {
            (Some(line), Some(end)) if line == place.line => from_zero(end),
            (Some(_), _) => shown.len(),
            (None, _) => start.saturating_add(1),
        };
        self.say(format_args!("{margin}    "));
        for index in 0..start {
            // Tabs stay tabs, so that the carets stand below what they mean.
            let c = shown.get(index).filter(|c| c.is_whitespace()).copied().unwrap_or(' ');
            self.say(format_args!("{c}"));
        }
        (0..end.saturating_sub(start).max(1)).for_each(|_| self.say(format_args!("^")));
        self.say(format_args!("\n"));
    }
}
