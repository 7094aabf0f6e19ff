//! The closure programs of the suite that fit the fixed object model on a Cortex-M0: the host says which one to run.
#![no_std]
#![no_main]

mod machine;

use cortex_m_rt::entry;
use machine::Program;

static PROGRAMS: &[Program] = include!(concat!(env!("OUT_DIR"), "/suite.rs"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    let Some(program) = PROGRAMS.get(firmware_board::argument().unwrap_or(0)) else {
        firmware_board::fail("no such program")
    };
    match machine::run(program) {
        Ok(()) => firmware_board::pass(),
        Err(reason) => firmware_board::fail(reason),
    }
}
