//! What `copy` and `pickle` ask of every object: `__reduce_ex__`, `__reduce__`, `__getstate__`. `reduce_newobj` and
//! `object_getstate` of CPython's `Objects/typeobject.c`; the functions that it names are `copyreg`'s.

use super::TypeId;
use crate::Trap;
use crate::classes::lookup::own_attribute;
use crate::object::bound_method::BoundMethod;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

/// A function of `copyreg`.
fn copyreg<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    name: &'static str,
) -> Result<Value, Trap> {
    replay.imported(py, args, "copyreg", name)
}

/// `object.__reduce_ex__(protocol)`.
pub(super) fn reduce_ex<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let (this, protocol) = (args.get(0), args.get(1));
    let protocol = replay.index(py, args, protocol)?;
    let class = py.type_of(this);
    let own = py.class_attribute_named(class, "__reduce__");
    if own != own_attribute(TypeId::Object, "__reduce__") {
        let reduce = replay.attribute(py, args, this, "__reduce__")?.unwrap_or(Value::NONE);
        return replay.call_with(args, reduce, &[]);
    }
    common(py, args, &mut replay, protocol)
}

/// `object.__reduce__()`.
pub(super) fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    common(py, args, &mut replay, Value::from_int_truncated(0))
}

fn common<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    protocol: Value,
) -> Result<Value, Trap> {
    if protocol.as_small_int().is_some_and(|protocol| protocol >= 2) {
        return new_object(py, args, replay);
    }
    let this = args.get(0);
    let function = copyreg(py, args, replay, "_reduce_ex")?;
    replay.call_with(args, function, &[this, protocol])
}

/// What `__getnewargs_ex__` or `__getnewargs__` gives: a tuple or null, a dict or null.
fn new_arguments<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
) -> Result<(Value, Value), Trap> {
    let this = args.get(0);
    if let Some(get) = replay.attribute(py, args, this, "__getnewargs_ex__")? {
        let pair = replay.call_with(args, get, &[])?;
        let Some(tuple) = pair.cast::<Tuple>() else {
            let kind = py.type_name(pair);
            return Err(py.type_error(format_args!("__getnewargs_ex__ should return a tuple, not '{kind}'")));
        };
        let (&[positional, keywords], _) = (tuple.values(), ()) else {
            let count = tuple.len();
            let text = format_args!("__getnewargs_ex__ should return a tuple of length 2, not {count}");
            return Err(py.value_error(text));
        };
        if positional.cast::<Tuple>().is_none() {
            let kind = py.type_name(positional);
            return Err(py.type_error(format_args!(
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{kind}'"
            )));
        }
        if keywords.cast::<Dict>().is_none() {
            let kind = py.type_name(keywords);
            return Err(py.type_error(format_args!(
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{kind}'"
            )));
        }
        return Ok((positional, keywords));
    }
    let Some(get) = replay.attribute(py, args, this, "__getnewargs__")? else { return Ok((Value::NULL, Value::NULL)) };
    let positional = replay.call_with(args, get, &[])?;
    if positional.cast::<Tuple>().is_none() {
        let kind = py.type_name(positional);
        return Err(py.type_error(format_args!("__getnewargs__ should return a tuple, not '{kind}'")));
    }
    Ok((positional, Value::NULL))
}

fn cannot_pickle(py: &mut Python<'_>, this: Value) -> Trap {
    let kind = py.type_name(this);
    py.type_error(format_args!("cannot pickle '{kind}' object"))
}

/// `copyreg.__newobj__` with what makes the object anew, its state, and its items.
fn new_object<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, replay: &mut Replay) -> Result<Value, Trap> {
    let this = args.get(0);
    let class = py.type_of(this);
    let layout = py.builtin_type_of(this);
    if layout != TypeId::Object && layout.constructor().is_none() {
        return Err(cannot_pickle(py, this));
    }
    let (positional, keywords) = new_arguments(py, args, replay)?;
    let given = positional.cast::<Tuple>();
    let (function, made) = if keywords.cast::<Dict>().is_none_or(|keywords| keywords.len() == 0) {
        let function = copyreg(py, args, replay, "__newobj__")?;
        let values = given.as_ref().map_or(&[][..], |given| given.values());
        let all = Tuple::with_len(&mut py.heap, values.len().saturating_add(1))?;
        for (slot, &value) in all.items().iter().zip([class].iter().chain(values)) {
            slot.set(value);
        }
        (function, all.value())
    } else {
        (copyreg(py, args, replay, "__newobj_ex__")?, py.tuple(&[class, positional, keywords])?)
    };
    let inside = py.unwrapped(this);
    let (is_list, is_dict) = (inside.cast::<List>().is_some(), inside.cast::<Dict>().is_some());
    let required = positional.is_null() && !is_list && !is_dict;
    let get = replay.attribute(py, args, this, "__getstate__")?.unwrap_or(Value::NONE);
    let default = get.cast::<BoundMethod>().is_some_and(|method| {
        method.object.get() == this && method.function.get() == own_attribute(TypeId::Object, "__getstate__")
    });
    let state = if default { state_of(py, args, replay, required)? } else { replay.call_with(args, get, &[])? };
    let iter = py.builtin_named("iter")?;
    let items = if is_list { replay.call_with(args, iter, &[this])? } else { Value::NONE };
    let pairs = if is_dict {
        let get = replay.attribute(py, args, this, "items")?.unwrap_or(Value::NONE);
        let pairs = replay.call_with(args, get, &[])?;
        replay.call_with(args, iter, &[pairs])?
    } else {
        Value::NONE
    };
    py.tuple(&[function, made, state, items, pairs])
}

/// `object.__getstate__()`.
pub(super) fn get_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    state_of(py, args, &mut replay, false)
}

/// `object_getstate_default`: the `__dict__`, and with slots a pair of it and what they hold.
pub(super) fn state_of<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    required: bool,
) -> Result<Value, Trap> {
    let this = args.get(0);
    let layout = py.builtin_type_of(this);
    if required && layout != TypeId::Object && !layout.is_layoutless() && !layout.is_subtype(TypeId::BaseException) {
        return Err(cannot_pickle(py, this));
    }
    let state = match py.own_dict(this)?.filter(|attrs| attrs.len() != 0) {
        Some(attrs) => attrs.copy(&mut py.heap)?.value(),
        None => Value::NONE,
    };
    let class = py.type_of(this);
    if !py.has_slots(class) {
        return Ok(state);
    }
    let names = copyreg(py, args, replay, "_slotnames")?;
    let names = replay.call_with(args, names, &[class])?.cast::<List>();
    let slots = Dict::new(&mut py.heap)?;
    let get = py.builtin_named("getattr")?;
    for name in names.as_ref().map_or(&[][..], |names| names.items()) {
        let value = replay.call_with(args, get, &[this, name.get(), Value::NOT_IMPLEMENTED])?;
        if let Some(name) = name.get().cast::<Str>().filter(|_| value != Value::NOT_IMPLEMENTED) {
            slots.insert_str(&mut py.heap, name, value)?;
        }
    }
    if slots.len() == 0 { Ok(state) } else { py.tuple(&[state, slots.value()]) }
}

impl Python<'_> {
    /// Whether a class, or a base of it, has `__slots__`.
    fn has_slots(&mut self, class: Value) -> bool {
        !self.class_attribute_named(class, "__slots__").is_null()
    }
}

/// `__getnewargs__` of the immutable built-in types: the value itself, as one of the type.
pub(crate) fn get_new_args<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = py.unwrapped(args.get(0));
    let value = match value.as_bool() {
        Some(truth) => Value::from_int_truncated(truth.into()),
        None => value,
    };
    if let Some(number) = value.cast::<crate::object::complex::Complex>() {
        let (real, imag) = number.get();
        let parts = [py.float(real)?, py.float(imag)?];
        return py.tuple(&parts);
    }
    py.tuple(&[value])
}
