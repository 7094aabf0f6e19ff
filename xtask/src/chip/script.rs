//! The smallest complete firmware, which the README shows: builds, runs, and prints what CPython prints.

use core::time::Duration;

use xshell::Shell;

use crate::chip::board::Board;
use crate::chip::qemu::{End, Run};
use crate::report::{Outcome, Report};

/// What CPython printed for the script that the firmware carries.
const EXPECTED: &str = "tests/examples/counter.out";

/// Adds one check.
pub(crate) fn run(shell: &Shell, board: &Board, report: &mut Report) -> anyhow::Result<()> {
    let (step, elf) = board.build(shell, "script");
    if !step.ok {
        report.add("emulator", "script", board.way, Outcome::Failed(step.tail()));
        return Ok(());
    }
    let limit = Duration::from_secs(60);
    let mut printed = String::new();
    let run = Run { board, elf: &elf, arguments: &[], silence: limit, total: limit };
    let end = run.go(|line| printed += &format!("{line}\n"))?;
    let outcome = match end {
        End::Failed(why) => Outcome::Failed(format!("{printed}{why}")),
        End::Passed if printed == shell.read_file(EXPECTED)? => Outcome::Passed,
        End::Passed => Outcome::Failed(format!("it printed\n{printed}")),
    };
    report.add("emulator", "script", board.way, outcome);
    Ok(())
}
