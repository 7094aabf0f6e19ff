//! `enumerate`: constructor and methods.

use super::{Behaviour, TypeId, iterator_state, protocol};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::Adapter;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("enumerate", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Enumerate, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Enumerate, "__next__", Arity::None, protocol::next),
    NativeDef::method(TypeId::Enumerate, "__reduce__", Arity::None, iterator_state::reduce),
];

/// The window is the class, the arguments, then the iterable's iterator.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const INDEX: u32 = 2;
    room(args)?;
    let (positional, [named, start]) = py.keywords(args, "enumerate", ["iterable", "start"])?;
    let iterable = if positional > 1 { args.get(1) } else { named };
    let start = if positional > 2 { args.get(2) } else { start };
    if iterable.is_null() {
        return Err(py.type_error(format_args!("enumerate() missing required argument 'iterable'")));
    }
    if positional > 3 {
        let given = positional - 1;
        return Err(py.type_error(format_args!("enumerate() takes at most 2 arguments ({given} given)")));
    }
    let start = match (args.input, args.state) {
        (Input::Value, INDEX) => args.result(),
        _ if start.is_null() => Value::from_int_truncated(0),
        _ if py.is_instance_of(start, TypeId::Int) => py.unwrapped(start),
        _ => {
            py.defer(&crate::classes::special::INDEX, 0);
            return Err(args.defer(INDEX, &[start]));
        }
    };
    if args.input == Input::Start || args.state == INDEX {
        match py.iterator(iterable) {
            Ok(iterator) => return py.new_adapter(Adapter::Enumerate, false, &[iterator, start]),
            Err(Trap::Defer) => {
                args.push(start)?;
                return Err(args.defer(1, &[iterable]));
            }
            Err(trap) => return Err(trap),
        }
    }
    let (iterator, start) = (args.result(), args.get(args.len().saturating_sub(2)));
    py.new_adapter(Adapter::Enumerate, false, &[iterator, start])
}
