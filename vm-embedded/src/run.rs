//! A program in flash, run to its end.

use core::fmt;

use allocator_api2::alloc::Allocator;
use vm_core::image::{Image, ImageError};
use vm_core::interp::{Interpreter, Outcome};
use vm_core::marshal::LoadError;
use vm_objects::python::{Instructions, Source};
use vm_objects::{Host, Limits, Python, Trap, Value};

/// Of all memory, what a call may take on the average: in 64 KiB the recursion limit is 256. A recursion that is too deep
/// then ends in a `RecursionError`, which Python programs know how to catch, before it takes all memory.
const BYTES_A_CALL: usize = 256;

/// Why a program could not even begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RunError {
    /// The memory is too small for an empty virtual machine, or for the program's code.
    Memory,
    /// The bytes are no image, a damaged one, or one of another version.
    Image(ImageError),
    /// The bytes are no program for this machine.
    Load(LoadError),
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => f.write_str("not enough memory"),
            Self::Image(error) => error.fmt(f),
            Self::Load(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for RunError {}

impl From<LoadError> for RunError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Memory => Self::Memory,
            error => Self::Load(error),
        }
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for RunError {
    fn format(&self, to: defmt::Formatter<'_>) {
        match self {
            Self::Memory => defmt::write!(to, "not enough memory"),
            Self::Image(error) => defmt::write!(to, "{}", defmt::Display2Format(error)),
            Self::Load(error) => defmt::write!(to, "{}", defmt::Display2Format(error)),
        }
    }
}

/// Runs an image's program in a virtual machine of its own, whose memory is all given back. Its other modules can be imported.
/// Answers the exit status that `python` would have: 1 after an uncaught exception, whose traceback goes to the host, or
/// `SystemExit`'s.
///
/// The bytes need not be trusted: they are checked, and all code in them verified before it runs. What [`image!`](crate::image)
/// puts into flash is a slice for it; so is a page of flash that somebody else writes.
///
/// # Errors
/// The program could not begin.
pub fn run_image(
    image: &'static [u8],
    instructions: Instructions,
    memory: &dyn Allocator,
    limits: Limits,
    host: &mut dyn Host,
) -> Result<i32, RunError> {
    let image = Image::open(image).map_err(RunError::Image)?;
    execute(|python| python.load_image(image, instructions), memory, limits, host)
}

/// As [`run_image`], of a `.pyc` of CPython 3.12 or 3.11.
///
/// # Errors
/// The program could not begin.
pub fn run(
    program: Source<'static>,
    memory: &dyn Allocator,
    limits: Limits,
    host: &mut dyn Host,
) -> Result<i32, RunError> {
    execute(|python| python.load_pyc(program), memory, limits, host)
}

fn execute(
    load: impl FnOnce(&mut Python<'_>) -> Result<Value, LoadError>,
    memory: &dyn Allocator,
    limits: Limits,
    host: &mut dyn Host,
) -> Result<i32, RunError> {
    let python = Python::new(memory, host, limits).map_err(|_| RunError::Memory)?;
    let mut interpreter = Interpreter::new(python);
    interpreter.set_max_depth(Interpreter::<Python<'_>>::DEFAULT_DEPTH.min(limits.memory / BYTES_A_CALL));
    let python = &mut interpreter.model;
    let code = load(python)?;
    let (main, namespace) = python.main_module(code).map_err(|_| RunError::Memory)?;
    interpreter.start(main, &[], namespace).map_err(|_| RunError::Memory)?;
    let status = match drive(&mut interpreter) {
        Outcome::Raised(exception) => report(&mut interpreter, exception),
        _ => 0,
    };
    if let Some(shutdown) = interpreter.model.shutdown_routine()
        && interpreter.start(shutdown, &[], Value::NULL).is_ok()
    {
        drive(&mut interpreter);
    }
    Ok(status)
}

/// Runs to the end. A run that waits asks its host again until the time has come.
fn drive(interpreter: &mut Interpreter<Python<'_>>) -> Outcome<Value> {
    loop {
        let outcome = interpreter.run(u32::MAX);
        if !matches!(outcome, Outcome::OutOfFuel | Outcome::Waiting) {
            return outcome;
        }
    }
}

/// Shows an uncaught exception; the exit status that it means.
fn report(interpreter: &mut Interpreter<Python<'_>>, exception: Value) -> i32 {
    let started: Result<(), Trap> = interpreter.start(Python::report_routine(), &[exception], Value::NULL);
    match started.map(|()| drive(interpreter)) {
        Ok(Outcome::Returned(status)) => status.as_small_int().and_then(|status| status.try_into().ok()).unwrap_or(1),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::boxed::Box;
    use alloc::vec;
    use alloc::vec::Vec;

    use vm_objects::{Host, Limits, Stream};

    use vm_core::image::ImageError;

    use super::{Instructions, RunError, Source, run, run_image};
    use crate::Heap;

    /// Memory for a machine of 64 bits; a chip needs half of it.
    const BYTES: usize = 128 << 10;
    const PROGRAM: &[u8] = include_bytes!("../../tests/programs/closures/nested_four_state.312.pyc");
    const OUTPUT: &[u8] = include_bytes!("../../tests/programs/closures/nested_four_state.out");

    #[derive(Default)]
    struct Kept(Vec<u8>);

    impl Host for Kept {
        fn write(&mut self, _: Stream, bytes: &[u8]) {
            self.0.extend_from_slice(bytes);
        }
    }

    /// The result of a run, what it wrote, and the bytes that it did not give back.
    fn run_in(bytes: usize, program: &'static [u8]) -> (Result<i32, RunError>, Vec<u8>, usize) {
        let heap = Heap::new(Box::leak(vec![0; BYTES].into_boxed_slice()));
        let mut host = Kept::default();
        let result = run(Source::InPlace(program), &heap, Limits::fixed(bytes, bytes / 4), &mut host);
        (result, host.0, heap.used())
    }

    #[test]
    fn a_program_runs_in_little_memory_and_gives_it_back() {
        let (result, written, kept) = run_in(BYTES - 1024, PROGRAM);
        assert_eq!((result, kept), (Ok(0), 0));
        assert_eq!(written, OUTPUT);
    }

    #[test]
    fn what_is_no_program_is_an_error() {
        for end in [0, 15, 16, 17, 100, PROGRAM.len() - 1] {
            let (result, _, kept) = run_in(BYTES - 1024, &PROGRAM[..end]);
            assert!(matches!(result, Err(RunError::Load(_))), "{end} bytes: {result:?}");
            assert_eq!(kept, 0);
        }
    }

    #[test]
    fn an_image_runs_with_its_modules_or_says_what_is_wrong() {
        static IMAGE: &[u8] = crate::image!("../../tests/images/version-1.img");
        let run_in = |image, instructions| {
            let heap = Heap::new(Box::leak(vec![0; BYTES].into_boxed_slice()));
            let mut host = Kept::default();
            let limits = Limits::fixed(BYTES - 1024, BYTES / 4);
            (run_image(image, instructions, &heap, limits, &mut host), host.0)
        };
        assert_eq!(IMAGE.as_ptr().align_offset(8), 0);
        for instructions in [Instructions::InPlace, Instructions::Quickened] {
            let (status, written) = run_in(IMAGE, instructions);
            assert_eq!(status, Ok(0));
            assert_eq!(written, include_bytes!("../../tests/images/app.out"));
        }
        let half = IMAGE.get(..IMAGE.len() / 2).unwrap_or_default();
        assert_eq!(run_in(half, Instructions::InPlace).0, Err(RunError::Image(ImageError::Truncated)));
        assert_eq!(run_in(PROGRAM, Instructions::InPlace).0, Err(RunError::Image(ImageError::NoImage)));
    }

    #[test]
    fn too_little_memory_is_an_error_or_an_exception_and_all_comes_back() {
        for bytes in (0..8192).step_by(64) {
            let (result, _, kept) = run_in(bytes, PROGRAM);
            assert!(matches!(result, Err(RunError::Memory) | Ok(0 | 1)), "{bytes} bytes: {result:?}");
            assert_eq!(kept, 0, "{bytes} bytes");
        }
    }
}
