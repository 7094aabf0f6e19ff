//! Attributes looked up, set, deleted.

use crate::Trap;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    pub(crate) fn attribute(&mut self, object: Value, name: Value) -> Result<Value, Trap> {
        let _ = (object, name);
        Err(self.refused("attribute"))
    }

    pub(crate) fn method(&mut self, object: Value, name: Value) -> Result<(Value, bool), Trap> {
        let _ = (object, name);
        Err(self.refused("method"))
    }

    pub(crate) fn set_attribute(&mut self, object: Value, name: Value, value: Value) -> Result<(), Trap> {
        let _ = (object, name, value);
        Err(self.refused("set_attribute"))
    }

    pub(crate) fn delete_attribute(&mut self, object: Value, name: Value) -> Result<(), Trap> {
        let _ = (object, name);
        Err(self.refused("delete_attribute"))
    }

    pub(crate) fn super_attribute(
        &mut self,
        super_type: Value,
        class: Value,
        object: Value,
        name: Value,
        method: bool,
    ) -> Result<(Value, bool), Trap> {
        let _ = (super_type, class, object, name, method);
        Err(self.refused("super_attribute"))
    }
}
