//! `resource`: what the process has used, and what it may. Follows CPython's `Modules/resource.c`.

use vm_objects::object::dict::Dict;
use vm_objects::object::float::Float;
use vm_objects::types::TypeId;
use vm_objects::{Args, Arity, GetSetDef, ModuleDef, NativeDef, Obj, Python, Script, Trap, TypeSpec, Value};

use super::{c_int, calls, constants, items, put_all};
use crate::arguments::{integer, new_int};
use crate::os_error;
use crate::struct_sequence::{self, field, make, spec};

pub(crate) static MODULE: ModuleDef = ModuleDef { name: "resource", functions: FUNCTIONS, values };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("getpagesize", Arity::None, |py, _| new_int(py, rustix::param::page_size() as i64)),
    NativeDef::function("getrlimit", Arity::One, get),
    NativeDef::function("getrusage", Arity::One, usage),
    NativeDef::function("setrlimit", Arity::Between(2, 2), set),
];

static USAGE_FIELDS: &[GetSetDef] = &[
    field::<0>("ru_utime"),
    field::<1>("ru_stime"),
    field::<2>("ru_maxrss"),
    field::<3>("ru_ixrss"),
    field::<4>("ru_idrss"),
    field::<5>("ru_isrss"),
    field::<6>("ru_minflt"),
    field::<7>("ru_majflt"),
    field::<8>("ru_nswap"),
    field::<9>("ru_inblock"),
    field::<10>("ru_oublock"),
    field::<11>("ru_msgsnd"),
    field::<12>("ru_msgrcv"),
    field::<13>("ru_nsignals"),
    field::<14>("ru_nvcsw"),
    field::<15>("ru_nivcsw"),
];
static USAGE: TypeSpec = spec("resource", "struct_rusage", USAGE_FIELDS, 0);

fn values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    put_all(py, namespace, &constants::RESOURCE)?;
    struct_sequence::describe(py, &USAGE)?;
    let class = py.host_type(&USAGE)?;
    py.put(namespace, "struct_rusage", class)?;
    py.put(namespace, "error", TypeId::OSError.value())
}

/// `getrusage(who)`
fn usage<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let who = c_int(py, args.get(0))?;
    let used = match calls::usage(who) {
        Ok(used) => used,
        Err(error) if error.raw_os_error() == Some(libc::EINVAL) => {
            return Err(py.value_error(format_args!("invalid who parameter")));
        }
        Err(error) => return Err(os_error::raise(py, &error, Value::NULL)),
    };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 * 0.000_001;
    let mut values = Vec::new();
    for time in [used.ru_utime, used.ru_stime] {
        values.push(Float::alloc(&mut py.heap, seconds(time))?.value());
    }
    let numbers = [
        used.ru_maxrss,
        used.ru_ixrss,
        used.ru_idrss,
        used.ru_isrss,
        used.ru_minflt,
        used.ru_majflt,
        used.ru_nswap,
        used.ru_inblock,
        used.ru_oublock,
        used.ru_msgsnd,
        used.ru_msgrcv,
        used.ru_nsignals,
        used.ru_nvcsw,
        used.ru_nivcsw,
    ];
    for number in numbers {
        values.push(new_int(py, number)?);
    }
    make(py, &USAGE, &values, 16)
}

fn resource(py: &mut Python<'_>, value: Value) -> Result<u32, Trap> {
    match u32::try_from(c_int(py, value)?) {
        Ok(resource @ 0..16) => Ok(resource),
        _ => Err(py.value_error(format_args!("invalid resource specified"))),
    }
}

/// `getrlimit(resource)`
fn get<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let resource = resource(py, args.get(0))?;
    let (now, most) = calls::limits(resource).map_err(|error| os_error::raise(py, &error, Value::NULL))?;
    // Without a limit it is -1.
    let values = [new_int(py, now as i64)?, new_int(py, most as i64)?];
    py.tuple(&values)
}

/// `setrlimit(resource, limits)`
fn set<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let resource = resource(py, args.get(0))?;
    let given = args.get(1);
    let mut script = Script::new(args, 0)?;
    let list = script.collect(py, args, given)?;
    let Some(&[now, most]) = items(list).as_deref() else {
        return Err(py.value_error(format_args!("expected a tuple of 2 integers")));
    };
    let (now, most) = (integer(py, now)? as u64, integer(py, most)? as u64);
    match calls::set_limits(resource, (now, most)) {
        Ok(()) => Ok(Value::NONE),
        Err(error) if error.raw_os_error() == Some(libc::EINVAL) => {
            Err(py.value_error(format_args!("current limit exceeds maximum limit")))
        }
        Err(error) if error.raw_os_error() == Some(libc::EPERM) => {
            Err(py.value_error(format_args!("not allowed to raise maximum limit")))
        }
        Err(error) => Err(os_error::raise(py, &error, Value::NULL)),
    }
}
