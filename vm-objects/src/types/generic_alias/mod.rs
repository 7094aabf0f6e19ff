//! `types.GenericAlias`: `list[int]`. CPython's `Objects/genericaliasobject.c`.
//!
//! | file | what |
//! |---|---|
//! | `parameters` | the type variables in the arguments |
//! | `substitute` | `alias[arguments]` |
//! | `shown` | `repr`, and how a type is shown inside it |

mod parameters;
mod shown;
mod substitute;

pub(crate) use parameters::collect_parameters;
pub(crate) use shown::type_text;
pub(crate) use substitute::substituted;

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::classes::special::pass_on;
use crate::features::TYPING;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::object::int::Int;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::attributes::Found;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;
use vm_core::object::Input;

const ALIAS: TypeId = TypeId::GenericAlias;

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(ALIAS, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__call__", Arity::Free, call),
    method("__dir__", Arity::None, dir),
    method("__eq__", Arity::One, eq),
    method("__getattribute__", Arity::One, get_attribute),
    method("__getitem__", Arity::One, get_item),
    method("__hash__", Arity::None, hash),
    method("__instancecheck__", Arity::One, |py, _| Err(no_check(py, "isinstance"))),
    method("__iter__", Arity::None, iter),
    method("__mro_entries__", Arity::One, mro_entries),
    method("__or__", Arity::One, super::union::or),
    method("__reduce__", Arity::None, reduce),
    method("__repr__", Arity::None, shown::repr),
    method("__ror__", Arity::One, super::union::ror),
    method("__subclasscheck__", Arity::One, |py, _| Err(no_check(py, "issubclass"))),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__args__", get: |py, this| Ok(part(py, this, ARGS)), set: None },
    GetSetDef { name: "__origin__", get: |py, this| Ok(part(py, this, ORIGIN)), set: None },
    GetSetDef { name: "__parameters__", get: get_parameters, set: None },
    GetSetDef { name: "__typing_unpacked_tuple_args__", get: get_unpacked_tuple_args, set: None },
    GetSetDef { name: "__unpacked__", get: |py, this| Ok(part(py, this, STARRED)), set: None },
];

static NEW: NativeDef = NativeDef::function("types.GenericAlias", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// Words of an alias.
const ORIGIN: usize = 0;
const ARGS: usize = 1;
const STARRED: usize = 2;
/// Null until somebody asked.
const PARAMETERS: usize = 3;
const WORDS: usize = 4;

/// The alias that a value is, or has inside.
pub(crate) fn alias_of(py: &Python<'_>, value: Value) -> Option<Obj<Instance>> {
    py.unwrapped(value).cast::<Instance>().filter(|alias| TYPING.on && alias.class.get() == ALIAS.value())
}

fn part(py: &Python<'_>, this: Value, word: usize) -> Value {
    alias_of(py, this).map_or(Value::NONE, |alias| alias.slot(word))
}

impl Python<'_> {
    /// `origin[args]`, `args` a tuple or what becomes its only item.
    pub(crate) fn generic_alias(&mut self, origin: Value, args: Value, starred: Value) -> Result<Value, Trap> {
        if !TYPING.on {
            return Err(self.left_out(TYPING));
        }
        let args = if args.cast::<Tuple>().is_some() { args } else { self.tuple(&[args])? };
        let alias = Instance::alloc(&mut self.heap, ALIAS.value(), WORDS)?;
        alias.set_slot(ORIGIN, origin);
        alias.set_slot(ARGS, args);
        alias.set_slot(STARRED, starred);
        Ok(alias.value())
    }
}

/// `cls.__class_getitem__(item)` of the built-in types that have it; the window begins with the class.
pub fn class_getitem<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (class, item) = (args.get(0), args.get(1));
    py.generic_alias(class, item, Value::FALSE)
}

/// `GenericAlias(origin, args)`; the window begins with the type.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("GenericAlias() takes no keyword arguments")));
    }
    let given = args.nargs().saturating_sub(1);
    if given != 2 {
        return Err(py.type_error(format_args!("GenericAlias expected 2 arguments, got {given}")));
    }
    let (origin, items) = (args.get(1), args.get(2));
    py.generic_alias(origin, items, Value::FALSE)
}

/// Calls the origin, then tells the new object its `__orig_class__`, if it takes that.
fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const MADE: u32 = 1;
    const TOLD: u32 = 2;
    let nargs = args.nargs();
    match (args.input, args.state) {
        (Input::Start, _) => {
            let origin = part(py, args.get(0), ORIGIN);
            pass_on(args, MADE, origin, 1, nargs)
        }
        (Input::Value, MADE) => {
            let (made, this) = (args.result(), args.get(0));
            let set = py.builtin_named("setattr")?;
            let name = Str::intern(&mut py.heap, "__orig_class__")?.value();
            args.catch = true;
            Err(args.call(TOLD, set, &[made, name, this]))
        }
        (Input::Raised, _) => {
            let exception = args.result();
            if !py.is_instance_of(exception, TypeId::AttributeError) && !py.is_instance_of(exception, TypeId::TypeError)
            {
                return Err(py.raise_again(exception));
            }
            Ok(args.get(nargs))
        }
        _ => Ok(args.get(nargs)),
    }
}

/// Names that are the alias's own; all others are its origin's.
static OWN: [&str; 11] = [
    "__args__",
    "__class__",
    "__copy__",
    "__deepcopy__",
    "__mro_entries__",
    "__origin__",
    "__parameters__",
    "__reduce__",
    "__reduce_ex__",
    "__typing_unpacked_tuple_args__",
    "__unpacked__",
];

/// `ga_getattro`.
fn get_attribute<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, name) = (args.get(0), args.get(1));
    if is_own(name) {
        return crate::ops::attributes::get_default(py, args);
    }
    let origin = part(py, this, ORIGIN);
    match py.attribute(origin, name) {
        Err(Trap::Defer) => Err(args.defer(1, &[origin])),
        done => done,
    }
}

fn is_own(name: Value) -> bool {
    name.cast::<Str>().and_then(|name| name.as_ascii().map(|name| OWN.binary_search(&name).is_ok())).unwrap_or(false)
}

impl Python<'_> {
    /// Whether an object gives another's attributes for its own, `__class__` excepted or not.
    pub(crate) fn is_forwarding(&self, object: Value) -> bool {
        alias_of(self, object).is_some()
    }

    /// An attribute of an alias (or union) that its class does not look up as others do; `None` for any other object.
    pub(crate) fn find_forwarded(&mut self, object: Value, name: Value) -> Option<Result<Found, Trap>> {
        let alias = object.cast::<Instance>()?;
        if alias.class.get() == ALIAS.value() && !is_own(name) {
            let get = crate::classes::lookup::own_attribute(ALIAS, "__getattribute__");
            return Some(Ok(Found::Call(get, [object, name, Value::NULL], 2)));
        }
        None
    }
}

fn get_parameters(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let known = part(py, this, PARAMETERS);
    if known.is_null() { Err(py.defer(&parameters::PARAMETERS_OF, 0)) } else { Ok(known) }
}

/// `*tuple[...]`: its arguments.
fn get_unpacked_tuple_args(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let unpacked = part(py, this, STARRED) == Value::TRUE && part(py, this, ORIGIN) == TypeId::Tuple.value();
    Ok(if unpacked { part(py, this, ARGS) } else { Value::NONE })
}

fn eq<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (Some(left), Some(right)) = (alias_of(py, args.get(0)), alias_of(py, args.get(1))) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if left.slot(STARRED) != right.slot(STARRED) {
        return Ok(Value::FALSE);
    }
    let pair = |alias: Obj<Instance>| [alias.slot(ORIGIN), alias.slot(ARGS)];
    let (left, right) = (py.tuple(&pair(left))?, py.tuple(&pair(right))?);
    let done = py.compare(crate::ops::compare::EQUAL, left, right);
    Replay::new(args).outcome(args, &[left, right], done)
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let pair = [part(py, this, ORIGIN), part(py, this, ARGS)];
    let mut replay = Replay::new(args);
    let mut hash = 0;
    for value in pair {
        hash ^= replay.hash(py, args, value)?;
    }
    Int::from_isize(&mut py.heap, hash)
}

fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, item) = (args.get(0), args.get(1));
    let Some(alias) = alias_of(py, this) else { return Err(py.refused("an alias")) };
    let mut replay = Replay::new(args);
    let parameters = replay.attribute(py, args, this, "__parameters__")?.unwrap_or(Value::NULL);
    let items = substituted(py, args, &mut replay, [this, alias.slot(ARGS), parameters, item])?;
    py.generic_alias(alias.slot(ORIGIN), items, alias.slot(STARRED))
}

fn mro_entries<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let origin = part(py, args.get(0), ORIGIN);
    py.tuple(&[origin])
}

fn no_check(py: &mut Python<'_>, function: &str) -> Trap {
    py.type_error(format_args!("{function}() argument 2 cannot be a parameterized generic"))
}

/// `*alias`: one item, the alias unpacked.
fn iter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let starred = py.generic_alias(part(py, this, ORIGIN), part(py, this, ARGS), Value::TRUE)?;
    let one = py.tuple(&[starred])?;
    py.iterator(one)
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let pair = [part(py, this, ORIGIN), part(py, this, ARGS)];
    if part(py, this, STARRED) == Value::TRUE {
        let (next, plain) = (py.builtin_named("next")?, py.generic_alias(pair[0], pair[1], Value::FALSE)?);
        let one = py.tuple(&[plain])?;
        let iterator = py.iterator(one)?;
        let of = py.tuple(&[iterator])?;
        return py.tuple(&[next, of]);
    }
    let pair = py.tuple(&pair)?;
    py.tuple(&[ALIAS.value(), pair])
}

/// `dir`: the origin's, and the alias's own names.
fn dir<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (dir, origin) = (py.builtin_named("dir")?, part(py, args.get(0), ORIGIN));
    let names = replay.call_with(args, dir, &[origin])?;
    let names = names.cast::<crate::object::list::List>();
    let all =
        crate::object::list::List::from_cells(&mut py.heap, names.as_ref().map_or(&[][..], |names| names.items()))?;
    for name in OWN.iter().filter(|name| !matches!(**name, "__bases__" | "__copy__" | "__deepcopy__")) {
        let name = Str::intern(&mut py.heap, name)?.value();
        if !all.items().iter().any(|other| other.get() == name) {
            all.push(&mut py.heap, name)?;
        }
    }
    Ok(all.value())
}
