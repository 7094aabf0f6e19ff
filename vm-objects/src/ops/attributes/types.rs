//! Attributes of classes and built-in types: `type_getattro` of CPython's `Objects/typeobject.c`.

use super::Found;
use crate::Trap;
use crate::classes::features;
use crate::heap::{Kind, Obj};
use crate::native::MATCH_ARGS;
use crate::object::class::Class;
use crate::object::descriptor::StaticMethod;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::python::Python;
use crate::value::Value;

impl Python<'_> {
    /// Finds an attribute of a type.
    pub(super) fn find_in_type(&mut self, class: Value, name: Obj<Str>) -> Result<Found, Trap> {
        if class == crate::types::TypeId::ContextToken.value() && name.eq_text("MISSING") {
            return crate::modules::contextvars::missing(self).map(Found::Value);
        }
        let metaclass = self.type_of(class);
        let meta = self.class_attribute(metaclass, name);
        if self.is_data_descriptor(meta) {
            return self.get_descriptor(meta, class, metaclass);
        }
        let found = self.class_attribute(class, name);
        if !found.is_null() {
            return self.get_of_class(found, class);
        }
        if !meta.is_null() {
            return self.get_descriptor(meta, class, metaclass);
        }
        Ok(Found::Missing)
    }

    /// What a class's attribute gives for the class itself.
    pub(crate) fn get_of_class(&mut self, found: Value, class: Value) -> Result<Found, Trap> {
        match found.kind() {
            Some(Kind::StaticMethod) => {
                Ok(Found::Value(found.cast::<StaticMethod>().map_or(found, |method| method.function.get())))
            }
            Some(Kind::ClassMethod) => self.get_class_method(found, class),
            Some(Kind::Instance) => self.get_program_descriptor(found, Value::NONE, class),
            None | Some(Kind::NativeFunction) if Self::native_of(found).is_some_and(|def| def.class_method) => {
                Ok(Found::Method(found, class))
            }
            None if found.as_native().is_some_and(|(_, index)| index == MATCH_ARGS) => {
                let metaclass = self.type_of(class);
                self.get_native(found, class, metaclass)
            }
            _ => Ok(Found::Value(found)),
        }
    }

    /// Sets (or with null, deletes) an attribute of a class.
    pub(crate) fn store_in_type(&mut self, class: Value, name: Value, value: Value) -> Result<(), Trap> {
        let Some(object) = class.cast::<Class>() else {
            let (kind, name) = (self.name_of_type(class), Self::shown(name));
            return Err(self.type_error(format_args!("cannot set '{name}' attribute of immutable type '{kind}'")));
        };
        let (Some(text), Some(dict)) = (name.cast::<Str>(), object.dict.get().cast::<Dict>()) else {
            return Err(self.name_no_str(name));
        };
        let special = text.as_ascii().is_some_and(|name| name.starts_with("__"));
        // Asked for first: after the change nothing may fail.
        let alone = !special && object.subclasses.get().is_null();
        let family = if alone { None } else { Some(self.family(object)?) };
        if value.is_null() {
            if dict.remove_str(text).is_none() {
                return Err(self.no_attribute(class, name));
            }
        } else {
            let text = if text.interned() { text } else { text.interned_in(&mut self.heap)? };
            dict.insert_str(&mut self.heap, text, value)?;
        }
        self.touch_classes(family.as_deref().unwrap_or(&[class]));
        if let (true, Some(family)) = (special, family) {
            for &class in family.iter() {
                if let Some(class) = class.cast::<Class>() {
                    features::renew(self, class);
                }
            }
        }
        Ok(())
    }
}
