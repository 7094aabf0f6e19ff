//! Displays: lists, sets and dicts being built.

use super::keyed::KeyOp;
use super::steps::{Pull, count, counted, room};
use super::unpack::COLLECT;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::function::{Extra, Function};
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// A set of the values in the window.
static BUILD_SET: NativeDef = NativeDef::function("set", Arity::Free, build_set);
/// A dict of the keys and values in the window.
static BUILD_MAP: NativeDef = NativeDef::function("dict", Arity::Free, build_map);
/// A dict of the values in the window and the tuple of keys behind them.
static BUILD_CONST_MAP: NativeDef = NativeDef::function("dict", Arity::Free, build_const_map);
/// Adds the items of an iterable to a set: the window is the iterable, the set. Answers an empty tuple.
pub(crate) static ADD_ALL: NativeDef = NativeDef::function("update", Arity::Free, add_all);
/// Puts the items of a mapping into a dict: the window is the mapping, the dict. Answers an empty dict.
pub(crate) static PUT_ALL: NativeDef = NativeDef::function("update", Arity::Free, put_all);
/// The same, where a key that is there already is an error; the window ends with the function that is called.
static MERGE_ALL: NativeDef = NativeDef::function("update", Arity::Free, merge_all);

/// Builds into a new table of the window's values: `at` says which key and value come as the nth.
fn build<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    table: fn(&mut Python<'h>) -> Result<Value, Trap>,
    at: fn(&Args<'_, 'h>, usize) -> Option<(Value, Value)>,
) -> Result<Value, Trap> {
    room(args)?;
    let base = args.nargs();
    if args.input == Input::Start {
        let table = table(py)?;
        args.push(table)?;
        args.push(count(0))?;
    }
    let (table, mut index) = (args.get(base), counted(args.get(base + 1)));
    while let Some((key, value)) = at(args, index) {
        index += 1;
        match py.keyed(KeyOp::Set, table, key, value) {
            Ok(_) => {}
            Err(Trap::Defer) => {
                args.resize(base + 2)?;
                args.set(base + 1, count(index));
                return Err(args.defer(1, &[table, key, value]));
            }
            Err(trap) => return Err(trap),
        }
    }
    Ok(table)
}

fn build_set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let new = |py: &mut Python<'h>| Ok(Set::new(&mut py.heap)?.value());
    build(py, args, new, |args, index| args.arg(index).map(|item| (item, Value::NULL)))
}

fn build_map<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let new = |py: &mut Python<'h>| Ok(Dict::new(&mut py.heap)?.value());
    build(py, args, new, |args, index| Some((args.arg(index * 2)?, args.arg(index * 2 + 1)?)))
}

fn build_const_map<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let new = |py: &mut Python<'h>| Ok(Dict::new(&mut py.heap)?.value());
    build(py, args, new, |args, index| {
        let keys = args.args().last()?.cast::<Tuple>()?;
        Some((keys.get(index)?, args.arg(index)?))
    })
}

/// The window is the iterable, the set, the iterator, the item, what came of it.
fn add_all<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const ITERATOR: u32 = 1;
    const ITEM: u32 = 2;
    const ADDED: u32 = 3;
    const SLOTS: usize = 3;
    room(args)?;
    let (iterable, set) = (args.get(0), args.get(1));
    if args.input == Input::Start {
        return Err(Pull::begin(py, args, iterable, ITERATOR, (ITEM, SLOTS)));
    }
    let mut pull = Pull::new(ITEM, SLOTS, args.get(2));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        if args.state != ADDED || args.get(SLOTS + 1).is_null() {
            match py.keyed(KeyOp::Set, set, item, Value::NULL) {
                Ok(_) => {}
                Err(Trap::Defer) => {
                    args.resize(SLOTS + 1)?;
                    return Err(args.defer(ADDED, &[set, item, Value::NULL]));
                }
                Err(trap) => return Err(trap),
            }
        }
        args.set(SLOTS + 1, Value::NULL);
        pull.done(args);
    }
    py.tuple(&[])
}

fn put_all<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    put(py, args, false)
}

fn merge_all<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    put(py, args, true)
}

/// The window is the mapping, the dict, the function or null, the keys (null for those of a dict), how far it is, whether
/// the last outcome was used (should memory run out behind it, it must not be used twice), the value that is being put.
fn put<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, merge: bool) -> Result<Value, Trap> {
    const METHOD: u32 = 1;
    const KEYS: u32 = 2;
    const COLLECTED: u32 = 3;
    const VALUE: u32 = 4;
    const FOUND: u32 = 5;
    const PUT: u32 = 6;
    const SLOTS: usize = 7;
    room(args)?;
    let (mapping, dict) = (args.get(0), args.get(1));
    let result = args.result();
    let fresh = args.get(5).is_null();
    match (args.input, args.state) {
        (Input::Start, _) => {
            args.resize(SLOTS)?;
            args.set(4, count(0));
            if let (Some(into), Some(from)) = (dict.cast::<Dict>(), mapping.cast::<Dict>()) {
                // All or nothing: a merge that runs again must not find keys of its own.
                into.reserve(&mut py.heap, from.len())?;
            }
            if !mapping.is_kind(Kind::Dict) {
                let keys = py.keys_name()?;
                return match py.attribute(mapping, keys) {
                    Ok(method) => Err(args.call(KEYS, method, &[])),
                    Err(Trap::Defer) => Err(args.defer(METHOD, &[mapping])),
                    Err(trap) => Err(trap),
                };
            }
        }
        (_, METHOD) => return Err(args.call(KEYS, result, &[])),
        (_, KEYS) if !matches!(result.kind(), Some(Kind::List | Kind::Tuple)) => {
            py.defer(&COLLECT, 0);
            return Err(args.defer(COLLECTED, &[result]));
        }
        (_, KEYS | COLLECTED) => args.set(3, result),
        (_, VALUE) if fresh => args.set(6, result),
        _ => {}
    }
    let (mut found, mut has_value) = ((args.state == FOUND && fresh).then_some(result), args.state == VALUE && fresh);
    let keys = args.get(3);
    let mut index = counted(args.get(4)) + usize::from(args.state == PUT && fresh);
    loop {
        let (next, key, value) = if keys.is_null() {
            let Some((position, entry)) = mapping.cast::<Dict>().and_then(|from| from.next_entry(index)) else { break };
            (position, entry.key, entry.value)
        } else {
            let Some(key) = super::item_of(keys, index) else { break };
            let value = if has_value || found.is_some() {
                args.get(6)
            } else {
                match py.item(mapping, key) {
                    Ok(value) => value,
                    Err(Trap::Defer) => {
                        args.resize(SLOTS)?;
                        args.set(4, count(index));
                        args.set(5, Value::NULL);
                        return Err(args.defer(VALUE, &[mapping, key]));
                    }
                    Err(trap) => return Err(trap),
                }
            };
            (index, key, value)
        };
        has_value = false;
        index = next;
        if merge {
            let there = match found.take() {
                Some(there) => there,
                None => match py.keyed(KeyOp::Contains, dict, key, Value::NULL) {
                    Err(Trap::Defer) => {
                        args.resize(SLOTS)?;
                        args.set(4, count(index));
                        args.set(5, Value::NULL);
                        args.set(6, value);
                        return Err(args.defer(FOUND, &[dict, key, Value::NULL]));
                    }
                    there => there?,
                },
            };
            if there == Value::TRUE {
                return Err(py.multiple_values(args.get(2), key));
            }
        }
        match py.keyed(KeyOp::Set, dict, key, value) {
            Ok(_) => {
                index += 1;
                args.set(4, count(index));
                args.set(5, Value::TRUE);
            }
            Err(Trap::Defer) => {
                args.resize(SLOTS)?;
                args.set(4, count(index));
                args.set(5, Value::NULL);
                return Err(args.defer(PUT, &[dict, key, value]));
            }
            Err(trap) => return Err(trap),
        }
    }
    Ok(Dict::new(&mut py.heap)?.value())
}

impl Python<'_> {
    fn keys_name(&mut self) -> Result<Value, Trap> {
        Ok(crate::object::str::Str::intern(&mut self.heap, "keys")?.value())
    }

    /// A set display.
    pub(crate) fn new_set(&mut self, items: &[Value]) -> Result<Value, Trap> {
        let set = Set::new(&mut self.heap)?.value();
        for &item in items {
            match self.keyed(KeyOp::Set, set, item, Value::NULL) {
                Err(Trap::Defer) => return Err(self.defer(&BUILD_SET, 0)),
                done => done?,
            };
        }
        Ok(set)
    }

    /// A dict display of keys and values in turn.
    pub(crate) fn new_dict(&mut self, pairs: &[Value]) -> Result<Value, Trap> {
        let dict = Dict::with_capacity(&mut self.heap, pairs.len() / 2)?.value();
        for pair in pairs.chunks_exact(2) {
            let &[key, value] = pair else { continue };
            match self.keyed(KeyOp::Set, dict, key, value) {
                Err(Trap::Defer) => return Err(self.defer(&BUILD_MAP, 0)),
                done => done?,
            };
        }
        Ok(dict)
    }

    /// A dict display whose keys are constants.
    pub(crate) fn new_dict_with_keys(&mut self, keys: Value, values: &[Value]) -> Result<Value, Trap> {
        let Some(keys) = keys.cast::<Tuple>() else { return Err(self.refused("keys that are no tuple")) };
        let dict = Dict::with_capacity(&mut self.heap, keys.len())?.value();
        for (&key, &value) in keys.values().iter().zip(values) {
            match self.keyed(KeyOp::Set, dict, key, value) {
                Err(Trap::Defer) => return Err(self.defer(&BUILD_CONST_MAP, 0)),
                done => done?,
            };
        }
        Ok(dict)
    }

    /// `[*iterable]`.
    pub(crate) fn extend_list(&mut self, list: Value, iterable: Value) -> Result<(), Trap> {
        let Some(list) = list.cast::<List>() else { return Err(self.refused("LIST_EXTEND")) };
        if let Some(items) = iterable.cast::<Tuple>() {
            return list.extend(&mut self.heap, items.items());
        }
        if let Some(items) = iterable.cast::<List>() {
            return list.extend(&mut self.heap, items.items());
        }
        if !self.may_iterate(iterable) {
            let name = self.type_name(iterable);
            return Err(self.type_error(format_args!("Value after * must be an iterable, not {name}")));
        }
        Err(self.defer(&COLLECT, 0))
    }

    /// An item of a set display or comprehension.
    pub(crate) fn add_to_set(&mut self, set: Value, item: Value) -> Result<(), Trap> {
        self.keyed(KeyOp::Set, set, item, Value::NULL).map(|_| ())
    }

    /// `{*iterable}`. On [`Trap::Defer`] the routine wants the operands iterable and set.
    pub(crate) fn update_set(&mut self, set: Value, iterable: Value) -> Result<(), Trap> {
        let more = match (iterable.cast::<Set>(), iterable.cast::<Dict>()) {
            (Some(from), _) => from.len(),
            (_, Some(from)) => from.len(),
            _ => 0,
        };
        if let Some(set) = set.cast::<Set>().filter(|_| more != 0) {
            if let Some(from) = iterable.cast::<Set>().filter(|_| set.is_unused()) {
                let copy = from.copy_into_empty(&mut self.heap, set)?;
                set.swap(copy);
                return Ok(());
            }
            set.reserve(&mut self.heap, more)?;
        }
        let done = if let Some(from) = iterable.cast::<Set>() {
            from.iter().try_for_each(|entry| {
                self.keyed_with_hash(KeyOp::Set, [set, entry.key, Value::NULL], entry.hash).map(|_| ())
            })
        } else if let Some(from) = iterable.cast::<Dict>() {
            from.iter().try_for_each(|entry| {
                self.keyed_with_hash(KeyOp::Set, [set, entry.key, Value::NULL], entry.hash).map(|_| ())
            })
        } else {
            self.add_sequence(set, iterable)
        };
        match done {
            Err(Trap::Defer) => Err(self.defer(&ADD_ALL, 0)),
            done => done,
        }
    }

    fn add_sequence(&mut self, set: Value, items: Value) -> Result<(), Trap> {
        if !matches!(items.kind(), Some(Kind::List | Kind::Tuple)) {
            return Err(if self.may_iterate(items) { Trap::Defer } else { self.not_iterable(items) });
        }
        let mut index = 0;
        while let Some(item) = super::item_of(items, index) {
            self.keyed(KeyOp::Set, set, item, Value::NULL)?;
            index += 1;
        }
        Ok(())
    }

    /// An item of a dict comprehension.
    pub(crate) fn set_dict_item(&mut self, dict: Value, key: Value, value: Value) -> Result<(), Trap> {
        self.keyed(KeyOp::Set, dict, key, value).map(|_| ())
    }

    /// `{**mapping}`. On [`Trap::Defer`] the routine wants the operands mapping and dict.
    pub(crate) fn update_dict(&mut self, dict: Value, mapping: Value) -> Result<(), Trap> {
        match self.put_entries(dict, mapping, false) {
            Ok(None) => Ok(()),
            Ok(Some(_)) | Err(Trap::Defer) => {
                if !self.has_keys(mapping) {
                    let name = self.type_name(mapping);
                    return Err(self.type_error(format_args!("'{name}' object is not a mapping")));
                }
                Err(self.defer(&PUT_ALL, 0))
            }
            Err(trap) => Err(trap),
        }
    }

    /// Whether a value counts as a mapping: it has `keys`.
    pub(crate) fn has_keys(&mut self, mapping: Value) -> bool {
        let class = self.type_of(mapping);
        mapping.is_kind(Kind::Dict) || !self.class_attribute_named(class, "keys").is_null()
    }

    /// Puts a dict's entries into another. `Ok(Some(key))` when a merged key is there already.
    pub(super) fn put_entries(&mut self, dict: Value, mapping: Value, merge: bool) -> Result<Option<Value>, Trap> {
        let Some(from) = mapping.cast::<Dict>() else { return Err(Trap::Defer) };
        if merge {
            for entry in from.iter() {
                let operands = [dict, entry.key, Value::NULL];
                if self.keyed_with_hash(KeyOp::Contains, operands, entry.hash)? == Value::TRUE {
                    return Ok(Some(entry.key));
                }
            }
        }
        if let Some(dict) = dict.cast::<Dict>() {
            // All or nothing: a merge that runs again must not find keys of its own.
            dict.reserve(&mut self.heap, from.len())?;
        }
        for entry in from.iter() {
            self.keyed_with_hash(KeyOp::Set, [dict, entry.key, entry.value], entry.hash)?;
        }
        Ok(None)
    }

    /// `f(**mapping)` after other keywords.
    pub(crate) fn merge_keywords(&mut self, dict: Value, mapping: Value, function: Value) -> Result<(), Trap> {
        match self.put_entries(dict, mapping, true) {
            Ok(None) => Ok(()),
            Ok(Some(key)) => Err(self.multiple_values(function, key)),
            Err(Trap::Defer) => {
                if !self.has_keys(mapping) {
                    let name = self.type_name(mapping);
                    let called = self.called_name(function);
                    return Err(
                        self.type_error(format_args!("{called} argument after ** must be a mapping, not {name}"))
                    );
                }
                Err(self.defer(&MERGE_ALL, 0))
            }
            Err(trap) => Err(trap),
        }
    }

    fn multiple_values(&mut self, function: Value, key: Value) -> Trap {
        if !self.is_instance_of(key, TypeId::Str) {
            return self.type_error(format_args!("keywords must be strings"));
        }
        let (called, key) = (self.called_name(function), Self::shown(self.unwrapped(key)));
        self.type_error(format_args!("{called} got multiple values for keyword argument '{key}'"))
    }

    /// How an error about a call names what is called: as `_PyObject_FunctionStr` of CPython's `Objects/object.c`.
    pub(crate) fn called_name(&mut self, function: Value) -> CalledName {
        let inner = match function.cast::<crate::object::bound_method::BoundMethod>() {
            Some(method) => method.function.get(),
            None => function,
        };
        if let Some(function) = inner.cast::<Function>() {
            let module = function.globals.get().cast::<Dict>().and_then(|globals| globals.get_text("__name__"));
            return CalledName::Function(module, function);
        }
        match Self::native_of(inner) {
            Some(def) => CalledName::Native(def),
            None => CalledName::Other(self.type_name(function)),
        }
    }
}

/// See [`Python::called_name`].
pub(crate) enum CalledName {
    Function(Option<Value>, Obj<Function>),
    Native(&'static NativeDef),
    Other(super::kinds::TypeName),
}

impl core::fmt::Display for CalledName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            CalledName::Function(module, function) => {
                if let Some(module) = module {
                    write!(f, "{}.", Python::shown(*module))?;
                }
                let own = function.extra_slot(Extra::QualName);
                let code = function.code.get().cast::<Code>();
                let name = if own.is_null() { code.map_or(own, |code| code.qualname.get()) } else { own };
                write!(f, "{}()", Python::shown(name))
            }
            CalledName::Native(def) => match def.owner {
                Some(owner) => write!(f, "{}.{}()", owner.def().name, def.name),
                None => write!(f, "{}()", def.name),
            },
            CalledName::Other(name) => write!(f, "'{name}' object"),
        }
    }
}
