//! `deque`: constructor and methods.

use super::deque_search as search;
use super::ring::Deque;
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::list::List;
use crate::object::str::{Str, StrBuilder};
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::ops::steps::{Pull, count, room};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

const D: TypeId = TypeId::Deque;

static NEW: NativeDef = NativeDef::function("deque", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(D, "__add__", Arity::One, add),
    NativeDef::method(D, "__contains__", Arity::One, search::contains),
    NativeDef::method(D, "__copy__", Arity::None, copy),
    NativeDef::method(D, "__delitem__", Arity::One, delete_item),
    NativeDef::method(D, "__eq__", Arity::One, search::compare::<2>),
    NativeDef::method(D, "__ge__", Arity::One, search::compare::<5>),
    NativeDef::method(D, "__getitem__", Arity::One, get_item),
    NativeDef::method(D, "__gt__", Arity::One, search::compare::<4>),
    NativeDef::method(D, "__iadd__", Arity::One, add_in_place),
    NativeDef::method(D, "__imul__", Arity::One, multiply_in_place),
    NativeDef::method(D, "__init__", Arity::Free, init),
    NativeDef::method(D, "__iter__", Arity::None, super::deque_iterator::iter),
    NativeDef::method(D, "__le__", Arity::One, search::compare::<1>),
    NativeDef::method(D, "__len__", Arity::None, len),
    NativeDef::method(D, "__lt__", Arity::One, search::compare::<0>),
    NativeDef::method(D, "__mul__", Arity::One, multiply),
    NativeDef::method(D, "__ne__", Arity::One, search::compare::<3>),
    NativeDef::method(D, "__reduce__", Arity::None, reduce),
    NativeDef::method(D, "__repr__", Arity::None, repr),
    NativeDef::method(D, "__reversed__", Arity::None, super::deque_iterator::reversed),
    NativeDef::method(D, "__rmul__", Arity::One, multiply),
    NativeDef::method(D, "__setitem__", Arity::Between(2, 2), set_item),
    NativeDef::method(D, "append", Arity::One, append),
    NativeDef::method(D, "appendleft", Arity::One, append_left),
    NativeDef::method(D, "clear", Arity::None, clear),
    NativeDef::method(D, "copy", Arity::None, copy),
    NativeDef::method(D, "count", Arity::One, search::count_of),
    NativeDef::method(D, "extend", Arity::One, extend),
    NativeDef::method(D, "extendleft", Arity::One, extend_left),
    NativeDef::method(D, "index", Arity::Between(1, 3), search::index),
    NativeDef::method(D, "insert", Arity::Between(2, 2), insert),
    NativeDef::method(D, "pop", Arity::None, pop),
    NativeDef::method(D, "popleft", Arity::None, pop_left),
    NativeDef::method(D, "remove", Arity::One, search::remove),
    NativeDef::method(D, "reverse", Arity::None, reverse),
    NativeDef::method(D, "rotate", Arity::Any, rotate),
];

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "maxlen", get: get_most, set: None }];

static SIGNATURE: Signature<2> =
    Signature { function: "deque", names: ["iterable", "maxlen"], least: 0, positional: 2 };

fn get_most(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(py.as_deque(this).map_or(Value::NONE, Deque::most))
}

fn index_error(py: &mut Python<'_>, text: &'static str) -> Trap {
    py.error(TypeId::IndexError, format_args!("{text}"))
}

/// The bound that was given.
fn bound(py: &mut Python<'_>, most: Value) -> Result<Value, Trap> {
    if most.is_null() || most.is_none() {
        return Ok(Value::NONE);
    }
    if !py.is_instance_of(most, TypeId::Int) {
        return Err(py.type_error(format_args!("an integer is required")));
    }
    let inside = py.unwrapped(most);
    match py.machine_int(inside)? {
        most if most >= 0 => Ok(Value::from_int_truncated(most)),
        _ => Err(py.value_error(format_args!("maxlen must be non-negative"))),
    }
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let own = args.nargs();
    let [iterable, most] = py.named_args(args, 1, &SIGNATURE)?;
    if args.input == Input::Start {
        let most = bound(py, most)?;
        let deque = py.new_deque(most)?;
        args.push(deque.value())?;
    }
    let whole = args.get(own);
    let Some(deque) = py.as_deque(whole) else { return Err(py.refused("deque")) };
    if !iterable.is_null() {
        fill(py, args, deque, iterable, false)?;
    }
    Ok(whole)
}

fn init<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let deque = py.this_deque(args)?;
    let [iterable, most] = py.named_args(args, 1, &SIGNATURE)?;
    if args.input == Input::Start {
        let most = bound(py, most)?;
        args.push(Value::NULL)?;
        deque.set_most(most);
        deque.clear();
    }
    if !iterable.is_null() {
        fill(py, args, deque, iterable, false)?;
    }
    Ok(Value::NONE)
}

/// Adds the items of an iterable, at the end or one by one at the start. The routine has one slot of its own, above it is
/// the iterator.
fn fill<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    deque: Deque,
    iterable: Value,
    left: bool,
) -> Result<(), Trap> {
    const ITERATOR: u32 = 1;
    const ITEM: u32 = 2;
    let slots = args.nargs() + 2;
    if args.input == Input::Start {
        if let Some(same) = py.as_deque(iterable).filter(|&other| other == deque) {
            let copy = same.copied(py, Value::NONE)?;
            let iterator = super::deque_iterator::over(py, copy)?;
            return Err(Pull::begin(py, args, iterator, ITERATOR, (ITEM, slots)));
        }
        return Err(Pull::begin(py, args, iterable, ITERATOR, (ITEM, slots)));
    }
    let mut pull = Pull::new(ITEM, slots, args.get(slots - 1));
    if args.state == ITERATOR {
        return Err(pull.first(args));
    }
    while let Some(item) = pull.next(py, args)? {
        if left {
            deque.push_front(&mut py.heap, item)?;
        } else {
            deque.push(&mut py.heap, item)?;
        }
        pull.done(args);
    }
    Ok(())
}

fn extend_to<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, left: bool) -> Result<Value, Trap> {
    room(args)?;
    let (deque, iterable) = (py.this_deque(args)?, args.get(1));
    if args.input == Input::Start {
        args.push(Value::NULL)?;
    }
    fill(py, args, deque, iterable, left)?;
    Ok(Value::NONE)
}

fn extend<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    extend_to(py, args, false)
}

fn extend_left<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    extend_to(py, args, true)
}

fn add_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    extend_to(py, args, false)?;
    Ok(args.get(0))
}

fn len<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(count(py.this_deque(args)?.len()))
}

fn append<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.this_deque(args)?.push(&mut py.heap, args.get(1)).map(|()| Value::NONE)
}

fn append_left<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.this_deque(args)?.push_front(&mut py.heap, args.get(1)).map(|()| Value::NONE)
}

fn pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match py.this_deque(args)?.pop() {
        Some(item) => Ok(item),
        None => Err(index_error(py, "pop from an empty deque")),
    }
}

fn pop_left<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match py.this_deque(args)?.pop_front() {
        Some(item) => Ok(item),
        None => Err(index_error(py, "pop from an empty deque")),
    }
}

fn clear<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.this_deque(args)?.clear();
    Ok(Value::NONE)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    copy_of(&mut script, py, args)
}

/// A copy of the deque that the method was called on, in its class.
fn copy_of<'h>(script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (deque, this) = (py.this_deque(args)?, args.get(0));
    let (class, most) = (py.type_of(this), deque.most());
    if class == D.value() {
        return Ok(deque.copied(py, most)?.value());
    }
    if most.is_none() { script.call(args, class, &[this]) } else { script.call(args, class, &[this, most]) }
}

fn reverse<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let len = deque.len();
    for index in 0..len / 2 {
        let other = len - 1 - index;
        let (a, b) = (deque.get(index).unwrap_or(Value::NULL), deque.get(other).unwrap_or(Value::NULL));
        deque.set(index, b);
        deque.set(other, a);
    }
    Ok(Value::NONE)
}

fn rotate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    if args.nargs() > 2 {
        let given = args.nargs() - 1;
        return Err(py.type_error(format_args!("deque.rotate expected at most 1 argument, got {given}")));
    }
    let n = match args.arg(1) {
        Some(n) => {
            let n = Script::new(args, 0)?.index(py, args, n)?;
            py.machine_int(n)?
        }
        None => 1,
    };
    deque.rotate(n);
    Ok(Value::NONE)
}

fn insert<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let (index, item) = (args.get(1), args.get(2));
    let index = Script::new(args, 0)?.index(py, args, index)?;
    let index = py.machine_int(index)?;
    let len = deque.len() as isize;
    if !deque.most().is_none() && count(deque.len()) == deque.most() {
        return Err(index_error(py, "deque already at its maximum size"));
    }
    let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
    // Room is made first: then nothing fails between the two turns.
    deque.push(&mut py.heap, item)?;
    deque.pop();
    deque.rotate(at.wrapping_neg());
    deque.push_front(&mut py.heap, item)?;
    deque.rotate(at);
    Ok(Value::NONE)
}

/// The index that a key means.
fn position<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, deque: Deque) -> Result<usize, Trap> {
    let key = args.get(1);
    let index = match key.as_small_index() {
        Some(index) => index,
        None => {
            if !py.is_instance_of(key, TypeId::Int) && !py.has_special(key, "__index__") {
                let name = py.type_name(key);
                return Err(py.type_error(format_args!("sequence index must be integer, not '{name}'")));
            }
            let index = Script::new(args, 0)?.index(py, args, key)?;
            match crate::modules::itertools::machine_int(index) {
                Some(index) => index,
                None => return Err(index_error(py, "cannot fit 'int' into an index-sized integer")),
            }
        }
    };
    let index = if index < 0 { index.saturating_add_unsigned(deque.len()) } else { index };
    match usize::try_from(index).ok().filter(|&index| index < deque.len()) {
        Some(index) => Ok(index),
        None => Err(index_error(py, "deque index out of range")),
    }
}

fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let index = position(py, args, deque)?;
    Ok(deque.get(index).unwrap_or(Value::NONE))
}

fn set_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let index = position(py, args, deque)?;
    deque.set(index, args.get(2));
    Ok(Value::NONE)
}

fn delete_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let index = position(py, args, deque)?;
    deque.remove(index);
    Ok(Value::NONE)
}

fn add<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let other = args.get(1);
    let Some(other) = py.as_deque(other) else {
        let name = py.type_name(other);
        return Err(py.type_error(format_args!("can only concatenate deque (not \"{name}\") to deque")));
    };
    let mut script = Script::new(args, 0)?;
    let whole = copy_of(&mut script, py, args)?;
    let Some(sum) = py.as_deque(whole) else {
        let name = py.type_name(whole);
        return Err(py.type_error(format_args!("deque.copy() must return a deque, not {name}")));
    };
    let values = sum.copied(py, sum.most())?;
    for index in 0..other.len() {
        values.push(&mut py.heap, other.get(index).unwrap_or(Value::NONE))?;
    }
    sum.take_from(values);
    Ok(whole)
}

/// A deque of the items as often as the argument says.
fn repeated<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Deque, Trap> {
    let (deque, times) = (py.this_deque(args)?, args.get(1));
    if !py.is_instance_of(times, TypeId::Int) && !py.has_special(times, "__index__") {
        let name = py.type_name(times);
        return Err(py.type_error(format_args!("can't multiply sequence by non-int of type '{name}'")));
    }
    let times = Script::new(args, 0)?.index(py, args, times)?;
    let times = py.machine_int(times)?.max(0).unsigned_abs();
    let product = py.new_deque(deque.most())?;
    let len = deque.len();
    // Of a bounded one only the last items stay.
    let total = len.saturating_mul(times);
    if total > isize::MAX.unsigned_abs() / 16 && deque.most().is_none() {
        return Err(py.out_of_memory());
    }
    let kept = if deque.most().is_none() { total } else { total.min(crate::ops::steps::counted(deque.most())) };
    for index in total - kept..total {
        product.push(&mut py.heap, deque.get(index % len.max(1)).unwrap_or(Value::NONE))?;
    }
    Ok(product)
}

fn multiply<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let product = repeated(py, args)?;
    if py.type_of(args.get(0)) == D.value() {
        return Ok(product.value());
    }
    let mut script = Script::new(args, 0)?;
    let whole = copy_of(&mut script, py, args)?;
    if let Some(copy) = py.as_deque(whole) {
        copy.take_from(product);
    }
    Ok(whole)
}

fn multiply_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let product = repeated(py, args)?;
    py.this_deque(args)?.take_from(product);
    Ok(args.get(0))
}

fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let this = args.get(0);
    let mut script = Script::new(args, 0)?;
    let state = script.state_of(py, args, this)?;
    let iterator = script.iterator(py, args, this)?;
    let class = py.type_of(this);
    let empty = py.tuple(&[])?;
    let values = if deque.most().is_none() { empty } else { py.tuple(&[empty, deque.most()])? };
    py.tuple(&[class, values, state, iterator])
}

/// The routine's own slot is the list of the items' texts.
fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let deque = py.this_deque(args)?;
    let mut script = Script::new(args, 1)?;
    let (own, whole) = (args.nargs(), args.get(0));
    if args.get(own).is_null() {
        if py.in_repr(whole) {
            return Ok(Str::intern(&mut py.heap, "[...]")?.value());
        }
        let texts = List::with_capacity(&mut py.heap, deque.len())?.value();
        args.set(own, texts);
    }
    let Some(texts) = args.get(own).cast::<List>() else { return Err(py.refused("repr")) };
    while let Some(item) = deque.get(texts.len()) {
        let text = script.repr_of_part(py, args, [whole, item])?;
        texts.push(&mut py.heap, text)?;
        script.restart(args);
    }
    let class = py.type_of(whole);
    let name = class.as_type().and_then(TypeId::from_index).map(|kind| kind.names().1);
    let (most, bound) = (deque.most().as_small_int(), py.name_of_type(class));
    let name = match name {
        Some(name) => py.format_str(format_args!("{name}(["))?,
        None => py.format_str(format_args!("{bound}(["))?,
    };
    let end = match most {
        Some(most) => py.format_str(format_args!("], maxlen={most})"))?,
        None => py.format_str(format_args!("])"))?,
    };
    let mut out = StrBuilder::new(&mut py.heap);
    out.push(name)?;
    for (index, text) in texts.items().iter().enumerate() {
        if index != 0 {
            out.push_text(", ")?;
        }
        if let Some(text) = text.get().cast::<Str>() {
            out.push(text)?;
        }
    }
    out.push(end)?;
    let text = out.finish()?;
    py.leave_repr(whole);
    Ok(text.value())
}
