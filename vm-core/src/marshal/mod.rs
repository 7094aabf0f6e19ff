//! The marshal format of CPython 3.11 and 3.12 (`Python/marshal.c`), read without an allocator.
//!
//! The reader ([`load`]) walks the bytes and tells a [`Builder`] what it meets; the builder owns all memory. The
//! reader never recurses on the host stack and never trusts a length. [`pyc::open`] reads the header of a `.pyc`.

mod builder;
mod error;
#[cfg(test)]
pub(crate) mod plain;
pub mod pyc;
mod reader;
#[cfg(test)]
mod tests;
mod text;

pub use builder::{Builder, CodeParts, Pending, Sequence, Singleton, Text};
pub use error::LoadError;
pub use reader::load;
