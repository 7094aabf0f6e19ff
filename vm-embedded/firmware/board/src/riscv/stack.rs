//! A guard below the stack: an overflow is a trap that names itself, not an overwritten variable.
#![expect(unsafe_code, reason = "registers of the memory protection, and a symbol of the linker script")]

use riscv::register::{Permission, Range, pmpaddr0, pmpcfg0};

/// Bytes at the low end of the stack that nobody may use. A power of two.
const GUARD: usize = 4096;

unsafe extern "C" {
    /// The lowest address of the stack, from memory.x.
    static _stack_end: u32;
}

/// Forbids the end of the stack to machine mode too: that is what the lock of an entry means.
pub(super) fn guard() {
    let end = &raw const _stack_end as usize;
    // SAFETY: the region that becomes forbidden is reserved for this in memory.x and aligned to its size: no live object lies
    // there while the stack has not overflowed. An address without an entry stays allowed.
    unsafe {
        pmpaddr0::write((end | (GUARD / 2 - 1)) >> 2);
        pmpcfg0::set_pmp(0, Range::NAPOT, Permission::NONE, true);
    }
}

/// Whether `address` is in the forbidden part.
pub(super) fn is_guarded(address: usize) -> bool {
    let end = &raw const _stack_end as usize;
    (end..end + GUARD).contains(&address)
}
