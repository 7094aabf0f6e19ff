//! A case of the suite: its output as lines that the host can put together again.
//!
//! ```text
//! BEGIN closures::counter
//! 1| a whole line of standard output
//! 2| one of standard error
//! 1+ a piece that the next piece of the same stream continues
//! END closures::counter 0
//! ```

use vm_embedded::lines::{Ends, Lines};
use vm_embedded::{Heap, run_image};
use vm_objects::python::Instructions;
use vm_objects::{FrozenModule, Host, Stream};

use crate::{LIMITS, timer};

/// A program and what its traceback shows of it.
pub struct Program {
    /// What the host knows it by.
    pub name: &'static str,
    /// An image of its bytecode, from CPython 3.12.
    pub image: &'static [u8],
    /// Where its instructions run.
    pub instructions: Instructions,
    /// Its text.
    pub source: &'static str,
}

/// Runs a program in a virtual machine of its own. Memory that it doesn't give back makes it fail.
pub fn case(program: &Program, heap: &Heap) {
    defmt::println!("BEGIN {=str}", program.name);
    let before = heap.used();
    let mut host = CaseHost { program, out: Lines::new(), err: Lines::new() };
    let result = run_image(program.image, program.instructions, heap, LIMITS, &mut host);
    host.out.flush(out);
    host.err.flush(err);
    let status = result.unwrap_or_else(|error| {
        defmt::println!("2| {}", error);
        -1
    });
    let kept = heap.used() - before;
    if kept > 0 {
        defmt::println!("2| {=usize} bytes of memory did not come back", kept);
    }
    defmt::println!("END {=str} {=i32}", program.name, status);
}

struct CaseHost<'p> {
    program: &'p Program,
    out: Lines<256>,
    err: Lines<256>,
}

impl Host for CaseHost<'_> {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        match stream {
            Stream::Out => self.out.write(bytes, out),
            Stream::Err => self.err.write(bytes, err),
        }
    }

    fn monotonic_us(&mut self) -> u64 {
        timer::microseconds()
    }

    fn frozen_module(&mut self, name: &str) -> Option<FrozenModule> {
        vm_library_small::module(name).map(|module| FrozenModule { code: module.code, is_package: module.is_package })
    }

    fn source_line(&mut self, filename: &str, line: u32, write: &mut dyn FnMut(&str)) -> bool {
        if filename.starts_with('<') {
            return false;
        }
        let index = line.checked_sub(1).and_then(|index| usize::try_from(index).ok());
        match index.and_then(|index| self.program.source.lines().nth(index)) {
            Some(text) => {
                write(text);
                true
            }
            None => false,
        }
    }
}

fn out(text: &str, ends: Ends) {
    match ends {
        Ends::Line => defmt::println!("1| {=str}", text),
        Ends::Piece => defmt::println!("1+ {=str}", text),
    }
}

fn err(text: &str, ends: Ends) {
    match ends {
        Ends::Line => defmt::println!("2| {=str}", text),
        Ends::Piece => defmt::println!("2+ {=str}", text),
    }
}
