//! `co_exceptiontable`: which handler covers which instructions (CPython's `Objects/exception_handling_notes.txt`).

/// One range of instructions and where an exception in it goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExceptionEntry {
    /// First covered byte offset in `co_code`.
    pub start: u32,
    /// First byte offset no longer covered.
    pub end: u32,
    /// Byte offset of the handler.
    pub target: u32,
    /// Operands to keep before the exception is pushed.
    pub depth: u32,
    /// Whether the offset of the raising instruction is pushed below the exception.
    pub lasti: bool,
}

/// A readable `co_exceptiontable`; offsets are in bytes.
#[derive(Clone, Copy, Debug)]
pub struct ExceptionTable<'a> {
    bytes: &'a [u8],
}

impl<'a> ExceptionTable<'a> {
    /// Reads `bytes` as an exception table.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The handler for the instruction at byte `offset`.
    ///
    /// Entries are sorted and do not overlap; a truncated table ends at its last whole entry.
    pub fn find(self, offset: u32) -> Option<ExceptionEntry> {
        self.into_iter().take_while(|e| e.start <= offset).find(|e| offset < e.end)
    }
}

impl<'a> IntoIterator for ExceptionTable<'a> {
    type Item = ExceptionEntry;
    type IntoIter = Entries<'a>;

    fn into_iter(self) -> Entries<'a> {
        Entries { bytes: self.bytes }
    }
}

/// Iterator over the entries; stops before one that is cut off or out of range.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    bytes: &'a [u8],
}

impl Entries<'_> {
    /// Whether all bytes were read: false when the table is cut off or malformed.
    pub fn is_exhausted(&self) -> bool {
        self.bytes.is_empty()
    }

    /// A big-endian number of six-bit digits; bit 6 says that more follow, bit 7 marks an entry's start.
    fn varint(bytes: &mut &[u8]) -> Option<u32> {
        let mut value: u32 = 0;
        loop {
            let (&byte, rest) = bytes.split_first()?;
            *bytes = rest;
            value = value.checked_mul(64)? | u32::from(byte & 63);
            if byte & 64 == 0 {
                return Some(value);
            }
        }
    }

    fn entry(bytes: &mut &[u8]) -> Option<ExceptionEntry> {
        let start = Self::varint(bytes)?.checked_mul(2)?;
        let size = Self::varint(bytes)?.checked_mul(2)?;
        let target = Self::varint(bytes)?.checked_mul(2)?;
        let depth_lasti = Self::varint(bytes)?;
        let end = start.checked_add(size)?;
        Some(ExceptionEntry { start, end, target, depth: depth_lasti >> 1, lasti: depth_lasti & 1 != 0 })
    }
}

impl Iterator for Entries<'_> {
    type Item = ExceptionEntry;

    fn next(&mut self) -> Option<ExceptionEntry> {
        let mut rest = self.bytes;
        let entry = Self::entry(&mut rest)?;
        self.bytes = rest;
        Some(entry)
    }
}
