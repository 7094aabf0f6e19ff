//! `cargo xtask record`: asks the CPython versions that are installed again for what the tests compare with.

use clap::ValueEnum;
use xshell::{Shell, cmd};

/// What can be recorded.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Record {
    /// Bytecode and output of the programs of the suite.
    Programs,
    /// Opcode tables and stack effects.
    Facts,
    /// Listings of `dis`.
    Listings,
}

/// Runs the recording script with CPython 3.12, which is told where 3.11 is.
pub(crate) fn record(shell: &Shell, what: Record) -> anyhow::Result<()> {
    let python312 = interpreter(shell, "3.12")?;
    let python311 = interpreter(shell, "3.11")?;
    let script = match what {
        Record::Programs => "tests/record.py",
        Record::Facts => "tests/facts/record.py",
        Record::Listings => "tests/listings/record.py",
    };
    anyhow::ensure!(shell.path_exists(script), "{script} is not there");
    cmd!(shell, "{python312} {script} --python311 {python311}").run()?;
    Ok(())
}

/// `PYTHON312` and `PYTHON311` name an interpreter; otherwise the one on the path, or pyenv's newest of that version.
pub(crate) fn interpreter(shell: &Shell, version: &str) -> anyhow::Result<String> {
    let variable = format!("PYTHON{}", version.replace('.', ""));
    let mut candidates: Vec<String> = std::env::var(&variable).into_iter().collect();
    if let Ok(home) = cmd!(shell, "pyenv prefix {version}").quiet().ignore_stderr().read() {
        candidates.push(format!("{home}/bin/python"));
    }
    if let Ok(root) = cmd!(shell, "pyenv root").quiet().ignore_stderr().read() {
        let mut prefixes = shell.read_dir(format!("{root}/versions")).unwrap_or_default();
        prefixes.retain(|prefix| {
            prefix.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&format!("{version}.")))
        });
        candidates.extend(prefixes.iter().rev().map(|prefix| prefix.join("bin/python").display().to_string()));
    }
    candidates.push(format!("python{version}"));
    for candidate in candidates {
        let said = cmd!(shell, "{candidate} --version").quiet().ignore_stderr().read().unwrap_or_default();
        if said.starts_with(&format!("Python {version}.")) {
            return Ok(candidate);
        }
    }
    anyhow::bail!("no CPython {version} found: install it or set {variable}")
}
