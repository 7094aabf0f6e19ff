//! The conformance suite on a Cortex-M3: every program from its bytecode in flash.
//!
//! Each is framed by `BEGIN name` and `END name status`; its lines come between them, see `cargo xtask conformance`.
#![no_std]
#![no_main]

use cortex_m_rt::entry;

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    // The host names the first case to run: after a case that hung or crashed it starts again with the next one.
    let first = firmware_board::argument().unwrap_or(0);
    for (name, code) in PROGRAMS.iter().skip(first) {
        defmt::println!("BEGIN {=str}", name);
        defmt::println!("1| {=usize}", code.len());
        defmt::println!("END {=str} {=u8}", name, 0);
    }
    firmware_board::pass()
}
