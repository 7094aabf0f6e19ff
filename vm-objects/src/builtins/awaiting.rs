//! `aiter`, `anext`.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::awaitable::{Awaitable, Awaits};
use crate::object::generator::{Flavour, Generator};
use crate::python::{Args, Python};
use crate::types::async_generator::{ANEXT_HOOKED, anext_awaitable};
use crate::value::Value;
use vm_core::object::Input;

pub(super) const AITER: NativeDef = NativeDef::function("aiter", Arity::One, aiter);
pub(super) const ANEXT: NativeDef = NativeDef::function("anext", Arity::Between(1, 2), anext);

fn async_generator(value: Value) -> Option<crate::Obj<Generator>> {
    value.cast::<Generator>().filter(|generator| generator.flavour() == Flavour::AsyncGenerator)
}

fn aiter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Start {
        if async_generator(value).is_some() {
            return Ok(value);
        }
        return match py.lookup_special(value, "__aiter__") {
            Some(found) => Err(py.ask_special(args, 1, found, value, &[])),
            None => {
                let name = py.type_name(value);
                Err(py.type_error(format_args!("'{name}' object is not an async iterable")))
            }
        };
    }
    let result = args.result();
    if async_generator(result).is_some() || py.has_special(result, "__anext__") {
        return Ok(result);
    }
    let name = py.type_name(result);
    Err(py.type_error(format_args!("aiter() returned not an async iterator of type '{name}'")))
}

fn anext<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (value, default) = (args.get(0), args.arg(1));
    let awaitable = match args.input {
        Input::Start => match async_generator(value) {
            Some(generator) => match anext_awaitable(py, generator) {
                Err(Trap::Defer) => {
                    py.defer(&ANEXT_HOOKED, 0);
                    return Err(args.defer(1, &[value]));
                }
                made => made?,
            },
            None => {
                return match py.lookup_special(value, "__anext__") {
                    Some(found) => Err(py.ask_special(args, 1, found, value, &[])),
                    None => {
                        let name = py.type_name(value);
                        Err(py.type_error(format_args!("'{name}' object is not an async iterator")))
                    }
                };
            }
        },
        _ => args.result(),
    };
    match default {
        Some(default) => Ok(Awaitable::alloc(&mut py.heap, Awaits::Anext, awaitable, default)?.value()),
        None => Ok(awaitable),
    }
}
