//! What stands in a type for its methods and computed attributes: `wrapper_descriptor`, `method_descriptor`,
//! `classmethod_descriptor`, `getset_descriptor`, `member_descriptor`, and a slot's method bound: `method-wrapper`.

use super::{Behaviour, TypeId, getset_of};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::bound_method::BoundMethod;
use crate::object::descriptor::Property;
use crate::object::native::{NativeFunction, NativeGetSet};
use crate::object::str::Str;
use crate::ops::attributes::Found;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

static WRAPPER_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::WrapperDescriptor, "__call__", Arity::Free, super::function::call),
    NativeDef::method(TypeId::WrapperDescriptor, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::WrapperDescriptor, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::WrapperDescriptor, "__repr__", Arity::None, super::object::repr_builtin),
];
static METHOD_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::MethodDescriptor, "__call__", Arity::Free, super::function::call),
    NativeDef::method(TypeId::MethodDescriptor, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::MethodDescriptor, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::MethodDescriptor, "__repr__", Arity::None, super::object::repr_builtin),
];
static CLASS_METHOD_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::ClassMethodDescriptor, "__call__", Arity::Free, super::function::call),
    NativeDef::method(TypeId::ClassMethodDescriptor, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::ClassMethodDescriptor, "__repr__", Arity::None, super::object::repr_builtin),
];
static BOUND_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::MethodWrapper, "__call__", Arity::Free, super::function::call),
    NativeDef::method(TypeId::MethodWrapper, "__reduce__", Arity::None, super::builtin_function::reduce),
    NativeDef::method(TypeId::MethodWrapper, "__repr__", Arity::None, super::object::repr_builtin),
];
static GETSET_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::GetSetDescriptor, "__delete__", Arity::One, delete),
    NativeDef::method(TypeId::GetSetDescriptor, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::GetSetDescriptor, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::GetSetDescriptor, "__set__", Arity::Between(2, 2), set),
];
static MEMBER_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::MemberDescriptor, "__delete__", Arity::One, delete),
    NativeDef::method(TypeId::MemberDescriptor, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::MemberDescriptor, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::MemberDescriptor, "__repr__", Arity::None, super::object::repr_builtin),
    NativeDef::method(TypeId::MemberDescriptor, "__set__", Arity::Between(2, 2), set),
];

/// `descr_reduce`: what it is looked up in by `getattr`.
fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let (owner, name) = (get_owner(py, this)?, get_name(py, this)?);
    super::builtin_function::looked_up(py, owner, name)
}

/// The signatures of CPython's slots, by name (`slotdefs` of its `Objects/typeobject.c`).
static SIGNATURES: &[(&str, &[&str])] = &[
    (
        "($self, /)",
        &[
            "__abs__",
            "__aiter__",
            "__anext__",
            "__await__",
            "__bool__",
            "__del__",
            "__float__",
            "__hash__",
            "__index__",
            "__int__",
            "__invert__",
            "__iter__",
            "__len__",
            "__neg__",
            "__next__",
            "__pos__",
            "__repr__",
            "__str__",
        ],
    ),
    ("($self, /, *args, **kwargs)", &["__call__", "__init__"]),
    ("($self, key, /)", &["__contains__", "__delitem__", "__getitem__"]),
    ("($self, key, value, /)", &["__setitem__"]),
    ("($self, name, /)", &["__delattr__", "__getattribute__"]),
    ("($self, name, value, /)", &["__setattr__"]),
    ("($self, instance, /)", &["__delete__"]),
    ("($self, instance, owner=None, /)", &["__get__"]),
    ("($self, instance, value, /)", &["__set__"]),
];

/// `__text_signature__`: of slots only.
fn get_signature(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let name = get_name(py, this)?;
    let Some(name) = name.cast::<Str>() else { return Ok(Value::NONE) };
    let kind = py.type_of(this);
    let is_slot = [TypeId::WrapperDescriptor, TypeId::MethodWrapper].iter().any(|slot| kind == slot.value());
    let found = SIGNATURES.iter().find(|(_, names)| is_slot && names.iter().any(|slot| name.eq_text(slot)));
    match found {
        Some((signature, _)) => Ok(Str::intern(&mut py.heap, signature)?.value()),
        // What is left has two operands.
        None if is_slot => Ok(Str::intern(&mut py.heap, "($self, value, /)")?.value()),
        None => Ok(Value::NONE),
    }
}

static GETSETS: [GetSetDef; 5] = [
    GetSetDef { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
    GetSetDef { name: "__name__", get: get_name, set: None },
    GetSetDef { name: "__objclass__", get: get_owner, set: None },
    GetSetDef { name: "__qualname__", get: get_qualname, set: None },
    GetSetDef { name: "__text_signature__", get: get_signature, set: None },
];
static BOUND_GETSETS: [GetSetDef; 6] = [
    GetSetDef { name: "__doc__", get: |_, _| Ok(Value::NONE), set: None },
    GetSetDef { name: "__name__", get: get_name, set: None },
    GetSetDef { name: "__objclass__", get: get_owner, set: None },
    GetSetDef { name: "__qualname__", get: get_qualname, set: None },
    GetSetDef { name: "__self__", get: super::builtin_function::get_self, set: None },
    GetSetDef { name: "__text_signature__", get: get_signature, set: None },
];

/// `wrapper_descriptor`.
pub(crate) const WRAPPER: Behaviour = Behaviour { methods: WRAPPER_METHODS, getsets: &GETSETS, new: None };
/// `method-wrapper`.
pub(crate) const METHOD_WRAPPER: Behaviour = Behaviour { methods: BOUND_METHODS, getsets: &BOUND_GETSETS, new: None };
/// `method_descriptor`.
pub(crate) const METHOD: Behaviour = Behaviour { methods: METHOD_METHODS, getsets: &GETSETS, new: None };
/// `classmethod_descriptor`.
pub(crate) const CLASS_METHOD: Behaviour = Behaviour { methods: CLASS_METHOD_METHODS, getsets: &GETSETS, new: None };
/// `getset_descriptor`.
pub(crate) const GET_SET: Behaviour = Behaviour { methods: GETSET_METHODS, getsets: &GETSETS, new: None };
/// `member_descriptor`.
pub(crate) const MEMBER: Behaviour = Behaviour { methods: MEMBER_METHODS, getsets: &GETSETS, new: None };

/// Names of special methods that are ordinary methods of their types, not slots: `METH_` rows of CPython's tables.
static NO_SLOTS: [&str; 32] = [
    "__bytes__",
    "__ceil__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__getnewargs__",
    "__getstate__",
    "__has_default__",
    "__instancecheck__",
    "__length_hint__",
    "__missing__",
    "__mro_entries__",
    "__reduce__",
    "__reduce_ex__",
    "__replace__",
    "__reversed__",
    "__round__",
    "__set_name__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__trunc__",
    "__typing_prepare_subst__",
    "__typing_subst__",
    "__typing_unpacked_tuple_args__",
    "__unpack__",
];

impl NativeDef {
    /// Whether the row is a slot's wrapper, which CPython calls `wrapper_descriptor`.
    pub(crate) fn is_slot(&self) -> bool {
        if !self.binds() {
            return false;
        }
        let table = match self.owner.unwrap_or(TypeId::Object) {
            TypeId::Dict => matches!(self.name, "__contains__" | "__getitem__"),
            TypeId::Set | TypeId::FrozenSet => self.name == "__contains__",
            TypeId::List => self.name == "__getitem__",
            _ => false,
        };
        self.name.starts_with("__") && !table && NO_SLOTS.binary_search(&self.name).is_err()
    }
}

/// Computed attributes that CPython keeps as members of a C struct.
fn is_member(kind: TypeId, name: &str) -> bool {
    use TypeId as T;
    match kind {
        T::Type => matches!(
            name,
            "__base__" | "__basicsize__" | "__dictoffset__" | "__flags__" | "__itemsize__" | "__weakrefoffset__"
        ),
        T::Function => matches!(name, "__builtins__" | "__closure__" | "__doc__" | "__globals__" | "__module__"),
        T::Method => matches!(name, "__func__" | "__self__"),
        T::BuiltinFunction => name == "__module__",
        T::Module | T::SimpleNamespace => name == "__dict__",
        T::GenericAlias => matches!(name, "__args__" | "__origin__" | "__unpacked__"),
        T::UnionType => name == "__args__",
        T::TypeAliasType => name == "__name__",
        T::WrapperDescriptor
        | T::MethodDescriptor
        | T::ClassMethodDescriptor
        | T::GetSetDescriptor
        | T::MemberDescriptor => matches!(name, "__name__" | "__objclass__"),
        T::MethodWrapper => name == "__self__",
        T::Property => matches!(name, "__doc__" | "fdel" | "fget" | "fset"),
        T::StaticMethod | T::ClassMethod => matches!(name, "__func__" | "__wrapped__"),
        T::Super => matches!(name, "__self__" | "__self_class__" | "__thisclass__"),
        T::Complex | T::Range | T::Slice => true,
        T::Code => !matches!(name, "co_cellvars" | "co_code" | "co_freevars" | "co_varnames" | "co_lnotab"),
        T::Traceback => matches!(name, "tb_frame" | "tb_lasti"),
        T::AsyncGenerator => name == "ag_running",
        T::Coroutine => name == "cr_origin",
        T::BaseException => name == "__suppress_context__",
        kind => kind.is_subtype(T::BaseException),
    }
}

/// The type of the descriptor of a computed attribute; `None` if the value is none.
pub(crate) fn getset_type(value: Value) -> Option<TypeId> {
    let (table, _) = value.as_native()?;
    let (owner, getset) = (TypeId::from_index(table)?, getset_of(value)?);
    Some(if is_member(owner, getset.name) { TypeId::MemberDescriptor } else { TypeId::GetSetDescriptor })
}

/// The type that a descriptor in a table belongs to.
pub(crate) fn owner_of(this: Value) -> Option<Value> {
    if let Some(member) = this.cast::<Property>() {
        return Some(member.setter.get());
    }
    if let Some(getset) = this.cast::<NativeGetSet>() {
        return Some(getset.owner.get());
    }
    let function = this.cast::<BoundMethod>().map_or(this, |method| method.function.get());
    if let Some(function) = function.cast::<NativeFunction>() {
        return Some(function.owner.get());
    }
    let (table, _) = function.as_native()?;
    TypeId::from_index(table).map(TypeId::value)
}

/// The name of a descriptor or a native function; a slot's member gives its own str.
pub(crate) fn name_of(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(member) = this.cast::<Property>() {
        return Ok(member.name.get());
    }
    let function = this.cast::<BoundMethod>().map_or(this, |method| method.function.get());
    let getset = function.cast::<NativeGetSet>().map(|getset| getset.def()).or(getset_of(function));
    let name = match (getset, Python::native_of(function)) {
        (Some(getset), _) => getset.name,
        (None, Some(def)) => def.name,
        (None, None) => "__new__",
    };
    Ok(Str::intern(&mut py.heap, name)?.value())
}

fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    name_of(py, this)
}

fn get_owner(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(owner_of(this).unwrap_or(Value::NONE))
}

fn get_qualname(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let name = name_of(py, this)?;
    let Some(owner) = owner_of(this) else { return Ok(name) };
    let (owner, name) = (py.qualname_of_type(owner), Python::shown(name));
    Ok(py.format_str(format_args!("{owner}.{name}"))?.value())
}

/// `__get__(object, class)`.
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, object, class) = (args.get(0), args.get(1), args.arg(2).unwrap_or(Value::NONE));
    let class_method = Python::native_of(this).is_some_and(|def| def.class_method);
    if class_method {
        let class = if class.is_none() { py.type_of(object) } else { class };
        return Ok(BoundMethod::alloc(&mut py.heap, class, this)?.value());
    }
    if object.is_none() {
        if class.is_none() {
            return Err(py.type_error(format_args!("__get__(None, None) is invalid")));
        }
        if owner_of(this) != Some(TypeId::NoneType.value()) {
            return Ok(this);
        }
    }
    fitting(py, this, object)?;
    let class = py.type_of(object);
    match py.get_descriptor(this, object, class) {
        Ok(Found::Value(value)) => Ok(value),
        Ok(Found::Method(function, receiver)) => Ok(BoundMethod::alloc(&mut py.heap, receiver, function)?.value()),
        Ok(_) => Err(py.refused("a descriptor")),
        Err(Trap::Defer) => Err(args.defer(1, &[object])),
        Err(trap) => Err(trap),
    }
}

/// An error for an object of another type than the descriptor's: `descr_check` of CPython's `Objects/descrobject.c`.
fn fitting(py: &mut Python<'_>, this: Value, object: Value) -> Result<(), Trap> {
    let Some(owner) = owner_of(this) else { return Ok(()) };
    if py.is_subclass_of(py.type_of(object), owner) {
        return Ok(());
    }
    let name = name_of(py, this)?;
    let (name, owner, found) = (Python::shown(name), py.name_of_type(owner), py.type_name(object));
    Err(py.type_error(format_args!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object")))
}

fn set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(0), args.get(1), args.get(2)];
    stored(py, operands)
}

fn delete<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(0), args.get(1), Value::NULL];
    stored(py, operands)
}

fn stored(py: &mut Python<'_>, [this, object, value]: [Value; 3]) -> Result<Value, Trap> {
    fitting(py, this, object)?;
    let name = name_of(py, this)?;
    py.store_descriptor(this, object, name, value)?;
    Ok(Value::NONE)
}
