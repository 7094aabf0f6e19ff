//! The instruction set of CPython 3.12 and 3.11: one table, stated once.
//!
//! [`Opcode`] and [`number`] come from the rows in `table.rs`; `define.rs` says what a column means.

mod argument;
mod define;
mod opcode;
mod operators;
mod table;

pub use argument::ArgKind;
pub use operators::{BINARY_OPS, COMPARE_OPS, INTRINSIC_1, INTRINSIC_2};
pub use table::{Opcode, number};

/// A version of CPython whose bytecode is understood.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Version {
    /// CPython 3.11.
    V3_11,
    /// CPython 3.12: the internal form.
    V3_12,
}
