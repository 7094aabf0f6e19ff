//! What a run needs beside Rust itself: finds it, installs it where it can and says so, otherwise prints the one
//! command that a person must type.

use xshell::{Shell, cmd};

use crate::chip::board::{self, Board};
use crate::report::{Outcome, Report};
use crate::step;

/// Clippy and rustfmt.
pub(crate) fn desktop(shell: &Shell, report: &mut Report) {
    let installed = cmd!(shell, "rustup component list --installed").quiet().ignore_stderr().read().unwrap_or_default();
    for component in ["clippy", "rustfmt"] {
        if installed.lines().any(|line| line.starts_with(component)) {
            continue;
        }
        // A toolchain from elsewhere than rustup may have it all the same: then the check itself decides.
        if cmd!(shell, "cargo {component} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok() {
            continue;
        }
        eprintln!("  installing the Rust component {component}");
        let step =
            step::run(&format!("rustup component add {component}"), cmd!(shell, "rustup component add {component}"));
        report.add_step("set-up", component, "desktop", &step);
    }
}

/// The bare-metal targets.
pub(crate) fn targets(shell: &Shell, report: &mut Report) {
    let installed = cmd!(shell, "rustup target list --installed").quiet().ignore_stderr().read().unwrap_or_default();
    for target in board::TARGETS {
        if installed.lines().any(|line| line == target) {
            continue;
        }
        eprintln!("  installing the Rust target {target}");
        let step = step::run(&format!("rustup target add {target}"), cmd!(shell, "rustup target add {target}"));
        report.add_step("set-up", target, "desktop", &step);
    }
}

/// QEMU for a board. Answers whether it is there.
pub(crate) fn qemu(shell: &Shell, board: &Board, report: &mut Report) -> bool {
    runs(shell, board.emulator) || install_qemu(shell, board.emulator, report)
}

fn install_qemu(shell: &Shell, emulator: &str, report: &mut Report) -> bool {
    // Debian has a package for Arm, and one for what it counts as rare.
    let package = if emulator == "qemu-system-arm" { emulator } else { "qemu-system-misc" };
    let command = format!("apt-get update && apt-get install -y --no-install-recommends {package}");
    let root = cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id.trim() == "0");
    if !runs(shell, "apt-get") || !root {
        let person =
            if cfg!(target_os = "macos") { "brew install qemu".to_owned() } else { format!("sudo sh -c '{command}'") };
        let why =
            format!("{emulator} is missing and can't be installed from here. Type this, then run again:\n{person}");
        eprintln!("{why}");
        report.add("set-up", emulator, "desktop", Outcome::Failed(why));
        return false;
    }
    eprintln!("  installing {emulator} (Debian package {package})");
    let step = step::run(&command, cmd!(shell, "sh -c {command}").env("DEBIAN_FRONTEND", "noninteractive"));
    report.add_step("set-up", emulator, "desktop", &step);
    step.ok
}

/// Whether a program is there: asks for its version.
pub(crate) fn runs(shell: &Shell, program: &str) -> bool {
    cmd!(shell, "{program} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}
