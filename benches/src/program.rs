//! The programs, and a program at another size.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// One of `benches/programs`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Program {
    /// The file's name without `.py`.
    pub name: &'static str,
    /// The number of iterations that suits a microcontroller, and counting instructions one by one.
    pub small: u32,
    /// The share of CPython's CPU time on a desktop that Cellar aims at.
    pub ratio_goal: Option<f64>,
    /// The instructions an iteration on a Cortex-M3 that Cellar aims at.
    pub chip_goal: u32,
}

/// All of them.
pub const PROGRAMS: [Program; 14] = [
    program("loop_empty", 50_000, None, 90),
    program("closures_counter", 20_000, Some(0.40), 320),
    program("closures_adders", 20_000, Some(0.35), 800),
    program("closures_nested", 10_000, Some(0.35), 700),
    program("closures_decorators", 15_000, Some(0.40), 1_300),
    program("fib_recursive", 10, Some(0.60), 500_000),
    program("while_int", 20_000, Some(0.35), 300),
    program("list_comp", 1_000, Some(0.60), 14_000),
    program("dict_ops", 20_000, Some(0.55), 800),
    program("class_methods", 20_000, Some(0.50), 1_200),
    program("generators", 20_000, Some(0.45), 450),
    program("nbody", 1_000, Some(0.55), 26_000),
    program("strings", 500, Some(0.60), 30_000),
    program("exceptions", 20_000, Some(0.40), 900),
];

const fn program(name: &'static str, small: u32, ratio_goal: Option<f64>, chip_goal: u32) -> Program {
    Program { name, small, ratio_goal, chip_goal }
}

impl Program {
    /// Where its text is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("programs").join(self.name).with_extension("py")
    }
}

/// Those whose names contain one of `names`; all of them when there are none.
#[must_use]
pub fn chosen(names: &[String]) -> Vec<Program> {
    let wanted = |program: &Program| names.is_empty() || names.iter().any(|name| program.name.contains(&**name));
    PROGRAMS.into_iter().filter(wanted).collect()
}

/// The text, as it is.
///
/// # Errors
/// The file can't be read.
pub fn source(program: Program) -> anyhow::Result<String> {
    fs::read_to_string(program.path()).with_context(|| program.path().display().to_string())
}

/// The text with another `N = …`.
///
/// # Errors
/// The file can't be read, or sets no `N`.
pub fn source_with(program: Program, iterations: u32) -> anyhow::Result<String> {
    let text = source(program)?;
    let line = text.lines().find(|line| line.starts_with("N = "));
    let line = line.with_context(|| format!("{} has no line `N = …`", program.name))?;
    Ok(text.replacen(line, &format!("N = {iterations}"), 1))
}

/// The text with another `N = …`, and without the part that reads a clock: a chip is timed from outside.
///
/// # Errors
/// The file can't be read, sets no `N`, or reads no clock.
pub fn source_without_clock(program: Program, iterations: u32) -> anyhow::Result<String> {
    let text = source_with(program, iterations)?;
    let (body, _) = text.split_once("\nimport time\n").with_context(|| format!("{} reads no clock", program.name))?;
    Ok(format!("{body}\nprint(\"checksum:\", bench(N))\n"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{PROGRAMS, chosen, source_with, source_without_clock};

    #[test]
    fn every_program_of_the_folder_is_listed() {
        let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
        let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let mut listed: Vec<_> = PROGRAMS.iter().map(super::Program::path).collect();
        listed.sort();
        assert_eq!(files, listed);
    }

    #[test]
    fn every_program_can_be_made_smaller() {
        for program in PROGRAMS {
            let text = source_with(program, 7).unwrap();
            assert!(text.contains("\nN = 7\n") && text.contains("time_us"), "{}", program.name);
            let text = source_without_clock(program, 7).unwrap();
            assert!(text.contains("bench(N)") && !text.contains("import time"), "{}", program.name);
        }
    }

    #[test]
    fn a_part_of_a_name_chooses() {
        assert_eq!(chosen(&["closures".to_owned(), "fib".to_owned()]).len(), 5);
        assert_eq!(chosen(&[]).len(), PROGRAMS.len());
    }
}
