//! `reduce`.

use crate::Trap;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

/// `reduce(function, iterable[, initial])`; its own slots are the iterator and the result so far.
pub(super) fn reduce<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 2)?;
    let (own, function, iterable) = (args.nargs(), args.get(0), args.get(1));
    if args.get(own).is_null() {
        match script.attempt(py, args, |script, py, args| script.iterator(py, args, iterable))? {
            Ok(iterator) => {
                let initial = args.arg(2).unwrap_or(Value::NULL);
                args.set(own, iterator);
                args.set(own + 1, initial);
            }
            Err(exception) if py.is_instance_of(exception, TypeId::TypeError) => {
                return Err(py.type_error(format_args!("reduce() arg 2 must support iteration")));
            }
            Err(exception) => return Err(py.raise_again(exception)),
        }
        script.restart(args);
    }
    loop {
        let (iterator, result) = (args.get(own), args.get(own + 1));
        let Some(item) = script.next(args, iterator)? else {
            if result.is_null() {
                return Err(py.type_error(format_args!("reduce() of empty iterable with no initial value")));
            }
            return Ok(result);
        };
        let result = if result.is_null() { item } else { script.call(args, function, &[result, item])? };
        args.set(own + 1, result);
        script.restart(args);
    }
}
