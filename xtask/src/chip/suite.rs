//! The conformance suite on a Cortex-M3, from bytecode in flash, compared with what CPython printed.

use core::time::Duration;
use std::path::{Path, PathBuf};

use xshell::Shell;

use crate::chip::board::M3;
use crate::chip::qemu::{End, Run};
use crate::chip::transcript::{Record, Transcript};
use crate::report::{Outcome, Report};

/// The longest that one case may be silent. The slowest makes a million closures.
const SILENCE: Duration = Duration::from_secs(120);
const TOTAL: Duration = Duration::from_secs(600);

/// Builds the firmware with every case, runs it and adds one check per case.
pub(crate) fn run(shell: &Shell, qemu_run: &Path, report: &mut Report) -> anyhow::Result<()> {
    let programs = shell.current_dir().join("tests/programs");
    let cases = cases(shell, &programs)?;
    let list = shell.current_dir().join("target").join("chip-suite.txt");
    // Written only when it changes: the build script runs again when the file is newer.
    if shell.read_file(&list).ok().as_deref() != Some(&cases.join("\n")) {
        shell.write_file(&list, cases.join("\n"))?;
    }
    let _listed = shell.push_env("CELLAR_SUITE", &list);
    let (step, elf) = M3.build(shell, "suite");
    if !step.ok {
        report.add("bare metal", "suite", M3.way, Outcome::Failed(step.tail()));
        return Ok(());
    }
    eprintln!("  … {} cases on {}", cases.len(), M3.way);
    for (name, outcome) in cases.iter().zip(outcomes(qemu_run, &elf, &programs, &cases)?) {
        let (topic, case) = name.split_once('/').unwrap_or(("conformance", name));
        report.add(topic, case, M3.way, outcome);
    }
    Ok(())
}

/// Every case with recorded 3.12 bytecode, as `<topic>/<case>`, sorted.
fn cases(shell: &Shell, programs: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in
        shell.read_dir(programs)?.iter().filter(|path| path.is_dir()).flat_map(|topic| shell.read_dir(topic)).flatten()
    {
        let relative = file.strip_prefix(programs)?.to_string_lossy().replace('\\', "/");
        names.extend(relative.strip_suffix(".312.pyc").map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Runs until every case has had its turn: one that hangs or crashes fails, and the next run begins behind it.
fn outcomes(qemu_run: &Path, elf: &Path, programs: &Path, cases: &[String]) -> anyhow::Result<Vec<Outcome>> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    while outcomes.len() < cases.len() {
        let first = outcomes.len();
        let mut transcript = Transcript::default();
        let arguments = [format!("append={first}")];
        let run = Run { qemu_run, board: &M3, elf, arguments: &arguments, silence: SILENCE, total: TOTAL };
        let end = run.go(|line| transcript.line(line))?;
        for name in cases.get(first..).unwrap_or_default() {
            match transcript.cases.get(name) {
                Some(record) if record.status.is_some() => outcomes.push(compare(&programs.join(name), record)),
                _ => break,
            }
        }
        let Some(next) = cases.get(outcomes.len()) else { break };
        let why = match end {
            End::Failed(why) => format!("{why}\n{}", transcript.strays.join("\n")),
            End::Passed => format!("never run\n{}", transcript.strays.join("\n")),
        };
        if transcript.open.as_ref() == Some(next) {
            outcomes.push(Outcome::Failed(why));
        } else {
            // Nothing points at one case, so that going on would end here again.
            outcomes.resize(cases.len(), Outcome::Failed(why));
        }
    }
    Ok(outcomes)
}

/// Holds a record against the files that were recorded from CPython beside the case.
fn compare(case: &Path, record: &Record) -> Outcome {
    let recorded = |extension: &str| std::fs::read_to_string(with_extension(case, extension)).ok();
    let stdout = recorded("out").unwrap_or_default();
    let stderr = recorded("err").unwrap_or_default();
    let status = recorded("exit").and_then(|text| text.trim().parse().ok()).unwrap_or(0);
    let mut wrong = Vec::new();
    if record.stdout != stdout {
        wrong.push(format!("stdout\n{}", difference(&stdout, &record.stdout)));
    }
    if last_line(&record.stderr) != last_line(&stderr) {
        wrong.push(format!("stderr\n{}", difference(&stderr, &record.stderr)));
    }
    if record.status != Some(status) {
        wrong.push(format!("exit status {:?}, CPython's was {status}", record.status));
    }
    if wrong.is_empty() { Outcome::Passed } else { Outcome::Failed(wrong.join("\n")) }
}

fn with_extension(case: &Path, extension: &str) -> PathBuf {
    let mut name = case.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// A chip has no source files, so a traceback has no source lines: the exception itself must be the same.
fn last_line(text: &str) -> &str {
    text.lines().next_back().unwrap_or("")
}

/// From the first line that differs, a few of each.
fn difference(expected: &str, got: &str) -> String {
    let same = expected.lines().zip(got.lines()).take_while(|(left, right)| left == right).count();
    let show = |text: &str| text.lines().skip(same).take(6).map(|line| format!("  {line}\n")).collect::<String>();
    format!("from line {} on, CPython:\n{}here:\n{}", same + 1, show(expected), show(got))
}

#[cfg(test)]
mod tests {
    use super::{difference, last_line};

    #[test]
    fn a_difference_starts_where_the_texts_part() {
        assert_eq!(difference("a\nb\n", "a\nc\n"), "from line 2 on, CPython:\n  b\nhere:\n  c\n");
    }

    #[test]
    fn of_an_error_the_last_line_counts() {
        assert_eq!(last_line("Traceback (most recent call last):\n  …\nKeyError: 1\n"), "KeyError: 1");
    }
}
