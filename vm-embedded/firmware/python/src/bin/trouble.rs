//! Everything that can go wrong with a firmware, on demand: proves that the host notices each of them, and that a
//! long line survives. The host chooses by a number.
#![no_std]
#![no_main]

use core::hint::black_box;

use firmware_board::entry;

#[entry]
fn main() -> ! {
    firmware_board::start();
    match firmware_board::argument() {
        Some(0) => loop {
            core::hint::spin_loop();
        },
        Some(1) => firmware_board::fault(),
        Some(2) => panic!("on purpose"),
        Some(3) => {
            defmt::println!("{=u32}", deeper(1));
        }
        Some(4) => long_lines(),
        _ => firmware_board::fail("no such trouble"),
    }
    firmware_board::pass()
}

/// Uses up the stack.
#[expect(unconditional_recursion, reason = "the overflow is the purpose")]
fn deeper(depth: u32) -> u32 {
    let room = black_box([depth; 64]);
    // Without the box the recursion becomes a loop.
    black_box(deeper(depth.wrapping_add(1))).wrapping_add(room[7])
}

/// A hundred lines of two thousand characters, each of three bytes.
fn long_lines() {
    let mut bytes = [0_u8; 6000];
    for (byte, &wanted) in bytes.iter_mut().zip("古明地".as_bytes().iter().cycle()) {
        *byte = wanted;
    }
    let line = core::str::from_utf8(&bytes).unwrap_or_default();
    for _ in 0..100 {
        defmt::println!("{=str}", line);
    }
}
