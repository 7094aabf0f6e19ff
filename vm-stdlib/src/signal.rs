//! `_signal`: the numbers of signals, and what can be said of them. The machine is a guest in its process: signals are
//! the host's, and a program can neither handle them nor send them to itself.

use vm_objects::object::dict::Dict;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, Trap, Value};

use crate::arguments::{index, new_str};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_signal", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("default_int_handler", Arity::Between(2, 2), |py, _| {
        Err(py.error_with(TypeId::KeyboardInterrupt, &[]))
    }),
    NativeDef::function("getsignal", Arity::One, getsignal),
    NativeDef::function("signal", Arity::Between(2, 2), signal),
    NativeDef::function("strsignal", Arity::One, strsignal),
    NativeDef::function("valid_signals", Arity::None, valid_signals),
];

/// One past the last signal.
const END: i64 = 65;

const NUMBERS: &[(&str, i64)] = &[
    ("ITIMER_PROF", 2),
    ("ITIMER_REAL", 0),
    ("ITIMER_VIRTUAL", 1),
    ("NSIG", 65),
    ("SIGABRT", 6),
    ("SIGALRM", 14),
    ("SIGBUS", 7),
    ("SIGCHLD", 17),
    ("SIGCLD", 17),
    ("SIGCONT", 18),
    ("SIGFPE", 8),
    ("SIGHUP", 1),
    ("SIGILL", 4),
    ("SIGINT", 2),
    ("SIGIO", 29),
    ("SIGIOT", 6),
    ("SIGKILL", 9),
    ("SIGPIPE", 13),
    ("SIGPOLL", 29),
    ("SIGPROF", 27),
    ("SIGPWR", 30),
    ("SIGQUIT", 3),
    ("SIGRTMAX", 64),
    ("SIGRTMIN", 34),
    ("SIGSEGV", 11),
    ("SIGSTKFLT", 16),
    ("SIGSTOP", 19),
    ("SIGSYS", 31),
    ("SIGTERM", 15),
    ("SIGTRAP", 5),
    ("SIGTSTP", 20),
    ("SIGTTIN", 21),
    ("SIGTTOU", 22),
    ("SIGURG", 23),
    ("SIGUSR1", 10),
    ("SIGUSR2", 12),
    ("SIGVTALRM", 26),
    ("SIGWINCH", 28),
    ("SIGXCPU", 24),
    ("SIGXFSZ", 25),
    ("SIG_BLOCK", 0),
    ("SIG_DFL", 0),
    ("SIG_IGN", 1),
    ("SIG_SETMASK", 2),
    ("SIG_UNBLOCK", 1),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for &(name, number) in NUMBERS {
        py.put(namespace, name, Value::from_int_truncated(number as isize))?;
    }
    Ok(())
}

fn number<'h>(s: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<i64, Trap> {
    let number = index(s, py, args, args.get(0))?;
    if !(1..END).contains(&number) {
        return Err(py.value_error(format_args!("signal number out of range")));
    }
    Ok(number)
}

/// `signal(signalnum, handler)`: as in a thread that is not the main one.
fn signal<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    index(&mut s, py, args, args.get(0))?;
    Err(py.value_error(format_args!("signal only works in main thread of the main interpreter")))
}

/// `getsignal(signalnum)`: what happens is not known to Python.
fn getsignal<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    number(&mut s, py, args)?;
    Ok(Value::NONE)
}

/// `strsignal(signalnum)`
fn strsignal<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let text = match number(&mut s, py, args)? {
        1 => "Hangup",
        2 => "Interrupt",
        3 => "Quit",
        4 => "Illegal instruction",
        5 => "Trace/breakpoint trap",
        6 => "Aborted",
        7 => "Bus error",
        8 => "Floating point exception",
        9 => "Killed",
        10 => "User defined signal 1",
        11 => "Segmentation fault",
        12 => "User defined signal 2",
        13 => "Broken pipe",
        14 => "Alarm clock",
        15 => "Terminated",
        16 => "Stack fault",
        17 => "Child exited",
        18 => "Continued",
        19 => "Stopped (signal)",
        20 => "Stopped",
        21 => "Stopped (tty input)",
        22 => "Stopped (tty output)",
        23 => "Urgent I/O condition",
        24 => "CPU time limit exceeded",
        25 => "File size limit exceeded",
        26 => "Virtual timer expired",
        27 => "Profiling timer expired",
        28 => "Window changed",
        29 => "I/O possible",
        30 => "Power failure",
        31 => "Bad system call",
        32 | 33 => return Ok(Value::NONE),
        real_time => return new_str(py, &format!("Real-time signal {}", real_time - 34)),
    };
    new_str(py, text)
}

/// `valid_signals()`: a set.
fn valid_signals<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut s = Script::new(args, 0)?;
    let numbers: Vec<Value> =
        (1..END).filter(|number| !matches!(number, 32 | 33)).map(|n| Value::from_int_truncated(n as isize)).collect();
    let numbers = py.tuple(&numbers)?;
    s.call(args, TypeId::Set.value(), &[numbers])
}
