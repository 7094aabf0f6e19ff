//! `weakref.proxy`: what is done to it is done to its object. Slot: the weak cell.

use super::cell_of;
use crate::Trap;
use crate::classes::special::pass_on;
use crate::native::{Arity, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::ops::compare::{EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, NOT_EQUAL};
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const PROXY: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: None };
pub(crate) const CALLABLE_PROXY: Behaviour = Behaviour { methods: CALLABLE_METHODS, getsets: &[], new: None };

/// `proxy(object[, callback])`. Proxies without a callback are shared.
pub(super) fn proxy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let referent = args.get(0);
    let callback = args.arg(1).filter(|callback| !callback.is_none()).unwrap_or(Value::NULL);
    py.check_referable(referent)?;
    if callback.is_null() {
        let mut shared = Value::NULL;
        py.lifetimes.refs.each(referent, |cell| {
            if cell.callback.get().is_null() && is_proxy(cell.owner.get()) {
                shared = cell.owner.get();
            }
            shared.is_null()
        });
        if !shared.is_null() {
            return Ok(shared);
        }
    }
    let kind = if py.is_callable(referent) { TypeId::CallableProxy } else { TypeId::Proxy };
    let cell = py.weak_cell(referent, callback)?;
    let made = py.plain(kind, &[cell.value()])?;
    cell.owner.set(made);
    py.lifetimes.refs.add(cell);
    Ok(made)
}

/// Whether the value is a proxy.
pub(crate) fn is_proxy(value: Value) -> bool {
    let class = value.cast::<Instance>().map(|object| object.class.get());
    class == Some(TypeId::Proxy.value()) || class == Some(TypeId::CallableProxy.value())
}

impl Python<'_> {
    /// The object of a proxy; any other value itself.
    pub(crate) fn through_proxy(&mut self, value: Value) -> Result<Value, Trap> {
        if !is_proxy(value) {
            return Ok(value);
        }
        match cell_of(value).map(|cell| cell.referent()).filter(|referent| !referent.is_null()) {
            Some(referent) => Ok(referent),
            None => {
                let text = "weakly-referenced object no longer exists";
                Err(self.error(TypeId::ReferenceError, format_args!("{text}")))
            }
        }
    }
}

/// The object of the proxy in argument 0, kept by the window while it is worked with.
fn script_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<(Script, Value), Trap> {
    let script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let object = py.through_proxy(args.get(0))?;
        args.set(own, object);
    }
    Ok((script, args.get(own)))
}

fn operate<'h, const OPERATOR: u32, const SWAPPED: bool>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    let other = py.through_proxy(args.get(1))?;
    let operands = if SWAPPED { [other, object] } else { [object, other] };
    script.binary(py, args, OPERATOR, operands)
}

fn compare<'h, const OPERATOR: u32>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    let other = py.through_proxy(args.get(1))?;
    script.compare(py, args, OPERATOR, [object, other])
}

/// Calls a built-in function or a type with the object: `len`, `str`, `abs`, …
fn ask<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, name: &str) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    let callable = py.builtin_named(name)?;
    script.call(args, callable, &[object])
}

fn unary<'h, const OPERATOR: u32>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    script.operation(py, args, &[object], |py| match OPERATOR {
        0 => py.unary_negative(object),
        1 => py.unary_invert(object),
        _ => py.unary_positive(object),
    })
}

fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    script.index(py, args, object)
}

fn truth<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    script.truth(py, args, object).map(Value::from_bool)
}

fn item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    script.item(py, args, [object, args.get(1)])
}

fn set_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    script.store_item(py, args, [object, args.get(1), args.get(2)])?;
    Ok(Value::NONE)
}

fn delete_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    let key = args.get(1);
    script.operation(py, args, &[object, key], |py| py.remove_item(object, key).map(|()| Value::NONE))
}

fn contains<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    let item = args.get(1);
    script.operation(py, args, &[item, object], |py| py.contains_item(item, object, false))
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (mut script, object) = script_of(py, args)?;
    if !py.is_iterator(object) {
        let name = py.type_name(object);
        let text = "Weakref proxy referenced a non-iterator";
        return Err(py.type_error(format_args!("{text} '{name}' object")));
    }
    script.next(args, object)?.ok_or(Trap::Stop)
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let address = this.identity();
    let referent = cell_of(this).map_or(Value::NULL, |cell| cell.referent());
    let referent = if referent.is_null() { Value::NONE } else { referent };
    let (kind, to) = (py.type_name(referent), referent.identity());
    Ok(py.format_str(format_args!("<weakproxy at {address:#x} to {kind} at {to:#x}>"))?.value())
}

fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let object = py.through_proxy(args.get(0))?;
    let nargs = args.nargs();
    pass_on(args, 1, object, 1, nargs)
}

const fn method(owner: TypeId, name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(owner, name, arity, run)
}

/// The rows of both types; the callable one has one more.
macro_rules! rows {
    ($owner:expr $(, $call:expr)?) => {
        &[
            method($owner, "__abs__", Arity::None, |py, args| ask(py, args, "abs")),
            method($owner, "__add__", Arity::One, operate::<0, false>),
            method($owner, "__and__", Arity::One, operate::<1, false>),
            method($owner, "__bool__", Arity::None, truth),
            method($owner, "__bytes__", Arity::None, |py, args| ask(py, args, "bytes")),
            $($call,)?
            method($owner, "__contains__", Arity::One, contains),
            method($owner, "__delitem__", Arity::One, delete_item),
            method($owner, "__divmod__", Arity::One, |py, args| {
                let (mut script, object) = script_of(py, args)?;
                let (divmod, other) = (py.builtin_named("divmod")?, py.through_proxy(args.get(1))?);
                script.call(args, divmod, &[object, other])
            }),
            method($owner, "__eq__", Arity::One, compare::<EQUAL>),
            method($owner, "__float__", Arity::None, |py, args| ask(py, args, "float")),
            method($owner, "__floordiv__", Arity::One, operate::<2, false>),
            method($owner, "__ge__", Arity::One, compare::<GREATER_EQUAL>),
            method($owner, "__getitem__", Arity::One, item),
            method($owner, "__gt__", Arity::One, compare::<GREATER>),
            method($owner, "__hash__", Arity::None, |py, args| Err(py.unhashable(args.get(0)))),
            method($owner, "__iadd__", Arity::One, operate::<13, false>),
            method($owner, "__iand__", Arity::One, operate::<14, false>),
            method($owner, "__ifloordiv__", Arity::One, operate::<15, false>),
            method($owner, "__ilshift__", Arity::One, operate::<16, false>),
            method($owner, "__imatmul__", Arity::One, operate::<17, false>),
            method($owner, "__imod__", Arity::One, operate::<19, false>),
            method($owner, "__imul__", Arity::One, operate::<18, false>),
            method($owner, "__index__", Arity::None, index),
            method($owner, "__int__", Arity::None, |py, args| ask(py, args, "int")),
            method($owner, "__invert__", Arity::None, unary::<1>),
            method($owner, "__ior__", Arity::One, operate::<20, false>),
            method($owner, "__ipow__", Arity::One, operate::<21, false>),
            method($owner, "__irshift__", Arity::One, operate::<22, false>),
            method($owner, "__isub__", Arity::One, operate::<23, false>),
            method($owner, "__iter__", Arity::None, |py, args| ask(py, args, "iter")),
            method($owner, "__itruediv__", Arity::One, operate::<24, false>),
            method($owner, "__ixor__", Arity::One, operate::<25, false>),
            method($owner, "__le__", Arity::One, compare::<LESS_EQUAL>),
            method($owner, "__len__", Arity::None, |py, args| ask(py, args, "len")),
            method($owner, "__lshift__", Arity::One, operate::<3, false>),
            method($owner, "__lt__", Arity::One, compare::<LESS>),
            method($owner, "__matmul__", Arity::One, operate::<4, false>),
            method($owner, "__mod__", Arity::One, operate::<6, false>),
            method($owner, "__mul__", Arity::One, operate::<5, false>),
            method($owner, "__ne__", Arity::One, compare::<NOT_EQUAL>),
            method($owner, "__neg__", Arity::None, unary::<0>),
            method($owner, "__next__", Arity::None, next),
            method($owner, "__or__", Arity::One, operate::<7, false>),
            method($owner, "__pos__", Arity::None, unary::<2>),
            method($owner, "__pow__", Arity::One, operate::<8, false>),
            method($owner, "__radd__", Arity::One, operate::<0, true>),
            method($owner, "__rand__", Arity::One, operate::<1, true>),
            method($owner, "__repr__", Arity::None, repr),
            method($owner, "__reversed__", Arity::None, |py, args| ask(py, args, "reversed")),
            method($owner, "__rfloordiv__", Arity::One, operate::<2, true>),
            method($owner, "__rlshift__", Arity::One, operate::<3, true>),
            method($owner, "__rmatmul__", Arity::One, operate::<4, true>),
            method($owner, "__rmod__", Arity::One, operate::<6, true>),
            method($owner, "__rmul__", Arity::One, operate::<5, true>),
            method($owner, "__ror__", Arity::One, operate::<7, true>),
            method($owner, "__rpow__", Arity::One, operate::<8, true>),
            method($owner, "__rrshift__", Arity::One, operate::<9, true>),
            method($owner, "__rshift__", Arity::One, operate::<9, false>),
            method($owner, "__rsub__", Arity::One, operate::<10, true>),
            method($owner, "__rtruediv__", Arity::One, operate::<11, true>),
            method($owner, "__rxor__", Arity::One, operate::<12, true>),
            method($owner, "__setitem__", Arity::Between(2, 2), set_item),
            method($owner, "__str__", Arity::None, |py, args| ask(py, args, "str")),
            method($owner, "__sub__", Arity::One, operate::<10, false>),
            method($owner, "__truediv__", Arity::One, operate::<11, false>),
            method($owner, "__xor__", Arity::One, operate::<12, false>),
        ]
    };
}

static METHODS: &[NativeDef] = rows!(TypeId::Proxy);
static CALLABLE_METHODS: &[NativeDef] =
    rows!(TypeId::CallableProxy, method(TypeId::CallableProxy, "__call__", Arity::Free, call));
