//! The timer of QEMU's `virt`, which counts up at 10 MHz from the start.
#![expect(unsafe_code, reason = "a register of the board, which no crate describes")]

/// The low half of `mtime`.
const MTIME: *const u32 = 0x0200_bff8 as *const u32;

const TICKS_A_MICROSECOND: u64 = 10;

/// It runs already.
pub fn start() {}

/// Ticks since the start.
pub fn ticks() -> u32 {
    // SAFETY: reading this register changes nothing.
    unsafe { MTIME.read_volatile() }
}

/// The clock of a virtual machine.
pub fn microseconds() -> u64 {
    u64::from(ticks()) / TICKS_A_MICROSECOND
}
