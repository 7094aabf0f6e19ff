//! One serial port for a program's output and for the messages of interrupts.

use core::fmt;

use embedded_io::{ErrorKind, ErrorType, Write};
use spin::mutex::SpinMutex;

/// A writer that may be used from everywhere: a `static` of it is what a program prints to and what interrupts log to.
/// A reference to it is an [`embedded_io::Write`].
///
/// # Interrupts
/// The lock is tried, never waited for. An interrupt that comes while the program writes would wait for ever for a
/// program that it has itself stopped: it gets [`SharedError::Busy`] instead and can drop its message or keep it. The
/// program, on one core, never finds the lock closed, because an interrupt ends before the program goes on.
pub struct Shared<W>(SpinMutex<W>);

/// Why nothing was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub enum SharedError<E> {
    /// Somebody else is writing.
    Busy,
    /// The writer itself could not.
    Writer(E),
}

impl<W> Shared<W> {
    /// Shares `writer`.
    pub const fn new(writer: W) -> Self {
        Self(SpinMutex::new(writer))
    }

    /// Gives the writer to `user` alone, for messages that must stay in one piece; `None` when somebody else has it.
    pub fn with<R>(&self, user: impl FnOnce(&mut W) -> R) -> Option<R> {
        self.0.try_lock().map(|mut writer| user(&mut writer))
    }
}

impl<E: fmt::Debug> fmt::Display for SharedError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => f.write_str("somebody else is writing"),
            Self::Writer(error) => write!(f, "{error:?}"),
        }
    }
}

impl<E: fmt::Debug> core::error::Error for SharedError<E> {}

impl<E: embedded_io::Error> embedded_io::Error for SharedError<E> {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Busy => ErrorKind::Interrupted,
            Self::Writer(error) => error.kind(),
        }
    }
}

impl<W: ErrorType> ErrorType for &Shared<W> {
    type Error = SharedError<W::Error>;
}

impl<W: Write> Write for &Shared<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Self::Error> {
        self.with(|writer| writer.write(bytes)).ok_or(SharedError::Busy)?.map_err(SharedError::Writer)
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        self.with(|writer| writer.flush()).ok_or(SharedError::Busy)?.map_err(SharedError::Writer)
    }
}

#[cfg(test)]
mod tests {
    use embedded_io::Write as _;

    use super::{Shared, SharedError};

    #[test]
    fn who_comes_while_another_writes_is_turned_away() {
        let mut memory = [0_u8; 8];
        let port = Shared::new(memory.as_mut_slice());
        (&port).write_all(b"ab").unwrap();
        let turned_away = port.with(|writer| {
            writer.write_all(b"cd").unwrap();
            (&port).write(b"interrupt")
        });
        assert_eq!(turned_away, Some(Err(SharedError::Busy)));
        (&port).write_all(b"ef").unwrap();
        assert_eq!(&memory, b"abcdef\0\0");
    }
}
