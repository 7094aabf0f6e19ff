//! Where source lines start in the code: `findlinestarts` of `Lib/dis.py`.

use crate::code::{Code, LineTable, PositionRun};

/// The pairs of a byte offset and the line that starts there.
pub(super) struct LineStarts<I> {
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
            if let Some(line) = run.position.line.filter(|&line| self.last != Some(line)) {
                self.last = Some(line);
                return Some((run.start as usize, line));
            }
        }
        None
    }
}

/// The line starts of `code`.
pub(super) fn line_starts<'a, O: Copy>(code: &Code<'a, O>) -> LineStarts<<LineTable<'a> as IntoIterator>::IntoIter> {
    let mut starts = LineStarts { runs: code.lines().into_iter(), last: None, next: None };
    starts.next = starts.following();
    starts
}

/// The highest line that starts anywhere; none when no line does.
pub(super) fn highest_line<O: Copy>(code: &Code<'_, O>) -> Option<i32> {
    code.lines().into_iter().filter_map(|run| run.position.line).max()
}
