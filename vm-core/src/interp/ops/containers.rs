//! Displays, items, unpacking, formatting, patterns.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

/// Replaces the last `count` operands by `value`.
#[inline(always)]
fn replace<M: Model>(r: &mut Registers<M>, count: usize, value: M::Value) {
    r.drop_operands(count);
    r.push(value);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_tuple<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let value = m.build_tuple(r.operands(count as usize))?;
    replace(r, count as usize, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_list<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let value = m.build_list(r.operands(count as usize))?;
    replace(r, count as usize, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_set<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let value = m.build_set(r.operands(count as usize))?;
    replace(r, count as usize, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_map<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let value = m.build_map(r.operands(count as usize * 2))?;
    replace(r, count as usize * 2, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_const_key_map<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let count = count as usize;
    let values = r.operands(count + 1).get(..count).unwrap_or(&[]);
    let value = m.build_const_key_map(r.peek(1), values)?;
    replace(r, count + 1, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_string<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let value = m.build_string(r.operands(count as usize))?;
    replace(r, count as usize, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_slice<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let count = count as usize;
    let step = if count == 3 { r.peek(1) } else { M::NULL };
    let value = m.build_slice(r.peek(count), r.peek(count - 1), step)?;
    replace(r, count, value);
    r.next(0);
    Ok(())
}

/// Bit 4 of the flags says that a format specification lies on top.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn format_value<M: Model>(r: &mut Registers<M>, m: &mut M, flags: u32) -> Done {
    let has_spec = flags & 4 != 0;
    let spec = if has_spec { r.peek(1) } else { M::NULL };
    let count = 1 + usize::from(has_spec);
    let value = m.format_value(r.peek(count), flags & 3, spec)?;
    replace(r, count, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn list_append<M: Model>(r: &mut Registers<M>, m: &mut M, depth: u32) -> Done {
    m.list_append(r.peek(depth as usize + 1), r.peek(1))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn list_extend<M: Model>(r: &mut Registers<M>, m: &mut M, depth: u32) -> Done {
    m.list_extend(r.peek(depth as usize + 1), r.peek(1))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn set_add<M: Model>(r: &mut Registers<M>, m: &mut M, depth: u32) -> Done {
    m.set_add(r.peek(depth as usize + 1), r.peek(1))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn set_update<M: Model>(r: &mut Registers<M>, m: &mut M, depth: u32) -> Done {
    m.set_update(r.peek(depth as usize + 1), r.peek(1))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn map_add<M: Model>(r: &mut Registers<M>, m: &mut M, depth: u32) -> Done {
    m.map_add(r.peek(depth as usize + 2), r.peek(2), r.peek(1))?;
    r.drop_operands(2);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn dict_update<M: Model>(r: &mut Registers<M>, m: &mut M, depth: u32) -> Done {
    m.dict_update(r.peek(depth as usize + 1), r.peek(1))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

/// The function that is about to be called lies three below the dict: it is named in the error.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn dict_merge<M: Model>(r: &mut Registers<M>, m: &mut M, depth: u32) -> Done {
    let depth = depth as usize;
    m.dict_merge(r.peek(depth + 1), r.peek(1), r.peek(depth + 3))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn binary_subscr<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let value = m.get_item(r.peek(2), r.peek(1))?;
    replace(r, 2, value);
    r.next(1);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_subscr<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    m.set_item(r.peek(2), r.peek(1), r.peek(3))?;
    r.drop_operands(3);
    r.next(1);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn delete_subscr<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    m.delete_item(r.peek(2), r.peek(1))?;
    r.drop_operands(2);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn binary_slice<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let value = m.get_slice(r.peek(3), r.peek(2), r.peek(1))?;
    replace(r, 3, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_slice<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    m.set_slice(r.peek(3), r.peek(2), r.peek(1), r.peek(4))?;
    r.drop_operands(4);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn unpack_sequence<M: Model>(r: &mut Registers<M>, m: &mut M, count: u32) -> Done {
    let sequence = r.peek(1);
    let count = count as usize;
    m.unpack_sequence(sequence, r.slots_from(1, count))?;
    r.drop_operands(1);
    r.sp = r.sp.wrapping_add(count);
    r.next(1);
    Ok(())
}

/// The low byte of the argument counts the items before the starred one, the rest those after.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn unpack_ex<M: Model>(r: &mut Registers<M>, m: &mut M, arg: u32) -> Done {
    let (before, after) = ((arg & 0xff) as usize, (arg >> 8) as usize);
    let (sequence, count) = (r.peek(1), before + 1 + after);
    m.unpack_ex(sequence, before, after, r.slots_from(1, count))?;
    r.drop_operands(1);
    r.sp = r.sp.wrapping_add(count);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn get_len<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let len = m.get_len(r.peek(1))?;
    r.push(len);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn match_kind<M: Model>(r: &mut Registers<M>, m: &mut M, sequence: bool) -> Done {
    let answer = m.match_kind(r.peek(1), sequence)?;
    r.push(answer);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn match_keys<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let values = m.match_keys(r.peek(2), r.peek(1))?;
    r.push(values);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn match_class<M: Model>(r: &mut Registers<M>, m: &mut M, npositional: u32) -> Done {
    let value = m.match_class(r.peek(3), r.peek(2), npositional, r.peek(1))?;
    replace(r, 3, value);
    r.next(0);
    Ok(())
}
