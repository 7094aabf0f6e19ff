//! `cellar compile`: a file to the `.pyc` of it, or to the text of what one of the compiler's passes made.

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use vm_std::{Console, Pass};

/// What `cellar compile` was asked for.
pub(crate) struct CompileCommand {
    file: PathBuf,
    optimize: u8,
    output: Output,
}

enum Output {
    Pyc(PathBuf),
    Text(Pass),
}

impl CompileCommand {
    /// Reads what is behind the word `compile`; `optimize` counts the `-O`s before it.
    pub(crate) fn parse(parser: &mut Parser, mut optimize: u8) -> Result<Self, lexopt::Error> {
        let (mut file, mut output) = (None, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('O') => optimize = optimize.saturating_add(1).min(2),
                Arg::Short('o') if output.is_none() => output = Some(Output::Pyc(parser.value()?.into())),
                Arg::Long("show") if output.is_none() => {
                    output = Some(Output::Text(parser.value()?.parse_with(|pass| match pass {
                        "symtable" => Ok(Pass::Symtable),
                        "cfg" => Ok(Pass::Cfg),
                        "code" => Ok(Pass::Code),
                        _ => Err("the passes are symtable, cfg and code"),
                    })?));
                }
                Arg::Value(path) if file.is_none() => file = Some(path.into()),
                other => return Err(other.unexpected()),
            }
        }
        match (file, output) {
            (Some(file), Some(output)) => Ok(Self { file, optimize, output }),
            _ => Err("compile needs a source file, and -o with a file to write or --show with a pass".into()),
        }
    }

    pub(crate) fn run(&self) -> ExitCode {
        match self.output() {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprint!("{message}");
                ExitCode::FAILURE
            }
        }
    }

    fn output(&self) -> Result<(), String> {
        let filename = self.file.to_string_lossy();
        let bytes =
            std::fs::read(&self.file).map_err(|error| format!("cellar: can't open file '{filename}': {error}\n"))?;
        match &self.output {
            Output::Text(pass) => print!("{}", vm_std::show(&bytes, &filename, *pass, self.optimize)?),
            Output::Pyc(out) => {
                let mut warnings = Vec::new();
                let pyc = vm_std::compile(&bytes, &filename, self.optimize, &mut warnings);
                vm_std::show_warnings(&warnings, &mut Console::default());
                let pyc = pyc?;
                std::fs::write(out, pyc)
                    .map_err(|error| format!("cellar: can't write '{}': {error}\n", out.display()))?;
            }
        }
        Ok(())
    }
}
