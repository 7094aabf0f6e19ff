//! `lock`. Its slot is 1 while it is held, else 0 or null.

use vm_objects::object::instance::Instance;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, NativeDef, Python, Trap, TypeSpec, Value};

use super::small;
use super::waiting;

pub(super) static LOCK: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__enter__", Arity::None, |py, args| waiting::enter(py, args, take)),
        NativeDef::instance_method("__exit__", Arity::Any, release),
        NativeDef::instance_method("__repr__", Arity::None, repr),
        NativeDef::instance_method("_at_fork_reinit", Arity::None, reset),
        NativeDef::instance_method("acquire", Arity::Free, |py, args| waiting::acquire(py, args, take)),
        NativeDef::instance_method("acquire_lock", Arity::Free, |py, args| waiting::acquire(py, args, take)),
        NativeDef::instance_method("locked", Arity::None, locked),
        NativeDef::instance_method("locked_lock", Arity::None, locked),
        NativeDef::instance_method("release", Arity::None, release),
        NativeDef::instance_method("release_lock", Arity::None, release),
    ],
    slots: 1,
    ..TypeSpec::new("_thread", "lock")
};

/// A new lock.
pub(super) fn new(py: &mut Python<'_>) -> Result<Value, Trap> {
    let class = py.host_type(&LOCK)?;
    Ok(py.new_object(class)?.value())
}

fn is_held(lock: Value) -> bool {
    lock.cast::<Instance>().is_some_and(|lock| lock.slot(0) == small(1))
}

fn set_held(lock: Value, held: bool) {
    if let Some(lock) = lock.cast::<Instance>() {
        lock.set_slot(0, small(isize::from(held)));
    }
}

/// Releases a lock if it is held.
pub(super) fn free(lock: Value) {
    set_held(lock, false);
}

fn locked<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::from_bool(is_held(args.get(0))))
}

fn reset<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    free(args.get(0));
    Ok(Value::NONE)
}

/// Takes the lock if nobody holds it.
fn take(_: &Python<'_>, args: &Args<'_, '_>) -> bool {
    let free = !is_held(args.get(0));
    set_held(args.get(0), true);
    free
}

fn release<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if !is_held(args.get(0)) {
        return Err(py.error(TypeId::RuntimeError, format_args!("release unlocked lock")));
    }
    free(args.get(0));
    Ok(Value::NONE)
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (held, address) = (is_held(args.get(0)), args.get(0).identity());
    let state = if held { "locked" } else { "unlocked" };
    Ok(py.format_str(format_args!("<{state} _thread.lock object at {address:#x}>"))?.value())
}
