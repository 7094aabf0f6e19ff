//! What a run of the suite gave: the table for a person, and lines that pass from a test process to the one that prints it.

use core::fmt::Write;

/// What became of one case in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    /// The case's topic: a row.
    pub topic: String,
    /// The case's name.
    pub name: String,
    /// The name of the way, or of a board: a column.
    pub way: String,
    /// How it went.
    pub status: Status,
}

/// How one case went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It did what CPython did.
    Passed,
    /// It did not, or it passed where a skip says that it fails.
    Failed,
    /// A skip says why it does not count.
    Skipped,
}

impl Status {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Passed, "passed"), (Self::Failed, "failed"), (Self::Skipped, "skipped")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(status, _)| *status == self).map_or("", |(_, name)| name)
    }
}

/// One line a result: topic, name, way, status, with tabs between.
#[must_use]
pub fn write(results: &[Result]) -> String {
    results.iter().map(|r| format!("{}\t{}\t{}\t{}\n", r.topic, r.name, r.way, r.status.name())).collect()
}

/// Reads what [`write()`] wrote.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Result>> {
    let one = |line: &str| {
        let [topic, name, way, status] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        let status = Status::ALL.iter().find(|(_, name)| *name == status)?.0;
        Some(Result { topic: topic.into(), name: name.into(), way: way.into(), status })
    };
    text.lines().map(one).collect()
}

/// The table: a row for each topic, a column for each way, both in the order in which they first come; `passed/total` in a
/// cell, without the skipped; then how many were skipped, if any, and `N passed, N failed` alone on the last line.
#[must_use]
pub fn table(results: &[Result]) -> String {
    let topics = distinct(results.iter().map(|r| &*r.topic));
    let ways = distinct(results.iter().map(|r| &*r.way));
    let mut rows = vec![core::iter::once("topic").chain(ways.iter().copied()).map(String::from).collect::<Vec<_>>()];
    for topic in &topics {
        let cells = ways.iter().map(|way| cell(results.iter().filter(|r| r.topic == *topic && r.way == *way)));
        rows.push(core::iter::once((*topic).to_string()).chain(cells).collect());
    }
    if topics.len() > 1 {
        let cells = ways.iter().map(|way| cell(results.iter().filter(|r| r.way == *way)));
        rows.push(core::iter::once("all".to_string()).chain(cells).collect());
    }
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let width = rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0);
            let padded = if column == 0 { format!("{cell:width$}") } else { format!("  {cell:>width$}") };
            line.push_str(&padded);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    let skipped = count(results, Status::Skipped);
    let skipped = if skipped == 0 { String::new() } else { format!("{skipped} skipped: see tests/skips.txt\n") };
    let _infallible = write!(
        text,
        "\n{skipped}{} passed, {} failed\n",
        count(results, Status::Passed),
        count(results, Status::Failed)
    );
    text
}

fn cell<'a>(results: impl Iterator<Item = &'a Result>) -> String {
    let (mut passed, mut total) = (0, 0);
    for result in results {
        passed += usize::from(result.status == Status::Passed);
        total += usize::from(result.status != Status::Skipped);
    }
    if total == 0 { "-".into() } else { format!("{passed}/{total}") }
}

fn count(results: &[Result], status: Status) -> usize {
    results.iter().filter(|result| result.status == status).count()
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::{Result, Status, read, table, write};

    fn results() -> Vec<Result> {
        let one = |topic: &str, name: &str, way: &str, status| Result {
            topic: topic.into(),
            name: name.into(),
            way: way.into(),
            status,
        };
        vec![
            one("closures", "counter", "source", Status::Passed),
            one("closures", "counter", "pyc312", Status::Passed),
            one("closures", "nested", "source", Status::Failed),
            one("closures", "nested", "pyc312", Status::Skipped),
            one("loops", "while", "source", Status::Passed),
        ]
    }

    #[test]
    fn rows_are_topics_and_columns_are_ways() {
        let expected = "\
topic     source  pyc312
closures     1/2     1/1
loops        1/1       -
all          2/3     1/1

1 skipped: see tests/skips.txt
3 passed, 1 failed
";
        assert_eq!(table(&results()), expected);
    }

    #[test]
    fn results_pass_between_processes() {
        assert_eq!(read(&write(&results())), Some(results()));
        assert_eq!(read("closures\tcounter\tsource\tmaybe\n"), None);
    }
}
