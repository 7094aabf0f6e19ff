//! `co_linetable`: where each run of instructions comes from (`assemble_location_info`; CPython's
//! `Objects/locations.md`).

use crate::flow::{Cfg, instr_size};
use crate::instr::Location;

/// `PY_CODE_LOCATION_INFO_ONE_LINE0`; below it are the short forms, one for each eight columns.
const ONE_LINE: u8 = 10;
/// `PY_CODE_LOCATION_INFO_NO_COLUMNS`.
const NO_COLUMNS: u8 = 13;
/// `PY_CODE_LOCATION_INFO_LONG`.
const LONG: u8 = 14;
/// `PY_CODE_LOCATION_INFO_NONE`.
const NONE: u8 = 15;
/// The most code units of one entry.
const MAX_UNITS: u32 = 8;

/// The table's bytes, counted from `firstlineno`.
pub(super) fn line_table(cfg: &Cfg, firstlineno: i32) -> Vec<u8> {
    let mut writer = Writer { bytes: Vec::new(), line: firstlineno };
    let mut run = (Location::NONE, 0);
    for instr in cfg.order().into_iter().flat_map(|id| &cfg[id].instrs) {
        if instr.location != run.0 {
            writer.run(run.0, run.1);
            run = (instr.location, 0);
        }
        run.1 += instr_size(instr);
    }
    writer.run(run.0, run.1);
    writer.bytes
}

/// A table that knows lines and nothing else. `runs` are a line, if there is one, and for how many code units.
pub(crate) fn lines_only(runs: impl Iterator<Item = (Option<i32>, u32)>, firstlineno: i32) -> Vec<u8> {
    let mut writer = Writer { bytes: Vec::new(), line: firstlineno };
    let mut last = (None, 0);
    for (line, units) in runs {
        if line != last.0 {
            writer.run(line_only(last.0), last.1);
            last = (line, 0);
        }
        last.1 += units;
    }
    writer.run(line_only(last.0), last.1);
    writer.bytes
}

fn line_only(line: Option<i32>) -> Location {
    line.map_or(Location::NONE, Location::line_only)
}

struct Writer {
    bytes: Vec<u8>,
    /// The line of the entry before.
    line: i32,
}

impl Writer {
    fn run(&mut self, location: Location, mut units: u32) {
        while units > 0 {
            let some = units.min(MAX_UNITS);
            self.entry(location, some as u8);
            units -= some;
        }
    }

    fn first_byte(&mut self, form: u8, units: u8) {
        self.bytes.push(0x80 | form << 3 | (units - 1));
    }

    fn entry(&mut self, location: Location, units: u8) {
        let Location { line, end_line, column, end_column } = location;
        if line < 0 {
            self.first_byte(NONE, units);
            return;
        }
        let delta = line.wrapping_sub(self.line);
        let has_columns = column >= 0 && end_column >= 0;
        if !has_columns && (end_line == line || end_line == -1) {
            self.first_byte(NO_COLUMNS, units);
            self.signed_varint(delta);
        } else if has_columns
            && end_line == line
            && delta == 0
            && column < 80
            && (column..column + 16).contains(&end_column)
        {
            self.first_byte((column >> 3) as u8, units);
            self.bytes.push(((column & 7) << 4 | (end_column - column)) as u8);
        } else if has_columns && end_line == line && (0..3).contains(&delta) && column < 128 && end_column < 128 {
            self.first_byte(ONE_LINE + delta as u8, units);
            self.bytes.extend([column as u8, end_column as u8]);
        } else {
            self.first_byte(LONG, units);
            self.signed_varint(delta);
            self.varint(end_line.wrapping_sub(line) as u32);
            self.varint(column.wrapping_add(1) as u32);
            self.varint(end_column.wrapping_add(1) as u32);
        }
        self.line = line;
    }

    /// Six bits a byte, the lowest first; bit 6 says that more follow.
    fn varint(&mut self, mut value: u32) {
        while value >= 64 {
            self.bytes.push(0x40 | (value & 0x3F) as u8);
            value >>= 6;
        }
        self.bytes.push(value as u8);
    }

    /// The sign goes to bit 0.
    fn signed_varint(&mut self, value: i32) {
        self.varint(value.unsigned_abs() << 1 | u32::from(value < 0));
    }
}
