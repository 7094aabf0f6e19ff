//! The smallest complete firmware: one script in flash, its output in the log.
#![no_std]
#![no_main]

use firmware_board::entry;
use vm_embedded::{Heap, LogHost, Region, image, run_image};
use vm_objects::Limits;
use vm_objects::python::Instructions;

const BYTES: usize = 64 << 10;
static MEMORY: Region<BYTES> = Region::new();
static SCRIPT: &[u8] = image!(concat!(env!("OUT_DIR"), "/counter.img"));

#[entry]
fn main() -> ! {
    firmware_board::start();
    let Some(heap) = MEMORY.take().map(Heap::new) else { firmware_board::fail("the memory is taken") };
    let limits = Limits::fixed(BYTES, 12 << 10);
    match run_image(SCRIPT, Instructions::InPlace, &heap, limits, &mut LogHost::new()) {
        Ok(0) => firmware_board::pass(),
        Ok(_) => firmware_board::fail("the script raised an exception"),
        Err(error) => {
            defmt::error!("{}", error);
            firmware_board::fail("the script did not begin")
        }
    }
}
