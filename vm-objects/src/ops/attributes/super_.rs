//! Attributes of `super()`: `do_super_lookup` of CPython's `Objects/typeobject.c`.

use super::Found;
use crate::Trap;
use crate::classes::lookup::own_attribute;
use crate::heap::{Kind, Obj};
use crate::object::bound_method::BoundMethod;
use crate::object::class::Class;
use crate::object::descriptor::Super;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

impl Python<'_> {
    /// `LOAD_SUPER_ATTR`: `super(class, object).name`.
    pub(crate) fn super_attribute(
        &mut self,
        super_type: Value,
        class: Value,
        object: Value,
        name: Value,
        method: bool,
    ) -> Result<(Value, bool), Trap> {
        let Some(text) = name.cast::<Str>() else { return Err(self.name_no_str(name)) };
        if super_type != TypeId::Super.value() {
            self.attribute_name = name;
            return Err(self.defer(&crate::classes::super_call::SHADOWED, u32::from(method)));
        }
        let self_class = self.super_check(class, object)?;
        let found = self.find_after(class, object, self_class, text)?;
        match found {
            Found::Value(value) => Ok((value, false)),
            Found::Method(function, receiver) if method && receiver == object => Ok((function, true)),
            Found::Method(function, receiver) => {
                Ok((BoundMethod::alloc(&mut self.heap, receiver, function)?.value(), false))
            }
            Found::Call(..) | Found::Hook => {
                self.attribute_name = name;
                Err(self.defer(&crate::classes::super_call::LOAD_SUPER, 0))
            }
            Found::Missing => Err(self.no_super_attribute(name)),
        }
    }

    #[cold]
    fn no_super_attribute(&mut self, name: Value) -> Trap {
        let shown = Self::shown(name);
        self.error(TypeId::AttributeError, format_args!("'super' object has no attribute '{shown}'"))
    }

    /// The class whose `__mro__` a `super(class, object)` goes along.
    pub(crate) fn super_check(&mut self, class: Value, object: Value) -> Result<Value, Trap> {
        if (object.is_kind(Kind::Class) || object.as_type().is_some()) && self.is_subclass_of(object, class) {
            return Ok(object);
        }
        let kind = self.type_of(object);
        if self.is_subclass_of(kind, class) {
            return Ok(kind);
        }
        Err(self.type_error(format_args!("super(type, obj): obj must be an instance or subtype of type")))
    }

    /// `super(class)` bound to an object; what is bound already, or has no object, stays what it is.
    pub(crate) fn bind_super(&mut self, this: Value, object: Value) -> Result<Value, Trap> {
        let Some(unbound) = this.cast::<Super>().filter(|unbound| unbound.object.get().is_null()) else {
            return Ok(this);
        };
        if object.is_none() {
            return Ok(this);
        }
        let class = unbound.this_class.get();
        let self_class = self.super_check(class, object)?;
        Ok(Super::alloc(&mut self.heap, class, object, self_class)?.value())
    }

    /// Finds an attribute of a super object.
    pub(super) fn find_in_super(&mut self, object: Value, name: Obj<Str>) -> Result<Found, Trap> {
        let Some(this) = object.cast::<Super>() else { return Ok(Found::Missing) };
        let (class, of, self_class) = (this.this_class.get(), this.object.get(), this.self_class.get());
        if !of.is_null() && !name.eq_text("__class__") {
            let found = self.find_after(class, of, self_class, name)?;
            if !matches!(found, Found::Missing) {
                return Ok(found);
            }
        }
        let kind = TypeId::Super.value();
        let found = self.class_attribute(kind, name);
        if found.is_null() { Ok(Found::Missing) } else { self.get_descriptor(found, object, kind) }
    }

    /// Looks behind `class` in the `__mro__` of `self_class`.
    pub(crate) fn find_after(
        &mut self,
        class: Value,
        object: Value,
        self_class: Value,
        name: Obj<Str>,
    ) -> Result<Found, Trap> {
        let Some(found) = after(class, self_class, name) else { return Ok(Found::Missing) };
        if object == self_class {
            return self.get_of_class(found, object);
        }
        self.get_descriptor(found, object, self_class)
    }
}

fn after(class: Value, self_class: Value, name: Obj<Str>) -> Option<Value> {
    let Some(of) = self_class.cast::<Class>() else {
        // A built-in type: its bases are a chain.
        let mut kind = TypeId::from_index(class.as_type()?)?;
        while kind != TypeId::Object {
            kind = kind.def().base;
            let found = own_attribute(kind, name.as_ascii()?);
            if !found.is_null() {
                return Some(found);
            }
        }
        return None;
    };
    let mro = of.mro.get().cast::<Tuple>()?;
    let bases = mro.values();
    let place = bases.iter().position(|&base| base == class)?;
    for &base in bases.iter().skip(place).skip(1) {
        if let Some(base) = base.cast::<Class>() {
            if let Some(value) = base.dict.get().cast::<Dict>().and_then(|dict| dict.get_str(name)) {
                return Some(value);
            }
        } else if let Some(kind) = base.as_type().and_then(TypeId::from_index) {
            let found = name.as_ascii().map_or(Value::NULL, |name| own_attribute(kind, name));
            if !found.is_null() {
                return Some(found);
            }
        }
    }
    None
}
