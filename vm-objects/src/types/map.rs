//! `map`: constructor and methods.

use super::{Behaviour, TypeId, iterator_state, protocol};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::Adapter;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("map", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Map, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Map, "__next__", Arity::None, protocol::next),
    NativeDef::method(TypeId::Map, "__reduce__", Arity::None, iterator_state::reduce),
];

/// The window is the class, the function, the iterables, then the function and the iterators.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("map() takes no keyword arguments")));
    }
    if args.nargs() < 3 {
        return Err(py.type_error(format_args!("map() must have at least two arguments.")));
    }
    let base = args.nargs();
    if args.input == Input::Start {
        let function = args.get(1);
        args.push(function)?;
    }
    while let Some(iterable) = args.arg(args.len() - base + 1) {
        match py.iterator(iterable) {
            Ok(iterator) => args.push(iterator)?,
            Err(Trap::Defer) => return Err(args.defer(1, &[iterable])),
            Err(trap) => return Err(trap),
        }
    }
    py.new_adapter(Adapter::Map, false, args.slots().get(base..).unwrap_or(&[]))
}
