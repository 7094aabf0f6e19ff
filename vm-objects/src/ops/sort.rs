//! Sorting: a stable merge sort that goes on after each call that a key or a comparison needs.

use super::compare::LESS;
use super::steps::{count, counted, room};
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::float::Float;
use crate::object::list::List;
use crate::object::str::Str;
use crate::python::{Args, Python};
use crate::value::Value;
use core::cmp::Ordering;
use vm_core::object::{Input, Model};

/// A sorted list: the window is a list that nobody else has, the key function or `None`, whether it is reversed.
pub(crate) static SORT: NativeDef = NativeDef::function("sort", Arity::Free, sort);

const KEY: u32 = 1;
const COMPARED: u32 = 2;
const TRUTH: u32 = 3;
const MERGE: u32 = 4;

/// Slots: the items, the function, whether reversed; the keys (null without a function), the lists that are merged
/// into, then where the merge is.
const ITEMS: usize = 0;
const FUNCTION: usize = 1;
const REVERSE: usize = 2;
const KEYS: usize = 3;
const ITEMS_OUT: usize = 4;
const KEYS_OUT: usize = 5;
const WIDTH: usize = 6;
const START: usize = 7;
const LEFT: usize = 8;
const RIGHT: usize = 9;
const SLOTS: usize = 10;

/// Where a merge is: runs of `width` items; the pair of runs that begins at `start` is merged, its runs are consumed up
/// to `left` and `right`.
#[derive(Clone, Copy)]
struct Merge {
    width: usize,
    start: usize,
    left: usize,
    right: usize,
}

impl Merge {
    fn load(args: &Args<'_, '_>) -> Self {
        let at = |slot| counted(args.get(slot));
        Self { width: at(WIDTH), start: at(START), left: at(LEFT), right: at(RIGHT) }
    }

    fn save(self, args: &mut Args<'_, '_>) {
        for (slot, value) in [(WIDTH, self.width), (START, self.start), (LEFT, self.left), (RIGHT, self.right)] {
            args.set(slot, count(value));
        }
    }

    /// The pair of runs that begins at `start`.
    fn pair(width: usize, start: usize) -> Self {
        Self { width, start, left: start, right: start.saturating_add(width) }
    }
}

fn sort<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let Some(items) = args.get(ITEMS).cast::<List>() else { return Err(py.refused("sort")) };
    let len = items.len();
    if args.input == Input::Start {
        let out = filled(py, len)?;
        args.resize(SLOTS)?;
        args.set(ITEMS_OUT, out);
        if !args.get(FUNCTION).is_none() {
            let (keys, keys_out) = (List::with_capacity(&mut py.heap, len)?.value(), filled(py, len)?);
            args.set(KEYS, keys);
            args.set(KEYS_OUT, keys_out);
        }
        Merge::pair(1, 0).save(args);
        if args.get(FUNCTION).is_none() {
            return Err(begin(py, args));
        }
    }
    if let Some(keys) = args.get(KEYS).cast::<List>()
        && matches!(args.state, 0 | KEY)
    {
        if args.state == KEY {
            let key = args.result();
            keys.push(&mut py.heap, key)?;
        }
        let Some(item) = items.get(keys.len()) else { return Err(begin(py, args)) };
        args.resize(SLOTS)?;
        let function = args.get(FUNCTION);
        return Err(args.call(KEY, function, &[item]));
    }
    merge(py, args, len)
}

/// Answers its argument: what is asked for to keep the slots.
static KEPT: NativeDef = NativeDef::function("sort", Arity::Free, |_, args| Ok(args.get(0)));

/// Begins to merge. A reversed sort keeps the order of equal items: it sorts the reversed list, and reverses what comes
/// out. From here on a step that is run again goes on from the slots.
fn begin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Trap {
    if let Err(trap) = args.resize(SLOTS) {
        return trap;
    }
    if args.get(REVERSE) == Value::TRUE {
        for list in [ITEMS, KEYS].into_iter().filter_map(|slot| args.get(slot).cast::<List>()) {
            reverse(list);
        }
    }
    py.defer(&KEPT, 0);
    args.defer(MERGE, &[Value::NONE])
}

fn reverse(list: Obj<List>) {
    let items = list.items();
    for (a, b) in items.iter().zip(items.iter().rev()).take(items.len() / 2) {
        a.swap(b);
    }
}

/// A list of `len` places.
fn filled(py: &mut Python<'_>, len: usize) -> Result<Value, Trap> {
    let list = List::with_capacity(&mut py.heap, len)?;
    for _ in 0..len {
        list.push(&mut py.heap, Value::NONE)?;
    }
    Ok(list.value())
}

/// What an order of two keys of one plain type is.
fn plain_less(a: Value, b: Value) -> Option<bool> {
    if let Some((a, b)) = Value::both_small(a, b) {
        return Some(a < b);
    }
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return Some(a.compare(b) == Ordering::Less);
    }
    let (a, b) = (a.cast::<Float>()?, b.cast::<Float>()?);
    Some(a.get() < b.get())
}

/// The answer that brought the merge here is used up.
fn save(args: &mut Args<'_, '_>, slots: [Value; 4], at: Merge) {
    for (slot, value) in [ITEMS, ITEMS_OUT, KEYS, KEYS_OUT].into_iter().zip(slots) {
        args.set(slot, value);
    }
    at.save(args);
    args.set(SLOTS, Value::NULL);
}

fn merge<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, len: usize) -> Result<Value, Trap> {
    let mut answer = None;
    let result = args.get(SLOTS);
    if matches!(args.state, COMPARED | TRUTH) && !result.is_null() {
        answer = Some(match py.truth(result) {
            Err(Trap::Defer) => return Err(args.defer(TRUTH, &[result])),
            truth => truth?,
        });
    }
    let mut at = Merge::load(args);
    let mut slots = [args.get(ITEMS), args.get(ITEMS_OUT), args.get(KEYS), args.get(KEYS_OUT)];
    while at.width < len {
        let (middle, end) = ((at.start + at.width).min(len), (at.start + at.width * 2).min(len));
        // The last run may be without another.
        at.right = at.right.min(len);
        let [items, out, keys, keys_out] = slots.map(|slot| slot.cast::<List>());
        let (Some(items), Some(out)) = (items, out) else { return Err(py.refused("sort")) };
        let by = keys.unwrap_or(items);
        while at.left < middle || at.right < end {
            let from_right = if at.left >= middle {
                true
            } else if at.right >= end {
                false
            } else {
                let (left, right) = (by.get(at.left), by.get(at.right));
                let (left, right) = (left.unwrap_or(Value::NONE), right.unwrap_or(Value::NONE));
                match answer.take().or_else(|| plain_less(right, left)) {
                    Some(less) => less,
                    None => match py.compare(LESS, right, left) {
                        Ok(result) => result == Value::TRUE,
                        Err(trap) => {
                            save(args, slots, at);
                            if trap == Trap::Defer {
                                args.resize(SLOTS)?;
                                return Err(args.defer(COMPARED, &[right, left]));
                            }
                            return Err(trap);
                        }
                    },
                }
            };
            let place = at.left + at.right - middle;
            let from = if from_right { at.right } else { at.left };
            out.set(place, items.get(from).unwrap_or(Value::NONE));
            if let (Some(keys), Some(keys_out)) = (keys, keys_out) {
                keys_out.set(place, keys.get(from).unwrap_or(Value::NONE));
            }
            if from_right { at.right += 1 } else { at.left += 1 }
        }
        at = Merge::pair(at.width, end);
        if end >= len {
            at = Merge::pair(at.width.saturating_mul(2), 0);
            slots = {
                let [items, out, keys, keys_out] = slots;
                [out, items, keys_out, keys]
            };
        }
    }
    let [result, ..] = slots;
    if let (Some(list), Value::TRUE) = (result.cast::<List>(), args.get(REVERSE)) {
        reverse(list);
    }
    Ok(result)
}
