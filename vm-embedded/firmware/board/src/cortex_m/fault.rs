//! A fault of the processor ends the firmware with a message; the default handler would loop for ever.
#![expect(unsafe_code, reason = "an exception handler is an unsafe function by cortex-m-rt's contract")]

use cortex_m::register::msp;
use cortex_m_rt::{ExceptionFrame, exception};

use super::stack;

#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    // The guard does not hold for this handler, so that it can run on what is left of the stack.
    if stack::is_guarded(msp::read()) {
        defmt::println!("firmware: HardFault: stack overflow");
    } else {
        defmt::println!("firmware: HardFault at {=u32:#010x}, called from {=u32:#010x}", frame.pc(), frame.lr());
    }
    semihosting::process::exit(102)
}
