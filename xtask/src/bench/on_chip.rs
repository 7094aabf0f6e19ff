//! Instructions an iteration on a Cortex-M3.
//!
//! QEMU's `-icount shift=0` makes an instruction one nanosecond of the guest's time, whatever the host does meanwhile;
//! the firmware reads a 25 MHz timer before and after a program. Each program runs with `n` and with `2 n` iterations: the
//! difference is `n` of them, without the start, with all collections.

use core::time::Duration;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use benches::{Program, chosen, source_without_clock};
use conformance::{RecordError, python};
use xshell::{Shell, cmd};

use crate::chip::board::M3;
use crate::chip::qemu::{End, Run};
use crate::chip::transcript::Transcript;
use crate::report::Report;
use crate::setup;

/// A tick of the timer is 40 ns.
pub(super) const INSTRUCTIONS_A_TICK: f64 = 40.0;

const LIMIT: Duration = Duration::from_secs(600);

/// Compiles the programs with CPython 3.12, puts them into one firmware and runs each.
pub(crate) fn chip(shell: &Shell, names: &[String]) -> anyhow::Result<bool> {
    let mut report = Report::default();
    setup::targets(shell, &mut report);
    if !setup::qemu(shell, &M3, &mut report) {
        return Ok(report.close());
    }
    let python = python("3.12").ok_or(RecordError::NoPython("3.12"))?;
    let programs = chosen(names);
    let folder = shell.current_dir().join("target").join("bench-chip");
    shell.create_dir(&folder)?;
    let _given = shell.push_env("CELLAR_BENCH", list(shell, &python, &folder, &programs)?);
    let (step, elf) = M3.build(shell, "bench");
    ensure!(step.ok, step.tail());

    println!("{:20}  {:>8}  {:>12}  {:>8}", "instructions", "n", "an iteration", "goal");
    let mut well = true;
    for (index, program) in programs.iter().enumerate() {
        let expected = cmd!(shell, "{python}").arg(file(&folder, program, 1).with_extension("py")).quiet().read();
        let measured = expected.map_err(Into::into).and_then(|expected| measure(&elf, index, &expected));
        match measured {
            Ok(ticks) => {
                let each = ticks * INSTRUCTIONS_A_TICK / f64::from(program.small);
                println!("{:20}  {:>8}  {each:>12.0}  {:>8}", program.name, program.small, program.chip_goal);
            }
            Err(error) => {
                well = false;
                println!("{:20}  {error:#}", program.name);
            }
        }
    }
    Ok(well)
}

/// Writes each program at both sizes, as text and as bytecode, and a file that lists the bytecode: the firmware's build
/// script reads it.
pub(super) fn list(shell: &Shell, python: &Path, folder: &Path, programs: &[Program]) -> anyhow::Result<PathBuf> {
    let compile = "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2], doraise=True, optimize=0)";
    let mut lines = String::new();
    for program in programs {
        for times in [1, 2] {
            let (text, code) = (file(folder, program, times).with_extension("py"), file(folder, program, times));
            shell.write_file(&text, source_without_clock(*program, program.small * times)?)?;
            cmd!(shell, "{python} -c {compile} {text} {code}").quiet().run()?;
            lines += &format!("{}\n", code.display());
        }
    }
    let list = folder.join("list.txt");
    shell.write_file(&list, lines)?;
    Ok(list)
}

fn file(folder: &Path, program: &Program, times: u32) -> PathBuf {
    folder.join(format!("{}-{times}.pyc", program.name))
}

/// The ticks that the second size took longer than the first.
fn measure(elf: &Path, index: usize, expected: &str) -> anyhow::Result<f64> {
    let arguments = ["-icount", "shift=0", "-append", &index.to_string()];
    let mut transcript = Transcript::default();
    let mut ticks: Vec<f64> = Vec::new();
    let run = Run { board: &M3, elf, arguments: &arguments, silence: LIMIT, total: LIMIT };
    let end = run.go(|line| match line.strip_prefix("TICKS ").map(str::parse) {
        Some(Ok(count)) => ticks.push(count),
        _ => transcript.line(line),
    })?;
    if let End::Failed(why) = end {
        bail!("{why}");
    }
    let first = transcript.cases.get("1").context("the firmware ran nothing")?;
    ensure!(first.stderr.is_empty() && first.status == Some(0), "{}", first.stderr);
    ensure!(first.stdout.trim_end() == expected, "computes {}, not {expected}", first.stdout.trim_end());
    match ticks.as_slice() {
        [once, twice] => Ok(twice - once),
        _ => bail!("{} times were measured, not 2", ticks.len()),
    }
}
