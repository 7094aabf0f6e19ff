//! `set` and `frozenset`: constructors and methods.

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::object::set::Set;
use crate::ops::compare::{GREATER_EQUAL, LESS_EQUAL};
use crate::ops::containers::ADD_ALL;
use crate::ops::keyed::KeyOp;
use crate::ops::script::Script;
use crate::ops::sets::{ALGEBRA, BY_REMOVAL, IN_PLACE, SetOp, table_of};
use crate::ops::steps::{at, given, room, step};
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };
pub(crate) const FROZEN_BEHAVIOUR: Behaviour =
    Behaviour { methods: FROZEN_METHODS, getsets: &[], new: Some(&NEW_FROZEN) };

static NEW: NativeDef = NativeDef::function("set", Arity::Free, new);
static NEW_FROZEN: NativeDef = NativeDef::function("frozenset", Arity::Free, new_frozen);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Set, "__and__", Arity::One, protocol::and),
    NativeDef::method(TypeId::Set, "__contains__", Arity::One, protocol::contains),
    NativeDef::method(TypeId::Set, "__eq__", Arity::One, protocol::eq),
    NativeDef::method(TypeId::Set, "__ge__", Arity::One, protocol::ge),
    NativeDef::method(TypeId::Set, "__gt__", Arity::One, protocol::gt),
    NativeDef::method(TypeId::Set, "__iand__", Arity::One, protocol::and_in_place),
    NativeDef::method(TypeId::Set, "__ior__", Arity::One, protocol::or_in_place),
    NativeDef::method(TypeId::Set, "__isub__", Arity::One, protocol::sub_in_place),
    NativeDef::method(TypeId::Set, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Set, "__ixor__", Arity::One, protocol::xor_in_place),
    NativeDef::method(TypeId::Set, "__le__", Arity::One, protocol::le),
    NativeDef::method(TypeId::Set, "__len__", Arity::None, protocol::len),
    NativeDef::method(TypeId::Set, "__lt__", Arity::One, protocol::lt),
    NativeDef::method(TypeId::Set, "__ne__", Arity::One, protocol::ne),
    NativeDef::method(TypeId::Set, "__or__", Arity::One, protocol::or),
    NativeDef::method(TypeId::Set, "__rand__", Arity::One, protocol::rand),
    NativeDef::method(TypeId::Set, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::Set, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::Set, "__ror__", Arity::One, protocol::ror),
    NativeDef::method(TypeId::Set, "__rsub__", Arity::One, protocol::rsub),
    NativeDef::method(TypeId::Set, "__rxor__", Arity::One, protocol::rxor),
    NativeDef::method(TypeId::Set, "__sub__", Arity::One, protocol::sub),
    NativeDef::method(TypeId::Set, "__xor__", Arity::One, protocol::xor),
    NativeDef::method(TypeId::Set, "add", Arity::One, add),
    NativeDef::method(TypeId::Set, "clear", Arity::None, clear),
    NativeDef::method(TypeId::Set, "copy", Arity::None, copy),
    NativeDef::method(TypeId::Set, "difference", Arity::Any, difference),
    NativeDef::method(TypeId::Set, "difference_update", Arity::Any, difference_update),
    NativeDef::method(TypeId::Set, "discard", Arity::One, discard),
    NativeDef::method(TypeId::Set, "intersection", Arity::Any, intersection),
    NativeDef::method(TypeId::Set, "intersection_update", Arity::Any, intersection_update),
    NativeDef::method(TypeId::Set, "isdisjoint", Arity::One, is_disjoint),
    NativeDef::method(TypeId::Set, "issubset", Arity::One, is_subset),
    NativeDef::method(TypeId::Set, "issuperset", Arity::One, is_superset),
    NativeDef::method(TypeId::Set, "pop", Arity::None, pop),
    NativeDef::method(TypeId::Set, "remove", Arity::One, remove),
    NativeDef::method(TypeId::Set, "symmetric_difference", Arity::One, symmetric_difference),
    NativeDef::method(TypeId::Set, "symmetric_difference_update", Arity::One, symmetric_difference_update),
    NativeDef::method(TypeId::Set, "union", Arity::Any, union),
    NativeDef::method(TypeId::Set, "update", Arity::Any, update),
];

static FROZEN_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::FrozenSet, "__and__", Arity::One, protocol::and),
    NativeDef::method(TypeId::FrozenSet, "__contains__", Arity::One, protocol::contains),
    NativeDef::method(TypeId::FrozenSet, "__eq__", Arity::One, protocol::eq),
    NativeDef::method(TypeId::FrozenSet, "__ge__", Arity::One, protocol::ge),
    NativeDef::method(TypeId::FrozenSet, "__gt__", Arity::One, protocol::gt),
    NativeDef::method(TypeId::FrozenSet, "__hash__", Arity::None, super::protocol::hash),
    NativeDef::method(TypeId::FrozenSet, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::FrozenSet, "__le__", Arity::One, protocol::le),
    NativeDef::method(TypeId::FrozenSet, "__len__", Arity::None, protocol::len),
    NativeDef::method(TypeId::FrozenSet, "__lt__", Arity::One, protocol::lt),
    NativeDef::method(TypeId::FrozenSet, "__ne__", Arity::One, protocol::ne),
    NativeDef::method(TypeId::FrozenSet, "__or__", Arity::One, protocol::or),
    NativeDef::method(TypeId::FrozenSet, "__rand__", Arity::One, protocol::rand),
    NativeDef::method(TypeId::FrozenSet, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::FrozenSet, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::FrozenSet, "__ror__", Arity::One, protocol::ror),
    NativeDef::method(TypeId::FrozenSet, "__rsub__", Arity::One, protocol::rsub),
    NativeDef::method(TypeId::FrozenSet, "__rxor__", Arity::One, protocol::rxor),
    NativeDef::method(TypeId::FrozenSet, "__sub__", Arity::One, protocol::sub),
    NativeDef::method(TypeId::FrozenSet, "__xor__", Arity::One, protocol::xor),
    NativeDef::method(TypeId::FrozenSet, "copy", Arity::None, copy),
    NativeDef::method(TypeId::FrozenSet, "difference", Arity::Any, difference),
    NativeDef::method(TypeId::FrozenSet, "intersection", Arity::Any, intersection),
    NativeDef::method(TypeId::FrozenSet, "isdisjoint", Arity::One, is_disjoint),
    NativeDef::method(TypeId::FrozenSet, "issubset", Arity::One, is_subset),
    NativeDef::method(TypeId::FrozenSet, "issuperset", Arity::One, is_superset),
    NativeDef::method(TypeId::FrozenSet, "symmetric_difference", Arity::One, symmetric_difference),
    NativeDef::method(TypeId::FrozenSet, "union", Arity::Any, union),
];

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Set>, Trap> {
    match py.unwrapped(args.get(0)).cast::<Set>() {
        Some(set) => Ok(set),
        None => Err(py.refused("a set's method")),
    }
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    made(py, args, "set")
}

fn new_frozen<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if let (Some(set), 2) = (args.get(1).cast::<Set>(), args.nargs())
        && set.frozen()
    {
        return Ok(args.get(1));
    }
    let value = made(py, args, "frozenset")?;
    if let Some(set) = value.cast::<Set>() {
        set.freeze();
    }
    Ok(value)
}

/// The window is the class, the iterable, the set.
fn made<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &str) -> Result<Value, Trap> {
    room(args)?;
    if args.input != Input::Start {
        return Ok(args.get(2));
    }
    py.check_constructor(args, name, 1)?;
    let set = Set::new(&mut py.heap)?.value();
    let Some(iterable) = args.arg(1) else { return Ok(set) };
    args.push(set)?;
    match py.update_set(set, iterable) {
        Ok(()) => Ok(set),
        Err(Trap::Defer) => Err(args.defer(1, &[iterable, set])),
        Err(trap) => Err(trap),
    }
}

/// `set_reduce`: the class, a list of the items, the attributes.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (set, whole) = (this(py, args)?, args.get(0));
    let state = Script::new(args, 0)?.state_of(py, args, whole)?;
    let items = List::with_capacity(&mut py.heap, set.len())?;
    for entry in set.iter() {
        items.push(&mut py.heap, entry.key)?;
    }
    let (class, values) = (py.type_of(whole), py.tuple(&[items.value()])?);
    py.tuple(&[class, values, state])
}

fn keyed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, op: KeyOp) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    let (set, key) = (this(py, args)?.value(), args.get(1));
    let key = if op == KeyOp::Set { key } else { py.searched_item(key)? };
    match py.keyed(op, set, key, Value::NULL) {
        Ok(_) => Ok(Value::NONE),
        Err(Trap::Defer) => Err(args.defer(1, &[set, key, Value::NULL])),
        Err(trap) => Err(trap),
    }
}

fn add<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    keyed(py, args, KeyOp::Set)
}

fn discard<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    keyed(py, args, KeyOp::Discard)
}

fn remove<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    keyed(py, args, KeyOp::Delete)
}

fn clear<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    this(py, args)?.clear();
    Ok(Value::NONE)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let set = this(py, args)?;
    if set.frozen() {
        return Ok(set.value());
    }
    Ok(set.copy(&mut py.heap)?.value())
}

fn pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match this(py, args)?.pop() {
        Some(entry) => Ok(entry.key),
        None => Err(py.error(TypeId::KeyError, format_args!("pop from an empty set"))),
    }
}

/// How `Objects/setobject.c` makes the next result, whose order can be seen: in the set that changes or the result so far
/// (`begun`), or anew. An intersection becomes the set when all is known.
fn way(op: SetOp, update: bool, begun: bool, argument: Value) -> u32 {
    let is_table = argument.is_kind(Kind::Dict) || argument.is_kind(Kind::Set);
    op as u32
        | match op {
            SetOp::And => 0,
            _ if update || begun => IN_PLACE,
            SetOp::Sub if !is_table => BY_REMOVAL,
            _ => 0,
        }
}

/// Added to the state: the set itself changes.
const UPDATE: u32 = 8;

/// An operator with any number of iterables: the window is the set, the arguments, the result so far, how many of them
/// are in it, the argument as a set.
fn with_all<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, op: SetOp, update: bool) -> Result<Value, Trap> {
    const COLLECTED: u32 = 1;
    const MADE: u32 = 2;
    room(args)?;
    let base = args.nargs();
    let set = this(py, args)?;
    if args.input == Input::Start {
        args.push(set.value())?;
        args.push(Value::from_int_truncated(1))?;
        args.push(Value::NULL)?;
    }
    let state = op as u32 | if update { UPDATE } else { 0 };
    let mut result = args.get(base);
    let mut index = args.get(base + 1).as_small_int().unwrap_or(1).unsigned_abs();
    let mut ready = (step(args.state) == COLLECTED).then(|| args.get(base + 2));
    if step(args.state) == MADE {
        result = args.result();
        index += 1;
    }
    while let Some(argument) = args.arg(index) {
        let inside = py.unwrapped(argument);
        let table = match ready.take() {
            Some(table) => table,
            None if inside.is_kind(Kind::Dict) => inside,
            None => match table_of(inside) {
                Some(table) => table,
                None => {
                    let table = Set::new(&mut py.heap)?.value();
                    args.resize(base + 3)?;
                    args.set(base, result);
                    args.set(base + 1, Value::from_int_truncated(index as isize));
                    args.set(base + 2, table);
                    py.defer(&ADD_ALL, 0);
                    return Err(args.defer(at(COLLECTED, given(state)), &[argument, table]));
                }
            },
        };
        let way = way(op, update, result != set.value(), inside);
        match py.set_algebra_in(way, result, table) {
            Ok(made) => (result, index) = (made, index + 1),
            Err(Trap::Defer) => {
                args.resize(base + 3)?;
                args.set(base, result);
                args.set(base + 1, Value::from_int_truncated(index as isize));
                py.defer(&ALGEBRA, way);
                return Err(args.defer(at(MADE, given(state)), &[result, table]));
            }
            Err(trap) => return Err(trap),
        }
    }
    let Some(made) = result.cast::<Set>() else { return Ok(result) };
    if update {
        if made != set {
            set.swap(made);
        }
        return Ok(Value::NONE);
    }
    if made == set {
        return copy(py, args);
    }
    Ok(result)
}

fn union<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    with_all(py, args, SetOp::Or, false)
}

/// The items are added one after another: nothing is copied.
fn update<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let set = this(py, args)?.value();
    let mut index = match args.input {
        Input::Start => 1,
        _ => args.state as usize,
    };
    while let Some(iterable) = args.arg(index) {
        index += 1;
        match py.update_set(set, iterable) {
            Ok(()) => {}
            Err(Trap::Defer) => {
                args.resize(args.nargs())?;
                return Err(args.defer(index as u32, &[iterable, set]));
            }
            Err(trap) => return Err(trap),
        }
    }
    Ok(Value::NONE)
}

fn intersection<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    with_all(py, args, SetOp::And, false)
}

fn intersection_update<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    with_all(py, args, SetOp::And, true)
}

fn difference<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    with_all(py, args, SetOp::Sub, false)
}

fn difference_update<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    with_all(py, args, SetOp::Sub, true)
}

fn symmetric_difference<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    with_all(py, args, SetOp::Xor, false)
}

fn symmetric_difference_update<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    with_all(py, args, SetOp::Xor, true)
}

/// A question about the set and one iterable: the window is the set, the iterable, the iterable as a set.
fn asked<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    ask: fn(&mut Python<'h>, &mut Args<'_, 'h>, Value, Value) -> Result<Value, Trap>,
) -> Result<Value, Trap> {
    const COLLECTED: u32 = 1;
    const ANSWERED: u32 = 2;
    room(args)?;
    let set = this(py, args)?.value();
    if args.state == ANSWERED {
        let result = args.result();
        return Ok(match result.cast::<Set>() {
            // What two sets have in common.
            Some(common) => Value::from_bool(common.len() == 0),
            None => result,
        });
    }
    if args.input == Input::Start {
        let argument = args.get(1);
        let other = py.unwrapped(argument);
        let other = if other.is_kind(Kind::Set) { other } else { Set::new(&mut py.heap)?.value() };
        args.push(other)?;
        if other != py.unwrapped(argument) {
            py.defer(&ADD_ALL, 0);
            return Err(args.defer(COLLECTED, &[argument, other]));
        }
    }
    let other = args.get(2);
    match ask(py, args, set, other) {
        Err(Trap::Defer) => Err(args.defer(ANSWERED, &[set, other])),
        done => done,
    }
}

fn is_disjoint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    asked(py, args, |py, _, set, other| {
        let common = py.set_algebra(SetOp::And, set, other)?;
        Ok(Value::from_bool(common.cast::<Set>().is_some_and(|common| common.len() == 0)))
    })
}

fn is_subset<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    asked(py, args, |py, _, set, other| py.compare(LESS_EQUAL, set, other))
}

fn is_superset<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    asked(py, args, |py, _, set, other| py.compare(GREATER_EQUAL, set, other))
}
