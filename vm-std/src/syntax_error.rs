//! How `python` shows a syntax error: file and line, the text with carets below it, the message.
//!
//! Follows `print_error_text` of CPython 3.12's `Python/pythonrun.c`.

use alloc::borrow::Cow;

use vm_compiler::SyntaxError;

/// The line of the error: what the compiler tells, else the file's, if there is one (`PyErr_ProgramTextObject`).
pub(crate) fn text(error: &SyntaxError) -> Option<Cow<'_, str>> {
    if let Some(text) = &error.text {
        return Some(Cow::Borrowed(text));
    }
    let bytes = std::fs::read(&error.filename).ok()?;
    let source = vm_compiler::decode(&bytes, &error.filename).ok()?;
    let index = usize::try_from(error.line?).ok()?.checked_sub(1)?;
    source.split_inclusive('\n').nth(index).map(|line| Cow::Owned(line.to_owned()))
}

/// The text for the error stream.
pub(crate) fn report(error: &SyntaxError) -> String {
    let mut report = String::new();
    if let Some(line) = error.line {
        report.push_str(&format!("  File \"{}\", line {line}\n", error.filename));
        if let Some(text) = text(error) {
            report.push_str(&excerpt(error, &text));
        }
    }
    report.push_str(&format!("{}: {}\n", error.kind.name(), error.message));
    report
}

/// The line without its indentation, and carets below what is meant.
fn excerpt(error: &SyntaxError, text: &str) -> String {
    let line = text.trim_end_matches(['\n', '\r']);
    let shown = line.trim_start_matches([' ', '\t', '\x0c']);
    let indent = line.chars().count() - shown.chars().count();
    let mut excerpt = format!("    {shown}\n");
    let Some(column) = error.column.and_then(|column| usize::try_from(column).ok()) else { return excerpt };
    let width = shown.chars().count();
    let start = column.saturating_sub(1).saturating_sub(indent);
    let end = match (error.end_line, error.end_column) {
        (Some(line), Some(end)) if Some(line) == error.line => (end as usize).saturating_sub(1).saturating_sub(indent),
        (Some(_), _) => width,
        (None, _) => start + 1,
    };
    let carets = end.saturating_sub(start).max(1);
    // Tabs stay tabs, so that the carets stand below what they mean.
    let padding: String = shown.chars().take(start).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    let beyond = start.saturating_sub(width);
    excerpt.push_str(&format!("    {padding}{}{}\n", " ".repeat(beyond), "^".repeat(carets)));
    excerpt
}
