//! What a run needs beside Rust itself: finds it, installs it where it can and says so, otherwise prints the one
//! command that a person must type.

use std::path::PathBuf;

use xshell::{Shell, cmd};

use crate::chip::board;
use crate::report::{Outcome, Report};
use crate::step;

const QEMU_RUN: &str = "0.3.1";

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

/// QEMU, and `qemu-run`, which decodes what the firmware logs. Answers with the path of `qemu-run` when both are there.
pub(crate) fn qemu(shell: &Shell, report: &mut Report) -> Option<PathBuf> {
    if !runs(shell, "qemu-system-arm") && !install_qemu(shell, report) {
        return None;
    }
    let qemu_run = cargo_bin().join("qemu-run");
    for candidate in [PathBuf::from("qemu-run"), qemu_run.clone()] {
        if cmd!(shell, "{candidate} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok() {
            return Some(candidate);
        }
    }
    eprintln!("  installing qemu-run {QEMU_RUN} into {}", cargo_bin().display());
    let step = step::run(
        &format!("cargo install qemu-run {QEMU_RUN}"),
        cmd!(shell, "cargo install qemu-run --locked --version {QEMU_RUN}"),
    );
    report.add_step("set-up", "qemu-run", "desktop", &step);
    step.ok.then_some(qemu_run)
}

fn install_qemu(shell: &Shell, report: &mut Report) -> bool {
    let command = "apt-get update && apt-get install -y --no-install-recommends qemu-system-arm";
    let root = cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id.trim() == "0");
    if !runs(shell, "apt-get") || !root {
        let person =
            if cfg!(target_os = "macos") { "brew install qemu".to_owned() } else { format!("sudo sh -c '{command}'") };
        let why = format!(
            "qemu-system-arm is missing and can't be installed from here. Type this, then run again:\n{person}"
        );
        eprintln!("{why}");
        report.add("set-up", "qemu-system-arm", "desktop", Outcome::Failed(why));
        return false;
    }
    eprintln!("  installing qemu-system-arm (Debian package)");
    let step = step::run(command, cmd!(shell, "sh -c {command}").env("DEBIAN_FRONTEND", "noninteractive"));
    report.add_step("set-up", "qemu-system-arm", "desktop", &step);
    step.ok
}

/// Whether a program is there: asks for its version.
pub(crate) fn runs(shell: &Shell, program: &str) -> bool {
    cmd!(shell, "{program} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

fn cargo_bin() -> PathBuf {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    home.unwrap_or_default().join("bin")
}
