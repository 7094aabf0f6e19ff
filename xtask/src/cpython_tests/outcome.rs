//! What became of a test method, and why it can't be asked for.

/// What became of a test method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Pass,
    /// An assertion did not hold.
    Fail(String),
    /// Another exception.
    Error(String),
    /// Skipped, as CPython would skip it too; the reason.
    Skip(String),
    /// It needs what the machine does not have on purpose; what that is.
    Cannot(&'static str),
    /// It took too long, or the process ended in it: how.
    Broken(String),
}

/// What a text says that the machine does not have: a part of the cause of a failure or of the reason to skip, what that is.
const MISSING: [(&str, &str); 19] = [
    ("_testcapi", "the C API"),
    ("_testinternalcapi", "the C API"),
    ("_testbuffer", "the C API"),
    ("_testmultiphase", "the C API"),
    ("_testimportmultiple", "the C API"),
    ("_testclinic", "the C API"),
    ("_xxsubinterpreters", "subinterpreters"),
    ("_xxinterpchannels", "subinterpreters"),
    ("ctypes", "the C API"),
    ("implementation detail specific to cpython", "details of CPython"),
    ("CPython", "details of CPython"),
    ("_posixsubprocess", "subprocesses"),
    ("subprocess", "subprocesses"),
    ("multiprocessing", "subprocesses"),
    ("fork", "subprocesses"),
    ("can't start new thread", "threads"),
    ("threading", "threads"),
    ("_socket", "sockets"),
    ("'_tkinter'", "Tk"),
];

/// What a failure with this cause needs, if it is missing on purpose; `place` is where in the library it happened.
pub(super) fn missing(cause: &str, place: &str) -> Option<&'static str> {
    let by_place = match place {
        "subprocess" => Some("subprocesses"),
        "threads" => Some("threads"),
        "sockets" => Some("sockets"),
        _ => None,
    };
    let imports = ["ModuleNotFoundError", "ImportError", "SkipTest", "RuntimeError", "AttributeError"];
    let by_cause = imports
        .iter()
        .any(|kind| cause.starts_with(kind))
        .then(|| MISSING.iter().find(|(part, _)| cause.contains(part)))
        .flatten();
    by_cause.map(|&(_, what)| what).or(by_place)
}

/// A skipped method: one that CPython runs needs what the machine does not have.
pub(super) fn skipped(reason: &str) -> Outcome {
    match MISSING.iter().find(|(part, _)| reason.contains(part)) {
        Some(&(_, what)) => Outcome::Cannot(what),
        None => Outcome::Skip(reason.to_owned()),
    }
}

impl Outcome {
    /// A failure, or what it can't run for.
    pub(super) fn of_failure(kind: &str, cause: &str, place: &str) -> Self {
        match missing(cause, place) {
            Some(what) => Self::Cannot(what),
            None if kind == "fail" => Self::Fail(cause.to_owned()),
            None => Self::Error(cause.to_owned()),
        }
    }

    /// The cause under which it is counted, for what did not pass.
    pub(super) fn cause(&self) -> Option<&str> {
        match self {
            Self::Pass | Self::Skip(_) => None,
            Self::Fail(cause) | Self::Error(cause) | Self::Broken(cause) => Some(cause),
            Self::Cannot(what) => Some(what),
        }
    }
}
