//! `RLock`. Its slots are how often it is held, and the number of the thread that holds it.

use vm_objects::object::instance::Instance;
use vm_objects::object::tuple::Tuple;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, NativeDef, Python, Trap, TypeSpec, Value};

use super::small;
use super::waiting;

pub(super) static RLOCK: TypeSpec = TypeSpec {
    methods: &[
        NativeDef::instance_method("__enter__", Arity::None, |py, args| waiting::enter(py, args, take)),
        NativeDef::instance_method("__exit__", Arity::Any, release),
        NativeDef::instance_method("__repr__", Arity::None, repr),
        NativeDef::instance_method("_acquire_restore", Arity::One, acquire_restore),
        NativeDef::instance_method("_at_fork_reinit", Arity::None, reset),
        NativeDef::instance_method("_is_owned", Arity::None, |py, args| Ok(Value::from_bool(is_owned(py, args)))),
        NativeDef::instance_method("_recursion_count", Arity::None, recursion_count),
        NativeDef::instance_method("_release_save", Arity::None, release_save),
        NativeDef::instance_method("acquire", Arity::Free, |py, args| waiting::acquire(py, args, take)),
        NativeDef::instance_method("release", Arity::None, release),
    ],
    slots: 2,
    ..TypeSpec::new("_thread", "RLock")
};

/// How often it is held, and by whom.
fn state(args: &Args<'_, '_>) -> (isize, isize) {
    let lock = args.get(0).cast::<Instance>();
    let slot = |index| lock.and_then(|lock| lock.slot(index).as_small_int()).unwrap_or(0);
    (slot(0), slot(1))
}

fn set(args: &Args<'_, '_>, count: isize, owner: isize) {
    if let Some(lock) = args.get(0).cast::<Instance>() {
        lock.set_slot(0, small(count));
        lock.set_slot(1, small(if count == 0 { 0 } else { owner }));
    }
}

fn this_thread(py: &Python<'_>) -> isize {
    py.thread_number() as isize
}

fn is_owned(py: &Python<'_>, args: &Args<'_, '_>) -> bool {
    let (count, owner) = state(args);
    count != 0 && owner == this_thread(py)
}

fn recursion_count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(small(if is_owned(py, args) { state(args).0 } else { 0 }))
}

fn reset<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    set(args, 0, 0);
    Ok(Value::NONE)
}

/// Takes the lock if nobody holds it, and once more if this thread does.
fn take(py: &Python<'_>, args: &Args<'_, '_>) -> bool {
    let (count, _) = state(args);
    let free = count == 0 || is_owned(py, args);
    if free {
        set(args, count + 1, this_thread(py));
    }
    free
}

fn not_owned(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::RuntimeError, format_args!("cannot release un-acquired lock"))
}

fn release<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if !is_owned(py, args) {
        return Err(not_owned(py));
    }
    let (count, owner) = state(args);
    set(args, count - 1, owner);
    Ok(Value::NONE)
}

/// `_release_save()`: lets go of it wholly; what [`acquire_restore`] takes.
fn release_save<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (count, owner) = state(args);
    if count == 0 {
        return Err(not_owned(py));
    }
    let saved = py.tuple(&[small(count), small(owner)])?;
    set(args, 0, 0);
    Ok(saved)
}

/// `_acquire_restore(state)`
fn acquire_restore<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let saved = args
        .get(1)
        .cast::<Tuple>()
        .map_or([Value::NULL; 2], |saved| [saved.get(0).unwrap_or(Value::NULL), saved.get(1).unwrap_or(Value::NULL)]);
    let [Some(count), Some(owner)] = saved.map(Value::as_small_int) else {
        return Err(py.type_error(format_args!("_acquire_restore() argument must be a tuple of two ints")));
    };
    let free = |_: &Python<'_>, args: &Args<'_, '_>| state(args).0 == 0;
    waiting::enter(py, args, free)?;
    set(args, count, owner);
    Ok(Value::NONE)
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let ((count, owner), address) = (state(args), args.get(0).identity());
    let state = if count == 0 { "unlocked" } else { "locked" };
    let text = format_args!("<{state} _thread.RLock object owner={owner} count={count} at {address:#x}>");
    Ok(py.format_str(text)?.value())
}
