//! From `core::fmt`, which the core writes to, to `std::io`, with the error kept.

use core::fmt;
use std::io::{self, Write};

use super::DisError;

/// A writer of text onto a writer of bytes.
pub(super) struct Output<'a, W> {
    out: &'a mut W,
    failed: Option<io::Error>,
}

impl<'a, W: Write> Output<'a, W> {
    pub(super) fn new(out: &'a mut W) -> Self {
        Self { out, failed: None }
    }

    /// What became of the whole: `fmt::Error` says nothing but that there is an error here.
    pub(super) fn finish(self, written: fmt::Result) -> Result<(), DisError> {
        match (self.failed, written) {
            (Some(error), _) => Err(error.into()),
            (None, Err(fmt::Error)) => Err(io::Error::other("the text could not be formatted").into()),
            (None, Ok(())) => Ok(self.out.flush()?),
        }
    }
}

impl<W: Write> fmt::Write for Output<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.failed = Some(error);
            fmt::Error
        })
    }
}
