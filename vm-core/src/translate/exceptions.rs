//! The exception table for the new places, with the two handlers that 3.12's generators have in code.

use super::layout::Layout;
use super::walk::{Old, Place};
use super::writer::Writer;
use crate::code::ExceptionEntry;
use crate::flow::Mark;
use crate::isa::Opcode;

/// Where an exception goes; places are in code units.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Handler {
    target: u32,
    depth: u32,
    lasti: bool,
}

/// Writes the table. `marks` hold the depths in the 3.11 code. What was put before an instruction is covered as the
/// one before it.
pub(super) fn write(old: &Old<'_>, layout: &Layout<'_>, marks: &[u16], out: &mut Writer<'_>) {
    let mut range: Option<(u32, Handler)> = None;
    for place in old.places() {
        let at = layout.entry(place.instruction.start);
        if layout.entry(place.instruction.next) == at {
            continue;
        }
        let handler = handler(old, layout, marks, &place);
        if range.map(|(_, handler)| handler) == handler {
            continue;
        }
        close(range, at, out);
        range = handler.map(|handler| (at, handler));
    }
    close(range, layout.body, out);
}

fn handler(old: &Old<'_>, layout: &Layout<'_>, marks: &[u16], place: &Place) -> Option<Handler> {
    let depth = marks.get(place.instruction.start as usize).and_then(|&mark| Mark::from_bits(mark).depth());
    if let Some((exit, depth)) = place.delegates_to.zip(depth) {
        // The iterator delegated to, and the value that it gave last, stay below the exception.
        return Some(Handler { target: layout.cleanup(exit), depth, lasti: false });
    }
    // A `with` statement's last `POP_TOP` can't raise; its handler lies before it, where 3.12 wants none.
    let leads_back = |entry: &ExceptionEntry| entry.target <= place.instruction.start * 2;
    if let Some(entry) =
        place.covering.filter(|entry| !(place.instruction.opcode == Opcode::PopTop && leads_back(entry)))
    {
        return Some(Handler { target: layout.entry(entry.target / 2), depth: entry.depth, lasti: entry.lasti });
    }
    let own = old.is_generator() && place.in_generator;
    own.then_some(Handler { target: layout.body, depth: 0, lasti: true })
}

fn close(range: Option<(u32, Handler)>, end: u32, out: &mut Writer<'_>) {
    let Some((start, handler)) = range else { return };
    number(start, 0x80, out);
    number(end.saturating_sub(start), 0, out);
    number(handler.target, 0, out);
    number(handler.depth << 1 | u32::from(handler.lasti), 0, out);
}

/// A number of six-bit digits, the highest first; bit 6 says that more follow, `mark` goes into the first.
fn number(value: u32, mark: u8, out: &mut Writer<'_>) {
    let mut mark = mark;
    for shift in [30, 24, 18, 12, 6] {
        if value >> shift != 0 {
            out.push(mark | 0x40 | (value >> shift & 63) as u8);
            mark = 0;
        }
    }
    out.push(mark | (value & 63) as u8);
}
