//! Hosts: where a program's output goes, and what its clock is.

#[cfg(feature = "defmt")]
mod log;
mod writer;

#[cfg(feature = "defmt")]
pub use log::LogHost;
pub use writer::WriterHost;

/// Microseconds since some moment, which do not go back.
pub type Clock = fn() -> u64;
