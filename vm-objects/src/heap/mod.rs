//! A non-moving mark-sweep heap with exact marking, over chunks of memory that its owner gives.
//!
//! A chunk is a row of objects and free runs; the header of each says how many words it has, so a chunk can be read
//! from one end to the other. Allocation moves a cursor through a hole (a free run); the holes are linked in
//! address order. The heap never collects by itself and never asks for memory: an allocation that finds no room
//! answers [`Trap::Memory`](crate::Trap::Memory), the interpreter collects or adds a chunk where all live values are
//! known, and tries again. Hence an operation may hold plain [`Value`](crate::Value)s as long as it runs.

mod alloc;
mod chunk;
mod collect;
mod dying;
mod header;
mod kinds;
mod mark;
mod obj;
mod resize;
#[cfg(test)]
pub(crate) mod tests;

pub use alloc::{Heap, Stats};
pub use chunk::Chunks;
pub(crate) use dying::Dying;
pub use header::{Header, MAX_WORDS};
pub use kinds::{ALL_RAW, Kind};
pub use mark::Marker;
pub use obj::{Obj, ObjectKind, RawItem};

/// Bytes of a machine word.
pub const WORD: usize = size_of::<usize>();
