//! The forms of quickened code: several instructions as one (see [`crate::quicken`]).
//!
//! A form takes the short way only where nothing can fail. Else it does as many of its first instructions as cannot
//! fail and leaves `ip` at the next one, which stands in the code as it always did.

use super::Done;
use super::{load_attr_cached, load_fast};
use crate::interp::registers::Registers;
use crate::object::{Model, Trap};

/// Code units of `BINARY_OP`, `COMPARE_OP`, `BINARY_SUBSCR` and `FOR_ITER`, their cache included.
const OPERATION: usize = 2;

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_load_fast<M: Model>(r: &mut Registers<M>, index: u32) {
    let second = r.local(r.arg_of(1));
    r.push(r.local(index));
    r.push(second);
    r.skip(2);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_load_const<M: Model>(r: &mut Registers<M>, index: u32) {
    let second = r.constant(r.arg_of(1));
    r.push(r.local(index));
    r.push(second);
    r.skip(2);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_fast_load_fast<M: Model>(r: &mut Registers<M>, index: u32) {
    r.set_local(index, r.peek(1));
    let value = r.local(r.arg_of(1));
    r.set_peek(1, value);
    r.skip(2);
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_fast_store_fast<M: Model>(r: &mut Registers<M>, index: u32) {
    r.set_local(index, r.peek(1));
    r.set_local(r.arg_of(1), r.peek(2));
    r.drop_operands(2);
    r.skip(2);
}

#[inline(always)]
fn push_both<M: Model>(r: &mut Registers<M>, left: M::Value, right: M::Value) {
    r.push(left);
    r.push(right);
    r.skip(2);
}

/// An operator of two small ints here; of anything else, out of line at its own instruction.
macro_rules! operators {
    ($($small:ident $other:ident $operate:ident $fast_fast:ident $fast_const:ident;)*) => {$(
        #[cfg_attr(not(debug_assertions), inline(always))]
        pub(in crate::interp) fn $operate<M: Model>(r: &mut Registers<M>, m: &mut M, operator: u32) -> Done {
            let value = match M::$small(r.peek(2), r.peek(1)) {
                Some(value) => value,
                None => m.$other(operator, r.peek(2), r.peek(1))?,
            };
            r.drop_operands(1);
            r.set_peek(1, value);
            r.skip(OPERATION);
            Ok(())
        }

        #[cfg_attr(not(debug_assertions), inline(always))]
        pub(in crate::interp) fn $fast_fast<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
            let (left, right) = (r.local(index), r.local(r.arg_of(1)));
            operators!(@rest r m left right $small $other)
        }

        #[cfg_attr(not(debug_assertions), inline(always))]
        pub(in crate::interp) fn $fast_const<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
            let (left, right) = (r.local(index), r.constant(r.arg_of(1)));
            operators!(@rest r m left right $small $other)
        }
    )*};
    (@rest $r:ident $m:ident $left:ident $right:ident $small:ident $other:ident) => {{
        if let Some(value) = M::$small($left, $right) {
            $r.push(value);
            $r.skip(2 + OPERATION);
            return Ok(());
        }
        // From here on it is the operator's own instruction.
        push_both($r, $left, $right);
        let value = $m.$other($r.arg_of(0), $left, $right)?;
        $r.drop_operands(1);
        $r.set_peek(1, value);
        $r.skip(OPERATION);
        Ok(())
    }};
}

operators! {
    add_small add_other binary_op_add load_fast_fast_add load_fast_const_add;
    subtract_small subtract_other binary_op_subtract load_fast_fast_subtract load_fast_const_subtract;
    multiply_small multiply_other binary_op_multiply load_fast_fast_multiply load_fast_const_multiply;
}

/// A sum goes into the slot that the `STORE_FAST` behind names.
#[inline(always)]
fn operate_store<M: Model>(r: &mut Registers<M>, left: M::Value, right: M::Value) {
    match M::add_small(left, right) {
        Some(value) => {
            r.set_local(r.arg_of(2 + OPERATION), value);
            r.skip(2 + OPERATION + 1);
        }
        None => push_both(r, left, right),
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_fast_add_store_fast<M: Model>(r: &mut Registers<M>, index: u32) {
    operate_store(r, r.local(index), r.local(r.arg_of(1)));
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_const_add_store_fast<M: Model>(r: &mut Registers<M>, index: u32) {
    operate_store(r, r.local(index), r.constant(r.arg_of(1)));
}

/// A comparison and the `POP_JUMP_IF_FALSE` behind it.
#[inline(always)]
fn compare_jump<M: Model>(r: &mut Registers<M>, left: M::Value, right: M::Value) {
    match M::compare_small(r.arg_of(2) >> 4, left, right) {
        Some(truth) => {
            let units = r.arg_of(2 + OPERATION);
            r.skip(2 + OPERATION);
            r.jump(if truth { 0 } else { units });
        }
        None => push_both(r, left, right),
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_fast_compare_jump<M: Model>(r: &mut Registers<M>, index: u32) {
    compare_jump(r, r.local(index), r.local(r.arg_of(1)));
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_const_compare_jump<M: Model>(r: &mut Registers<M>, index: u32) {
    compare_jump(r, r.local(index), r.constant(r.arg_of(1)));
}

/// Jumps when the comparison's truth is `when`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn compare_op_pop_jump<M: Model>(r: &mut Registers<M>, m: &mut M, arg: u32, when: bool) -> Done {
    match M::compare_small(arg >> 4, r.peek(2), r.peek(1)) {
        Some(truth) => {
            let units = r.arg_of(OPERATION);
            r.drop_operands(2);
            r.skip(OPERATION);
            r.jump(if truth == when { units } else { 0 });
            Ok(())
        }
        None => super::compare_op(r, m, arg),
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn binary_op_add_store_fast<M: Model>(r: &mut Registers<M>, m: &mut M, operator: u32) -> Done {
    match M::add_small(r.peek(2), r.peek(1)) {
        Some(value) => {
            r.set_local(r.arg_of(OPERATION), value);
            r.drop_operands(2);
            r.skip(OPERATION + 1);
            Ok(())
        }
        None => binary_op_add(r, m, operator),
    }
}

/// An item that needs no call and can't fail, or the operands on the stack.
#[inline(always)]
fn subscribe<M: Model>(r: &mut Registers<M>, container: M::Value, key: M::Value) {
    match M::item_small(container, key) {
        Some(value) => {
            r.push(value);
            r.skip(2 + OPERATION);
        }
        None => push_both(r, container, key),
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_fast_subscr<M: Model>(r: &mut Registers<M>, index: u32) {
    subscribe(r, r.local(index), r.local(r.arg_of(1)));
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_const_subscr<M: Model>(r: &mut Registers<M>, index: u32) {
    subscribe(r, r.local(index), r.constant(r.arg_of(1)));
}

/// The attribute is looked up at its own instruction: its exception belongs there.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_load_attr<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    load_fast(r, index);
    let arg = r.arg_of(0);
    load_attr_cached(r, m, arg)
}

/// `n += 1` of a cell.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_deref_const_add_store_deref<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    index: u32,
) -> Done {
    let target = r.local(r.arg_of(2 + OPERATION));
    if let Some(left) = m.cell_get(r.local(index))
        && let Some(value) = M::add_small(left, r.constant(r.arg_of(1)))
        && m.cell_set(target, value)
    {
        r.skip(2 + OPERATION + 1);
        return Ok(());
    }
    super::load_deref(r, m, index)
}

/// A cell and a local, in either order.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_deref_fast_add<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    if let Some(left) = m.cell_get(r.local(index))
        && let Some(value) = M::add_small(left, r.local(r.arg_of(1)))
    {
        r.push(value);
        r.skip(2 + OPERATION);
        return Ok(());
    }
    super::load_deref(r, m, index)
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_fast_deref_add<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) {
    if let Some(right) = m.cell_get(r.local(r.arg_of(1)))
        && let Some(value) = M::add_small(r.local(index), right)
    {
        r.push(value);
        r.skip(2 + OPERATION);
    } else {
        load_fast(r, index);
    }
}

/// The next item goes into a local.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn for_iter_store_fast<M: Model>(r: &mut Registers<M>, m: &mut M, units: u32) -> Done {
    match m.for_iter(r.peek(1)) {
        Ok(value) => {
            r.set_local(r.arg_of(OPERATION), value);
            r.skip(OPERATION + 1);
            Ok(())
        }
        Err(Trap::Stop) => {
            super::leave_loop(r, units);
            Ok(())
        }
        Err(trap) => Err(trap),
    }
}

/// `container[key] op= …`: container and key stay, the item is pushed.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn copy_copy_subscr<M: Model>(r: &mut Registers<M>) {
    let (container, key) = (r.peek(2), r.peek(1));
    match M::item_small(container, key) {
        Some(value) => {
            r.push(value);
            r.skip(2 + OPERATION);
        }
        None => {
            r.push(container);
            r.push(key);
            r.skip(2);
        }
    }
}

/// The end of `container[key] op= …`: `[container, key, value]`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn swap_swap_store_subscr<M: Model>(r: &mut Registers<M>) {
    let (container, key, value) = (r.peek(3), r.peek(2), r.peek(1));
    if M::set_item_small(container, key, value) {
        r.drop_operands(3);
        r.skip(2 + OPERATION);
    } else {
        r.set_peek(3, value);
        r.set_peek(2, container);
        r.set_peek(1, key);
        r.skip(2);
    }
}

/// `f(*args, **kwargs)`: the callee's frame gets the items of `kwargs`, and nobody sees the copy that would hold them. The
/// call itself stands behind.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn build_map_fast_merge<M: Model>(r: &mut Registers<M>, m: &mut M, pairs: u32) -> Done {
    let mapping = r.local(r.arg_of(1));
    if M::spreads_at_once(r.peek(1), mapping) {
        r.push(mapping);
        r.skip(3);
        return Ok(());
    }
    super::build_map(r, m, pairs)
}
