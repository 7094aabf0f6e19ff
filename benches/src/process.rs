//! One run of one program in a process of its own.

use core::time::Duration;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, ensure};

use crate::cpu_time;

/// What a run gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// CPU time of the process, its start included; the time on the wall where the system does not count CPU time.
    pub time: Duration,
    /// What the program computed.
    pub checksum: String,
}

/// Runs `program` with the interpreter `machine`.
///
/// # Errors
/// It can't be started, fails, or prints no checksum.
pub fn run(machine: &Path, program: &Path) -> anyhow::Result<Run> {
    let (before, started) = (cpu_time::of_children(), Instant::now());
    let output = Command::new(machine)
        .arg(program)
        .stdin(Stdio::null())
        .output()
        .with_context(|| machine.display().to_string())?;
    let (after, wall) = (cpu_time::of_children(), started.elapsed());
    let who = || format!("{} {}", machine.display(), program.display());
    ensure!(output.status.success(), "{}: {}\n{}", who(), output.status, String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let checksum = text.lines().find_map(|line| line.strip_prefix("checksum: "));
    let checksum = checksum.with_context(|| format!("{}: no checksum", who()))?.to_owned();
    let time = before.zip(after).map_or(wall, |(before, after)| after.saturating_sub(before));
    Ok(Run { time, checksum })
}
