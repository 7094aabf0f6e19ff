//! `BaseExceptionGroup`: its methods.

use crate::Trap;
use crate::exceptions::classes::member;
use crate::exceptions::groups::Calls;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::exception::Exception;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

const fn method(name: &'static str, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::method(TypeId::BaseExceptionGroup, name, Arity::One, run)
}

pub(super) static METHODS: &[NativeDef] =
    &[method("derive", derive), method("split", split), method("subgroup", subgroup)];

fn group_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Exception>, Trap> {
    this.cast::<Exception>().ok_or_else(|| py.refused("a method of an exception group"))
}

/// `derive(exceptions)`: a group with the same message.
fn derive<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let message = group_of(py, args.get(0))?.member(member::MSG);
    let class = TypeId::BaseExceptionGroup.value();
    Ok(py.new_exception(class, &[message, args.get(1)])?.value())
}

fn parts<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<[Value; 2], Trap> {
    let group = group_of(py, args.get(0))?;
    let condition = py.condition(args.get(1))?;
    let [matched, rest] = py.split_exception(group, &condition, &mut Some(Calls::new(args)))?;
    let or_none = |part: Value| if part.is_null() { Value::NONE } else { part };
    Ok([or_none(matched), or_none(rest)])
}

/// `split(condition)`: match and rest.
fn split<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let parts = parts(py, args)?;
    Ok(Tuple::from_slice(&mut py.heap, &parts)?.value())
}

/// `subgroup(condition)`: the match.
fn subgroup<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [matched, _] = parts(py, args)?;
    Ok(matched)
}
