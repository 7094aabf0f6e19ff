//! Output to a serial port, a USB endpoint, a display: any `embedded-io` writer.

use embedded_io::Write;
use vm_objects::{Host, Stream};

use super::Clock;

/// A host whose output and errors go to one writer. Line ends stay as Python writes them.
///
/// ```
/// use vm_embedded::WriterHost;
/// use vm_objects::{Host, Stream};
///
/// let mut bytes = [0_u8; 8];
/// let mut host = WriterHost::new(bytes.as_mut_slice());
/// host.write(Stream::Out, b"1234");
/// host.write(Stream::Err, b"567\n");
/// assert!(host.error().is_none());
/// host.write(Stream::Out, b"more than there is room for");
/// assert!(host.error().is_some());
/// assert_eq!(&bytes, b"1234567\n");
/// ```
pub struct WriterHost<W: Write> {
    writer: W,
    clock: Option<Clock>,
    error: Option<W::Error>,
}

impl<W: Write> WriterHost<W> {
    /// A host without a clock.
    pub const fn new(writer: W) -> Self {
        Self { writer, clock: None, error: None }
    }

    /// The same with a clock.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// The writer's first error. After it nothing more is written; the program goes on, unheard.
    pub const fn error(&self) -> Option<&W::Error> {
        self.error.as_ref()
    }
}

impl<W: Write> Host for WriterHost<W> {
    fn write(&mut self, _: Stream, bytes: &[u8]) {
        if self.error.is_none() {
            self.error = self.writer.write_all(bytes).err();
        }
    }

    fn monotonic_us(&mut self) -> u64 {
        self.clock.map_or(0, |clock| clock())
    }
}
