//! Comparison, identity, membership.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

/// The number of the comparison is in the argument's high bits.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn compare_op<M: Model>(r: &mut Registers<M>, m: &mut M, arg: u32) -> Done {
    let value = m.compare_op(arg >> 4, r.peek(2), r.peek(1))?;
    r.drop_operands(1);
    r.set_peek(1, value);
    r.next(1);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn is_op<M: Model>(r: &mut Registers<M>, invert: u32) {
    let right = r.pop();
    let same = r.peek(1) == right;
    r.set_peek(1, M::boolean(same != (invert != 0)));
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn contains_op<M: Model>(r: &mut Registers<M>, m: &mut M, invert: u32) -> Done {
    let value = m.contains(r.peek(2), r.peek(1), invert != 0)?;
    r.drop_operands(1);
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}
