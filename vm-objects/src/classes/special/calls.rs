//! Instances called.

use crate::Trap;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::{Input, Request};

/// `__call__`.
pub(super) fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if args.input == Input::Value {
        return Ok(args.result());
    }
    let (value, given) = (args.get(0), args.nargs());
    let Some(found) = py.lookup_special(value, "__call__").filter(|found| !found.is_none()) else {
        let name = py.type_name(value);
        return Err(py.type_error(format_args!("'{name}' object is not callable")));
    };
    let (callable, with_receiver) = py.bind_special(found, value)?;
    pass_on(args, 1, callable, if with_receiver { 0 } else { 1 }, given)
}

/// Asks for `callable` with the window's slots from `first` to `end`, and the keywords that the routine was given.
pub(crate) fn pass_on(
    args: &mut Args<'_, '_>,
    state: u32,
    callable: Value,
    first: usize,
    end: usize,
) -> Result<Value, Trap> {
    let before = args.len();
    let mut pushed = args.push(callable);
    for index in first..end {
        let value = args.get(index);
        pushed = pushed.and_then(|()| args.push(value));
    }
    if let Err(trap) = pushed {
        let _ = args.resize(before);
        return Err(trap);
    }
    args.state = state;
    args.request = Some(Request::Call { nargs: end.saturating_sub(first) as u32, kwnames: args.kwnames });
    Err(Trap::Call)
}
