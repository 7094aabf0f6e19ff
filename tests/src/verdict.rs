//! Compares what a host did with a program with what CPython did.

use conformance_cases::Case;
use core::fmt::Write;
use similar::TextDiff;

/// What running a program did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The bytes it wrote to stdout.
    pub stdout: Vec<u8>,
    /// The bytes it wrote to stderr.
    pub stderr: Vec<u8>,
    /// Its exit status.
    pub exit: i32,
}

/// Whether `outcome` is what CPython did.
///
/// # Errors
/// What differs, for a person: the exit status, and a diff of each stream that is not the same.
pub fn judge(case: &Case, outcome: &Outcome) -> Result<(), String> {
    let Some(expected) = &case.expected else {
        return Err(format!("{} was never recorded: cargo xtask record", case.file));
    };
    let mut problems = String::new();
    if outcome.exit != expected.exit {
        problems.push_str(&format!("exit status {}, CPython's is {}\n", outcome.exit, expected.exit));
    }
    for (stream, ours, theirs) in
        [("stdout", &*outcome.stdout, expected.out), ("stderr", &*outcome.stderr, expected.err)]
    {
        if ours != theirs {
            describe(&mut problems, stream, ours, theirs);
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn describe(problems: &mut String, stream: &str, ours: &[u8], theirs: &[u8]) {
    let ours_text = String::from_utf8_lossy(ours);
    let theirs_text = String::from_utf8_lossy(theirs);
    let diff = TextDiff::from_lines(&*theirs_text, &*ours_text);
    let (from, to) = (format!("CPython's {stream}"), format!("Cellar's {stream}"));
    let mut unified = diff.unified_diff();
    let written = write!(problems, "{}", unified.context_radius(2).header(&from, &to));
    if written.is_err() || ours_text == theirs_text {
        problems.push_str(&format!("{stream} differs in bytes that are not UTF-8\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, judge};
    use conformance_cases::{Case, Expected};

    const CASE: Case = Case {
        topic: "topic",
        name: "name",
        file: "tests/programs/topic/name.py",
        source: b"",
        pyc312: None,
        pyc311: None,
        expected: Some(Expected { out: b"one\ntwo\n", err: b"", exit: 0 }),
    };

    fn outcome(stdout: &[u8], stderr: &[u8], exit: i32) -> Outcome {
        Outcome { stdout: stdout.to_vec(), stderr: stderr.to_vec(), exit }
    }

    #[test]
    fn only_the_same_bytes_pass() {
        assert_eq!(judge(&CASE, &outcome(b"one\ntwo\n", b"", 0)), Ok(()));
        for different in [
            outcome(b"one\ntwo", b"", 0),
            outcome(b"one\r\ntwo\n", b"", 0),
            outcome(b"one\ntwo\n", b"a warning\n", 0),
            outcome(b"one\ntwo\n", b"", 1),
        ] {
            assert!(judge(&CASE, &different).is_err(), "{different:?}");
        }
    }

    #[test]
    fn the_message_shows_both_sides() {
        let message = judge(&CASE, &outcome(b"one\n2\n", b"", 3)).unwrap_err();
        assert!(message.contains("exit status 3, CPython's is 0"), "{message}");
        assert!(message.contains("-two\n+2\n"), "{message}");
    }

    #[test]
    fn bytes_that_are_no_text_differ_visibly() {
        let case = Case { expected: Some(Expected { out: b"\xff\n", err: b"", exit: 0 }), ..CASE };
        let message = judge(&case, &outcome(b"\xfe\n", b"", 0)).unwrap_err();
        assert!(message.contains("not UTF-8"), "{message}");
    }

    #[test]
    fn an_unrecorded_case_fails() {
        let case = Case { expected: None, ..CASE };
        assert!(judge(&case, &outcome(b"", b"", 0)).unwrap_err().contains("never recorded"));
    }
}
