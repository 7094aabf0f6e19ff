//! `_thread`: locks for programs that use them. There is one thread: a lock that is held is never let go of by another.

use vm_objects::object::dict::Dict;
use vm_objects::object::instance::Instance;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Obj, Python, Trap, TypeSpec, Value};

use crate::arguments::{self, new_int};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_thread", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_count", Arity::None, |_, _| Ok(small(0))),
    NativeDef::function("_set_sentinel", Arity::None, allocate_lock),
    NativeDef::function("allocate", Arity::None, allocate_lock),
    NativeDef::function("allocate_lock", Arity::None, allocate_lock),
    NativeDef::function("daemon_threads_allowed", Arity::None, |_, _| Ok(Value::TRUE)),
    NativeDef::function("exit", Arity::None, exit),
    NativeDef::function("exit_thread", Arity::None, exit),
    NativeDef::function("get_ident", Arity::None, |_, _| Ok(small(1))),
    NativeDef::function("get_native_id", Arity::None, get_native_id),
    NativeDef::function("stack_size", Arity::Between(0, 1), |_, _| Ok(small(0))),
    NativeDef::function("start_new", Arity::Between(2, 3), start_new_thread),
    NativeDef::function("start_new_thread", Arity::Between(2, 3), start_new_thread),
];

static LOCK: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__enter__", Arity::None, acquire_now),
        NativeDef::instance_method("__exit__", Arity::Any, release),
        NativeDef::instance_method("__repr__", Arity::None, repr),
        NativeDef::instance_method("_at_fork_reinit", Arity::None, reset),
        NativeDef::instance_method("acquire", Arity::Free, acquire),
        NativeDef::instance_method("acquire_lock", Arity::Free, acquire),
        NativeDef::instance_method("locked", Arity::None, locked),
        NativeDef::instance_method("locked_lock", Arity::None, locked),
        NativeDef::instance_method("release", Arity::None, release),
        NativeDef::instance_method("release_lock", Arity::None, release),
    ],
    slots: 1,
    ..TypeSpec::new("_thread", "lock")
};

static RLOCK: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__enter__", Arity::None, acquire_again),
        NativeDef::instance_method("__exit__", Arity::Any, release_one),
        NativeDef::instance_method("__repr__", Arity::None, repr),
        NativeDef::instance_method("_acquire_restore", Arity::One, acquire_restore),
        NativeDef::instance_method("_at_fork_reinit", Arity::None, reset),
        NativeDef::instance_method("_is_owned", Arity::None, locked),
        NativeDef::instance_method("_recursion_count", Arity::None, |_, args| Ok(small(count(args)))),
        NativeDef::instance_method("_release_save", Arity::None, release_save),
        NativeDef::instance_method("acquire", Arity::Free, acquire_again),
        NativeDef::instance_method("release", Arity::None, release_one),
    ],
    slots: 1,
    ..TypeSpec::new("_thread", "RLock")
};

static LOCAL: TypeSpec = TypeSpec { dict: true, ..TypeSpec::new("_thread", "_local") };

const fn small(number: isize) -> Value {
    Value::from_int_truncated(number)
}

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let (lock, rlock, local) = (py.host_type(&LOCK)?, py.host_type(&RLOCK)?, py.host_type(&LOCAL)?);
    py.put(namespace, "LockType", lock)?;
    py.put(namespace, "RLock", rlock)?;
    py.put(namespace, "_local", local)?;
    py.put(namespace, "error", TypeId::RuntimeError.value())?;
    let most = py.float(9_223_372_036.0)?;
    py.put(namespace, "TIMEOUT_MAX", most)
}

fn allocate_lock<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let class = py.host_type(&LOCK)?;
    Ok(py.new_object(class)?.value())
}

fn exit<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Err(py.error_with(TypeId::SystemExit, &[]))
}

fn get_native_id<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    new_int(py, i64::from(std::process::id()))
}

fn start_new_thread<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Err(py.error(TypeId::RuntimeError, format_args!("can't start new thread")))
}

/// How often a lock is held: in its slot.
fn count(args: &Args<'_, '_>) -> isize {
    args.get(0).cast::<Instance>().and_then(|lock| lock.slot(0).as_small_int()).unwrap_or(0)
}

fn set_count(args: &Args<'_, '_>, count: isize) {
    if let Some(lock) = args.get(0).cast::<Instance>() {
        lock.set_slot(0, small(count));
    }
}

fn locked<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::from_bool(count(args) != 0))
}

fn reset<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    set_count(args, 0);
    Ok(Value::NONE)
}

/// `acquire(blocking=True, timeout=-1)`
fn acquire<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [blocking, timeout] = arguments::named(py, args, "acquire", 1, ["blocking", "timeout"])?;
    if count(args) == 0 {
        set_count(args, 1);
        return Ok(Value::TRUE);
    }
    let waits = blocking.is_null() || arguments::integer(py, blocking)? != 0;
    let forever = timeout.is_null() || timeout.as_small_int().is_some_and(|timeout| timeout < 0);
    if waits && forever { Err(deadlock(py)) } else { Ok(Value::FALSE) }
}

/// CPython would wait for ever.
fn deadlock(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::RuntimeError, format_args!("cannot wait for a lock: there is no other thread to release it"))
}

fn acquire_now<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if count(args) != 0 {
        return Err(deadlock(py));
    }
    set_count(args, 1);
    Ok(Value::TRUE)
}

fn release<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if count(args) == 0 {
        return Err(py.error(TypeId::RuntimeError, format_args!("release unlocked lock")));
    }
    set_count(args, 0);
    Ok(Value::NONE)
}

fn acquire_again<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    set_count(args, count(args) + 1);
    Ok(Value::TRUE)
}

fn release_one<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if count(args) == 0 {
        return Err(py.error(TypeId::RuntimeError, format_args!("cannot release un-acquired lock")));
    }
    set_count(args, count(args) - 1);
    Ok(Value::NONE)
}

fn release_save<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let held = count(args);
    if held == 0 {
        return Err(py.error(TypeId::RuntimeError, format_args!("cannot release un-acquired lock")));
    }
    set_count(args, 0);
    Ok(small(held))
}

fn acquire_restore<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let held = arguments::integer(py, args.get(1))?;
    set_count(args, held as isize);
    Ok(Value::NONE)
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (held, address) = (count(args), args.get(0).identity());
    let state = if held == 0 { "unlocked" } else { "locked" };
    let lock = py.is_host_object(args.get(0), &LOCK)?;
    let text = if lock {
        py.format_str(format_args!("<{state} _thread.lock object at {address:#x}>"))?
    } else {
        let owner = isize::from(held != 0);
        py.format_str(format_args!("<{state} _thread.RLock object owner={owner} count={held} at {address:#x}>"))?
    };
    Ok(text.value())
}
