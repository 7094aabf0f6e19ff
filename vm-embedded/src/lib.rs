//! Cellar on a microcontroller: memory for a virtual machine and somewhere for its output to go.
//!
//! | module | job |
//! |---|---|
//! | [`region`] | a piece of static memory that can be taken once |
//! | [`heap`] | an allocator over such a piece, to share it between virtual machines |
//! | [`image!`] | an image put into flash |
//! | [`lines`] | Python's output cut into lines of text |
//! | [`output`] | hosts that print to any `embedded-io` writer, or to the `defmt` log |
//! | [`run`] | a program in flash, run to its end |
//! | [`shared`] | one serial port for a program and for interrupts |
//!
//! Nothing here is a global allocator and nothing allocates but from memory that the caller named. What needs an
//! interrupt to wait for a program or the other way round does not exist: every lock here is tried, never waited for.
#![no_std]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod heap;
mod image;
pub mod lines;
pub mod output;
pub mod region;
pub mod run;
pub mod shared;

pub use heap::Heap;
pub use lines::Lines;
#[cfg(feature = "defmt")]
pub use output::LogHost;
pub use output::WriterHost;
pub use region::Region;
pub use run::{RunError, run, run_image};
pub use shared::Shared;
