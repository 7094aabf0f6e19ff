//! The method resolution order: `mro_implementation` of CPython's `Objects/typeobject.c` (C3).

use core::fmt;

use crate::Trap;
use crate::heap::Obj;
use crate::object::class::Class;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::Python;
use crate::types::TypeId;
use crate::value::Value;

/// Adds a type's own order, the type first.
fn push_order(order: &mut crate::python::Scratch<'_, Value>, class: Value) -> Result<(), Trap> {
    let mut push = |value| if order.push(value) { Ok(()) } else { Err(Trap::Memory) };
    if let Some(mro) = class.cast::<Class>().and_then(|class| class.mro.get().cast::<Tuple>()) {
        return mro.values().iter().try_for_each(|&class| push(class));
    }
    let Some(mut kind) = class.as_type().and_then(TypeId::from_index) else { return Ok(()) };
    let group = kind == TypeId::ExceptionGroup;
    loop {
        push(kind.value())?;
        if group && kind == TypeId::BaseExceptionGroup {
            // The one built-in type with two bases.
            push(TypeId::Exception.value())?;
        }
        if kind == TypeId::Object {
            return Ok(());
        }
        kind = kind.def().base;
    }
}

/// Classes' names in a row.
struct Names<'p, 'h, 'b>(&'p Python<'h>, &'b [Value]);

impl fmt::Display for Names<'_, '_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, &class) in self.1.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { ", " })?;
            fmt::Display::fmt(&self.0.name_of_type(class), f)?;
        }
        Ok(())
    }
}

impl Python<'_> {
    /// The order for a class with these bases, behind the class itself: the tuple's first item is left null.
    pub(super) fn merge_orders(&mut self, bases: Obj<Tuple>) -> Result<Obj<Tuple>, Trap> {
        let bases = bases.values();
        for (index, &base) in bases.iter().enumerate() {
            if bases.get(..index).is_some_and(|before| before.contains(&base)) {
                let name = self.name_of_type(base);
                return Err(self.type_error(format_args!("duplicate base class {name}")));
            }
        }
        // The sequences one behind the other, each ended by a null; then the bases themselves.
        let mut orders = self.scratch::<Value>();
        for &base in bases {
            push_order(&mut orders, base)?;
            if !orders.push(Value::NULL) {
                return Err(Trap::Memory);
            }
        }
        for &base in bases.iter().chain(&[Value::NULL]) {
            if !orders.push(base) {
                return Err(Trap::Memory);
            }
        }
        let mut merged = self.scratch::<Value>();
        if !merged.push(Value::NULL) {
            return Err(Trap::Memory);
        }
        loop {
            match next_class(&orders) {
                Ok(Some(next)) => {
                    take(&mut orders, next);
                    if !merged.push(next) {
                        return Err(Trap::Memory);
                    }
                }
                Ok(None) => return Tuple::from_slice(&mut self.heap, &merged),
                Err(()) => return Err(self.inconsistent(&orders)),
            }
        }
    }

    #[cold]
    fn inconsistent(&mut self, orders: &[Value]) -> Trap {
        let mut heads = self.scratch::<Value>();
        for head in heads_of(orders) {
            if !heads.contains(&head) && !heads.push(head) {
                return Trap::Memory;
            }
        }
        // The text is made while only reading; then the error.
        let mut names = self.scratch::<u8>();
        struct Bytes<'s, 'h>(&'s mut crate::python::Scratch<'h, u8>);
        impl fmt::Write for Bytes<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                text.bytes().try_for_each(|byte| if self.0.push(byte) { Ok(()) } else { Err(fmt::Error) })
            }
        }
        if fmt::write(&mut Bytes(&mut names), format_args!("{}", Names(self, &heads))).is_err() {
            return Trap::Memory;
        }
        let names = core::str::from_utf8(&names).unwrap_or("");
        self.type_error(format_args!("Cannot create a consistent method resolution\norder (MRO) for bases {names}"))
    }
}

/// The first class of each sequence that has any left.
fn heads_of(orders: &[Value]) -> impl Iterator<Item = Value> {
    orders.split(|class| class.is_null()).filter_map(|order| order.first().copied())
}

/// The first head that stands in no tail; `Ok(None)` when all are empty, an error when there is none.
fn next_class(orders: &[Value]) -> Result<Option<Value>, ()> {
    let mut any = false;
    for head in heads_of(orders) {
        any = true;
        let mut tails = orders.split(|class| class.is_null()).filter_map(|order| order.get(1..));
        if !tails.any(|tail| tail.contains(&head)) {
            return Ok(Some(head));
        }
    }
    if any { Err(()) } else { Ok(None) }
}

/// Takes a class off the head of each sequence that begins with it: the sequence moves up.
fn take(orders: &mut crate::python::Scratch<'_, Value>, class: Value) {
    let mut kept = 0;
    let mut first = true;
    for index in 0..orders.len() {
        let Some(&value) = orders.get(index) else { break };
        let drop = first && value == class;
        first = value.is_null();
        if !drop {
            if let Some(slot) = orders.get_mut(kept) {
                *slot = value;
            }
            kept += 1;
        }
    }
    orders.truncate(kept);
}

/// The order that a metaclass's own `mro()` has given: `mro_invoke` and `mro_check`.
pub(super) fn set_own_order(py: &mut Python<'_>, class: Value, order: Value) -> Result<(), Trap> {
    let order = match (order.cast::<List>(), order.cast::<Tuple>()) {
        (Some(list), _) => Tuple::from_cells(&mut py.heap, list.items())?,
        (None, Some(tuple)) => tuple,
        (None, None) => {
            let kind = py.type_name(order);
            return Err(py.type_error(format_args!("'{kind}' object is not iterable")));
        }
    };
    for &base in order.values() {
        if !super::new_class::is_type(base) {
            let kind = py.type_name(base);
            return Err(py.type_error(format_args!("mro() returned a non-class ('{kind}')")));
        }
    }
    if let Some(class) = class.cast::<Class>() {
        class.mro.set(order.value());
        py.touch_classes(&[class.value()]);
        super::features::renew(py, class);
    }
    Ok(())
}
