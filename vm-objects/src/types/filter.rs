//! `filter`: constructor and methods.

use super::{Behaviour, TypeId, iterator_state, protocol};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::Adapter;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("filter", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Filter, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Filter, "__next__", Arity::None, protocol::next),
    NativeDef::method(TypeId::Filter, "__reduce__", Arity::None, iterator_state::reduce),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let given = args.nargs().saturating_sub(1);
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("filter() takes no keyword arguments")));
    }
    if given != 2 {
        return Err(py.type_error(format_args!("filter expected 2 arguments, got {given}")));
    }
    let (function, iterable) = (args.get(1), args.get(2));
    let iterator = match args.input {
        Input::Start => match py.iterator(iterable) {
            Err(Trap::Defer) => return Err(args.defer(1, &[iterable])),
            iterator => iterator?,
        },
        _ => args.result(),
    };
    py.new_adapter(Adapter::Filter, false, &[function, iterator])
}
