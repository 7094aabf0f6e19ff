//! The heart of Cellar: CPython's instruction set, code objects, loader, verifier, frames, and a stackless
//! interpreter that is generic over an object model.
//!
//! The modules stand in the order of the data's way; a module uses those before it, never those after it:
//! `isa → code → flow → marshal → image → translate → verify → quicken → dis → object → frame → interp → fixed`.
#![no_std]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

#[cfg(test)]
extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod unicode;
pub mod isa;
pub mod code;
pub mod flow;
pub mod marshal;
pub mod image;
pub mod translate;
pub mod verify;
pub mod quicken;
pub mod dis;
pub mod object;
pub mod frame;
pub mod interp;
#[cfg(feature = "fixed")]
pub mod fixed;
