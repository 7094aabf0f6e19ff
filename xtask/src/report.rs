//! Every check of a run, the table that closes it and its last line, `N passed, N failed`.

use core::fmt::Write as _;

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

struct Check {
    topic: String,
    name: String,
    way: String,
    outcome: Outcome,
}

/// The checks so far.
#[derive(Default)]
pub(crate) struct Report {
    checks: Vec<Check>,
}

impl Report {
    /// Adds one check: a row of the table is a topic, a column a way of running it.
    pub(crate) fn add(&mut self, topic: &str, name: &str, way: &str, outcome: Outcome) {
        self.checks.push(Check { topic: topic.to_owned(), name: name.to_owned(), way: way.to_owned(), outcome });
    }

    /// Adds a check that either passed or failed with a text.
    pub(crate) fn add_step(&mut self, topic: &str, name: &str, way: &str, step: &crate::step::Step) {
        let outcome = if step.ok { Outcome::Passed } else { Outcome::Failed(step.tail()) };
        self.add(topic, name, way, outcome);
    }

    /// Prints what failed, the table and the last line. Answers whether all is well: nothing failed and something ran.
    pub(crate) fn close(&self) -> bool {
        println!("{}", self.text());
        let failed = self.count(|outcome| matches!(outcome, Outcome::Failed(_)));
        let passed = self.count(|outcome| matches!(outcome, Outcome::Passed));
        failed == 0 && passed > 0
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for check in &self.checks {
            match &check.outcome {
                Outcome::Passed => {}
                Outcome::Failed(why) => {
                    let _ =
                        writeln!(text, "FAILED {} · {} · {}\n{}\n", check.topic, check.name, check.way, indent(why));
                }
                Outcome::Skipped(why) => {
                    let _ = writeln!(text, "skipped {} · {} · {}: {why}", check.topic, check.name, check.way);
                }
            }
        }
        text.push_str(&self.table());
        let passed = self.count(|outcome| matches!(outcome, Outcome::Passed));
        let failed = self.count(|outcome| matches!(outcome, Outcome::Failed(_)));
        let _ = write!(text, "\n{passed} passed, {failed} failed");
        text
    }

    fn count(&self, wanted: impl Fn(&Outcome) -> bool) -> usize {
        self.checks.iter().filter(|check| wanted(&check.outcome)).count()
    }

    fn table(&self) -> String {
        let rows = first_seen(self.checks.iter().map(|check| check.topic.as_str()));
        let columns = first_seen(self.checks.iter().map(|check| check.way.as_str()));
        let mut cells =
            vec![core::iter::once(String::new()).chain(columns.iter().map(|&way| way.to_owned())).collect()];
        for row in rows {
            let mut line = vec![row.to_owned()];
            line.extend(columns.iter().map(|way| self.cell(row, way)));
            cells.push(line);
        }
        aligned(&cells)
    }

    /// `57`, or `55 of 57`, with `+2 skipped` where there are any, or nothing.
    fn cell(&self, topic: &str, way: &str) -> String {
        let here = || self.checks.iter().filter(|check| check.topic == topic && check.way == way);
        let passed = here().filter(|check| check.outcome == Outcome::Passed).count();
        let skipped = here().filter(|check| matches!(check.outcome, Outcome::Skipped(_))).count();
        let run = here().count() - skipped;
        let mut text = match run {
            0 if skipped == 0 => return "·".to_owned(),
            _ if passed == run => format!("{passed}"),
            _ => format!("{passed} of {run}"),
        };
        if skipped > 0 {
            let _ = write!(text, " +{skipped} skipped");
        }
        text
    }
}

fn first_seen<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

/// The first column to the left, the others to the right.
fn aligned(cells: &[Vec<String>]) -> String {
    let columns = cells.first().map_or(0, Vec::len);
    let width = |column: usize| cells.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for line in cells {
        for (column, (cell, &width)) in line.iter().zip(&widths).enumerate() {
            let _ = if column == 0 { write!(text, "{cell:width$}") } else { write!(text, "  {cell:>width$}") };
        }
        text.push('\n');
    }
    text
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Report};

    #[test]
    fn a_failure_shows_in_its_cell_in_the_list_and_in_the_last_line() {
        let mut report = Report::default();
        report.add("closures", "counter", "source", Outcome::Passed);
        report.add("closures", "adders", "source", Outcome::Failed("expected 1\ngot 2".to_owned()));
        report.add("closures", "adders", "Cortex-M3", Outcome::Skipped("reads a file".to_owned()));
        report.add("lints", "fmt", "desktop", Outcome::Passed);
        assert_eq!(
            report.text(),
            "FAILED closures · adders · source\n    expected 1\n    got 2\n\n\
             skipped closures · adders · Cortex-M3: reads a file\n          \
             source     Cortex-M3  desktop\n\
             closures  1 of 2  0 +1 skipped        ·\n\
             lints          ·             ·        1\n\
             \n2 passed, 1 failed"
        );
    }
}
