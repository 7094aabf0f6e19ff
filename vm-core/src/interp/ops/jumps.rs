//! Conditional jumps.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

/// Jumps when the operand's truth is `when`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn pop_jump_if<M: Model>(r: &mut Registers<M>, m: &mut M, units: u32, when: bool) -> Done {
    let value = r.peek(1);
    let truth = if value == M::boolean(true) {
        true
    } else if value == M::boolean(false) {
        false
    } else {
        m.truth(value)?
    };
    r.drop_operands(1);
    r.jump(if truth == when { units } else { 0 });
    Ok(())
}

/// Jumps when the operand is `None` (or, with `when` false, when it is not).
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn pop_jump_if_none<M: Model>(r: &mut Registers<M>, units: u32, when: bool) {
    let value = r.pop();
    r.jump(if (value == M::none()) == when { units } else { 0 });
}
