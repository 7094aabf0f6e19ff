//! Output to the firmware's `defmt` log.

use vm_objects::{Host, Stream};

use super::Clock;
use crate::lines::{Ends, Lines};

/// Bytes of a line that are kept until it is complete.
const KEPT: usize = 96;

/// A host whose output becomes lines of the log: `print` plain lines, `sys.stderr` lines of level error. A line longer than
/// what is kept comes in pieces, each but the last with `…` at its end.
pub struct LogHost {
    out: Lines<KEPT>,
    err: Lines<KEPT>,
    clock: Option<Clock>,
}

impl LogHost {
    /// A host without a clock.
    #[must_use]
    pub const fn new() -> Self {
        Self { out: Lines::new(), err: Lines::new(), clock: None }
    }

    /// The same with a clock.
    #[must_use]
    pub const fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = Some(clock);
        self
    }
}

impl Default for LogHost {
    fn default() -> Self {
        Self::new()
    }
}

impl Host for LogHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        match stream {
            Stream::Out => self.out.write(bytes, out),
            Stream::Err => self.err.write(bytes, err),
        }
    }

    fn monotonic_us(&mut self) -> u64 {
        self.clock.map_or(0, |clock| clock())
    }
}

/// What is left of unfinished lines.
impl Drop for LogHost {
    fn drop(&mut self) {
        self.out.flush(|text, _| out(text, Ends::Line));
        self.err.flush(|text, _| err(text, Ends::Line));
    }
}

fn out(text: &str, ends: Ends) {
    match ends {
        Ends::Line => defmt::println!("{=str}", text),
        Ends::Piece => defmt::println!("{=str}…", text),
    }
}

fn err(text: &str, ends: Ends) {
    match ends {
        Ends::Line => defmt::error!("{=str}", text),
        Ends::Piece => defmt::error!("{=str}…", text),
    }
}
