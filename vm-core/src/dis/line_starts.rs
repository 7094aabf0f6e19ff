//! Where source lines start in the code: `findlinestarts` of `Lib/dis.py`.

use crate::code::{Code, LineTable, PositionRun};
use crate::isa::Version;

/// The pairs of a byte offset and the line that starts there.
pub(super) struct LineStarts<I> {
    version: Version,
    runs: I,
    last: Option<i32>,
    next: Option<(usize, i32)>,
}

impl<I: Iterator<Item = PositionRun>> LineStarts<I> {
    /// The line that starts at `offset`, to be asked for rising offsets.
    pub(super) fn at(&mut self, offset: usize) -> Option<i32> {
        while self.next.is_some_and(|(start, _)| start < offset) {
            self.next = self.following();
        }
        self.next.filter(|&(start, _)| start == offset).map(|(_, line)| line)
    }

    fn following(&mut self) -> Option<(usize, i32)> {
        for run in self.runs.by_ref() {
            if let Some(line) = line_of(self.version, &run).filter(|&line| self.last != Some(line)) {
                self.last = Some(line);
                return Some((run.start as usize, line));
            }
        }
        None
    }
}

/// The line starts of `code`.
pub(super) fn line_starts<'a, O: Copy>(
    version: Version,
    code: &Code<'a, O>,
) -> LineStarts<<LineTable<'a> as IntoIterator>::IntoIter> {
    let mut starts = LineStarts { version, runs: code.lines().into_iter(), last: None, next: None };
    starts.next = starts.following();
    starts
}

/// The highest line that starts anywhere; none when no line does.
pub(super) fn highest_line<O: Copy>(version: Version, code: &Code<'_, O>) -> Option<i32> {
    code.lines().into_iter().filter_map(|run| line_of(version, &run)).max()
}

/// The line as `co_lines` tells it (`lineiter_next` of CPython's `Objects/codeobject.c`): only a made-up table has
/// negative ones, of which 3.12 leaves out -1 and 3.11 all.
fn line_of(version: Version, run: &PositionRun) -> Option<i32> {
    run.position.line.filter(|&line| match version {
        Version::V3_11 => line >= 0,
        Version::V3_12 => line != -1,
    })
}
