//! Plain objects: instances of the types that modules add, whose trailing words are the type's own.

use crate::heap::Obj;
use crate::object::class::Class;
use crate::object::instance::Instance;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Trap;

impl Python<'_> {
    /// A new object of a type of plain objects.
    pub(crate) fn plain(&mut self, kind: TypeId, values: &[Value]) -> Result<Value, Trap> {
        let object = Instance::alloc(&mut self.heap, kind.value(), values.len())?;
        for (index, &value) in values.iter().enumerate() {
            object.set_slot(index, value);
        }
        Ok(object.value())
    }

    /// A new object of a class derived from such a type (or of the type): `value` is its part that is the type's.
    pub(crate) fn plain_in(&mut self, class: Value, value: Value) -> Result<Value, Trap> {
        let Some(object) = class.cast::<Class>() else { return Ok(value) };
        let words = (object.features.get() >> crate::classes::features::WORDS).max(1);
        let instance = Instance::alloc(&mut self.heap, class, words)?;
        instance.set_slot(0, value);
        Ok(instance.value())
    }

    /// The plain object that a method was called on: the one inside, of an instance of a derived class.
    pub(crate) fn this_plain(&mut self, args: &Args<'_, '_>) -> Result<Obj<Instance>, Trap> {
        match self.unwrapped(args.get(0)).cast::<Instance>() {
            Some(object) => Ok(object),
            None => Err(self.refused("a method of another object")),
        }
    }

    /// The value as an object of that type of plain objects, or of a class derived from it.
    pub(crate) fn as_plain(&self, value: Value, kind: TypeId) -> Option<Obj<Instance>> {
        let object = self.unwrapped(value).cast::<Instance>()?;
        (object.class.get() == kind.value()).then_some(object)
    }
}
