//! A match under way: all that it has to remember, so that it can stop anywhere and go on later.
//!
//! What may be tried otherwise lies on one stack, and between it what has to be undone before that: a failure takes off
//! entries until one says where to go on. So groups and counts are always what they were.

use super::program::Program;

/// No position.
pub(super) const NOWHERE: usize = usize::MAX;
/// No repetition.
pub(super) const NONE: u32 = u32::MAX;

/// How a match must lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// It begins at the start.
    Match,
    /// And ends at the end.
    Full,
    /// It begins anywhere.
    Search,
}

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Phase {
    /// The next place to begin at is to be found.
    Begin,
    /// Of a search: as [`Phase::Begin`], but the start has been tried.
    Again,
    /// The code runs.
    Running,
    Found,
    Failed,
}

/// What came of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    Found,
    Failed,
    /// The steps are used up: it goes on with the next run.
    Paused,
    /// It needs more memory than it may have.
    TooLarge,
    /// The code makes no sense.
    Broken,
}

/// A repetition under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repeat {
    /// Where its instruction is.
    pub(super) place: usize,
    /// How many items have been begun, less one.
    pub(super) count: isize,
    /// Where the last one began that could have been left out.
    pub(super) last: usize,
    /// The repetition around it.
    pub(super) outer: u32,
}

/// What a nested piece of code is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Nested {
    Assert,
    AssertNot,
    Atomic,
    /// With how many items there have been.
    Possessive(u32),
}

/// An entry of the stack.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    /// Go on at a place.
    Choice { place: u32, at: usize, repeat: u32 },
    /// The next alternatives.
    Branch { place: u32, at: usize, repeat: u32 },
    /// A run of single characters, of which the last may be left out until it ends at `least`.
    Run { tail: u32, least: usize, at: usize, repeat: u32 },
    /// A run that may be longer.
    Lazy { place: u32, count: u32, at: usize, repeat: u32 },
    /// Another item of a lazy repetition.
    MinUntil { at: usize, repeat: u32 },
    /// The code at `place` is nested; `outer` is the nested one around it.
    Nested { nested: Nested, place: u32, at: usize, repeat: u32, outer: u32 },
    /// To be undone: a mark,
    Mark { index: u32, old: usize },
    /// `lastindex`,
    LastIndex { old: usize },
    /// the state of a repetition,
    Repeat { index: u32, count: isize, last: usize },
    /// a repetition begun.
    Forget,
}

const _: () = assert!(size_of::<Entry>() <= 32);

/// A match under way, or done.
#[derive(Debug)]
pub(crate) struct Matcher {
    pub(super) kind: Kind,
    pub(super) phase: Phase,
    /// Where the match begins.
    pub(crate) start: usize,
    /// Where the text ends.
    pub(crate) end: usize,
    /// An empty match at the start does not count.
    pub(super) must_advance: bool,
    /// The next instruction.
    pub(super) place: usize,
    /// The next character; at last the end of the match.
    pub(crate) at: usize,
    /// The innermost repetition.
    pub(super) repeat: u32,
    /// How many entries there are up to the innermost nested code's; 0 outside.
    pub(super) nested: usize,
    pub(super) marks: Vec<usize>,
    /// The group that was closed last; 0 for none.
    pub(crate) last_index: usize,
    pub(super) stack: Vec<Entry>,
    pub(super) repeats: Vec<Repeat>,
    /// Entries that it may have.
    limit: usize,
    pub(super) too_large: bool,
}

impl Matcher {
    /// A match in the text from `start` to `end`, which may use so many bytes of memory.
    pub(crate) fn new(program: &Program, kind: Kind, start: usize, end: usize, memory: usize) -> Matcher {
        Matcher {
            kind,
            phase: Phase::Begin,
            start,
            end,
            must_advance: false,
            place: 0,
            at: start,
            repeat: NONE,
            nested: 0,
            marks: vec![NOWHERE; program.marks],
            last_index: 0,
            stack: Vec::new(),
            repeats: Vec::new(),
            limit: (memory / size_of::<Entry>()).min(u32::MAX as usize),
            too_large: false,
        }
    }

    /// After a match: looks for another one behind it, which may be empty only if this one was not.
    pub(crate) fn go_on(&mut self) {
        self.must_advance = self.at == self.start;
        self.start = self.at;
        self.phase = if self.start <= self.end { Phase::Begin } else { Phase::Failed };
    }

    /// The next match is of this kind.
    pub(crate) fn set_kind(&mut self, kind: Kind) {
        self.kind = kind;
    }

    /// The span of a group, from 1; `None` if it is not part of the match.
    pub(crate) fn group(&self, index: usize) -> Option<(usize, usize)> {
        if index == 0 {
            return Some((self.start, self.at));
        }
        let mark = |index: usize| self.marks.get(index).copied().filter(|&mark| mark != NOWHERE);
        Some((mark(2 * index - 2)?, mark(2 * index - 1)?))
    }

    /// Begins a run of the code.
    pub(super) fn reset(&mut self, at: usize, place: usize) {
        self.marks.fill(NOWHERE);
        self.stack.clear();
        self.repeats.clear();
        (self.at, self.place, self.repeat, self.nested, self.last_index) = (at, place, NONE, 0, 0);
        self.phase = Phase::Running;
    }

    #[inline]
    pub(super) fn push(&mut self, entry: Entry) {
        if self.stack.len() == self.stack.capacity() && !self.grow() {
            self.too_large = true;
            return;
        }
        self.stack.push(entry);
    }

    #[cold]
    fn grow(&mut self) -> bool {
        let entries = self.stack.len() + self.repeats.len();
        entries < self.limit && self.stack.try_reserve(self.stack.len().max(16)).is_ok()
    }

    /// Where nothing else can be tried, nothing is undone.
    #[inline]
    pub(super) fn log(&mut self, entry: Entry) {
        if !self.stack.is_empty() {
            self.push(entry);
        }
    }

    pub(super) fn set_mark(&mut self, index: usize) {
        let at = self.at;
        if index & 1 != 0 {
            self.log(Entry::LastIndex { old: self.last_index });
            self.last_index = index / 2 + 1;
        }
        if let Some(mark) = self.marks.get_mut(index) {
            let old = core::mem::replace(mark, at);
            self.log(Entry::Mark { index: index as u32, old });
        }
    }

    /// A new repetition; its instruction is at `place`.
    pub(super) fn begin_repeat(&mut self, place: usize) {
        if self.repeats.len() == self.repeats.capacity() && !self.grow_repeats() {
            self.too_large = true;
            return;
        }
        self.log(Entry::Forget);
        self.repeats.push(Repeat { place, count: -1, last: NOWHERE, outer: self.repeat });
        self.repeat = (self.repeats.len() - 1) as u32;
    }

    #[cold]
    fn grow_repeats(&mut self) -> bool {
        let entries = self.stack.len() + self.repeats.len();
        entries < self.limit && self.repeats.try_reserve(self.repeats.len().max(4)).is_ok()
    }

    pub(super) fn set_repeat(&mut self, index: u32, count: isize, last: usize) {
        if let Some(repeat) = self.repeats.get_mut(index as usize) {
            let Repeat { count: old_count, last: old_last, .. } = *repeat;
            (repeat.count, repeat.last) = (count, last);
            self.log(Entry::Repeat { index, count: old_count, last: old_last });
        }
    }

    /// Nothing that was pushed since the entry at `from` can be tried any more; what is to be undone stays.
    pub(super) fn cut(&mut self, from: usize) {
        let mut kept = from;
        for index in from..self.stack.len() {
            let entry = self.stack[index];
            if matches!(entry, Entry::Mark { .. } | Entry::LastIndex { .. } | Entry::Repeat { .. } | Entry::Forget) {
                self.stack[kept] = entry;
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Undoes what an entry says.
    pub(super) fn undo(&mut self, entry: Entry) {
        match entry {
            Entry::Mark { index, old } => {
                if let Some(mark) = self.marks.get_mut(index as usize) {
                    *mark = old;
                }
            }
            Entry::LastIndex { old } => self.last_index = old,
            Entry::Repeat { index, count, last } => {
                if let Some(repeat) = self.repeats.get_mut(index as usize) {
                    (repeat.count, repeat.last) = (count, last);
                }
            }
            Entry::Forget => _ = self.repeats.pop(),
            _ => {}
        }
    }
}
