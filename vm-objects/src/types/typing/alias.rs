//! `TypeAliasType`: what `type Name = value` makes.

use super::{NAME, NAME_ROW, reduce, word};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::function::Function;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::TypeAliasType, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__getitem__", Arity::One, get_item),
    method("__or__", Arity::One, crate::types::union::or),
    method("__reduce__", Arity::None, reduce),
    method("__repr__", Arity::None, reduce),
    method("__ror__", Arity::One, crate::types::union::ror),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__module__", get: get_module, set: None },
    NAME_ROW,
    GetSetDef { name: "__parameters__", get: get_parameters, set: None },
    GetSetDef { name: "__type_params__", get: get_type_params, set: None },
    GetSetDef { name: "__value__", get: get_value, set: None },
];

static NEW: NativeDef = NativeDef::function("typealias", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// Words behind the name.
const TYPE_PARAMS: usize = 1;
/// The function that gives the value, or null.
const COMPUTE: usize = 2;
const VALUE: usize = 3;
const MODULE: usize = 4;
const WORDS: usize = 5;

/// The alias of a statement: its value is computed when it is asked for.
pub(crate) fn new_alias(py: &mut Python<'_>, name: Value, parameters: Value, compute: Value) -> Result<Value, Trap> {
    let alias = Instance::alloc(&mut py.heap, TypeId::TypeAliasType.value(), WORDS)?;
    alias.set_slot(NAME, name);
    alias.set_slot(TYPE_PARAMS, parameters);
    alias.set_slot(COMPUTE, compute);
    Ok(alias.value())
}

/// `TypeAliasType(name, value, *, type_params=())`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (positional, [name, value, parameters]) = py.keywords(args, "typealias", ["name", "value", "type_params"])?;
    let name = if positional > 1 { args.get(1) } else { name };
    let value = if positional > 2 { args.get(2) } else { value };
    for (given, what, place) in [(name, "name", 1), (value, "value", 2)] {
        if given.is_null() {
            return Err(py.type_error(format_args!("typealias() missing required argument '{what}' (pos {place})")));
        }
    }
    if positional > 3 {
        let given = positional.wrapping_sub(1);
        return Err(py.type_error(format_args!("typealias() takes exactly 2 positional arguments ({given} given)")));
    }
    if name.cast::<Str>().is_none() {
        let found = py.type_name(name);
        return Err(py.type_error(format_args!("typealias() argument 'name' must be str, not {found}")));
    }
    if !parameters.is_null() && parameters.cast::<Tuple>().is_none() {
        return Err(py.type_error(format_args!("type_params must be a tuple")));
    }
    let alias = new_alias(py, name, parameters, Value::NULL)?;
    if let Some(alias) = alias.cast::<Instance>() {
        alias.set_slot(VALUE, value);
        alias.set_slot(MODULE, crate::classes::new_class::caller_module(args));
    }
    Ok(alias)
}

fn get_module(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match word(this, COMPUTE).cast::<Function>() {
        Some(function) => Ok(py.module_of(function)),
        None => Ok(word(this, MODULE)),
    }
}

fn get_type_params(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let parameters = word(this, TYPE_PARAMS);
    if parameters.is_none() { py.tuple(&[]) } else { Ok(parameters) }
}

fn get_parameters(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let parameters = word(this, TYPE_PARAMS);
    let several =
        |value: Value| value.cast::<Instance>().is_some_and(|p| p.class.get() == TypeId::TypeVarTuple.value());
    match parameters.cast::<Tuple>() {
        Some(tuple) if tuple.values().iter().any(|&value| several(value)) => Err(py.defer(&SPREAD, 0)),
        _ => get_type_params(py, this),
    }
}

/// The parameters, each `TypeVarTuple` unpacked; the window is the alias.
static SPREAD: NativeDef = NativeDef::function("__parameters__", Arity::Free, |py, args| {
    let parameters = word(args.get(0), TYPE_PARAMS);
    let mut replay = Replay::new(args);
    unpacked(py, args, &mut replay, parameters)
});

/// A tuple of parameters, each `TypeVarTuple` unpacked: `unpack_typevartuples`.
pub(super) fn unpacked<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    parameters: Value,
) -> Result<Value, Trap> {
    let made = List::with_capacity(&mut py.heap, 2)?;
    let parameters = parameters.cast::<Tuple>();
    for &parameter in parameters.as_ref().map_or(&[][..], |parameters| parameters.values()) {
        let several = py.type_of(parameter) == TypeId::TypeVarTuple.value();
        let parameter = if several {
            let unpack = replay.imported(py, args, "typing", "Unpack")?;
            let get = Value::from_native(crate::native::CLASSES_TABLE, crate::classes::GET_ITEM);
            replay.call_with(args, get, &[unpack, parameter])?
        } else {
            parameter
        };
        made.push(&mut py.heap, parameter)?;
    }
    Ok(Tuple::from_cells(&mut py.heap, made.items())?.value())
}

fn get_value(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let Some(alias) = this.cast::<Instance>() else { return Ok(Value::NONE) };
    let value = alias.slot(VALUE);
    if value.is_null() { Err(py.defer(&EVALUATE, 0)) } else { Ok(value) }
}

/// Computes the value; the window is the alias.
static EVALUATE: NativeDef = NativeDef::function("__value__", Arity::Free, |_, args| {
    if args.input == Input::Start {
        let function = word(args.get(0), COMPUTE);
        return Err(args.call(1, function, &[]));
    }
    let value = args.result();
    if let Some(alias) = args.get(0).cast::<Instance>() {
        alias.set_slot(VALUE, value);
    }
    Ok(value)
});

fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, item) = (args.get(0), args.get(1));
    if word(this, TYPE_PARAMS).is_none() {
        return Err(py.type_error(format_args!("Only generic type aliases are subscriptable")));
    }
    py.generic_alias(this, item, Value::FALSE)
}
