//! Cellar's benchmarks: the same unmodified programs under Cellar and under CPython, in turns, in one run.
//!
//! | file | job |
//! |---|---|
//! | `programs/` | the programs; each prints a checksum and the time that it took |
//! | `src/program.rs` | their list, with the size that suits a chip, and a program at another size |
//! | `src/process.rs` | one run of one program: its checksum and its CPU time |
//! | `src/cpu_time.rs` | what the operating system counted for it |
//! | `src/desktop.rs` | the comparison: rounds, checksums, ratios |
//! | `src/instructions.rs` | instructions an iteration, counted by callgrind |
//! | `src/statistics.rs` | median, spread, geometric mean |

mod cpu_time;
mod desktop;
mod instructions;
mod process;
mod program;
mod statistics;

pub use desktop::{Comparison, Machine, compare};
pub use instructions::per_iteration;
pub use process::{Run, run};
pub use program::{PROGRAMS, Program, chosen, source, source_with, source_without_clock};
pub use statistics::{geometric_mean, median};
