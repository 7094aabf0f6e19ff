//! The host of the small object model: its pools, leaked, because such a machine keeps its memory for ever.

use conformance::{Case, Outcome};
use vm_core::fixed::{Fixed, Host, Memory, Value, Workspace};
use vm_core::frame::Frame;
use vm_core::interp::{Interpreter, Outcome as Run};
use vm_core::object::Model;

#[derive(Default)]
struct Captured(String);

impl Host for Captured {
    fn write(&mut self, text: &str) {
        self.0.push_str(text);
    }
}

/// Calls and jumps between two looks at the outcome.
const FUEL: u32 = 1_000_000;

/// Runs a case's bytecode of CPython 3.12.
///
/// # Errors
/// It does not load.
pub(crate) fn run(case: &Case) -> Result<Outcome, String> {
    // A little more than a Cortex-M0 has room for: what a program needs at most is the firmware's question.
    let memory = Box::leak(Box::new(Memory::<512, 2048, 4096, 64, 64, 2048, 512, 256>::new()));
    let mut workspace = Workspace::<1024, 64, 2048, 4096>::new();
    let mut model = Fixed::new(memory, Captured::default());
    let program = case.pyc312.ok_or("no .pyc of 3.12")?;
    let main = model.load(program, &mut workspace).map_err(|error| error.to_string())?;
    let values = Box::leak(Box::new([Fixed::<Captured>::NULL; 2048]));
    let frames = Box::leak(Box::new([Frame::VACANT; 128]));
    let mut machine = Interpreter::with_stacks(model, values, frames);
    machine.start(main, &[], Value::GLOBALS).map_err(|trap| format!("{trap:?}"))?;
    let (mut exit, mut stderr) = (0, String::new());
    loop {
        match machine.run(FUEL) {
            Run::OutOfFuel => {}
            Run::Raised(exception) => {
                machine.model.show_exception(exception, |text| stderr.push_str(text));
                exit = 1;
                break;
            }
            _ => break,
        }
    }
    let stdout = core::mem::take(&mut machine.model.host.0).into_bytes();
    Ok(Outcome { stdout, stderr: stderr.into_bytes(), exit })
}
