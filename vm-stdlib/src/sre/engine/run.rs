//! The code runs: what each instruction does. CPython's `Modules/_sre/sre_lib.h`, with one stack for what may be tried
//! otherwise instead of a stack of contexts.

use super::characters::{Fold, is_position};
use super::code::{MAXREPEAT, op};
use super::matcher::{Entry, Kind, Matcher, NOWHERE, Nested, Outcome, Repeat};
use super::program::Program;
use super::text::{Unit, run_length};

/// What an instruction came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    GoOn,
    Fail,
    Done(Outcome),
}

/// A step or a failure.
fn only_if(condition: bool) -> Step {
    if condition { Step::GoOn } else { Step::Fail }
}

/// A greatest count as a number.
fn most(word: u32) -> usize {
    if word == MAXREPEAT { usize::MAX } else { word as usize }
}

/// The text and the code that a match is about, and how many steps it may take.
pub(super) struct Run<'r, U> {
    pub(super) program: &'r Program,
    pub(super) text: &'r [U],
    pub(super) steps: &'r mut u64,
}

impl<U: Unit> Run<'_, U> {
    fn word(&self, place: usize) -> u32 {
        self.program.word(place)
    }

    fn pay(&mut self, characters: usize) {
        *self.steps = self.steps.saturating_sub(characters as u64 / 16);
    }
}

impl Matcher {
    /// Runs the code until it has matched or failed, or the steps are used up.
    pub(super) fn run_code<U: Unit>(&mut self, run: &mut Run<'_, U>) -> Outcome {
        loop {
            if *run.steps == 0 {
                return Outcome::Paused;
            }
            *run.steps -= 1;
            let mut step = self.instruction(run);
            while step == Step::Fail {
                let Some(entry) = self.stack.pop() else { return Outcome::Failed };
                step = self.resume(run, entry);
            }
            if let Step::Done(outcome) = step {
                return outcome;
            }
            if self.too_large {
                return Outcome::TooLarge;
            }
        }
    }

    fn instruction<U: Unit>(&mut self, run: &mut Run<'_, U>) -> Step {
        let place = self.place;
        let operation = run.word(place);
        if operation == op::LITERAL {
            let is = run.text.get(self.at).is_some_and(|unit| unit.point() == run.word(place + 1));
            self.at += 1;
            self.place = place + 2;
            return only_if(is);
        }
        if let Some((single, length)) = run.program.single(place) {
            let is = run.text.get(self.at).is_some_and(|unit| run.program.accepts(single, unit.point()));
            self.at += 1;
            self.place = place + length;
            return only_if(is);
        }
        match operation {
            op::MARK => {
                self.set_mark(run.word(place + 1) as usize);
                self.place = place + 2;
                Step::GoOn
            }
            op::SUCCESS => self.success(run),
            op::JUMP | op::INFO => {
                self.place = place + 1 + run.word(place + 1) as usize;
                Step::GoOn
            }
            op::AT => self.position(run),
            op::BRANCH => self.branch(run, place + 1),
            op::REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => self.repeat_one(run, operation == op::REPEAT_ONE),
            op::MIN_REPEAT_ONE => self.min_repeat_one(run),
            op::REPEAT => {
                self.begin_repeat(place);
                self.place = place + 1 + run.word(place + 1) as usize;
                Step::GoOn
            }
            op::MAX_UNTIL => self.max_until(run),
            op::MIN_UNTIL => self.min_until(run),
            op::ASSERT => self.look(run, Nested::Assert),
            op::ASSERT_NOT => self.look(run, Nested::AssertNot),
            op::ATOMIC_GROUP => {
                self.enter(Nested::Atomic, place, place + 2);
                Step::GoOn
            }
            op::POSSESSIVE_REPEAT => self.possessive(run, place, 0, NOWHERE),
            op::GROUPREF => self.group_again(run, Fold::None),
            op::GROUPREF_IGNORE => self.group_again(run, Fold::Ascii),
            op::GROUPREF_LOC_IGNORE => self.group_again(run, Fold::Locale),
            op::GROUPREF_UNI_IGNORE => self.group_again(run, Fold::Unicode),
            op::GROUPREF_EXISTS => {
                let there = self.group_of_code(run.word(place + 1)).is_some();
                self.place = if there { place + 3 } else { place + 1 + run.word(place + 2) as usize };
                Step::GoOn
            }
            op::FAILURE => Step::Fail,
            _ => Step::Done(Outcome::Broken),
        }
    }

    /// The next of the alternatives that can begin here; the first is at `place`.
    fn branch<U: Unit>(&mut self, run: &mut Run<'_, U>, mut place: usize) -> Step {
        loop {
            let skip = run.word(place) as usize;
            if skip == 0 {
                return Step::Fail;
            }
            let can_begin = match run.word(place + 1) {
                op::LITERAL => run.text.get(self.at).is_some_and(|unit| unit.point() == run.word(place + 2)),
                op::IN => run.text.get(self.at).is_some_and(|unit| {
                    let set = run.program.single(place + 1);
                    set.is_some_and(|(set, _)| run.program.accepts(set, unit.point()))
                }),
                _ => true,
            };
            let next = place + skip;
            if can_begin {
                if run.word(next) != 0 {
                    self.push(Entry::Branch { place: next as u32, at: self.at, repeat: self.repeat });
                }
                self.place = place + 1;
                return Step::GoOn;
            }
            place = next;
        }
    }

    fn repeat_one<U: Unit>(&mut self, run: &mut Run<'_, U>, backtracks: bool) -> Step {
        let place = self.place;
        let (least, most) = (run.word(place + 2) as usize, most(run.word(place + 3)));
        let left = run.text.get(self.at..).unwrap_or(&[]);
        let Some((single, _)) = run.program.single(place + 4) else { return Step::Done(Outcome::Broken) };
        if left.len() < least {
            return Step::Fail;
        }
        let length = run_length(run.program, single, left.get(..most).unwrap_or(left));
        run.pay(length);
        if length < least {
            return Step::Fail;
        }
        let tail = place + 1 + run.word(place + 1) as usize;
        if backtracks {
            return self.retreat(run, tail, self.at + least, self.at + length);
        }
        self.at += length;
        self.place = tail;
        Step::GoOn
    }

    /// Goes on behind a run that ends at `at`, or earlier, but not before `least`.
    fn retreat<U: Unit>(&mut self, run: &mut Run<'_, U>, tail: usize, least: usize, mut at: usize) -> Step {
        if run.word(tail) == op::LITERAL {
            // The tail can only match where its first character is.
            let end = run.text.len().min(at + 1);
            let found = U::find_last(run.text.get(least..end).unwrap_or(&[]), run.word(tail + 1));
            run.pay(end - least.min(end) - found.unwrap_or(0));
            match found {
                Some(found) => at = least + found,
                None => return Step::Fail,
            }
        }
        if at > least {
            self.push(Entry::Run { tail: tail as u32, least, at: at - 1, repeat: self.repeat });
        }
        (self.at, self.place) = (at, tail);
        Step::GoOn
    }

    fn min_repeat_one<U: Unit>(&mut self, run: &mut Run<'_, U>) -> Step {
        let place = self.place;
        let least = run.word(place + 2) as usize;
        let left = run.text.get(self.at..).unwrap_or(&[]);
        let Some((single, _)) = run.program.single(place + 4) else { return Step::Done(Outcome::Broken) };
        let Some(first) = left.get(..least) else { return Step::Fail };
        let length = run_length(run.program, single, first);
        run.pay(length);
        if length < least {
            return Step::Fail;
        }
        self.at += length;
        self.lengthen(run, place, length as u32)
    }

    /// Goes on behind a run of `count` characters, or a longer one if that fails.
    fn lengthen<U: Unit>(&mut self, run: &mut Run<'_, U>, place: usize, mut count: u32) -> Step {
        let tail = place + 1 + run.word(place + 1) as usize;
        if run.word(tail) == op::LITERAL {
            let c = run.word(tail + 1);
            let begin = self.at;
            while run.text.get(self.at).is_some_and(|unit| unit.point() != c) && self.one_more(run, place, count) {
                count = count.saturating_add(1);
            }
            run.pay(self.at - begin);
        }
        self.push(Entry::Lazy { place: place as u32, count, at: self.at, repeat: self.repeat });
        self.place = tail;
        Step::GoOn
    }

    /// Takes another character into a run of `count`, if it may.
    fn one_more<U: Unit>(&mut self, run: &Run<'_, U>, place: usize, count: u32) -> bool {
        let Some((single, _)) = run.program.single(place + 4) else { return false };
        let may = (count as usize) < most(run.word(place + 3))
            && run.text.get(self.at).is_some_and(|unit| run.program.accepts(single, unit.point()));
        self.at += usize::from(may);
        may
    }

    /// The innermost repetition, with the count of the items that are done; and its bounds.
    fn repetition<U: Unit>(&self, run: &Run<'_, U>) -> Option<(Repeat, isize, [isize; 2])> {
        let repeat = *self.repeats.get(self.repeat as usize)?;
        let bound = |word: u32| isize::try_from(most(word)).unwrap_or(isize::MAX);
        let bounds = [bound(run.word(repeat.place + 2)), bound(run.word(repeat.place + 3))];
        Some((repeat, repeat.count + 1, bounds))
    }

    fn item(&mut self, place: usize, count: isize, last: usize) -> Step {
        self.set_repeat(self.repeat, count, last);
        self.place = place + 4;
        Step::GoOn
    }

    fn max_until<U: Unit>(&mut self, run: &mut Run<'_, U>) -> Step {
        let Some((repeat, count, [least, most])) = self.repetition(run) else { return Step::Done(Outcome::Broken) };
        let tail = self.place + 1;
        if count < least {
            return self.item(repeat.place, count, repeat.last);
        }
        if count < most && self.at != repeat.last {
            self.push(Entry::Choice { place: tail as u32, at: self.at, repeat: repeat.outer });
            return self.item(repeat.place, count, self.at);
        }
        (self.repeat, self.place) = (repeat.outer, tail);
        Step::GoOn
    }

    fn min_until<U: Unit>(&mut self, run: &mut Run<'_, U>) -> Step {
        let Some((repeat, count, [least, _])) = self.repetition(run) else { return Step::Done(Outcome::Broken) };
        if count < least {
            return self.item(repeat.place, count, repeat.last);
        }
        self.push(Entry::MinUntil { at: self.at, repeat: self.repeat });
        (self.repeat, self.place) = (repeat.outer, self.place + 1);
        Step::GoOn
    }

    fn position<U: Unit>(&mut self, run: &Run<'_, U>) -> Step {
        let point = |at: Option<usize>| at.and_then(|at| run.text.get(at)).map(|unit| unit.point());
        let (before, after) = (point(self.at.checked_sub(1)), point(Some(self.at)));
        let is = is_position(run.word(self.place + 1), before, after, self.at + 1 == run.text.len());
        self.place += 2;
        only_if(is)
    }

    /// The group of that number, if it is part of the match so far.
    fn group_of_code(&self, group: u32) -> Option<(usize, usize)> {
        self.group(group as usize + 1).filter(|(start, end)| start <= end)
    }

    fn group_again<U: Unit>(&mut self, run: &mut Run<'_, U>, fold: Fold) -> Step {
        let Some((start, end)) = self.group_of_code(run.word(self.place + 1)) else { return Step::Fail };
        let group = run.text.get(start..end).unwrap_or(&[]);
        let Some(here) = run.text.get(self.at..self.at + group.len()) else { return Step::Fail };
        let same = group.iter().zip(here).all(|(a, b)| fold.lower(a.point()) == fold.lower(b.point()));
        run.pay(end - start);
        self.at += end - start;
        self.place += 2;
        only_if(same)
    }

    /// Begins nested code, whose instruction is at `place` and whose own code is at `inner`.
    fn enter(&mut self, nested: Nested, place: usize, inner: usize) {
        let (at, repeat, outer) = (self.at, self.repeat, self.nested as u32);
        self.push(Entry::Nested { nested, place: place as u32, at, repeat, outer });
        self.nested = self.stack.len();
        self.place = inner;
    }

    /// `<ASSERT> <skip> <back> <pattern>`
    fn look<U: Unit>(&mut self, run: &Run<'_, U>, nested: Nested) -> Step {
        let place = self.place;
        match self.at.checked_sub(run.word(place + 2) as usize) {
            Some(back) => {
                self.enter(nested, place, place + 3);
                self.at = back;
                Step::GoOn
            }
            None if nested == Nested::AssertNot => {
                self.place = place + 1 + run.word(place + 1) as usize;
                Step::GoOn
            }
            None => Step::Fail,
        }
    }

    /// Another item, or the tail: of a repetition that gives back nothing. The last item began at `last`.
    fn possessive<U: Unit>(&mut self, run: &Run<'_, U>, place: usize, count: u32, last: usize) -> Step {
        let (least, most) = (run.word(place + 2) as usize, most(run.word(place + 3)));
        let done = count as usize;
        if done < least || done < most && (done == least || self.at != last) {
            self.enter(Nested::Possessive(count), place, place + 4);
        } else {
            self.place = place + 2 + run.word(place + 1) as usize;
        }
        Step::GoOn
    }

    /// The end of the pattern, or of nested code.
    fn success<U: Unit>(&mut self, run: &Run<'_, U>) -> Step {
        let Some(&Entry::Nested { nested, place, at, repeat, outer }) =
            self.nested.checked_sub(1).and_then(|index| self.stack.get(index))
        else {
            let whole = self.kind != Kind::Full || self.at == run.text.len();
            let moved = !self.must_advance || self.at != self.start;
            return if whole && moved { Step::Done(Outcome::Found) } else { Step::Fail };
        };
        let (index, place) = (self.nested - 1, place as usize);
        if nested == Nested::AssertNot {
            while self.stack.len() > index {
                if let Some(entry) = self.stack.pop() {
                    self.undo(entry);
                }
            }
            self.nested = outer as usize;
            return Step::Fail;
        }
        self.cut(index);
        (self.nested, self.repeat) = (outer as usize, repeat);
        self.place = place + 1 + run.word(place + 1) as usize;
        match nested {
            Nested::Assert => self.at = at,
            Nested::Possessive(count) => return self.possessive(run, place, count.saturating_add(1), at),
            Nested::Atomic | Nested::AssertNot => {}
        }
        Step::GoOn
    }

    /// Something has failed: tries what the stack's last entry says, if it says anything to be tried.
    fn resume<U: Unit>(&mut self, run: &mut Run<'_, U>, entry: Entry) -> Step {
        match entry {
            Entry::Choice { place, at, repeat } => {
                (self.place, self.at, self.repeat) = (place as usize, at, repeat);
                Step::GoOn
            }
            Entry::Branch { place, at, repeat } => {
                (self.at, self.repeat) = (at, repeat);
                self.branch(run, place as usize)
            }
            Entry::Run { tail, least, at, repeat } => {
                self.repeat = repeat;
                self.retreat(run, tail as usize, least, at)
            }
            Entry::Lazy { place, count, at, repeat } => {
                (self.at, self.repeat) = (at, repeat);
                let more = self.one_more(run, place as usize, count);
                if more { self.lengthen(run, place as usize, count.saturating_add(1)) } else { Step::Fail }
            }
            Entry::MinUntil { at, repeat } => {
                (self.at, self.repeat) = (at, repeat);
                match self.repetition(run) {
                    Some((repeat, count, [_, most])) if count < most && at != repeat.last => {
                        self.item(repeat.place, count, at)
                    }
                    _ => Step::Fail,
                }
            }
            Entry::Nested { nested, place, at, repeat, outer } => {
                self.nested = outer as usize;
                self.outcome_of_failure(run, nested, place as usize, (at, repeat))
            }
            undo => {
                self.undo(undo);
                Step::Fail
            }
        }
    }

    /// Nested code has failed.
    fn outcome_of_failure<U: Unit>(
        &mut self,
        run: &Run<'_, U>,
        nested: Nested,
        place: usize,
        (at, repeat): (usize, u32),
    ) -> Step {
        let skip = run.word(place + 1) as usize;
        (self.at, self.repeat) = (at, repeat);
        match nested {
            Nested::AssertNot => self.place = place + 1 + skip,
            Nested::Possessive(count) if count >= run.word(place + 2) => self.place = place + 2 + skip,
            _ => return Step::Fail,
        }
        Step::GoOn
    }
}
