//! `len`, `iter`, `next`.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::ops::Adapter;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

pub(super) const LEN: NativeDef = NativeDef::function("len", Arity::One, len);
pub(super) const ITER: NativeDef = NativeDef::function("iter", Arity::Between(1, 2), iter);
pub(super) const NEXT: NativeDef = NativeDef::function("next", Arity::Between(1, 2), next);

fn len<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let value = args.get(0);
    match py.len_of(value) {
        Err(Trap::Defer) => Err(args.defer(1, &[value])),
        done => done,
    }
}

fn iter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let value = args.get(0);
    if let Some(sentinel) = args.arg(1) {
        if !py.is_callable(value) {
            return Err(py.type_error(format_args!("iter(object, sentinel): object must be callable")));
        }
        return py.new_adapter(Adapter::Callable, false, &[value, sentinel]);
    }
    match py.iterator(value) {
        Err(Trap::Defer) => Err(args.defer(1, &[value])),
        done => done,
    }
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let iterator = args.get(0);
    match args.input {
        Input::Start => {
            if !py.is_iterator(iterator) {
                let name = py.type_name(iterator);
                return Err(py.type_error(format_args!("'{name}' object is not an iterator")));
            }
            Err(args.next(1, iterator))
        }
        Input::Stopped => match args.arg(1) {
            Some(default) => Ok(default),
            None => {
                let value = args.result();
                Err(match value {
                    Value::NONE => py.error_with(TypeId::StopIteration, &[]),
                    value => py.error_with(TypeId::StopIteration, &[value]),
                })
            }
        },
        _ => Ok(args.result()),
    }
}
