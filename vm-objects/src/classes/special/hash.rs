//! Hashes.

use crate::Trap;
use crate::number::big;
use crate::object::float::Float;
use crate::object::hash::{hash_identity, hash_value};
use crate::object::int::Int;
use crate::ops::numbers::Whole;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::Input;

/// `__hash__`, or the hash of the built-in's value inside, or of the object's identity.
pub(super) fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    if args.input == Input::Value {
        let result = args.result();
        if args.state == 2 {
            return Ok(result);
        }
        if !py.is_instance_of(result, TypeId::Int) {
            return Err(py.type_error(format_args!("__hash__ method should return an integer")));
        }
        // An int that is too long is hashed like an int; any other is the hash itself.
        let result = py.unwrapped(result);
        return match result.as_small_index() {
            Some(-1) => Ok(Value::from_int_truncated(-2)),
            Some(hash) => Ok(Value::from_int_truncated(hash)),
            None => {
                let word = Whole::of(result).and_then(|whole| big::to_word(whole.int()));
                Int::from_isize(&mut py.heap, word.or(hash_value(result)).unwrap_or(0))
            }
        };
    }
    match py.lookup_special(value, "__hash__") {
        Some(found) if found.is_none() => return Err(py.unhashable(value)),
        Some(found) => return Err(py.ask_special(args, 1, found, value, &[])),
        None => {}
    }
    if let Some(inside) = py.payload_of(value) {
        // A NaN's hash is its object's.
        if inside.cast::<Float>().is_some_and(|float| float.get().is_nan()) {
            return Int::from_isize(&mut py.heap, hash_identity(value));
        }
        return match hash_value(inside) {
            Some(hash) => Int::from_isize(&mut py.heap, hash),
            None => {
                let hash = py.builtin_named("hash")?;
                Err(args.call(2, hash, &[inside]))
            }
        };
    }
    Int::from_isize(&mut py.heap, hash_identity(value))
}

impl Python<'_> {
    /// `TypeError` for a value without a hash.
    #[cold]
    pub(crate) fn unhashable(&mut self, value: Value) -> Trap {
        let name = self.type_name(value);
        self.type_error(format_args!("unhashable type: '{name}'"))
    }
}
