//! Global names, in a table that is searched from its start, and the built-in ones.

use super::heap::Heap;
use super::types::{Native, TypeId};
use super::value::Value;
use crate::object::Trap;

impl Heap {
    /// The value of a global name, or null.
    #[inline(always)]
    pub(super) fn global(&self, name: Value) -> Value {
        self.globals.iter().find(|&&(known, _)| known == name).map_or(Value::NULL, |&(_, value)| value)
    }

    pub(super) fn set_global(&mut self, name: Value, value: Value) -> Result<(), Trap> {
        match self.globals.iter_mut().find(|(known, _)| *known == name) {
            Some((_, place)) => {
                *place = value;
                Ok(())
            }
            None => self.globals.push((name, value)).map_err(|_| Trap::Memory),
        }
    }

    pub(super) fn delete_global(&mut self, name: Value) -> Result<(), Trap> {
        match self.globals.iter().position(|&(known, _)| known == name) {
            Some(index) => {
                self.globals.swap_remove(index);
                Ok(())
            }
            None => Err(self.not_defined(name)),
        }
    }

    /// What a name means that is not global.
    pub(super) fn builtin(&mut self, name: Value) -> Result<Value, Trap> {
        let text = self.lasting_text(name);
        if text == "__name__" {
            return self.intern("__main__").ok_or(Trap::Memory);
        }
        let function = Native::function(text).map(Native::value);
        match function.or_else(|| TypeId::named(text).map(TypeId::value)) {
            Some(value) => Ok(value),
            None => Err(self.not_defined(name)),
        }
    }
}
