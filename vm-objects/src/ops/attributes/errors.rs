//! `AttributeError` in CPython's words.

use crate::Trap;
use crate::exceptions::classes::member;
use crate::heap::{Kind, Obj};
use crate::object::descriptor::Property;
use crate::object::exception::Exception;
use crate::object::module::Module;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// The error for an attribute that is not there.
    #[cold]
    pub(crate) fn no_attribute(&mut self, object: Value, name: Value) -> Trap {
        let shown = Self::shown(name);
        let message = if object.is_kind(Kind::Class) || object.as_type().is_some() {
            let kind = self.name_of_type(object);
            self.format_str(format_args!("type object '{kind}' has no attribute '{shown}'"))
        } else if let Some(module) = object.cast::<Module>() {
            let module = Self::shown(module.name.get());
            self.format_str(format_args!("module '{module}' has no attribute '{shown}'"))
        } else {
            let kind = self.type_name(object);
            self.format_str(format_args!("'{kind}' object has no attribute '{shown}'"))
        };
        match message {
            Ok(message) => self.attribute_error(message.value(), object, name),
            Err(trap) => trap,
        }
    }

    /// `AttributeError` with the `name` and `obj` that a traceback's suggestion needs.
    fn attribute_error(&mut self, message: Value, object: Value, name: Value) -> Trap {
        let trap = self.error_with(TypeId::AttributeError, &[message]);
        if trap == Trap::Raise
            && let Some(exception) = self.pending.cast::<Exception>()
        {
            exception.set_member(member::NAME, name);
            exception.set_member(member::OBJ, object);
        }
        trap
    }

    /// The error for an attribute that can't be set.
    #[cold]
    pub(super) fn read_only(&mut self, object: Value, name: Value) -> Trap {
        let (kind, name) = (self.type_name(object), Self::shown(name));
        self.error(TypeId::AttributeError, format_args!("'{kind}' object attribute '{name}' is read-only"))
    }

    /// The error of a property that lacks a function.
    #[cold]
    pub(crate) fn property_lacks(&mut self, property: Obj<Property>, object: Value, what: &str) -> Trap {
        let class = self.type_of(object);
        let kind = self.qualname_of_type(class);
        if property.name.get().is_null() {
            return self.error(TypeId::AttributeError, format_args!("property of '{kind}' object has no {what}"));
        }
        let name = Self::shown(property.name.get());
        self.error(TypeId::AttributeError, format_args!("property '{name}' of '{kind}' object has no {what}"))
    }

    /// `TypeError` for an attribute's name that is no str.
    #[cold]
    pub(crate) fn name_no_str(&mut self, name: Value) -> Trap {
        let kind = self.type_name(name);
        self.type_error(format_args!("attribute name must be string, not '{kind}'"))
    }
}
