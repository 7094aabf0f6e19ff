//! Instructions that the processor executes for one iteration: the figure that repeats, whatever else the machine does.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, process};

use anyhow::{Context as _, ensure};

use crate::program::{Program, source_with};

/// Counts with callgrind at `n` and at `2 n` iterations and takes the difference, so that the start does not count.
///
/// # Errors
/// `valgrind` or `machine` can't be started or fails.
pub fn per_iteration(machine: &Path, program: Program) -> anyhow::Result<f64> {
    let at = |iterations| count(machine, program, iterations);
    let (once, twice) = (at(program.small)?, at(2 * program.small)?);
    Ok(twice.saturating_sub(once) as f64 / f64::from(program.small))
}

fn count(machine: &Path, program: Program, iterations: u32) -> anyhow::Result<u64> {
    let file = env::temp_dir().join(format!("cellar-{}-{}-{iterations}.py", process::id(), program.name));
    fs::write(&file, source_with(program, iterations)?)?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .args([machine, &file])
        .stdin(Stdio::null())
        .output();
    fs::remove_file(&file)?;
    let output = output.context("valgrind")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{} under valgrind: {}\n{said}", machine.display(), output.status);
    let collected =
        said.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, count)| count.trim().parse());
    Ok(collected.context("callgrind collected nothing")??)
}
