//! The names in `__slots__`: `type_new_slots` of CPython's `Objects/typeobject.c`.

use super::new_class::Layout;
use crate::Trap;
use crate::heap::Obj;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// What a class keeps of its `__slots__`.
pub(super) struct Slots {
    /// The names of the members, as the class's own code knows them, in order.
    pub(super) names: Obj<Tuple>,
    /// Whether `__dict__` is among them.
    pub(super) dict: bool,
    /// Whether `__weakref__` is.
    pub(super) weak: bool,
}

/// `__slots__` where only iterating it as Python does gives its names.
pub(super) fn to_be_iterated(namespace: Value) -> Option<Value> {
    let slots = namespace.cast::<Dict>()?.get_text("__slots__")?;
    let known = slots.cast::<Str>().is_some() || slots.cast::<Tuple>().is_some() || slots.cast::<List>().is_some();
    if known || slots.cast::<Dict>().is_some() { None } else { Some(slots) }
}

/// What stands in `__slots__`, a tuple; `iterated` are its items where that took Python code.
fn given(py: &mut Python<'_>, slots: Value, iterated: Value) -> Result<Obj<Tuple>, Trap> {
    if let Some(tuple) = iterated.cast::<Tuple>() {
        return Ok(tuple);
    }
    if slots.cast::<Str>().is_some() {
        return Tuple::from_slice(&mut py.heap, &[slots]);
    }
    if let Some(list) = slots.cast::<List>() {
        return Tuple::from_cells(&mut py.heap, list.items());
    }
    if let Some(names) = slots.cast::<Dict>() {
        let tuple = Tuple::with_len(&mut py.heap, names.len())?;
        for (slot, entry) in tuple.items().iter().zip(names.iter()) {
            slot.set(entry.key);
        }
        return Ok(tuple);
    }
    match slots.cast::<Tuple>() {
        Some(tuple) => Ok(tuple),
        None => Err(py.not_iterable(slots)),
    }
}

/// The slots of a class; `None` without `__slots__`.
pub(super) fn slots_of(
    py: &mut Python<'_>,
    dict: Obj<Dict>,
    class: Value,
    base: &Layout,
    iterated: Value,
) -> Result<Option<Slots>, Trap> {
    let Some(slots) = dict.get_text("__slots__") else { return Ok(None) };
    let given = given(py, slots, iterated)?;
    let sized = matches!(base.kind, TypeId::Int | TypeId::Bool | TypeId::Tuple | TypeId::Bytes | TypeId::Type);
    if given.len() > 0 && (sized || base.sized) {
        let name = base.kind.def().name;
        return Err(py.type_error(format_args!("nonempty __slots__ not supported for subtype of '{name}'")));
    }
    let mut names = py.scratch::<Value>();
    let mut found = Slots { names: given, dict: false, weak: false };
    for &name in given.values() {
        let Some(text) = name.cast::<Str>() else {
            let kind = py.type_name(name);
            return Err(py.type_error(format_args!("__slots__ items must be strings, not '{kind}'")));
        };
        if !crate::types::str::is_identifier(text) {
            return Err(py.type_error(format_args!("__slots__ must be identifiers")));
        }
        if text.eq_text("__dict__") {
            if base.best.0 || found.dict {
                return Err(py.type_error(format_args!("__dict__ slot disallowed: we already got one")));
            }
            found.dict = true;
        } else if text.eq_text("__weakref__") {
            if base.best.1 || found.weak {
                return Err(py.type_error(format_args!("__weakref__ slot disallowed: we already got one")));
            }
            found.weak = true;
        } else {
            let name = mangled(py, class, text)?;
            if dict.get_str(name).is_some() && !name.eq_text("__qualname__") && !name.eq_text("__classcell__") {
                let shown = Python::shown(name.value());
                return Err(py.value_error(format_args!("'{shown}' in __slots__ conflicts with class variable")));
            }
            if !names.push(name.value()) {
                return Err(Trap::Memory);
            }
        }
    }
    crate::builtins::sort_names(&mut names);
    found.names = Tuple::from_slice(&mut py.heap, &names)?;
    Ok(Some(found))
}

/// A name as the code of a class knows it: `_Py_Mangle` of CPython's `Python/compile.c`.
fn mangled(py: &mut Python<'_>, class: Value, name: Obj<Str>) -> Result<Obj<Str>, Trap> {
    const UNDERSCORE: u32 = '_' as u32;
    let private = name.char_at(0) == Some(UNDERSCORE) && name.char_at(1) == Some(UNDERSCORE);
    let len = name.len();
    let special =
        name.char_at(len.wrapping_sub(1)) == Some(UNDERSCORE) && name.char_at(len.wrapping_sub(2)) == Some(UNDERSCORE);
    let Some(class) = class.cast::<Str>() else { return name.interned_in(&mut py.heap) };
    let under = class.chars().take_while(|&c| c == UNDERSCORE).count();
    if !private || special || under == class.len() {
        return name.interned_in(&mut py.heap);
    }
    let class = class.substring(&mut py.heap, under, class.len())?;
    let (class, name) = (Python::shown(class.value()), Python::shown(name.value()));
    py.format_str(format_args!("_{class}{name}"))?.interned_in(&mut py.heap)
}
