//! `__build_class__`, `callable`, `id`, `hash`.

use crate::Trap;
use crate::classes::build_class::build_class;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::object::int::Int;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

pub(super) const BUILD_CLASS: NativeDef = NativeDef::function("__build_class__", Arity::Free, build_class);
pub(super) const CALLABLE: NativeDef = NativeDef::function("callable", Arity::One, callable);
pub(super) const HASH: NativeDef = NativeDef::function("hash", Arity::One, hash);
pub(super) const ID: NativeDef = NativeDef::function("id", Arity::One, id);

fn callable<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Ok(Value::from_bool(py.is_callable(value)))
}

impl Python<'_> {
    /// Whether a value can be called.
    pub fn is_callable(&mut self, value: Value) -> bool {
        match value.kind() {
            Some(Kind::Function | Kind::BoundMethod | Kind::Class | Kind::StaticMethod | Kind::NativeFunction) => true,
            Some(_) => self.has_special(value, "__call__"),
            None => value.as_type().is_some() || Self::native_of(value).is_some(),
        }
    }
}

fn id<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Int::from_magnitude(&mut py.heap, args.get(0).identity() as u64, false)
}

fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let value = args.get(0);
    match py.hash_of(value) {
        Ok(hash) => Int::from_isize(&mut py.heap, hash),
        Err(Trap::Defer) => Err(args.defer(1, &[value])),
        Err(trap) => Err(trap),
    }
}
