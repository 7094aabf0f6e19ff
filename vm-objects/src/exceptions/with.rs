//! The methods of a `with` statement.

use crate::Trap;
use crate::object::bound_method::BoundMethod;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// `BEFORE_WITH`, `BEFORE_ASYNC_WITH`: the bound exit and enter methods.
    pub(crate) fn context_methods(&mut self, manager: Value, asynchronous: bool) -> Result<(Value, Value), Trap> {
        let (how, enter, exit) =
            if asynchronous { ("asynchronous ", "__aenter__", "__aexit__") } else { ("", "__enter__", "__exit__") };
        let class = self.type_of(manager);
        let found = self.class_attribute_named(class, enter);
        if found.is_null() {
            let name = self.type_name(manager);
            return Err(
                self.type_error(format_args!("'{name}' object does not support the {how}context manager protocol"))
            );
        }
        let enter = self.bound_special(found, manager)?;
        let found = self.class_attribute_named(class, exit);
        if found.is_null() {
            let name = self.type_name(manager);
            return Err(self.type_error(format_args!(
                "'{name}' object does not support the {how}context manager protocol (missed {exit} method)"
            )));
        }
        Ok((self.bound_special(found, manager)?, enter))
    }

    /// What stands in a class for a special method, bound to the value.
    fn bound_special(&mut self, found: Value, value: Value) -> Result<Value, Trap> {
        match self.bind_special(found, value)? {
            (function, true) => Ok(BoundMethod::alloc(&mut self.heap, value, function)?.value()),
            (callable, false) => Ok(callable),
        }
    }
}
