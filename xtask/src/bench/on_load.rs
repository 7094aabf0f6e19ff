//! What loading an image costs on a Cortex-M3: instructions, and bytes of RAM.

use core::time::Duration;

use anyhow::{bail, ensure};
use benches::chosen;
use conformance::{RecordError, python};
use xshell::Shell;

use super::on_chip::{INSTRUCTIONS_A_TICK, list};
use crate::chip::board::M3;
use crate::chip::qemu::{End, Run};
use crate::report::Report;
use crate::setup;

const LIMIT: Duration = Duration::from_secs(60);

/// Compiles the programs with CPython 3.12, puts stripped images of them into one firmware, which loads each.
pub(crate) fn load(shell: &Shell, names: &[String]) -> anyhow::Result<bool> {
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
    let (step, elf) = M3.build(shell, "load");
    ensure!(step.ok, step.tail());

    println!("{:20}  {:>8}  {:>8}  {:>12}  {:>12}", "loading", "image", "RAM", "to check", "to load");
    let mut names = programs.iter();
    let arguments = ["-icount", "shift=0"];
    let run = Run { board: &M3, elf: &elf, arguments: &arguments, silence: LIMIT, total: LIMIT };
    let end = run.go(|line| {
        let numbers: Vec<f64> = line.split(' ').skip(1).filter_map(|number| number.parse().ok()).collect();
        if let ([image, ram, check, load], true, Some(program)) = (&*numbers, line.starts_with("LOAD "), names.next()) {
            let [check, load] = [check, load].map(|ticks| ticks * INSTRUCTIONS_A_TICK);
            println!("{:20}  {image:>8}  {ram:>8}  {check:>12.0}  {load:>12.0}", program.name);
        }
    })?;
    match end {
        End::Passed => Ok(names.next().is_none()),
        End::Failed(why) => bail!("{why}"),
    }
}
