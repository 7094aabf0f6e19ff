//! Why there is no listing.

use core::fmt;
use std::io;

use vm_compiler::SyntaxError;
use vm_core::marshal::LoadError;

/// Why there is no listing.
#[derive(Debug)]
pub enum DisError {
    /// The bytes are no code object.
    Load(LoadError),
    /// The source doesn't compile.
    Syntax(Box<SyntaxError>),
    /// A file or the output failed.
    Io(io::Error),
}

impl fmt::Display for DisError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => fmt::Display::fmt(error, f),
            Self::Syntax(error) => fmt::Display::fmt(error, f),
            Self::Io(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl core::error::Error for DisError {}

impl From<LoadError> for DisError {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl From<SyntaxError> for DisError {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(Box::new(error))
    }
}

impl From<io::Error> for DisError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
