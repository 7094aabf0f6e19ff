//! What the virtual machine needs of the program that carries it.

/// Where output goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// `sys.stdout`.
    Out,
    /// `sys.stderr`.
    Err,
}

/// The host of a virtual machine: the only way out of it.
pub trait Host {
    /// Writes UTF-8 text (lone surrogates already replaced).
    fn write(&mut self, stream: Stream, bytes: &[u8]);

    /// A monotonic clock in microseconds, for `time.perf_counter` and its kin; 0 where there is none.
    fn monotonic_us(&mut self) -> u64 {
        0
    }

    /// A line of a source file, for tracebacks, written without its line end; false when it isn't to be had.
    fn source_line(&mut self, filename: &str, line: u32, write: &mut dyn FnMut(&str)) -> bool {
        let _ = (filename, line, write);
        false
    }
}
