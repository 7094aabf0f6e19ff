//! Views of a dict: methods.

use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::iterator::DictView;
use crate::object::set::Set;
use crate::ops::containers::ADD_ALL;
use crate::ops::sets::{ALGEBRA, SetOp};
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const KEYS: Behaviour = Behaviour { methods: KEYS_METHODS, getsets: GETSETS, new: None };
pub(crate) const VALUES: Behaviour = Behaviour { methods: VALUES_METHODS, getsets: GETSETS, new: None };
pub(crate) const ITEMS: Behaviour = Behaviour { methods: ITEMS_METHODS, getsets: GETSETS, new: None };

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "mapping", get: get_mapping, set: None }];

fn get_mapping(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let dict = this.cast::<DictView>().map_or(Value::NONE, |view| view.dict.get());
    py.mapping_proxy(dict)
}

macro_rules! set_like {
    ($owner:expr) => {
        &[
            NativeDef::method($owner, "__and__", Arity::One, protocol::and),
            NativeDef::method($owner, "__contains__", Arity::One, protocol::contains),
            NativeDef::method($owner, "__eq__", Arity::One, protocol::eq),
            NativeDef::method($owner, "__ge__", Arity::One, protocol::ge),
            NativeDef::method($owner, "__gt__", Arity::One, protocol::gt),
            NativeDef::method($owner, "__iter__", Arity::None, protocol::iter),
            NativeDef::method($owner, "__le__", Arity::One, protocol::le),
            NativeDef::method($owner, "__len__", Arity::None, protocol::len),
            NativeDef::method($owner, "__lt__", Arity::One, protocol::lt),
            NativeDef::method($owner, "__ne__", Arity::One, protocol::ne),
            NativeDef::method($owner, "__or__", Arity::One, protocol::or),
            NativeDef::method($owner, "__rand__", Arity::One, protocol::rand),
            NativeDef::method($owner, "__repr__", Arity::None, super::object::repr_builtin),
            NativeDef::method($owner, "__reversed__", Arity::None, reversed),
            NativeDef::method($owner, "__ror__", Arity::One, protocol::ror),
            NativeDef::method($owner, "__rsub__", Arity::One, protocol::rsub),
            NativeDef::method($owner, "__rxor__", Arity::One, protocol::rxor),
            NativeDef::method($owner, "__sub__", Arity::One, protocol::sub),
            NativeDef::method($owner, "__xor__", Arity::One, protocol::xor),
            NativeDef::method($owner, "isdisjoint", Arity::One, is_disjoint),
        ]
    };
}

static KEYS_METHODS: &[NativeDef] = set_like!(TypeId::DictKeys);
static ITEMS_METHODS: &[NativeDef] = set_like!(TypeId::DictItems);
static VALUES_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::DictValues, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::DictValues, "__len__", Arity::None, protocol::len),
    NativeDef::method(TypeId::DictValues, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::DictValues, "__reversed__", Arity::None, reversed),
];

fn reversed<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match args.get(0).cast::<DictView>() {
        Some(view) => py.table_iterator(view.dict.get(), view.items(), true),
        None => Err(py.refused("__reversed__")),
    }
}

/// The window is the view, the iterable, then each as a set.
fn is_disjoint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const LEFT: u32 = 1;
    const RIGHT: u32 = 2;
    room(args)?;
    let (view, other) = (args.get(0), args.get(1));
    if args.input == Input::Start {
        let sets = [Set::new(&mut py.heap)?.value(), Set::new(&mut py.heap)?.value()];
        let [left, right] = sets;
        args.push(left)?;
        args.push(right)?;
        py.defer(&ADD_ALL, 0);
        return Err(args.defer(LEFT, &[view, left]));
    }
    let (left, right) = (args.get(2), args.get(3));
    let common = match args.state {
        LEFT => {
            py.defer(&ADD_ALL, 0);
            return Err(args.defer(RIGHT, &[other, right]));
        }
        RIGHT => {
            py.defer(&ALGEBRA, SetOp::And as u32);
            return Err(args.defer(3, &[left, right]));
        }
        _ => args.result(),
    };
    Ok(Value::from_bool(common.cast::<Set>().is_some_and(|common| common.len() == 0)))
}
