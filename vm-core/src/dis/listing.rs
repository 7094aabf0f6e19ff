//! The lines of one code object: `_disassemble_bytes` of `Lib/dis.py`.

use core::fmt::{self, Write};

use super::labels::Labels;
use super::line_starts::{highest_line, line_starts};
use super::{Describe, Instruction, Instructions, argument};
use crate::code::{Code, ExceptionTable};
use crate::isa::Version;

/// `_OPNAME_WIDTH`.
const NAME_WIDTH: usize = 20;

/// How wide the columns are that depend on the code, in characters.
struct Widths {
    /// Of the line number; none when no instruction has a line.
    line: Option<usize>,
    offset: usize,
}

impl Widths {
    fn of<O: Copy>(version: Version, code: &Code<'_, O>) -> Self {
        let last = code.code.len().saturating_sub(2);
        Self {
            line: highest_line(version, code).map(|highest| if highest >= 1000 { digits(highest as usize) } else { 3 }),
            offset: if last >= 10_000 { digits(last) } else { 4 },
        }
    }
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// Writes the instructions of `code`, and its exception table if there is one.
pub(super) fn write<O: Copy>(
    version: Version,
    code: &Code<'_, O>,
    describe: &impl Describe<O>,
    out: &mut dyn Write,
) -> fmt::Result {
    let widths = Widths::of(version, code);
    let mut lines = line_starts(version, code);
    let mut labels = Labels::new(version, code);
    for instruction in Instructions::new(version, code.code) {
        let line = lines.at(instruction.offset);
        if line.is_some() && instruction.offset > 0 {
            out.write_char('\n')?;
        }
        margin(&widths, line, out)?;
        let mark = if labels.contains(version, code, instruction.offset) { ">>" } else { "  " };
        write!(out, "    {mark} {:>width$} ", instruction.offset, width = widths.offset)?;
        operation(&instruction, out)?;
        argument::write(version, &instruction, code, describe, out)?;
        out.write_char('\n')?;
    }
    exceptions(code.exceptions(), out)
}

/// The column of the line number.
fn margin(widths: &Widths, line: Option<i32>, out: &mut dyn Write) -> fmt::Result {
    match (widths.line, line) {
        (None, _) => Ok(()),
        (Some(width), Some(line)) => write!(out, "{line:>width$} "),
        (Some(width), None) => write!(out, "{:width$} ", ""),
    }
}

/// The name and the argument; without an argument the line ends at the name.
fn operation(instruction: &Instruction, out: &mut dyn Write) -> fmt::Result {
    match instruction.opcode {
        Some(opcode) => out.write_str(opcode.name())?,
        // What `opcode.opname` has for a number that is no instruction.
        None => write!(out, "<{}>", instruction.number)?,
    }
    let Some(arg) = instruction.arg else { return Ok(()) };
    let length = instruction.opcode.map_or(digits(instruction.number.into()) + 2, |opcode| opcode.name().len());
    write!(out, "{:width$} {arg:>5}", "", width = NAME_WIDTH.saturating_sub(length))
}

fn exceptions(table: ExceptionTable<'_>, out: &mut dyn Write) -> fmt::Result {
    for (index, entry) in table.into_iter().enumerate() {
        if index == 0 {
            out.write_str("ExceptionTable:\n")?;
        }
        let last = i64::from(entry.end) - 2;
        let lasti = if entry.lasti { " lasti" } else { "" };
        writeln!(out, "  {} to {last} -> {} [{}]{lasti}", entry.start, entry.target, entry.depth)?;
    }
    Ok(())
}
