//! The closure instructions, as CPython 3.12's `Python/bytecodes.c` has them.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

/// Wraps what the slot holds, which may be an argument or nothing, in a new cell.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn make_cell<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    let cell = m.make_cell(r.local(index))?;
    r.set_local(index, cell);
    r.next(0);
    Ok(())
}

/// Copies the closure's cells into the last `count` slots of `localsplus`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn copy_free_vars<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    function: M::Value,
    count: u32,
) -> Done {
    let cells = m.closure(function);
    if cells.len() != count as usize {
        return Err(m.refuse("COPY_FREE_VARS of another closure's size"));
    }
    let first = (r.code.nlocalsplus() as u32).wrapping_sub(count);
    for (index, &cell) in (first..).zip(cells) {
        r.set_local(index, cell);
    }
    r.next(0);
    Ok(())
}

/// A fast load that keeps the cell.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_closure<M: Model>(r: &mut Registers<M>, index: u32) {
    r.push(r.local(index));
    r.next(0);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_deref<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    match m.cell_get(r.local(index)) {
        Some(value) if value != M::NULL => {
            r.push(value);
            r.next(0);
            Ok(())
        }
        _ => Err(m.unbound_deref(r.code, index as usize)),
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_deref<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    if !m.cell_set(r.local(index), r.peek(1)) {
        return Err(m.unbound_deref(r.code, index as usize));
    }
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn delete_deref<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    let cell = r.local(index);
    match m.cell_get(cell) {
        Some(value) if value != M::NULL => {
            m.cell_set(cell, M::NULL);
            r.next(0);
            Ok(())
        }
        _ => Err(m.unbound_deref(r.code, index as usize)),
    }
}

/// Looks in the class body's namespace, which it takes, before the cell (`LOAD_CLASSDEREF` of 3.11).
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_from_dict_or_deref<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    let name = m.slot_name(r.code, index as usize);
    let mut value = m.namespace_get(r.peek(1), name)?;
    if value == M::NULL {
        value = m.cell_get(r.local(index)).unwrap_or(M::NULL);
    }
    if value == M::NULL {
        return Err(m.unbound_deref(r.code, index as usize));
    }
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}

/// A code object, below it what `flags` names: a function.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn make_function<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    parent: M::Value,
    flags: u32,
) -> Done {
    let parts = flags.count_ones() as usize;
    let (code, below) = (r.peek(1), r.operands(parts + 1));
    let function = m.make_function(parent, code, flags, below.get(..parts).unwrap_or(&[]))?;
    r.drop_operands(parts);
    r.set_peek(1, function);
    r.next(0);
    Ok(())
}
