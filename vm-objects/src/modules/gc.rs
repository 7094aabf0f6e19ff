//! `gc`: the collector, as far as a program can ask for it.

use super::ModuleDef;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::lifetimes::{Asked, is_finalized};
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "gc", functions: FUNCTIONS, values };

/// Collects, and has all finalizers called that are due then. Answers how many objects were found that nobody refers to.
pub(crate) static COLLECT: NativeDef = NativeDef::function("collect", Arity::Free, collect);

const fn function(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::function(name, arity, run)
}

static FUNCTIONS: &[NativeDef] = &[
    function("collect", Arity::Free, collect),
    function("disable", Arity::None, |py, _| switch(py, false)),
    function("enable", Arity::None, |py, _| switch(py, true)),
    function("freeze", Arity::None, |_, _| Ok(Value::NONE)),
    function("get_count", Arity::None, get_count),
    function("get_debug", Arity::None, |_, _| Ok(Value::from_int_truncated(0))),
    function("get_freeze_count", Arity::None, |_, _| Ok(Value::from_int_truncated(0))),
    function("get_threshold", Arity::None, get_threshold),
    function("is_finalized", Arity::One, |_, args| Ok(Value::from_bool(is_finalized(args.get(0))))),
    function("is_tracked", Arity::One, |py, args| Ok(Value::from_bool(is_tracked(py, args.get(0))))),
    function("isenabled", Arity::None, |py, _| Ok(Value::from_bool(py.lifetimes.enabled))),
    function("mem_alloc", Arity::None, |py, _| bytes(py, py.heap.stats().live)),
    function("mem_free", Arity::None, mem_free),
    function("set_debug", Arity::One, |_, _| Ok(Value::NONE)),
    function("set_threshold", Arity::Between(1, 3), set_threshold),
    function("unfreeze", Arity::None, |_, _| Ok(Value::NONE)),
];

/// `gc.collect(generation=2)`: the interpreter collects where it always does, and enters the routine again.
fn collect<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let generation = args.arg(0).unwrap_or(Value::NONE);
    match generation.as_small_int() {
        Some(0..=2) => {}
        Some(_) => return Err(py.value_error(format_args!("invalid generation"))),
        None if generation.is_none() => {}
        None => {
            let name = py.type_name(generation);
            return Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")));
        }
    }
    if py.lifetimes.asked == Asked::Done {
        py.lifetimes.asked = Asked::No;
        return Ok(Value::from_int_truncated(py.lifetimes.found as isize));
    }
    py.lifetimes.asked = Asked::Yes;
    Err(Trap::Memory)
}

/// `gc.enable()`, `gc.disable()`: remembered. A machine that has no memory left collects all the same.
fn switch(py: &mut Python<'_>, on: bool) -> Result<Value, Trap> {
    py.lifetimes.enabled = on;
    Ok(Value::NONE)
}

fn three(py: &mut Python<'_>, numbers: [isize; 3]) -> Result<Value, Trap> {
    let numbers = numbers.map(Value::from_int_truncated);
    Ok(Tuple::from_slice(&mut py.heap, &numbers)?.value())
}

fn get_count<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let count = (py.heap.allocated() / 64) as isize;
    three(py, [count, 0, 0])
}

fn get_threshold<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let thresholds = py.lifetimes.thresholds;
    three(py, thresholds)
}

fn set_threshold<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut thresholds = py.lifetimes.thresholds;
    for (slot, &value) in thresholds.iter_mut().zip(args.args()) {
        match py.unwrapped(value).as_small_index() {
            Some(number) => *slot = number,
            None => {
                let name = py.type_name(value);
                return Err(py.type_error(format_args!("'{name}' object cannot be interpreted as an integer")));
            }
        }
    }
    py.lifetimes.thresholds = thresholds;
    Ok(Value::NONE)
}

/// What can refer to something.
fn is_tracked(py: &Python<'_>, value: Value) -> bool {
    match value.kind() {
        None => value.as_type().is_some(),
        Some(Kind::Int | Kind::Float | Kind::Complex | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Code) => false,
        Some(Kind::Dict) => value.cast::<Dict>().is_some_and(|dict| {
            dict.iter().any(|entry| is_tracked_item(py, entry.key) || is_tracked_item(py, entry.value))
        }),
        Some(Kind::Instance) => py.type_of(value) != TypeId::Object.value(),
        Some(_) => true,
    }
}

fn is_tracked_item(py: &Python<'_>, value: Value) -> bool {
    value.is_kind(Kind::Dict) || is_tracked(py, value)
}

fn bytes(py: &mut Python<'_>, count: usize) -> Result<Value, Trap> {
    Int::from_isize(&mut py.heap, isize::try_from(count).unwrap_or(isize::MAX))
}

/// `gc.mem_free()` as MicroPython has it: bytes that are left of what the machine may have.
fn mem_free<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let left = py.memory_limit().saturating_sub(py.heap.stats().live);
    bytes(py, left)
}

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    for name in ["callbacks", "garbage"] {
        let list = List::with_capacity(&mut py.heap, 0)?.value();
        py.put(namespace, name, list)?;
    }
    let flags = [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
    ];
    for (name, value) in flags {
        py.put(namespace, name, Value::from_int_truncated(value))?;
    }
    Ok(())
}
