//! Format and lints, without a warning.

use xshell::{Shell, cmd};

use crate::chip::board::{self, Board};
use crate::report::Report;
use crate::step;

/// The crates of the workspace.
pub(crate) fn desktop(shell: &Shell, report: &mut Report) {
    let step = step::run("cargo fmt --check", cmd!(shell, "cargo fmt --all --check"));
    report.add_step("lints", "fmt", "desktop", &step);
    let step = step::run("clippy", cmd!(shell, "cargo clippy --workspace --all-targets --quiet -- -D warnings"));
    report.add_step("lints", "clippy", "desktop", &step);
    let bare = cmd!(shell, "cargo clippy -p vm-objects --no-default-features --quiet -- -D warnings");
    let step = step::run("clippy (vm-objects without its features)", bare);
    report.add_step("lints", "clippy", "vm-objects without features", &step);
}

/// The firmware crates, each for its own target.
pub(crate) fn firmware(shell: &Shell, report: &mut Report) {
    let manifest = board::MANIFEST;
    let step =
        step::run("cargo fmt --check (firmware)", cmd!(shell, "cargo fmt --all --check --manifest-path {manifest}"));
    report.add_step("lints", "fmt", "firmware", &step);
    for Board { way, package, target, .. } in board::BOARDS {
        let clippy = cmd!(
            shell,
            "cargo clippy --quiet --release --manifest-path {manifest} --target-dir target --target {target} -p {package} -- -D warnings"
        );
        let step = step::run(&format!("clippy ({package} for {way})"), clippy);
        report.add_step("lints", package, way, &step);
    }
}
