//! The command line of `cargo xtask`. Each verb is a module; continuous integration calls the same verbs.

extern crate alloc;

mod bench;
mod checks;
mod chip;
mod compiler_diff;
mod compiler_speed;
mod conformance;
mod cpython_tests;
mod record;
mod report;
mod setup;
mod size;
mod step;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// What a person types to test, measure and record Cellar.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Set up what is missing, then run everything: lints, unit tests, the suite on the desktop and in QEMU.
    Test {
        /// Only a part.
        scope: Option<Scope>,
    },
    /// What continuous integration runs: the same as `test`.
    Ci,
    /// The conformance suite alone.
    Conformance {
        /// Where it runs.
        #[arg(long, value_enum, default_value = "desktop")]
        on: Place,
    },
    /// Measure the programs of `benches/programs`, side by side with CPython 3.12.
    Bench {
        /// Only programs with one of these in their name.
        names: Vec<String>,
        /// How often each runs.
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        /// Count instructions an iteration with callgrind instead of time.
        #[arg(long)]
        instructions: bool,
        /// Count instructions an iteration on a Cortex-M3 in QEMU.
        #[arg(long, conflicts_with = "instructions")]
        chip: bool,
        /// Measure what loading the programs' images costs on a Cortex-M3 in QEMU: instructions and RAM.
        #[arg(long, conflicts_with_all = ["instructions", "chip"])]
        load: bool,
    },
    /// Flash and RAM of each firmware, and whether they are within `vm-embedded/firmware/budgets.txt`.
    Size {
        /// Build `script` without each Cargo feature in turn too, and say what it adds. Takes half an hour.
        #[arg(long)]
        features: bool,
    },
    /// Compile files with the compiler and with CPython 3.12, and show where their code objects differ.
    CompilerDiff(compiler_diff::Arguments),
    /// Compile CPython's own library with the compiler and with CPython 3.12, and compare time and memory.
    CompilerSpeed,
    /// Run CPython's own tests with `cellar`, and count what passes.
    CpythonTests(cpython_tests::Arguments),
    /// Record again, from the CPython versions that are installed, what the tests compare with.
    Record {
        /// Which of the records.
        #[arg(value_enum, default_value = "programs")]
        what: record::What,
        /// Of the programs, only these: `topic/name`.
        names: Vec<String>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scope {
    /// What needs no QEMU and no bare-metal target.
    Desktop,
    /// What does.
    Chip,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Place {
    Desktop,
    #[value(name = "M3", alias = "m3")]
    M3,
    #[value(name = "M4", alias = "m4")]
    M4,
    #[value(name = "RISCV", alias = "riscv")]
    RiscV,
    #[value(name = "M0", alias = "m0")]
    M0,
}

fn main() -> ExitCode {
    match run(Arguments::parse().verb) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Answers whether all that the verb checked is as it should be.
fn run(verb: Verb) -> anyhow::Result<bool> {
    let shell = step::shell_at_root()?;
    match verb {
        Verb::Test { scope: None } | Verb::Ci => test::everything(&shell),
        Verb::Test { scope: Some(Scope::Desktop) } => test::desktop(&shell),
        Verb::Test { scope: Some(Scope::Chip) } => test::chip(&shell),
        Verb::Conformance { on } => test::conformance(&shell, on),
        Verb::Bench { names, load: true, .. } => bench::load(&shell, &names),
        Verb::Bench { names, chip: true, .. } => bench::chip(&shell, &names),
        Verb::Bench { names, instructions: true, .. } => bench::instructions(&shell, &names),
        Verb::Bench { names, rounds, .. } => bench::desktop(&shell, &names, rounds),
        Verb::Size { features } => size::size(&shell, features),
        Verb::CompilerSpeed => compiler_speed::compiler_speed(&shell),
        Verb::CompilerDiff(arguments) => compiler_diff::compiler_diff(&shell, &arguments),
        Verb::CpythonTests(arguments) => cpython_tests::cpython_tests(&shell, &arguments),
        Verb::Record { what, names } => record::record(&shell, what, &names).map(|()| true),
    }
}
