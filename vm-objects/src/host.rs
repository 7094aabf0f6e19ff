//! What the virtual machine needs of the program that carries it.

use crate::number::float::{FloatFunctions, LIBM};

use crate::types::TypeId;

/// Where output goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// `sys.stdout`.
    Out,
    /// `sys.stderr`.
    Err,
}

/// What a program is: the `mode` of `compile`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompileMode {
    /// `'exec'`: a file.
    Exec,
    /// `'eval'`: one expression.
    Eval,
    /// `'single'`: one statement typed at a prompt.
    Single,
}

/// What is to be compiled, and how.
#[derive(Clone, Copy, Debug)]
pub struct Compilation<'a> {
    /// The source. Its encoding is UTF-8 if [`Compilation::IGNORE_COOKIE`] is set, else what it declares.
    pub source: &'a [u8],
    /// `co_filename`.
    pub filename: &'a str,
    /// What it is.
    pub mode: CompileMode,
    /// `flags` of `compile`, in CPython's numbers (`Include/cpython/compile.h`).
    pub flags: u32,
    /// `optimize` of `compile`: 0, 1 or 2.
    pub optimize: u8,
}

impl Compilation<'_> {
    /// `PyCF_IGNORE_COOKIE`: the source came as a str; an encoding that it declares means nothing.
    pub const IGNORE_COOKIE: u32 = 0x0800;
    /// `PyCF_ONLY_AST`: what is asked for is code of one expression whose value is the syntax tree.
    pub const ONLY_AST: u32 = 0x0400;
    /// What is asked for is code of one expression whose value is the symbol table, as the library's `_symtable` takes it.
    /// CPython has no such flag.
    pub const SYMTABLE: u32 = 0x2000_0000;
    /// The source is a syntax tree, marshalled as the library's `_ast` does it. CPython has no such flag.
    pub const TREE: u32 = 0x4000_0000;
}

/// What compiling ended in, and before that what it warns of.
#[derive(Clone, Copy, Debug)]
pub enum Compiled<'a> {
    /// A `SyntaxWarning`: the machine's filters say what becomes of it. More follows.
    Warning(CompileFault<'a>),
    /// A code object, marshalled as CPython 3.12 does it, without the header of a `.pyc`.
    Code(&'a [u8]),
    /// An exception to raise.
    Error(CompileFault<'a>),
}

/// Why something does not compile: the parts of a `SyntaxError`; what is not known is none.
#[derive(Clone, Copy, Debug)]
pub struct CompileFault<'a> {
    /// The exception's class: `SyntaxError`, one of its subclasses, or what else compiling ends in.
    pub class: TypeId,
    /// `msg`.
    pub message: &'a str,
    /// `lineno`, from 1.
    pub line: Option<u32>,
    /// `offset`, from 1.
    pub column: Option<u32>,
    /// `end_lineno`.
    pub end_line: Option<u32>,
    /// `end_offset`.
    pub end_column: Option<u32>,
    /// `text`: the line, with its end.
    pub text: Option<&'a str>,
}

/// A module that the host carries as compiled code.
#[derive(Clone, Copy, Debug)]
pub struct FrozenModule {
    /// Its code object, marshalled as CPython 3.12 does it, without the header of a `.pyc`. It is used where it lies.
    pub code: &'static [u8],
    /// Whether it is a package: others can be inside it.
    pub is_package: bool,
}

/// A clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clock {
    /// The time of day: since the beginning of 1970, UTC.
    Real,
    /// Never goes back.
    Monotonic,
    /// As [`Clock::Monotonic`], and nobody adjusts its speed.
    MonotonicRaw,
    /// As [`Clock::Monotonic`], and goes on while the machine sleeps.
    Boot,
    /// As [`Clock::Real`], without leap seconds.
    Tai,
    /// What the process has used of the processor.
    Process,
    /// What the thread has used of the processor.
    Thread,
}

/// What a time zone has at some time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LocalTime {
    /// Seconds east of UTC.
    pub offset: i32,
    /// Daylight saving time.
    pub dst: bool,
}

/// The host of a virtual machine: the only way out of it.
pub trait Host {
    /// Writes UTF-8 text (lone surrogates already replaced).
    fn write(&mut self, stream: Stream, bytes: &[u8]);

    /// A line of `sys.stdin`, its end with it; false at the end of the input.
    fn read_line(&mut self, write: &mut dyn FnMut(&[u8])) -> bool {
        let _ = write;
        false
    }

    /// Whether the standard stream of this number (0 stdin, 1 stdout, 2 stderr) is a terminal.
    fn is_terminal(&mut self, number: u8) -> bool {
        let _ = number;
        false
    }

    /// A monotonic clock in microseconds, for `time.perf_counter` and its kin; 0 where there is none.
    fn monotonic_us(&mut self) -> u64 {
        0
    }

    /// What a clock shows, in nanoseconds; `None` for one that the host doesn't have.
    fn clock_ns(&mut self, clock: Clock) -> Option<i64> {
        match clock {
            Clock::Monotonic | Clock::MonotonicRaw | Clock::Boot => {
                i64::try_from(self.monotonic_us()).ok()?.checked_mul(1000)
            }
            _ => None,
        }
    }

    /// Waits, and says so. A host that can't stand still answers `false`: then the run is suspended
    /// (`vm_core::interp::Outcome::Waiting`), and asks again when it goes on.
    fn sleep_ns(&mut self, nanoseconds: u64) -> bool {
        let _ = nanoseconds;
        false
    }

    /// Fills `bytes` with what nobody can guess, and says so; false on a host that has nothing of the kind.
    fn entropy(&mut self, bytes: &mut [u8]) -> bool {
        let _ = bytes;
        false
    }

    /// What the host's time zone has at a time, in seconds since the epoch, and its name; `None` where it is UTC.
    fn local_time(&mut self, seconds: i64, name: &mut dyn FnMut(&str)) -> Option<LocalTime> {
        let _ = (seconds, name);
        None
    }

    /// The program says that the time zone (the environment's `TZ`) has changed.
    fn zone_changed(&mut self) {}

    /// The functions of `math`, where the host has better ones than the `libm` crate's: CPython's digits are those of its C
    /// library.
    fn float_functions(&self) -> &'static FloatFunctions {
        &LIBM
    }

    /// A line of a source file, for tracebacks, written without its line end; false when it isn't to be had.
    fn source_line(&mut self, filename: &str, line: u32, write: &mut dyn FnMut(&str)) -> bool {
        let _ = (filename, line, write);
        false
    }

    /// The values that belong to objects of the host's types, for functions of the host's modules.
    fn objects(&mut self) -> Option<&mut dyn core::any::Any> {
        None
    }

    /// The object that value `index` belongs to is gone.
    fn release(&mut self, index: usize) {
        let _ = index;
    }

    /// Compiles source and gives warnings, then the outcome to `done`; false when this host has no compiler.
    fn compile(&mut self, what: &Compilation<'_>, done: &mut dyn FnMut(Compiled<'_>)) -> bool {
        let _ = (what, done);
        false
    }

    /// The code point that Unicode gives this name, for `\N{…}`; `None` if it is no name, and on a host that knows none.
    fn character_named(&mut self, name: &str) -> Option<u32> {
        let _ = name;
        None
    }

    /// Writes the name of a code point, in parts, and says so; false if it has none, and on a host that knows none.
    fn character_name(&mut self, point: u32, write: &mut dyn FnMut(&str)) -> bool {
        let _ = (point, write);
        false
    }

    /// The module of this name that the host carries as compiled code.
    fn frozen_module(&mut self, name: &str) -> Option<FrozenModule> {
        let _ = name;
        None
    }
}
