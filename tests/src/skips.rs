//! The cases that a way does not pass, each with its reason: `tests/skips.txt`.
//!
//! A line is `topic::name way kind: reason`. A skip is a claim, and the run holds it to it: a case that is said to fail and
//! passes makes the run fail, and so does a line that names nothing.

use crate::{CASES, Status, Way};

/// The ways that are not on the desktop: the columns of the boards that run the suite.
const BOARDS: [&str; 4] = ["Cortex-M3", "Cortex-M4F", "RISC-V", "Cortex-M0"];

/// What a line says instead of the name of a board when it holds for every one of [`CHIPS`].
const EVERY_CHIP: &str = "chip";

/// The boards with the Python object model in 64 KiB.
const CHIPS: [&str; 3] = ["Cortex-M3", "Cortex-M4F", "RISC-V"];

/// One line of `skips.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skip<'a> {
    /// `topic::name`.
    pub case: &'a str,
    /// The name of a way, or of a board, or `chip` for every board with the Python object model.
    pub way: &'a str,
    /// What a run does with it.
    pub kind: SkipKind,
    /// For a person: why.
    pub reason: &'a str,
}

impl Skip<'_> {
    fn holds_for(&self, way: &str) -> bool {
        self.way == way || (self.way == EVERY_CHIP && CHIPS.contains(&way))
    }
}

/// What a run does with a case that is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipKind {
    /// It is run and must fail.
    Fails,
    /// It is not run, because it takes too long this way; `--include-ignored` runs it, and then it must pass.
    Slow,
}

/// The lines of a skip file.
#[derive(Debug, Default)]
pub struct Skips<'a>(Vec<Skip<'a>>);

impl Skips<'static> {
    /// Those of `tests/skips.txt`.
    ///
    /// # Errors
    /// As for [`Skips::parse`], or a line names a case or a way that is not there.
    pub fn recorded() -> Result<Self, String> {
        let skips = Self::parse(include_str!("../skips.txt"))?;
        for skip in &skips.0 {
            let known = CASES.iter().any(|case| format!("{}::{}", case.topic, case.name) == skip.case)
                && (Way::ALL.iter().any(|way| way.name() == skip.way)
                    || BOARDS.contains(&skip.way)
                    || skip.way == EVERY_CHIP);
            if !known {
                return Err(format!("skips.txt: there is no {}::{}", skip.case, skip.way));
            }
        }
        Ok(skips)
    }
}

impl<'a> Skips<'a> {
    /// Reads lines of `topic::name way kind: reason`, empty lines, and lines that begin with `#`.
    ///
    /// # Errors
    /// The line that is none of these.
    pub fn parse(text: &'a str) -> Result<Self, String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines
            .map(|line| skip(line).ok_or_else(|| format!("skips.txt: not a skip: {line}")))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The skip of one case in one way.
    #[must_use]
    pub fn find(&self, topic: &str, name: &str, way: &str) -> Option<&Skip<'a>> {
        self.0.iter().find(|skip| skip.holds_for(way) && skip.case.split_once("::") == Some((topic, name)))
    }
}

impl Skips<'_> {
    /// What running a case counts as, given what [`judge`](crate::judge) said of it.
    ///
    /// # Errors
    /// It failed, or it passed where a skip says that it fails: why, for a person.
    pub fn settle(&self, topic: &str, name: &str, way: &str, verdict: Result<(), String>) -> Result<Status, String> {
        let fails = self.find(topic, name, way).filter(|skip| skip.kind == SkipKind::Fails);
        match (fails, verdict) {
            (None, verdict) => verdict.map(|()| Status::Passed),
            (Some(_), Err(_)) => Ok(Status::Skipped),
            (Some(skip), Ok(())) => Err(format!("it passes: delete its line from tests/skips.txt ({})", skip.reason)),
        }
    }
}

fn skip(line: &str) -> Option<Skip<'_>> {
    let (head, reason) = line.split_once(": ")?;
    let mut words = head.split_whitespace();
    let (case, way) = (words.next()?, words.next()?);
    let kind = match words.next()? {
        "fails" => SkipKind::Fails,
        "slow" => SkipKind::Slow,
        _ => return None,
    };
    let complete = words.next().is_none() && case.contains("::") && !reason.trim().is_empty();
    complete.then_some(Skip { case, way, kind, reason: reason.trim() })
}

#[cfg(test)]
mod tests {
    use super::{SkipKind, Skips};
    use crate::Status;

    #[test]
    fn a_line_is_a_case_a_way_a_kind_and_a_reason() {
        let skips = Skips::parse("# why\n\nclosures::counter  collect slow: a million collections\n").unwrap();
        let skip = skips.find("closures", "counter", "collect").unwrap();
        assert_eq!((skip.kind, skip.reason), (SkipKind::Slow, "a million collections"));
        assert!(skips.find("closures", "counter", "source").is_none());
        assert!(skips.find("closures", "count", "collect").is_none());
    }

    #[test]
    fn a_line_for_chips_holds_for_every_board_with_python() {
        let skips = Skips::parse("a::b chip fails: reads a file").unwrap();
        for (way, holds) in [("Cortex-M3", true), ("RISC-V", true), ("Cortex-M0", false), ("source", false)] {
            assert_eq!(skips.find("a", "b", way).is_some(), holds, "{way}");
        }
    }

    #[test]
    fn a_line_without_a_reason_is_refused() {
        for line in
            ["a::b source fails", "a::b source fails:  ", "a::b source later: x", "a source fails: x", "a::b fails: x"]
        {
            assert!(Skips::parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_skip_is_held_to_what_it_says() {
        let skips = Skips::parse("a::b source fails: no reason yet\na::c source slow: takes an hour").unwrap();
        let failed = || Err("differs".to_string());
        assert_eq!(skips.settle("a", "b", "source", failed()), Ok(Status::Skipped));
        assert!(skips.settle("a", "b", "source", Ok(())).unwrap_err().contains("no reason yet"));
        assert_eq!(skips.settle("a", "b", "pyc312", Ok(())), Ok(Status::Passed));
        for name in ["c", "d"] {
            assert_eq!(skips.settle("a", name, "source", Ok(())), Ok(Status::Passed));
            assert_eq!(skips.settle("a", name, "source", failed()), failed().map(|()| Status::Passed));
        }
    }

    #[test]
    fn every_recorded_skip_names_a_case_and_a_way() {
        Skips::recorded().unwrap();
    }
}
