//! `cellar`: runs, compiles and disassembles Python.

mod compile_command;
mod freeze_command;

use std::path::Path;
use std::process::ExitCode;

use compile_command::CompileCommand;
use freeze_command::FreezeCommand;
use lexopt::Arg;
use vm_std::{Console, Options, Program};

const USAGE: &str = "\
usage: cellar [-O | -OO] [FILE.py | FILE.pyc | FILE.img | -c COMMAND | -m MODULE] [ARGUMENT...]
       cellar compile [-O | -OO] FILE.py -o FILE.pyc
       cellar compile [-O | -OO] FILE.py --show symtable|cfg|code
       cellar freeze [-O | -OO] [--strip] FILE.py... -o FILE.img
       cellar dis FILE
       cellar --version
";

/// What was asked for.
enum Command {
    Run(std::path::PathBuf, Options),
    Text(String, Options),
    Module(String, Options),
    Compile(CompileCommand),
    Freeze(FreezeCommand),
    Disassemble(std::path::PathBuf),
    Version,
    Help,
}

/// The command, and what follows it: a program's own arguments.
fn parse() -> Result<(Command, Vec<String>), lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let mut options = Options::default();
    let mut first = parser.next()?;
    while matches!(first, Some(Arg::Short('O'))) {
        options.optimize = options.optimize.saturating_add(1).min(2);
        first = parser.next()?;
    }
    let command = match first {
        Some(Arg::Short('c')) => Command::Text(parser.value()?.into_string()?, options),
        Some(Arg::Short('m')) => Command::Module(parser.value()?.into_string()?, options),
        Some(Arg::Short('h') | Arg::Long("help")) | None => Command::Help,
        Some(Arg::Short('V') | Arg::Long("version")) => Command::Version,
        Some(Arg::Value(word)) if word == "dis" => Command::Disassemble(parser.value()?.into()),
        Some(Arg::Value(word)) if word == "compile" => {
            Command::Compile(CompileCommand::parse(&mut parser, options.optimize)?)
        }
        Some(Arg::Value(word)) if word == "freeze" => {
            Command::Freeze(FreezeCommand::parse(&mut parser, options.optimize)?)
        }
        Some(Arg::Value(file)) => Command::Run(file.into(), options),
        Some(other) => return Err(other.unexpected()),
    };
    let rest = parser.raw_args()?.map(|argument| argument.to_string_lossy().into_owned()).collect();
    Ok((command, rest))
}

fn main() -> ExitCode {
    let (command, arguments) = match parse() {
        Ok(parsed) => parsed,
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
        Command::Text(text, options) => run(Program::Source { text: &text, filename: "<string>" }, &arguments, options),
        Command::Module(name, options) => run(Program::Module { name: &name }, &arguments, options),
        Command::Compile(command) => command.run(),
        Command::Freeze(command) => command.run(),
        Command::Disassemble(file) => disassemble(&file),
        Command::Run(file, options) => run_file(&file, &arguments, options),
    }
}

fn run(program: Program<'_>, arguments: &[String], options: Options) -> ExitCode {
    let mut console = Console::default();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    ExitCode::from(vm_std::run_with_arguments(program, &arguments, options, &mut console) as u8)
}

fn run_file(file: &Path, arguments: &[String], options: Options) -> ExitCode {
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
        return run(Program::Pyc { bytes: &bytes, filename: &filename }, arguments, options);
    }
    if vm_core::image::is_image(&bytes) || file.extension().is_some_and(|extension| extension == "img") {
        return run(Program::Image { bytes: bytes.leak(), filename: &filename }, arguments, options);
    }
    run(Program::File { bytes: &bytes, filename: &filename }, arguments, options)
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
