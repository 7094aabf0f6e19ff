//! `cellar freeze`: files to an image.

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser};
use vm_std::{Console, Freeze, freeze, show_warnings};

/// What `cellar freeze` was asked for.
pub(crate) struct FreezeCommand {
    files: Vec<PathBuf>,
    output: PathBuf,
    options: Freeze,
}

impl FreezeCommand {
    /// Reads what is behind the word `freeze`; `optimize` counts the `-O`s before it.
    pub(crate) fn parse(parser: &mut Parser, optimize: u8) -> Result<Self, lexopt::Error> {
        let (mut files, mut output) = (Vec::new(), None);
        let mut options = Freeze { optimize, strip: false };
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('O') => options.optimize = options.optimize.saturating_add(1).min(2),
                Arg::Long("strip") => options.strip = true,
                Arg::Short('o') if output.is_none() => output = Some(PathBuf::from(parser.value()?)),
                Arg::Value(path) => files.push(path.into()),
                other => return Err(other.unexpected()),
            }
        }
        match output {
            Some(output) if !files.is_empty() => Ok(Self { files, output, options }),
            _ => Err("freeze needs source files, and -o with a file to write".into()),
        }
    }

    pub(crate) fn run(&self) -> ExitCode {
        match self.write() {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprint!("{message}");
                ExitCode::FAILURE
            }
        }
    }

    fn write(&self) -> Result<(), String> {
        let mut warnings = Vec::new();
        let image = freeze(&self.files, self.options, &mut warnings);
        show_warnings(&warnings, &mut Console::default());
        std::fs::write(&self.output, image?)
            .map_err(|error| format!("cellar: can't write '{}': {error}\n", self.output.display()))
    }
}
