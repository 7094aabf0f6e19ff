//! Iterators.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::{Model, Trap};

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn get_iter<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let iterator = m.get_iter(r.peek(1))?;
    r.set_peek(1, iterator);
    r.next(0);
    Ok(())
}

/// The next item is pushed, or the iterator goes and the loop is left past its `END_FOR`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn for_iter<M: Model>(r: &mut Registers<M>, m: &mut M, units: u32) -> Done {
    match m.for_iter(r.peek(1)) {
        Ok(value) => {
            r.push(value);
            r.next(1);
            Ok(())
        }
        Err(Trap::Stop) => {
            leave_loop(r, units);
            Ok(())
        }
        Err(trap) => Err(trap),
    }
}

/// The iterator has come to its end and goes.
#[inline(always)]
pub(super) fn leave_loop<M: Model>(r: &mut Registers<M>, units: u32) {
    r.drop_operands(1);
    // Past the cache, and past the `END_FOR` at the target.
    r.jump(units.wrapping_add(2));
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn get_yield_from_iter<M: Model>(r: &mut Registers<M>, m: &mut M, in_coroutine: bool) -> Done {
    let iterator = m.get_yield_from_iter(r.peek(1), in_coroutine)?;
    r.set_peek(1, iterator);
    r.next(0);
    Ok(())
}

/// The value on top goes into the receiver below it; what comes back takes its place, and at the receiver's end the
/// rest of the loop is jumped over.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn send<M: Model>(r: &mut Registers<M>, m: &mut M, units: u32) -> Done {
    match m.send(r.peek(2), r.peek(1)) {
        Ok(value) => {
            r.set_peek(1, value);
            r.next(1);
            Ok(())
        }
        Err(Trap::Stop) => {
            let value = m.take_stop_value();
            r.set_peek(1, value);
            // Past the cache.
            r.jump(units.wrapping_add(1));
            Ok(())
        }
        Err(trap) => Err(trap),
    }
}

/// `GET_AWAITABLE` and `GET_AITER`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn get_awaitable<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    instruction: &'static str,
    from: u32,
) -> Done {
    let value = m.awaitable(instruction, r.peek(1), from)?;
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn get_anext<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let value = m.awaitable("GET_ANEXT", r.peek(1), 0)?;
    r.push(value);
    r.next(0);
    Ok(())
}
