//! Cellar on the desktop: the command line's commands as functions, and a virtual machine over the system's memory.
//!
//! ```
//! use vm_std::{Captured, Options, Program, run};
//!
//! let mut host = Captured::default();
//! let program = Program::Source { text: "print(6 * 7)", filename: "answer.py" };
//! assert_eq!(run(program, Options::default(), &mut host), 0);
//! assert_eq!(host.out, b"42\n");
//! ```

extern crate alloc;

/// The README's examples, compiled and run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

mod clock;
mod console;
pub mod dis;
mod float_functions;
mod freeze;
mod run;
mod show;
mod source;
mod syntax_error;
mod syntax_warning;

pub use console::{Captured, Console};
pub use freeze::{Freeze, SourceFile, freeze, freeze_sources};
pub use run::{OUT_OF_FUEL, Options, Program, compile, run, run_with_arguments};
pub use show::{Pass, show};
pub use syntax_warning::show as show_warnings;
