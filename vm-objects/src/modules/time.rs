//! `time`: the host's monotonic clock. There is no time of day and no `sleep`: the host has neither.

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::float::Float;
use crate::object::int::Int;
use crate::python::{Args, Python};
use crate::types::structseq::{self, Structure};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "time",
    functions: FUNCTIONS,
    values: |py, namespace| py.put(namespace, "struct_time", TypeId::StructTime.value()),
};

/// The fields of `time.struct_time`.
pub(crate) static STRUCT_TIME: Structure = Structure {
    fields: &[
        "tm_year",
        "tm_mon",
        "tm_mday",
        "tm_hour",
        "tm_min",
        "tm_sec",
        "tm_wday",
        "tm_yday",
        "tm_isdst",
        "tm_zone",
        "tm_gmtoff",
    ],
    visible: 9,
    creatable: true,
};

static STRUCT_TIME_FIELDS: [GetSetDef; STRUCT_TIME.named()] = structseq::getsets(&STRUCT_TIME);
static STRUCT_TIME_METHODS: [NativeDef; 1] = structseq::methods(TypeId::StructTime);

/// `time.struct_time`.
pub(crate) const STRUCT_TIME_TYPE: Behaviour = structseq::behaviour(&STRUCT_TIME_METHODS, &STRUCT_TIME_FIELDS);

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
