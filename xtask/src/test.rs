//! `cargo xtask test`: the order of the checks. All of them run, whatever fails.

use xshell::Shell;

use crate::report::Report;
use crate::{Place, checks, chip, conformance, setup};

/// Everything.
pub(crate) fn everything(shell: &Shell) -> anyhow::Result<bool> {
    let mut report = Report::default();
    eprintln!("Set-up");
    setup::desktop(shell, &mut report);
    setup::targets(shell, &mut report);
    let qemu_run = setup::qemu(shell, &mut report);
    on_desktop(shell, &mut report);
    eprintln!("Bare metal");
    checks::lint::firmware(shell, &mut report);
    checks::bare::all(shell, &mut report);
    if let Some(qemu_run) = qemu_run {
        eprintln!("In QEMU");
        chip::trouble::run(shell, &qemu_run, &mut report)?;
        chip::script::run(shell, &qemu_run, &mut report)?;
        chip::suite::run(shell, &qemu_run, &mut report)?;
        chip::fixed::run(shell, &qemu_run, &mut report)?;
    }
    Ok(report.close())
}

/// What needs neither QEMU nor a bare-metal target.
pub(crate) fn desktop(shell: &Shell) -> anyhow::Result<bool> {
    let mut report = Report::default();
    setup::desktop(shell, &mut report);
    on_desktop(shell, &mut report);
    Ok(report.close())
}

/// The suite alone, in one place.
pub(crate) fn conformance(shell: &Shell, place: Place) -> anyhow::Result<bool> {
    let mut report = Report::default();
    match place {
        Place::Desktop => conformance::run(shell, &mut report),
        Place::M3 | Place::M0 => {
            setup::targets(shell, &mut report);
            if let Some(qemu_run) = setup::qemu(shell, &mut report) {
                match place {
                    Place::M0 => chip::fixed::run(shell, &qemu_run, &mut report)?,
                    _ => chip::suite::run(shell, &qemu_run, &mut report)?,
                }
            }
        }
    }
    Ok(report.close())
}

fn on_desktop(shell: &Shell, report: &mut Report) {
    eprintln!("Desktop");
    checks::lint::desktop(shell, report);
    checks::unit::unit_tests(shell, report);
    checks::unit::doc_tests(shell, report);
    conformance::run(shell, report);
}
