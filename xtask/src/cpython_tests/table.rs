//! The tables for a person and for `docs/COMPATIBILITY.md`.

use alloc::collections::BTreeMap;
use core::fmt::Write as _;

use super::outcome::Outcome;
use super::process::File;

/// How many test methods came to what.
#[derive(Clone, Copy, Default)]
struct Counts {
    pass: usize,
    fail: usize,
    error: usize,
    skip: usize,
    cannot: usize,
}

impl Counts {
    fn of(file: &File) -> Self {
        let mut counts = Self::default();
        for outcome in file.methods.values() {
            *match outcome {
                Outcome::Pass => &mut counts.pass,
                Outcome::Fail(_) => &mut counts.fail,
                Outcome::Error(_) | Outcome::Broken(_) => &mut counts.error,
                Outcome::Skip(_) => &mut counts.skip,
                Outcome::Cannot(_) => &mut counts.cannot,
            } += 1;
        }
        counts
    }

    fn sum(files: &[File]) -> Self {
        files.iter().map(Self::of).fold(Self::default(), |a, b| Self {
            pass: a.pass + b.pass,
            fail: a.fail + b.fail,
            error: a.error + b.error,
            skip: a.skip + b.skip,
            cannot: a.cannot + b.cannot,
        })
    }

    /// Of the methods that can be run, those that pass.
    fn rate(&self) -> String {
        match self.pass + self.fail + self.error {
            0 => "-".to_owned(),
            run => format!("{:.1} %", self.pass as f64 * 100.0 / run as f64),
        }
    }
}

/// A file in one line.
pub(super) fn line(file: &File) -> String {
    row(&file.name, Counts::of(file)) + &format!("{:>8.1} s", file.seconds)
}

fn row(name: &str, counts: Counts) -> String {
    let Counts { pass, fail, error, skip, cannot } = counts;
    format!("{name:<28}{pass:>6}{fail:>6}{error:>6}{skip:>6}{cannot:>6}{:>9}", counts.rate())
}

/// Why methods did not pass: how many, in which files, one of them.
struct Cause {
    count: usize,
    files: Vec<String>,
    example: String,
}

fn causes(files: &[File], wanted: impl Fn(&Outcome) -> bool) -> Vec<(String, Cause)> {
    let mut causes = BTreeMap::<String, Cause>::new();
    for file in files {
        for (name, outcome) in &file.methods {
            let Some(text) = outcome.cause().filter(|_| wanted(outcome)) else { continue };
            let cause = causes.entry(text.to_owned()).or_insert_with(|| Cause {
                count: 0,
                files: Vec::new(),
                example: name.clone(),
            });
            cause.count += 1;
            if cause.files.last() != Some(&file.name) {
                cause.files.push(file.name.clone());
            }
        }
    }
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by_key(|(_, cause)| core::cmp::Reverse(cause.count));
    causes
}

fn can_run(outcome: &Outcome) -> bool {
    !matches!(outcome, Outcome::Cannot(_))
}

/// Prints the table, the causes, and what is wrong with the machine itself.
pub(super) fn print(files: &[File], verbose: bool) {
    println!("{:<28}{:>6}{:>6}{:>6}{:>6}{:>6}{:>9}", "", "pass", "fail", "error", "skip", "can't", "of run");
    for file in files {
        println!("{}", row(&file.name, Counts::of(file)));
    }
    println!("{}", row("all", Counts::sum(files)));
    println!("\ncauses of failures and errors:");
    let shown = if verbose { usize::MAX } else { 60 };
    for (text, cause) in causes(files, can_run).iter().take(shown) {
        println!("{:>6}  {text}   [{}; {}]", cause.count, cause.files.join(" "), cause.example);
    }
    println!("\nneeds what the machine does not have on purpose:");
    for (text, cause) in causes(files, |outcome| !can_run(outcome)) {
        println!("{:>6}  {text}", cause.count);
    }
    if verbose {
        println!("\nmethods that did not pass:");
        for (name, outcome) in files.iter().flat_map(|file| &file.methods).filter(|(_, outcome)| can_run(outcome)) {
            if let Some(cause) = outcome.cause() {
                println!("  {name}: {cause}");
            }
        }
    }
    for (method, how) in files.iter().flat_map(|file| &file.crashes) {
        println!("\nBUG IN THE MACHINE: it crashed in {method}: {how}");
    }
}

const BEGIN: &str = "<!-- made by `cargo xtask cpython-tests --write`: begin -->";
const END: &str = "<!-- made by `cargo xtask cpython-tests --write`: end -->";

/// The page with its table made anew.
pub(super) fn page(old: &str, files: &[File], version: &str) -> String {
    let table = markdown(files, version);
    let made = format!("{BEGIN}\n{table}{END}");
    match (old.find(BEGIN), old.find(END)) {
        (Some(begin), Some(end)) if begin < end => {
            let (before, after) = (old.get(..begin).unwrap_or(""), old.get(end + END.len()..).unwrap_or(""));
            format!("{before}{made}{after}")
        }
        _ if old.is_empty() => format!("# Compatibility\n\n## CPython's own tests\n\n{made}\n"),
        _ => format!("{}\n\n## CPython's own tests\n\n{made}\n", old.trim_end()),
    }
}

fn markdown(files: &[File], version: &str) -> String {
    let mut text = format!(
        "Test methods of CPython {version}'s `Lib/test`, run by `cellar`. *Can't*: it needs the C API, processes, threads, \
         sockets, or a detail of CPython. The last column is the share that passes of those that can be run.\n\n\
         | file | pass | fail | error | skipped | can't | of those run |\n|---|--:|--:|--:|--:|--:|--:|\n"
    );
    let mut add = |name: &str, counts: Counts| {
        let Counts { pass, fail, error, skip, cannot } = counts;
        let _ = writeln!(text, "| {name} | {pass} | {fail} | {error} | {skip} | {cannot} | {} |", counts.rate());
    };
    for file in files {
        add(&file.name, Counts::of(file));
    }
    add("**all**", Counts::sum(files));
    text.push_str("\nCauses of five failures or more:\n\n| methods | cause | files |\n|--:|---|---|\n");
    for (cause, of) in causes(files, can_run).into_iter().filter(|(_, of)| of.count >= 5) {
        let cause = cause.replace('|', "\\|").replace('`', "'");
        let _ = writeln!(text, "| {} | `{cause}` | {} |", of.count, of.files.join(", "));
    }
    text.push_str("\nWhat can't be run needs:\n\n| methods | what |\n|--:|---|\n");
    for (what, of) in causes(files, |outcome| !can_run(outcome)) {
        let _ = writeln!(text, "| {} | {what} |", of.count);
    }
    text
}
