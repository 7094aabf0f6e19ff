//! The fixed object model on a Cortex-M0, in a firmware that links only because nothing in it allocates.

use core::time::Duration;
use std::path::Path;

use xshell::Shell;

use crate::chip::board::M0;
use crate::chip::qemu::{End, Run};
use crate::report::{Outcome, Report};

/// Builds and runs the firmware.
pub(crate) fn run(shell: &Shell, qemu_run: &Path, report: &mut Report) -> anyhow::Result<()> {
    let (step, elf) = M0.build(shell, "fixed");
    report.add_step("bare metal", "fixed model, no allocator", M0.way, &step);
    if !step.ok {
        return Ok(());
    }
    let limit = Duration::from_secs(60);
    let run = Run { qemu_run, board: &M0, elf: &elf, arguments: &[], silence: limit, total: limit };
    let outcome = match run.go(|_| ())? {
        End::Passed => Outcome::Passed,
        End::Failed(why) => Outcome::Failed(why),
    };
    report.add("bare metal", "fixed model runs", M0.way, outcome);
    Ok(())
}
