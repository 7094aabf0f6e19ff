//! The error that a program gets to see: with the file, the place in Python's own counting, and the line's text.

use core::fmt;

use crate::error::{CompileError, ErrorKind};

/// Why a program does not compile, as Python's `SyntaxError` says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// The exception's class: `SyntaxError`, one of its subclasses, or what else compiling ends in.
    pub kind: ErrorKind,
    /// `msg`.
    pub message: String,
    /// `filename`.
    pub filename: String,
    /// `lineno`, from 1.
    pub line: Option<u32>,
    /// `offset`, from 1: in characters where the parser found the error, in UTF-8 bytes where the compiler did, as in
    /// CPython.
    pub column: Option<u32>,
    /// `end_lineno`; none where CPython gives no end.
    pub end_line: Option<u32>,
    /// `end_offset`: the character after the last, from 1.
    pub end_column: Option<u32>,
    /// `text`: the line, with its end. Of what is found behind the parser it is none: CPython then reads it from the
    /// file, if there is one.
    pub text: Option<String>,
}

impl SyntaxError {
    /// An error of the file as a whole.
    pub(crate) fn without_place(kind: ErrorKind, message: String, filename: &str) -> Self {
        let filename = filename.to_owned();
        Self { kind, message, filename, line: None, column: None, end_line: None, end_column: None, text: None }
    }

    /// Adds to an error what the source tells of it.
    pub(crate) fn new(error: CompileError, source: &str, filename: &str) -> Self {
        let location = error.location.filter(|location| location.line > 0);
        let text = |line: i32| source.split_inclusive('\n').nth(usize::try_from(line - 1).ok()?);
        let number = |number: i32| u32::try_from(number).ok();
        let end = location.filter(|location| location.end_line > 0);
        Self {
            kind: error.kind,
            message: error.message,
            filename: filename.to_owned(),
            line: location.and_then(|location| number(location.line)),
            column: location.and_then(|location| number(location.column + 1)),
            end_line: end.and_then(|location| number(location.end_line)),
            end_column: end.and_then(|location| number(location.end_column + 1)),
            text: location.filter(|_| !error.late).and_then(|location| text(location.line)).map(str::to_owned),
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({}", self.kind.name(), self.message, self.filename)?;
        match self.line {
            Some(line) => write!(f, ", line {line})"),
            None => f.write_str(")"),
        }
    }
}

impl core::error::Error for SyntaxError {}
