//! `_count_elements`, what `Counter` counts with, and `_tuplegetter`, the attributes of a named tuple.

use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const TUPLE_GETTER: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("_tuplegetter", Arity::Free, new_getter);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::TupleGetter, "__delete__", Arity::One, refuse_set),
    NativeDef::method(TypeId::TupleGetter, "__get__", Arity::Between(1, 2), get),
    NativeDef::method(TypeId::TupleGetter, "__reduce__", Arity::None, reduce),
    NativeDef::method(TypeId::TupleGetter, "__repr__", Arity::None, repr),
    NativeDef::method(TypeId::TupleGetter, "__set__", Arity::Between(2, 2), refuse_set),
];

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) }];

const ADD: u32 = 0;

/// `_count_elements(mapping, iterable)`; its own slot is the iterator.
pub(super) fn count_elements<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 1)?;
    let (own, mapping, iterable) = (args.nargs(), args.get(0), args.get(1));
    if args.get(own).is_null() {
        let iterator = script.iterator(py, args, iterable)?;
        args.set(own, iterator);
        script.restart(args);
    }
    let plain = !py.has_special(mapping, "get") && !py.has_special(mapping, "__setitem__");
    let inside = py.unwrapped(mapping);
    let dict = (plain && inside.is_kind(crate::heap::Kind::Dict)).then_some(inside);
    loop {
        let iterator = args.get(own);
        let Some(item) = script.next(args, iterator)? else { return Ok(Value::NONE) };
        let (target, old) = match dict {
            Some(dict) => {
                let get = crate::ops::keyed::KeyOp::GetOr;
                let operands = [dict, item, count(0)];
                (dict, script.operation(py, args, &operands, |py| py.keyed(get, dict, item, count(0)))?)
            }
            None => {
                let get = script.attribute_named(py, args, mapping, "get")?;
                (mapping, script.call(args, get, &[item, count(0)])?)
            }
        };
        let new = script.binary(py, args, ADD, [old, count(1)])?;
        script.store_item(py, args, [target, item, new])?;
        script.restart(args);
    }
}

/// `_tuplegetter(index, doc)`. Slots: the index, the documentation.
fn new_getter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "_tuplegetter", [2, 2])?;
    let (index, doc) = (args.get(1), args.get(2));
    let index = Script::new(args, 0)?.index(py, args, index)?;
    let index = Value::from_int_truncated(py.machine_int(index)?);
    py.plain(TypeId::TupleGetter, &[index, doc])
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, object) = (py.this_plain(args)?, args.get(1));
    if object.is_none() && args.arg(2).is_some_and(|class| !class.is_none()) {
        return Ok(this.value());
    }
    let index = this.slot(0);
    let Some(tuple) = py.unwrapped(object).cast::<Tuple>() else {
        if object.is_none() {
            return Ok(this.value());
        }
        let (number, name) = (counted(index), py.type_name(object));
        return Err(py.type_error(format_args!(
            "descriptor for index '{number}' for tuple subclasses doesn't apply to '{name}' object"
        )));
    };
    match tuple.get(counted(index)) {
        Some(item) => Ok(item),
        None => Err(py.error(TypeId::IndexError, format_args!("tuple index out of range"))),
    }
}

fn refuse_set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let what = if args.nargs() == 2 { "can't delete attribute" } else { "can't set attribute" };
    Err(py.error(TypeId::AttributeError, format_args!("{what}")))
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let values = py.tuple(&[this.slot(0), this.slot(1)])?;
    let class = py.type_of(args.get(0));
    py.tuple(&[class, values])
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let doc = this.slot(1);
    let shown = Script::new(args, 0)?.repr(py, args, doc)?;
    let (index, shown) = (counted(this.slot(0)), Python::shown(shown));
    Ok(py.format_str(format_args!("_tuplegetter({index}, {shown})"))?.value())
}

fn get_doc(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let doc = this.cast::<Instance>().map_or(Value::NULL, |getter| getter.slot(1));
    if doc.is_null() { Ok(Str::intern(&mut py.heap, "")?.value()) } else { Ok(doc) }
}

fn set_doc(_: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if let Some(getter) = this.cast::<Instance>() {
        getter.set_slot(1, if value.is_null() { Value::NONE } else { value });
    }
    Ok(())
}
