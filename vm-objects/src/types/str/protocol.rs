//! `str`: the special methods, to be called by name.

use super::{method, this};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::int::Int;
use crate::object::str::Storage;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::types::{TypeId, protocol};
use crate::value::Value;

const ADD: u32 = 0;
const MULTIPLY: u32 = 5;
const REMAINDER: u32 = 6;

pub(super) const ROWS: [NativeDef; 20] = [
    method("__add__", Arity::One, |py, args| operated(py, args, ADD)),
    method("__contains__", Arity::One, protocol::contains),
    method("__eq__", Arity::One, protocol::eq),
    method("__format__", Arity::One, format),
    method("__ge__", Arity::One, protocol::ge),
    method("__getitem__", Arity::One, protocol::get_item),
    method("__getnewargs__", Arity::None, get_new_args),
    method("__gt__", Arity::One, protocol::gt),
    method("__hash__", Arity::None, hash),
    method("__iter__", Arity::None, protocol::iter),
    method("__le__", Arity::One, protocol::le),
    method("__len__", Arity::None, protocol::len),
    method("__lt__", Arity::One, protocol::lt),
    method("__mod__", Arity::One, |py, args| operated(py, args, REMAINDER)),
    method("__mul__", Arity::One, |py, args| operated(py, args, MULTIPLY)),
    method("__ne__", Arity::One, protocol::ne),
    method("__repr__", Arity::None, |py, args| shown(py, args, Conversion::Repr)),
    method("__rmul__", Arity::One, |py, args| operated(py, args, MULTIPLY)),
    method("__sizeof__", Arity::None, size_of),
    method("__str__", Arity::None, |py, args| shown(py, args, Conversion::Str)),
];

fn operated<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    let (text, other) = (this(py, args)?.value(), args.get(1));
    let other = if operator == REMAINDER { other } else { py.unwrapped(other) };
    if operator == MULTIPLY && Whole::of(other).is_none() && !py.has_special(other, "__index__") {
        let name = py.type_name(other);
        return Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")));
    }
    let outcome = py.binary(operator, text, other);
    Replay::new(args).outcome(args, &[text, other], outcome)
}

fn shown<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, conversion: Conversion) -> Result<Value, Trap> {
    let text = this(py, args)?.value();
    Ok(Replay::new(args).text(py, args, text, conversion)?.value())
}

fn format<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (text, spec) = (this(py, args)?.value(), args.get(1));
    if !py.is_instance_of(spec, TypeId::Str) {
        let name = py.type_name(spec);
        return Err(py.type_error(format_args!("__format__() argument must be str, not {name}")));
    }
    Replay::new(args).field(py, args, text, 0, spec)
}

fn get_new_args<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = this(py, args)?.value();
    Ok(Tuple::from_slice(&mut py.heap, &[text])?.value())
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = this(py, args)?.value();
    Int::from_isize(&mut py.heap, crate::object::hash::hash_value(text).unwrap_or(0))
}

/// In CPython's numbers, of a desktop.
fn size_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let text = this(py, args)?;
    let head = match text.storage() {
        Storage::Ascii => 40,
        Storage::Latin1 | Storage::Two | Storage::Four => 56,
    };
    let size = text.len().saturating_add(1).saturating_mul(text.storage().width()).saturating_add(head);
    Ok(Value::from_int_truncated(size as isize))
}
