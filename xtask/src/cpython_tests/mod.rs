//! `cargo xtask cpython-tests`: CPython's own `Lib/test`, run by `cellar` from an installed 3.12. Nothing of it is copied.
//!
//! | file | what |
//! |---|---|
//! | `list.txt` | the files that are run |
//! | `driver.py` | runs one file's test methods, and says what becomes of each |
//! | `process` | one file's processes: started, watched, started again behind a hang or a crash |
//! | `outcome` | what became of a method, and why it can't be asked for |
//! | `table` | the tables for a person and for `docs/COMPATIBILITY.md` |

mod outcome;
mod process;
mod table;

use core::time::Duration;
use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::Context as _;
use clap::Args;
use conformance::RecordError;
use xshell::{Shell, cmd};

use process::{File, Machine};

const LIST: &str = include_str!("list.txt");
const PAGE: &str = "docs/COMPATIBILITY.md";

/// Which files to run, and how.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Only these: `test_int`.
    names: Vec<String>,
    /// Processes at a time.
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// Seconds that one test method may take.
    #[arg(long, default_value_t = 60)]
    timeout: u64,
    /// Run them with CPython itself: what this command makes of a machine that has everything.
    #[arg(long)]
    python: bool,
    /// Run this `cellar` instead of building one.
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Show each method that did not pass.
    #[arg(long, short)]
    verbose: bool,
    /// Write the table into `docs/COMPATIBILITY.md`.
    #[arg(long)]
    write: bool,
}

/// Runs the files. Answers whether the machine crashed in none of them.
pub(crate) fn cpython_tests(shell: &Shell, arguments: &Arguments) -> anyhow::Result<bool> {
    let python = conformance::python("3.12").ok_or(RecordError::NoPython("3.12"))?;
    let ask = "import os, platform; print(os.path.dirname(os.__file__), platform.python_version(), sep='\\n')";
    let answer = cmd!(shell, "{python} -c {ask}").quiet().read()?;
    let (library, version) = answer.split_once('\n').context("the folder of CPython's library")?;
    let binary = match (&arguments.binary, arguments.python) {
        (_, true) => python.clone(),
        (Some(binary), false) => std::path::absolute(binary)?,
        (None, false) => {
            cmd!(shell, "cargo build --quiet --package vm-std --profile quick").run()?;
            shell.current_dir().join("target/quick/cellar")
        }
    };
    let machine = Machine {
        python,
        binary,
        library: library.into(),
        folder: shell.current_dir().join("target/cpython-tests"),
        timeout: Duration::from_secs(arguments.timeout),
    };
    let files = run_all(&machine, &names(&arguments.names), arguments.jobs.max(1))?;
    table::print(&files, arguments.verbose);
    if arguments.write {
        let old = shell.read_file(PAGE).unwrap_or_default();
        shell.write_file(PAGE, table::page(&old, &files, version))?;
        eprintln!("{PAGE} is written");
    }
    Ok(files.iter().all(|file| file.crashes.is_empty()))
}

/// The files asked for, or those of the list.
fn names(asked: &[String]) -> Vec<String> {
    if !asked.is_empty() {
        return asked.to_vec();
    }
    let lines = LIST.lines().filter(|line| !line.starts_with('#') && !line.contains(' '));
    lines.map(str::to_owned).collect()
}

fn run_all(machine: &Machine, names: &[String], jobs: usize) -> anyhow::Result<Vec<File>> {
    let waiting = Mutex::new(names.iter().rev());
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some(name) = next(&waiting) {
                    let file = machine.run(name);
                    if let Ok(file) = &file {
                        eprintln!("{}", table::line(file));
                    }
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(file);
                }
            });
        }
    });
    let done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut files = done.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn next<'a>(waiting: &Mutex<impl Iterator<Item = &'a String>>) -> Option<&'a String> {
    waiting.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next()
}
