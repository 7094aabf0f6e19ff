//! What compiling can end in instead of a code object.

use core::fmt;

use crate::instr::Location;

/// The Python exception class that CPython would raise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// `SyntaxError`.
    SyntaxError,
    /// `IndentationError`.
    IndentationError,
    /// `TabError`.
    TabError,
    /// `ValueError`, for a number or text that CPython refuses.
    ValueError,
    /// `TypeError`, for a syntax tree that no program has.
    TypeError,
    /// `OverflowError`: beyond a limit of the format.
    OverflowError,
    /// `RecursionError`: nested too deep.
    RecursionError,
    /// `SystemError`: an instruction sequence that no program compiles to.
    SystemError,
}

impl ErrorKind {
    /// The class's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SyntaxError => "SyntaxError",
            Self::IndentationError => "IndentationError",
            Self::TabError => "TabError",
            Self::ValueError => "ValueError",
            Self::TypeError => "TypeError",
            Self::OverflowError => "OverflowError",
            Self::RecursionError => "RecursionError",
            Self::SystemError => "SystemError",
        }
    }
}

/// Why a program does not compile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileError {
    /// The exception's class.
    pub kind: ErrorKind,
    /// The exception's text, as CPython words it.
    pub message: String,
    /// Where in the source; columns count from 0 in UTF-8 bytes.
    pub location: Option<Location>,
    /// Found behind the parser: CPython then looks for the line in the file, and knows none of what is no file.
    pub late: bool,
}

impl CompileError {
    /// An error at a place.
    pub fn new(kind: ErrorKind, message: impl Into<String>, location: Location) -> Self {
        Self { kind, message: message.into(), location: Some(location), late: false }
    }

    /// An error of the back half, which has no place in the source.
    pub fn system(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::SystemError, message: message.into(), location: None, late: true }
    }

    /// A limit of the format was passed.
    pub fn overflow(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::OverflowError, message: message.into(), location: None, late: true }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)?;
        match self.location {
            Some(location) if location.line > 0 => write!(f, " (line {})", location.line),
            _ => Ok(()),
        }
    }
}

impl core::error::Error for CompileError {}
