//! `OrderedDict`: a dict, whose order of entries is its own anyway, with methods that change the order and a comparison
//! that respects it.

use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::iterator::{DictView, TableItems};
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::keyed::KeyOp;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

const D: TypeId = TypeId::OrderedDict;

static NEW: NativeDef = NativeDef::function("OrderedDict", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(D, "__init__", Arity::Free, init),
    NativeDef::method(D, "__ior__", Arity::One, ior),
    NativeDef::method(D, "__or__", Arity::One, or),
    NativeDef::method(D, "__reduce__", Arity::None, reduce),
    NativeDef::method(D, "__repr__", Arity::None, crate::types::object::repr_builtin),
    NativeDef::method(D, "__ror__", Arity::One, ror),
    NativeDef::method(D, "copy", Arity::None, copy),
    NativeDef::method(D, "move_to_end", Arity::Free, move_to_end),
    NativeDef::method(D, "pop", Arity::Free, pop),
    NativeDef::method(D, "popitem", Arity::Free, pop_item),
    NativeDef::method(D, "setdefault", Arity::Free, set_default),
    NativeDef::method(D, "update", Arity::Free, update),
];

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Dict>, Trap> {
    match py.unwrapped(args.get(0)).cast::<Dict>().filter(|dict| dict.is_ordered()) {
        Some(dict) => Ok(dict),
        None => Err(py.refused("an OrderedDict's method")),
    }
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 3)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let dict = Dict::new_ordered(&mut py.heap)?.value();
        args.set(own, dict);
    }
    let dict = args.get(own);
    fill(py, args, &mut script, dict, "__init__")?;
    Ok(dict)
}

fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 3)?;
    let whole = args.get(0);
    fill(py, args, &mut script, whole, "__init__")?;
    Ok(Value::NONE)
}

fn update<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 3)?;
    let whole = args.get(0);
    fill(py, args, &mut script, whole, "update")?;
    Ok(Value::NONE)
}

/// `mutablemapping_update`: each item is stored as a program would. Own slots from the second on: what is gone through
/// (an iterator of keys or of pairs, or of the keyword arguments) and what it is.
fn fill<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    whole: Value,
    name: &str,
) -> Result<(), Trap> {
    const KEYS: Value = count(1);
    const PAIRS: Value = count(2);
    const NAMED: Value = count(3);
    let names = args.kwnames.cast::<Tuple>();
    let positional = args.nargs().saturating_sub(names.map_or(0, |names| names.len()));
    let (iterator_at, what_at, source) = (args.nargs() + 1, args.nargs() + 2, args.get(1));
    if positional > 2 {
        let given = positional - 1;
        let text = format_args!("{name}() takes at most 1 positional argument ({given} given)");
        let inner = format_args!("expected at most 1 arguments, got {given}");
        return Err(if name == "update" { py.type_error(text) } else { py.type_error(inner) });
    }
    if args.get(what_at).is_null() {
        let (iterator, what) = if positional < 2 {
            (Value::NONE, NAMED)
        } else if source.is_kind(Kind::Dict) {
            let items = DictView::alloc(&mut py.heap, source, TableItems::Items)?.value();
            (script.iterator(py, args, items)?, PAIRS)
        } else if py.has_keys(source) {
            let keys = script.attribute_named(py, args, source, "keys")?;
            let keys = script.call(args, keys, &[])?;
            (script.iterator(py, args, keys)?, KEYS)
        } else {
            let has_items = py.has_special(source, "items");
            let source = if has_items {
                let items = script.attribute_named(py, args, source, "items")?;
                script.call(args, items, &[])?
            } else {
                source
            };
            (script.iterator(py, args, source)?, PAIRS)
        };
        args.set(iterator_at, iterator);
        args.set(what_at, what);
        script.restart(args);
    }
    while args.get(what_at) != NAMED {
        let iterator = args.get(iterator_at);
        let Some(item) = script.next(args, iterator)? else {
            args.set(iterator_at, count(0));
            args.set(what_at, NAMED);
            script.restart(args);
            break;
        };
        let (key, value) = if args.get(what_at) == KEYS {
            (item, script.item(py, args, [source, item])?)
        } else {
            pair(py, args, script, item)?
        };
        script.store_item(py, args, [whole, key, value])?;
        script.restart(args);
    }
    loop {
        let index = counted(args.get(iterator_at));
        let Some(name) = names.and_then(|names| names.get(index)) else { return Ok(()) };
        let value = args.get(positional + index);
        script.store_item(py, args, [whole, name, value])?;
        args.set(iterator_at, count(index + 1));
        script.restart(args);
    }
}

/// The two items of what should be a pair.
fn pair<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    script: &mut Script,
    item: Value,
) -> Result<(Value, Value), Trap> {
    let items = script.collect(py, args, item)?;
    match (crate::ops::len_of_sequence(items), crate::ops::item_of(items, 0), crate::ops::item_of(items, 1)) {
        (2, Some(key), Some(value)) => Ok((key, value)),
        (0, ..) => Err(py.value_error(format_args!("need more than 0 values to unpack"))),
        (1, ..) => Err(py.value_error(format_args!("need more than 1 value to unpack"))),
        _ => Err(py.value_error(format_args!("too many values to unpack (expected 2)"))),
    }
}

/// Makes the entry at a position the last, or the first.
fn moved(py: &mut Python<'_>, dict: Obj<Dict>, position: usize, last: bool) -> Result<(), Trap> {
    let Some(entry) = dict.entry(position) else { return Ok(()) };
    if last {
        if dict.next_entry(position + 1).is_some() {
            dict.reserve(&mut py.heap, 1)?;
            if let Some(position) = dict.find_identical(entry.hash, entry.key) {
                dict.remove_at(position);
            }
            dict.insert_missing(&mut py.heap, entry.hash, entry.key, entry.value)?;
        }
        return Ok(());
    }
    let other = Dict::with_capacity(&mut py.heap, dict.len())?;
    other.insert_missing(&mut py.heap, entry.hash, entry.key, entry.value)?;
    for rest in dict.iter().filter(|rest| rest.key != entry.key) {
        other.insert_missing(&mut py.heap, rest.hash, rest.key, rest.value)?;
    }
    dict.swap(other);
    Ok(())
}

fn move_to_end<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    static SIGNATURE: Signature<2> =
        Signature { function: "move_to_end", names: ["key", "last"], least: 1, positional: 2 };
    let dict = this(py, args)?;
    let mut script = Script::new(args, 0)?;
    let [key, last] = py.named_args(args, 1, &SIGNATURE)?;
    let last = if last.is_null() { true } else { script.truth(py, args, last)? };
    let operands = [dict.value(), key, Value::NULL];
    let found =
        script.operation(py, args, &operands, |py| py.keyed(KeyOp::Position, dict.value(), key, Value::NULL))?;
    match found.as_small_int() {
        Some(position) => moved(py, dict, position.unsigned_abs(), last)?,
        None => return Err(py.error_with(TypeId::KeyError, &[key])),
    }
    Ok(Value::NONE)
}

fn pop_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    static SIGNATURE: Signature<1> = Signature { function: "popitem", names: ["last"], least: 0, positional: 1 };
    let dict = this(py, args)?;
    let mut script = Script::new(args, 0)?;
    let [last] = py.named_args(args, 1, &SIGNATURE)?;
    let last = if last.is_null() { true } else { script.truth(py, args, last)? };
    let pair = Tuple::with_len(&mut py.heap, 2)?;
    let found = if last { dict.previous_entry(usize::MAX) } else { dict.next_entry(0) };
    let Some((position, entry)) = found else {
        return Err(py.error(TypeId::KeyError, format_args!("dictionary is empty")));
    };
    if !last && position > dict.len() {
        // Many were taken at the start: the next search there shall be short.
        dict.reserve(&mut py.heap, dict.filled().wrapping_add(1))?;
    }
    if let Some(position) = dict.find_identical(entry.hash, entry.key) {
        dict.remove_at(position);
    }
    if let [key, value] = pair.items() {
        key.set(entry.key);
        value.set(entry.value);
    }
    Ok(pair.value())
}

fn pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    static SIGNATURE: Signature<2> = Signature { function: "pop", names: ["key", "default"], least: 1, positional: 2 };
    let dict = this(py, args)?.value();
    let mut script = Script::new(args, 0)?;
    let [key, default] = py.named_args(args, 1, &SIGNATURE)?;
    let operands = [dict, key, Value::NULL];
    let found = script.operation(py, args, &operands, |py| py.keyed(KeyOp::GetOr, dict, key, Value::NULL))?;
    if found.is_null() {
        return if default.is_null() { Err(py.error_with(TypeId::KeyError, &[key])) } else { Ok(default) };
    }
    script.operation(py, args, &[dict, key, found], |py| py.keyed(KeyOp::Pop, dict, key, found))
}

fn set_default<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    static SIGNATURE: Signature<2> =
        Signature { function: "setdefault", names: ["key", "default"], least: 1, positional: 2 };
    let dict = this(py, args)?.value();
    let whole = args.get(0);
    let mut script = Script::new(args, 0)?;
    let [key, default] = py.named_args(args, 1, &SIGNATURE)?;
    let default = if default.is_null() { Value::NONE } else { default };
    let operands = [dict, key, Value::NULL];
    let found = script.operation(py, args, &operands, |py| py.keyed(KeyOp::GetOr, dict, key, Value::NULL))?;
    if !found.is_null() {
        return Ok(found);
    }
    script.store_item(py, args, [whole, key, default])?;
    Ok(default)
}

/// An `OrderedDict` of a dict's entries.
fn copied(py: &mut Python<'_>, dict: Obj<Dict>) -> Result<Obj<Dict>, Trap> {
    let copy = Dict::new_ordered(&mut py.heap)?;
    let entries = dict.copy(&mut py.heap)?;
    copy.swap(entries);
    Ok(copy)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let dict = this(py, args)?;
    let class = py.type_of(args.get(0));
    if class == D.value() {
        return Ok(copied(py, dict)?.value());
    }
    let whole = args.get(0);
    Script::new(args, 0)?.call(args, class, &[whole])
}

fn united<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, [left, right]: [Value; 2]) -> Result<Value, Trap> {
    let (from, other) = (py.unwrapped(left).cast::<Dict>(), py.unwrapped(right));
    let (Some(from), true) = (from, other.is_kind(Kind::Dict)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let class = py.type_of(args.get(0));
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let union = if class == D.value() { copied(py, from)?.value() } else { script.call(args, class, &[left])? };
        args.set(own, union);
        script.restart(args);
    }
    let union = args.get(own);
    let inside = py.unwrapped(union);
    script.operation(py, args, &[other, inside], |py| py.update_dict(inside, other).map(|()| Value::NONE))?;
    Ok(union)
}

fn or<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(0), args.get(1)];
    united(py, args, operands)
}

fn ror<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(1), args.get(0)];
    united(py, args, operands)
}

fn ior<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 3)?;
    let whole = args.get(0);
    fill(py, args, &mut script, whole, "update")?;
    Ok(whole)
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let whole = args.get(0);
    let mut script = Script::new(args, 0)?;
    let state = script.state_of(py, args, whole)?;
    let items = script.attribute_named(py, args, whole, "items")?;
    let items = script.call(args, items, &[])?;
    let iterator = script.iterator(py, args, items)?;
    let class = py.type_of(whole);
    let empty = py.tuple(&[])?;
    py.tuple(&[class, empty, state, Value::NONE, iterator])
}
