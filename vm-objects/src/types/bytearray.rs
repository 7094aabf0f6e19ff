//! `bytearray`: constructor and methods.

use super::{Behaviour, bytes};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: bytes::ARRAY_METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("bytearray", Arity::Free, new);

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = bytes::made(py, args, "bytearray")?;
    py.bytearray_from(bytes.as_slice())
}
