//! Running one command as a step: what it is, how long it took, and its output where it failed.

use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;
use xshell::{Cmd, Shell};

/// What a command that ended left behind.
pub(crate) struct Step {
    /// Whether its exit status was 0.
    pub(crate) ok: bool,
    /// Standard output, then standard error.
    pub(crate) output: String,
}

impl Step {
    /// The last lines of the output: where compilers and test runners say what was wrong.
    pub(crate) fn tail(&self) -> String {
        let lines: Vec<&str> = self.output.lines().collect();
        lines.get(lines.len().saturating_sub(60)..).unwrap_or_default().join("\n")
    }
}

/// A shell whose directory is the root of the repository.
pub(crate) fn shell_at_root() -> anyhow::Result<Shell> {
    let shell = Shell::new()?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the root of the repository")?;
    shell.change_dir(root);
    shell.set_var("CARGO_TERM_COLOR", "never");
    Ok(shell)
}

/// Runs `command`, saying `what` it is for. A failure is a result, not an error: the caller collects all of them.
pub(crate) fn run(what: &str, command: Cmd<'_>) -> Step {
    let started = Instant::now();
    eprintln!("  … {what}");
    let step = match command.quiet().ignore_status().output() {
        Ok(output) => Step {
            ok: output.status.success(),
            output: format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
        },
        Err(error) => Step { ok: false, output: error.to_string() },
    };
    let mark = if step.ok { "✓" } else { "✗" };
    eprintln!("  {mark} {what} ({:.1} s)", started.elapsed().as_secs_f32());
    step
}
