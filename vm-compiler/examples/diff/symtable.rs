//! Symbol tables side by side, as text.

use vm_compiler::{Mode, show};

use crate::{Tally, read};

pub(crate) fn compare(path: &str, expected: &str, tally: &mut Tally) {
    // The line of a block is the only one with a comma.
    let blocks = |text: &str| text.lines().filter(|line| line.contains(", line ")).count();
    tally.parts.all += blocks(expected);
    match read(path).and_then(|source| show::symtable(&source, path, Mode::Exec)) {
        Ok(actual) => {
            tally.files.add(actual == *expected);
            if actual == *expected {
                tally.parts.same += blocks(expected);
                return;
            }
            let line = expected.lines().zip(actual.lines()).find(|(expected, actual)| expected != actual);
            let (expected, actual) = line.unwrap_or(("the end", "the end"));
            tally.causes.note("symtable".into(), path, &format!("    expected {expected}\n    actual   {actual}"));
        }
        Err(error) => {
            tally.causes.note(format!("error: {}", error.message), path, &error.to_string());
            tally.files.add(false);
        }
    }
}
