//! The special methods of built-in containers and iterators: what instructions do, to be called by name.

use crate::Trap;
use crate::heap::Kind;
use crate::object::range::Range;
use crate::object::table::Match;
use crate::ops::compare::{EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, NOT_EQUAL, equal_items};
use crate::ops::missing::GET_OR_MISSING;
use crate::ops::steps::room;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// Answers what an operation on the window's first values answers; on [`Trap::Defer`] its routine does, with
/// `operands`.
fn answered<'h>(args: &mut Args<'_, 'h>, done: Result<Value, Trap>, operands: &[Value]) -> Result<Value, Trap> {
    match done {
        Err(Trap::Defer) => Err(args.defer(1, operands)),
        done => done,
    }
}

/// `__len__`.
pub(crate) fn len<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.unwrapped(args.get(0));
    py.len_of(this)
}

/// `__hash__`.
pub(crate) fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let this = py.unwrapped(args.get(0));
    match py.hash_of(this) {
        Err(Trap::Defer) => Err(args.defer(1, &[this])),
        hash => crate::object::int::Int::from_isize(&mut py.heap, hash?),
    }
}

/// `__iter__`.
pub(crate) fn iter<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.unwrapped(args.get(0));
    py.iterator(this)
}

/// `__contains__`.
pub(crate) fn contains<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, item) = (py.unwrapped(args.get(0)), args.get(1));
    let done = py.contains_item(item, this, false);
    answered(args, done, &[item, this])
}

/// `__getitem__`.
pub(crate) fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, key) = (py.unwrapped(args.get(0)), args.get(1));
    let whole = args.get(0);
    if this != whole && this.is_kind(Kind::Dict) && (py.has_special(whole, "__missing__") || py.is_default_dict(this)) {
        py.defer(&GET_OR_MISSING, 0);
        return Err(args.defer(1, &[whole, key]));
    }
    let done = py.item(this, key);
    answered(args, done, &[this, key])
}

/// `__setitem__`.
pub(crate) fn set_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    let (this, key, value) = (py.unwrapped(args.get(0)), args.get(1), args.get(2));
    let done = py.store_item(this, key, value).map(|()| Value::NONE);
    answered(args, done, &[value, this, key])
}

/// `__delitem__`.
pub(crate) fn delete_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(Value::NONE);
    }
    let (this, key) = (py.unwrapped(args.get(0)), args.get(1));
    let done = py.remove_item(this, key).map(|()| Value::NONE);
    answered(args, done, &[this, key])
}

/// A comparison of two of a kind; `NotImplemented` of others.
fn compared<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (left, right) = (py.unwrapped(args.get(0)), py.unwrapped(args.get(1)));
    let ordered = !matches!(operator, EQUAL | NOT_EQUAL) && left.is_kind(Kind::Dict);
    let bytes = left.is_kind(Kind::Bytes) || left.is_kind(Kind::ByteArray);
    if left.kind() != right.kind() && !(bytes && py.is_bytes_like(right)) || ordered {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let done = py.compare(operator, left, right);
    answered(args, done, &[left, right])
}

/// `__eq__`.
pub(crate) fn eq<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    compared(py, args, EQUAL)
}

/// `__ne__`.
pub(crate) fn ne<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    compared(py, args, NOT_EQUAL)
}

/// `__lt__`.
pub(crate) fn lt<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    compared(py, args, LESS)
}

/// `__le__`.
pub(crate) fn le<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    compared(py, args, LESS_EQUAL)
}

/// `__gt__`.
pub(crate) fn gt<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    compared(py, args, GREATER)
}

/// `__ge__`.
pub(crate) fn ge<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    compared(py, args, GREATER_EQUAL)
}

const MULTIPLY: u32 = 5;

fn operated<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32, swap: bool) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (this, other) = (py.unwrapped(args.get(0)), py.unwrapped(args.get(1)));
    if operator % 13 == MULTIPLY
        && crate::ops::numbers::Whole::of(other).is_none()
        && !py.has_special(other, "__index__")
    {
        let name = py.type_name(other);
        return Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")));
    }
    let (left, right) = if swap { (other, this) } else { (this, other) };
    match py.container_binary(operator, left, right) {
        Ok(None) => Ok(Value::NOT_IMPLEMENTED),
        Ok(Some(value)) => Ok(value),
        Err(Trap::Defer) => Err(args.defer(1, &[left, right])),
        Err(trap) => Err(trap),
    }
}

/// `__add__`.
pub(crate) fn add<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 0, false)
}

/// `__iadd__`.
pub(crate) fn add_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_place(py, args, 13)
}

/// `__imul__`.
pub(crate) fn mul_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_place(py, args, 18)
}

/// An operator that changes the object, which is the answer: the instance of a subclass, if it is one.
fn in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    let this = py.unwrapped(args.get(0));
    match operated(py, args, operator, false)? {
        result if result == this => Ok(args.get(0)),
        result => Ok(result),
    }
}

/// `__mul__`.
pub(crate) fn mul<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 5, false)
}

/// `__rmul__`.
pub(crate) fn rmul<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 5, true)
}

/// `__and__`.
pub(crate) fn and<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 1, false)
}

/// `__or__`.
pub(crate) fn or<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 7, false)
}

/// `__sub__`.
pub(crate) fn sub<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 10, false)
}

/// `__xor__`.
pub(crate) fn xor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 12, false)
}

/// `__rand__`.
pub(crate) fn rand<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 1, true)
}

/// `__ror__`.
pub(crate) fn ror<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 7, true)
}

/// `__rsub__`.
pub(crate) fn rsub<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 10, true)
}

/// `__rxor__`.
pub(crate) fn rxor<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    operated(py, args, 12, true)
}

/// `__iand__`.
pub(crate) fn and_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_place(py, args, 14)
}

/// `__ior__`.
pub(crate) fn or_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_place(py, args, 20)
}

/// `__isub__`.
pub(crate) fn sub_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_place(py, args, 23)
}

/// `__ixor__`.
pub(crate) fn xor_in_place<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    in_place(py, args, 25)
}

/// `__next__`.
pub(crate) fn next<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let iterator = args.get(0);
    match args.input {
        Input::Start => Err(args.next(1, iterator)),
        // Who calls this and does not iterate gets `StopIteration`.
        Input::Stopped => Err(Trap::Stop),
        _ => Ok(args.result()),
    }
}

/// The items of a list, a tuple or a range that are equal to the argument, one after another: the window is the
/// object, the argument, (for `index`) the bounds; then the sequence, the next index, how many were equal. Stops at the
/// first when `first`: then it is its index.
pub(crate) fn search<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    [from, to]: [usize; 2],
    first: bool,
) -> Result<Option<usize>, Trap> {
    const COMPARED: u32 = 1;
    const TRUTH: u32 = 2;
    room(args)?;
    let base = args.nargs();
    let (this, wanted) = (py.unwrapped(args.get(0)), args.get(1));
    let mut known = None;
    if args.input == Input::Start {
        args.push(Value::from_int_truncated(from as isize))?;
        args.push(ZERO)?;
    } else {
        let result = args.result();
        known = Some(match vm_core::object::Model::truth(py, result) {
            Err(Trap::Defer) => return Err(args.defer(TRUTH, &[result])),
            truth => truth?,
        });
    }
    let mut index = args.get(base).as_small_int().unwrap_or(0).unsigned_abs();
    let mut found = args.get(base + 1).as_small_int().unwrap_or(0).unsigned_abs();
    while index < to {
        let item =
            if this.is_kind(Kind::Array) { py.buffer_item(this, index)? } else { crate::ops::item_of(this, index) };
        let Some(item) = item else { break };
        let equal = match known.take() {
            Some(equal) => equal,
            None => match equal_items(item, wanted) {
                Match::Yes => true,
                Match::No => false,
                Match::Ask => match py.compare(EQUAL, item, wanted) {
                    Ok(result) => result == Value::TRUE,
                    Err(Trap::Defer) => {
                        args.resize(base + 2)?;
                        args.set(base, Value::from_int_truncated(index as isize));
                        args.set(base + 1, Value::from_int_truncated(found as isize));
                        return Err(args.defer(COMPARED, &[item, wanted]));
                    }
                    Err(trap) => return Err(trap),
                },
            },
        };
        if equal && first {
            return Ok(Some(index));
        }
        found += usize::from(equal);
        index += 1;
    }
    Ok(if first { None } else { Some(found) })
}

const ZERO: Value = Value::from_int_truncated(0);

/// `count` of a list, a tuple or a range.
pub(crate) fn count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.unwrapped(args.get(0));
    if let Some(range) = this.cast::<Range>() {
        let item = args.get(1);
        if item.as_small_index().is_some() || item.is_kind(Kind::Int) {
            return Ok(Value::from_int_truncated(py.range_index(range, item)?.is_some() as isize));
        }
        return range_count(py, args, this);
    }
    let count = search(py, args, [0, usize::MAX], false)?.unwrap_or(0);
    Ok(Value::from_int_truncated(count as isize))
}

/// How often something that is no int is in a range: it has its own equality.
fn range_count<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, range: Value) -> Result<Value, Trap> {
    match args.input {
        Input::Start => {
            let item = args.get(1);
            match py.contains_item(item, range, false) {
                Err(Trap::Defer) => Err(args.defer(1, &[item, range])),
                found => found.map(|found| Value::from_int_truncated((found == Value::TRUE) as isize)),
            }
        }
        _ => Ok(Value::from_int_truncated((args.result() == Value::TRUE) as isize)),
    }
}

/// `index` of a range.
pub(crate) fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let item = args.get(1);
    if let Some(range) = args.get(0).cast::<Range>()
        && (item.as_small_index().is_some() || item.is_kind(Kind::Int))
    {
        if let Some(index) = py.range_index(range, item)? {
            return Ok(index);
        }
        let repr = py.builtin_named("repr")?;
        if args.input == Input::Start {
            return Err(args.call(1, repr, &[item]));
        }
        let shown = Python::shown(args.result());
        return Err(py.value_error(format_args!("{shown} is not in range")));
    }
    Err(py.value_error(format_args!("sequence.index(x): x not in sequence")))
}
