//! Symbol tables, or warnings, side by side as text.

use vm_compiler::{Mode, Options, SyntaxError, compile_and_warn, show};

use crate::{Tally, read};

/// The text of a symbol table.
pub(crate) fn symtable(source: &str, path: &str) -> Result<String, SyntaxError> {
    show::symtable(source, path, Mode::Exec)
}

/// A line for each warning.
pub(crate) fn warnings(source: &str, path: &str) -> Result<String, SyntaxError> {
    let (code, warnings) = compile_and_warn(source, path, Mode::Exec, Options::default());
    let line = |warning: &SyntaxError| format!("{}: {}\n", warning.line.unwrap_or(0), warning.message);
    code.map(|_| warnings.iter().map(line).collect())
}

/// Compares what CPython's text is with what `make` makes of the file.
pub(crate) fn compare(
    path: &str,
    expected: &str,
    tally: &mut Tally,
    make: impl Fn(&str, &str) -> Result<String, SyntaxError>,
) {
    // Blocks of a symbol table: the only lines with a comma; each warning is a line.
    let blocks = |text: &str| text.lines().filter(|line| line.contains(", line ") || !line.starts_with(' ')).count();
    tally.parts.all += blocks(expected);
    match read(path).and_then(|source| make(&source, path)) {
        Ok(actual) => {
            tally.files.add(actual == *expected);
            if actual == *expected {
                tally.parts.same += blocks(expected);
                return;
            }
            let line = expected.lines().zip(actual.lines()).find(|(expected, actual)| expected != actual);
            let (expected, actual) = line.unwrap_or(("the end", "the end"));
            tally.causes.note("text".into(), path, &format!("    expected {expected}\n    actual   {actual}"));
        }
        Err(error) => {
            tally.causes.note(format!("error: {}", error.message), path, &error.to_string());
            tally.files.add(false);
        }
    }
}
