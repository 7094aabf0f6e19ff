//! `marshal`: objects from and to CPython's format.

use vm_core::isa::Version;
use vm_objects::{Args, Arity, ModuleDef, NativeDef, Python, Trap, Value};

use crate::arguments;

pub(crate) static MODULE: ModuleDef = ModuleDef {
    name: "marshal",
    functions: FUNCTIONS,
    values: |py, namespace| py.put(namespace, "version", Value::from_int_truncated(4)),
};

static FUNCTIONS: &[NativeDef] = &[NativeDef::function("loads", Arity::One, loads)];

fn loads<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = arguments::bytes(py, args.get(0))?;
    py.load_code(&bytes, Version::V3_12)
}
