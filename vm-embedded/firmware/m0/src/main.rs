//! The fixed object model on a Cortex-M0: fails until `vm-core` has that model.
#![no_std]
#![no_main]

use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    firmware_board::start();
    firmware_board::fail("vm-core has no fixed object model yet")
}
