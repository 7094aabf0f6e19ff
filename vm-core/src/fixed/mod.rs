//! The *fixed* object model: no allocator, every size a const parameter, for the smallest chips.
//!
//! Code, tables and texts of a `.pyc` are used where they lie, in flash. What a program makes lives in pools that a
//! mark-sweep collector keeps in order. A pool that is full is collected; full still, it is a `MemoryError`.
//!
//! | file | what |
//! |---|---|
//! | `value` | a value: 32 bits on every machine |
//! | `types` | the types and the built-in functions that there are |
//! | `memory` | the pools; their sizes |
//! | `heap`, `collect` | objects made; objects freed, and the rest slid together |
//! | `load` | a `.pyc` of CPython 3.12 |
//! | `names`, `text`, `numbers`, `compare`, `containers`, `attributes` | what instructions mean for the values |
//! | `function`, `errors`, `exceptions`, `natives` | calls: their arguments, what is wrong with them, built-ins |
//! | `model` | the object trait: one line a method |
//!
//! What it does not have (dicts, classes, floats, ints of more than 31 bits, generators, `with`, modules) it refuses by
//! the instruction's name, when the program comes to it.

mod attributes;
mod collect;
mod compare;
mod containers;
mod errors;
mod exceptions;
mod function;
mod heap;
mod load;
mod memory;
mod model;
mod names;
mod natives;
mod numbers;
mod text;
mod types;
mod value;

pub use heap::CodeRef;
pub use load::Workspace;
pub use memory::Memory;
pub use model::{Fixed, Host};
pub use types::Native;
pub use value::Value;
