//! The fixed object model on a Cortex-M0 with one program: what the budget for flash and RAM is about.
#![no_std]
#![no_main]
#![expect(unsafe_code, reason = "the pools are given away, once")]

mod machine;

use firmware_board::entry;
use machine::Program;

static PROGRAM: Program = include!(concat!(env!("OUT_DIR"), "/seed.rs"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    // SAFETY: the only call, in a function that is entered once.
    match unsafe { machine::run(&PROGRAM) } {
        Ok(()) => firmware_board::pass(),
        Err(reason) => firmware_board::fail(reason),
    }
}
