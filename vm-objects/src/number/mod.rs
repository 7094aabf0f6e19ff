//! Numbers as pure functions: no heap, no allocation, no panic on data.
//!
//! The object model hands in slices and gets text out through [`core::fmt::Write`]; every buffer is the caller's and
//! each operation says beforehand how large it must be. So the same code serves a desktop heap and a fixed region.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod big;
pub mod complex;
pub mod float;
pub mod format;
pub mod int_small;
pub(crate) mod sha512;
pub(crate) mod twister;
pub mod unicode;
