//! The emulated boards, and how a firmware for one is built.

use std::path::PathBuf;

use xshell::{Cmd, Shell, cmd};

use crate::step::{self, Step};

/// The workspace of the firmware crates.
pub(crate) const MANIFEST: &str = "vm-embedded/firmware/Cargo.toml";

/// The targets that `vm-core` is built for by itself.
pub(crate) const TARGETS: [&str; 3] = ["thumbv6m-none-eabi", "thumbv7m-none-eabi", "riscv32imac-unknown-none-elf"];

/// A board and the crate of its firmware.
pub(crate) struct Board {
    /// The column of the table.
    pub(crate) way: &'static str,
    pub(crate) package: &'static str,
    pub(crate) target: &'static str,
    /// QEMU's name for it.
    pub(crate) machine: &'static str,
}

/// 4 MiB of flash and of RAM: the whole Python object model.
pub(crate) const M3: Board =
    Board { way: "Cortex-M3", package: "firmware-m3", target: "thumbv7m-none-eabi", machine: "mps2-an385" };

/// 256 KiB of flash, 16 KiB of RAM: the fixed object model.
pub(crate) const M0: Board =
    Board { way: "Cortex-M0", package: "firmware-m0", target: "thumbv6m-none-eabi", machine: "microbit" };

/// Every board.
pub(crate) const BOARDS: [Board; 2] = [M3, M0];

impl Board {
    /// Builds one of the board's programs; the file is there when the step is.
    pub(crate) fn build(&self, shell: &Shell, bin: &str) -> (Step, PathBuf) {
        self.build_at(shell, bin, "target", &[], |build| build)
    }

    /// The same to be measured, with arguments of Cargo's that choose features. It goes without debug information, which is not
    /// flashed and takes most of a build's time. The next build takes the file's place.
    pub(crate) fn build_to_measure(&self, shell: &Shell, bin: &str, features: &[&str]) -> (Step, PathBuf) {
        self.build_at(shell, bin, "target/size", features, |build| build.env("CARGO_PROFILE_RELEASE_DEBUG", "0"))
    }

    fn build_at<'s>(
        &self,
        shell: &'s Shell,
        bin: &str,
        folder: &str,
        features: &[&str],
        settings: impl FnOnce(Cmd<'s>) -> Cmd<'s>,
    ) -> (Step, PathBuf) {
        let Board { package, target, .. } = self;
        // defmt drops, when it is compiled, every message below this level.
        let build = cmd!(
            shell,
            "cargo build --quiet --release --manifest-path {MANIFEST} --target-dir {folder} --target {target} -p {package} --bin {bin} {features...}"
        )
        .env("DEFMT_LOG", "info");
        let step = step::run(&format!("firmware {bin} for {}", self.way), settings(build));
        (step, shell.current_dir().join(folder).join(target).join("release").join(bin))
    }
}
