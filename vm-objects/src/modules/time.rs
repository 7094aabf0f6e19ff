//! `time`: the host's monotonic clock. There is no time of day and no `sleep`: the host has neither.

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::float::Float;
use crate::object::int::Int;
use crate::python::{Args, Python};
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "time", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("monotonic", Arity::None, seconds),
    NativeDef::function("monotonic_ns", Arity::None, nanoseconds),
    NativeDef::function("perf_counter", Arity::None, seconds),
    NativeDef::function("perf_counter_ns", Arity::None, nanoseconds),
];

fn seconds<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let now = py.host.monotonic_us();
    Ok(Float::alloc(&mut py.heap, now as f64 / 1e6)?.value())
}

fn nanoseconds<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let now = py.host.monotonic_us().saturating_mul(1000);
    Int::from_magnitude(&mut py.heap, now, false)
}
