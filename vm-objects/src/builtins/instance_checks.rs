//! `isinstance` and `issubclass`: `object_recursive_isinstance` and its kin of CPython's `Objects/abstract.c`.

use crate::Trap;
use crate::classes::new_class::is_type;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::{TypeId, union};
use crate::value::Value;
use vm_core::object::{Input, Model};

pub(super) const ISINSTANCE: NativeDef = NativeDef::function("isinstance", Arity::Between(2, 2), isinstance);
pub(super) const ISSUBCLASS: NativeDef = NativeDef::function("issubclass", Arity::Between(2, 2), issubclass);

/// What a check is: of an object or of a class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Check {
    Instance,
    Subclass,
}

impl Check {
    const fn hook(self) -> &'static str {
        match self {
            Check::Instance => "__instancecheck__",
            Check::Subclass => "__subclasscheck__",
        }
    }
}

/// A hook was asked.
const ASKED: u32 = 1;
/// The truth of its answer.
const TRUTH: u32 = 2;
/// The plain check of what has no hook of its own.
const PLAIN: u32 = 3;

fn isinstance<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, Check::Instance)
}

fn issubclass<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, Check::Subclass)
}

/// A class or a tuple of classes, tuples and unions in it too. Behind the arguments is the work that is left.
fn check<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, what: Check) -> Result<Value, Trap> {
    let value = args.get(0);
    match (args.input, args.state) {
        (Input::Start, _) => {
            let class = args.get(1);
            args.push(class)?;
        }
        (_, state) => {
            let result = args.result();
            let truth = match (state, py.truth(result)) {
                (ASKED, Err(Trap::Defer)) => return Err(args.defer(TRUTH, &[result])),
                (_, truth) => truth?,
            };
            if truth {
                return Ok(Value::TRUE);
            }
            args.pop();
            if state == TRUTH {
                args.pop();
            }
        }
    }
    while args.len() > 2 {
        let class = args.pop();
        if what == Check::Instance && py.type_of(value) == class {
            return Ok(Value::TRUE);
        }
        let exact = py.type_of(class) == TypeId::Type.value();
        let several = match class.cast::<Tuple>() {
            Some(tuple) => Some(tuple),
            None => union::args_of(class).filter(|_| !union::has_alias(py, class)),
        };
        if let Some(several) = several {
            if let Err(trap) = several.values().iter().rev().try_for_each(|&class| args.push(class)) {
                // The step is run again: what it took is put back.
                args.resize(2)?;
                args.push(class)?;
                return Err(trap);
            }
            continue;
        }
        if !exact && let Some(found) = py.lookup_special(class, what.hook()) {
            return Err(py.ask_special(args, ASKED, found, class, &[value]));
        }
        if let Some(answer) = quick(py, value, class, what) {
            if answer {
                return Ok(Value::TRUE);
            }
            continue;
        }
        py.defer(if what == Check::Instance { &PLAIN_INSTANCE } else { &PLAIN_SUBCLASS }, 0);
        return Err(args.defer(PLAIN, &[value, class]));
    }
    Ok(Value::FALSE)
}

/// The plain check where it takes no attribute; `None` where it does.
fn quick(py: &mut Python<'_>, value: Value, class: Value, what: Check) -> Option<bool> {
    if !is_type(class) {
        return None;
    }
    if what == Check::Subclass {
        return if is_type(value) { Some(py.is_subclass_of(value, class)) } else { None };
    }
    let kind = py.type_of(value);
    if py.is_subclass_of(kind, class) {
        return Some(true);
    }
    // Only a `__class__` of its own can say otherwise.
    let tells = py.tells_its_class(kind);
    let hooked = crate::classes::lookup::program_class(value)
        .is_some_and(|class| class.features.get() & crate::classes::features::GETATTRIBUTE != 0);
    let plain = !tells && !hooked && !py.is_forwarding(value) && !crate::modules::weakref::is_proxy(value);
    if plain { Some(false) } else { None }
}

/// `type.__instancecheck__` and what has no hook; the window is the object, the class.
pub(crate) static PLAIN_INSTANCE: NativeDef =
    NativeDef::function("isinstance", Arity::Free, |py, args| plain(py, args, Check::Instance));
/// `type.__subclasscheck__` and what has no hook; the window is the class, the other class.
pub(crate) static PLAIN_SUBCLASS: NativeDef =
    NativeDef::function("issubclass", Arity::Free, |py, args| plain(py, args, Check::Subclass));

/// The class of the object was asked for.
const CLASS: u32 = 1;
/// The bases of the second class: it must have some.
const BASES: u32 = 2;
/// The bases of the first class: it must have some too.
const DERIVED: u32 = 4;
/// The bases of the class that is being looked at.
const WALK: u32 = 3;

/// The slot behind the object and the class: how many levels of bases are open. Then: the classes that are left to look at,
/// with a null at the end of each level.
const LEVEL: usize = 2;
/// How many levels are too many.
const LEVELS: isize = 1000;

fn plain<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, what: Check) -> Result<Value, Trap> {
    let (value, class) = (args.get(0), args.get(1));
    if args.input == Input::Start {
        if let Some(answer) = quick(py, value, class, what) {
            return Ok(Value::from_bool(answer));
        }
        return if is_type(class) && what == Check::Instance {
            Err(ask(py, args, CLASS, value, "__class__"))
        } else if what == Check::Subclass && !is_type(value) {
            Err(ask(py, args, DERIVED, value, "__bases__"))
        } else {
            Err(ask(py, args, BASES, class, "__bases__"))
        };
    }
    let found = args.pop();
    let found = if found == Value::NOT_IMPLEMENTED { Value::NULL } else { found };
    match args.state {
        CLASS if is_type(class) => Ok(Value::from_bool(is_type(found) && py.is_subclass_of(found, class))),
        CLASS => {
            if found.is_null() {
                return Ok(Value::FALSE);
            }
            walk(py, args, found)
        }
        DERIVED if found.cast::<Tuple>().is_none() => {
            Err(py.type_error(format_args!("issubclass() arg 1 must be a class")))
        }
        DERIVED => Err(ask(py, args, BASES, class, "__bases__")),
        BASES => {
            if found.cast::<Tuple>().is_none() && !is_type(class) {
                return Err(bad_class(py, what));
            }
            if what == Check::Subclass {
                return walk(py, args, value);
            }
            Err(ask(py, args, CLASS, value, "__class__"))
        }
        _ => {
            let Some(bases) = found.cast::<Tuple>() else { return next(py, args) };
            let bases = bases.values();
            // Only several are a level in CPython, which goes on in place with one.
            let level = args.get(LEVEL).as_small_index().unwrap_or(0);
            if bases.len() > 1 {
                if level >= LEVELS {
                    let text = format_args!("maximum recursion depth exceeded");
                    return Err(py.error(TypeId::RecursionError, text));
                }
                args.set(LEVEL, Value::from_int_truncated(level.wrapping_add(1)));
                args.push(Value::NULL)?;
            }
            for &base in bases.iter().rev() {
                args.push(base)?;
            }
            next(py, args)
        }
    }
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    while args.len() > LEVEL + 1 {
        let derived = args.pop();
        if !derived.is_null() {
            return walk(py, args, derived);
        }
        // The end of a level.
        let level = args.get(LEVEL).as_small_index().unwrap_or(0);
        args.set(LEVEL, Value::from_int_truncated(level.wrapping_sub(1)));
    }
    Ok(Value::FALSE)
}

/// Looks at a class: `abstract_issubclass`.
fn walk<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, derived: Value) -> Result<Value, Trap> {
    if derived == args.get(1) {
        return Ok(Value::TRUE);
    }
    if args.len() == LEVEL {
        args.push(Value::from_int_truncated(0))?;
    }
    Err(ask(py, args, WALK, derived, "__bases__"))
}

fn ask<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, state: u32, object: Value, name: &'static str) -> Trap {
    let asked = py.builtin_named("getattr").and_then(|get| Ok((get, Str::intern(&mut py.heap, name)?.value())));
    match asked {
        Ok((get, name)) => args.call(state, get, &[object, name, Value::NOT_IMPLEMENTED]),
        Err(trap) => trap,
    }
}

fn bad_class(py: &mut Python<'_>, what: Check) -> Trap {
    py.type_error(match what {
        Check::Instance => format_args!("isinstance() arg 2 must be a type, a tuple of types, or a union"),
        Check::Subclass => format_args!("issubclass() arg 2 must be a class, a tuple of classes, or a union"),
    })
}
