//! `co_linetable`: source positions of instructions (PEP 626, PEP 657; CPython's `Objects/locations.md`).

/// Where in the source an instruction comes from; lines from 1, columns in UTF-8 bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Position {
    /// First line; none for an instruction without a source.
    pub line: Option<i32>,
    /// Last line.
    pub end_line: Option<i32>,
    /// First column.
    pub column: Option<i32>,
    /// Column after the last.
    pub end_column: Option<i32>,
}

/// A run of code units that share one position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PositionRun {
    /// First byte offset in `co_code`.
    pub start: u32,
    /// First byte offset after the run.
    pub end: u32,
    /// Their position.
    pub position: Position,
}

/// A readable `co_linetable`.
#[derive(Clone, Copy, Debug)]
pub struct LineTable<'a> {
    bytes: &'a [u8],
    firstlineno: i32,
}

impl<'a> LineTable<'a> {
    /// Reads `bytes` as a line table that counts from `firstlineno`.
    pub const fn new(bytes: &'a [u8], firstlineno: i32) -> Self {
        Self { bytes, firstlineno }
    }

    /// The position of the instruction at byte `offset`.
    pub fn find(self, offset: u32) -> Option<Position> {
        self.into_iter().find(|run| offset < run.end).map(|run| run.position)
    }
}

impl<'a> IntoIterator for LineTable<'a> {
    type Item = PositionRun;
    type IntoIter = Runs<'a>;

    fn into_iter(self) -> Runs<'a> {
        Runs { bytes: self.bytes, line: self.firstlineno, offset: 0 }
    }
}

/// Iterator over the runs; stops before one that is cut off.
#[derive(Clone, Debug)]
pub struct Runs<'a> {
    bytes: &'a [u8],
    line: i32,
    offset: u32,
}

/// First line, last line, columns.
type Extent = (i32, i32, Option<(i32, i32)>);

impl Runs<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(byte)
    }

    /// A little-endian number of six-bit digits; bit 6 says that more follow.
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        let mut shift = 0u32;
        loop {
            let byte = self.byte()?;
            value |= u32::from(byte & 63).checked_shl(shift)?;
            shift += 6;
            if byte & 64 == 0 {
                return Some(value);
            }
        }
    }

    fn signed_varint(&mut self) -> Option<i32> {
        let value = self.varint()?;
        let magnitude = (value >> 1) as i32;
        Some(if value & 1 != 0 { magnitude.wrapping_neg() } else { magnitude })
    }

    fn position(&mut self, form: u8) -> Option<Position> {
        let (line, end_line, columns) = match form {
            15 => return Some(Position::default()),
            14 => self.long_form()?,
            13 => {
                self.line = self.line.wrapping_add(self.signed_varint()?);
                (self.line, self.line, None)
            }
            10..=12 => {
                self.line = self.line.wrapping_add(i32::from(form) - 10);
                let column = i32::from(self.byte()?);
                let end_column = i32::from(self.byte()?);
                (self.line, self.line, Some((column, end_column)))
            }
            _ => {
                let second = self.byte()?;
                let column = i32::from(form) * 8 + i32::from(second >> 4);
                (self.line, self.line, Some((column, column + i32::from(second & 15))))
            }
        };
        let defined = columns.filter(|&(column, _)| column >= 0);
        Some(Position {
            line: Some(line),
            end_line: Some(end_line),
            column: defined.map(|(column, _)| column),
            end_column: columns.map(|(_, end)| end).filter(|&end| end >= 0),
        })
    }

    fn long_form(&mut self) -> Option<Extent> {
        self.line = self.line.wrapping_add(self.signed_varint()?);
        let end_line = self.line.wrapping_add(self.varint()? as i32);
        let column = (self.varint()? as i32).wrapping_sub(1);
        let end_column = (self.varint()? as i32).wrapping_sub(1);
        Some((self.line, end_line, Some((column, end_column))))
    }
}

impl Iterator for Runs<'_> {
    type Item = PositionRun;

    fn next(&mut self) -> Option<PositionRun> {
        let first = self.byte()?;
        let units = u32::from(first & 7) + 1;
        let start = self.offset;
        let position = self.position((first >> 3) & 15)?;
        self.offset = start.checked_add(units * 2)?;
        Some(PositionRun { start, end: self.offset, position })
    }
}
