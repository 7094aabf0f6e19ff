//! Raising.

use super::classes::is_exception_class;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::class::Class;
use crate::object::exception::Exception;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `raise` of a program's class: it is called first. The window is the exception, and the cause if there is one.
static RAISE: NativeDef = NativeDef::function("raise", Arity::Free, raise_called);

fn raise_called<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        let (made, which) = (args.pop(), args.state as usize);
        if made.cast::<Exception>().is_none() {
            let (class, found) = (args.get(which), py.type_of(made));
            return Err(py.not_an_exception(class, found));
        }
        args.set(which, made);
    }
    for which in 0..args.nargs() {
        let class = args.get(which);
        if class.cast::<Class>().is_some() && is_exception_class(class) {
            return Err(args.call(which as u32, class, &[]));
        }
    }
    let cause = args.arg(1).unwrap_or(Value::NULL);
    Err(py.raise_from(args.get(0), cause, Value::NULL))
}

impl Python<'_> {
    /// `raise exception from cause`; without an exception, the one that is being handled is raised again.
    pub(crate) fn raise_from(&mut self, exception: Value, cause: Value, handled: Value) -> Trap {
        if exception.is_null() {
            return match self.topmost(handled) {
                Some(exception) => self.raise_again(exception.value()),
                None => self.error(TypeId::RuntimeError, format_args!("No active exception to reraise")),
            };
        }
        let exception = match self.raisable(exception) {
            Ok(Some(exception)) => exception,
            Ok(None) => return self.type_error(format_args!("exceptions must derive from BaseException")),
            Err(trap) => return trap,
        };
        if !cause.is_null() {
            let cause = match self.raisable(cause) {
                Ok(Some(cause)) => cause.value(),
                Ok(None) if cause.is_none() => Value::NULL,
                Ok(None) => return self.type_error(format_args!("exception causes must derive from BaseException")),
                Err(trap) => return trap,
            };
            exception.cause.set(cause);
            exception.set_suppress_context(true);
        }
        self.pending = exception.value();
        Trap::Raise
    }

    /// The exception itself, or one of the class; `None` for anything else.
    fn raisable(&mut self, value: Value) -> Result<Option<Obj<Exception>>, Trap> {
        if let Some(exception) = value.cast::<Exception>() {
            return Ok(Some(exception));
        }
        if !is_exception_class(value) {
            return Ok(None);
        }
        if value.cast::<Class>().is_some() {
            return Err(self.defer(&RAISE, 0));
        }
        self.new_exception(value, &[]).map(Some)
    }

    #[cold]
    fn not_an_exception(&mut self, class: Value, found: Value) -> Trap {
        let (class, found) = (self.class_shown(class), self.class_shown(found));
        self.type_error(format_args!("calling {class} should have returned an instance of BaseException, not {found}"))
    }

    /// Sets the `__context__` of an exception.
    pub fn set_context(&mut self, exception: Value, context: Value) {
        if let Some(exception) = exception.cast::<Exception>()
            && exception.value() != context
        {
            exception.context.set(context);
        }
    }

    /// Makes `exception` the pending one as it is: it has passed this frame before.
    pub fn raise_again(&mut self, exception: Value) -> Trap {
        self.pending = exception;
        Trap::Reraise
    }

    /// Makes the error for an instruction or a part of one that is not there.
    pub(crate) fn refused(&mut self, what: &'static str) -> Trap {
        self.error(TypeId::SystemError, format_args!("{what} is not supported"))
    }

    /// `RecursionError`.
    pub(crate) fn raise_recursion_error(&mut self) -> bool {
        let text = format_args!("maximum recursion depth exceeded");
        self.error(TypeId::RecursionError, text) != Trap::Memory
    }
}
