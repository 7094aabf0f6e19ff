//! Matches and searches: where the code is run. `SRE(search)` of CPython's `Modules/_sre/sre_lib.h`.

use vm_objects::object::str::Text;

use super::code::{at, op};
use super::matcher::{Kind, Matcher, Outcome, Phase};
use super::program::Program;
use super::run::Run;
use super::text::{Unit, find_prefix, find_single};

impl Matcher {
    /// Goes on until it has found or failed, or so many steps are used up. Asked again, it says the same.
    pub(crate) fn run(&mut self, program: &Program, text: Text<'_>, steps: &mut u64) -> Outcome {
        match text {
            Text::One(text) => self.run_in(program, text, steps),
            Text::Two(text) => self.run_in(program, text, steps),
            Text::Four(text) => self.run_in(program, text, steps),
        }
    }

    fn run_in<U: Unit>(&mut self, program: &Program, text: &[U], steps: &mut u64) -> Outcome {
        let text = text.get(..self.end).unwrap_or(text);
        let mut run = Run { program, text, steps };
        loop {
            match self.phase {
                Phase::Found => return Outcome::Found,
                Phase::Failed => return Outcome::Failed,
                Phase::Running => match self.run_code(&mut run) {
                    Outcome::Found => self.phase = Phase::Found,
                    Outcome::Failed => self.phase = self.after_failure(program),
                    outcome => return outcome,
                },
                Phase::Begin | Phase::Again if *run.steps == 0 => return Outcome::Paused,
                Phase::Begin | Phase::Again => {
                    if !self.begin(&mut run) {
                        self.phase = Phase::Failed;
                    }
                }
            }
        }
    }

    fn after_failure(&self, program: &Program) -> Phase {
        let body = program.info.body;
        let anchored =
            program.word(body) == op::AT && matches!(program.word(body + 1), at::BEGINNING | at::BEGINNING_STRING);
        if self.kind == Kind::Search && !anchored { Phase::Again } else { Phase::Failed }
    }

    /// Begins at the next place where there may be a match; false if there is none.
    fn begin<U: Unit>(&mut self, run: &mut Run<'_, U>) -> bool {
        let again = self.phase == Phase::Again;
        let (program, info) = (run.program, run.program.info);
        if again {
            self.start += 1;
            self.must_advance = false;
        }
        let Some(left) = run.text.get(self.start..).filter(|left| left.len() >= info.least) else { return false };
        if self.kind != Kind::Search {
            self.reset(self.start, info.body);
            return true;
        }
        *run.steps -= 1;
        let prefix = info.prefix;
        let found = match program.first_set() {
            _ if prefix.len > 0 => find_prefix(program, left),
            Some(set) => find_single(program, set, left),
            None => {
                self.reset(self.start, info.body);
                return true;
            }
        };
        let passed = found.unwrap_or(left.len());
        *run.steps = run.steps.saturating_sub(passed as u64 / 16);
        let Some(found) = found else { return false };
        self.must_advance = false;
        self.start += found;
        self.reset(self.start + prefix.covered, info.body + 2 * prefix.covered);
        if prefix.whole {
            self.phase = Phase::Found;
        }
        true
    }
}
