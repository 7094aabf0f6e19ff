//! `TypeVar`, and the parts that `ParamSpec` has as well.

use super::{NAME, NAME_ROW, no_base, or, reduce, ror, set_module, word};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::{Input, Model};

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(TypeId::TypeVar, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__mro_entries__", Arity::One, no_base),
    method("__or__", Arity::One, or),
    method("__reduce__", Arity::None, reduce),
    method("__repr__", Arity::None, repr),
    method("__ror__", Arity::One, ror),
    method("__typing_subst__", Arity::One, subst),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__bound__", get: get_bound, set: None },
    GetSetDef { name: "__constraints__", get: get_constraints, set: None },
    CONTRAVARIANT_ROW,
    COVARIANT_ROW,
    crate::types::object::DICT_ROW,
    INFER_VARIANCE_ROW,
    NAME_ROW,
];

pub(super) const CONTRAVARIANT_ROW: GetSetDef =
    GetSetDef { name: "__contravariant__", get: |_, this| Ok(flag(this, CONTRAVARIANT)), set: None };
pub(super) const COVARIANT_ROW: GetSetDef =
    GetSetDef { name: "__covariant__", get: |_, this| Ok(flag(this, COVARIANT)), set: None };
pub(super) const INFER_VARIANCE_ROW: GetSetDef =
    GetSetDef { name: "__infer_variance__", get: |_, this| Ok(flag(this, INFER_VARIANCE)), set: None };

static NEW: NativeDef = NativeDef::function("typevar", Arity::Free, new);

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: Some(&NEW) };

/// Words behind the name: what is known, and functions that give what is not yet.
pub(super) const BOUND: usize = 1;
const LAZY_BOUND: usize = 2;
const CONSTRAINTS: usize = 3;
const LAZY_CONSTRAINTS: usize = 4;
const FLAGS: usize = 5;
const WORDS: usize = 6;

const COVARIANT: isize = 1;
const CONTRAVARIANT: isize = 2;
const INFER_VARIANCE: isize = 4;

fn flag(this: Value, flag: isize) -> Value {
    Value::from_bool(word(this, FLAGS).as_small_int().is_some_and(|flags| flags & flag != 0))
}

/// What a type parameter of a statement is told later, by a function.
#[derive(Clone, Copy)]
pub(crate) enum Lazy {
    Nothing,
    Bound(Value),
    Constraints(Value),
}

/// A parameter of a statement: its variance is inferred.
pub(crate) fn new_parameter(py: &mut Python<'_>, kind: TypeId, name: Value, lazy: Lazy) -> Result<Value, Trap> {
    let made = alloc(py, kind, name, INFER_VARIANCE)?;
    match lazy {
        Lazy::Nothing => {}
        Lazy::Bound(function) => {
            made.set_slot(LAZY_BOUND, function);
        }
        Lazy::Constraints(function) => {
            made.set_slot(LAZY_CONSTRAINTS, function);
        }
    }
    Ok(made.value())
}

fn alloc(py: &mut Python<'_>, kind: TypeId, name: Value, flags: isize) -> Result<Obj<Instance>, Trap> {
    let made = Instance::alloc(&mut py.heap, kind.value(), WORDS)?;
    made.set_slot(NAME, name);
    made.set_slot(FLAGS, Value::from_int_truncated(flags));
    Ok(made)
}

/// The variance that keywords give.
fn variance<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    replay: &mut Replay,
    given: [Value; 3],
) -> Result<isize, Trap> {
    let mut flags = 0;
    for (value, flag) in given.into_iter().zip([COVARIANT, CONTRAVARIANT, INFER_VARIANCE]) {
        if !value.is_null() {
            let truth = py.truth(value).map(Value::from_bool);
            flags |= if replay.outcome(args, &[value], truth)? == Value::TRUE { flag } else { 0 };
        }
    }
    if flags & COVARIANT != 0 && flags & CONTRAVARIANT != 0 {
        return Err(py.value_error(format_args!("Bivariant types are not supported.")));
    }
    if flags & INFER_VARIANCE != 0 && flags != INFER_VARIANCE {
        return Err(py.value_error(format_args!("Variance cannot be specified with infer_variance.")));
    }
    Ok(flags)
}

/// What `TypeVar` and `ParamSpec` are called with: name, the positional ones behind it, bound, variance.
pub(super) fn construct<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    kind: TypeId,
    function: &'static str,
) -> Result<Value, Trap> {
    const NAMES: [&str; 5] = ["bound", "covariant", "contravariant", "infer_variance", "name"];
    let (positional, [mut bound, covariant, contravariant, infer, named]) = py.keywords(args, function, NAMES)?;
    let name = if positional > 1 { args.get(1) } else { named };
    if name.is_null() {
        return Err(py.type_error(format_args!("{function}() missing required argument 'name' (pos 1)")));
    }
    if name.cast::<Str>().is_none() {
        let found = py.type_name(name);
        return Err(py.type_error(format_args!("{function}() argument 'name' must be str, not {found}")));
    }
    let mut replay = Replay::new(args);
    let flags = variance(py, args, &mut replay, [covariant, contravariant, infer])?;
    if bound.is_none() {
        bound = Value::NULL;
    } else if !bound.is_null() {
        let message = Str::from_str(&mut py.heap, "Bound must be a type.")?.value();
        bound = super::ask_typing(py, args, &mut replay, "_type_check", &[bound, message])?;
    }
    let given = args.args().get(2..positional.max(2)).unwrap_or(&[]);
    if given.len() == 1 {
        return Err(py.type_error(format_args!("A single constraint is not allowed")));
    }
    if !given.is_empty() && !bound.is_null() {
        return Err(py.type_error(format_args!("Constraints cannot be combined with bound=...")));
    }
    let constraints = Tuple::from_slice(&mut py.heap, given)?.value();
    let made = alloc(py, kind, name, flags)?;
    made.set_slot(BOUND, if bound.is_null() { Value::NONE } else { bound });
    made.set_slot(CONSTRAINTS, constraints);
    set_module(py, args, made.value())?;
    Ok(made.value())
}

/// `TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False)`.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    construct(py, args, TypeId::TypeVar, "typevar")
}

fn get_bound(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let Some(parameter) = this.cast::<Instance>() else { return Ok(Value::NONE) };
    match (parameter.slot(BOUND), parameter.slot(LAZY_BOUND)) {
        (bound, lazy) if bound.is_null() && !lazy.is_null() => Err(py.defer(&EVALUATE, BOUND as u32)),
        (bound, _) => Ok(if bound.is_null() { Value::NONE } else { bound }),
    }
}

fn get_constraints(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let Some(parameter) = this.cast::<Instance>() else { return Ok(Value::NONE) };
    match (parameter.slot(CONSTRAINTS), parameter.slot(LAZY_CONSTRAINTS)) {
        (known, lazy) if known.is_null() && !lazy.is_null() => Err(py.defer(&EVALUATE, CONSTRAINTS as u32)),
        (known, _) if known.is_null() => py.tuple(&[]),
        (known, _) => Ok(known),
    }
}

/// Calls the function behind a word that is not known yet; the state is the word, the window the parameter.
static EVALUATE: NativeDef = NativeDef::function("evaluate", Arity::Free, evaluate);

fn evaluate<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, word) = (args.get(0).cast::<Instance>(), args.state as usize);
    if args.input == Input::Start {
        let function = this.map_or(Value::NONE, |this| this.slot(word.wrapping_add(1)));
        return Err(args.call(args.state, function, &[]));
    }
    let value = args.result();
    if let Some(this) = this {
        this.set_slot(word, value);
    }
    Ok(value)
}

/// `~T`; the sign says the variance.
pub(super) fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let sign = if flag(this, INFER_VARIANCE) == Value::TRUE {
        ""
    } else if flag(this, COVARIANT) == Value::TRUE {
        "+"
    } else if flag(this, CONTRAVARIANT) == Value::TRUE {
        "-"
    } else {
        "~"
    };
    let name = Python::shown(word(this, NAME));
    Ok(py.format_str(format_args!("{sign}{name}"))?.value())
}

fn subst<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let pair = [args.get(0), args.get(1)];
    let mut replay = Replay::new(args);
    super::ask_typing(py, args, &mut replay, "_typevar_subst", &pair)
}
