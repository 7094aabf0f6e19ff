//! `contextvars.Context`. Slots: the dict of its variables, the context that was left to enter this one (`None` for none)
//! or null when it is not entered.

use super::{value_in, variables};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::compare::EQUAL;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const CONTEXT: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("Context", Arity::Free, new);

const fn method(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::Context, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__contains__", Arity::One, contains),
    method("__eq__", Arity::One, equal),
    method("__getitem__", Arity::One, item),
    method("__iter__", Arity::None, keys),
    method("__len__", Arity::None, len),
    method("copy", Arity::None, copy),
    method("get", Arity::Between(1, 2), get),
    method("items", Arity::None, items),
    method("keys", Arity::None, keys),
    method("run", Arity::Free, run),
    method("values", Arity::None, values),
];

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.nargs() != 1 {
        return Err(py.type_error(format_args!("Context() does not accept any arguments")));
    }
    let dict = Dict::new(&mut py.heap)?;
    py.plain(TypeId::Context, &[dict.value(), Value::NULL])
}

/// A context with the same variables.
pub(super) fn copy_of(py: &mut Python<'_>, context: Obj<Instance>) -> Result<Value, Trap> {
    let dict = match variables(context) {
        Some(dict) => dict.copy(&mut py.heap)?,
        None => Dict::new(&mut py.heap)?,
    };
    py.plain(TypeId::Context, &[dict.value(), Value::NULL])
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    copy_of(py, this)
}

/// The variable's value in the context; null if it has none. The key is argument 1.
fn found<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let key = args.get(1);
    let this = py.this_plain(args)?;
    if py.as_plain(key, TypeId::ContextVar).is_some() {
        return Ok(value_in(this, key));
    }
    let mut script = Script::new(args, 0)?;
    let repr = py.builtin_named("repr")?;
    let shown = script.call(args, repr, &[key])?;
    let shown = Python::shown(shown);
    Err(py.type_error(format_args!("a ContextVar key was expected, got {shown}")))
}

fn contains<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::from_bool(!found(py, args)?.is_null()))
}

fn item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match found(py, args)? {
        Value::NULL => Err(py.error_with(TypeId::KeyError, &[args.get(1)])),
        value => Ok(value),
    }
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match found(py, args)? {
        Value::NULL => Ok(args.arg(2).unwrap_or(Value::NONE)),
        value => Ok(value),
    }
}

fn len<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let len = variables(py.this_plain(args)?).map_or(0, |dict| dict.len());
    Ok(Value::from_int_truncated(len as isize))
}

fn equal<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let Some(other) = py.as_plain(args.get(1), TypeId::Context) else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut script = Script::new(args, 0)?;
    script.compare(py, args, EQUAL, [this.slot(0), other.slot(0)])
}

/// An iterator over what `part` makes of each variable and its value now.
fn listed<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    part: fn(&mut Python<'h>, Value, Value) -> Result<Value, Trap>,
) -> Result<Value, Trap> {
    let dict = variables(py.this_plain(args)?);
    let list = List::with_capacity(&mut py.heap, dict.map_or(0, |dict| dict.len()))?;
    if let Some(dict) = dict {
        for entry in dict.iter() {
            let item = part(py, entry.key, entry.value)?;
            list.push(&mut py.heap, item)?;
        }
    }
    py.iterator(list.value())
}

fn keys<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    listed(py, args, |_, key, _| Ok(key))
}

fn values<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    listed(py, args, |_, _, value| Ok(value))
}

fn items<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    listed(py, args, |py, key, value| Ok(Tuple::from_slice(&mut py.heap, &[key, value])?.value()))
}

/// `context.run(callable, *args, **kwargs)`: the context is the current one while it runs.
fn run<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    if args.input != Input::Start {
        py.context = match this.slot(1) {
            Value::NONE => Value::NULL,
            left => left,
        };
        this.set_slot(1, Value::NULL);
        let result = args.result();
        return if args.input == Input::Raised { Err(py.raise_again(result)) } else { Ok(result) };
    }
    let nargs = args.nargs();
    if nargs < 2 {
        return Err(py.type_error(format_args!("run() missing 1 required positional argument")));
    }
    if !this.slot(1).is_null() {
        let address = args.get(0).identity();
        let text =
            format_args!("cannot enter context: <_contextvars.Context object at {address:#x}> is already entered");
        return Err(py.error(TypeId::RuntimeError, text));
    }
    crate::ops::steps::room(args)?;
    let trap = crate::classes::special::pass_on(args, 1, args.get(1), 2, nargs);
    if let Err(Trap::Call) = trap {
        args.catch = true;
        this.set_slot(1, if py.context.is_null() { Value::NONE } else { py.context });
        py.context = this.value();
    }
    trap
}
