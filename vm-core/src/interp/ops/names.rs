//! Names in namespaces: globals, built-ins, class and module bodies, imports.

use super::Done;
use crate::interp::registers::Registers;
use crate::object::Model;

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_name<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    function: M::Value,
    locals: M::Value,
    index: u32,
) -> Done {
    let name = r.name(index);
    let mut value = m.namespace_get(locals, name)?;
    if value == M::NULL {
        value = m.load_global(function, name)?;
    }
    r.push(value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_name<M: Model>(r: &mut Registers<M>, m: &mut M, locals: M::Value, index: u32) -> Done {
    m.namespace_set(locals, r.name(index), r.peek(1))?;
    r.drop_operands(1);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn delete_name<M: Model>(r: &mut Registers<M>, m: &mut M, locals: M::Value, index: u32) -> Done {
    m.namespace_delete(locals, r.name(index))?;
    r.next(0);
    Ok(())
}

/// The low bit of the argument asks for a null below the value: it is about to be called.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_global<M: Model>(r: &mut Registers<M>, m: &mut M, function: M::Value, arg: u32) -> Done {
    let value = m.load_global(function, r.name(arg >> 1))?;
    if arg & 1 != 0 {
        r.push(M::NULL);
    }
    r.push(value);
    r.next(4);
    Ok(())
}

/// As `LOAD_GLOBAL`, with its inline cache.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_global_cached<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    function: M::Value,
    arg: u32,
) -> Done {
    let value = m.load_global_cached(function, r.name(arg >> 1), r.cache())?;
    if arg & 1 != 0 {
        r.push(M::NULL);
    }
    r.push(value);
    // The cache is the model's; the interpreter only goes past it.
    r.next(4);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn store_global<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    function: M::Value,
    index: u32,
) -> Done {
    let globals = m.globals(function)?;
    store_name(r, m, globals, index)
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn delete_global<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    function: M::Value,
    index: u32,
) -> Done {
    let globals = m.globals(function)?;
    delete_name(r, m, globals, index)
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_locals<M: Model>(r: &mut Registers<M>, m: &mut M, locals: M::Value) -> Done {
    if locals == M::NULL {
        return Err(m.refuse("LOAD_LOCALS in a function"));
    }
    r.push(locals);
    r.next(0);
    Ok(())
}

/// Looks in the namespace on the stack, which it takes, before the globals.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_from_dict_or_globals<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    function: M::Value,
    index: u32,
) -> Done {
    let name = r.name(index);
    let mut value = m.namespace_get(r.peek(1), name)?;
    if value == M::NULL {
        value = m.load_global(function, name)?;
    }
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_build_class<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let value = m.build_class()?;
    r.push(value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn load_assertion_error<M: Model>(r: &mut Registers<M>, m: &mut M) -> Done {
    let value = m.assertion_error()?;
    r.push(value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn import_name<M: Model>(
    r: &mut Registers<M>,
    m: &mut M,
    function: M::Value,
    index: u32,
) -> Done {
    let module = m.import_name(function, r.name(index), r.peek(1), r.peek(2))?;
    r.drop_operands(1);
    r.set_peek(1, module);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn import_from<M: Model>(r: &mut Registers<M>, m: &mut M, index: u32) -> Done {
    let value = m.import_from(r.peek(1), r.name(index))?;
    r.push(value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn intrinsic_1<M: Model>(r: &mut Registers<M>, m: &mut M, locals: M::Value, which: u32) -> Done {
    let value = m.intrinsic_1(which, locals, r.peek(1))?;
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(in crate::interp) fn intrinsic_2<M: Model>(r: &mut Registers<M>, m: &mut M, which: u32) -> Done {
    let value = m.intrinsic_2(which, r.peek(2), r.peek(1))?;
    r.drop_operands(1);
    r.set_peek(1, value);
    r.next(0);
    Ok(())
}
