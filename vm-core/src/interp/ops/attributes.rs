//! Attributes.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

/// The low bit of the argument says that the value is about to be called.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_attr<M: Model>(r: &mut Registers<M>, m: &mut M, arg: u32) -> Done {
    let (object, name) = (r.peek(1), r.name(arg >> 1));
    if arg & 1 == 0 {
        let value = m.load_attr(object, name)?;
        r.set_peek(1, value);
    } else {
        let (value, is_method) = m.load_method(object, name)?;
        push_method(r, value, is_method);
    }
    r.next(9);
    Ok(())
}

/// As `LOAD_ATTR`, with its inline cache.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_attr_cached<M: Model>(r: &mut Registers<M>, m: &mut M, arg: u32) -> Done {
    let (object, name) = (r.peek(1), r.name(arg >> 1));
    if arg & 1 == 0 {
        let value = m.load_attr_cached(object, name, r.cache())?;
        r.set_peek(1, value);
    } else {
        let (value, is_method) = m.load_method_cached(object, name, r.cache())?;
        push_method(r, value, is_method);
    }
    r.next(9);
    Ok(())
}

/// As `STORE_ATTR`, with its inline cache.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_attr_cached<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    m.store_attr_cached(r.peek(1), r.name(index), r.peek(2), r.cache())?;
    r.drop_operands(2);
    r.next(4);
    Ok(())
}

/// Leaves function and object, or null and value, where the object was.
#[inline(always)]
fn push_method<M: Model>(r: &mut Registers<M>, value: M::Value, is_method: bool) {
    let object = r.peek(1);
    let (first, second) = if is_method { (value, object) } else { (M::NULL, value) };
    r.set_peek(1, first);
    r.push(second);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_attr<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    m.store_attr(r.peek(1), r.name(index), r.peek(2))?;
    r.drop_operands(2);
    r.next(4);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn delete_attr<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    m.delete_attr(r.peek(1), r.name(index))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

/// The lowest bit of the argument says that the value is about to be called; the next one only matters to CPython.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_super_attr<M: Model>(r: &mut Registers<M>, m: &mut M, arg: u32) -> Done {
    let method = arg & 1 != 0;
    let (value, is_method) = m.load_super_attr(r.peek(3), r.peek(2), r.peek(1), r.name(arg >> 2), method)?;
    let object = r.peek(1);
    r.drop_operands(2);
    r.set_peek(1, object);
    if method {
        push_method(r, value, is_method);
    } else {
        r.set_peek(1, value);
    }
    r.next(1);
    Ok(())
}
