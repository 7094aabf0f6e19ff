//! `_thread`: threads, as runs of the machine that take turns, and their locks. Follows CPython's `Modules/_threadmodule.c`.
//!
//! What waits for a lock looks again whenever its turn comes. When every thread waits for another, the first one to look gets
//! a `RuntimeError` where CPython would stand still for ever. A call that blocks in the host blocks all threads.
//!
//! | file | what |
//! |---|---|
//! | `lock` | `lock` |
//! | `rlock` | `RLock` |
//! | `waiting` | the wait that both have in common |

mod lock;
mod rlock;
mod waiting;

use vm_objects::object::dict::Dict;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Script, ThreadValue, Trap, Value};

use crate::arguments::new_int;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_thread", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_bootstrap", Arity::Between(3, 3), bootstrap),
    NativeDef::function("_count", Arity::None, |py, _| Ok(small(py.thread_count().saturating_sub(1) as isize))),
    NativeDef::function("_is_main_interpreter", Arity::None, |_, _| Ok(Value::TRUE)),
    NativeDef::function("_set_sentinel", Arity::None, set_sentinel),
    NativeDef::function("allocate", Arity::None, allocate_lock),
    NativeDef::function("allocate_lock", Arity::None, allocate_lock),
    NativeDef::function("daemon_threads_allowed", Arity::None, |_, _| Ok(Value::TRUE)),
    NativeDef::function("exit", Arity::None, exit),
    NativeDef::function("exit_thread", Arity::None, exit),
    NativeDef::function("get_ident", Arity::None, |py, _| Ok(small(py.thread_number() as isize))),
    NativeDef::function("get_native_id", Arity::None, get_native_id),
    NativeDef::function("stack_size", Arity::Between(0, 1), |_, _| Ok(small(0))),
    NativeDef::function("start_new", Arity::Between(2, 3), start_new_thread),
    NativeDef::function("start_new_thread", Arity::Between(2, 3), start_new_thread),
];

const fn small(number: isize) -> Value {
    Value::from_int_truncated(number)
}

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let (lock, rlock) = (py.host_type(&lock::LOCK)?, py.host_type(&rlock::RLOCK)?);
    py.put(namespace, "LockType", lock)?;
    py.put(namespace, "RLock", rlock)?;
    py.put(namespace, "error", TypeId::RuntimeError.value())?;
    let most = py.float(waiting::TIMEOUT_MAX)?;
    py.put(namespace, "TIMEOUT_MAX", most)
}

fn allocate_lock<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    lock::new(py)
}

/// `_set_sentinel()`: a lock that is released when the thread has ended.
fn set_sentinel<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let lock = lock::new(py)?;
    py.set_thread_value(ThreadValue::Sentinel, lock);
    Ok(lock)
}

fn exit<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Err(py.error_with(TypeId::SystemExit, &[]))
}

fn get_native_id<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let number = i64::from(py.thread_number()) - 1;
    new_int(py, i64::from(std::process::id()) + number)
}

/// `start_new_thread(function, args[, kwargs])`: the thread's number.
fn start_new_thread<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    /// The thread has been begun.
    const STARTED: u32 = 1 << 31;
    if args.state == STARTED {
        return Ok(args.result());
    }
    let (function, given) = (args.get(0), args.get(1));
    let keywords = args.arg(2).unwrap_or(Value::NONE);
    let wrong = if !py.is_callable(function) {
        "first arg must be callable"
    } else if !py.is_instance_of(given, TypeId::Tuple) {
        "2nd arg must be a tuple"
    } else if args.nargs() > 2 && !py.is_instance_of(keywords, TypeId::Dict) {
        "optional 3rd arg must be a dictionary"
    } else {
        ""
    };
    if !wrong.is_empty() {
        return Err(py.type_error(format_args!("{wrong}")));
    }
    let mut script = Script::new(args, 0)?;
    let bootstrap = script.imported(py, args, "_thread", "_bootstrap")?;
    Err(args.spawn(STARTED, bootstrap, &[function, given, keywords]))
}

/// What a thread runs: the function; then whoever waits for its end may go on.
fn bootstrap<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let (function, given, keywords) = (args.get(0), args.get(1), args.get(2));
    let keywords = if keywords.is_none() { Value::NULL } else { keywords };
    let given = py.unwrapped(given);
    if given.cast::<Tuple>().is_some() {
        let ended = script.attempt(py, args, |script, _, args| script.call_ex(args, function, given, keywords))?;
        if let Err(exception) = ended
            && !py.is_instance_of(exception, TypeId::SystemExit)
        {
            script.unraisable(py, args, (exception, function, "Exception ignored in thread started by"))?;
        }
    }
    lock::free(py.thread_value(ThreadValue::Sentinel));
    Ok(Value::NONE)
}
