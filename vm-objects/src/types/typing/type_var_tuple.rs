//! `TypeVarTuple`.

use super::{NAME, NAME_ROW, no_base, reduce, set_module};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::ops::arguments::Signature;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::TypeVarTuple, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__iter__", Arity::None, iter),
    method("__mro_entries__", Arity::One, no_base),
    method("__reduce__", Arity::None, reduce),
    method("__repr__", Arity::None, reduce),
    method("__typing_prepare_subst__", Arity::Between(2, 2), prepare),
    method("__typing_subst__", Arity::One, subst),
];

static GETSETS: &[GetSetDef] = &[crate::types::object::DICT_ROW, NAME_ROW];

static NEW: NativeDef = NativeDef::function("typevartuple", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `TypeVarTuple(name)`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const SIGNATURE: Signature<1> = Signature { function: "typevartuple", names: ["name"], least: 1, positional: 1 };
    let [name] = py.named_args(args, 1, &SIGNATURE)?;
    if name.cast::<Str>().is_none() {
        let found = py.type_name(name);
        return Err(py.type_error(format_args!("typevartuple() argument 'name' must be str, not {found}")));
    }
    let made = Instance::alloc(&mut py.heap, TypeId::TypeVarTuple.value(), 1)?;
    made.set_slot(NAME, name);
    set_module(py, args, made.value())?;
    Ok(made.value())
}

/// `*Ts`: one item, `Unpack[Ts]`.
fn iter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let mut replay = Replay::new(args);
    let unpack = replay.imported(py, args, "typing", "Unpack")?;
    let get = Value::from_native(crate::native::CLASSES_TABLE, crate::classes::GET_ITEM);
    let unpacked = replay.call_with(args, get, &[unpack, this])?;
    let one = py.tuple(&[unpacked])?;
    py.iterator(one)
}

fn subst<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let _ = args;
    Err(py.type_error(format_args!("Substitution of bare TypeVarTuple is not supported")))
}

fn prepare<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let values = [args.get(0), args.get(1), args.get(2)];
    let mut replay = Replay::new(args);
    super::ask_typing(py, args, &mut replay, "_typevartuple_prepare_subst", &values)
}
