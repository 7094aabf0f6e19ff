//! `cargo xtask compiler-speed`: how fast the compiler is, and how much memory it takes, beside CPython's own.

use std::path::Path;

use conformance::RecordError;
use xshell::{Shell, cmd};

/// The best of this many runs counts.
const ROUNDS: usize = 3;

/// Compiles CPython's own library with both, in turns, and prints a table. Answers whether the compiler is as fast.
pub(crate) fn compiler_speed(shell: &Shell) -> anyhow::Result<bool> {
    let python = conformance::python("3.12").ok_or(RecordError::NoPython("3.12"))?;
    let library = cmd!(shell, "{python} -c 'import os; print(os.path.dirname(os.__file__))'").read()?;
    cmd!(shell, "cargo build --quiet --profile quick --package vm-compiler --example speed --example memory").run()?;
    let paths = python_files(Path::new(&library))?;
    let (mut cpython, mut cellar) = (Run::default(), Run::default());
    for _ in 0..ROUNDS {
        cpython.faster(&cmd!(shell, "{python} vm-compiler/record/speed.py time {library}").read()?)?;
        cellar.faster(&cmd!(shell, "target/quick/examples/speed").stdin(&paths).read()?)?;
    }
    let theirs = memory(&cmd!(shell, "{python} vm-compiler/record/speed.py memory {library}").read()?);
    let ours = memory(&cmd!(shell, "target/quick/examples/memory").stdin(&paths).read()?);
    println!("| | files | seconds | MB/s | memory: median | 90 % of the files | most |\n|---|---|---|---|---|---|---|");
    for (name, run, memory) in [("CPython 3.12", &cpython, theirs), ("Cellar", &cellar, ours)] {
        let rate = run.bytes / 1e6 / run.seconds;
        println!("| {name} | {} | {:.2} | {rate:.1} | {memory} |", run.files, run.seconds);
    }
    println!("\nCellar takes {:.2} of CPython's time.", cellar.seconds / cpython.seconds);
    Ok(cellar.files == cpython.files && cellar.seconds <= cpython.seconds)
}

/// What one side printed of its best run.
#[derive(Default)]
struct Run {
    files: usize,
    bytes: f64,
    seconds: f64,
}

impl Run {
    fn faster(&mut self, printed: &str) -> anyhow::Result<()> {
        let [files, bytes, seconds] = printed.split_whitespace().collect::<Vec<_>>()[..] else {
            anyhow::bail!("not three numbers: {printed}");
        };
        let run = Self { files: files.parse()?, bytes: bytes.parse()?, seconds: seconds.parse()? };
        if self.files == 0 || run.seconds < self.seconds {
            *self = run;
        }
        Ok(())
    }
}

/// The last three numbers as cells, in KiB.
fn memory(printed: &str) -> String {
    let kib = |bytes: &str| bytes.parse::<u64>().map_or("?".into(), |bytes| format!("{} KiB", bytes / 1024));
    printed.split_whitespace().skip(1).map(kib).collect::<Vec<_>>().join(" | ")
}

/// The paths of the Python files below a folder, a line each.
fn python_files(folder: &Path) -> anyhow::Result<String> {
    let mut paths = String::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                paths.push_str(&format!("{}\n", path.display()));
            }
        }
    }
    Ok(paths)
}
