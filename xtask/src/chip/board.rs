//! The emulated boards, and how a firmware for one is built.

use std::path::PathBuf;

use xshell::{Cmd, Shell, cmd};

use crate::step::{self, Step};

/// The workspace of the firmware crates.
pub(crate) const MANIFEST: &str = "vm-embedded/firmware/Cargo.toml";

/// The targets that `vm-core` is built for by itself.
pub(crate) const TARGETS: [&str; 4] =
    ["thumbv6m-none-eabi", "thumbv7m-none-eabi", "thumbv7em-none-eabihf", "riscv32imac-unknown-none-elf"];

/// A board and the crate of its firmware.
pub(crate) struct Board {
    /// The column of the table.
    pub(crate) way: &'static str,
    pub(crate) package: &'static str,
    pub(crate) target: &'static str,
    /// The emulator of its processor.
    pub(crate) emulator: &'static str,
    /// What tells the emulator which board it is.
    pub(crate) machine: &'static [&'static str],
}

/// 4 MiB of flash and of RAM: the whole Python object model.
pub(crate) const M3: Board = Board {
    way: "Cortex-M3",
    package: "firmware-python",
    target: "thumbv7m-none-eabi",
    emulator: "qemu-system-arm",
    machine: &["-machine", "mps2-an385"],
};

/// The same board with a processor that has an FPU (of single precision).
pub(crate) const M4: Board = Board {
    way: "Cortex-M4F",
    package: "firmware-python",
    target: "thumbv7em-none-eabihf",
    emulator: "qemu-system-arm",
    machine: &["-machine", "mps2-an386"],
};

/// As much memory as these, of a board that has more.
pub(crate) const RISCV: Board = Board {
    way: "RISC-V",
    package: "firmware-python",
    target: "riscv32imac-unknown-none-elf",
    emulator: "qemu-system-riscv32",
    machine: &["-machine", "virt", "-bios", "none"],
};

/// 256 KiB of flash, 16 KiB of RAM: the fixed object model.
pub(crate) const M0: Board = Board {
    way: "Cortex-M0",
    package: "firmware-m0",
    target: "thumbv6m-none-eabi",
    emulator: "qemu-system-arm",
    machine: &["-machine", "microbit"],
};

/// The boards with the Python object model.
pub(crate) const PYTHON: [Board; 3] = [M3, M4, RISCV];

/// Every board.
pub(crate) const BOARDS: [Board; 4] = [M3, M4, RISCV, M0];

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
