//! `traceback`: attributes. There are no frame objects, so `tb_frame` is not there.

use super::Behaviour;
use crate::Trap;
use crate::heap::{Kind, Obj};
use crate::native::GetSetDef;
use crate::object::exception::Traceback;
use crate::python::Python;
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: &[], getsets: GETSETS, new: None };

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "tb_lasti", get: get_lasti, set: None },
    GetSetDef { name: "tb_lineno", get: get_lineno, set: None },
    GetSetDef { name: "tb_next", get: get_next, set: Some(set_next) },
];

fn traceback_of(py: &mut Python<'_>, this: Value) -> Result<Obj<Traceback>, Trap> {
    this.cast::<Traceback>().ok_or_else(|| py.refused("an attribute of a traceback"))
}

fn get_lasti(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    Ok(Value::from_int_truncated(traceback_of(py, this)?.lasti.get() as isize))
}

fn get_lineno(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let line = traceback_of(py, this)?.line();
    Ok(line.map_or(Value::NONE, |line| Value::from_int_truncated(line as isize)))
}

fn get_next(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let next = traceback_of(py, this)?.next.get();
    Ok(if next.is_null() { Value::NONE } else { next })
}

fn set_next(py: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    let traceback = traceback_of(py, this)?;
    if value.is_null() {
        return Err(py.type_error(format_args!("can't delete tb_next attribute")));
    }
    if !value.is_none() && !value.is_kind(Kind::Traceback) {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("expected traceback object, got '{name}'")));
    }
    let next = if value.is_none() { Value::NULL } else { value };
    let mut step = next.cast::<Traceback>();
    while let Some(here) = step {
        if here == traceback {
            return Err(py.value_error(format_args!("traceback loop detected")));
        }
        step = here.next.get().cast::<Traceback>();
    }
    traceback.next.set(next);
    Ok(())
}
