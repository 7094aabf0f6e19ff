//! Operators.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn binary_op<M: Model>(r: &mut Registers<M>, m: &mut M, operator: u32) -> Done {
    let value = m.binary_op(operator, r.peek(2), r.peek(1))?;
    r.drop_operands(1);
    r.set_peek(1, value);
    r.next(1);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn unary_negative<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let value = m.negative(r.peek(1))?;
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn unary_invert<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let value = m.invert(r.peek(1))?;
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn unary_not<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let truth = m.truth(r.peek(1))?;
    r.set_peek(1, M::boolean(!truth));
    r.next(0);
    Ok(())
}
