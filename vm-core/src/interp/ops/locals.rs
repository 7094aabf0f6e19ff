//! Fast locals and constants.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast<M: Model>(r: &mut Registers<M>, index: u32) {
    r.push(r.local(index));
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_check<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    let value = r.local(index);
    if value == M::NULL {
        return Err(m.unbound_local(r.code, index as usize));
    }
    r.push(value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_and_clear<M: Model>(r: &mut Registers<M>, index: u32) {
    r.push(r.local(index));
    r.set_local(index, M::NULL);
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_fast<M: Model>(r: &mut Registers<M>, index: u32) {
    let value = r.pop();
    r.set_local(index, value);
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn delete_fast<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    if r.local(index) == M::NULL {
        return Err(m.unbound_local(r.code, index as usize));
    }
    r.set_local(index, M::NULL);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_const<M: Model>(r: &mut Registers<M>, index: u32) {
    r.push(r.constant(index));
    r.next(0);
}
