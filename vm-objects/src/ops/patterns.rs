//! `match`: what a subject is, and the parts of it that patterns look at. `match_keys` and `match_class` of CPython's
//! `Python/ceval.c`.

use crate::Trap;
use crate::classes::features;
use crate::classes::new_class::is_type;
use crate::native::{Arity, NativeDef};
use crate::object::class::Class;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::table::Match;
use crate::object::tuple::Tuple;
use crate::ops::compare::equal_items;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::types::TypeId;
use crate::value::Value;

/// The values of a mapping for a pattern's keys; the window is the mapping, the keys.
static MATCH_KEYS: NativeDef = NativeDef::function("match_keys", Arity::Free, match_keys);
/// The attributes for a class pattern; the window is the subject, the class, the keywords' names. The state is how many
/// positional patterns there are.
static MATCH_CLASS: NativeDef = NativeDef::function("match_class", Arity::Free, match_class);

impl TypeId {
    /// What `match` takes the objects of a built-in type for: `Py_TPFLAGS_SEQUENCE`, `Py_TPFLAGS_MAPPING`.
    pub(crate) fn collection(self) -> usize {
        let mut kind = self;
        loop {
            match kind {
                TypeId::List | TypeId::Tuple | TypeId::Range | TypeId::MemoryView | TypeId::Array | TypeId::Deque => {
                    return features::SEQUENCE;
                }
                TypeId::Dict | TypeId::MappingProxy => return features::MAPPING,
                TypeId::Object => return 0,
                _ => kind = kind.def().base,
            }
        }
    }

    /// Whether a class pattern's only positional pattern is for the object itself: `_Py_TPFLAGS_MATCH_SELF`.
    fn matches_self(self) -> bool {
        use TypeId as T;
        let own = |kind: T| {
            matches!(
                kind,
                T::Int
                    | T::Float
                    | T::Str
                    | T::Bytes
                    | T::ByteArray
                    | T::Tuple
                    | T::List
                    | T::Dict
                    | T::Set
                    | T::FrozenSet
            )
        };
        let mut kind = self;
        while kind != T::Object {
            if own(kind) {
                return true;
            }
            kind = kind.def().base;
        }
        false
    }
}

impl Python<'_> {
    /// What `match` takes a type's objects for.
    pub(crate) fn collection_of(&self, class: Value) -> usize {
        match class.cast::<Class>() {
            Some(class) => class.features.get() & features::COLLECTION,
            None => class.as_type().and_then(TypeId::from_index).map_or(0, TypeId::collection),
        }
    }

    /// `MATCH_MAPPING`, `MATCH_SEQUENCE`.
    pub(crate) fn is_collection(&self, subject: Value, sequence: bool) -> Value {
        let wanted = if sequence { features::SEQUENCE } else { features::MAPPING };
        Value::from_bool(self.collection_of(self.type_of(subject)) & wanted != 0)
    }

    /// `MATCH_KEYS`.
    pub(crate) fn values_of_keys(&mut self) -> Trap {
        self.defer(&MATCH_KEYS, 0)
    }

    /// `MATCH_CLASS`.
    pub(crate) fn parts_of_class(&mut self, npositional: u32) -> Trap {
        self.defer(&MATCH_CLASS, npositional)
    }
}

fn match_keys<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (subject, keys) = (args.get(0), args.get(1));
    let mut replay = Replay::new(args);
    let Some(keys) = keys.cast::<Tuple>() else { return Err(py.refused("MATCH_KEYS")) };
    let values = Tuple::with_len(&mut py.heap, keys.len())?;
    if keys.len() == 0 {
        return Ok(values.value());
    }
    let absent = crate::classes::instantiate::object_value(py)?;
    let absent = replay.kept(args, absent)?;
    let Some(get) = replay.attribute(py, args, subject, "get")? else {
        let name = Str::intern(&mut py.heap, "get")?.value();
        return Err(py.no_attribute(subject, name));
    };
    for (index, &key) in keys.values().iter().enumerate() {
        let before = keys.values().get(..index).unwrap_or(&[]);
        if before.iter().any(|&other| other == key || equal_items(other, key) == Match::Yes) {
            let shown = replay.text(py, args, key, Conversion::Repr)?;
            let shown = Python::shown(shown.value());
            return Err(py.value_error(format_args!("mapping pattern checks duplicate key ({shown})")));
        }
        let value = replay.call_with(args, get, &[key, absent])?;
        if value == absent {
            return Ok(Value::NONE);
        }
        if let Some(slot) = values.items().get(index) {
            slot.set(value);
        }
    }
    Ok(values.value())
}

fn match_class<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (subject, class, names) = (args.get(0), args.get(1), args.get(2));
    let positional = args.state as usize;
    if !is_type(class) {
        return Err(py.type_error(format_args!("called match pattern must be a class")));
    }
    let mut replay = Replay::new(args);
    let check = py.builtin_named("isinstance")?;
    if replay.call_with(args, check, &[subject, class])? != Value::TRUE {
        return Ok(Value::NONE);
    }
    let found = List::with_capacity(&mut py.heap, positional)?;
    let seen = List::with_capacity(&mut py.heap, positional)?;
    if positional != 0 {
        let names = replay.attribute(py, args, class, "__match_args__")?;
        let itself = names.is_none() && matches_itself(class);
        let order = match names {
            Some(names) => match names.cast::<Tuple>() {
                Some(names) => names,
                None => {
                    let (name, kind) = (py.name_of_type(class), py.type_name(names));
                    return Err(py.type_error(format_args!("{name}.__match_args__ must be a tuple (got {kind})")));
                }
            },
            None => Tuple::from_slice(&mut py.heap, &[])?,
        };
        let allowed = if itself { 1 } else { order.len() };
        if allowed < positional {
            let (name, s) = (py.name_of_type(class), if allowed == 1 { "" } else { "s" });
            return Err(py.type_error(format_args!(
                "{name}() accepts {allowed} positional sub-pattern{s} ({positional} given)"
            )));
        }
        if itself {
            found.push(&mut py.heap, subject)?;
        }
        for &name in order.values().iter().take(if itself { 0 } else { positional }) {
            if name.cast::<Str>().is_none() {
                let kind = py.type_name(name);
                return Err(py.type_error(format_args!("__match_args__ elements must be strings (got {kind})")));
            }
            if !attribute(py, args, &mut replay, (found, seen), name)? {
                return Ok(Value::NONE);
            }
        }
    }
    let names = names.cast::<Tuple>();
    for &name in names.as_ref().map_or(&[][..], |names| names.values()) {
        if !attribute(py, args, &mut replay, (found, seen), name)? {
            return Ok(Value::NONE);
        }
    }
    Ok(Tuple::from_cells(&mut py.heap, found.items())?.value())
}

fn matches_itself(class: Value) -> bool {
    let index = match class.cast::<Class>() {
        Some(class) => u16::try_from(class.base_layout.get()).ok(),
        None => class.as_type(),
    };
    index.and_then(TypeId::from_index).is_some_and(TypeId::matches_self)
}

/// Adds an attribute of the subject; `false` if it has none of that name.
fn attribute<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    (found, seen): (crate::heap::Obj<List>, crate::heap::Obj<List>),
    name: Value,
) -> Result<bool, Trap> {
    let (subject, class) = (args.get(0), args.get(1));
    if seen.items().iter().any(|other| equal_items(other.get(), name) == Match::Yes) {
        let shown = replay.text(py, args, name, Conversion::Repr)?;
        let (class, shown) = (py.name_of_type(class), Python::shown(shown.value()));
        return Err(py.type_error(format_args!("{class}() got multiple sub-patterns for attribute {shown}")));
    }
    seen.push(&mut py.heap, name)?;
    let get = py.builtin_named("getattr")?;
    let value = replay.call_with(args, get, &[subject, name, Value::NOT_IMPLEMENTED])?;
    if value == Value::NOT_IMPLEMENTED {
        return Ok(false);
    }
    found.push(&mut py.heap, value)?;
    Ok(true)
}
