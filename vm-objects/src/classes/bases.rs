//! `cls.__bases__ = …`: `type_set_bases` of CPython's `Objects/typeobject.c`.

use super::features;
use super::new_class::{is_type, layout_of_bases};
use crate::Trap;
use crate::heap::Obj;
use crate::object::class::Class;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Python, Scratch};
use crate::value::Value;

/// Sets the bases of a class; its order and those of its subclasses are made anew.
pub(crate) fn set_bases(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let name = py.name_of_type(this);
    let Some(class) = this.cast::<Class>() else {
        return Err(py.type_error(format_args!("cannot set '__bases__' attribute of immutable type '{name}'")));
    };
    if value.is_null() {
        return Err(py.type_error(format_args!("cannot delete '__bases__' attribute of immutable type '{name}'")));
    }
    let Some(bases) = value.cast::<Tuple>() else {
        let kind = py.type_name(value);
        return Err(py.type_error(format_args!("can only assign tuple to {name}.__bases__, not {kind}")));
    };
    if bases.len() == 0 {
        return Err(py.type_error(format_args!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for &base in bases.values() {
        if !is_type(base) {
            let kind = py.type_name(base);
            return Err(py.type_error(format_args!("{name}.__bases__ must be tuple of classes, not '{kind}'")));
        }
        if py.is_subclass_of(base, this) {
            return Err(py.type_error(format_args!("a __bases__ item causes an inheritance cycle")));
        }
    }
    check_layout(py, class, bases)?;
    let family = py.family(class)?;
    let mut before = py.scratch::<Value>();
    for member in family.iter().filter_map(|member| member.cast::<Class>()) {
        if !before.push(member.mro.get()) {
            return Err(Trap::Memory);
        }
    }
    let old = class.bases.get();
    class.bases.set(value);
    let done = reorder(py, &family).and_then(|()| move_subclass(py, class, old, bases));
    if let Err(trap) = done {
        class.bases.set(old);
        for (member, &mro) in family.iter().filter_map(|member| member.cast::<Class>()).zip(before.iter()) {
            member.mro.set(mro);
        }
        return Err(trap);
    }
    py.touch_classes(&family);
    for member in family.iter().filter_map(|member| member.cast::<Class>()) {
        features::renew(py, member);
    }
    Ok(())
}

/// The instances must keep their layout.
fn check_layout(py: &mut Python<'_>, class: Obj<Class>, bases: Obj<Tuple>) -> Result<(), Trap> {
    let Some(old) = class.bases.get().cast::<Tuple>() else { return Ok(()) };
    let (from, to) = (layout_of_bases(py, old)?, layout_of_bases(py, bases)?);
    let plain = class.features.get() & features::NO_DICT == 0;
    if from.kind == to.kind && from.words == to.words && (plain || from.dict == to.dict) {
        return Ok(());
    }
    let first = |bases: Obj<Tuple>| bases.get(0).unwrap_or(Value::NONE);
    let (new, old) = (py.name_of_type(first(bases)), py.name_of_type(first(old)));
    Err(py.type_error(format_args!("__bases__ assignment: '{new}' object layout differs from '{old}'")))
}

/// Makes the orders anew, until none changes: a class may come before one of its bases.
fn reorder(py: &mut Python<'_>, family: &Scratch<'_, Value>) -> Result<(), Trap> {
    for _ in 0..family.len() {
        let mut changed = false;
        for member in family.iter().filter_map(|member| member.cast::<Class>()) {
            let Some(bases) = member.bases.get().cast::<Tuple>() else { continue };
            let order = py.merge_orders(bases)?;
            if let Some(first) = order.items().first() {
                first.set(member.value());
            }
            let known = member.mro.get().cast::<Tuple>();
            if known.is_none_or(|known| known.values() != order.values()) {
                member.mro.set(order.value());
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    Ok(())
}

/// The old bases forget the class, the new ones learn of it.
fn move_subclass(py: &mut Python<'_>, class: Obj<Class>, old: Value, bases: Obj<Tuple>) -> Result<(), Trap> {
    let old = old.cast::<Tuple>();
    let old = old.as_ref().map_or(&[][..], |old| old.values());
    for &base in bases.values().iter().filter(|base| !old.contains(base)) {
        super::new_class::add_subclass(py, base, class)?;
    }
    for base in old.iter().filter(|base| !bases.values().contains(base)) {
        let Some(list) = base.cast::<Class>().and_then(|base| base.subclasses.get().cast::<List>()) else { continue };
        let kept = List::with_capacity(&mut py.heap, list.len())?;
        for item in list.items().iter().filter(|item| item.get() != class.value()) {
            kept.push(&mut py.heap, item.get())?;
        }
        if let Some(base) = base.cast::<Class>() {
            base.subclasses.set(kept.value());
        }
    }
    Ok(())
}
