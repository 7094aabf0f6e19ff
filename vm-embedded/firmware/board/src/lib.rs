//! What every firmware of Cellar needs from its board: output by `defmt` over semihosting, an argument from the
//! host, and an end that the host can tell from a hang: [`pass`], a panic or a fault, each in words of its own.
#![no_std]

use core::panic::PanicInfo;

use defmt_semihosting as _; // the defmt logger

#[cfg_attr(target_arch = "arm", path = "cortex_m/mod.rs")]
#[cfg_attr(target_arch = "riscv32", path = "riscv/mod.rs")]
mod processor;

pub use processor::entry;

/// The first thing that a firmware does.
pub fn start() {
    processor::start();
}

/// A fault of the processor, on purpose.
pub fn fault() -> ! {
    processor::undefined_instruction()
}

/// How a firmware that reached its end says so. The host looks for this line: an exit status proves nothing, because
/// QEMU's is 0 as well when the processor locks up.
pub fn pass() -> ! {
    defmt::println!("firmware: passed");
    semihosting::process::exit(0)
}

/// Ends with a reason that the host shows.
pub fn fail(reason: &str) -> ! {
    defmt::println!("firmware: failed: {=str}", reason);
    semihosting::process::exit(1)
}

/// The number that the host gave on the command line (`-append 7`), if it gave one.
pub fn argument() -> Option<usize> {
    let arguments = semihosting::experimental::env::args::<512>().ok()?;
    let last = (&arguments).filter_map(Result::ok).last()?;
    last.parse().ok()
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    let (file, line) = info.location().map_or(("?", 0), |location| (location.file(), location.line()));
    defmt::println!("firmware: panicked: {} ({=str}:{=u32})", defmt::Display2Format(&info.message()), file, line);
    semihosting::process::exit(101)
}
