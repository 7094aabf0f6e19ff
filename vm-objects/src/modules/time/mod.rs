//! `time`: the host's clocks and calendar, as CPython's `Modules/timemodule.c`.
//!
//! | file | what |
//! |---|---|
//! | `clocks` | what clocks show, and sleep |
//! | `calendar` | seconds into dates and back: the Gregorian calendar, knowing no object |
//! | `tuples` | `struct_time` and other tuples of a date |
//! | `text` | `strftime` and its kin |

mod calendar;
mod clocks;
mod text;
mod tuples;

use super::ModuleDef;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::python::Python;
use crate::types::structseq::{self, Structure};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef { name: "time", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("asctime", Arity::Between(0, 1), text::asctime),
    NativeDef::function("clock_getres", Arity::One, clocks::clock_getres),
    NativeDef::function("clock_gettime", Arity::One, clocks::clock_gettime),
    NativeDef::function("clock_gettime_ns", Arity::One, clocks::clock_gettime_ns),
    NativeDef::function("ctime", Arity::Between(0, 1), text::ctime),
    NativeDef::function("get_clock_info", Arity::One, clocks::get_clock_info),
    NativeDef::function("gmtime", Arity::Between(0, 1), tuples::gmtime),
    NativeDef::function("localtime", Arity::Between(0, 1), tuples::localtime),
    NativeDef::function("mktime", Arity::One, tuples::mktime),
    NativeDef::function("monotonic", Arity::None, clocks::monotonic),
    NativeDef::function("monotonic_ns", Arity::None, clocks::monotonic_ns),
    NativeDef::function("perf_counter", Arity::None, clocks::monotonic),
    NativeDef::function("perf_counter_ns", Arity::None, clocks::monotonic_ns),
    NativeDef::function("process_time", Arity::None, clocks::process_time),
    NativeDef::function("process_time_ns", Arity::None, clocks::process_time_ns),
    NativeDef::function("sleep", Arity::One, clocks::sleep),
    NativeDef::function("strftime", Arity::Between(1, 2), text::strftime),
    NativeDef::function("strptime", Arity::Between(1, 2), text::strptime),
    NativeDef::function("thread_time", Arity::None, clocks::thread_time),
    NativeDef::function("thread_time_ns", Arity::None, clocks::thread_time_ns),
    NativeDef::function("time", Arity::None, clocks::time),
    NativeDef::function("time_ns", Arity::None, clocks::time_ns),
    NativeDef::function("tzset", Arity::None, tuples::tzset),
];

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    py.put(namespace, "struct_time", TypeId::StructTime.value())?;
    py.put(namespace, "_STRUCT_TM_ITEMS", Value::from_int_truncated(11))?;
    for (name, number) in clocks::NUMBERS {
        py.put(namespace, name, Value::from_int_truncated(number))?;
    }
    py.put_zone(namespace)
}

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
