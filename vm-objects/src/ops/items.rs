//! Items and slices got, set, deleted; sequences unpacked.

use crate::Trap;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    pub(crate) fn item(&mut self, container: Value, key: Value) -> Result<Value, Trap> {
        let _ = (container, key);
        Err(self.refused("item"))
    }

    pub(crate) fn store_item(&mut self, container: Value, key: Value, value: Value) -> Result<(), Trap> {
        let _ = (container, key, value);
        Err(self.refused("store_item"))
    }

    pub(crate) fn remove_item(&mut self, container: Value, key: Value) -> Result<(), Trap> {
        let _ = (container, key);
        Err(self.refused("remove_item"))
    }

    pub(crate) fn slice_of(&mut self, container: Value, start: Value, stop: Value) -> Result<Value, Trap> {
        let _ = (container, start, stop);
        Err(self.refused("slice_of"))
    }

    pub(crate) fn store_slice(
        &mut self,
        container: Value,
        start: Value,
        stop: Value,
        value: Value,
    ) -> Result<(), Trap> {
        let _ = (container, start, stop, value);
        Err(self.refused("store_slice"))
    }

    pub(crate) fn unpack(&mut self, sequence: Value, into: &mut [Value]) -> Result<(), Trap> {
        let _ = (sequence, into);
        Err(self.refused("unpack"))
    }

    pub(crate) fn unpack_starred(
        &mut self,
        sequence: Value,
        before: usize,
        after: usize,
        into: &mut [Value],
    ) -> Result<(), Trap> {
        let _ = (sequence, before, after, into);
        Err(self.refused("unpack_starred"))
    }

    pub(crate) fn len_of(&mut self, value: Value) -> Result<Value, Trap> {
        let _ = (value,);
        Err(self.refused("len_of"))
    }
}
