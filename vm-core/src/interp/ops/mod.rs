//! What each instruction does to the stack; what it means is the model's.
//!
//! One function an opcode, under the opcode's name, in the file of its family. The stack traffic follows CPython
//! 3.12's `Python/bytecodes.c`. An operation that may trap leaves its operands on the stack until it has succeeded, so
//! that it can be run again.

mod attributes;
mod closures;
mod comparison;
mod containers;
mod exceptions;
mod fused;
mod iteration;
mod jumps;
mod locals;
mod names;
mod numbers;
mod stack;

pub(super) use attributes::*;
pub(super) use closures::*;
pub(super) use comparison::*;
pub(super) use containers::*;
pub(super) use exceptions::*;
pub(super) use fused::*;
pub(super) use iteration::*;
pub(super) use jumps::*;
pub(super) use locals::*;
pub(super) use names::*;
pub(super) use numbers::*;
pub(super) use stack::*;

/// What an instruction that can trap answers with.
type Done = Result<(), crate::object::Trap>;
