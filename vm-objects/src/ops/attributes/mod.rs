//! Attributes looked up, set, deleted.
//!
//! | file | what |
//! |---|---|
//! | `cache` | where they were found before |
//! | `find` | where an attribute is and what it takes to get it |
//! | `store` | set and deleted |
//! | `types` | attributes of classes and built-in types |
//! | `super_` | attributes of `super()` |
//! | `deferred` | what needs Python code: descriptors and hooks |
//! | `errors` | `AttributeError` in CPython's words |

mod cache;
mod deferred;
mod errors;
mod find;
mod store;
mod super_;
mod types;

pub(crate) use cache::{LoadCache, StoreCache};
pub(crate) use deferred::{delete_default, get_default, set_default};
pub(crate) use find::Found;

use crate::Trap;
use crate::classes::features;
use crate::heap::Kind;
use crate::object::bound_method::BoundMethod;
use crate::object::class::Class;
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// `object.name`.
    pub fn attribute(&mut self, object: Value, name: Value) -> Result<Value, Trap> {
        if let Some(instance) = object.cast::<Instance>()
            && let (Some(class), Some(text)) = (instance.class.get().cast::<Class>(), name.cast::<Str>())
            && class.features.get() & features::GETATTRIBUTE == 0
        {
            let found = self.class_attribute(class.value(), text);
            if (found.is_null() || found.is_kind(Kind::Function))
                && let Some(value) = instance.own(text)
            {
                return Ok(value);
            }
        }
        match self.find_attribute(object, name)? {
            Found::Value(value) => Ok(value),
            Found::Method(function, receiver) => Ok(BoundMethod::alloc(&mut self.heap, receiver, function)?.value()),
            Found::Call(..) | Found::Hook => Err(self.defer_load(name)),
            Found::Missing => Err(self.no_attribute(object, name)),
        }
    }

    /// `object.name` about to be called: the function and `true` when the object goes before the arguments.
    #[inline]
    pub(crate) fn method(&mut self, object: Value, name: Value) -> Result<(Value, bool), Trap> {
        if let Some(instance) = object.cast::<Instance>()
            && let (Some(class), Some(text)) = (instance.class.get().cast::<Class>(), name.cast::<Str>())
            && class.features.get() & features::GETATTRIBUTE == 0
        {
            let found = self.class_attribute(class.value(), text);
            if found.is_kind(Kind::Function) {
                return Ok(instance.own(text).map_or((found, true), |own| (own, false)));
            }
        }
        self.other_method(object, name)
    }

    #[inline(never)]
    fn other_method(&mut self, object: Value, name: Value) -> Result<(Value, bool), Trap> {
        match self.find_attribute(object, name)? {
            Found::Value(value) => Ok((value, false)),
            Found::Method(function, receiver) if receiver == object => Ok((function, true)),
            Found::Method(function, receiver) => {
                Ok((BoundMethod::alloc(&mut self.heap, receiver, function)?.value(), false))
            }
            Found::Call(..) | Found::Hook => Err(self.defer_load(name)),
            Found::Missing => Err(self.no_attribute(object, name)),
        }
    }
}
