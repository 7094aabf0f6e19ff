//! `type`: computed attributes that say what a class is: `__abstractmethods__`, `__flags__`, sizes, `__type_params__`.

use super::TypeId;
use crate::Trap;
use crate::classes::features;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::value::Value;
use vm_core::object::Model;

/// What a class has in its own name space.
fn own(this: Value, name: &str) -> Option<Value> {
    this.cast::<Class>()?.dict.get().cast::<Dict>()?.get_text(name)
}

/// `__abstractmethods__`, if the class has been told.
pub(super) fn get_abstract_methods(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match own(this, "__abstractmethods__") {
        Some(names) => Ok(names),
        None => {
            let name = Str::intern(&mut py.heap, "__abstractmethods__")?;
            Err(py.error_with(TypeId::AttributeError, &[name.value()]))
        }
    }
}

/// Tells a class its abstract methods: while there are any it has no instances.
pub(crate) fn set_abstract_methods(py: &mut Python<'_>, this: Value, names: Value) -> Result<(), Trap> {
    let key = Str::intern(&mut py.heap, "__abstractmethods__")?;
    let (Some(class), Some(dict)) =
        (this.cast::<Class>(), this.cast::<Class>().and_then(|class| class.dict.get().cast::<Dict>()))
    else {
        let kind = py.name_of_type(this);
        return Err(
            py.type_error(format_args!("cannot set '__abstractmethods__' attribute of immutable type '{kind}'"))
        );
    };
    let any = if names.is_null() {
        if dict.remove_str(key).is_none() {
            return Err(py.error_with(TypeId::AttributeError, &[key.value()]));
        }
        false
    } else {
        let any = py.truth(names)?;
        dict.insert_str(&mut py.heap, key, names)?;
        any
    };
    let bits = class.features.get() & !features::ABSTRACT;
    class.features.set(if any { bits | features::ABSTRACT } else { bits });
    py.touch_classes(&[class.value()]);
    Ok(())
}

/// The error of a class whose methods are abstract and that is called all the same.
#[cold]
pub(crate) fn is_abstract(py: &mut Python<'_>, class: Value) -> Trap {
    match abstract_text(py, class) {
        Ok((names, count)) => {
            let (class, names) = (py.name_of_type(class), Python::shown(names));
            let s = if count == 1 { "" } else { "s" };
            py.type_error(format_args!(
                "Can't instantiate abstract class {class} without an implementation for abstract method{s} '{names}'"
            ))
        }
        Err(trap) => trap,
    }
}

/// The names in order, as one text, and how many there are.
fn abstract_text(py: &mut Python<'_>, class: Value) -> Result<(Value, usize), Trap> {
    let names = own(class, "__abstractmethods__").unwrap_or(Value::NONE);
    let mut order = py.scratch::<Value>();
    let mut push = |name: Value| if order.push(name) { Ok(()) } else { Err(Trap::Memory) };
    if let Some(set) = names.cast::<Set>() {
        set.iter().try_for_each(|entry| push(entry.key))?;
    } else if let Some(list) = names.cast::<List>() {
        list.items().iter().try_for_each(|name| push(name.get()))?;
    }
    crate::builtins::sort_names(&mut order);
    let mut text = Str::from_str(&mut py.heap, "")?;
    for (index, &name) in order.iter().enumerate() {
        let (before, name) = (Python::shown(text.value()), Python::shown(name));
        let separator = if index == 0 { "" } else { "', '" };
        text = py.format_str(format_args!("{before}{separator}{name}"))?;
    }
    Ok((text.value(), order.len()))
}

/// `__flags__`: those `Py_TPFLAGS_` that mean something here.
pub(super) fn get_flags(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    const READY_GC: isize = 1 << 12 | 1 << 14;
    let collection = py.collection_of(this);
    let flag = |on: bool, bit: u32| if on { 1isize.wrapping_shl(bit) } else { 0 };
    let mut flags = READY_GC | flag(collection & features::SEQUENCE != 0, 5);
    flags |= flag(collection & features::MAPPING != 0, 6);
    let layout = match this.cast::<Class>() {
        Some(class) => {
            flags |= 1 << 9 | 1 << 10 | flag(class.features.get() & features::ABSTRACT != 0, 20);
            TypeId::from_index(class.base_layout.get() as u16).unwrap_or(TypeId::Object)
        }
        None => {
            let kind = this.as_type().and_then(TypeId::from_index).unwrap_or(TypeId::Object);
            flags |= flag(true, 8) | flag(kind.is_base_type(), 10) | flag(kind.constructor().is_none(), 7);
            kind
        }
    };
    let bases = [
        (TypeId::Int, 24),
        (TypeId::List, 25),
        (TypeId::Tuple, 26),
        (TypeId::Bytes, 27),
        (TypeId::Str, 28),
        (TypeId::Dict, 29),
        (TypeId::BaseException, 30),
    ];
    for (kind, bit) in bases {
        flags |= flag(layout.is_subtype(kind), bit);
    }
    crate::object::int::Int::from_isize(&mut py.heap, flags)
}

/// `__basicsize__`: the header, the class, the attributes, and the words of slots and of a built-in's value.
pub(super) fn get_basic_size(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let words = this.cast::<Class>().map_or(0, |class| class.features.get() >> features::WORDS);
    let size = words.saturating_add(3).saturating_mul(size_of::<usize>());
    Ok(Value::from_int_truncated(size as isize))
}

/// `__dictoffset__`: not 0 if the instances have a `__dict__`.
pub(super) fn get_dict_offset(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let has = match this.cast::<Class>() {
        Some(class) => class.features.get() & features::NO_DICT == 0,
        None => this.as_type().and_then(TypeId::from_index).is_some_and(|kind| {
            kind.has_dict()
                || matches!(kind, TypeId::Function | TypeId::Module | TypeId::Type)
                || kind.is_subtype(TypeId::BaseException)
        }),
    };
    Ok(Value::from_int_truncated(if has { 2 * size_of::<usize>() as isize } else { 0 }))
}

/// `__type_params__`, a tuple.
pub(super) fn get_type_params(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    match own(this, "__type_params__") {
        Some(parameters) => Ok(parameters),
        None => Ok(Tuple::from_slice(&mut py.heap, &[])?.value()),
    }
}

pub(super) fn set_type_params(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    super::class::set_own(py, this, "__type_params__", value)
}
