//! `itemgetter`, `attrgetter` and `methodcaller`. Slot 0 is a tuple: the items, the attributes' names, the method's name
//! and its arguments; slot 1 of a methodcaller the keywords (a dict) or null.

use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::{Str, StrBuilder};
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const ITEM_GETTER: Behaviour = Behaviour { methods: ITEM_METHODS, getsets: &[], new: Some(&NEW_ITEM) };
pub(crate) const ATTR_GETTER: Behaviour = Behaviour { methods: ATTR_METHODS, getsets: &[], new: Some(&NEW_ATTR) };
pub(crate) const METHOD_CALLER: Behaviour = Behaviour { methods: METHOD_METHODS, getsets: &[], new: Some(&NEW_METHOD) };

static NEW_ITEM: NativeDef = NativeDef::function("itemgetter", Arity::Free, new_item);
static NEW_ATTR: NativeDef = NativeDef::function("attrgetter", Arity::Free, new_attr);
static NEW_METHOD: NativeDef = NativeDef::function("methodcaller", Arity::Free, new_method);

macro_rules! methods {
    ($id:ident $call:ident $reduce:ident) => {
        &[
            NativeDef::method(TypeId::$id, "__call__", Arity::Free, $call),
            NativeDef::method(TypeId::$id, "__reduce__", Arity::None, $reduce),
            NativeDef::method(TypeId::$id, "__repr__", Arity::None, repr),
        ]
    };
}

static ITEM_METHODS: &[NativeDef] = methods!(ItemGetter call_item reduce);
static ATTR_METHODS: &[NativeDef] = methods!(AttrGetter call_attr reduce);
static METHOD_METHODS: &[NativeDef] = methods!(MethodCaller call_method reduce_method);

/// The arguments of a constructor or a call, none by name: from the slot behind the class or the object on.
fn check(py: &mut Python<'_>, args: &Args<'_, '_>, name: &str, most: usize) -> Result<(), Trap> {
    if args.kwnames.cast::<Tuple>().is_some_and(|names| names.len() != 0) {
        return Err(py.type_error(format_args!("{name}() takes no keyword arguments")));
    }
    let given = args.nargs().saturating_sub(1);
    if given == 0 || given > most {
        return Err(py.type_error(format_args!("{name} expected 1 argument, got {given}")));
    }
    Ok(())
}

fn values_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<crate::heap::Obj<Tuple>, Trap> {
    let this = py.this_plain(args)?;
    match this.slot(0).cast::<Tuple>() {
        Some(values) => Ok(values),
        None => Err(py.refused("a getter")),
    }
}

fn new_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, "itemgetter", usize::MAX)?;
    let items = py.tuple(args.args().get(1..).unwrap_or(&[]))?;
    py.plain(TypeId::ItemGetter, &[items])
}

fn call_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, "itemgetter", 1)?;
    let (items, object) = (values_of(py, args)?, args.get(1));
    gather(py, args, items, |script, py, args, item| script.item(py, args, [object, item]))
}

/// What `get` gives for each value: itself if there is one, else a tuple. The routine's own slot is a list.
fn gather<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    values: crate::heap::Obj<Tuple>,
    get: impl Fn(&mut Script, &mut Python<'h>, &mut Args<'_, 'h>, Value) -> Result<Value, Trap>,
) -> Result<Value, Trap> {
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if let &[only] = values.values() {
        return get(&mut script, py, args, only);
    }
    if args.get(own).is_null() {
        let list = List::with_capacity(&mut py.heap, values.len())?.value();
        args.set(own, list);
    }
    let Some(list) = args.get(own).cast::<List>() else { return Err(py.refused("a getter")) };
    while let Some(value) = values.get(list.len()) {
        let got = get(&mut script, py, args, value)?;
        list.push(&mut py.heap, got)?;
        script.restart(args);
    }
    Ok(Tuple::from_cells(&mut py.heap, list.items())?.value())
}

fn new_attr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, "attrgetter", usize::MAX)?;
    let names = Tuple::with_len(&mut py.heap, args.nargs().saturating_sub(1))?;
    for (index, slot) in names.items().iter().enumerate() {
        let Some(name) = py.unwrapped(args.get(index + 1)).cast::<Str>() else {
            return Err(py.type_error(format_args!("attribute name must be a string")));
        };
        slot.set(name.interned_in(&mut py.heap)?.value());
    }
    py.plain(TypeId::AttrGetter, &[names.value()])
}

/// The routine's own slots are the list of what was got, the object that was reached on a dotted way, and how far.
fn call_attr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, "attrgetter", 1)?;
    let (names, object) = (values_of(py, args)?, args.get(1));
    let mut script = Script::new(args, 3)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let list = List::with_capacity(&mut py.heap, names.len())?.value();
        args.set(own, list);
        args.set(own + 1, object);
        args.set(own + 2, count(0));
    }
    let Some(list) = args.get(own).cast::<List>() else { return Err(py.refused("a getter")) };
    while let Some(name) = names.get(list.len()).and_then(|name| name.cast::<Str>()) {
        let start = counted(args.get(own + 2));
        let end = name.chars().skip(start).position(|c| c == u32::from('.')).map_or(name.len(), |dot| start + dot);
        let part = if start == 0 && end == name.len() {
            name
        } else {
            name.substring(&mut py.heap, start, end)?.interned_in(&mut py.heap)?
        };
        let reached = args.get(own + 1);
        let got = script.attribute(py, args, reached, part.value())?;
        if end < name.len() {
            args.set(own + 1, got);
            args.set(own + 2, count(end + 1));
        } else {
            list.push(&mut py.heap, got)?;
            args.set(own + 1, object);
            args.set(own + 2, count(0));
        }
        script.restart(args);
    }
    match list.get(0) {
        Some(only) if names.len() == 1 => Ok(only),
        _ => Ok(Tuple::from_cells(&mut py.heap, list.items())?.value()),
    }
}

fn new_method<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let names = args.kwnames.cast::<Tuple>();
    let positional = args.nargs().saturating_sub(names.map_or(0, |names| names.len()));
    if positional < 2 {
        return Err(py.type_error(format_args!("methodcaller needs at least one argument, the method name")));
    }
    let Some(name) = py.unwrapped(args.get(1)).cast::<Str>() else {
        return Err(py.type_error(format_args!("method name must be a string")));
    };
    let name = name.interned_in(&mut py.heap)?;
    let values = Tuple::from_slice(&mut py.heap, args.args().get(1..positional).unwrap_or(&[]))?;
    if let Some(first) = values.items().first() {
        first.set(name.value());
    }
    let keywords = py.keyword_dict(args, positional)?;
    py.plain(TypeId::MethodCaller, &[values.value(), keywords])
}

impl Python<'_> {
    /// The keyword arguments as a dict, of which the first lies in slot `positional`; null if there are none.
    pub(crate) fn keyword_dict(&mut self, args: &Args<'_, '_>, positional: usize) -> Result<Value, Trap> {
        let Some(names) = args.kwnames.cast::<Tuple>().filter(|names| names.len() != 0) else { return Ok(Value::NULL) };
        let keywords = Dict::with_capacity(&mut self.heap, names.len())?;
        for (index, name) in names.values().iter().enumerate() {
            if let Some(name) = name.cast::<Str>() {
                keywords.insert_str(&mut self.heap, name, args.get(positional.wrapping_add(index)))?;
            }
        }
        Ok(keywords.value())
    }
}

fn call_method<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    check(py, args, "methodcaller", 1)?;
    let (values, object) = (values_of(py, args)?, args.get(1));
    let keywords = py.this_plain(args)?.slot(1);
    let mut script = Script::new(args, 0)?;
    let method = script.attribute(py, args, object, values.get(0).unwrap_or(Value::NULL))?;
    let rest = py.tuple(values.values().get(1..).unwrap_or(&[]))?;
    script.call_ex(args, method, rest, keywords)
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let values = values_of(py, args)?.value();
    let class = py.type_of(args.get(0));
    py.tuple(&[class, values])
}

fn reduce_method<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let keywords = py.this_plain(args)?.slot(1);
    if keywords.is_null() {
        return reduce(py, args);
    }
    let values = values_of(py, args)?;
    let mut script = Script::new(args, 0)?;
    let class = py.type_of(args.get(0));
    let first = py.tuple(&[class, values.get(0).unwrap_or(Value::NULL)])?;
    let partial = script.call_ex(args, TypeId::Partial.value(), first, keywords)?;
    let rest = py.tuple(values.values().get(1..).unwrap_or(&[]))?;
    py.tuple(&[partial, rest])
}

/// The routine's own slot is the list of the values' texts.
fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let values = values_of(py, args)?;
    let keywords = py.this_plain(args)?.slot(1).cast::<Dict>();
    let mut script = Script::new(args, 1)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let texts = List::with_capacity(&mut py.heap, values.len())?.value();
        args.set(own, texts);
    }
    let Some(texts) = args.get(own).cast::<List>() else { return Err(py.refused("repr")) };
    loop {
        let index = texts.len();
        let named = || keywords.and_then(|keywords| keywords.iter().nth(index.wrapping_sub(values.len())));
        let Some(value) = values.get(index).or_else(|| named().map(|entry| entry.value)) else { break };
        let text = script.repr(py, args, value)?;
        texts.push(&mut py.heap, text)?;
        script.restart(args);
    }
    let kind = py.type_of(args.get(0)).as_type().and_then(TypeId::from_index).unwrap_or(TypeId::ItemGetter);
    let names = keywords.iter().flat_map(|keywords| keywords.iter()).map(|entry| entry.key);
    let names = core::iter::repeat_n(Value::NULL, values.len()).chain(names);
    let mut out = StrBuilder::new(&mut py.heap);
    out.push_text(kind.def().name)?;
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
    Ok(out.finish()?.value())
}
