//! `partial`. Slots: the function, its arguments (a tuple), its keyword arguments (a dict).

use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::str::{Str, StrBuilder};
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

const FUNCTION: usize = 0;
const ARGS: usize = 1;
const KEYWORDS: usize = 2;

static NEW: NativeDef = NativeDef::function("partial", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Partial, "__call__", Arity::Free, call),
    NativeDef::method(TypeId::Partial, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::Partial, "__repr__", Arity::None, repr),
    NativeDef::method(TypeId::Partial, "__setstate__", Arity::One, set_state),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "args", get: |py, this| member(py, this, ARGS), set: None },
    GetSetDef { name: "func", get: |py, this| member(py, this, FUNCTION), set: None },
    GetSetDef { name: "keywords", get: |py, this| member(py, this, KEYWORDS), set: None },
];

fn member(py: &mut Python<'_>, this: Value, index: usize) -> Result<Value, Trap> {
    Ok(py.as_plain(this, TypeId::Partial).map_or(Value::NONE, |partial| partial.slot(index)))
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let positional = args.nargs().saturating_sub(names.map_or(0, |names| names.len()));
    if positional < 2 {
        return Err(py.type_error(format_args!("type 'partial' takes at least one argument")));
    }
    let mut function = args.get(1);
    if !py.is_callable(function) {
        return Err(py.type_error(format_args!("the first argument must be callable")));
    }
    // A partial of a partial that has nothing of its own is one.
    let inner = function.cast::<Instance>().filter(|partial| partial.class.get() == TypeId::Partial.value());
    let inner = inner.filter(|partial| partial.attrs.get().is_null());
    let values = args.args().get(2..positional).unwrap_or(&[]);
    let own = inner.map_or(Value::NULL, |partial| partial.slot(ARGS)).cast::<Tuple>();
    let values = joined(py, own, values)?;
    let added = py.keyword_dict(args, positional)?.cast::<Dict>();
    let old = inner.and_then(|partial| partial.slot(KEYWORDS).cast::<Dict>());
    let keywords = merged(py, old, added)?;
    if let Some(inner) = inner {
        function = inner.slot(FUNCTION);
    }
    py.plain(TypeId::Partial, &[function, values, keywords])
}

fn joined(py: &mut Python<'_>, first: Option<Obj<Tuple>>, rest: &[Value]) -> Result<Value, Trap> {
    let first = first.as_ref().map_or(&[][..], |first| first.values());
    let tuple = Tuple::with_len(&mut py.heap, first.len().saturating_add(rest.len()))?;
    for (slot, &value) in tuple.items().iter().zip(first.iter().chain(rest)) {
        slot.set(value);
    }
    Ok(tuple.value())
}

/// A new dict of two dicts' entries, whose keys are strs.
fn merged(py: &mut Python<'_>, first: Option<Obj<Dict>>, second: Option<Obj<Dict>>) -> Result<Value, Trap> {
    let dict = match first {
        Some(first) => first.copy(&mut py.heap)?,
        None => Dict::new(&mut py.heap)?,
    };
    for entry in second.iter().flat_map(|second| second.iter()) {
        if let Some(name) = entry.key.cast::<Str>() {
            dict.insert_str(&mut py.heap, name, entry.value)?;
        }
    }
    Ok(dict.value())
}

fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let this = py.this_plain(args)?;
    let names = args.kwnames.cast::<Tuple>();
    let positional = args.nargs().saturating_sub(names.map_or(0, |names| names.len()));
    let values = joined(py, this.slot(ARGS).cast::<Tuple>(), args.args().get(1..positional).unwrap_or(&[]))?;
    let own = this.slot(KEYWORDS).cast::<Dict>();
    let given = py.keyword_dict(args, positional)?.cast::<Dict>();
    let keywords = match own.filter(|own| own.len() != 0) {
        None => given.map_or(Value::NULL, Obj::value),
        own => merged(py, own, given)?,
    };
    Err(args.call_ex(1, this.slot(FUNCTION), values, keywords))
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let class = py.type_of(args.get(0));
    let attributes = py.own_dict(args.get(0))?.map_or(Value::NONE, Obj::value);
    let first = py.tuple(&[this.slot(FUNCTION)])?;
    let state = py.tuple(&[this.slot(FUNCTION), this.slot(ARGS), this.slot(KEYWORDS), attributes])?;
    py.tuple(&[class, first, state])
}

fn set_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let state = args.get(1).cast::<Tuple>();
    let parts = state.as_ref().map_or(&[][..], |state| state.values());
    let valid = match parts {
        &[function, values, keywords, attributes] => {
            let usable = py.is_callable(function)
                && py.is_instance_of(values, TypeId::Tuple)
                && (keywords.is_none() || py.is_instance_of(keywords, TypeId::Dict));
            usable.then_some([function, py.unwrapped(values), py.unwrapped(keywords), attributes])
        }
        _ => None,
    };
    let Some([function, values, keywords, attributes]) = valid else {
        return Err(py.type_error(format_args!("invalid partial state")));
    };
    let keywords = match keywords.cast::<Dict>() {
        Some(keywords) => keywords.copy(&mut py.heap)?,
        None => Dict::new(&mut py.heap)?,
    };
    let attributes = if attributes.is_none() { Value::NULL } else { attributes };
    py.set_own_dict(args.get(0), attributes)?;
    this.set_slot(FUNCTION, function);
    this.set_slot(ARGS, values);
    this.set_slot(KEYWORDS, keywords.value());
    Ok(Value::NONE)
}

/// The routine's own slot is the list of the texts so far. A partial inside itself is shown as `...`.
fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        if py.in_repr(args.get(0)) {
            return Ok(Str::intern(&mut py.heap, "...")?.value());
        }
        let texts = List::with_capacity(&mut py.heap, 4)?.value();
        args.set(own, texts);
    }
    let Some(texts) = args.get(own).cast::<List>() else { return Err(py.refused("repr")) };
    let (values, keywords) = (this.slot(ARGS).cast::<Tuple>(), this.slot(KEYWORDS).cast::<Dict>());
    let count = values.map_or(0, |values| values.len());
    loop {
        let entry = |index: usize| keywords.and_then(|keywords| keywords.iter().nth(index));
        let value = match texts.len() {
            0 => Some(this.slot(FUNCTION)),
            index if index <= count => values.and_then(|values| values.get(index - 1)),
            index => entry(index - 1 - count).map(|entry| entry.value),
        };
        let Some(value) = value else { break };
        let whole = args.get(0);
        let text = script.repr_of_part(py, args, [whole, value])?;
        texts.push(&mut py.heap, text)?;
        script.restart(args);
    }
    let names = core::iter::repeat_n(Value::NULL, count.saturating_add(1));
    let names = names.chain(keywords.iter().flat_map(|keywords| keywords.iter()).map(|entry| entry.key));
    let class = py.type_of(args.get(0));
    let name = py.qualname_of_type(class);
    let name = py.format_str(format_args!("{name}"))?;
    let mut out = StrBuilder::new(&mut py.heap);
    out.push(name)?;
    for (index, (text, name)) in texts.items().iter().zip(names).enumerate() {
        out.push_text(if index == 0 { "(" } else { ", " })?;
        if let Some(name) = name.cast::<Str>() {
            out.push(name)?;
            out.push_text("=")?;
        }
        if let Some(text) = text.get().cast::<Str>() {
            out.push(text)?;
        }
    }
    out.push_text(")")?;
    let text = out.finish()?;
    py.leave_repr(args.get(0));
    Ok(text.value())
}
