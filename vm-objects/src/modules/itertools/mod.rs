//! `itertools`, as CPython's `Modules/itertoolsmodule.c`.
//!
//! | file | what |
//! |---|---|
//! | `accumulate`, `batched`, `chain`, `compress`, `cycle`, `groupby`, `islice`, `pairwise`, `starmap`, `zip_longest` | the iterator of that name |
//! | `choices` | `combinations`, `combinations_with_replacement`, `permutations` |
//! | `counting` | `count`, `repeat` |
//! | `product` | `product` |
//! | `tee` | `tee` |
//! | `tested` | `dropwhile`, `filterfalse`, `takewhile` |

pub(crate) mod accumulate;
pub(crate) mod batched;
pub(crate) mod chain;
pub(crate) mod choices;
pub(crate) mod compress;
pub(crate) mod counting;
pub(crate) mod cycle;
pub(crate) mod groupby;
pub(crate) mod islice;
pub(crate) mod pairwise;
pub(crate) mod product;
pub(crate) mod starmap;
pub(crate) mod tee;
pub(crate) mod tested;
pub(crate) mod zip_longest;

use super::ModuleDef;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::number::big::to_i64;
use crate::object::tuple::Tuple;
use crate::ops::numbers::Whole;
use crate::ops::script::Script;
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;

pub(super) static MODULE: ModuleDef = ModuleDef {
    name: "itertools",
    functions: FUNCTIONS,
    values: |py, namespace| {
        use TypeId as T;
        for kind in [
            T::Grouper,
            T::Tee,
            T::TeeDataObject,
            T::Accumulate,
            T::Batched,
            T::Chain,
            T::Combinations,
            T::CombinationsWithReplacement,
            T::Compress,
            T::Count,
            T::Cycle,
            T::DropWhile,
            T::FilterFalse,
            T::GroupBy,
            T::ISlice,
            T::Pairwise,
            T::Permutations,
            T::Product,
            T::Repeat,
            T::StarMap,
            T::TakeWhile,
            T::ZipLongest,
        ] {
            py.put(namespace, kind.names().1, kind.value())?;
        }
        Ok(())
    },
};

static FUNCTIONS: &[NativeDef] = &[NativeDef::function("tee", Arity::Between(1, 2), tee::tee)];

/// `__iter__` of an iterator.
fn itself<'h>(_: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    Ok(args.get(0))
}

impl Python<'_> {
    /// The arguments of a constructor (the class comes first), none by name.
    pub(crate) fn only_positional(
        &mut self,
        args: &Args<'_, '_>,
        name: &str,
        [least, most]: [usize; 2],
    ) -> Result<(), Trap> {
        if args.kwnames.cast::<Tuple>().is_some_and(|names| names.len() != 0) {
            return Err(self.type_error(format_args!("{name}() takes no keyword arguments")));
        }
        let given = args.nargs().saturating_sub(1);
        if (least..=most).contains(&given) {
            return Ok(());
        }
        let (how, bound) = match (least == most, given < least) {
            (true, _) => ("", least),
            (_, true) => ("at least ", least),
            _ => ("at most ", most),
        };
        let s = if bound == 1 { "" } else { "s" };
        Err(self.type_error(format_args!("{name} expected {how}{bound} argument{s}, got {given}")))
    }

    /// An int that fits a machine's: `PyNumber_AsSsize_t` with `OverflowError`.
    pub(crate) fn machine_int(&mut self, value: Value) -> Result<isize, Trap> {
        machine_int(value).ok_or_else(|| {
            let text = format_args!("cannot fit 'int' into an index-sized integer");
            self.error(TypeId::OverflowError, text)
        })
    }
}

/// The number of an int, if a machine's can hold it. One that is too long for a slot is made the longest: as a count
/// nobody can tell them apart.
pub(crate) fn machine_int(value: Value) -> Option<isize> {
    if let Some(number) = value.as_small_index() {
        return Some(number);
    }
    let number = to_i64(Whole::of(value)?.int())?;
    Some(isize::try_from(number).ok()?.clamp(Value::MIN_SMALL, Value::MAX_SMALL))
}

/// A tuple of the items of an iterable.
fn pool<'h>(script: &mut Script, py: &mut Python<'h>, args: &mut Args<'_, 'h>, iterable: Value) -> Result<Value, Trap> {
    let items = script.collect(py, args, iterable)?;
    match items.cast::<crate::object::list::List>() {
        Some(list) => Ok(Tuple::from_cells(&mut py.heap, list.items())?.value()),
        None => Ok(items),
    }
}
