//! The line table for the new places of the instructions, in the format of CPython's `Objects/locations.md`.

use super::layout::Layout;
use super::walk::Old;
use super::writer::Writer;
use crate::code::Position;

/// The most code units that one entry covers.
const MAX_RUN: u32 = 8;

/// Forms of an entry, beside the short ones (0 to 9) and those on the same or next lines (10 to 12).
const SAME_LINE: u8 = 10;
const NO_COLUMNS: u8 = 13;
const LONG: u8 = 14;
const NONE: u8 = 15;

/// Writes the table. What was put before an instruction has the position of the one before it; what ends a
/// generator, `extra` units, has none.
pub(super) fn write(old: &Old<'_>, layout: &Layout<'_>, extra: u32, out: &mut Writer<'_>) {
    let mut table = Table { out, line: old.firstlineno, pending: Position::default(), units: 0 };
    let mut runs = old.lines.into_iter();
    let mut run = runs.next();
    for place in old.places() {
        let at = place.instruction.start * 2;
        while run.is_some_and(|run| run.end <= at) {
            run = runs.next();
        }
        let position = run.map_or_else(Position::default, |run| run.position);
        let from = if at == 0 { 0 } else { layout.entry(place.instruction.start) };
        let units = layout.entry(place.instruction.next).saturating_sub(from);
        table.add(position, units);
    }
    table.add(Position::default(), extra);
    table.flush();
}

struct Table<'w, 'o> {
    out: &'w mut Writer<'o>,
    line: i32,
    pending: Position,
    units: u32,
}

impl Table<'_, '_> {
    fn add(&mut self, position: Position, units: u32) {
        if units == 0 {
            return;
        }
        if position != self.pending {
            self.flush();
            self.pending = position;
        }
        self.units += units;
    }

    fn flush(&mut self) {
        while self.units > 0 {
            let run = self.units.min(MAX_RUN);
            self.units -= run;
            self.entry(run);
        }
    }

    fn entry(&mut self, run: u32) {
        let Position { line, end_line, column, end_column } = self.pending;
        let Some(line) = line else { return self.head(NONE, run) };
        let delta = line.wrapping_sub(self.line);
        self.line = line;
        let lines = end_line.unwrap_or(line).wrapping_sub(line);
        match (column, end_column) {
            (None, None) if lines == 0 => {
                self.head(NO_COLUMNS, run);
                self.signed(delta);
            }
            (Some(from @ 0..), Some(to)) if lines == 0 && from <= to => self.columns(run, delta, (from, to)),
            _ => self.long(run, delta, lines),
        }
    }

    /// A position on one line.
    fn columns(&mut self, run: u32, delta: i32, (from, to): (i32, i32)) {
        if delta == 0 && from < 80 && to - from < 16 {
            // The form holds the columns in steps of eight.
            self.head((from / 8) as u8, run);
            self.out.push(((from % 8) << 4 | (to - from)) as u8);
        } else if (0..3).contains(&delta) && from < 128 && to < 128 {
            self.head(SAME_LINE + delta as u8, run);
            self.out.push(from as u8);
            self.out.push(to as u8);
        } else {
            self.long(run, delta, 0);
        }
    }

    fn long(&mut self, run: u32, delta: i32, lines: i32) {
        let number = |column: Option<i32>| column.map_or(0, |column| column.wrapping_add(1).cast_unsigned());
        self.head(LONG, run);
        self.signed(delta);
        self.varint(lines.cast_unsigned());
        self.varint(number(self.pending.column));
        self.varint(number(self.pending.end_column));
    }

    fn head(&mut self, form: u8, run: u32) {
        self.out.push(0x80 | form << 3 | (run - 1) as u8);
    }

    /// A number of six-bit digits, the lowest first; bit 6 says that more follow.
    fn varint(&mut self, mut value: u32) {
        while value >= 64 {
            self.out.push(0x40 | (value & 63) as u8);
            value >>= 6;
        }
        self.out.push(value as u8);
    }

    fn signed(&mut self, value: i32) {
        self.varint(value.unsigned_abs() << 1 | u32::from(value < 0));
    }
}
