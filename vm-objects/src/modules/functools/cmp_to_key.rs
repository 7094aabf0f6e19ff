//! `cmp_to_key`, and the keys that it makes. Slots of a key: the comparison, the object or null.

use crate::Trap;
use crate::native::{Arity, GetSetDef, NativeDef};
use crate::object::instance::Instance;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::ops::steps::count;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: GETSETS, new: None };

const K: TypeId = TypeId::KeyWrapper;

static METHODS: &[NativeDef] = &[
    NativeDef::method(K, "__call__", Arity::Free, call),
    NativeDef::method(K, "__eq__", Arity::One, compare::<2>),
    NativeDef::method(K, "__ge__", Arity::One, compare::<5>),
    NativeDef::method(K, "__gt__", Arity::One, compare::<4>),
    NativeDef::method(K, "__le__", Arity::One, compare::<1>),
    NativeDef::method(K, "__lt__", Arity::One, compare::<0>),
    NativeDef::method(K, "__ne__", Arity::One, compare::<3>),
];

static GETSETS: &[GetSetDef] = &[GetSetDef { name: "obj", get: get_object, set: Some(set_object) }];

static SIGNATURE: Signature<1> = Signature { function: "cmp_to_key", names: ["mycmp"], least: 1, positional: 1 };
static CALL_SIGNATURE: Signature<1> = Signature { function: "K", names: ["obj"], least: 1, positional: 1 };

pub(super) fn cmp_to_key<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let [comparison] = py.named_args(args, 0, &SIGNATURE)?;
    py.plain(K, &[comparison, Value::NULL])
}

fn call<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let [object] = py.named_args(args, 1, &CALL_SIGNATURE)?;
    py.plain(K, &[this.slot(0), object])
}

fn compare<'h, const OPERATOR: u32>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let Some(other) = py.as_plain(args.get(1), K) else {
        return Err(py.type_error(format_args!("other argument must be K instance")));
    };
    let (left, right) = (this.slot(1), other.slot(1));
    if left.is_null() || right.is_null() {
        let name = py.format_str(format_args!("object"))?;
        return Err(py.error_with(TypeId::AttributeError, &[name.value()]));
    }
    let mut script = Script::new(args, 0)?;
    let result = script.call(args, this.slot(0), &[left, right])?;
    script.compare(py, args, OPERATOR, [result, count(0)])
}

fn get_object(_: &mut Python<'_>, this: Value) -> Result<Value, Trap> {
    let object = this.cast::<Instance>().map_or(Value::NULL, |key| key.slot(1));
    Ok(if object.is_null() { Value::NONE } else { object })
}

fn set_object(_: &mut Python<'_>, this: Value, value: Value) -> Result<(), Trap> {
    if let Some(key) = this.cast::<Instance>() {
        key.set_slot(1, value);
    }
    Ok(())
}
