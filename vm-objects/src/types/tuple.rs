//! `tuple`: constructor, methods and attributes.

use super::list::index_in;
use super::{Behaviour, TypeId, protocol};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::unpack::COLLECT;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("tuple", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Tuple, "__add__", Arity::One, protocol::add),
    NativeDef::method(TypeId::Tuple, "__contains__", Arity::One, protocol::contains),
    NativeDef::method(TypeId::Tuple, "__eq__", Arity::One, protocol::eq),
    NativeDef::method(TypeId::Tuple, "__ge__", Arity::One, protocol::ge),
    NativeDef::method(TypeId::Tuple, "__getitem__", Arity::One, protocol::get_item),
    NativeDef::method(TypeId::Tuple, "__gt__", Arity::One, protocol::gt),
    NativeDef::method(TypeId::Tuple, "__hash__", Arity::None, super::protocol::hash),
    NativeDef::method(TypeId::Tuple, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Tuple, "__le__", Arity::One, protocol::le),
    NativeDef::method(TypeId::Tuple, "__len__", Arity::None, protocol::len),
    NativeDef::method(TypeId::Tuple, "__lt__", Arity::One, protocol::lt),
    NativeDef::method(TypeId::Tuple, "__mul__", Arity::One, protocol::mul),
    NativeDef::method(TypeId::Tuple, "__ne__", Arity::One, protocol::ne),
    NativeDef::method(TypeId::Tuple, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::Tuple, "__rmul__", Arity::One, protocol::rmul),
    NativeDef::method(TypeId::Tuple, "count", Arity::One, protocol::count),
    NativeDef::method(TypeId::Tuple, "index", Arity::Between(1, 3), index),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let items = if args.input == Input::Start {
        py.check_constructor(args, "tuple", 1)?;
        match args.arg(1) {
            None => return py.tuple(&[]),
            Some(iterable) if iterable.cast::<Tuple>().is_some() => return Ok(iterable),
            Some(iterable) if iterable.cast::<List>().is_some() => iterable,
            Some(iterable) => {
                py.defer(&COLLECT, 0);
                return Err(args.defer(1, &[iterable]));
            }
        }
    } else {
        args.result()
    };
    match items.cast::<List>() {
        Some(list) => Ok(Tuple::from_cells(&mut py.heap, list.items())?.value()),
        None => Ok(items),
    }
}

fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    index_in(py, args, "tuple")
}
