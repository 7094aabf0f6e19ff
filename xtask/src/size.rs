//! `cargo xtask size`: flash and RAM of each firmware, by section, against the budgets that are written down.

use core::fmt::Write as _;
use std::path::Path;

use anyhow::Context as _;
use object::{Object as _, ObjectSection as _, SectionFlags, elf};
use xshell::Shell;

use crate::chip::board::{Board, M0, M3};

const BUDGETS: &str = "vm-embedded/firmware/budgets.txt";

/// Both chips have their RAM here and their flash below.
const RAM: u64 = 0x2000_0000;

/// What a firmware takes, in bytes.
#[derive(Default, Debug, PartialEq, Eq)]
struct Size {
    flash: u64,
    ram: u64,
    sections: String,
}

/// Builds every firmware that has a budget and prints what it takes. Answers whether all are within their budgets.
pub(crate) fn size(shell: &Shell) -> anyhow::Result<bool> {
    let mut well = true;
    let mut table =
        format!("{:12}  {:>9}  {:>9}  {:>9}  {:>9}   sections\n", "firmware", "flash", "budget", "RAM", "budget");
    for (name, flash, ram) in budgets(&shell.read_file(BUDGETS)?)? {
        let board: &Board = if name == "fixed" { &M0 } else { &M3 };
        let (step, elf) = board.build(shell, &name);
        anyhow::ensure!(step.ok, step.tail());
        let size = measure(&elf)?;
        let within = size.flash <= flash && size.ram <= ram;
        well &= within;
        let mark = if within { "" } else { "   over its budget" };
        let _infallible = writeln!(
            table,
            "{name:12}  {:>9}  {flash:>9}  {:>9}  {ram:>9}   {}{mark}",
            size.flash, size.ram, size.sections
        );
    }
    print!("{table}");
    Ok(well)
}

/// Lines of `firmware flash ram`; `#` begins a comment.
fn budgets(text: &str) -> anyhow::Result<Vec<(String, u64, u64)>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let one = |line: &str| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.parse().ok()?, words.next()?.parse().ok()?))
    };
    lines.map(|line| one(line).with_context(|| format!("{BUDGETS}: not a budget: {line}"))).collect()
}

/// Adds up the sections that are loaded: constants and code in flash, variables in RAM, and the variables' first values in
/// flash as well.
fn measure(path: &Path) -> anyhow::Result<Size> {
    let bytes = std::fs::read(path)?;
    let file = object::File::parse(&*bytes)?;
    let mut size = Size::default();
    for section in file.sections() {
        let SectionFlags::Elf { sh_flags, .. } = section.flags() else { continue };
        let loaded = sh_flags.contains(elf::SHF_ALLOC);
        if !loaded || section.size() == 0 {
            continue;
        }
        let has_bytes = section.file_range().is_some();
        if section.address() < RAM || has_bytes {
            size.flash += section.size();
        }
        if section.address() >= RAM {
            size.ram += section.size();
        }
        let _infallible = write!(size.sections, "{} {}  ", section.name()?, section.size());
    }
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::budgets;

    #[test]
    fn a_budget_is_a_name_and_two_numbers() {
        let read = budgets("# name flash ram\n\nfixed 12000 4000\n").unwrap();
        assert_eq!(read, [("fixed".to_owned(), 12_000, 4_000)]);
        assert!(budgets("fixed 12k 4k\n").is_err());
    }
}
