//! `cargo xtask record`: asks the CPython versions that are installed again for what the tests compare with.

use std::path::Path;

use clap::ValueEnum;
use conformance::RecordError;
use xshell::{Shell, cmd};

/// What can be recorded.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// Bytecode and output of the programs of the suite.
    Programs,
    /// Opcode tables and stack effects.
    Facts,
    /// Listings of `dis`.
    Listings,
    /// Results of arithmetic.
    Numbers,
    /// Code objects of the compiler's own test programs.
    Corpus,
    /// Which characters `repr` shows as they are.
    Printable,
}

/// Records again: all of it, or only the programs named.
pub(crate) fn record(shell: &Shell, what: What, names: &[String]) -> anyhow::Result<()> {
    match what {
        What::Programs => Ok(conformance::record(names)?),
        What::Facts => each(shell, |version, python| {
            let facts = cmd!(shell, "{python} tests/facts/record.py").read()?;
            Ok(shell.write_file(format!("tests/facts/opcodes-{version}.json"), facts + "\n")?)
        }),
        What::Listings => each(shell, |_, python| {
            // The listing of a frozenset is in the order of its hashes.
            Ok(cmd!(shell, "{python} tests/listings/record.py").env("PYTHONHASHSEED", "0").run()?)
        }),
        What::Numbers => {
            let python = conformance::python("3.12").ok_or(RecordError::NoPython("3.12"))?;
            let cases = cmd!(shell, "{python} vm-objects/tests/number/record.py").read()?;
            Ok(shell.write_file("vm-objects/tests/number/cases.txt", cases + "\n")?)
        }
        What::Corpus => {
            let python = conformance::python("3.12").ok_or(RecordError::NoPython("3.12"))?;
            Ok(cmd!(shell, "{python} vm-compiler/record/corpus.py").run()?)
        }
        What::Printable => {
            let python = conformance::python("3.12").ok_or(RecordError::NoPython("3.12"))?;
            Ok(cmd!(shell, "{python} vm-core/record/unicode.py").run()?)
        }
    }
}

/// Both versions of the interpreter.
fn each(shell: &Shell, record: impl Fn(&str, &Path) -> anyhow::Result<()>) -> anyhow::Result<()> {
    for version in ["3.12", "3.11"] {
        let python = conformance::python(version).ok_or(RecordError::NoPython(version))?;
        eprintln!("{} ({version}), in {}", python.display(), shell.current_dir().display());
        record(version, &python)?;
    }
    Ok(())
}
