//! Whether a run in QEMU that goes wrong is noticed: a suite that can't fail proves nothing.

use core::time::Duration;

use xshell::Shell;

use crate::chip::board::Board;
use crate::chip::qemu::{End, Run};
use crate::report::{Outcome, Report};

/// What the firmware `trouble` does on each number, and what the end must say.
const TROUBLES: [(&str, &str); 4] =
    [("a hang", "hung"), ("a fault", "Fault"), ("a panic", "on purpose"), ("a stack overflow", "stack overflow")];

/// Adds one check per trouble.
pub(crate) fn run(shell: &Shell, board: &Board, report: &mut Report) -> anyhow::Result<()> {
    let (step, elf) = board.build(shell, "trouble");
    report.add_step("emulator", "build", board.way, &step);
    if !step.ok {
        return Ok(());
    }
    let total = Duration::from_secs(30);
    let silence = Duration::from_secs(3);
    for (number, (name, sign)) in TROUBLES.iter().enumerate() {
        let number = number.to_string();
        let arguments = ["-append", &number];
        let run = Run { board, elf: &elf, arguments: &arguments, silence, total };
        let outcome = match run.go(|_| ())? {
            End::Failed(why) if why.contains(sign) => Outcome::Passed,
            end => Outcome::Failed(format!("not noticed, the end was {end:?}")),
        };
        report.add("emulator", &format!("{name} is noticed"), board.way, outcome);
    }

    let number = TROUBLES.len().to_string();
    let arguments = ["-append", &number];
    let run = Run { board, elf: &elf, arguments: &arguments, silence, total };
    let line = "古明地".chars().cycle().take(2000).collect::<String>();
    let mut whole = 0;
    let end = run.go(|text| whole += usize::from(text == line))?;
    let outcome = match (end, whole) {
        (End::Passed, 100) => Outcome::Passed,
        (end, whole) => Outcome::Failed(format!("{whole} of 100 lines, the end was {end:?}")),
    };
    report.add("emulator", "long lines survive", board.way, outcome);
    Ok(())
}
