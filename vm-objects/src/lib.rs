//! The Python object model of Cellar: one-word values, a non-moving mark-sweep heap over memory that the caller
//! gives, and the layouts of the built-in types. No global allocator, no statics.
//!
//! The modules stand in the order of use: `value → heap → object`.
#![no_std]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod heap;
pub mod number;
pub mod object;
pub mod value;

pub use heap::{Heap, Obj};
pub use value::Value;
pub use vm_core::object::Trap;
