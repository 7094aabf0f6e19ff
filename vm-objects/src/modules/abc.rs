//! `_abc`: what `abc.py` is made of. CPython's `Modules/_abc.c`.
//!
//! What a class is registered with and what is known of it are in its `_abc_impl`: tables of classes. They keep the
//! classes alive, where CPython's let them go.

use crate::Trap;
use crate::classes::features;
use crate::classes::new_class::is_type;
use crate::heap::{Kind, Obj};
use crate::modules::ModuleDef;
use crate::native::{Arity, NativeDef};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::function::{Extra, Function};
use crate::object::hash::hash_identity;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Model;

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "_abc", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_abc_init", Arity::One, init),
    NativeDef::function("_abc_instancecheck", Arity::Between(2, 2), instance_check),
    NativeDef::function("_abc_register", Arity::Between(2, 2), register),
    NativeDef::function("_abc_subclasscheck", Arity::Between(2, 2), subclass_check),
    NativeDef::function("_get_dump", Arity::One, dump),
    NativeDef::function("_reset_caches", Arity::One, reset_caches),
    NativeDef::function("_reset_registry", Arity::One, reset_registry),
    NativeDef::function("get_cache_token", Arity::None, |py, _| Ok(token(py))),
];

/// Words of an `_abc_data`: three tables of classes, and the token when the last was made.
const REGISTRY: usize = 0;
const CACHE: usize = 1;
const NEGATIVE: usize = 2;
const TOKEN: usize = 3;
const WORDS: usize = 4;

/// Counts the registrations: what is known not to be a subclass may be one after the next.
fn token(py: &Python<'_>) -> Value {
    Value::from_int_truncated(py.abc_token as isize)
}

/// The `_abc_data` of a class.
fn data_of(py: &mut Python<'_>, class: Value) -> Result<Obj<Instance>, Trap> {
    let name = Str::intern(&mut py.heap, "_abc_impl")?;
    let found = py.class_attribute(class, name);
    match found.cast::<Instance>().filter(|data| data.class.get() == TypeId::AbcData.value()) {
        Some(data) => Ok(data),
        None => Err(py.type_error(format_args!("_abc_impl is set to a wrong type"))),
    }
}

fn has(data: Obj<Instance>, word: usize, class: Value) -> bool {
    let table = data.slot(word).cast::<Dict>();
    table.is_some_and(|table| table.find_identical(hash_identity(class), class).is_some())
}

fn add(py: &mut Python<'_>, data: Obj<Instance>, word: usize, class: Value) -> Result<(), Trap> {
    let table = match data.slot(word).cast::<Dict>() {
        Some(table) => table,
        None => {
            let table = Dict::new(&mut py.heap)?;
            data.set_slot(word, table.value());
            table
        }
    };
    if table.find_identical(hash_identity(class), class).is_none() {
        table.insert_missing(&mut py.heap, hash_identity(class), class, Value::NONE)?;
    }
    Ok(())
}

/// Whether a value says of itself that it is abstract.
fn is_abstract<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    value: Value,
) -> Result<bool, Trap> {
    const NAME: &str = "__isabstractmethod__";
    let known = match value.kind() {
        None => Some(Value::FALSE),
        Some(Kind::Function) => {
            let dict = value.cast::<Function>().and_then(|function| function.extra_slot(Extra::Dict).cast::<Dict>());
            Some(dict.and_then(|dict| dict.get_text(NAME)).unwrap_or(Value::FALSE))
        }
        Some(Kind::Str | Kind::Int | Kind::Float | Kind::Tuple | Kind::Dict | Kind::List) => Some(Value::FALSE),
        Some(_) => None,
    };
    let found = match known {
        Some(known) => known,
        None => replay.attribute(py, args, value, NAME)?.unwrap_or(Value::FALSE),
    };
    let truth = py.truth(found).map(Value::from_bool);
    Ok(replay.outcome(args, &[found], truth)? == Value::TRUE)
}

/// `_abc_init(cls)`: `__abstractmethods__` and `_abc_impl`.
fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let this = args.get(0);
    let Some(class) = this.cast::<Class>() else { return Err(py.refused("_abc_init")) };
    let names = Set::new(&mut py.heap)?;
    let dict = class.dict.get().cast::<Dict>();
    let mut position = 0;
    while let Some((at, entry)) = dict.and_then(|dict| dict.next_entry(position)) {
        position = at.saturating_add(1);
        if is_abstract(py, args, &mut replay, entry.value)? {
            add_name(py, names, entry.key, entry.hash)?;
        }
    }
    let bases = class.bases.get().cast::<Tuple>();
    for &base in bases.as_ref().map_or(&[][..], |bases| bases.values()) {
        let abstracts = replay.attribute(py, args, base, "__abstractmethods__")?.and_then(Value::cast::<Set>);
        let mut position = 0;
        while let Some((at, entry)) = abstracts.and_then(|names| names.next_entry(position)) {
            position = at.saturating_add(1);
            let get = py.builtin_named("getattr")?;
            let value = replay.call_with(args, get, &[this, entry.key, Value::NOT_IMPLEMENTED])?;
            if value != Value::NOT_IMPLEMENTED && is_abstract(py, args, &mut replay, value)? {
                add_name(py, names, entry.key, entry.hash)?;
            }
        }
    }
    take_collection_flag(py, class)?;
    names.freeze();
    let data = Instance::alloc(&mut py.heap, TypeId::AbcData.value(), WORDS)?;
    data.set_slot(TOKEN, token(py));
    let name = Str::intern(&mut py.heap, "_abc_impl")?.value();
    // The last thing that can fail in a way that lets all of this run again: a name space with `__abstractmethods__` in it
    // would then be searched once more.
    Str::intern(&mut py.heap, "__abstractmethods__")?;
    dict.map_or(Ok(()), |dict| dict.reserve(&mut py.heap, 2))?;
    py.store_in_type(this, name, data.value())?;
    crate::types::class_facts::set_abstract_methods(py, this, names.value())?;
    Ok(Value::NONE)
}

/// `__abc_tpflags__`, with which `collections.abc` says that the instances are sequences or mappings.
fn take_collection_flag(py: &mut Python<'_>, class: Obj<Class>) -> Result<(), Trap> {
    const BOTH: isize = 1 << 5 | 1 << 6;
    let Some(dict) = class.dict.get().cast::<Dict>() else { return Ok(()) };
    let name = Str::intern(&mut py.heap, "__abc_tpflags__")?;
    let Some(given) = dict.get_str(name).and_then(Value::as_small_int) else { return Ok(()) };
    let flags = match given & BOTH {
        0 => return Ok(()),
        BOTH => {
            let text = "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING";
            return Err(py.type_error(format_args!("{text}")));
        }
        flag if flag == 1 << 5 => features::SEQUENCE,
        _ => features::MAPPING,
    };
    dict.remove_str(name);
    class.features.set(class.features.get() | flags);
    Ok(())
}

fn add_name(py: &mut Python<'_>, names: Obj<Set>, name: Value, hash: isize) -> Result<(), Trap> {
    match names.lookup(hash, name) {
        crate::object::table::Lookup::Found(_) => Ok(()),
        _ => names.insert_missing(&mut py.heap, hash, name, Value::NULL),
    }
}

/// `_abc_register(cls, subclass)`.
fn register<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (class, subclass) = (args.get(0), args.get(1));
    if !is_type(subclass) {
        return Err(py.type_error(format_args!("Can only register classes")));
    }
    let mut replay = Replay::new(args);
    if issubclass(py, args, &mut replay, subclass, class)? {
        return Ok(subclass);
    }
    // The other way round would be a circle, which a check would go round for ever.
    if issubclass(py, args, &mut replay, class, subclass)? {
        return Err(py.error(TypeId::RuntimeError, format_args!("Refusing to create an inheritance cycle")));
    }
    let data = data_of(py, class)?;
    add(py, data, REGISTRY, subclass)?;
    py.abc_token = py.abc_token.wrapping_add(1);
    if let Some(class) = class.cast::<Class>() {
        let inherited = class.features.get() & features::COLLECTION;
        spread_collection(py, subclass, inherited)?;
    }
    Ok(subclass)
}

/// A class registered with `Sequence` or `Mapping` is matched as one, and so are its subclasses.
fn spread_collection(py: &mut Python<'_>, subclass: Value, flags: usize) -> Result<(), Trap> {
    let Some(class) = subclass.cast::<Class>().filter(|_| flags != 0) else { return Ok(()) };
    let family = py.family(class)?;
    for class in family.iter().filter_map(|class| class.cast::<Class>()) {
        class.features.set(class.features.get() & !features::COLLECTION | flags);
    }
    Ok(())
}

fn issubclass<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    class: Value,
    of: Value,
) -> Result<bool, Trap> {
    if py.type_of(of) == TypeId::Type.value() && is_type(class) {
        return Ok(py.is_subclass_of(class, of));
    }
    let check = py.builtin_named("issubclass")?;
    let found = replay.call_with(args, check, &[class, of])?;
    Ok(found == Value::TRUE)
}

/// `_abc_instancecheck(cls, instance)`.
fn instance_check<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (class, instance) = (args.get(0), args.get(1));
    let mut replay = Replay::new(args);
    let data = data_of(py, class)?;
    let kind = py.type_of(instance);
    let subclass = if !py.tells_its_class(kind) && !py.is_forwarding(instance) {
        kind
    } else {
        replay.attribute(py, args, instance, "__class__")?.unwrap_or(kind)
    };
    if has(data, CACHE, subclass) {
        return Ok(Value::TRUE);
    }
    if kind == subclass && data.slot(TOKEN) == token(py) && has(data, NEGATIVE, subclass) {
        return Ok(Value::FALSE);
    }
    let check = replay.attribute(py, args, class, "__subclasscheck__")?.unwrap_or(Value::NONE);
    let found = replay.call_with(args, check, &[subclass])?;
    if kind == subclass {
        return Ok(found);
    }
    let truth = py.truth(found).map(Value::from_bool);
    if replay.outcome(args, &[found], truth)? == Value::TRUE {
        return Ok(found);
    }
    replay.call_with(args, check, &[kind])
}

/// `_abc_subclasscheck(cls, subclass)`.
fn subclass_check<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (class, subclass) = (args.get(0), args.get(1));
    if !is_type(subclass) {
        return Err(py.type_error(format_args!("issubclass() arg 1 must be a class")));
    }
    let data = data_of(py, class)?;
    if has(data, CACHE, subclass) {
        return Ok(Value::TRUE);
    }
    if data.slot(TOKEN) != token(py) {
        data.set_slot(NEGATIVE, Value::NULL);
        data.set_slot(TOKEN, token(py));
    } else if has(data, NEGATIVE, subclass) {
        return Ok(Value::FALSE);
    }
    let answer = asked(py, args, class, subclass)?;
    add(py, data, if answer { CACHE } else { NEGATIVE }, subclass)?;
    Ok(Value::from_bool(answer))
}

/// By the hook, the bases, what is registered, and the subclasses.
fn asked<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, class: Value, subclass: Value) -> Result<bool, Trap> {
    let mut replay = Replay::new(args);
    let hook = replay.attribute(py, args, class, "__subclasshook__")?.unwrap_or(Value::NONE);
    let hooked = replay.call_with(args, hook, &[subclass])?;
    if let Some(answer) = hooked.as_bool() {
        return Ok(answer);
    }
    if hooked != Value::NOT_IMPLEMENTED {
        let text = "__subclasshook__ must return either False, True, or NotImplemented";
        return Err(py.error(TypeId::AssertionError, format_args!("{text}")));
    }
    if py.is_subclass_of(subclass, class) {
        return Ok(true);
    }
    let data = data_of(py, class)?;
    let registered = registered(py, data)?;
    let registered = replay.kept(args, registered)?.cast::<Tuple>();
    for &known in registered.as_ref().map_or(&[][..], |known| known.values()) {
        if issubclass(py, args, &mut replay, subclass, known)? {
            return Ok(true);
        }
    }
    let subclasses = replay.attribute(py, args, class, "__subclasses__")?.unwrap_or(Value::NONE);
    let subclasses = replay.call_with(args, subclasses, &[])?.cast::<List>();
    for derived in subclasses.as_ref().map_or(&[][..], |list| list.items()) {
        if issubclass(py, args, &mut replay, subclass, derived.get())? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The classes in the registry, a tuple.
fn registered(py: &mut Python<'_>, data: Obj<Instance>) -> Result<Value, Trap> {
    let table = data.slot(REGISTRY).cast::<Dict>();
    let tuple = Tuple::with_len(&mut py.heap, table.map_or(0, |table| table.len()))?;
    if let Some(table) = table {
        for (slot, entry) in tuple.items().iter().zip(table.iter()) {
            slot.set(entry.key);
        }
    }
    Ok(tuple.value())
}

/// `_get_dump(cls)`: sets of classes, and the token.
fn dump<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let data = data_of(py, args.get(0))?;
    let mut parts = [Value::NULL; 4];
    for (word, part) in parts.iter_mut().enumerate().take(3) {
        let set = Set::new(&mut py.heap)?;
        if let Some(table) = data.slot(word).cast::<Dict>() {
            for entry in table.iter() {
                set.insert_missing(&mut py.heap, entry.hash, entry.key, Value::NULL)?;
            }
        }
        *part = set.value();
    }
    if let Some(part) = parts.last_mut() {
        *part = data.slot(TOKEN);
    }
    py.tuple(&parts)
}

fn reset_caches<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let data = data_of(py, args.get(0))?;
    data.set_slot(CACHE, Value::NULL);
    data.set_slot(NEGATIVE, Value::NULL);
    Ok(Value::NONE)
}

fn reset_registry<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    data_of(py, args.get(0))?.set_slot(REGISTRY, Value::NULL);
    Ok(Value::NONE)
}
