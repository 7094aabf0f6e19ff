//! Where an attribute is and what it takes to get it: `PyObject_GenericGetAttr` of CPython's `Objects/object.c`.

use crate::Trap;
use crate::classes::features;
use crate::classes::lookup::{own_attribute, plain_type, program_class};
use crate::heap::{Kind, Obj};
use crate::native::{GETSET, MATCH_ARGS};
use crate::object::bound_method::BoundMethod;
use crate::object::descriptor::{ClassMethod, Property, StaticMethod};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::{Extra, Function};
use crate::object::instance::Instance;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::python::Python;
use crate::types::{self, TypeId};
use crate::value::Value;

/// What a lookup has found.
#[derive(Clone, Copy)]
pub(crate) enum Found {
    /// The attribute.
    Value(Value),
    /// A function, and what is to be bound to it.
    Method(Value, Value),
    /// Python code says: this, called with these arguments, as many as the number says.
    Call(Value, [Value; 3], u8),
    /// `__getattribute__` or `__getattr__` says.
    Hook,
    /// There is none.
    Missing,
}

impl Python<'_> {
    /// Finds an attribute, with the class's hooks.
    pub(super) fn find_attribute(&mut self, object: Value, name: Value) -> Result<Found, Trap> {
        let object = self.through_proxy(object)?;
        let hooks = program_class(object).map_or(0, |class| class.features.get());
        if hooks & features::GETATTRIBUTE != 0 {
            return Ok(Found::Hook);
        }
        if hooks == 0
            && let Some(found) = self.find_forwarded(object, name)
        {
            return found;
        }
        match self.find_default(object, name)? {
            Found::Missing if hooks & features::GETATTR != 0 => Ok(Found::Hook),
            found => Ok(found),
        }
    }

    /// Finds an attribute without the class's hooks.
    pub(super) fn find_default(&mut self, object: Value, name: Value) -> Result<Found, Trap> {
        let Some(text) = name.cast::<Str>() else { return Err(self.name_no_str(name)) };
        match object.kind() {
            Some(Kind::Class) => return self.find_in_type(object, text),
            None if object.as_type().is_some() => return self.find_in_type(object, text),
            Some(Kind::Super) => return self.find_in_super(object, text),
            _ => {}
        }
        if let Some(method) = object.cast::<BoundMethod>()
            && text.eq_text("__doc__")
            && method.function.get().is_kind(Kind::Function)
        {
            return self.find_default(method.function.get(), name);
        }
        if let Some(function) = wrapped_function(object)
            && let Some(found) = self.find_wrapped(object, function, text)
        {
            return found;
        }
        let class = self.type_of(object);
        let found = self.class_attribute(class, text);
        if self.is_data_descriptor(found) && self.gets(found) {
            return self.get_descriptor(found, object, class);
        }
        if let Some(value) = self.own_value(object, text) {
            return Ok(Found::Value(value));
        }
        if !found.is_null() {
            return self.get_descriptor(found, object, class);
        }
        match object.cast::<BoundMethod>() {
            // A method has the attributes of its function, which may be a method again.
            Some(method) if class == TypeId::Method.value() => {
                let mut function = method.function.get();
                while let Some(method) = function.cast::<BoundMethod>() {
                    function = method.function.get();
                }
                self.find_default(function, name)
            }
            _ if object.is_kind(Kind::Module) => {
                // A module's own `__getattr__` (PEP 562).
                let hook = other_dict(object).and_then(|dict| dict.get_text("__getattr__"));
                Ok(hook.map_or(Found::Missing, |hook| Found::Call(hook, [name, Value::NULL, Value::NULL], 1)))
            }
            _ => Ok(Found::Missing),
        }
    }

    /// An attribute of the object's own.
    pub(crate) fn own_value(&self, object: Value, name: Obj<Str>) -> Option<Value> {
        match object.cast::<Instance>() {
            Some(instance) => instance.own(name),
            None => other_dict(object)?.get_str(name),
        }
    }

    /// The dict of an object's own attributes, if it has any by now.
    pub(crate) fn own_dict(&mut self, object: Value) -> Result<Option<Obj<Dict>>, Trap> {
        match object.cast::<Instance>() {
            Some(instance) if instance.attrs.get().is_null() => Ok(None),
            Some(instance) => instance.dict(&mut self.heap).map(Some),
            None => Ok(other_dict(object)),
        }
    }

    /// What `staticmethod` and `classmethod` take over from their function: `functools_wraps` of CPython's
    /// `Objects/funcobject.c`.
    #[cold]
    fn find_wrapped(&mut self, object: Value, function: Value, name: Obj<Str>) -> Option<Result<Found, Trap>> {
        const TAKEN: [&str; 5] = ["__annotations__", "__doc__", "__module__", "__name__", "__qualname__"];
        let taken = TAKEN.iter().any(|text| name.eq_text(text));
        if !taken || self.own_value(object, name).is_some() {
            return None;
        }
        match self.find_default(function, name.value()) {
            Ok(Found::Missing) => None,
            found => Some(found),
        }
    }

    /// Whether what stands in a class goes before an object's own attributes.
    pub(super) fn is_data_descriptor(&self, found: Value) -> bool {
        match found.kind() {
            Some(Kind::Property | Kind::NativeGetSet) => true,
            Some(Kind::Instance) if plain_type(found).is_some() => {
                plain_type(found).is_some_and(|kind| !own_attribute(kind, "__set__").is_null())
            }
            Some(Kind::Instance) => program_class(found).is_some_and(|class| {
                class.features.get() & features::DATA_DESCRIPTOR != 0
                    || class.base_layout.get() == TypeId::Property as usize
            }),
            Some(_) => false,
            None => found.as_native().is_some_and(|(_, index)| index & GETSET != 0),
        }
    }

    /// Whether a data descriptor says what the attribute is: one that only sets leaves it to the object's own.
    fn gets(&self, found: Value) -> bool {
        match (found.kind(), program_class(found)) {
            (Some(Kind::Instance), Some(class)) => {
                class.features.get() & features::GET != 0 || self.payload_of(found).is_some()
            }
            (Some(Kind::Instance), None) => {
                plain_type(found).is_none_or(|kind| !own_attribute(kind, "__get__").is_null())
            }
            _ => true,
        }
    }

    /// What a class's attribute gives for an object of the class.
    pub(crate) fn get_descriptor(&mut self, found: Value, object: Value, class: Value) -> Result<Found, Trap> {
        match found.kind() {
            Some(Kind::Function) => Ok(Found::Method(found, object)),
            Some(Kind::Property) => self.get_property(found, object),
            Some(Kind::StaticMethod) => {
                Ok(Found::Value(found.cast::<StaticMethod>().map_or(found, |method| method.function.get())))
            }
            Some(Kind::ClassMethod) => self.get_class_method(found, class),
            Some(Kind::Instance) => self.get_program_descriptor(found, object, class),
            Some(Kind::NativeFunction) | None => self.get_native(found, object, class),
            Some(Kind::NativeGetSet) => self.get_native(found, object, class),
            Some(Kind::Super) => self.bind_super(found, object).map(Found::Value),
            Some(_) => Ok(Found::Value(found)),
        }
    }

    /// What a function of a table in a class gives for an object.
    pub(super) fn get_native(&mut self, found: Value, object: Value, class: Value) -> Result<Found, Trap> {
        if let Some(getset) = types::getset_of(found) {
            return (getset.get)(self, object).map(Found::Value);
        }
        if let Some((table, MATCH_ARGS)) = found.as_native()
            && let Some(structure) = TypeId::from_index(table).and_then(TypeId::structure)
        {
            return self.match_args(structure).map(Found::Value);
        }
        match Self::native_of(found) {
            Some(def) if def.class_method => Ok(Found::Method(found, class)),
            Some(def) if def.binds() => Ok(Found::Method(found, object)),
            _ => Ok(Found::Value(found)),
        }
    }

    pub(super) fn get_class_method(&mut self, found: Value, class: Value) -> Result<Found, Trap> {
        let Some(method) = found.cast::<ClassMethod>() else { return Ok(Found::Value(found)) };
        let function = method.function.get();
        match function.kind() {
            Some(Kind::Property) => self.get_property(function, class),
            Some(Kind::Instance) if !self.has_special(function, "__call__") => {
                self.get_program_descriptor(function, class, self.type_of(class))
            }
            _ => Ok(Found::Method(function, class)),
        }
    }

    /// A descriptor whose class a program made: `__get__(object or None, class)`.
    pub(super) fn get_program_descriptor(&mut self, found: Value, object: Value, class: Value) -> Result<Found, Trap> {
        if let Some(kind) = plain_type(found) {
            let get = own_attribute(kind, "__get__");
            return Ok(if get.is_null() { Found::Value(found) } else { Found::Call(get, [found, object, class], 3) });
        }
        if program_class(found).is_none_or(|class| class.features.get() & features::GET == 0) {
            // A subclass of `property` and its kin works by what is inside.
            return match self.payload_of(found) {
                Some(_) if object.is_none() => Ok(Found::Value(found)),
                Some(inside) if is_descriptor(inside) => self.get_descriptor(inside, object, class),
                _ => Ok(Found::Value(found)),
            };
        }
        let get = self.class_attribute_named(self.type_of(found), "__get__");
        let (callable, with_receiver) = self.bind_special(get, found)?;
        if with_receiver {
            Ok(Found::Call(callable, [found, object, class], 3))
        } else {
            Ok(Found::Call(callable, [object, class, Value::NULL], 2))
        }
    }

    fn get_property(&mut self, found: Value, object: Value) -> Result<Found, Trap> {
        let Some(property) = found.cast::<Property>() else { return Ok(Found::Value(found)) };
        let getter = property.getter.get();
        if getter.is_small_int() {
            return self.get_slot(property, object).map(Found::Value);
        }
        if getter.is_none() {
            return Err(self.property_lacks(property, object, "getter"));
        }
        Ok(Found::Call(getter, [object, Value::NULL, Value::NULL], 1))
    }

    /// The value of a slot that `__slots__` made.
    pub(crate) fn get_slot(&mut self, member: Obj<Property>, object: Value) -> Result<Value, Trap> {
        let index = member.getter.get().as_small_int().unwrap_or(0) as usize;
        let Some(instance) = self.with_slot(member, object)? else {
            let name = member.name.get();
            // An exception's are among its attributes.
            let value = name.cast::<Str>().and_then(|name| self.own_value(object, name));
            return value.ok_or_else(|| self.no_attribute(object, name));
        };
        let value = instance.slot(index);
        if value.is_null() {
            return Err(self.no_attribute(object, member.name.get()));
        }
        Ok(value)
    }

    /// The instance that has the slot of a member descriptor; an error for an object of another class.
    pub(super) fn with_slot(&mut self, member: Obj<Property>, object: Value) -> Result<Option<Obj<Instance>>, Trap> {
        let owner = member.setter.get();
        if self.is_subclass_of(self.type_of(object), owner) {
            return Ok(object.cast::<Instance>());
        }
        let (name, owner) = (Self::shown(member.name.get()), self.name_of_type(owner));
        let found = self.type_name(object);
        Err(self
            .type_error(format_args!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object")))
    }
}

/// The function in a `staticmethod` or a `classmethod`.
fn wrapped_function(object: Value) -> Option<Value> {
    match object.kind()? {
        Kind::StaticMethod => object.cast::<StaticMethod>().map(|method| method.function.get()),
        Kind::ClassMethod => object.cast::<ClassMethod>().map(|method| method.function.get()),
        _ => None,
    }
}

fn is_descriptor(value: Value) -> bool {
    matches!(value.kind(), Some(Kind::Property | Kind::StaticMethod | Kind::ClassMethod))
}

/// The dict of attributes of an object that is no instance of a program's class.
fn other_dict(object: Value) -> Option<Obj<Dict>> {
    let dict = match object.kind()? {
        Kind::Exception => object.cast::<Exception>()?.attrs.get(),
        Kind::Module => object.cast::<Module>()?.dict.get(),
        Kind::Function => object.cast::<Function>()?.extra_slot(Extra::Dict),
        Kind::StaticMethod => object.cast::<StaticMethod>()?.dict.get(),
        Kind::ClassMethod => object.cast::<ClassMethod>()?.dict.get(),
        _ => return None,
    };
    dict.cast::<Dict>()
}
