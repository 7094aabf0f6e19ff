//! A proof by linking: rustc refuses to build a static library that contains `alloc` and names no global allocator.
//! This one contains `vm-core` and names none.
#![no_std]

use vm_core as _;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {
        core::hint::spin_loop();
    }
}
