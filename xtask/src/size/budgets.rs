//! The budgets, as they are written down.

use anyhow::Context as _;
use xshell::Shell;

const FILE: &str = "vm-embedded/firmware/budgets.txt";

/// What a firmware may take, and what it is to take one day, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Budget {
    name: String,
    pub(super) flash: u64,
    pub(super) ram: u64,
    pub(super) aim: u64,
}

/// Every budget, and by how much of it one may be passed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Budgets {
    rows: Vec<Budget>,
    margin_in_percent: u64,
}

impl Budgets {
    pub(super) fn read(shell: &Shell) -> anyhow::Result<Self> {
        parse(&shell.read_file(FILE)?)
    }

    pub(super) fn of(&self, name: &str) -> anyhow::Result<&Budget> {
        self.rows.iter().find(|row| row.name == name).with_context(|| format!("{FILE} has no budget for {name}"))
    }

    /// A budget with the margin.
    pub(super) fn most(&self, budget: u64) -> u64 {
        budget + budget * self.margin_in_percent / 100
    }
}

/// Lines of `firmware flash ram aim` and one of `margin percent`; `#` begins a comment.
fn parse(text: &str) -> anyhow::Result<Budgets> {
    let mut budgets = Budgets { rows: Vec::new(), margin_in_percent: 0 };
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |word: &str| word.parse().with_context(|| format!("{FILE}: not a number in: {line}"));
        match *words {
            ["margin", percent] => budgets.margin_in_percent = number(percent)?,
            [name, flash, ram, aim] => budgets.rows.push(Budget {
                name: name.to_owned(),
                flash: number(flash)?,
                ram: number(ram)?,
                aim: number(aim)?,
            }),
            _ => anyhow::bail!("{FILE}: not a budget: {line}"),
        }
    }
    Ok(budgets)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_budget_is_a_name_and_three_numbers() {
        let read = parse("# name flash ram aim\n\nmargin 1\nfixed 12000 4000 9000\n").unwrap();
        let fixed = read.of("fixed").unwrap();
        assert_eq!((fixed.flash, fixed.ram, fixed.aim), (12_000, 4_000, 9_000));
        assert_eq!(read.most(12_000), 12_120);
        assert!(parse("fixed 12k 4k 9k\n").is_err());
        assert!(read.of("script").is_err());
    }
}
