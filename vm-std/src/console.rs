//! Hosts for the desktop: the process's own streams, and buffers.

use std::io::{BufRead, IsTerminal, Write};
use std::time::Instant;

use crate::float_functions::C_LIBRARY;
use crate::{clock, source};
use vm_objects::number::float::FloatFunctions;
use vm_objects::{Clock, Compilation, Compiled, FrozenModule, Host, LocalTime, Stream};
use vm_stdlib::Objects;

/// Source lines for tracebacks, from the file system.
fn source_line(filename: &str, line: u32, write: &mut dyn FnMut(&str)) -> bool {
    let Ok(bytes) = std::fs::read(filename) else { return false };
    let text = String::from_utf8_lossy(&bytes);
    let index = line.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    match index.and_then(|index| text.lines().nth(index)) {
        Some(line) => {
            write(line);
            true
        }
        None => false,
    }
}

/// The process's standard streams. Output is buffered, and flushed when the buffer is full, before anything goes to the
/// error stream, and when the console is dropped.
#[derive(Debug)]
pub struct Console {
    out: std::io::BufWriter<std::io::Stdout>,
    started: Instant,
    objects: Objects,
}

impl Default for Console {
    fn default() -> Self {
        let out = std::io::BufWriter::with_capacity(1 << 14, std::io::stdout());
        Self { out, started: Instant::now(), objects: Objects::default() }
    }
}

impl Host for Console {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        // A closed pipe is nobody's error here: the program goes on, unheard.
        let _ = match stream {
            Stream::Out => self.out.write_all(bytes),
            Stream::Err => self.out.flush().and_then(|()| std::io::stderr().write_all(bytes)),
        };
    }

    fn read_line(&mut self, write: &mut dyn FnMut(&[u8])) -> bool {
        // A prompt is seen before the answer is waited for.
        let _ = self.out.flush();
        let mut line = Vec::new();
        let read = std::io::stdin().lock().read_until(b'\n', &mut line);
        write(&line);
        matches!(read, Ok(1..))
    }

    fn is_terminal(&mut self, number: u8) -> bool {
        match number {
            0 => std::io::stdin().is_terminal(),
            1 => std::io::stdout().is_terminal(),
            _ => std::io::stderr().is_terminal(),
        }
    }

    fn monotonic_us(&mut self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn clock_ns(&mut self, clock: Clock) -> Option<i64> {
        clock::clock_ns(clock)
    }

    fn entropy(&mut self, bytes: &mut [u8]) -> bool {
        getrandom::getrandom(bytes).is_ok()
    }

    fn sleep_ns(&mut self, nanoseconds: u64) -> bool {
        let _ = self.out.flush();
        clock::sleep_ns(nanoseconds);
        true
    }

    fn local_time(&mut self, seconds: i64, name: &mut dyn FnMut(&str)) -> Option<LocalTime> {
        clock::local_time(seconds, name)
    }

    fn zone_changed(&mut self) {
        clock::zone_changed();
    }

    fn float_functions(&self) -> &'static FloatFunctions {
        &C_LIBRARY
    }

    fn source_line(&mut self, filename: &str, line: u32, write: &mut dyn FnMut(&str)) -> bool {
        source_line(filename, line, write)
    }

    fn compile(&mut self, what: &Compilation<'_>, done: &mut dyn FnMut(Compiled<'_>)) -> bool {
        source::compile(what, done);
        true
    }

    fn frozen_module(&mut self, name: &str) -> Option<FrozenModule> {
        source::library_module(name)
    }

    fn character_named(&mut self, name: &str) -> Option<u32> {
        vm_stdlib::character_named(name)
    }

    fn character_name(&mut self, point: u32, write: &mut dyn FnMut(&str)) -> bool {
        vm_stdlib::character_name(point).map(|name| name.for_each(write)).is_some()
    }

    fn objects(&mut self) -> Option<&mut dyn core::any::Any> {
        Some(&mut self.objects)
    }

    fn release(&mut self, index: usize) {
        self.objects.release(index);
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        let _ = self.out.flush();
    }
}

/// A host that keeps what is written.
#[derive(Debug, Default)]
pub struct Captured {
    /// What went to `sys.stdout`.
    pub out: Vec<u8>,
    /// What went to `sys.stderr`.
    pub err: Vec<u8>,
    objects: Objects,
}

impl Host for Captured {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        match stream {
            Stream::Out => self.out.extend_from_slice(bytes),
            Stream::Err => self.err.extend_from_slice(bytes),
        }
    }

    fn clock_ns(&mut self, clock: Clock) -> Option<i64> {
        clock::clock_ns(clock)
    }

    fn entropy(&mut self, bytes: &mut [u8]) -> bool {
        getrandom::getrandom(bytes).is_ok()
    }

    fn sleep_ns(&mut self, nanoseconds: u64) -> bool {
        clock::sleep_ns(nanoseconds);
        true
    }

    fn local_time(&mut self, seconds: i64, name: &mut dyn FnMut(&str)) -> Option<LocalTime> {
        clock::local_time(seconds, name)
    }

    fn zone_changed(&mut self) {
        clock::zone_changed();
    }

    fn float_functions(&self) -> &'static FloatFunctions {
        &C_LIBRARY
    }

    fn source_line(&mut self, filename: &str, line: u32, write: &mut dyn FnMut(&str)) -> bool {
        source_line(filename, line, write)
    }

    fn compile(&mut self, what: &Compilation<'_>, done: &mut dyn FnMut(Compiled<'_>)) -> bool {
        source::compile(what, done);
        true
    }

    fn frozen_module(&mut self, name: &str) -> Option<FrozenModule> {
        source::library_module(name)
    }

    fn character_named(&mut self, name: &str) -> Option<u32> {
        vm_stdlib::character_named(name)
    }

    fn character_name(&mut self, point: u32, write: &mut dyn FnMut(&str)) -> bool {
        vm_stdlib::character_name(point).map(|name| name.for_each(write)).is_some()
    }

    fn objects(&mut self) -> Option<&mut dyn core::any::Any> {
        Some(&mut self.objects)
    }

    fn release(&mut self, index: usize) {
        self.objects.release(index);
    }
}
