//! The closure programs of the suite that fit the fixed object model on a Cortex-M0: the host says which one to run.
#![no_std]
#![no_main]
#![expect(unsafe_code, reason = "the pools are given away, once")]

mod machine;

use firmware_board::entry;
use machine::Program;

static PROGRAMS: &[Program] = include!(concat!(env!("OUT_DIR"), "/suite.rs"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    let Some(program) = chosen() else { firmware_board::fail("no such program") };
    // SAFETY: the only call, in a function that is entered once.
    match unsafe { machine::run(program) } {
        Ok(()) => firmware_board::pass(),
        Err(reason) => firmware_board::fail(reason),
    }
}

/// Reading the argument takes a buffer on the stack, which must be gone when the program runs.
#[inline(never)]
fn chosen() -> Option<&'static Program> {
    PROGRAMS.get(firmware_board::argument().unwrap_or(0))
}
