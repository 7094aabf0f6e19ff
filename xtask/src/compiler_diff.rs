//! `cargo xtask compiler-diff`: the compiler held against the CPython 3.12 that is installed, over any number of files.

use std::path::PathBuf;

use conformance::RecordError;
use xshell::{Shell, cmd};

/// Where CPython's code objects are kept for the comparison.
const RECORDED: &str = "target/compiler-diff.bin";

/// Compiles the files, and those below the folders, with both; CPython's own library if none is named. Answers whether
/// all code objects are the same.
pub(crate) fn compiler_diff(shell: &Shell, paths: &[PathBuf]) -> anyhow::Result<bool> {
    let python = conformance::python("3.12").ok_or(RecordError::NoPython("3.12"))?;
    let library = [PathBuf::from(cmd!(shell, "{python} -c 'import os; print(os.path.dirname(os.__file__))'").read()?)];
    let paths = if paths.is_empty() { &library } else { paths };
    shell.create_dir("target")?;
    cmd!(shell, "{python} vm-compiler/record/compile.py {RECORDED} {paths...}").run()?;
    let compare = cmd!(shell, "cargo run --quiet --package vm-compiler --example diff -- {RECORDED}");
    Ok(compare.run().is_ok())
}
