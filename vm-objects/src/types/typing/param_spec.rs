//! `ParamSpec`, and `P.args` and `P.kwargs` of one.

use super::type_var::{BOUND, CONTRAVARIANT_ROW, COVARIANT_ROW, INFER_VARIANCE_ROW, construct, repr};
use super::{NAME_ROW, no_base, or, reduce, ror, word};
use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::ops::compare::EQUAL;
use crate::python::{Args, Python};
use crate::text::{Conversion, Replay};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::ParamSpec, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__mro_entries__", Arity::One, no_base),
    method("__or__", Arity::One, or),
    method("__reduce__", Arity::None, reduce),
    method("__repr__", Arity::None, repr),
    method("__ror__", Arity::One, ror),
    method("__typing_prepare_subst__", Arity::Between(2, 2), prepare),
    method("__typing_subst__", Arity::One, subst),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__bound__", get: |_, this| Ok(word(this, BOUND)), set: None },
    CONTRAVARIANT_ROW,
    COVARIANT_ROW,
    crate::types::object::DICT_ROW,
    INFER_VARIANCE_ROW,
    NAME_ROW,
    GetSetDef { name: "args", get: |py, this| part(py, this, TypeId::ParamSpecArgs), set: None },
    GetSetDef { name: "kwargs", get: |py, this| part(py, this, TypeId::ParamSpecKwargs), set: None },
];

static NEW: NativeDef =
    NativeDef::function("paramspec", Arity::Free, |py, args| construct(py, args, TypeId::ParamSpec, "paramspec"));

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

static ARGS_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::ParamSpecArgs, "__eq__", Arity::One, eq),
    NativeDef::method(TypeId::ParamSpecArgs, "__mro_entries__", Arity::One, no_base),
    NativeDef::method(TypeId::ParamSpecArgs, "__repr__", Arity::None, |py, args| repr_part(py, args, "args")),
];
static KWARGS_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::ParamSpecKwargs, "__eq__", Arity::One, eq),
    NativeDef::method(TypeId::ParamSpecKwargs, "__mro_entries__", Arity::One, no_base),
    NativeDef::method(TypeId::ParamSpecKwargs, "__repr__", Arity::None, |py, args| repr_part(py, args, "kwargs")),
];
static PART_GETSETS: &[GetSetDef] =
    &[GetSetDef { name: "__origin__", get: |_, this| Ok(word(this, ORIGIN)), set: None }];
static NEW_ARGS: NativeDef =
    NativeDef::function("paramspecargs", Arity::Free, |py, args| new_part(py, args, TypeId::ParamSpecArgs));
static NEW_KWARGS: NativeDef =
    NativeDef::function("paramspeckwargs", Arity::Free, |py, args| new_part(py, args, TypeId::ParamSpecKwargs));

/// `ParamSpecArgs`.
pub(crate) const ARGS: Behaviour = Behaviour { methods: ARGS_METHODS, getsets: PART_GETSETS, new: Some(&NEW_ARGS) };
/// `ParamSpecKwargs`.
pub(crate) const KWARGS: Behaviour =
    Behaviour { methods: KWARGS_METHODS, getsets: PART_GETSETS, new: Some(&NEW_KWARGS) };

const ORIGIN: usize = 0;

fn part(py: &mut Python<'_>, this: Value, kind: TypeId) -> Result<Value, Trap> {
    let part = Instance::alloc(&mut py.heap, kind.value(), 1)?;
    part.set_slot(ORIGIN, this);
    Ok(part.value())
}

fn new_part<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, kind: TypeId) -> Result<Value, Trap> {
    let (positional, [named]) = py.keywords(args, kind.names().1, ["origin"])?;
    let origin = if positional > 1 { args.get(1) } else { named };
    if origin.is_null() {
        let name = kind.names().1;
        return Err(py.type_error(format_args!("{name}() missing required argument 'origin' (pos 1)")));
    }
    part(py, origin, kind)
}

/// Equal if of the same kind and of the same parameter.
fn eq<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, other) = (args.get(0), args.get(1));
    if py.type_of(this) != py.type_of(other) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (word(this, ORIGIN), word(other, ORIGIN));
    if left == right {
        return Ok(Value::TRUE);
    }
    let done = py.compare(EQUAL, left, right);
    Replay::new(args).outcome(args, &[left, right], done)
}

fn repr_part<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, what: &str) -> Result<Value, Trap> {
    let origin = word(args.get(0), ORIGIN);
    let mut replay = Replay::new(args);
    if py.type_of(origin) == TypeId::ParamSpec.value() {
        let name = Python::shown(word(origin, super::NAME));
        return Ok(py.format_str(format_args!("{name}.{what}"))?.value());
    }
    let origin = replay.text(py, args, origin, Conversion::Repr)?;
    let origin = Python::shown(origin.value());
    Ok(py.format_str(format_args!("{origin}.{what}"))?.value())
}

fn subst<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let pair = [args.get(0), args.get(1)];
    let mut replay = Replay::new(args);
    super::ask_typing(py, args, &mut replay, "_paramspec_subst", &pair)
}

fn prepare<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let values = [args.get(0), args.get(1), args.get(2)];
    let mut replay = Replay::new(args);
    super::ask_typing(py, args, &mut replay, "_paramspec_prepare_subst", &values)
}
