//! The conformance suite on a board: every program from its bytecode in flash.
#![no_std]
#![no_main]

use firmware_board::entry;
use firmware_python::cases::{Program, case};
use firmware_python::{heap, timer};

include!(concat!(env!("OUT_DIR"), "/suite.rs"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    timer::start();
    let Some(heap) = heap() else { firmware_board::fail("the memory is taken") };
    // The host names the first case to run: after a case that hung or crashed it starts again with the next one.
    let first = firmware_board::argument().unwrap_or(0);
    for program in PROGRAMS.iter().skip(first) {
        case(program, &heap);
    }
    firmware_board::pass()
}
