//! The lines that the suite's firmware prints, as one record per case.
//!
//! ```text
//! BEGIN closures/counter
//! 1| a whole line of standard output
//! 2| one of standard error
//! 1+ a piece that the next piece of the same stream continues
//! END closures/counter 0
//! ```

use std::collections::HashMap;

/// What a case printed and how it ended.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// The exit status, once the case has ended.
    pub(crate) status: Option<i32>,
}

/// The cases of one run, or of several that follow each other.
#[derive(Default)]
pub(crate) struct Transcript {
    /// The records by name.
    pub(crate) cases: HashMap<String, Record>,
    /// The case that has begun and not ended.
    pub(crate) open: Option<String>,
    /// Lines that belong to no case or break the form.
    pub(crate) strays: Vec<String>,
}

impl Transcript {
    /// Takes one line in.
    pub(crate) fn line(&mut self, line: &str) {
        if self.accept(line).is_none() {
            self.strays.push(line.to_owned());
        }
    }

    /// `None` for a line that has no place here.
    fn accept(&mut self, line: &str) -> Option<()> {
        let (mark, text) = line.split_once(' ').unwrap_or((line, ""));
        match mark {
            "BEGIN" if self.open.is_none() => {
                self.open = Some(text.to_owned());
                self.cases.insert(text.to_owned(), Record::default());
            }
            "END" => {
                let (name, status) = text.rsplit_once(' ')?;
                let record = self.cases.get_mut(self.open.take_if(|open| open == name)?.as_str())?;
                record.status = Some(status.parse().ok()?);
            }
            "1|" | "1+" | "2|" | "2+" => {
                let record = self.cases.get_mut(self.open.as_ref()?)?;
                let stream = if mark.starts_with('1') { &mut record.stdout } else { &mut record.stderr };
                stream.push_str(text);
                if mark.ends_with('|') {
                    stream.push('\n');
                }
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Record, Transcript};

    fn read(lines: &[&str]) -> Transcript {
        let mut transcript = Transcript::default();
        lines.iter().for_each(|line| transcript.line(line));
        transcript
    }

    #[test]
    fn pieces_are_joined_and_streams_kept_apart() {
        let transcript = read(&["BEGIN a/b", "1+ one ", "2| oops", "1| two", "1| ", "1+ end", "END a/b 3"]);
        let record = Record { stdout: "one two\n\nend".into(), stderr: "oops\n".into(), status: Some(3) };
        assert_eq!(transcript.cases.get("a/b"), Some(&record));
        assert!(transcript.strays.is_empty());
    }

    #[test]
    fn a_case_that_does_not_end_stays_open() {
        let transcript = read(&["BEGIN a/b", "1| one"]);
        assert_eq!(transcript.open.as_deref(), Some("a/b"));
        assert_eq!(transcript.cases.get("a/b").and_then(|record| record.status), None);
    }

    #[test]
    fn lines_out_of_place_are_strays() {
        let transcript = read(&["1| nobody's", "BEGIN a/b", "BEGIN a/c", "END a/c 0", "hello"]);
        assert_eq!(transcript.strays, ["1| nobody's", "BEGIN a/c", "END a/c 0", "hello"]);
        assert_eq!(transcript.open.as_deref(), Some("a/b"));
    }
}
