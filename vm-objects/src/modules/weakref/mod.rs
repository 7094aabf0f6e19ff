//! `_weakref`, as CPython's `Modules/_weakref.c`.
//!
//! | file | what |
//! |---|---|
//! | `reference` | `ref` |
//! | `proxy` | `proxy`, and what a proxy hands on |

mod proxy;
pub(crate) use proxy::is_proxy;
mod reference;

pub(crate) use proxy::{CALLABLE_PROXY, PROXY};
pub(crate) use reference::REFERENCE;

use super::ModuleDef;
use crate::Trap;
use crate::classes::features;
use crate::heap::{Kind, Obj};
use crate::native::{Arity, NativeDef};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::weak::WeakCell;
use crate::ops::keyed::KeyOp;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "_weakref", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_remove_dead_weakref", Arity::Between(2, 2), remove_dead),
    NativeDef::function("getweakrefcount", Arity::One, count),
    NativeDef::function("getweakrefs", Arity::One, list),
    NativeDef::function("proxy", Arity::Between(1, 2), proxy::proxy),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let types = [
        ("CallableProxyType", TypeId::CallableProxy),
        ("ProxyType", TypeId::Proxy),
        ("ReferenceType", TypeId::WeakReference),
        ("ref", TypeId::WeakReference),
    ];
    types.into_iter().try_for_each(|(name, kind)| py.put(namespace, name, kind.value()))
}

/// The cell in a weak reference or a proxy.
pub(crate) fn cell_of(value: Value) -> Option<Obj<WeakCell>> {
    let object = value.cast::<Instance>()?;
    let inside = object.slot(0);
    inside.cast::<WeakCell>().or_else(|| inside.cast::<Instance>()?.slot(0).cast::<WeakCell>())
}

/// `getweakrefcount(object)`.
fn count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut count = 0;
    py.lifetimes.refs.each(args.get(0), |_| {
        count += 1;
        true
    });
    Ok(Value::from_int_truncated(count))
}

/// `getweakrefs(object)`: those without a callback first, then the latest first.
fn list<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let counted = count(py, args)?.as_small_int().unwrap_or(0).unsigned_abs();
    let found = List::with_capacity(&mut py.heap, counted)?;
    let mut all = py.scratch::<Value>();
    let mut room = true;
    py.lifetimes.refs.each(args.get(0), |cell| {
        room &= all.push(cell.value());
        true
    });
    if !room {
        return Err(Trap::Memory);
    }
    for plain in [true, false] {
        for cell in all.iter().rev().filter_map(|cell| cell.cast::<WeakCell>()) {
            if cell.callback.get().is_null() == plain {
                found.push(&mut py.heap, cell.owner.get())?;
            }
        }
    }
    Ok(found.value())
}

/// `_remove_dead_weakref(dict, key)`: deletes the item if its value is a weak reference that has lost its object.
fn remove_dead<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (dict, key) = (args.get(0), args.get(1));
    if !dict.is_kind(Kind::Dict) {
        let name = py.type_name(dict);
        return Err(py.type_error(format_args!("_remove_dead_weakref() argument 1 must be dict, not {name}")));
    }
    let mut script = Script::new(args, 0)?;
    let operands = [dict, key, Value::NONE];
    let found = script.operation(py, args, &operands, |py| py.keyed(KeyOp::GetOr, dict, key, Value::NONE))?;
    if found.is_none() {
        return Ok(Value::NONE);
    }
    let Some(cell) = cell_of(found) else {
        return Err(py.type_error(format_args!("not a weakref")));
    };
    if cell.referent().is_null() {
        script.operation(py, args, &operands, |py| py.keyed(KeyOp::Pop, dict, key, Value::NONE))?;
    }
    Ok(Value::NONE)
}

impl Python<'_> {
    /// `TypeError` unless there can be weak references to the value.
    pub(super) fn check_referable(&mut self, value: Value) -> Result<(), Trap> {
        let referable = match value.kind() {
            None => value.as_type().is_some() || value.as_native().is_some(),
            Some(
                Kind::Class
                | Kind::Function
                | Kind::NativeFunction
                | Kind::BoundMethod
                | Kind::Generator
                | Kind::Set
                | Kind::Module
                | Kind::Array
                | Kind::MemoryView
                | Kind::Code,
            ) => true,
            Some(Kind::Instance | Kind::Exception) => self.is_referable_instance(value),
            Some(_) => false,
        };
        if referable {
            return Ok(());
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("cannot create weak reference to '{name}' object")))
    }

    fn is_referable_instance(&self, value: Value) -> bool {
        let class = self.type_of(value);
        match class.cast::<Class>() {
            Some(class) => class.features.get() & features::NO_WEAKREF == 0,
            None => class.as_type().and_then(TypeId::from_index).is_some_and(TypeId::is_weakly_referable),
        }
    }

    /// A weak cell for `referent`, in the table.
    pub(super) fn weak_cell(&mut self, referent: Value, callback: Value) -> Result<Obj<WeakCell>, Trap> {
        self.lifetimes.refs.reserve(&mut self.heap)?;
        WeakCell::alloc(&mut self.heap, referent, callback)
    }

    /// The part of a weak reference's subclass instance that is the built-in's: its own, not one that others share.
    pub(crate) fn own_weak_part(&mut self, inner: Value) -> Result<Value, Trap> {
        let Some(cell) =
            self.as_plain(inner, TypeId::WeakReference).and_then(|object| object.slot(0).cast::<WeakCell>())
        else {
            return Ok(inner);
        };
        if cell.fresh() {
            return Ok(inner);
        }
        let own = self.weak_cell(cell.referent(), Value::NULL)?;
        let inner = self.plain(TypeId::WeakReference, &[own.value()])?;
        self.lifetimes.refs.add(own);
        Ok(inner)
    }

    /// The weak reference's callback gets `owner`.
    pub(crate) fn set_weak_owner(&self, inner: Value, owner: Value) {
        if let Some(cell) = inner.cast::<Instance>().and_then(|inner| inner.slot(0).cast::<WeakCell>()) {
            cell.owner.set(owner);
        }
    }
}
