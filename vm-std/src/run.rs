//! A program run to its end: what `cellar FILE` does.

use alloc::borrow::Cow;

use crate::{syntax_error, syntax_warning};
use allocator_api2::alloc::Global;
use vm_compiler::SyntaxError;
use vm_core::image::Image;
use vm_core::interp::{Interpreter, Outcome};
use vm_core::marshal::LoadError;
use vm_objects::python::{Instructions, Source};
use vm_objects::{Host, Limits, Python, Stream, Trap, Value};

/// What to run.
#[derive(Clone, Copy, Debug)]
pub enum Program<'a> {
    /// Python source.
    Source {
        /// The text.
        text: &'a str,
        /// `co_filename`.
        filename: &'a str,
    },
    /// A Python source file, in the encoding that its first lines declare.
    File {
        /// The file's bytes.
        bytes: &'a [u8],
        /// `co_filename`.
        filename: &'a str,
    },
    /// A `.pyc` file of CPython 3.12 or 3.11, header included.
    Pyc {
        /// The file's bytes.
        bytes: &'a [u8],
        /// The file's name, for messages.
        filename: &'a str,
    },
    /// An image, which [`crate::freeze`] made. It is used where it lies: whoever reads it from a file leaks it.
    Image {
        /// The image's bytes.
        bytes: &'static [u8],
        /// The file's name, for messages.
        filename: &'a str,
    },
    /// A module, found as `import` finds it and run as the program.
    Module {
        /// Its name.
        name: &'a str,
    },
}

/// How to run it.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What the machine may use.
    pub limits: Limits,
    /// Collect at every call and backward jump (after some thousand: at every thousandth), and make allocations fail
    /// there: for tests of the collector.
    pub collect_everywhere: bool,
    /// Calls and backward jumps that the program may make; then it is ended with [`OUT_OF_FUEL`]. `None`: no end.
    pub fuel: Option<u64>,
    /// As `python -O`: 1 leaves out `assert` and makes `__debug__` false, 2 leaves out docstrings too.
    pub optimize: u8,
}

/// The exit code of a program whose [`Options::fuel`] was used up.
pub const OUT_OF_FUEL: i32 = 124;

impl Default for Options {
    fn default() -> Self {
        Self { limits: Limits::DESKTOP, collect_everywhere: false, fuel: None, optimize: 0 }
    }
}

/// Runs a program. Answers the exit code that `python` would have: 0, 1 after an uncaught exception (whose traceback
/// goes to the host's error stream), or `SystemExit`'s.
pub fn run(program: Program<'_>, options: Options, host: &mut dyn Host) -> i32 {
    run_with_arguments(program, &[], options, host)
}

/// As [`run`]; `arguments` are what follows the program's own name in `sys.argv`.
pub fn run_with_arguments(program: Program<'_>, arguments: &[&str], options: Options, host: &mut dyn Host) -> i32 {
    let mut warnings = Vec::new();
    let (compiled, filename) = match program {
        Program::Module { name } => (Ok(Code::Module(name)), "-m"),
        Program::Pyc { bytes, filename } => (Ok(Code::Pyc(Cow::Borrowed(bytes))), filename),
        Program::Image { bytes, filename } => (open(bytes, filename).map(Code::Image), filename),
        Program::Source { text, filename } => {
            (compile_text(text, filename, options.optimize, &mut warnings).map(Code::compiled), filename)
        }
        Program::File { bytes, filename } => {
            (compile(bytes, filename, options.optimize, &mut warnings).map(Code::compiled), filename)
        }
    };
    syntax_warning::show(&warnings, host);
    let code = match compiled {
        Ok(code) => code,
        Err(message) => {
            host.write(Stream::Err, message.as_bytes());
            return 1;
        }
    };
    let place = Place { filename, arguments };
    match execute(&code, place, options, host) {
        Ok(Some(code)) => code,
        Ok(None) => {
            host.write(Stream::Err, format!("cellar: {filename}: out of fuel\n").as_bytes());
            OUT_OF_FUEL
        }
        Err(error) => {
            host.write(Stream::Err, format!("cellar: {filename}: {error}\n").as_bytes());
            1
        }
    }
}

/// What is run, in a form that the machine takes.
enum Code<'a> {
    Module(&'a str),
    Pyc(Cow<'a, [u8]>),
    Image(Image<'static>),
}

impl Code<'_> {
    fn compiled(bytes: Vec<u8>) -> Self {
        Self::Pyc(Cow::Owned(bytes))
    }
}

fn open(bytes: &'static [u8], filename: &str) -> Result<Image<'static>, String> {
    Image::open(bytes).map_err(|error| format!("cellar: {filename}: {error}\n"))
}

/// Compiles a source file, in the encoding that it declares, to the `.pyc` that CPython 3.12 would make of it (but for
/// the time in the header, which is 0). CPython runs it too. `optimize` is as in [`Options`]. What CPython would warn of
/// is added to `warnings`.
///
/// # Errors
/// The report for the error stream: a syntax error as `python` shows it.
pub fn compile(bytes: &[u8], filename: &str, optimize: u8, warnings: &mut Vec<SyntaxError>) -> Result<Vec<u8>, String> {
    let text = vm_compiler::decode(bytes, filename).map_err(|error| syntax_error::report(&error))?;
    compile_text(&text, filename, optimize, warnings)
}

/// The program as a `.pyc` in memory: marshalled code is the one door into the machine.
fn compile_text(text: &str, filename: &str, optimize: u8, warnings: &mut Vec<SyntaxError>) -> Result<Vec<u8>, String> {
    let options = vm_compiler::Options { optimize, ..vm_compiler::Options::default() };
    let (code, found) = vm_compiler::compile_and_warn(text, filename, vm_compiler::Mode::Exec, options);
    warnings.extend(found);
    let code = code.map_err(|error| syntax_error::report(&error))?;
    vm_compiler::marshal::write_pyc(&code, 0, 0).map_err(|error| format!("cellar: {filename}: {}\n", error.message))
}

/// The exit code; `None` when the fuel was used up.
fn execute(
    program: &Code<'_>,
    place: Place<'_>,
    options: Options,
    host: &mut dyn Host,
) -> Result<Option<i32>, LoadError> {
    let python = Python::new(&Global, host, options.limits).map_err(|_| LoadError::Memory)?;
    let mut interpreter = Interpreter::new(python);
    let python = &mut interpreter.model;
    python.set_extensions(vm_stdlib::MODULES);
    python.set_builtins(vm_stdlib::site_builtins);
    set_sys(python, &place).map_err(|_| LoadError::Memory)?;
    let code = match program {
        Code::Module(_) => Value::NULL,
        Code::Pyc(bytes) => python.load_pyc(Source::Borrowed(bytes))?,
        Code::Image(image) => python.load_image(*image, Instructions::Quickened)?,
    };
    let started = if let Code::Module(name) = program {
        let (function, name) = python.module_as_main(name).map_err(|_| LoadError::Memory)?;
        interpreter.start(function, &[name], Value::NULL)
    } else {
        let (function, namespace) = python.main_module(code).map_err(|_| LoadError::Memory)?;
        interpreter.start(function, &[], namespace)
    };
    if started.is_err() {
        return Err(LoadError::Memory);
    }
    let mut fuel = options.fuel.unwrap_or(u64::MAX);
    let outcome = if options.collect_everywhere {
        drive_and_collect(&mut interpreter, &mut fuel)
    } else {
        drive(&mut interpreter, &mut fuel)
    };
    Ok(finish(&mut interpreter, outcome, &mut fuel))
}

/// Where a program comes from, and what it was given.
struct Place<'a> {
    filename: &'a str,
    arguments: &'a [&'a str],
}

/// What `sys` says of the program and the place where it runs.
fn set_sys(python: &mut Python<'_>, place: &Place<'_>) -> Result<(), Trap> {
    let filename = place.filename;
    let is_file = !filename.starts_with(['<', '-']);
    let folder = std::path::Path::new(filename).parent().map(std::path::Path::to_string_lossy);
    let folder = folder.filter(|_| is_file).unwrap_or_default();
    let own = std::env::var("CELLARPATH").unwrap_or_default();
    let path: Vec<&str> =
        core::iter::once(&*folder).chain(own.split(':').filter(|folder| !folder.is_empty())).collect();
    python.set_sys_list("path", &path)?;
    let first = if filename == "-m" || is_file { filename } else { "-c" };
    let argv: Vec<&str> = core::iter::once(first).chain(place.arguments.iter().copied()).collect();
    python.set_sys_list("argv", &argv)?;
    let executable = std::env::current_exe().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    python.set_sys_text("executable", &executable)?;
    for name in ["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"] {
        python.set_sys_text(name, "/usr")?;
    }
    python.set_sys_text("platform", std::env::consts::OS)
}

/// Runs to the end, or to that of the fuel.
fn drive(interpreter: &mut Interpreter<Python<'_>>, fuel: &mut u64) -> Outcome<Value> {
    loop {
        let part = u32::try_from(*fuel).unwrap_or(u32::MAX);
        let outcome = interpreter.run(part);
        *fuel = fuel.saturating_sub(u64::from(part - interpreter.fuel()));
        if outcome != Outcome::OutOfFuel || *fuel == 0 {
            return outcome;
        }
    }
}

/// Runs to the end and collects at every place where a run can stop, and within every few allocations; a program that
/// goes on for long, at fewer places.
fn drive_and_collect(interpreter: &mut Interpreter<Python<'_>>, fuel: &mut u64) -> Outcome<Value> {
    const EVERYWHERE: u32 = 20_000;
    const LATER: u64 = 1_000;
    let mut places = 0_u32;
    loop {
        interpreter.model.stress();
        interpreter.collect_now();
        places = places.saturating_add(1);
        let part = fuel.saturating_sub(if places <= EVERYWHERE { 1 } else { LATER });
        let mut step = *fuel - part;
        let outcome = drive(interpreter, &mut step);
        *fuel = part + step;
        if outcome != Outcome::OutOfFuel || *fuel == 0 {
            return outcome;
        }
    }
}

/// The exit code; an uncaught exception is shown, and what is left is finalized. `None` when the fuel was used up.
fn finish(interpreter: &mut Interpreter<Python<'_>>, outcome: Outcome<Value>, fuel: &mut u64) -> Option<i32> {
    let code = exit_code(interpreter, outcome, fuel)?;
    if let Some(shutdown) = interpreter.model.shutdown_routine()
        && interpreter.start(shutdown, &[], Value::NULL).is_ok()
        && drive(interpreter, fuel) == Outcome::OutOfFuel
    {
        return None;
    }
    Some(code)
}

fn exit_code(interpreter: &mut Interpreter<Python<'_>>, outcome: Outcome<Value>, fuel: &mut u64) -> Option<i32> {
    let exception = match outcome {
        Outcome::Raised(exception) => exception,
        Outcome::OutOfFuel => return None,
        _ => return Some(0),
    };
    let report = Python::report_routine();
    let started = interpreter.start(report, &[exception], Value::NULL);
    match started.map(|()| drive(interpreter, fuel)) {
        Ok(Outcome::Returned(code)) => Some(code.as_small_int().and_then(|code| i32::try_from(code).ok()).unwrap_or(1)),
        Ok(Outcome::OutOfFuel) => None,
        Ok(_) | Err(Trap::Memory | _) => Some(1),
    }
}
