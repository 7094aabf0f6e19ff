//! `reversed`: constructor and methods.

use super::{Behaviour, TypeId, iterator_state, protocol};
use crate::Trap;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::object::iterator::{DictView, TableItems};
use crate::ops::Adapter;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("reversed", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Reversed, "__iter__", Arity::None, protocol::iter),
    NativeDef::method(TypeId::Reversed, "__length_hint__", Arity::None, iterator_state::length_hint),
    NativeDef::method(TypeId::Reversed, "__next__", Arity::None, protocol::next),
    NativeDef::method(TypeId::Reversed, "__reduce__", Arity::None, iterator_state::reduce),
    NativeDef::method(TypeId::Reversed, "__setstate__", Arity::One, iterator_state::set_state),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const REVERSED: u32 = 1;
    const LEN: u32 = 2;
    room(args)?;
    let given = args.nargs().saturating_sub(1);
    if !args.kwnames.is_null() {
        return Err(py.type_error(format_args!("reversed() takes no keyword arguments")));
    }
    if given != 1 {
        return Err(py.type_error(format_args!("reversed expected 1 argument, got {given}")));
    }
    let value = args.get(1);
    match (args.input, args.state) {
        (Input::Start, _) => {}
        (_, LEN) => return from_last(py, value, args.result()),
        _ => return Ok(args.result()),
    }
    match py.lookup_special(value, "__reversed__") {
        Some(found) if found.is_none() => return Err(not_reversible(py, value)),
        Some(found) => return Err(py.ask_special(args, REVERSED, found, value, &[])),
        None => {}
    }
    if py.has_special(value, "__getitem__") {
        return match py.len_of(value) {
            Ok(len) => from_last(py, value, len),
            Err(Trap::Defer) => Err(args.defer(LEN, &[value])),
            Err(trap) => Err(trap),
        };
    }
    reversed_built_in(py, value)
}

fn from_last(py: &mut Python<'_>, value: Value, len: Value) -> Result<Value, Trap> {
    let last = len.as_small_index().unwrap_or(0) - 1;
    py.new_adapter(Adapter::Reversed, false, &[value, Value::from_int_truncated(last)])
}

fn reversed_built_in(py: &mut Python<'_>, value: Value) -> Result<Value, Trap> {
    let inside = py.unwrapped(value);
    match inside.kind() {
        Some(Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Array | Kind::MemoryView) => {
            let len = py.len_of(inside)?;
            from_last(py, inside, len)
        }
        Some(Kind::Range) => py.reversed_range(inside),
        Some(Kind::Dict) => py.table_iterator(inside, TableItems::Keys, true),
        Some(Kind::DictView) => match inside.cast::<DictView>() {
            Some(view) => py.table_iterator(view.dict.get(), view.items(), true),
            None => Err(not_reversible(py, value)),
        },
        _ => Err(not_reversible(py, value)),
    }
}

fn not_reversible(py: &mut Python<'_>, value: Value) -> Trap {
    let name = py.type_name(value);
    py.type_error(format_args!("'{name}' object is not reversible"))
}
