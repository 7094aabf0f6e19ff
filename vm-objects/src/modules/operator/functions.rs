//! One function an operator.

use crate::Trap;
use crate::classes::special::pass_on;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// A binary operator, by its number.
pub(super) fn binary<'h, const OPERATOR: u32>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(0), args.get(1)];
    Script::new(args, 0)?.binary(py, args, OPERATOR, operands)
}

/// A comparison, by its number.
pub(super) fn compare<'h, const OPERATOR: u32>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(0), args.get(1)];
    Script::new(args, 0)?.compare(py, args, OPERATOR, operands)
}

pub(super) fn abs<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let (abs, value) = (py.builtin_named("abs")?, args.get(0));
    script.call(args, abs, &[value])
}

pub(super) fn negative<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Script::new(args, 0)?.operation(py, args, &[value], |py| py.unary_negative(value))
}

pub(super) fn positive<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Script::new(args, 0)?.operation(py, args, &[value], |py| py.unary_positive(value))
}

pub(super) fn invert<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Script::new(args, 0)?.operation(py, args, &[value], |py| py.unary_invert(value))
}

pub(super) fn index<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Script::new(args, 0)?.index(py, args, value)
}

pub(super) fn truth<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Ok(Value::from_bool(Script::new(args, 0)?.truth(py, args, value)?))
}

pub(super) fn not<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let value = args.get(0);
    Ok(Value::from_bool(!Script::new(args, 0)?.truth(py, args, value)?))
}

pub(super) fn is<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::from_bool(args.get(0) == args.get(1)))
}

pub(super) fn is_not<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(Value::from_bool(args.get(0) != args.get(1)))
}

pub(super) fn contains<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (container, item) = (args.get(0), args.get(1));
    Script::new(args, 0)?.operation(py, args, &[item, container], |py| py.contains_item(item, container, false))
}

pub(super) fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(0), args.get(1)];
    Script::new(args, 0)?.item(py, args, operands)
}

pub(super) fn set_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let operands = [args.get(0), args.get(1), args.get(2)];
    Script::new(args, 0)?.store_item(py, args, operands)?;
    Ok(Value::NONE)
}

pub(super) fn delete_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (container, key) = (args.get(0), args.get(1));
    let mut script = Script::new(args, 0)?;
    script.operation(py, args, &[container, key], |py| py.remove_item(container, key).map(|()| Value::NONE))?;
    Ok(Value::NONE)
}

/// `call(object, /, *args, **kwargs)`.
pub(super) fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input != Input::Start {
        return Ok(args.result());
    }
    let (nargs, named) = (args.nargs(), args.kwnames.cast::<crate::object::tuple::Tuple>().map_or(0, |n| n.len()));
    if nargs <= named {
        return Err(py.type_error(format_args!("call expected at least 1 argument, got 0")));
    }
    let callable = args.get(0);
    pass_on(args, 1, callable, 1, nargs)
}
