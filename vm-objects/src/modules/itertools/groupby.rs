//! `itertools.groupby` and its groups. Slots: the iterator, the key function or `None`, the key wanted, the key that was
//! reached, its item, the group that is current. Of a group: the `groupby`, its key.

use super::itself;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::instance::Instance;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };
pub(crate) const GROUPER: Behaviour = Behaviour { methods: GROUPER_METHODS, getsets: &[], new: Some(&NEW_GROUPER) };

static NEW: NativeDef = NativeDef::function("groupby", Arity::Free, new);
static NEW_GROUPER: NativeDef = NativeDef::function("_grouper", Arity::Free, new_grouper);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::GroupBy, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::GroupBy, "__next__", Arity::None, next),
];
static GROUPER_METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Grouper, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Grouper, "__next__", Arity::None, next_in_group),
];

static SIGNATURE: Signature<2> = Signature { function: "groupby", names: ["iterable", "key"], least: 1, positional: 2 };

const ITERATOR: usize = 0;
const FUNCTION: usize = 1;
const WANTED: usize = 2;
const KEY: usize = 3;
const ITEM: usize = 4;
const GROUP: usize = 5;

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [iterable, key] = py.named_args(args, 1, &SIGNATURE)?;
    let iterator = script.iterator(py, args, iterable)?;
    let key = if key.is_null() { Value::NONE } else { key };
    let null = Value::NULL;
    py.plain(TypeId::GroupBy, &[iterator, key, null, null, null, null])
}

fn new_grouper<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "_grouper", [2, 2])?;
    let (parent, key) = (args.get(1), args.get(2));
    let Some(groups) = py.as_plain(parent, TypeId::GroupBy) else {
        let found = py.type_name(parent);
        return Err(py.type_error(format_args!("_grouper() argument 1 must be itertools.groupby, not {found}")));
    };
    let group = py.plain(TypeId::Grouper, &[groups.value(), key])?;
    groups.set_slot(GROUP, group);
    Ok(group)
}

/// Takes the next item and its key from the iterator; `false` at the end.
fn step<'h>(script: &mut Script, args: &mut Args<'_, 'h>, this: Obj<Instance>) -> Result<bool, Trap> {
    let Some(item) = script.next(args, this.slot(ITERATOR))? else { return Ok(false) };
    let function = this.slot(FUNCTION);
    let key = if function.is_none() { item } else { script.call(args, function, &[item])? };
    this.set_slot(ITEM, item);
    this.set_slot(KEY, key);
    script.restart(args);
    Ok(true)
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 0)?;
    this.set_slot(GROUP, Value::NULL);
    loop {
        let (wanted, key) = (this.slot(WANTED), this.slot(KEY));
        if !key.is_null() {
            if wanted.is_null() || !script.equal(py, args, [wanted, key])? {
                break;
            }
            script.restart(args);
            // From here on the item is to be taken, whatever runs between.
            this.set_slot(KEY, Value::NULL);
        }
        if !step(&mut script, args, this)? {
            return Err(Trap::Stop);
        }
    }
    let key = this.slot(KEY);
    let group = py.plain(TypeId::Grouper, &[this.value(), key])?;
    let pair = Tuple::from_slice(&mut py.heap, &[key, group])?;
    this.set_slot(WANTED, key);
    this.set_slot(GROUP, group);
    Ok(pair.value())
}

fn next_in_group<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let group = py.this_plain(args)?;
    let Some(parent) = group.slot(0).cast::<Instance>() else { return Err(Trap::Stop) };
    if parent.slot(GROUP) != group.value() {
        return Err(Trap::Stop);
    }
    let mut script = Script::new(args, 0)?;
    if parent.slot(ITEM).is_null() && !step(&mut script, args, parent)? {
        return Err(Trap::Stop);
    }
    let key = parent.slot(KEY);
    if !script.equal(py, args, [group.slot(1), key])? {
        return Err(Trap::Stop);
    }
    let item = parent.slot(ITEM);
    parent.set_slot(ITEM, Value::NULL);
    Ok(item)
}
