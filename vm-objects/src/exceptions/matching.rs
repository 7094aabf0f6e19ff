//! `except` clauses: whether an exception is one of a class, or of a tuple of classes.

use super::classes::{exception_layout, is_exception_class, member};
use crate::Trap;
use crate::object::exception::Exception;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// `CHECK_EXC_MATCH`.
    pub(crate) fn matches_exception(&mut self, exception: Value, kind: Value) -> Result<bool, Trap> {
        let valid = match kind.cast::<Tuple>() {
            Some(kinds) => kinds.values().iter().all(|&kind| is_exception_class(kind)),
            None => is_exception_class(kind),
        };
        if !valid {
            let text = "catching classes that do not inherit from BaseException is not allowed";
            return Err(self.type_error(format_args!("{text}")));
        }
        Ok(self.is_exception_of(exception, kind))
    }

    /// Whether an exception is one of `kind`: a class, or a tuple of classes.
    pub(crate) fn is_exception_of(&self, exception: Value, kind: Value) -> bool {
        let class = self.type_of(exception);
        match kind.cast::<Tuple>() {
            Some(kinds) => kinds.values().iter().any(|&kind| self.is_subclass_of(class, kind)),
            None => self.is_subclass_of(class, kind),
        }
    }

    /// The value that a `StopIteration` carries; `None` for any other exception.
    pub(crate) fn value_of_stop_iteration(&mut self, exception: Value) -> Option<Value> {
        let exception = exception.cast::<Exception>()?;
        if exception_layout(exception.class.get())? != TypeId::StopIteration {
            return None;
        }
        let value = exception.member(member::VALUE);
        Some(if value.is_null() { Value::NONE } else { value })
    }
}
