//! `_typing`: what `typing.py` is made of, and what a generic class, function or alias statement makes. CPython's
//! `Objects/typevarobject.c`.
//!
//! | file | what |
//! |---|---|
//! | `type_var` | `TypeVar`, and the parameters that have the same parts |
//! | `param_spec` | `ParamSpec`, its `args` and `kwargs` |
//! | `type_var_tuple` | `TypeVarTuple` |
//! | `alias` | `TypeAliasType` |
//! | `generic` | `Generic` |

mod alias;
mod generic;
mod param_spec;
mod type_var;
mod type_var_tuple;

pub(crate) use alias::{BEHAVIOUR as ALIAS, new_alias};
pub(crate) use generic::{BEHAVIOUR as GENERIC, SUBSCRIPT_GENERIC};
pub(crate) use param_spec::{ARGS as PARAM_SPEC_ARGS, BEHAVIOUR as PARAM_SPEC, KWARGS as PARAM_SPEC_KWARGS};
pub(crate) use type_var::{BEHAVIOUR as TYPE_VAR, Lazy, new_parameter};
pub(crate) use type_var_tuple::BEHAVIOUR as TYPE_VAR_TUPLE;

use crate::Trap;
use crate::native::GetSetDef;
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;

/// `__name__` is the first word of each.
const NAME: usize = 0;

const NAME_ROW: GetSetDef = GetSetDef { name: "__name__", get: |_, this| Ok(word(this, NAME)), set: None };

/// A word of one of these objects; `None` for one that it has not.
fn word(this: Value, index: usize) -> Value {
    let word = this.cast::<Instance>().map_or(Value::NONE, |this| this.slot(index));
    if word.is_null() { Value::NONE } else { word }
}

/// Calls a function of `typing`.
fn ask_typing<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    function: &'static str,
    values: &[Value],
) -> Result<Value, Trap> {
    let function = replay.imported(py, args, "typing", function)?;
    replay.call_with(args, function, values)
}

/// `left | right` of what is no class: `typing` makes the union.
fn or<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let pair = [args.get(0), args.get(1)];
    let mut replay = Replay::new(args);
    ask_typing(py, args, &mut replay, "_make_union", &pair)
}

fn ror<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let pair = [args.get(1), args.get(0)];
    let mut replay = Replay::new(args);
    ask_typing(py, args, &mut replay, "_make_union", &pair)
}

/// `__reduce__`: found again by its name.
fn reduce<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(word(args.get(0), NAME))
}

/// `__mro_entries__`: none of these is a base.
fn no_base<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let kind = py.type_of(args.get(0)).as_type().and_then(super::TypeId::from_index);
    let name = kind.map_or("", |kind| kind.names().1);
    Err(py.type_error(format_args!("Cannot subclass an instance of {name}")))
}

/// Says in which module the object was made.
fn set_module<'h>(py: &mut Python<'h>, args: &Args<'_, 'h>, made: Value) -> Result<(), Trap> {
    let module = crate::classes::new_class::caller_module(args);
    if !module.is_null() {
        let name = Str::intern(&mut py.heap, "__module__")?;
        let attrs = crate::object::dict::Dict::with_capacity(&mut py.heap, 1)?;
        attrs.insert_str(&mut py.heap, name, module)?;
        py.set_own_dict(made, attrs.value())?;
    }
    Ok(())
}
