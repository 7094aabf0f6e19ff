//! Items, slices and membership.

use super::step;
use crate::Trap;
use crate::heap::Kind;
use crate::object::slice::Slice;
use crate::ops::attributes::Found;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

const DONE: u32 = 1 << 8;
const TRUTH: u32 = 2 << 8;
const ITERATOR: u32 = 3 << 8;
const ITEM: u32 = 4 << 8;
const EQUAL: u32 = 5 << 8;
const EQUAL_TRUTH: u32 = 6 << 8;
const CLASS_METHOD: u32 = 7 << 8;

/// `container[key]`.
pub(super) fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return got(args);
    }
    let (container, key) = (args.get(0), args.get(1));
    get(py, args, container, key)
}

/// The item, or what is to be called with the key.
fn got(args: &mut Args<'_, '_>) -> Result<Value, Trap> {
    let result = args.result();
    if args.state != CLASS_METHOD {
        return Ok(result);
    }
    let key = args.get(args.len().wrapping_sub(2));
    Err(args.call(DONE, result, &[key]))
}

fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, container: Value, key: Value) -> Result<Value, Trap> {
    if let Some(found) = py.lookup_special(container, "__getitem__") {
        return Err(py.ask_special(args, DONE, found, container, &[key]));
    }
    if let Some(inside) = py.payload_of(container) {
        if inside.is_kind(Kind::Dict) && (py.has_special(container, "__missing__") || py.is_default_dict(inside)) {
            py.defer(&crate::ops::missing::GET_OR_MISSING, 0);
            return Err(args.defer(DONE, &[container, key]));
        }
        return match py.item(inside, key) {
            Err(Trap::Defer) => Err(args.defer(DONE, &[inside, key])),
            done => done,
        };
    }
    if crate::classes::new_class::is_type(container) {
        return get_of_type(py, args, container, key);
    }
    let name = py.type_name(container);
    Err(py.type_error(format_args!("'{name}' object is not subscriptable")))
}

/// `class[key]`: what its `__class_getitem__` gives.
fn get_of_type<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, container: Value, key: Value) -> Result<Value, Trap> {
    if container == TypeId::Type.value() {
        return py.generic_alias(container, key, Value::FALSE);
    }
    let name = crate::object::str::Str::intern(&mut py.heap, "__class_getitem__")?;
    let found = py.class_attribute(container, name);
    if found.is_null() {
        let shown = py.name_of_type(container);
        return Err(py.type_error(format_args!("type '{shown}' is not subscriptable")));
    }
    match py.get_of_class(found, container)? {
        Found::Value(callable) => Err(super::ask(args, DONE, callable, None, &[key])),
        Found::Method(callable, receiver) => Err(super::ask(args, DONE, callable, Some(receiver), &[key])),
        _ => {
            // A descriptor of a program's class gives what is to be called.
            let get = py.builtin_named("getattr")?;
            args.push(key)?;
            Err(args.call(CLASS_METHOD, get, &[container, name.value()]))
        }
    }
}

/// `container[key] = value`.
pub(super) fn set_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let (value, container, key) = (args.get(0), args.get(1), args.get(2));
    set(py, args, [container, key, value])
}

fn set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operands: [Value; 3]) -> Result<Value, Trap> {
    let [container, key, value] = operands;
    if let Some(found) = py.lookup_special(container, "__setitem__") {
        return Err(py.ask_special(args, DONE, found, container, &[key, value]));
    }
    if let Some(inside) = py.payload_of(container) {
        return match py.store_item(inside, key, value) {
            Ok(()) => Ok(Value::NONE),
            Err(Trap::Defer) => Err(args.defer(DONE, &[value, inside, key])),
            Err(trap) => Err(trap),
        };
    }
    let name = py.type_name(container);
    Err(py.type_error(format_args!("'{name}' object does not support item assignment")))
}

/// `del container[key]`.
pub(super) fn delete_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let (container, key) = (args.get(0), args.get(1));
    if let Some(found) = py.lookup_special(container, "__delitem__") {
        return Err(py.ask_special(args, DONE, found, container, &[key]));
    }
    if let Some(inside) = py.payload_of(container) {
        return match py.remove_item(inside, key) {
            Ok(()) => Ok(Value::NONE),
            Err(Trap::Defer) => Err(args.defer(DONE, &[inside, key])),
            Err(trap) => Err(trap),
        };
    }
    let name = py.type_name(container);
    // CPython asks a type with a sequence's methods in other words.
    let sequence = matches!(
        container.kind(),
        Some(Kind::Str | Kind::Bytes | Kind::Tuple | Kind::Range | Kind::Set | Kind::DictView | Kind::Instance)
    );
    if sequence && py.is_instance_of(key, TypeId::Int) {
        return Err(py.type_error(format_args!("'{name}' object doesn't support item deletion")));
    }
    Err(py.type_error(format_args!("'{name}' object does not support item deletion")))
}

/// `container[start:stop]`.
pub(super) fn get_slice<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return got(args);
    }
    let slice = Slice::alloc(&mut py.heap, args.get(1), args.get(2), Value::NONE)?.value();
    let container = args.get(0);
    get(py, args, container, slice)
}

/// `container[start:stop] = value`.
pub(super) fn set_slice<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(Value::NONE);
    }
    let slice = Slice::alloc(&mut py.heap, args.get(2), args.get(3), Value::NONE)?.value();
    let (value, container) = (args.get(0), args.get(1));
    set(py, args, [container, slice, value])
}

/// `item in container`, by `__contains__` or by iterating.
pub(super) fn contains<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const INVERT: usize = 2;
    let (item, container) = (args.get(0), args.get(1));
    match (args.input, step(args.state) << 8) {
        (Input::Start, _) => {
            let invert = Value::from_bool(args.state & 1 != 0);
            args.push(invert)?;
        }
        (Input::Stopped, _) => return Ok(args.get(INVERT)),
        (_, DONE) => return truth_of_result(py, args, TRUTH),
        (_, TRUTH) => return Ok(answer(args.get(INVERT), args.result())),
        (_, ITERATOR) => return Err(next_item(args)),
        (_, ITEM) => {
            let found = args.result();
            return if found == item { Ok(answer(args.get(INVERT), Value::TRUE)) } else { same(py, args, found) };
        }
        (_, EQUAL) => return truth_of_result(py, args, EQUAL_TRUTH),
        (_, _) => {
            if args.result() == Value::TRUE {
                return Ok(answer(args.get(INVERT), Value::TRUE));
            }
            return Err(next_item(args));
        }
    }
    match py.lookup_special(container, "__contains__") {
        Some(found) if found.is_none() => {
            let name = py.type_name(container);
            return Err(py.type_error(format_args!("'{name}' object is not a container")));
        }
        Some(found) => return Err(py.ask_special(args, DONE, found, container, &[item])),
        None => {}
    }
    if let Some(inside) = py.payload_of(container)
        && !py.has_special(container, "__iter__")
    {
        return match py.contains_item(item, inside, false) {
            Ok(found) => Ok(answer(args.get(INVERT), found)),
            Err(Trap::Defer) => Err(args.defer(TRUTH, &[item, inside])),
            Err(trap) => Err(trap),
        };
    }
    if !py.is_iterator(container) && !py.may_iterate(container) {
        let name = py.type_name(container);
        return Err(py.type_error(format_args!("argument of type '{name}' is not iterable")));
    }
    match py.iterator(container) {
        Ok(iterator) => {
            args.push(iterator)?;
            Err(next_item(args))
        }
        Err(Trap::Defer) => Err(args.defer(ITERATOR, &[container])),
        Err(trap) => Err(trap),
    }
}

fn answer(invert: Value, found: Value) -> Value {
    Value::from_bool((found == Value::TRUE) != (invert == Value::TRUE))
}

/// The window's fourth slot is the iterator; what lies above is done with.
fn next_item(args: &mut Args<'_, '_>) -> Trap {
    if let Err(trap) = args.resize(4) {
        return trap;
    }
    let iterator = args.get(3);
    args.next(ITEM, iterator)
}

fn same<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, found: Value) -> Result<Value, Trap> {
    let item = args.get(0);
    match Model::compare_op(py, 2, found, item) {
        Ok(result) => {
            args.push(result)?;
            truth_of_result(py, args, EQUAL_TRUTH)
        }
        Err(Trap::Defer) => Err(args.defer(EQUAL, &[found, item])),
        Err(trap) => Err(trap),
    }
}

/// Goes on in `state` with the truth of the last slot.
fn truth_of_result<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, state: u32) -> Result<Value, Trap> {
    let result = args.result();
    match py.truth(result) {
        Ok(truth) if state == TRUTH => Ok(answer(args.get(2), Value::from_bool(truth))),
        Ok(true) => Ok(answer(args.get(2), Value::TRUE)),
        Ok(false) => Err(next_item(args)),
        Err(Trap::Defer) => Err(args.defer(state, &[result])),
        Err(trap) => Err(trap),
    }
}
