//! The fixed object model on a Cortex-M0, in a firmware that links only because nothing in it allocates.

use core::time::Duration;

use conformance::{CASES, Case, Skips, Way};
use xshell::Shell;

use crate::chip::board::M0;
use crate::chip::qemu::{End, Run};
use crate::report::{Outcome, Report};

/// The firmware with one program, which is measured, and the one with the suite's programs.
const SEED: &str = "fixed";
const SUITE: &str = "fixed-suite";

/// Builds and runs the firmware.
pub(crate) fn run(shell: &Shell, report: &mut Report) -> anyhow::Result<()> {
    let skips = Skips::recorded().map_err(anyhow::Error::msg)?;
    for (bin, names) in [(SEED, vec!["fixed model runs"]), (SUITE, programs(&skips))] {
        let (step, elf) = M0.build(shell, bin);
        report.add_step("bare metal", &format!("{bin}, no allocator"), M0.way, &step);
        if !step.ok {
            return Ok(());
        }
        let topic = if bin == SEED { "bare metal" } else { "closures" };
        for (index, name) in names.iter().enumerate() {
            let limit = Duration::from_secs(60);
            let number = index.to_string();
            let arguments = ["-append", &number];
            let run = Run { board: &M0, elf: &elf, arguments: &arguments, silence: limit, total: limit };
            let outcome = match run.go(|_| ())? {
                End::Passed => Outcome::Passed,
                End::Failed(why) => Outcome::Failed(why),
            };
            report.add(topic, name, M0.way, outcome);
        }
    }
    Ok(())
}

/// The programs in the firmware, as its build script chooses them.
fn programs(skips: &Skips<'_>) -> Vec<&'static str> {
    let here = |case: &&Case| {
        let skipped = |way| skips.find(case.topic, case.name, way).is_some();
        case.topic == "closures" && case.pyc312.is_some() && !skipped(Way::Fixed.name()) && !skipped(M0.way)
    };
    CASES.iter().filter(here).map(|case| case.name).collect()
}
