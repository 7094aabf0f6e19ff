//! `type`: methods and attributes.

use super::{Behaviour, TypeId, class_facts};
use crate::Trap;
use crate::builtins::instance_checks::{PLAIN_INSTANCE, PLAIN_SUBCLASS};
use crate::classes::bases::set_bases;
use crate::classes::instantiate::call_class;
use crate::classes::new_class::type_call;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

const TYPE: TypeId = TypeId::Type;

static METHODS: &[NativeDef] = &[
    NativeDef::method(TYPE, "__call__", Arity::Free, call_class),
    NativeDef::method(TYPE, "__dir__", Arity::None, crate::builtins::names_of),
    NativeDef::method(TYPE, "__init__", Arity::Free, init),
    NativeDef::method(TYPE, "__instancecheck__", Arity::One, instance_check),
    NativeDef::method(TYPE, "__or__", Arity::One, super::union::or),
    NativeDef::class_method("__prepare__", Arity::Free, prepare),
    NativeDef::method(TYPE, "__repr__", Arity::None, repr),
    NativeDef::method(TYPE, "__ror__", Arity::One, super::union::ror),
    NativeDef::method(TYPE, "__subclasscheck__", Arity::One, subclass_check),
    NativeDef::method(TYPE, "__subclasses__", Arity::None, subclasses),
    NativeDef::method(TYPE, "mro", Arity::None, mro),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef {
        name: "__abstractmethods__",
        get: class_facts::get_abstract_methods,
        set: Some(class_facts::set_abstract_methods),
    },
    GetSetDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations) },
    GetSetDef { name: "__base__", get: get_base, set: None },
    GetSetDef { name: "__bases__", get: get_bases, set: Some(set_bases) },
    GetSetDef { name: "__basicsize__", get: class_facts::get_basic_size, set: None },
    GetSetDef { name: "__dict__", get: get_dict, set: None },
    GetSetDef { name: "__dictoffset__", get: class_facts::get_dict_offset, set: None },
    GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) },
    GetSetDef { name: "__flags__", get: class_facts::get_flags, set: None },
    GetSetDef { name: "__itemsize__", get: |_, _| Ok(Value::from_int_truncated(0)), set: None },
    GetSetDef { name: "__module__", get: get_module, set: Some(set_module) },
    GetSetDef { name: "__mro__", get: get_mro, set: None },
    GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
    GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
    GetSetDef { name: "__text_signature__", get: get_signature, set: None },
    GetSetDef { name: "__type_params__", get: class_facts::get_type_params, set: Some(class_facts::set_type_params) },
    GetSetDef { name: "__weakrefoffset__", get: |_, _| Ok(Value::from_int_truncated(0)), set: None },
];

static NEW: NativeDef = NativeDef::function("type", Arity::Free, type_call);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

fn init<'h>(_: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::NONE)
}

fn prepare<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Dict::new(&mut py.heap)?.value())
}

fn instance_check<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    plain_check(py, args, &PLAIN_INSTANCE)
}

fn subclass_check<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    plain_check(py, args, &PLAIN_SUBCLASS)
}

/// `__text_signature__`: what makes a plain object takes nothing.
fn get_signature(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if this != TypeId::Object.value() {
        return Ok(Value::NONE);
    }
    Ok(crate::object::str::Str::intern(&mut py.heap, "()")?.value())
}

fn plain_check<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, check: &'static NativeDef) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (class, value) = (args.get(0), args.get(1));
    py.defer(check, 0);
    Err(args.defer(1, &[value, class]))
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let shown = py.shown_type(args.get(0));
    Ok(py.format_str(format_args!("{shown}"))?.value())
}

fn subclasses<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let list = args.get(0).cast::<Class>().and_then(|class| class.subclasses.get().cast::<List>());
    let list = List::from_cells(&mut py.heap, list.as_ref().map_or(&[][..], |list| list.items()))?;
    Ok(list.value())
}

fn mro<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let order = get_mro(py, args.get(0))?;
    let order = order.cast::<Tuple>();
    Ok(List::from_cells(&mut py.heap, order.as_ref().map_or(&[][..], |order| order.items()))?.value())
}

fn builtin(value: Value) -> TypeId {
    value.as_type().and_then(TypeId::from_index).unwrap_or(TypeId::Object)
}

fn get_bases(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(class) = this.cast::<Class>() {
        return Ok(class.bases.get());
    }
    let kind = builtin(this);
    let bases = [kind.def().base.value(), TypeId::Exception.value()];
    let count = match kind {
        TypeId::Object => 0,
        // The one built-in type with two bases.
        TypeId::ExceptionGroup => 2,
        _ => 1,
    };
    Ok(Tuple::from_slice(&mut py.heap, bases.get(..count).unwrap_or(&[]))?.value())
}

fn get_base(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(class) = this.cast::<Class>() {
        let bases = class.bases.get().cast::<Tuple>();
        let bases = bases.as_ref().map_or(&[][..], |bases| bases.values());
        // The base that the layout comes from; of equals the first.
        let layout = |base: &&Value| match base.cast::<Class>() {
            Some(base) => base.base_layout.get() == class.base_layout.get(),
            None => base.as_type().map(usize::from) == Some(class.base_layout.get()),
        };
        return Ok(bases.iter().find(layout).or(bases.first()).copied().unwrap_or(Value::NONE));
    }
    let kind = builtin(this);
    Ok(if kind == TypeId::Object { Value::NONE } else { kind.def().base.value() })
}

fn get_mro(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(class) = this.cast::<Class>() {
        return Ok(class.mro.get());
    }
    // No built-in type has more bases over each other.
    let mut order = [Value::NULL; 8];
    let (mut kind, mut len) = (builtin(this), 0);
    while let Some(slot) = order.get_mut(len) {
        *slot = kind.value();
        len += 1;
        if kind == TypeId::BaseExceptionGroup && this == TypeId::ExceptionGroup.value() {
            if let Some(slot) = order.get_mut(len) {
                *slot = TypeId::Exception.value();
            }
            len += 1;
        }
        if kind == TypeId::Object {
            break;
        }
        kind = kind.def().base;
    }
    Ok(Tuple::from_slice(&mut py.heap, order.get(..len).unwrap_or(&[]))?.value())
}

/// A view of the name space that can't be written through. A built-in type's is made for it, from its tables.
fn get_dict(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let names = match this.cast::<Class>() {
        Some(class) => class.dict.get(),
        None => table_dict(py, builtin(this))?,
    };
    py.mapping_proxy(names)
}

/// What stands in a built-in type.
fn table_dict(py: &mut Python<'_>, kind: TypeId) -> Result<Value, Trap> {
    let def = kind.def();
    let dict = Dict::with_capacity(&mut py.heap, def.methods.len().saturating_add(def.getsets.len()))?;
    let rows = def.methods.iter().map(|row| row.name).chain(def.getsets.iter().map(|row| row.name));
    for name in rows.chain(["__new__", "__hash__", "__match_args__"]) {
        let value = crate::classes::lookup::own_attribute(kind, name);
        if !value.is_null() {
            let name = Str::intern(&mut py.heap, name)?;
            dict.insert_str(&mut py.heap, name, value)?;
        }
    }
    let doc = Str::intern(&mut py.heap, "__doc__")?;
    if dict.get_str(doc).is_none() {
        dict.insert_str(&mut py.heap, doc, Value::NONE)?;
    }
    Ok(dict.value())
}

fn own(this: Value, name: &str) -> Option<Value> {
    this.cast::<Class>()?.dict.get().cast::<Dict>()?.get_text(name)
}

/// The error of an attribute that can't be set, or be deleted: `check_set_special_type_attr`.
#[cold]
fn immutable(py: &mut Python<'_>, this: Value, name: &str, value: Value) -> Trap {
    let (kind, what) = (py.name_of_type(this), if value.is_null() { "delete" } else { "set" });
    let what = if this.is_kind(crate::heap::Kind::Class) { what } else { "set" };
    py.type_error(format_args!("cannot {what} '{name}' attribute of immutable type '{kind}'"))
}

/// Sets what a class has in its own name space.
pub(super) fn set_own(py: &mut Python<'_>, this: Value, name: &'static str, value: Value) -> Result<(), Trap> {
    let (Some(class), false) = (this.cast::<Class>(), value.is_null()) else {
        return Err(immutable(py, this, name, value));
    };
    let key = Str::intern(&mut py.heap, name)?;
    let family = py.family(class)?;
    if let Some(dict) = class.dict.get().cast::<Dict>() {
        dict.insert_str(&mut py.heap, key, value)?;
    }
    py.touch_classes(&family);
    Ok(())
}

fn get_doc(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(own(this, "__doc__").unwrap_or(Value::NONE))
}

fn set_doc(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    set_own(py, this, "__doc__", value)
}

fn get_module(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match own(this, "__module__") {
        Some(module) => Ok(module),
        None => Ok(Str::intern(&mut py.heap, builtin(this).names().0)?.value()),
    }
}

fn set_module(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    set_own(py, this, "__module__", value)
}

fn get_annotations(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    if let Some(annotations) = own(this, "__annotations__") {
        return Ok(annotations);
    }
    if this.cast::<Class>().is_none() {
        let name = Str::intern(&mut py.heap, "__annotations__")?.value();
        return Err(py.no_attribute(this, name));
    }
    let annotations = Dict::new(&mut py.heap)?.value();
    set_own(py, this, "__annotations__", annotations)?;
    Ok(annotations)
}

fn set_annotations(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if let (Some(class), true) = (this.cast::<Class>(), value.is_null()) {
        let key = Str::intern(&mut py.heap, "__annotations__")?;
        let family = py.family(class)?;
        if class.dict.get().cast::<Dict>().and_then(|dict| dict.remove_str(key)).is_none() {
            return Err(py.error_with(TypeId::AttributeError, &[key.value()]));
        }
        py.touch_classes(&family);
        return Ok(());
    }
    set_own(py, this, "__annotations__", value)
}

fn get_name(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match this.cast::<Class>() {
        Some(class) => Ok(class.name.get()),
        None => Ok(Str::intern(&mut py.heap, builtin(this).names().1)?.value()),
    }
}

/// A class and a str to name it.
fn named(py: &mut Python<'_>, this: Value, value: Value, name: &str) -> Result<crate::heap::Obj<Class>, Trap> {
    let (Some(class), false) = (this.cast::<Class>(), value.is_null()) else {
        return Err(immutable(py, this, name, value));
    };
    let kind = py.name_of_type(this);
    if value.cast::<Str>().is_none() {
        let found = py.type_name(value);
        return Err(py.type_error(format_args!("can only assign string to {kind}.{name}, not '{found}'")));
    }
    Ok(class)
}

fn set_name(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let class = named(py, this, value, "__name__")?;
    check_name(py, value)?;
    class.name.set(value);
    Ok(())
}

/// A class's name has no null characters.
pub(crate) fn check_name(py: &mut Python<'_>, name: Value) -> Result<(), Trap> {
    if name.cast::<Str>().is_some_and(|name| name.chars().any(|c| c == 0)) {
        return Err(py.value_error(format_args!("type name must not contain null characters")));
    }
    Ok(())
}

fn get_qualname(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match this.cast::<Class>() {
        Some(class) => Ok(class.qualname.get()),
        None => get_name(py, this),
    }
}

fn set_qualname(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    named(py, this, value, "__qualname__")?.qualname.set(value);
    Ok(())
}
