//! Any bytes as an image whose checksum is right: opened, every module loaded and verified; an error at worst. What loads
//! runs for a while.
//!
//! Seeds: `mkdir -p fuzz/corpus/image && cp tests/images/*.img fuzz/corpus/image/`
#![no_main]

use allocator_api2::alloc::Global;
use libfuzzer_sys::fuzz_target;
use vm_core::image::{CHECKED_FROM, Image, crc32};
use vm_core::interp::Interpreter;
use vm_objects::python::{Instructions, Limits, Python};
use vm_objects::{Host, Stream};

struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &[u8]) {}
}

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.to_vec();
    // A forger makes the length and the checksum right, and so a fuzzer gets behind them.
    if bytes.len() >= CHECKED_FROM {
        let len = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        bytes[8..12].copy_from_slice(&len.to_le_bytes());
        let sum = crc32(&bytes[CHECKED_FROM..], 0);
        bytes[12..16].copy_from_slice(&sum.to_le_bytes());
    }
    // In place means for ever: leaked, and given back below when nothing refers to it any more.
    let leaked: *mut [u8] = Box::leak(bytes.into_boxed_slice());
    // SAFETY: it was just leaked; the machine that borrows it is gone before it is freed.
    let image = Image::open(unsafe { &*leaked });
    if let Ok(image) = image {
        run(image);
    }
    // SAFETY: from the box above.
    drop(unsafe { Box::from_raw(leaked) });
});

fn run(image: Image<'static>) {
    let limits = Limits { memory: 1 << 20, ..Limits::DESKTOP };
    let mut host = Silent;
    let Ok(mut python) = Python::new(&Global, &mut host, limits) else { return };
    let Ok(code) = python.load_image(image, Instructions::InPlace) else { return };
    let Ok((main, namespace)) = python.main_module(code) else { return };
    let mut interpreter = Interpreter::new(python);
    if interpreter.start(main, &[], namespace).is_ok() {
        interpreter.run(10_000);
    }
}
