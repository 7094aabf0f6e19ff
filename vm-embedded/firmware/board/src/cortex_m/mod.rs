//! A Cortex-M: the guard below the stack, the handler of faults.

use cortex_m as _; // the critical section that defmt takes

mod fault;
mod stack;

/// What marks the function that a firmware begins with.
pub use cortex_m_rt::entry;

/// What has to happen before anything can go wrong.
pub(crate) fn start() {
    stack::guard();
}

/// An instruction that the processor does not have.
pub(crate) fn undefined_instruction() -> ! {
    cortex_m::asm::udf()
}
