//! The Python object model of Cellar: one-word values, a non-moving mark-sweep heap over memory that the caller
//! gives, the built-in types and functions, and all of it as an object model of the interpreter. No global allocator,
//! no statics.
//!
//! The modules stand in the order of use: `value → heap → object → number, bytes → native → types → builtins → python`.
#![no_std]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod value;
pub mod heap;
pub mod object;
pub mod number;
pub mod bytes;
pub mod codec;
pub mod host;
pub mod native;
mod features;
pub mod types;
pub mod builtins;
mod ops;
mod text;
mod frames;
mod function;
mod exceptions;
mod classes;
mod lifetimes;
mod codecs;
mod warnings;
mod modules;
mod imports;
pub mod python;

pub use heap::{Heap, Obj};
pub use host::{Clock, Compilation, CompileFault, CompileMode, Compiled, FrozenModule, Host, LocalTime, Stream};
pub use native::{Arity, GetSetDef, ModuleDef, NativeDef, TypeSpec};
pub use ops::arguments::Signature;
pub use ops::script::Script;
#[cfg(feature = "count-opcodes")]
pub use python::OpcodeCounts;
pub use python::{Args, Fill, Limits, Python, ThreadValue};
pub use types::generic_alias::class_getitem;
pub use value::Value;
pub use vm_core::object::Trap;
