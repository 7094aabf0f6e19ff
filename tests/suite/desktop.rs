//! The desktop host: the one place where the suite meets `vm-std`.

use crate::fixed;
use conformance::{Case, Outcome, Way};
use vm_std::{Captured, Freeze, Options, Program, SourceFile, freeze_sources};

/// Calls and backward jumps after which a program counts as one that never ends: far more than any of them makes.
const FUEL: u64 = 100_000_000;

/// Runs a case's program one way.
///
/// # Errors
/// Why this host could not run it at all.
pub(crate) fn run(case: &Case, way: Way) -> Result<Outcome, String> {
    if way == Way::Fixed {
        return fixed::run(case);
    }
    let program = match way {
        Way::Source | Way::CollectEverywhere => {
            let text = core::str::from_utf8(case.source).map_err(|error| error.to_string())?;
            Program::Source { text, filename: case.file }
        }
        Way::Image => Program::Image { bytes: image(case)?, filename: case.file },
        Way::Pyc312 | Way::Fixed => Program::Pyc { bytes: case.pyc312.ok_or("no .pyc of 3.12")?, filename: case.file },
        Way::Pyc311 => Program::Pyc { bytes: case.pyc311.ok_or("no .pyc of 3.11")?, filename: case.file },
    };
    let mut host = Captured::default();
    let options = Options { collect_everywhere: way == Way::CollectEverywhere, fuel: Some(FUEL), ..Options::default() };
    let exit = vm_std::run(program, options, &mut host);
    if exit == vm_std::OUT_OF_FUEL {
        return Err(format!("it does not end: {FUEL} calls and backward jumps made"));
    }
    Ok(Outcome { stdout: host.out, stderr: host.err, exit })
}

/// The case's program frozen. An image is used where it lies, for ever.
fn image(case: &Case) -> Result<&'static [u8], String> {
    let source = SourceFile {
        name: case.name.to_owned(),
        is_package: false,
        bytes: case.source.into(),
        filename: case.file.to_owned(),
    };
    Ok(freeze_sources(&[source], Freeze::default(), &mut Vec::new())?.leak())
}
