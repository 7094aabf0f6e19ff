//! `cargo xtask size`: flash and RAM of each firmware, against the budgets that are written down, and where they go.

mod budgets;
mod features;
mod measure;
mod origins;

use core::fmt::Write as _;

use xshell::Shell;

use crate::chip::board::{Board, M0, M3};
use budgets::Budgets;
use measure::{Size, measure};

/// A firmware that has a budget.
struct Firmware {
    /// Its name in the budgets.
    name: &'static str,
    board: Board,
    bin: &'static str,
    /// Cargo's arguments that choose its features.
    features: &'static [&'static str],
}

/// The same script in two of them.
const FIRMWARES: [Firmware; 3] = [
    Firmware { name: "script", board: M3, bin: "script", features: &["--no-default-features", "--features", "all"] },
    Firmware { name: "minimal", board: M3, bin: "script", features: &["--no-default-features"] },
    Firmware { name: "fixed", board: M0, bin: "fixed", features: &[] },
];

impl Firmware {
    fn size(&self, shell: &Shell) -> anyhow::Result<Size> {
        let (step, elf) = self.board.build_to_measure(shell, self.bin, self.features);
        anyhow::ensure!(step.ok, step.tail());
        measure(&elf)
    }
}

/// Builds every firmware and prints what it takes; with `by_feature` also what each Cargo feature adds. Answers whether all
/// are within their budgets.
pub(crate) fn size(shell: &Shell, by_feature: bool) -> anyhow::Result<bool> {
    let budgets = Budgets::read(shell)?;
    let mut well = true;
    let mut table = format!(
        "{:9} {:>8} {:>8} {:>8} {:>7} {:>8} {:>8}  sections\n",
        "firmware", "flash", "budget", "aim", "times", "RAM", "budget"
    );
    let mut origins = String::new();
    for firmware in &FIRMWARES {
        let budget = budgets.of(firmware.name)?;
        let size = firmware.size(shell)?;
        let within = size.flash <= budgets.most(budget.flash) && size.ram <= budgets.most(budget.ram);
        well &= within;
        let _infallible = writeln!(
            table,
            "{:9} {:>8} {:>8} {:>8} {:>7.1} {:>8} {:>8}  {}{}",
            firmware.name,
            size.flash,
            budget.flash,
            budget.aim,
            size.flash as f64 / budget.aim as f64,
            size.ram,
            budget.ram,
            size.sections,
            if within { "" } else { "  over its budget" }
        );
        let _infallible = writeln!(origins, "\n{}, flash by crate and folder:\n{}", firmware.name, size.origins);
    }
    print!("{table}{origins}");
    if by_feature {
        let all = FIRMWARES[0].size(shell)?;
        let none = FIRMWARES[1].size(shell)?;
        print!("\n{}", features::table(shell, &all, &none)?);
    }
    Ok(well)
}
