//! `await`, `async for`.

use crate::Trap;
use crate::classes::lookup::program_class;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::object::awaitable::{Awaitable, Awaits};
use crate::object::code::CodeRef;
use crate::object::exception::Exception;
use crate::object::generator::{Flavour, Generator};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::types::async_generator::anext_awaitable;
use crate::value::Value;
use vm_core::code::CodeFlags;
use vm_core::object::Input;

/// `value.__await__()`; started in what the value comes from: 1 `__aenter__`, 2 `__aexit__`.
static AWAIT: NativeDef = NativeDef::function("await", Arity::Free, await_method);
/// `value.__aiter__()`.
static AITER: NativeDef = NativeDef::function("aiter", Arity::Free, aiter_method);
/// `value.__anext__()`, then what its result awaits.
static ANEXT: NativeDef = NativeDef::function("anext", Arity::Free, anext_method);

const CALLED: u32 = 16;

fn await_method<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        let result = args.result();
        return py.checked_await(result);
    }
    let (value, from) = (args.get(0), args.state);
    match py.lookup_special(value, "__await__") {
        Some(found) => Err(py.ask_special(args, CALLED, found, value, &[])),
        None => Err(py.not_awaitable(value, from)),
    }
}

fn aiter_method<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        let result = args.result();
        let asynchronous = result.cast::<Generator>().is_some_and(|g| g.flavour() == Flavour::AsyncGenerator);
        if asynchronous || py.has_special(result, "__anext__") {
            return Ok(result);
        }
        let name = py.type_name(result);
        return Err(py.type_error(format_args!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
        )));
    }
    match py.lookup_special(value, "__aiter__") {
        Some(found) => Err(py.ask_special(args, CALLED, found, value, &[])),
        None => {
            let name = py.type_name(value);
            Err(py.type_error(format_args!("'async for' requires an object with __aiter__ method, got {name}")))
        }
    }
}

fn anext_method<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const AWAITED: u32 = CALLED + 1;
    let value = args.get(0);
    match (args.input, args.state) {
        (Input::Value, AWAITED) => {
            let result = args.result();
            py.checked_await(result)
        }
        (Input::Value, _) => {
            let result = args.result();
            if py.is_coroutine(result) || result.is_kind(Kind::Awaitable) {
                return Ok(result);
            }
            match py.lookup_special(result, "__await__") {
                Some(found) => Err(py.ask_special(args, AWAITED, found, result, &[])),
                None => {
                    let cause = py.not_awaitable(result, 0);
                    Err(py.error_from(cause, |py| {
                        let name = py.type_name(result);
                        py.type_error(format_args!("'async for' received an invalid object from __anext__: {name}"))
                    }))
                }
            }
        }
        _ => match py.lookup_special(value, "__anext__") {
            Some(found) => Err(py.ask_special(args, CALLED, found, value, &[])),
            None => {
                let name = py.type_name(value);
                Err(py.type_error(format_args!("'async for' requires an iterator with __anext__ method, got {name}")))
            }
        },
    }
}

impl Python<'_> {
    /// A coroutine, or a generator that is declared to be as good as one.
    fn is_coroutine(&self, value: Value) -> bool {
        let Some(generator) = value.cast::<Generator>() else { return false };
        let iterable = |code| CodeRef::from(code).flags().has(CodeFlags::ITERABLE_COROUTINE);
        generator.flavour() == Flavour::Coroutine || generator.code().is_some_and(iterable)
    }

    /// `GET_AWAITABLE`.
    pub(crate) fn awaitable_of(&mut self, value: Value, from: u32) -> Result<Value, Trap> {
        if self.is_coroutine(value) {
            let awaited = value.cast::<Generator>().and_then(|generator| generator.delegate());
            if awaited.is_some() {
                return Err(self.error(TypeId::RuntimeError, format_args!("coroutine is being awaited already")));
            }
            return Ok(value);
        }
        if value.cast::<Awaitable>().is_some_and(|awaitable| awaitable.which() != Awaits::Coroutine) {
            return Ok(value);
        }
        if program_class(value).is_some() {
            return Err(self.defer(&AWAIT, from));
        }
        Err(self.not_awaitable(value, from))
    }

    #[cold]
    fn not_awaitable(&mut self, value: Value, from: u32) -> Trap {
        let name = self.type_name(value);
        match from {
            1 | 2 => {
                let method = if from == 1 { "__aenter__" } else { "__aexit__" };
                self.type_error(format_args!(
                    "'async with' received an object from {method} that does not implement __await__: {name}"
                ))
            }
            _ => self.type_error(format_args!("object {name} can't be used in 'await' expression")),
        }
    }

    /// What an `__await__` has returned: it must be an iterator, and no coroutine.
    fn checked_await(&mut self, result: Value) -> Result<Value, Trap> {
        if self.is_coroutine(result) {
            return Err(self.type_error(format_args!("__await__() returned a coroutine")));
        }
        if self.is_iterator(result) {
            return Ok(result);
        }
        let name = self.type_name(result);
        Err(self.type_error(format_args!("__await__() returned non-iterator of type '{name}'")))
    }

    /// An error in the place of another, which is its cause: `_PyErr_FormatFromCause`.
    #[cold]
    fn error_from(&mut self, first: Trap, then: impl FnOnce(&mut Self) -> Trap) -> Trap {
        if !matches!(first, Trap::Raise) {
            return first;
        }
        let cause = self.pending;
        let trap = then(self);
        if let (Trap::Raise, Some(error)) = (&trap, self.pending.cast::<Exception>()) {
            error.cause.set(cause);
            error.context.set(cause);
            error.set_suppress_context(true);
        }
        trap
    }

    /// `GET_AITER`.
    pub(crate) fn async_iterator_of(&mut self, value: Value) -> Result<Value, Trap> {
        if value.cast::<Generator>().is_some_and(|generator| generator.flavour() == Flavour::AsyncGenerator) {
            return Ok(value);
        }
        Err(self.defer(&AITER, 0))
    }

    /// `GET_ANEXT`.
    pub(crate) fn next_awaitable_of(&mut self, value: Value) -> Result<Value, Trap> {
        match value.cast::<Generator>() {
            Some(generator) if generator.flavour() == Flavour::AsyncGenerator => anext_awaitable(self, generator),
            _ => Err(self.defer(&ANEXT, 0)),
        }
    }
}
