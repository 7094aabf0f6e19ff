//! What `copy` and `pickle` ask of exceptions: `BaseException_reduce` and its kin of CPython's `Objects/exceptions.c`.

use crate::Trap;
use crate::exceptions::classes::member;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::TypeId;
use crate::value::Value;

pub(super) static OS_METHODS: &[NativeDef] =
    &[NativeDef::method(TypeId::OSError, "__reduce__", Arity::None, reduce_os_error)];
pub(super) static IMPORT_METHODS: &[NativeDef] =
    &[NativeDef::method(TypeId::ImportError, "__reduce__", Arity::None, reduce_import_error)];
pub(super) static ATTRIBUTE_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::AttributeError, "__getstate__", Arity::None, state_of_attribute_error),
    NativeDef::method(TypeId::AttributeError, "__reduce__", Arity::None, reduce_attribute_error),
];

fn exception_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Exception>, Trap> {
    this.cast::<Exception>().ok_or_else(|| py.refused("a method of an exception"))
}

/// Class, arguments and (if there is any) state.
fn reduced(py: &mut Python<'_>, this: Obj<Exception>, args: Value, state: Value) -> Result<Value, Trap> {
    let parts = [this.class.get(), args, state];
    let count = if state.is_null() { 2 } else { 3 };
    Ok(Tuple::from_slice(&mut py.heap, parts.get(..count).unwrap_or(&[]))?.value())
}

pub(super) fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = exception_of(py, args.get(0))?;
    reduced(py, this, this.args.get(), this.attrs.get())
}

/// `OSError_reduce`: the file names are not among `args`.
fn reduce_os_error<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = exception_of(py, args.get(0))?;
    let given = this.args.get().cast::<Tuple>();
    let (filename, second) = (this.member(member::FILENAME), this.member(member::FILENAME2));
    let args = match given.as_ref().map(|given| given.values()) {
        Some(&[errno, strerror]) if !filename.is_null() && second.is_null() => {
            Tuple::from_slice(&mut py.heap, &[errno, strerror, filename])?.value()
        }
        Some(&[errno, strerror]) if !filename.is_null() => {
            Tuple::from_slice(&mut py.heap, &[errno, strerror, filename, Value::NONE, second])?.value()
        }
        _ => this.args.get(),
    };
    reduced(py, this, args, this.attrs.get())
}

/// A copy of the attributes and those members that are set; null if there are none of either.
fn state(py: &mut Python<'_>, this: Obj<Exception>, members: &[(&str, Value)]) -> Result<Value, Trap> {
    if members.iter().all(|(_, value)| value.is_null()) {
        return Ok(this.attrs.get());
    }
    let state = match this.attrs.get().cast::<Dict>() {
        Some(attrs) => attrs.copy(&mut py.heap)?,
        None => Dict::new(&mut py.heap)?,
    };
    for &(name, value) in members.iter().filter(|(_, value)| !value.is_null()) {
        let name = Str::intern(&mut py.heap, name)?;
        state.insert_str(&mut py.heap, name, value)?;
    }
    Ok(state.value())
}

/// `ImportError_reduce`.
fn reduce_import_error<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = exception_of(py, args.get(0))?;
    let members = [("name", member::MODULE), ("path", member::PATH), ("name_from", member::NAME_FROM)];
    let state = state(py, this, &members.map(|(name, index)| (name, this.member(index))))?;
    reduced(py, this, this.args.get(), state)
}

/// `AttributeError_getstate`: not the object, which may be anything.
fn state_of_attribute_error<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = exception_of(py, args.get(0))?;
    state(py, this, &[("name", this.member(member::NAME)), ("args", this.args.get())])
}

fn reduce_attribute_error<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let state = state_of_attribute_error(py, args)?;
    let this = exception_of(py, args.get(0))?;
    reduced(py, this, this.args.get(), state)
}

/// `BaseException.__setstate__(state)`: each item of a dict becomes an attribute.
pub(super) fn set_state<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, state) = (args.get(0), args.get(1));
    if state.is_none() {
        return Ok(Value::NONE);
    }
    let Some(state) = py.unwrapped(state).cast::<Dict>() else {
        return Err(py.type_error(format_args!("state is not a dictionary")));
    };
    let set = py.builtin_named("setattr")?;
    let mut replay = Replay::new(args);
    let mut position = 0;
    while let Some((found, entry)) = state.next_entry(position) {
        position = found.wrapping_add(1);
        replay.call_with(args, set, &[this, entry.key, entry.value])?;
    }
    Ok(Value::NONE)
}
