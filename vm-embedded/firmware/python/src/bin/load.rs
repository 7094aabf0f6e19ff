//! What loading costs: for each benchmark, the image's bytes, the bytes of RAM that are taken when it has been loaded, and the
//! ticks of the timer that it took.
#![no_std]
#![no_main]

use firmware_board::entry;
use firmware_python::cases::Program;
use firmware_python::{LIMITS, heap, timer};
use vm_core::image::Image;
use vm_embedded::{Heap, LogHost};
use vm_objects::Python;
use vm_objects::python::Instructions;

include!(concat!(env!("OUT_DIR"), "/bench.rs"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    timer::start();
    let Some(heap) = heap() else { firmware_board::fail("the memory is taken") };
    for program in PROGRAMS.iter().step_by(2) {
        if measure(program, &heap).is_none() {
            firmware_board::fail("it does not load")
        }
    }
    firmware_board::pass()
}

fn measure(program: &Program, heap: &Heap) -> Option<()> {
    let mut host = LogHost::new();
    let mut python = Python::new(heap, &mut host, LIMITS).ok()?;
    let before = python.heap.stats().live;
    let started = timer::ticks();
    let image = Image::open(program.image).ok()?;
    let opened = timer::ticks();
    python.load_image(image, Instructions::InPlace).ok()?;
    let loaded = timer::ticks();
    let taken = python.heap.stats().live - before;
    defmt::println!("LOAD {=usize} {=usize} {=u32} {=u32}", image.len(), taken, opened - started, loaded - opened);
    Some(())
}
