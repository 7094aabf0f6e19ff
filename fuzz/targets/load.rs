//! Any bytes as a `.pyc`: loaded, translated, verified; an error at worst.
//!
//! Seeds: `mkdir -p fuzz/corpus/load && cp tests/programs/*/*.pyc fuzz/corpus/load/`
#![no_main]

use allocator_api2::alloc::Global;
use libfuzzer_sys::fuzz_target;
use vm_objects::python::{Limits, Python, Source};
use vm_objects::{Host, Stream};

struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &[u8]) {}
}

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { memory: 1 << 20, ..Limits::DESKTOP };
    let mut host = Silent;
    if let Ok(mut python) = Python::new(&Global, &mut host, limits) {
        let _ = python.load_pyc(Source::Borrowed(bytes));
    }
});
