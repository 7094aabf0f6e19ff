//! Every check of a run, the table that closes it and its last line, `N passed, N failed`.

use core::fmt::Write as _;

use conformance::{Result as Check, Status, table};

use crate::step::Step;

/// Failures that are shown in full; of the others, where most of a suite fails, the name has to do.
const SHOWN: usize = 50;

/// Lines shown of one failure.
const LINES: usize = 40;

/// How a check ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// As it should.
    Passed,
    /// With what a person needs to see.
    Failed(String),
    /// Not run, and why.
    Skipped(String),
}

/// The checks so far.
#[derive(Default)]
pub(crate) struct Report {
    checks: Vec<Check>,
    /// What a person reads above the table.
    notes: String,
}

impl Report {
    /// Adds one check: a row of the table is a topic, a column a way of running it.
    pub(crate) fn add(&mut self, topic: &str, name: &str, way: &str, outcome: Outcome) {
        let status = match outcome {
            Outcome::Passed => Status::Passed,
            Outcome::Failed(why) => {
                let shown = if self.failed() < SHOWN { indent(&why) } else { String::new() };
                let _infallible = writeln!(self.notes, "FAILED {topic} · {name} · {way}\n{shown}");
                Status::Failed
            }
            Outcome::Skipped(why) => {
                let _infallible = writeln!(self.notes, "skipped {topic} · {name} · {way}: {why}");
                Status::Skipped
            }
        };
        self.checks.push(Check { topic: topic.to_owned(), name: name.to_owned(), way: way.to_owned(), status });
    }

    /// Adds a check that is one command.
    pub(crate) fn add_step(&mut self, topic: &str, name: &str, way: &str, step: &Step) {
        let outcome = if step.ok { Outcome::Passed } else { Outcome::Failed(step.tail()) };
        self.add(topic, name, way, outcome);
    }

    /// Prints what failed, the table and the last line. Answers whether all is well: nothing failed and something ran.
    pub(crate) fn close(&self) -> bool {
        println!("{}", self.text());
        self.failed() == 0 && self.checks.iter().any(|check| check.status == Status::Passed)
    }

    fn failed(&self) -> usize {
        self.checks.iter().filter(|check| check.status == Status::Failed).count()
    }

    fn text(&self) -> String {
        format!("{}{}", self.notes, table(&self.checks).trim_end())
    }
}

/// The first lines, each moved to the right, with a line break at the end.
fn indent(text: &str) -> String {
    let mut indented: String = text.lines().take(LINES).map(|line| format!("    {line}\n")).collect();
    let more = text.lines().count().saturating_sub(LINES);
    if more > 0 {
        indented += &format!("    … and {more} lines\n");
    }
    indented
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Report};

    #[test]
    fn a_failure_shows_above_the_table_and_in_the_last_line() {
        let mut report = Report::default();
        report.add("closures", "counter", "source", Outcome::Passed);
        report.add("closures", "adders", "source", Outcome::Failed("expected 1\ngot 2".to_owned()));
        report.add("closures", "adders", "Cortex-M3", Outcome::Skipped("reads a file".to_owned()));
        let text = report.text();
        assert!(text.starts_with("FAILED closures · adders · source\n    expected 1\n    got 2\n\n"), "{text}");
        assert!(text.contains("skipped closures · adders · Cortex-M3: reads a file\n"), "{text}");
        assert!(text.ends_with("\n1 passed, 1 failed"), "{text}");
        assert!(!report.close());
    }

    #[test]
    fn nothing_checked_is_not_well() {
        assert!(!Report::default().close());
    }
}
