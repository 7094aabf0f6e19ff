//! `super`: methods and attributes.

use super::{Behaviour, TypeId};
use crate::Trap;
use crate::classes::super_call::super_new;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::descriptor::Super;
use crate::python::{Args, Python};
use crate::value::Value;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Super, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::Super, "__repr__", Arity::None, super::object::repr_builtin),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__self__", get: get_self, set: None },
    GetSetDef { name: "__self_class__", get: get_self_class, set: None },
    GetSetDef { name: "__thisclass__", get: get_this_class, set: None },
];

static NEW: NativeDef = NativeDef::function("super", Arity::Free, super_new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// `super_descr_get`: `super(class)` in a class is bound to the instance.
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.bind_super(args.get(0), args.get(1))
}

fn field(this: Value, field: impl Fn(&Super) -> Value) -> Result<Value, Trap> {
    let value = this.cast::<Super>().map_or(Value::NULL, |this| field(&this));
    Ok(if value.is_null() { Value::NONE } else { value })
}

fn get_self(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    field(this, |this| this.object.get())
}

fn get_self_class(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    field(this, |this| this.self_class.get())
}

fn get_this_class(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    field(this, |this| this.this_class.get())
}
