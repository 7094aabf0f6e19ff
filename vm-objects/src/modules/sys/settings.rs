//! What `sys` lets a program set, and what it can be asked of how the machine was made.

use super::facts::small;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::types::structseq::{self, Structure};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const fn function(name: &'static str, arity: Arity, run: crate::native::NativeFn) -> NativeDef {
    NativeDef::function(name, arity, run)
}

pub(super) const ACTIVATE_STACK_TRAMPOLINE: NativeDef = function("activate_stack_trampoline", Arity::One, |py, _| {
    Err(py.value_error(format_args!("perf trampoline not available")))
});
pub(super) const CLEAR_TYPE_CACHE: NativeDef = function("_clear_type_cache", Arity::None, |_, _| Ok(Value::NONE));
pub(super) const DEACTIVATE_STACK_TRAMPOLINE: NativeDef =
    function("deactivate_stack_trampoline", Arity::None, |_, _| Ok(Value::NONE));
pub(super) const GET_ASYNCGEN_HOOKS: NativeDef = function("get_asyncgen_hooks", Arity::None, get_asyncgen_hooks);
pub(super) const GET_COROUTINE_ORIGIN_TRACKING_DEPTH: NativeDef =
    function("get_coroutine_origin_tracking_depth", Arity::None, |_, _| Ok(small(0)));
pub(super) const GET_INT_MAX_STR_DIGITS: NativeDef =
    function("get_int_max_str_digits", Arity::None, |py, _| Ok(small(py.int_max_str_digits as isize)));
pub(super) const IS_STACK_TRAMPOLINE_ACTIVE: NativeDef =
    function("is_stack_trampoline_active", Arity::None, |_, _| Ok(Value::FALSE));
pub(super) const SET_ASYNCGEN_HOOKS: NativeDef = function("set_asyncgen_hooks", Arity::Free, set_asyncgen_hooks);
pub(super) const SET_COROUTINE_ORIGIN_TRACKING_DEPTH: NativeDef =
    function("set_coroutine_origin_tracking_depth", Arity::One, set_origin_depth);
pub(super) const SET_INT_MAX_STR_DIGITS: NativeDef =
    function("set_int_max_str_digits", Arity::Free, set_int_max_str_digits);

/// The fields of `sys.asyncgen_hooks`.
pub(crate) static HOOKS: Structure = Structure { fields: &["firstiter", "finalizer"], visible: 2, creatable: false };
static HOOKS_FIELDS: [GetSetDef; HOOKS.named()] = structseq::getsets(&HOOKS);
static HOOKS_METHODS: [NativeDef; 1] = structseq::methods(TypeId::AsyncgenHooks);
/// `sys.asyncgen_hooks`.
pub(crate) const HOOKS_TYPE: Behaviour = structseq::behaviour(&HOOKS_METHODS, &HOOKS_FIELDS);

/// `sys._git` and its kin.
pub(super) fn put(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    let (name, empty) = (Str::intern(&mut py.heap, "CPython")?.value(), Str::intern(&mut py.heap, "")?.value());
    let git = Tuple::from_slice(&mut py.heap, &[name, empty, empty])?.value();
    py.put(namespace, "_git", git)?;
    py.put(namespace, "_framework", empty)?;
    py.put(namespace, "_home", Value::NONE)
}

fn get_asyncgen_hooks<'h>(py: &mut Python<'h>, _: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let hooks = py.asyncgen_hooks.map(|hook| if hook.is_null() { Value::NONE } else { hook });
    py.struct_sequence(TypeId::AsyncgenHooks, &hooks)
}

/// `set_asyncgen_hooks([firstiter][, finalizer])`
fn set_asyncgen_hooks<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const NAMES: [&str; 2] = ["firstiter", "finalizer"];
    let (positional, named) = py.keywords(args, "set_asyncgen_hooks", NAMES)?;
    if positional > 2 {
        let text = format_args!("set_asyncgen_hooks() takes at most 2 arguments ({positional} given)");
        return Err(py.type_error(text));
    }
    let mut hooks = py.asyncgen_hooks;
    for (index, ((hook, named), name)) in hooks.iter_mut().zip(named).zip(NAMES).enumerate() {
        let given = if index < positional { args.get(index) } else { named };
        if given.is_null() {
            continue;
        }
        if !given.is_none() && !py.is_callable(given) {
            let kind = py.type_name(given);
            return Err(py.type_error(format_args!("callable {name} expected, got {kind}")));
        }
        *hook = if given.is_none() { Value::NULL } else { given };
    }
    py.asyncgen_hooks = hooks;
    Ok(Value::NONE)
}

/// Where coroutines are made is not kept.
fn set_origin_depth<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    if py.c_int(args.get(0))? < 0 {
        return Err(py.value_error(format_args!("depth must be >= 0")));
    }
    Ok(Value::NONE)
}

/// `set_int_max_str_digits(maxdigits)`
fn set_int_max_str_digits<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const LEAST: i32 = 640;
    let (positional, [named]) = py.keywords(args, "set_int_max_str_digits", ["maxdigits"])?;
    let given = if positional > 0 { args.get(0) } else { named };
    if given.is_null() {
        let text = format_args!("set_int_max_str_digits() missing required argument 'maxdigits' (pos 1)");
        return Err(py.type_error(text));
    }
    let digits = py.c_int(given)?;
    if digits != 0 && digits < LEAST {
        return Err(py.value_error(format_args!("maxdigits must be 0 or larger than {LEAST}")));
    }
    py.int_max_str_digits = digits as usize;
    Ok(Value::NONE)
}
