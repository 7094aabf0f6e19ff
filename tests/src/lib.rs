//! The conformance suite of Cellar: the same programs, every way there is to run them, compared with what CPython printed.
//!
//! | file | job |
//! |---|---|
//! | `cases/` | the programs and the recordings, a crate of its own without `std` |
//! | `src/way.rs` | the ways to run a program |
//! | `src/verdict.rs` | compares what happened with what CPython did |
//! | `src/skips.rs` | the cases that a way can't run yet, and why |
//! | `src/results.rs` | what a run gave: the table, and a form that passes between processes |
//! | `src/record.rs` | asks CPython again |
//! | `suite/` | the test target: one named test for each case and way |
//!
//! This library runs no program itself: a host does, in its own test target or firmware.

mod record;
mod results;
mod skips;
mod verdict;
mod way;

pub use conformance_cases::{CASES, Case, Expected};
pub use record::{RecordError, python, record};
pub use results::{Result, Status, read, table, write};
pub use skips::{Skip, SkipKind, Skips};
pub use verdict::{Outcome, judge};
pub use way::Way;

use std::path::Path;

/// The root of the repository: the folder that the paths in tracebacks are relative to.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
