//! Operands moved about.

use crate::interp::registers::Registers;
use crate::object::Model;

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn pop_top<M: Model>(r: &mut Registers<M>) {
    r.drop_operands(1);
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn push_null<M: Model>(r: &mut Registers<M>) {
    r.push(M::NULL);
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn copy<M: Model>(r: &mut Registers<M>, depth: u32) {
    r.push(r.peek(depth as usize));
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn swap<M: Model>(r: &mut Registers<M>, depth: u32) {
    let (top, other) = (r.peek(1), r.peek(depth as usize));
    r.set_peek(1, other);
    r.set_peek(depth as usize, top);
    r.next(0);
}

/// Only reached by falling through from translated code; `FOR_ITER` jumps past it.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn end_for<M: Model>(r: &mut Registers<M>) {
    r.drop_operands(2);
    r.next(0);
}

/// The value of a finished subgenerator stays, the subgenerator goes.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn end_send<M: Model>(r: &mut Registers<M>) {
    let value = r.pop();
    r.set_peek(1, value);
    r.next(0);
}
