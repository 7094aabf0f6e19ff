//! Exceptions raised, matched, handled; `with`.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::{Model, Trap};

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn raise_varargs<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    handled: M::Value,
    count: u32,
) -> Done {
    let (exception, cause) = match count {
        0 => (M::NULL, M::NULL),
        1 => (r.peek(1), M::NULL),
        _ => (r.peek(2), r.peek(1)),
    };
    Err(m.raise(exception, cause, handled))
}

/// The exception on top becomes the handled one; the one before it is kept below.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn push_exc_info<M: Model>(r: &mut Registers<M>, handled: &mut M::Value) {
    let exception = r.peek(1);
    r.set_peek(1, *handled);
    r.push(exception);
    *handled = exception;
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn pop_except<M: Model>(r: &mut Registers<M>, handled: &mut M::Value) {
    *handled = r.pop();
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn check_exc_match<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let matches = m.exception_matches(r.peek(2), r.peek(1))?;
    r.set_peek(1, M::boolean(matches));
    r.next(0);
    Ok(())
}

/// What matched is what the clause handles, from now on.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn check_eg_match<M: Model>(r: &mut Registers<M>, m: &mut M, handled: &mut M::Value) -> Done {
    let (rest, matched) = m.exception_group_match(r.peek(2), r.peek(1))?;
    if matched != M::none() {
        *handled = matched;
    }
    r.set_peek(2, rest);
    r.set_peek(1, matched);
    r.next(0);
    Ok(())
}

/// The exception on top is raised again.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn reraise<M: Model>(r: &mut Registers<M>, m: &mut M) -> Trap {
    m.reraise(r.peek(1))
}

/// `async for` ends here when the exception says so.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn end_async_for<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let exception = r.peek(1);
    if m.is_stop_async_iteration(exception) {
        r.drop_operands(2);
        r.next(0);
        return Ok(());
    }
    Err(m.reraise(exception))
}

/// An exception came out of a subgenerator that was thrown into: a `StopIteration` is its value.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn cleanup_throw<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let exception = r.peek(1);
    let Some(value) = m.stop_iteration_value(exception) else {
        return Err(m.reraise(exception));
    };
    r.drop_operands(1);
    r.set_peek(2, M::none());
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}
