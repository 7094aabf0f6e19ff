//! The smallest complete firmware: one script in flash, its output in the log.
#![no_std]
#![no_main]

use firmware_board::entry;
use vm_embedded::{Heap, LogHost, Region, run};
use vm_objects::Limits;
use vm_objects::python::Source;

const BYTES: usize = 64 << 10;
static MEMORY: Region<BYTES> = Region::new();
static SCRIPT: &[u8] = include_bytes!("../../../../../tests/examples/counter.312.pyc");

#[entry]
fn main() -> ! {
    firmware_board::start();
    let Some(heap) = MEMORY.take().map(Heap::new) else { firmware_board::fail("the memory is taken") };
    match run(Source::InPlace(SCRIPT), &heap, Limits::fixed(BYTES, 12 << 10), &mut LogHost::new()) {
        Ok(0) => firmware_board::pass(),
        Ok(_) => firmware_board::fail("the script raised an exception"),
        Err(error) => {
            defmt::error!("{}", error);
            firmware_board::fail("the script did not begin")
        }
    }
}
