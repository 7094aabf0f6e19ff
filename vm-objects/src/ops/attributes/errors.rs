//! `AttributeError` in CPython's words.

use crate::Trap;
use crate::exceptions::classes::member;
use crate::heap::{Kind, Obj};
use crate::object::descriptor::Property;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::{Python, Shown};
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
            self.no_module_attribute(module, shown)
        } else {
            let kind = self.type_name(object);
            self.format_str(format_args!("'{kind}' object has no attribute '{shown}'"))
        };
        match message {
            Ok(message) => self.attribute_error(message.value(), object, name),
            Err(trap) => trap,
        }
    }

    /// `module_getattro` of CPython's `Objects/moduleobject.c`.
    fn no_module_attribute(&mut self, module: Obj<Module>, name: Shown) -> Result<Obj<Str>, Trap> {
        let namespace = module.dict.get().cast::<Dict>();
        let own = |name| namespace.and_then(|namespace| namespace.get_text(name)).unwrap_or(Value::NULL);
        let module = own("__name__");
        if module.cast::<Str>().is_none() {
            return self.format_str(format_args!("module has no attribute '{name}'"));
        }
        let shown = Self::shown(module);
        let initializing = self.is_initializing(own("__spec__"))?;
        let (partly, why) = match initializing {
            true => ("partially initialized ", " (most likely due to a circular import)"),
            false => ("", ""),
        };
        self.format_str(format_args!("{partly}module '{shown}' has no attribute '{name}'{why}"))
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
