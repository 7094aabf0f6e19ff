//! `zip`: constructor and methods.

use super::{Behaviour, TypeId, iterator_state, protocol};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::Adapter;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("zip", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Zip, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Zip, "__next__", Arity::None, protocol::next),
    NativeDef::method(TypeId::Zip, "__reduce__", Arity::None, iterator_state::reduce),
    NativeDef::method(TypeId::Zip, "__setstate__", Arity::One, iterator_state::set_state),
];

/// The window is the class, the iterables, then null and the iterators.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let (positional, [strict]) = py.keywords(args, "zip", ["strict"])?;
    let base = args.nargs();
    if args.input == Input::Start {
        args.push(Value::NULL)?;
    }
    // A strictness whose truth needs a call is taken for true, as an object's is by default.
    let strict = match strict {
        Value::NULL => false,
        strict => vm_core::object::Model::truth(py, strict).or_else(|trap| match trap {
            Trap::Defer => Ok(true),
            trap => Err(trap),
        })?,
    };
    while args.len() - base < positional {
        let iterable = args.get(args.len() - base);
        match py.iterator(iterable) {
            Ok(iterator) => args.push(iterator)?,
            Err(Trap::Defer) => return Err(args.defer(1, &[iterable])),
            Err(trap) => return Err(trap),
        }
    }
    py.new_adapter(Adapter::Zip, strict, args.slots().get(base..).unwrap_or(&[]))
}
