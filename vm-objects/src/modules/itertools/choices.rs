//! `itertools.combinations`, `combinations_with_replacement` and `permutations`. Slots: the pool (a tuple), the indices (a
//! list), for permutations the cycles, how many are chosen, where it is: before the first, between, at the end.

use super::{itself, pool};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;

const POOL: usize = 0;
const INDICES: usize = 1;
const CYCLES: usize = 2;
const CHOSEN: usize = 3;
const WHERE: usize = 4;

const FIRST: Value = Value::from_int_truncated(0);
const GOING: Value = Value::from_int_truncated(1);
const ENDED: Value = Value::from_int_truncated(2);

macro_rules! choices {
    ($($behaviour:ident $new:ident $methods:ident $id:ident $signature:ident $name:literal $least:literal $next:ident;)*) => {
        $(
            pub(crate) const $behaviour: Behaviour = Behaviour { methods: $methods, getsets: &[], new: Some(&$new) };
            static $signature: Signature<2> =
                Signature { function: $name, names: ["iterable", "r"], least: $least, positional: 2 };
            static $new: NativeDef =
                NativeDef::function($name, Arity::Free, |py, args| new(py, args, TypeId::$id, &$signature));
            static $methods: &[NativeDef] = &[
                NativeDef::method(TypeId::$id, "__iter__", Arity::None, itself),
                NativeDef::method(TypeId::$id, "__next__", Arity::None, |py, args| next(py, args, $next)),
            ];
        )*
    };
}

choices! {
    COMBINATIONS NEW_C C_METHODS Combinations C_SIGNATURE "combinations" 2 next_combination;
    WITH_REPLACEMENT NEW_W W_METHODS CombinationsWithReplacement W_SIGNATURE "combinations_with_replacement" 2 next_repeating;
    PERMUTATIONS NEW_P P_METHODS Permutations P_SIGNATURE "permutations" 1 next_permutation;
}

fn new<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    kind: TypeId,
    signature: &Signature<2>,
) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [iterable, r] = py.named_args(args, 1, signature)?;
    let permutations = kind == TypeId::Permutations;
    let r = match r {
        Value::NONE | Value::NULL if permutations => None,
        r if permutations && !py.is_instance_of(r, TypeId::Int) => {
            return Err(py.type_error(format_args!("Expected int as r")));
        }
        r => {
            let r = script.index(py, args, r)?;
            Some(py.machine_int(r)?)
        }
    };
    let pool = pool(&mut script, py, args, iterable)?;
    let n = crate::ops::len_of_sequence(pool);
    let Ok(r) = usize::try_from(r.unwrap_or(n as isize)) else {
        return Err(py.value_error(format_args!("r must be non-negative")));
    };
    let ended = match kind {
        TypeId::CombinationsWithReplacement => n == 0 && r > 0,
        _ => r > n,
    };
    let (wanted, cycles) =
        if ended { (0, 0) } else { (if permutations { n } else { r }, if permutations { r } else { 0 }) };
    let indices = List::with_capacity(&mut py.heap, wanted)?;
    for index in 0..wanted {
        let start = if kind == TypeId::CombinationsWithReplacement { 0 } else { index };
        indices.push(&mut py.heap, count(start))?;
    }
    let cycle = List::with_capacity(&mut py.heap, cycles)?;
    for index in 0..cycles {
        cycle.push(&mut py.heap, count(n - index))?;
    }
    let place = if ended { ENDED } else { FIRST };
    py.plain(kind, &[pool, indices.value(), cycle.value(), count(r), place])
}

/// Moves the indices on; `false` at the end.
type Advance = fn(Obj<Instance>, &[core::cell::Cell<Value>], [usize; 2]) -> bool;

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, advance: Advance) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let (Some(pool), Some(indices)) = (this.slot(POOL).cast::<Tuple>(), this.slot(INDICES).cast::<List>()) else {
        return Err(Trap::Stop);
    };
    let r = counted(this.slot(CHOSEN));
    if this.slot(WHERE) == ENDED {
        return Err(Trap::Stop);
    }
    let chosen = Tuple::with_len(&mut py.heap, r)?;
    if this.slot(WHERE) == GOING && !advance(this, indices.items(), [pool.len(), r]) {
        this.set_slot(WHERE, ENDED);
        return Err(Trap::Stop);
    }
    this.set_slot(WHERE, GOING);
    for (slot, index) in chosen.items().iter().zip(indices.items()) {
        slot.set(pool.get(counted(index.get())).unwrap_or(Value::NONE));
    }
    Ok(chosen.value())
}

fn next_combination(_: Obj<Instance>, indices: &[core::cell::Cell<Value>], [n, r]: [usize; 2]) -> bool {
    let movable = |&(place, index): &(usize, &core::cell::Cell<Value>)| counted(index.get()) != place + n - r;
    let Some((place, index)) = indices.iter().enumerate().rev().find(movable) else { return false };
    let first = counted(index.get()) + 1;
    for (offset, index) in indices.iter().skip(place).enumerate() {
        index.set(count(first + offset));
    }
    true
}

fn next_repeating(_: Obj<Instance>, indices: &[core::cell::Cell<Value>], [n, _]: [usize; 2]) -> bool {
    let movable = |&(_, index): &(usize, &core::cell::Cell<Value>)| counted(index.get()) + 1 != n;
    let Some((place, index)) = indices.iter().enumerate().rev().find(movable) else { return false };
    let next = count(counted(index.get()) + 1);
    for index in indices.iter().skip(place) {
        index.set(next);
    }
    true
}

fn next_permutation(this: Obj<Instance>, indices: &[core::cell::Cell<Value>], [n, r]: [usize; 2]) -> bool {
    let Some(cycles) = this.slot(CYCLES).cast::<List>() else { return false };
    for place in (0..r).rev() {
        let left = counted(cycles.get(place).unwrap_or(Value::NONE)).wrapping_sub(1);
        if left == 0 {
            // The index at this place goes to the end.
            if let Some(rest) = indices.get(place..) {
                let index = rest.first().map_or(Value::NONE, |index| index.get());
                for (to, from) in rest.iter().zip(rest.iter().skip(1)) {
                    to.set(from.get());
                }
                if let Some(last) = rest.last() {
                    last.set(index);
                }
            }
            cycles.set(place, count(n - place));
            continue;
        }
        cycles.set(place, count(left));
        if let (Some(a), Some(b)) = (indices.get(place), indices.get(n.wrapping_sub(left))) {
            a.swap(b);
        }
        return true;
    }
    false
}
