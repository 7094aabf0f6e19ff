//! One benchmark, which the host chooses by number, at two sizes: how many ticks of the timer each took.
#![no_std]
#![no_main]

use firmware_board::entry;
use firmware_python::cases::{Program, case};
use firmware_python::{heap, timer};

include!(concat!(env!("OUT_DIR"), "/bench.rs"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    timer::start();
    let Some(heap) = heap() else { firmware_board::fail("the memory is taken") };
    let first = firmware_board::argument().map(|number| 2 * number);
    let Some(pair) = first.and_then(|first| PROGRAMS.get(first..first + 2)) else {
        firmware_board::fail("no such benchmark")
    };
    for program in pair {
        let started = timer::ticks();
        case(program, &heap);
        let ended = timer::ticks();
        defmt::println!("TICKS {=u32}", ended - started);
    }
    firmware_board::pass()
}
