//! `concat`, `countOf`, `indexOf`, `length_hint`, `_compare_digest`.

use crate::Trap;
use crate::heap::Kind;
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::str::Str;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `concat` and `iconcat`: `PySequence_Concat`, by the operator's number.
pub(super) fn concat<'h, const OPERATOR: u32>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (left, right) = (args.get(0), args.get(1));
    let built_in = !py.unwrapped(left).is_kind(Kind::Instance);
    if !is_sequence(py, left) || !built_in && !is_sequence(py, right) {
        let name = py.type_name(left);
        return Err(py.type_error(format_args!("'{name}' object can't be concatenated")));
    }
    Script::new(args, 0)?.binary(py, args, OPERATOR, [left, right])
}

fn is_sequence(py: &mut Python<'_>, value: Value) -> bool {
    let inside = py.unwrapped(value);
    let built_in = matches!(
        inside.kind(),
        Some(Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Range)
    );
    built_in || !inside.is_kind(Kind::Dict) && py.has_special(value, "__getitem__")
}

/// Looks through an iterable for what is equal to the second argument; its own slots are the iterator and a count. Stops
/// at the first when `first`: then it is its index.
fn search<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, first: bool) -> Result<Option<usize>, Trap> {
    let mut script = Script::new(args, 2)?;
    let (own, iterable, wanted) = (args.nargs(), args.get(0), args.get(1));
    if args.get(own).is_null() {
        let iterator = script.attempt(py, args, |script, py, args| script.iterator(py, args, iterable))?;
        match iterator {
            Ok(iterator) => args.set(own, iterator),
            Err(exception) if py.is_instance_of(exception, TypeId::TypeError) => {
                let name = py.type_name(iterable);
                return Err(py.type_error(format_args!("argument of type '{name}' is not iterable")));
            }
            Err(exception) => return Err(py.raise_again(exception)),
        }
        args.set(own + 1, count(0));
        script.restart(args);
    }
    loop {
        let iterator = args.get(own);
        let Some(item) = script.next(args, iterator)? else { break };
        let equal = script.equal(py, args, [item, wanted])?;
        let found = counted(args.get(own + 1));
        if equal && first {
            return Ok(Some(found));
        }
        args.set(own + 1, count(found + usize::from(equal || first)));
        script.restart(args);
    }
    Ok(if first { None } else { Some(counted(args.get(own + 1))) })
}

pub(super) fn count_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(count(search(py, args, false)?.unwrap_or(0)))
}

pub(super) fn index_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    match search(py, args, true)? {
        Some(index) => Ok(count(index)),
        None => Err(py.value_error(format_args!("sequence.index(x): x not in sequence"))),
    }
}

/// `length_hint(object, default=0)`: `PyObject_LengthHint`.
pub(super) fn length_hint<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let value = args.get(0);
    let default = match args.arg(1) {
        Some(default) => {
            let default = script.index(py, args, default)?;
            Value::from_int_truncated(py.machine_int(default)?)
        }
        None => count(0),
    };
    let class = py.type_of(value);
    let has_len = !py.class_attribute_named(class, "__len__").is_null() || py.plain_len(value).is_some();
    if has_len {
        match script.attempt(py, args, |script, py, args| script.len(py, args, value))? {
            Ok(len) => return Ok(len),
            Err(exception) if py.is_instance_of(exception, TypeId::TypeError) => {}
            Err(exception) => return Err(py.raise_again(exception)),
        }
    }
    let found = py.class_attribute_named(class, "__length_hint__");
    if found.is_null() {
        return Ok(default);
    }
    let (callable, with_receiver) = py.bind_special(found, value)?;
    let values: &[Value] = if with_receiver { &[value] } else { &[] };
    let hint = match script.attempt(py, args, |script, _, args| script.call(args, callable, values))? {
        Ok(Value::NOT_IMPLEMENTED) => return Ok(default),
        Ok(hint) => hint,
        Err(exception) if py.is_instance_of(exception, TypeId::TypeError) => return Ok(default),
        Err(exception) => return Err(py.raise_again(exception)),
    };
    if !py.is_instance_of(hint, TypeId::Int) {
        let name = py.type_name(hint);
        return Err(py.type_error(format_args!("__length_hint__ must be an integer, not {name}")));
    }
    let inside = py.unwrapped(hint);
    if py.machine_int(inside)? < 0 {
        return Err(py.value_error(format_args!("__length_hint__() should return >= 0")));
    }
    Ok(inside)
}

/// `_compare_digest(a, b)`: equality of bytes, or of ASCII texts.
pub(super) fn compare_digest<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    debug_assert!(args.input == Input::Start);
    let (a, b) = (py.unwrapped(args.get(0)), py.unwrapped(args.get(1)));
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        if let (Some(a), Some(b)) = (a.as_ascii(), b.as_ascii()) {
            return Ok(Value::from_bool(same_bytes(a.bytes(), b.bytes())));
        }
        let text = "comparing strings with non-ASCII characters is not supported";
        return Err(py.type_error(format_args!("{text}")));
    }
    let is_bytes = |value: Value| value.cast::<Bytes>().is_some() || value.cast::<ByteArray>().is_some();
    if !is_bytes(a) && !is_bytes(b) {
        let (a, b) = (py.type_name(a), py.type_name(b));
        return Err(
            py.type_error(format_args!("unsupported operand types(s) or combination of types: '{a}' and '{b}'"))
        );
    }
    if let Some(other) = [a, b].into_iter().find(|&value| !is_bytes(value)) {
        let name = py.type_name(other);
        return Err(py.type_error(format_args!("a bytes-like object is required, not '{name}'")));
    }
    let (a, b) = (py.bytes_of(a)?, py.bytes_of(b)?);
    Ok(Value::from_bool(same_bytes(a.as_slice().iter().copied(), b.as_slice().iter().copied())))
}

/// Looks at all bytes, wherever they differ.
fn same_bytes(a: impl ExactSizeIterator<Item = u8>, b: impl ExactSizeIterator<Item = u8>) -> bool {
    let same_len = a.len() == b.len();
    a.zip(b).fold(0, |difference, (a, b)| difference | a ^ b) == 0 && same_len
}
