//! `__context__`: the exception that was being handled when another was raised.

use crate::heap::Obj;
use crate::object::exception::Exception;
use crate::object::generator::Generator;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// The exception that is being handled: `handled`, or that of whoever resumed the generator that runs, and so on
    /// (CPython's `_PyErr_GetTopmostException`).
    pub(crate) fn topmost(&self, handled: Value) -> Option<Obj<Exception>> {
        if let Some(exception) = handled.cast::<Exception>() {
            return Some(exception);
        }
        let mut running = self.running;
        while let Some(generator) = running.cast::<Generator>() {
            if let Some(exception) = generator.exception.get().cast::<Exception>() {
                return Some(exception);
            }
            running = generator.resumer.get();
        }
        None
    }

    /// The pending exception has been raised while `handled` was being handled. Follows `_PyErr_SetObject` of
    /// CPython's `Python/errors.c`: a chain never leads back to the exception.
    pub(crate) fn chain_context(&mut self, handled: Value) {
        let (Some(pending), Some(handled)) = (self.pending.cast::<Exception>(), self.topmost(handled)) else { return };
        if pending == handled {
            return;
        }
        let (mut exception, mut slow, mut step) = (handled, handled, false);
        while let Some(context) = exception.context.get().cast::<Exception>() {
            if context == pending {
                exception.context.set(Value::NULL);
                break;
            }
            exception = context;
            if exception == slow {
                // A circle that was there before.
                break;
            }
            if step && let Some(next) = slow.context.get().cast::<Exception>() {
                slow = next;
            }
            step = !step;
        }
        pending.context.set(handled.value());
    }
}
