//! A guard below the stack: an overflow is a fault that names itself, not an overwritten variable.
#![expect(unsafe_code, reason = "the registers of the memory protection unit, and a symbol of the linker script")]

use cortex_m::peripheral::MPU;

/// Bytes at the low end of the stack that only a fault handler may use. A power of two.
const GUARD: u32 = 4096;

/// MPU_RBAR: the region's number is in the address.
const REGION_VALID: u32 = 1 << 4;
/// MPU_RASR: no access, data never executed; the size is given as log2 - 1.
const NO_ACCESS: u32 = 1 << 28 | (GUARD.ilog2() - 1) << 1 | 1;
/// MPU_CTRL: on, but for faults; all other addresses as if it were off.
const ENABLE: u32 = 1 | 1 << 2;

unsafe extern "C" {
    /// The lowest address of the stack, from memory.x.
    static _stack_end: u32;
}

/// Forbids the end of the stack, where the processor has a memory protection unit (a Cortex-M0 has none).
pub(super) fn guard() {
    let end = &raw const _stack_end as u32;
    // SAFETY: the registers exist on every ARMv6-M and ARMv7-M; nothing else in a firmware writes them, and the region
    // that becomes forbidden is reserved for this in memory.x: no live object lies there while the stack has not overflowed.
    unsafe {
        let mpu = &*MPU::PTR;
        if mpu._type.read() >> 8 & 0xff == 0 {
            return;
        }
        mpu.rbar.write(end | REGION_VALID);
        mpu.rasr.write(NO_ACCESS);
        mpu.ctrl.write(ENABLE);
    }
    cortex_m::asm::dsb();
    cortex_m::asm::isb();
}

/// Whether `address` is in the forbidden part.
pub(super) fn is_guarded(address: u32) -> bool {
    let end = &raw const _stack_end as u32;
    (end..end + GUARD).contains(&address)
}
