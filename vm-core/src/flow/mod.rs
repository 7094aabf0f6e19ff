//! Code followed instruction by instruction, of either version: what the translator and the verifier both stand on.
//!
//! [`Instruction`] decodes strictly, [`marks`] finds where instructions begin,
//! [`targets`] checks that jumps go there, [`depths`] computes how many operands
//! lie on the stack before each of them.

mod depths;
mod error;
mod instruction;
mod marks;
mod targets;

pub use depths::depths;
pub use error::VerifyError;
pub use instruction::{Instruction, instructions};
pub use marks::{MAX_STACKSIZE, Mark, marks};
pub use targets::targets;
