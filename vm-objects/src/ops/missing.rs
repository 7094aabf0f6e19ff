//! An item of a dict that answers for keys that it lacks: `__missing__` of a class, and a defaultdict's factory.

use super::keyed::KeyOp;
use super::script::Script;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// `container[key]`; the window is the two.
pub(crate) static GET_OR_MISSING: NativeDef = NativeDef::function("getitem", Arity::Free, get_or_missing);

pub(crate) fn get_or_missing<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (whole, key) = (args.get(0), args.get(1));
    let dict = py.unwrapped(whole);
    let mut script = Script::new(args, 0)?;
    let operands = [dict, key, Value::NULL];
    let found = script.operation(py, args, &operands, |py| py.keyed(KeyOp::GetOr, dict, key, Value::NULL))?;
    if !found.is_null() {
        return Ok(found);
    }
    if let Some(missing) = py.lookup_special(whole, "__missing__") {
        let (callable, with_receiver) = py.bind_special(missing, whole)?;
        return if with_receiver {
            script.call(args, callable, &[whole, key])
        } else {
            script.call(args, callable, &[key])
        };
    }
    py.made_missing(args, &mut script, [whole, dict, key])
}

impl<'h> Python<'h> {
    /// Whether a value is a defaultdict.
    pub(crate) fn is_default_dict(&self, value: Value) -> bool {
        value.cast::<Dict>().is_some_and(|dict| dict.is_default())
    }

    /// What a defaultdict makes for a key that it lacks; `KeyError` of any other dict.
    pub(crate) fn made_missing(
        &mut self,
        args: &mut Args<'_, 'h>,
        script: &mut Script,
        [whole, dict, key]: [Value; 3],
    ) -> Result<Value, Trap> {
        let factory = dict.cast::<Dict>().map_or(Value::NULL, |dict| dict.factory());
        if factory.is_null() || factory.is_none() {
            return Err(self.error_with(TypeId::KeyError, &[key]));
        }
        let value = script.call(args, factory, &[])?;
        script.store_item(self, args, [whole, key, value])?;
        Ok(value)
    }
}
