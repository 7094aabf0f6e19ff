//! `itertools.product`. Slots: the pools (a tuple of tuples), the indices (a list), where it is: before the first,
//! between, at the end.

use super::{itself, pool};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("product", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Product, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Product, "__next__", Arity::None, next),
];

const FIRST: Value = Value::from_int_truncated(0);
const GOING: Value = Value::from_int_truncated(1);
const ENDED: Value = Value::from_int_truncated(2);

/// How often the iterables are repeated, by keyword.
fn repetitions<'h>(script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<usize, Trap> {
    let Some(names) = args.kwnames.cast::<Tuple>() else { return Ok(1) };
    if names.len() > 1 {
        let given = names.len();
        return Err(py.type_error(format_args!("product() takes at most 1 keyword argument ({given} given)")));
    }
    let name = names.get(0).unwrap_or(Value::NULL);
    if !name.cast::<Str>().is_some_and(|name| name.eq_text("repeat")) {
        let name = Python::shown(name);
        return Err(py.type_error(format_args!("'{name}' is an invalid keyword argument for product()")));
    }
    let repeat = args.get(args.nargs().wrapping_sub(1));
    let repeat = script.index(py, args, repeat)?;
    let repeat = py.machine_int(repeat)?;
    usize::try_from(repeat).map_err(|_| py.value_error(format_args!("repeat argument cannot be negative")))
}

/// The routine's own slots are how often and the pools so far.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 2)?;
    let own = args.nargs();
    if args.get(own).is_null() {
        let repeat = repetitions(&mut script, py, args)?;
        let pools = List::with_capacity(&mut py.heap, args.nargs())?;
        args.set(own, count(repeat.min(Value::MAX_SMALL.unsigned_abs())));
        args.set(own + 1, pools.value());
        script.restart(args);
    }
    let Some(pools) = args.get(own + 1).cast::<List>() else { return Err(py.refused("product")) };
    let positional = own - 1 - args.kwnames.cast::<Tuple>().map_or(0, |names| names.len());
    let repeat = counted(args.get(own));
    while repeat != 0 && pools.len() < positional {
        let iterable = args.get(pools.len() + 1);
        let items = pool(&mut script, py, args, iterable)?;
        pools.push(&mut py.heap, items)?;
        script.restart(args);
    }
    let Some(total) = pools.len().checked_mul(repeat).filter(|&total| total < 1 << 28) else {
        return Err(py.error(TypeId::OverflowError, format_args!("repeat argument too large")));
    };
    let all = Tuple::with_len(&mut py.heap, total)?;
    for (slot, pool) in all.items().iter().zip(pools.items().iter().cycle()) {
        slot.set(pool.get());
    }
    let indices = List::with_capacity(&mut py.heap, total)?;
    for _ in 0..total {
        indices.push(&mut py.heap, count(0))?;
    }
    py.plain(TypeId::Product, &[all.value(), indices.value(), FIRST])
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let (Some(pools), Some(indices)) = (this.slot(0).cast::<Tuple>(), this.slot(1).cast::<List>()) else {
        return Err(Trap::Stop);
    };
    if this.slot(2) == ENDED {
        return Err(Trap::Stop);
    }
    let item = Tuple::with_len(&mut py.heap, pools.len())?;
    let size = |place: usize| pools.get(place).map_or(0, crate::ops::len_of_sequence);
    let ended = if this.slot(2) == FIRST {
        (0..pools.len()).any(|place| size(place) == 0)
    } else {
        let mut carry = true;
        for (place, index) in indices.items().iter().enumerate().rev() {
            let next = counted(index.get()) + 1;
            carry = next >= size(place);
            index.set(count(if carry { 0 } else { next }));
            if !carry {
                break;
            }
        }
        carry
    };
    this.set_slot(2, if ended { ENDED } else { GOING });
    if ended {
        return Err(Trap::Stop);
    }
    for (place, (slot, index)) in item.items().iter().zip(indices.items()).enumerate() {
        let value = pools.get(place).and_then(|pool| crate::ops::item_of(pool, counted(index.get())));
        slot.set(value.unwrap_or(Value::NONE));
    }
    Ok(item.value())
}
