//! `cellar`: runs, compiles and disassembles Python.

use std::path::Path;
use std::process::ExitCode;

use lexopt::Arg;
use vm_std::{Console, Options, Program};

const USAGE: &str = "\
usage: cellar [FILE.py | FILE.pyc | -c COMMAND]
       cellar compile FILE.py -o FILE.pyc
       cellar dis FILE
       cellar --version
";

/// What was asked for.
enum Command {
    Run(std::path::PathBuf),
    Text(String),
    Compile(std::path::PathBuf, std::path::PathBuf),
    Disassemble(std::path::PathBuf),
    Version,
    Help,
}

fn parse() -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let command = match parser.next()? {
        Some(Arg::Short('c')) => Command::Text(parser.value()?.into_string()?),
        Some(Arg::Short('h') | Arg::Long("help")) | None => Command::Help,
        Some(Arg::Short('V') | Arg::Long("version")) => Command::Version,
        Some(Arg::Value(word)) if word == "dis" => Command::Disassemble(parser.value()?.into()),
        Some(Arg::Value(word)) if word == "compile" => parse_compile(&mut parser)?,
        Some(Arg::Value(file)) => Command::Run(file.into()),
        Some(other) => return Err(other.unexpected()),
    };
    Ok(command)
}

fn parse_compile(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut file, mut out) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('o') => out = Some(parser.value()?.into()),
            Arg::Value(path) if file.is_none() => file = Some(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    match (file, out) {
        (Some(file), Some(out)) => Ok(Command::Compile(file, out)),
        _ => Err("compile needs a source file and -o with a file to write".into()),
    }
}

fn main() -> ExitCode {
    let command = match parse() {
        Ok(command) => command,
        Err(error) => {
            eprint!("cellar: {error}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match command {
        Command::Help => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Command::Version => {
            println!("Cellar {} (runs the bytecode of CPython 3.12 and 3.11)", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        Command::Text(text) => run(Program::Source { text: &text, filename: "<string>" }),
        Command::Compile(file, out) => compile(&file, &out),
        Command::Disassemble(file) => disassemble(&file),
        Command::Run(file) => run_file(&file),
    }
}

fn run(program: Program<'_>) -> ExitCode {
    let mut console = Console::default();
    ExitCode::from(vm_std::run(program, Options::default(), &mut console) as u8)
}

fn run_file(file: &Path) -> ExitCode {
    let filename = file.to_string_lossy();
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("cellar: can't open file '{filename}': {error}");
            // `python`'s exit codes: 2 for a file that is not there, 1 for one that is no program.
            return ExitCode::from(if file.exists() { 1 } else { 2 });
        }
    };
    if file.extension().is_some_and(|extension| extension == "pyc") {
        return run(Program::Pyc { bytes: &bytes, filename: &filename });
    }
    run(Program::File { bytes: &bytes, filename: &filename })
}

fn compile(file: &Path, out: &Path) -> ExitCode {
    let filename = file.to_string_lossy();
    let compiled = match std::fs::read(file) {
        Ok(bytes) => vm_std::compile(&bytes, &filename),
        Err(error) => Err(format!("cellar: can't open file '{filename}': {error}\n")),
    };
    let written = compiled.and_then(|bytes| {
        std::fs::write(out, bytes).map_err(|error| format!("cellar: can't write '{}': {error}\n", out.display()))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprint!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn disassemble(file: &Path) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match vm_std::dis::disassemble_file(file, &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cellar: {}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}
