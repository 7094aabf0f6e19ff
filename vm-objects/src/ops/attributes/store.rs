//! Attributes set and deleted: `_PyObject_GenericSetAttrWithDict` of CPython's `Objects/object.c`.

use crate::Trap;
use crate::classes::features;
use crate::classes::lookup::program_class;
use crate::heap::{Kind, Obj};
use crate::object::class::Class;
use crate::object::descriptor::{ClassMethod, Property, StaticMethod};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::{Extra, Function};
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::python::Python;
use crate::types;
use crate::value::Value;

/// What it takes to set an attribute.
pub(crate) enum Stored {
    /// Nothing: it is set.
    Done,
    /// This, called with these arguments, as many as the number says.
    Call(Value, [Value; 3], u8),
}

impl Python<'_> {
    /// `object.name = value`.
    pub fn set_attribute(&mut self, object: Value, name: Value, value: Value) -> Result<(), Trap> {
        if let Some(instance) = object.cast::<Instance>()
            && let (Some(class), Some(text)) = (instance.class.get().cast::<Class>(), name.cast::<Str>())
            && class.features.get() & (features::SETATTR | features::NO_DICT) == 0
            && text.interned()
            && self.class_attribute(class.value(), text).is_null()
        {
            return self.set_own_value(instance, text, value);
        }
        let object = self.through_proxy(object)?;
        if program_class(object).is_some_and(|class| class.features.get() & features::SETATTR != 0) {
            return Err(self.defer_store(name, false));
        }
        match self.store_default(object, name, value)? {
            Stored::Done => Ok(()),
            Stored::Call(..) => Err(self.defer_store(name, false)),
        }
    }

    /// `del object.name`.
    pub(crate) fn delete_attribute(&mut self, object: Value, name: Value) -> Result<(), Trap> {
        let object = self.through_proxy(object)?;
        if program_class(object).is_some_and(|class| class.features.get() & features::DELATTR != 0) {
            return Err(self.defer_store(name, true));
        }
        match self.store_default(object, name, Value::NULL)? {
            Stored::Done => Ok(()),
            Stored::Call(..) => Err(self.defer_store(name, true)),
        }
    }

    /// Sets an attribute, or with null deletes it, without the class's hooks.
    pub(super) fn store_default(&mut self, object: Value, name: Value, value: Value) -> Result<Stored, Trap> {
        let Some(text) = name.cast::<Str>() else { return Err(self.name_no_str(name)) };
        let class = self.type_of(object);
        let found = self.class_attribute(class, text);
        if self.is_data_descriptor(found)
            && let Some(stored) = self.store_descriptor(found, object, name, value)?
        {
            return Ok(stored);
        }
        if object.is_kind(Kind::Class) || object.as_type().is_some() {
            self.store_in_type(object, name, value)?;
            return Ok(Stored::Done);
        }
        if value.is_null() {
            return match self.own_dict(object)?.and_then(|dict| dict.remove_str(text)) {
                Some(_) => Ok(Stored::Done),
                None if !found.is_null() && !self.may_have_dict(object) => Err(self.read_only(object, name)),
                None => Err(self.no_attribute(object, name)),
            };
        }
        if !self.may_have_dict(object) {
            let error = if found.is_null() { self.no_attribute(object, name) } else { self.read_only(object, name) };
            return Err(error);
        }
        let text = if text.interned() { text } else { text.interned_in(&mut self.heap)? };
        if let Some(instance) = object.cast::<Instance>() {
            self.set_own_value(instance, text, value)?;
            return Ok(Stored::Done);
        }
        match self.own_dict(object)? {
            Some(dict) => dict.insert_str(&mut self.heap, text, value)?,
            None => {
                let dict = Dict::new(&mut self.heap)?;
                dict.insert_str(&mut self.heap, text, value)?;
                self.set_own_dict(object, dict.value())?;
            }
        }
        Ok(Stored::Done)
    }

    /// Sets an attribute of an instance's own; the name is interned.
    fn set_own_value(&mut self, instance: Obj<Instance>, name: Obj<Str>, value: Value) -> Result<(), Trap> {
        if instance.set_own(&mut self.heap, name, value)?
            && let Some(class) = instance.class.get().cast::<Class>()
        {
            // A method of this name is not found any more without looking.
            class.version.set(self.lookups.next_version());
        }
        Ok(())
    }

    /// Whether an object can have attributes of its own.
    pub(crate) fn may_have_dict(&self, object: Value) -> bool {
        match object.kind() {
            Some(Kind::Instance) => match program_class(object) {
                Some(class) => class.features.get() & features::NO_DICT == 0,
                None => self.builtin_type_of(object).has_dict(),
            },
            Some(Kind::Exception | Kind::Module | Kind::Function | Kind::StaticMethod | Kind::ClassMethod) => true,
            _ => false,
        }
    }

    /// Replaces the dict of an object's own attributes.
    pub(crate) fn set_own_dict(&mut self, object: Value, dict: Value) -> Result<(), Trap> {
        if let Some(instance) = object.cast::<Instance>() {
            instance.attrs.set(dict);
        } else if let Some(exception) = object.cast::<Exception>() {
            exception.attrs.set(dict);
        } else if let Some(function) = object.cast::<Function>() {
            function.set_extra_slot(&mut self.heap, Extra::Dict, dict)?;
        } else if let Some(method) = object.cast::<StaticMethod>() {
            method.dict.set(dict);
        } else if let Some(method) = object.cast::<ClassMethod>() {
            method.dict.set(dict);
        }
        Ok(())
    }

    /// A slot of an exception's class: its values are among the object's attributes.
    #[cold]
    fn store_exception_slot(&mut self, exception: Obj<Exception>, name: Value, value: Value) -> Result<Stored, Trap> {
        let Some(name) = name.cast::<Str>() else { return Err(self.refused("a slot without a name")) };
        let attrs = self.attributes_of(exception)?;
        if !value.is_null() {
            attrs.insert_str(&mut self.heap, name, value)?;
        } else if attrs.remove_str(name).is_none() {
            return Err(self.error_with(types::TypeId::AttributeError, &[name.value()]));
        }
        Ok(Stored::Done)
    }

    /// Sets by a descriptor that stands in the class; `None` if it does not take values after all.
    pub(crate) fn store_descriptor(
        &mut self,
        found: Value,
        object: Value,
        name: Value,
        value: Value,
    ) -> Result<Option<Stored>, Trap> {
        if let Some(getset) = types::getset_of(found) {
            let Some(set) = getset.set else {
                // Members of a C struct, the fields of a struct sequence among them: `PyMember_SetOne`.
                let member = types::descriptors::getset_type(found) == Some(types::TypeId::MemberDescriptor);
                if member || self.builtin_type_of(object).structure().is_some() {
                    let text = format_args!("readonly attribute");
                    return Err(self.error(types::TypeId::AttributeError, text));
                }
                let (name, kind) = (Self::shown(name), self.type_name(object));
                let text = format_args!("attribute '{name}' of '{kind}' objects is not writable");
                return Err(self.error(types::TypeId::AttributeError, text));
            };
            set(self, object, value)?;
            return Ok(Some(Stored::Done));
        }
        let inside = if self.has_special(found, "__set__") { found } else { self.unwrapped(found) };
        if let Some(property) = inside.cast::<Property>() {
            if let Some(index) = property.getter.get().as_small_int() {
                let instance = self.with_slot(property, object)?;
                if let Some(exception) = object.cast::<Exception>() {
                    return self.store_exception_slot(exception, property.name.get(), value).map(Some);
                }
                if value.is_null() && instance.is_none_or(|instance| instance.slot(index as usize).is_null()) {
                    return Err(self.error_with(types::TypeId::AttributeError, &[property.name.get()]));
                }
                if let Some(instance) = instance {
                    instance.set_slot(index as usize, value);
                }
                return Ok(Some(Stored::Done));
            }
            let (function, what) =
                if value.is_null() { (property.deleter.get(), "deleter") } else { (property.setter.get(), "setter") };
            if function.is_none() {
                return Err(self.property_lacks(property, object, what));
            }
            let count = if value.is_null() { 1 } else { 2 };
            return Ok(Some(Stored::Call(function, [object, value, Value::NULL], count)));
        }
        let (method, lacks) = if value.is_null() { ("__delete__", "__delete__") } else { ("__set__", "__set__") };
        let Some(function) = self.lookup_special(found, method) else {
            let _ = name;
            return Err(self.error(types::TypeId::AttributeError, format_args!("{lacks}")));
        };
        let (callable, with_receiver) = self.bind_special(function, found)?;
        let count = if value.is_null() { 1 } else { 2 };
        Ok(Some(if with_receiver {
            Stored::Call(callable, [found, object, value], count + 1)
        } else {
            Stored::Call(callable, [object, value, Value::NULL], count)
        }))
    }
}
