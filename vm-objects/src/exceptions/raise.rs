//! Raising.

use crate::Trap;
use crate::object::code::CodeRef;
use crate::python::Python;
use crate::value::Value;
use vm_core::object::Raising;

impl Python<'_> {
    pub(crate) fn raise_from(&mut self, exception: Value, cause: Value, handled: Value) -> Trap {
        let _ = (exception, cause, handled);
        self.refused("raise_from")
    }

    pub(crate) fn raise_again(&mut self, exception: Value) -> Trap {
        let _ = (exception,);
        self.refused("raise_again")
    }

    pub(crate) fn chain_context(&mut self, handled: Value) {
        let _ = (handled,);
    }

    pub(crate) fn push_traceback(&mut self, raising: Raising<Value, CodeRef>) {
        let _ = (raising,);
    }

    pub(crate) fn matches_exception(&mut self, exception: Value, kind: Value) -> Result<bool, Trap> {
        let _ = (exception, kind);
        Err(self.refused("matches_exception"))
    }

    pub(crate) fn value_of_stop_iteration(&mut self, exception: Value) -> Option<Value> {
        let _ = (exception,);
        None
    }

    pub(crate) fn context_methods(&mut self, manager: Value, asynchronous: bool) -> Result<(Value, Value), Trap> {
        let _ = (manager, asynchronous);
        Err(self.refused("context_methods"))
    }

    pub(crate) fn type_and_traceback(&mut self, exception: Value) -> (Value, Value) {
        let _ = (exception,);
        (Value::NONE, Value::NONE)
    }

    pub(crate) fn intrinsic(&mut self, intrinsic: u32, namespace: Value, value: Value) -> Result<Value, Trap> {
        let _ = (intrinsic, namespace, value);
        Err(self.refused("intrinsic"))
    }

    /// Makes the error for an instruction or a part of one that is not there.
    pub(crate) fn refused(&mut self, what: &'static str) -> Trap {
        self.error(crate::types::TypeId::SystemError, format_args!("{what} is not supported"))
    }

    /// `RecursionError`.
    pub(crate) fn raise_recursion_error(&mut self) {
        let text = format_args!("maximum recursion depth exceeded");
        if self.error(crate::types::TypeId::RecursionError, text) == Trap::Memory {
            self.pending = self.memory_error;
        }
    }
}
