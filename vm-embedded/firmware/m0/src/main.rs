//! The fixed object model on a Cortex-M0.
#![no_std]
#![no_main]

use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    firmware_board::start();
    firmware_board::pass()
}
