//! CMSDK timer 0 of the MPS2 board, which counts down at 25 MHz. Under QEMU's `-icount shift=0` a tick is 40 instructions.
#![expect(unsafe_code, reason = "registers of the board, which no crate describes")]

const BASE: usize = 0x4000_0000;
const CTRL: *mut u32 = BASE as *mut u32;
const VALUE: *mut u32 = (BASE + 4) as *mut u32;
const RELOAD: *mut u32 = (BASE + 8) as *mut u32;

const TICKS_A_MICROSECOND: u64 = 25;

/// Starts it with the most that it can count: 171 seconds.
pub fn start() {
    // SAFETY: the three registers of a timer that nothing else in the firmware uses.
    unsafe {
        CTRL.write_volatile(0);
        RELOAD.write_volatile(u32::MAX);
        VALUE.write_volatile(u32::MAX);
        CTRL.write_volatile(1);
    }
}

/// Ticks since the start.
pub fn ticks() -> u32 {
    // SAFETY: as above; reading it changes nothing.
    u32::MAX - unsafe { VALUE.read_volatile() }
}

/// The clock of a virtual machine.
pub fn microseconds() -> u64 {
    u64::from(ticks()) / TICKS_A_MICROSECOND
}
