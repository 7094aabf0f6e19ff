//! `types.UnionType`: `int | None`. CPython's `Objects/unionobject.c`.

use super::generic_alias::{alias_of, collect_parameters, substituted, type_text};
use super::{Behaviour, TypeId};
use crate::Trap;
use crate::classes::new_class::is_type;
use crate::features::TYPING;
use crate::heap::Obj;
use crate::native::{Arity, GetSetDef, NativeDef, NativeFn};
use crate::object::instance::Instance;
use crate::object::int::Int;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::table::Match;
use crate::object::tuple::Tuple;
use crate::ops::compare::equal_items;
use crate::python::{Args, Python};
use crate::text::Replay;
use crate::value::Value;
use vm_core::object::Model;

const UNION: TypeId = TypeId::UnionType;

const fn method(name: &'static str, arity: Arity, run: NativeFn) -> NativeDef {
    NativeDef::method(UNION, name, arity, run)
}

static METHODS: &[NativeDef] = &[
    method("__eq__", Arity::One, eq),
    method("__getitem__", Arity::One, get_item),
    method("__hash__", Arity::None, hash),
    method("__instancecheck__", Arity::One, |py, args| check(py, args, "isinstance")),
    method("__or__", Arity::One, or),
    method("__repr__", Arity::None, repr),
    method("__ror__", Arity::One, ror),
    method("__subclasscheck__", Arity::One, |py, args| check(py, args, "issubclass")),
];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "__args__", get: |_, this| Ok(args_of(this).map_or(Value::NONE, Obj::value)), set: None },
    GetSetDef { name: "__parameters__", get: get_parameters, set: None },
];

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };

/// Words of a union.
const ARGS: usize = 0;
/// Null until somebody asked.
const PARAMETERS: usize = 1;
const WORDS: usize = 2;

fn union_of(value: Value) -> Option<Obj<Instance>> {
    value.cast::<Instance>().filter(|union| TYPING.on && union.class.get() == UNION.value())
}

/// The types in a union; `None` if the value is none.
pub(crate) fn args_of(value: Value) -> Option<Obj<Tuple>> {
    union_of(value)?.slot(ARGS).cast::<Tuple>()
}

/// Whether an alias is among the types of a union.
pub(crate) fn has_alias(py: &Python<'_>, union: Value) -> bool {
    args_of(union).is_some_and(|types| types.values().iter().any(|&kind| alias_of(py, kind).is_some()))
}

impl Python<'_> {
    /// Whether `|` makes a union of the value: `is_unionable`.
    fn is_unionable(&self, value: Value) -> bool {
        value.is_none()
            || is_type(value)
            || alias_of(self, value).is_some()
            || union_of(value).is_some()
            || self.builtin_type_of(value) == TypeId::TypeAliasType
    }

    /// `left | right` of types: `_Py_union_type_or`; `None` if it is not for these operands.
    pub(crate) fn type_union(&mut self, left: Value, right: Value) -> Result<Option<Value>, Trap> {
        if !self.is_unionable(left) || !self.is_unionable(right) || left.is_none() && right.is_none() {
            return Ok(None);
        }
        self.union(&[left, right]).map(Some)
    }

    /// The union of types, each once; of one type the type itself.
    pub(crate) fn union(&mut self, types: &[Value]) -> Result<Value, Trap> {
        if !TYPING.on {
            return Err(self.left_out(TYPING));
        }
        let all = List::with_capacity(&mut self.heap, types.len())?;
        for &kind in types {
            let inner = args_of(kind);
            let single = [kind];
            for &kind in inner.as_ref().map_or(&single[..], |inner| inner.values()) {
                let kind = if kind.is_none() { TypeId::NoneType.value() } else { kind };
                if !all.items().iter().any(|known| self.same_type(known.get(), kind, 8)) {
                    all.push(&mut self.heap, kind)?;
                }
            }
        }
        if all.len() == 1 {
            return Ok(all.get(0).unwrap_or(Value::NONE));
        }
        let all = Tuple::from_cells(&mut self.heap, all.items())?.value();
        let union = Instance::alloc(&mut self.heap, UNION.value(), WORDS)?;
        union.set_slot(ARGS, all);
        Ok(union.value())
    }

    /// The same type, or aliases that say the same.
    fn same_type(&self, left: Value, right: Value, depth: u32) -> bool {
        if left == right {
            return true;
        }
        let (Some(left), Some(right), Some(depth)) =
            (alias_of(self, left), alias_of(self, right), depth.checked_sub(1))
        else {
            return false;
        };
        let (a, b) = (left.slot(1).cast::<Tuple>(), right.slot(1).cast::<Tuple>());
        let (Some(a), Some(b)) = (a, b) else { return false };
        left.slot(0) == right.slot(0)
            && left.slot(2) == right.slot(2)
            && a.len() == b.len()
            && a.values()
                .iter()
                .zip(b.values())
                .all(|(&a, &b)| self.same_type(a, b, depth) || !is_type(a) && equal_items(a, b) == Match::Yes)
    }
}

/// `type | type`, for the types that have it.
pub(crate) fn or<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (left, right) = (args.get(0), args.get(1));
    Ok(py.type_union(left, right)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// As [`or`], the operands exchanged.
pub(crate) fn ror<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (right, left) = (args.get(0), args.get(1));
    Ok(py.type_union(left, right)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// Both as sets.
fn eq<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (Some(left), Some(right)) = (args_of(args.get(0)), args_of(args.get(1))) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let within = |of: Obj<Tuple>, all: Obj<Tuple>| {
        of.values().iter().all(|&a| all.values().iter().any(|&b| py.same_type(a, b, 8)))
    };
    Ok(Value::from_bool(within(left, right) && within(right, left)))
}

/// Whatever the order.
fn hash<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let types = args_of(args.get(0));
    let mut hash: isize = 0;
    for &kind in types.as_ref().map_or(&[][..], |types| types.values()) {
        hash ^= replay.hash(py, args, kind)?;
    }
    Int::from_isize(&mut py.heap, hash)
}

fn repr<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut replay = Replay::new(args);
    let types = args_of(args.get(0));
    let mut text = Str::from_str(&mut py.heap, "")?;
    for (index, &kind) in types.as_ref().map_or(&[][..], |types| types.values()).iter().enumerate() {
        let shown = if kind == TypeId::NoneType.value() {
            Str::from_str(&mut py.heap, "None")?
        } else {
            type_text(py, args, &mut replay, kind)?
        };
        let separator = if index == 0 { "" } else { " | " };
        let (before, shown) = (Python::shown(text.value()), Python::shown(shown.value()));
        text = py.format_str(format_args!("{before}{separator}{shown}"))?;
    }
    Ok(text.value())
}

fn check<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, function: &'static str) -> Result<Value, Trap> {
    let Some(types) = args_of(args.get(0)) else { return Err(py.refused("a union")) };
    if has_alias(py, args.get(0)) {
        return Err(py.type_error(format_args!("{function}() argument 2 cannot be a parameterized generic")));
    }
    let function = py.builtin_named(function)?;
    let value = args.get(1);
    Replay::new(args).call_with(args, function, &[value, types.value()])
}

fn get_parameters(py: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let known = union_of(this).map_or(Value::NONE, |union| union.slot(PARAMETERS));
    if known.is_null() { Err(py.defer(&PARAMETERS_OF, 0)) } else { Ok(known) }
}

static PARAMETERS_OF: NativeDef = NativeDef::function("__parameters__", Arity::Free, parameters_of);

fn parameters_of<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let types = args_of(this).map_or(Value::NONE, Obj::value);
    let mut replay = Replay::new(args);
    let found = collect_parameters(py, args, &mut replay, types)?;
    if let Some(union) = union_of(this) {
        union.set_slot(PARAMETERS, found);
    }
    Ok(found)
}

/// `(T | None)[int]`: the union of what the substitution gives.
fn get_item<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const OR: u32 = 7;
    let (this, item) = (args.get(0), args.get(1));
    let mut replay = Replay::new(args);
    let types = args_of(this).map_or(Value::NONE, Obj::value);
    let parameters = replay.attribute(py, args, this, "__parameters__")?.unwrap_or(Value::NULL);
    let items = substituted(py, args, &mut replay, [this, types, parameters, item])?;
    let items = items.cast::<Tuple>();
    let mut union = Value::NULL;
    for &item in items.as_ref().map_or(&[][..], |items| items.values()) {
        union = if union.is_null() {
            item
        } else {
            let done = Model::binary_op(py, OR, union, item);
            replay.outcome(args, &[union, item], done)?
        };
    }
    Ok(union)
}
