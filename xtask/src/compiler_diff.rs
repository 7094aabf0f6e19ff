//! `cargo xtask compiler-diff`: the compiler held against the CPython 3.12 that is installed, over any number of files.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use conformance::RecordError;
use xshell::{Shell, cmd};

/// Where what CPython makes is kept for the comparison.
const RECORDED: &str = "target/compiler-diff.bin";

/// What to compare, over which files.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Files and folders; CPython's own library if none is named.
    paths: Vec<PathBuf>,
    /// What is compared.
    #[arg(long, value_enum, default_value = "code")]
    what: What,
    /// As `python -O`; twice as `python -OO`.
    #[arg(short = 'O', action = clap::ArgAction::Count)]
    optimize: u8,
}

/// What CPython makes of a file.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Code objects, field by field.
    Code,
    /// What the module `symtable` tells.
    Symtable,
    /// Syntax trees as `ast.parse` makes them, and what these compile to.
    Tree,
    /// `SyntaxWarning`s.
    Warnings,
    /// What `python -m dis` prints.
    Dis,
    /// What is said of the programs that CPython's own tests have refused; paths are names of test modules.
    Refused,
}

/// Compiles the files, and those below the folders, with both. Answers whether all is the same.
pub(crate) fn compiler_diff(shell: &Shell, arguments: &Arguments) -> anyhow::Result<bool> {
    let Arguments { paths, what, optimize } = arguments;
    let python = conformance::python("3.12").ok_or(RecordError::NoPython("3.12"))?;
    shell.create_dir("target")?;
    if *what == What::Refused {
        return refused(shell, &python, paths);
    }
    let library = [PathBuf::from(cmd!(shell, "{python} -c 'import os; print(os.path.dirname(os.__file__))'").read()?)];
    let paths = if paths.is_empty() { library.as_slice() } else { paths };
    let (what, optimize) = (what.name(), optimize.to_string());
    cmd!(shell, "{python} vm-compiler/record/compile.py {RECORDED} {what} {optimize} {paths...}")
        .env("PYTHONHASHSEED", "0")
        .run()?;
    if arguments.what == What::Dis {
        let compare = cmd!(shell, "cargo run --quiet --package vm-std --example dis_diff -- {RECORDED}");
        return Ok(compare.run().is_ok());
    }
    let compare = cmd!(shell, "cargo run --quiet --package vm-compiler --example diff -- {what} {optimize} {RECORDED}");
    Ok(compare.run().is_ok())
}

/// The programs that CPython's tests have refused; those of `test_syntax` if no test is named.
fn refused(shell: &Shell, python: &Path, modules: &[PathBuf]) -> anyhow::Result<bool> {
    let all = [PathBuf::from("test_syntax")];
    let modules = if modules.is_empty() { all.as_slice() } else { modules };
    cmd!(shell, "{python} vm-compiler/record/refused.py {RECORDED} {modules...}").run()?;
    let compare = cmd!(shell, "cargo run --quiet --package vm-compiler --example diff -- refused 0 {RECORDED}");
    Ok(compare.run().is_ok())
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Symtable => "symtable",
            Self::Tree => "tree",
            Self::Warnings => "warnings",
            Self::Dis => "dis",
            Self::Refused => "refused",
        }
    }
}
