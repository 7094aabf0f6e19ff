//! How `python` shows a `SyntaxWarning`: file and line, the message, the source line if there is a file.

use vm_compiler::SyntaxError;
use vm_objects::{Host, Stream};

/// Writes them to the host's error stream.
pub fn show(warnings: &[SyntaxError], host: &mut dyn Host) {
    for warning in warnings {
        let line = warning.line.unwrap_or(1);
        let mut text = format!("{}:{line}: SyntaxWarning: {}\n", warning.filename, warning.message);
        host.source_line(&warning.filename, line, &mut |source| {
            text.push_str(&format!("  {}\n", source.trim_start_matches([' ', '\t', '\x0c'])));
        });
        host.write(Stream::Err, text.as_bytes());
    }
}
