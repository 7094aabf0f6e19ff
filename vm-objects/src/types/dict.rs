//! `dict`: constructor, methods and attributes.

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::iterator::{DictView, TableItems};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::containers::PUT_ALL;
use crate::ops::keyed::KeyOp;
use crate::ops::pairs::PUT_PAIRS;
use crate::ops::steps::room;
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("dict", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Dict, "__contains__", Arity::One, protocol::contains),
    NativeDef::method(TypeId::Dict, "__delitem__", Arity::One, protocol::delete_item),
    NativeDef::method(TypeId::Dict, "__eq__", Arity::One, protocol::eq),
    NativeDef::method(TypeId::Dict, "__ge__", Arity::One, protocol::ge),
    NativeDef::method(TypeId::Dict, "__getitem__", Arity::One, protocol::get_item),
    NativeDef::method(TypeId::Dict, "__gt__", Arity::One, protocol::gt),
    NativeDef::method(TypeId::Dict, "__init__", Arity::Free, init),
    NativeDef::method(TypeId::Dict, "__ior__", Arity::One, protocol::or_in_place),
    NativeDef::method(TypeId::Dict, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Dict, "__le__", Arity::One, protocol::le),
    NativeDef::method(TypeId::Dict, "__len__", Arity::None, protocol::len),
    NativeDef::method(TypeId::Dict, "__lt__", Arity::One, protocol::lt),
    NativeDef::method(TypeId::Dict, "__ne__", Arity::One, protocol::ne),
    NativeDef::method(TypeId::Dict, "__or__", Arity::One, protocol::or),
    NativeDef::method(TypeId::Dict, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::Dict, "__reversed__", Arity::None, reversed),
    NativeDef::method(TypeId::Dict, "__ror__", Arity::One, protocol::ror),
    NativeDef::method(TypeId::Dict, "__setitem__", Arity::Between(2, 2), protocol::set_item),
    NativeDef::method(TypeId::Dict, "clear", Arity::None, clear),
    NativeDef::method(TypeId::Dict, "copy", Arity::None, copy),
    NativeDef::class_method("fromkeys", Arity::Free, from_keys),
    NativeDef::method(TypeId::Dict, "get", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::Dict, "items", Arity::None, items),
    NativeDef::method(TypeId::Dict, "keys", Arity::None, keys),
    NativeDef::method(TypeId::Dict, "pop", Arity::Between(1, 2), pop),
    NativeDef::method(TypeId::Dict, "popitem", Arity::None, pop_item),
    NativeDef::method(TypeId::Dict, "setdefault", Arity::Between(1, 2), set_default),
    NativeDef::method(TypeId::Dict, "update", Arity::Free, update),
    NativeDef::method(TypeId::Dict, "values", Arity::None, values),
];

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Dict>, Trap> {
    match py.unwrapped(args.get(0)).cast::<Dict>() {
        Some(dict) => Ok(dict),
        None => Err(py.refused("a dict's method")),
    }
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let slot = args.nargs();
    if args.input == Input::Start {
        let dict = Dict::new(&mut py.heap)?.value();
        args.push(dict)?;
    }
    let dict = args.get(slot);
    fill(py, args, dict, "dict")?;
    Ok(dict)
}

fn update<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let dict = py.unwrapped(args.get(0));
    fill(py, args, dict, "update")?;
    Ok(Value::NONE)
}

fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let dict = this(py, args)?.value();
    fill(py, args, dict, "dict")?;
    Ok(Value::NONE)
}

/// Puts the positional argument, a mapping or an iterable of pairs, and then the keyword ones into a dict.
fn fill<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, dict: Value, name: &str) -> Result<(), Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let positional = args.nargs().saturating_sub(names.map_or(0, |names| names.len()));
    if args.input == Input::Start {
        if positional > 2 {
            let given = positional - 1;
            return Err(py.type_error(format_args!("{name} expected at most 1 argument, got {given}")));
        }
        if positional == 2 {
            let source = args.get(1);
            let inside = py.unwrapped(source);
            let source =
                if inside.is_kind(Kind::Dict) && !py.has_special(source, "__iter__") { inside } else { source };
            let done = if source.is_kind(Kind::Dict) { py.update_dict(dict, source) } else { Err(Trap::Defer) };
            if done == Err(Trap::Defer) {
                let def = if py.has_keys(source) { &PUT_ALL } else { &PUT_PAIRS };
                py.defer(def, 0);
                return Err(args.defer(1, &[source, dict]));
            }
            done?;
        }
    }
    let Some(dict) = dict.cast::<Dict>() else { return Ok(()) };
    for (index, name) in names.iter().flat_map(|names| names.values()).enumerate() {
        if let Some(name) = name.cast::<Str>() {
            dict.insert_str(&mut py.heap, name, args.get(positional + index))?;
        }
    }
    Ok(())
}

/// `dict.fromkeys(iterable, value=None)`: the window is the class, the arguments, the dict, the keys, how many are in.
fn from_keys<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const MADE: u32 = 1;
    const KEYS: u32 = 2;
    const PUT: u32 = 3;
    room(args)?;
    let (given, base) = (args.nargs().saturating_sub(1), args.nargs());
    if args.input == Input::Start {
        if given == 0 || given > 2 {
            let (how, bound) = if given == 0 { ("at least", 1) } else { ("at most", 2) };
            let s = if bound == 1 { "" } else { "s" };
            return Err(py.type_error(format_args!("fromkeys expected {how} {bound} argument{s}, got {given}")));
        }
        let class = args.get(0);
        if class != TypeId::Dict.value() {
            return Err(args.call(MADE, class, &[]));
        }
        let dict = Dict::new(&mut py.heap)?.value();
        args.push(dict)?;
    }
    if args.len() == base + 1 {
        let iterable = args.get(1);
        py.defer(&COLLECT, 0);
        return Err(args.defer(KEYS, &[iterable]));
    }
    let value = args.arg(2).unwrap_or(Value::NONE);
    let (dict, keys) = (args.get(base), args.get(base + 1));
    let mut index = args.get(base + 2).as_small_int().unwrap_or(0).unsigned_abs();
    while let Some(key) = crate::ops::item_of(keys, index) {
        index += 1;
        match py.store_item(dict, key, value) {
            Ok(()) => {}
            Err(Trap::Defer) => {
                args.resize(base + 3)?;
                args.set(base + 2, Value::from_int_truncated(index as isize));
                return Err(args.defer(PUT, &[value, dict, key]));
            }
            Err(trap) => return Err(trap),
        }
    }
    Ok(dict)
}

fn keyed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, op: KeyOp, absent: Value) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (dict, key) = (this(py, args)?.value(), args.get(1));
    let value = args.arg(2).unwrap_or(absent);
    match py.keyed(op, dict, key, value) {
        Err(Trap::Defer) => Err(args.defer(1, &[dict, key, value])),
        done => done,
    }
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    keyed(py, args, KeyOp::GetOr, Value::NONE)
}

fn pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    keyed(py, args, KeyOp::Pop, Value::NULL)
}

fn set_default<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    keyed(py, args, KeyOp::SetDefault, Value::NONE)
}

fn pop_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let dict = this(py, args)?;
    let pair = Tuple::with_len(&mut py.heap, 2)?;
    let Some(entry) = dict.pop_last() else {
        return Err(py.error(TypeId::KeyError, format_args!("popitem(): dictionary is empty")));
    };
    if let [key, value] = pair.items() {
        key.set(entry.key);
        value.set(entry.value);
    }
    Ok(pair.value())
}

fn clear<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    this(py, args)?.clear();
    Ok(Value::NONE)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(this(py, args)?.copy(&mut py.heap)?.value())
}

fn view<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, items: TableItems) -> Result<Value, Trap> {
    let dict = this(py, args)?.value();
    Ok(DictView::alloc(&mut py.heap, dict, items)?.value())
}

fn items<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    view(py, args, TableItems::Items)
}

fn keys<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    view(py, args, TableItems::Keys)
}

fn values<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    view(py, args, TableItems::Values)
}

fn reversed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let dict = this(py, args)?.value();
    py.table_iterator(dict, TableItems::Keys, true)
}
