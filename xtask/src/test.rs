//! `cargo xtask test`: the order of the checks. All of them run, whatever fails.

use xshell::Shell;

use crate::chip::board::{Board, M0, M3, M4, PYTHON, RISCV};
use crate::report::Report;
use crate::{Place, checks, chip, conformance, setup};

/// Everything.
pub(crate) fn everything(shell: &Shell) -> anyhow::Result<bool> {
    let mut report = Report::default();
    eprintln!("Set-up");
    setup::desktop(shell, &mut report);
    on_desktop(shell, &mut report);
    on_boards(shell, &mut report)?;
    Ok(report.close())
}

/// What needs QEMU and the bare-metal targets.
pub(crate) fn chip(shell: &Shell) -> anyhow::Result<bool> {
    let mut report = Report::default();
    on_boards(shell, &mut report)?;
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
        Place::M3 => on_board(shell, &M3, &mut report)?,
        Place::M4 => on_board(shell, &M4, &mut report)?,
        Place::RiscV => on_board(shell, &RISCV, &mut report)?,
        Place::M0 => on_board(shell, &M0, &mut report)?,
    }
    Ok(report.close())
}

fn on_boards(shell: &Shell, report: &mut Report) -> anyhow::Result<()> {
    setup::targets(shell, report);
    eprintln!("Bare metal");
    checks::lint::firmware(shell, report);
    checks::bare::all(shell, report);
    eprintln!("In QEMU");
    for board in &PYTHON {
        if setup::qemu(shell, board, report) {
            chip::trouble::run(shell, board, report)?;
            chip::script::run(shell, board, report)?;
            chip::suite::run(shell, board, report)?;
        }
    }
    if setup::qemu(shell, &M0, report) {
        chip::fixed::run(shell, report)?;
    }
    Ok(())
}

fn on_board(shell: &Shell, board: &Board, report: &mut Report) -> anyhow::Result<()> {
    setup::targets(shell, report);
    match setup::qemu(shell, board, report) {
        false => Ok(()),
        true if board.package == M0.package => chip::fixed::run(shell, report),
        true => chip::suite::run(shell, board, report),
    }
}

fn on_desktop(shell: &Shell, report: &mut Report) {
    eprintln!("Desktop");
    checks::lint::desktop(shell, report);
    checks::unit::unit_tests(shell, report);
    checks::unit::doc_tests(shell, report);
    conformance::run(shell, report);
}
