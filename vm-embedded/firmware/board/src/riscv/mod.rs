//! A RISC-V core in machine mode: the guard below the stack, the handler of traps.

use riscv as _; // the critical section that defmt takes

mod stack;
mod trap;

/// What marks the function that a firmware begins with.
pub use riscv_rt::entry;

/// What has to happen before anything can go wrong.
pub(crate) fn start() {
    stack::guard();
}

/// An instruction that the processor does not have.
pub(crate) fn undefined_instruction() -> ! {
    trap::undefined_instruction()
}
