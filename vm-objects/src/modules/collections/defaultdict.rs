//! `defaultdict`: a dict with a factory (see [`Dict::new_default`]); what it does for a missing key is in `ops::missing`.

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::{Input, Request};

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

const D: TypeId = TypeId::DefaultDict;

static NEW: NativeDef = NativeDef::function("defaultdict", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(D, "__copy__", Arity::None, copy),
    NativeDef::method(D, "__init__", Arity::Free, init),
    NativeDef::method(D, "__missing__", Arity::One, missing),
    NativeDef::method(D, "__or__", Arity::One, or),
    NativeDef::method(D, "__reduce__", Arity::None, reduce),
    NativeDef::method(D, "__repr__", Arity::None, crate::types::object::repr_builtin),
    NativeDef::method(D, "__ror__", Arity::One, ror),
    NativeDef::method(D, "copy", Arity::None, copy),
];

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "default_factory", get: get_factory, set: Some(set_factory) }];

fn dict_of(py: &Python<'_>, value: Value) -> Option<Obj<Dict>> {
    py.unwrapped(value).cast::<Dict>().filter(|dict| dict.is_default())
}

fn this(py: &mut Python<'_>, args: &Args<'_, '_>) -> Result<Obj<Dict>, Trap> {
    match dict_of(py, args.get(0)) {
        Some(dict) => Ok(dict),
        None => Err(py.refused("a defaultdict's method")),
    }
}

fn get_factory(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(dict_of(py, this).map_or(Value::NONE, |dict| dict.factory()))
}

fn set_factory(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if let Some(dict) = dict_of(py, this) {
        dict.set_factory(if value.is_null() { Value::NONE } else { value });
    }
    Ok(())
}

/// The routine's own slot is the dict, which its `__init__` fills.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let own = args.nargs();
    if args.input != Input::Start {
        return Ok(args.get(own));
    }
    let dict = Dict::new_default(&mut py.heap, Value::NONE)?.value();
    crate::ops::steps::room(args)?;
    args.push(dict)?;
    fill(py, args, dict)?;
    Ok(dict)
}

fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    crate::ops::steps::room(args)?;
    let whole = args.get(0);
    fill(py, args, whole)?;
    Ok(Value::NONE)
}

/// Takes the factory, and asks `dict.update` for the rest.
fn fill<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, whole: Value) -> Result<(), Trap> {
    let nargs = args.nargs();
    let positional = nargs.saturating_sub(args.kwnames.cast::<Tuple>().map_or(0, |names| names.len()));
    let mut first = 1;
    if positional > 1 {
        let factory = args.get(1);
        if !factory.is_none() && !py.is_callable(factory) {
            return Err(py.type_error(format_args!("first argument must be callable or None")));
        }
        if let Some(dict) = dict_of(py, whole) {
            dict.set_factory(factory);
        }
        first = 2;
    }
    if nargs <= first {
        return Ok(());
    }
    let fill = crate::classes::lookup::own_attribute(TypeId::Dict, "__init__");
    args.push(fill)?;
    args.push(whole)?;
    for index in first..nargs {
        let value = args.get(index);
        args.push(value)?;
    }
    args.state = 1;
    args.request = Some(Request::Call { nargs: (nargs - first + 1) as u32, kwnames: args.kwnames });
    Err(Trap::Call)
}

fn missing<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (whole, key) = (args.get(0), args.get(1));
    let dict = py.unwrapped(whole);
    let mut script = Script::new(args, 0)?;
    py.made_missing(args, &mut script, [whole, dict, key])
}

/// A defaultdict of a dict's entries with this one's factory.
fn copied(py: &mut Python<'_>, dict: Obj<Dict>, factory: Value) -> Result<Obj<Dict>, Trap> {
    let copy = Dict::new_default(&mut py.heap, factory)?;
    let entries = dict.copy(&mut py.heap)?;
    copy.swap(entries);
    Ok(copy)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let dict = this(py, args)?;
    let class = py.type_of(args.get(0));
    if class == D.value() {
        return Ok(copied(py, dict, dict.factory())?.value());
    }
    let whole = args.get(0);
    Script::new(args, 0)?.call(args, class, &[dict.factory(), whole])
}

/// `left | right`: a defaultdict with the factory of the one that this method belongs to.
fn united<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, [left, right]: [Value; 2]) -> Result<Value, Trap> {
    let dict = this(py, args)?;
    let (from, other) = (py.unwrapped(left).cast::<Dict>(), py.unwrapped(right));
    let (Some(from), true) = (from, other.is_kind(crate::heap::Kind::Dict)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let union = copied(py, from, dict.factory())?.value();
        args.set(own, union);
    }
    let union = args.get(own);
    script.operation(py, args, &[other, union], |py| py.update_dict(union, other).map(|()| Value::NONE))?;
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

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let dict = this(py, args)?;
    let whole = args.get(0);
    let mut script = Script::new(args, 0)?;
    let items = script.attribute_named(py, args, whole, "items")?;
    let items = script.call(args, items, &[])?;
    let iterator = script.iterator(py, args, items)?;
    let class = py.type_of(whole);
    let factory = dict.factory();
    let values = if factory.is_none() { py.tuple(&[])? } else { py.tuple(&[factory])? };
    py.tuple(&[class, values, Value::NONE, Value::NONE, iterator])
}
