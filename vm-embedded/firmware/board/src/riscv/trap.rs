//! A trap ends the firmware with a message. There are no interrupts, so that it is always a fault.
#![expect(unsafe_code, reason = "the entry of a trap is a function that only the processor calls")]

use core::arch::{asm, global_asm};

use riscv::register::{mcause, mepc, mtval};

use super::stack;

// In the place of riscv-rt's entry, which saves registers on the stack: there may be none left. Nothing goes back, so that
// the handler takes the whole stack from its beginning.
global_asm!(
    ".section .trap.start, \"ax\"",
    ".balign 4",
    ".global _start_trap",
    "_start_trap:",
    "la sp, _stack_start",
    "j {trapped}",
    trapped = sym trapped,
);

extern "C" fn trapped() -> ! {
    if stack::is_guarded(mtval::read()) {
        defmt::println!("firmware: Fault: stack overflow");
    } else {
        defmt::println!("firmware: Fault {=usize} at {=usize:#010x}", mcause::read().bits(), mepc::read());
    }
    semihosting::process::exit(102)
}

pub(super) fn undefined_instruction() -> ! {
    // SAFETY: it traps, and the handler does not come back.
    unsafe { asm!("unimp", options(noreturn)) }
}
