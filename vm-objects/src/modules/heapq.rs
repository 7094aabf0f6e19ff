//! `_heapq`, as CPython's `Modules/_heapqmodule.c`: a list as a heap.
//!
//! Where all comparisons can be made at once, an operation is planned first and then carried out ([`settle`]). Else it
//! goes step by step as CPython's does, in a frame of its own: what is compared may look at the list, change it, raise.

use super::ModuleDef;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::ops::compare::LESS;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::TypeId;
use crate::value::Value;
use vm_core::object::{Input, Model};

pub(super) static MODULE: ModuleDef = ModuleDef { name: "_heapq", functions: FUNCTIONS, values: |_, _| Ok(()) };

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_heapify_max", Arity::One, heapify::<MAX>),
    NativeDef::function("_heappop_max", Arity::One, pop::<MAX>),
    NativeDef::function("_heapreplace_max", Arity::Between(2, 2), replace::<MAX>),
    NativeDef::function("heapify", Arity::One, heapify::<MIN>),
    NativeDef::function("heappop", Arity::One, pop::<MIN>),
    NativeDef::function("heappush", Arity::Between(2, 2), push),
    NativeDef::function("heappushpop", Arity::Between(2, 2), push_pop),
    NativeDef::function("heapreplace", Arity::Between(2, 2), replace::<MIN>),
];

/// Whether the largest item comes first.
const MAX: bool = true;
const MIN: bool = false;

/// The routine's own slots: what it does, the place that it is at, where the part that it puts in order begins, how many
/// items there are, the result.
const PHASE: usize = 0;
const PLACE: usize = 1;
const START: usize = 2;
const SIZE: usize = 3;
const RESULT: usize = 4;
const OWN: usize = 5;

/// Phases.
const DOWN: usize = 1;
const UP: usize = 2;

fn name<const ORDER: bool>(min: &'static str, max: &'static str) -> &'static str {
    if ORDER == MAX { max } else { min }
}

fn heap_of(py: &mut Python<'_>, args: &Args<'_, '_>, function: &str, numbered: bool) -> Result<Obj<List>, Trap> {
    match py.unwrapped(args.get(0)).cast::<List>() {
        Some(list) => Ok(list),
        None => {
            let (name, number) = (py.type_name(args.get(0)), if numbered { " 1" } else { "" });
            Err(py.type_error(format_args!("{function}() argument{number} must be list, not {name}")))
        }
    }
}

fn no_item(py: &mut Python<'_>) -> Trap {
    py.error(TypeId::IndexError, format_args!("index out of range"))
}

/// `left < right`, as the order has it; `None` if that needs a call, or is an error.
fn before<const ORDER: bool>(py: &mut Python<'_>, left: Value, right: Value) -> Result<Option<bool>, Trap> {
    let [left, right] = if ORDER == MAX { [right, left] } else { [left, right] };
    match py.compare_op(LESS, left, right) {
        Ok(answer) => Ok(answer.as_bool()),
        Err(Trap::Raise) => {
            py.take_exception();
            Ok(None)
        }
        Err(Trap::Defer) => Ok(None),
        Err(trap) => Err(trap),
    }
}

const fn parent(place: usize) -> usize {
    (place - 1) / 2
}

/// Puts `item` among the first `size` items of a heap in which it takes the place `start`, if no comparison needs a call:
/// `siftup`. False if nothing was done.
fn settle<const ORDER: bool>(
    py: &mut Python<'_>,
    list: Obj<List>,
    [start, size]: [usize; 2],
    item: Value,
) -> Result<bool, Trap> {
    let at = |place: usize| list.get(place).unwrap_or(Value::NONE);
    // To a leaf, always to the smaller child.
    let mut place = start;
    while place < size / 2 {
        let mut child = 2 * place + 1;
        if child + 1 < size {
            match before::<ORDER>(py, at(child), at(child + 1))? {
                Some(true) => {}
                Some(false) => child += 1,
                None => return Ok(false),
            }
        }
        place = child;
    }
    // And up again. On this way each place has what will be in its parent.
    while place > start {
        match before::<ORDER>(py, item, at(place))? {
            Some(true) => place = parent(place),
            Some(false) => break,
            None => return Ok(false),
        }
    }
    let mut moved = item;
    loop {
        let old = at(place);
        list.set(place, moved);
        if place == start {
            return Ok(true);
        }
        (moved, place) = (old, parent(place));
    }
}

/// Where an item that is added comes to stand; `None` if that needs a call.
fn place_of_new(py: &mut Python<'_>, list: Obj<List>, item: Value) -> Result<Option<usize>, Trap> {
    let mut place = list.len();
    while place > 0 {
        let above = list.get(parent(place)).unwrap_or(Value::NONE);
        match before::<MIN>(py, item, above)? {
            Some(true) => place = parent(place),
            Some(false) => break,
            None => return Ok(None),
        }
    }
    Ok(Some(place))
}

/// The next thing to do, in the routine's slots.
fn plan(args: &mut Args<'_, '_>, phase: usize, [place, start, size]: [usize; 3]) {
    let own = args.nargs();
    for (slot, number) in [(PHASE, phase), (PLACE, place), (START, start), (SIZE, size)] {
        args.set(own + slot, count(number));
    }
}

/// Does what the slots say: `siftup` and `siftdown`, comparison by comparison.
fn sift<'h, const ORDER: bool>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    list: Obj<List>,
) -> Result<(), Trap> {
    let own = args.nargs();
    loop {
        let [phase, place, start, size] = [PHASE, PLACE, START, SIZE].map(|slot| counted(args.get(own + slot)));
        if phase == DOWN && place < size / 2 {
            let mut child = 2 * place + 1;
            if child + 1 < size && !less::<ORDER>(script, py, args, list, [child, child + 1])? {
                child += 1;
            }
            swap(list, child, place);
            plan(args, DOWN, [child, start, size]);
        } else if phase == DOWN {
            plan(args, UP, [place, start, size]);
        } else {
            if place <= start || !less::<ORDER>(script, py, args, list, [place, parent(place)])? {
                script.restart(args);
                return Ok(());
            }
            swap(list, place, parent(place));
            plan(args, UP, [parent(place), start, size]);
        }
        script.restart(args);
    }
}

fn less<'h, const ORDER: bool>(
    script: &mut Script,
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    list: Obj<List>,
    [left, right]: [usize; 2],
) -> Result<bool, Trap> {
    let [a, b] = [left, right].map(|place| list.get(place).unwrap_or(Value::NONE));
    let operands = if ORDER == MAX { [b, a] } else { [a, b] };
    let less = script.ordered_unnoted(py, args, LESS, operands)?;
    if list.len() != counted(args.get(args.nargs() + SIZE)) {
        return Err(py.error(TypeId::RuntimeError, format_args!("list changed size during iteration")));
    }
    Ok(less)
}

fn swap(list: Obj<List>, a: usize, b: usize) {
    let (at_a, at_b) = (list.get(a).unwrap_or(Value::NONE), list.get(b).unwrap_or(Value::NONE));
    list.set(a, at_b);
    list.set(b, at_a);
}

/// Whether the routine has begun to go step by step.
fn has_begun(args: &Args<'_, '_>) -> bool {
    !args.get(args.nargs() + PHASE).is_null()
}

/// `heappush(heap, item)`
fn push<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let (list, item) = (heap_of(py, args, "heappush", true)?, args.get(1));
    if args.input == Input::Start
        && let Some(place) = place_of_new(py, list, item)?
    {
        let mut hole = list.len();
        list.push(&mut py.heap, item)?;
        while hole > place {
            swap(list, hole, parent(hole));
            hole = parent(hole);
        }
        return Ok(Value::NONE);
    }
    if !has_begun(args) {
        script.enter(args)?;
        let place = list.len();
        list.push(&mut py.heap, item)?;
        plan(args, UP, [place, 0, place + 1]);
        script.restart(args);
    }
    sift::<MIN>(&mut script, py, args, list)?;
    Ok(Value::NONE)
}

/// `heappop(heap)`, `_heappop_max(heap)`
fn pop<'h, const ORDER: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let list = heap_of(py, args, name::<ORDER>("heappop", "_heappop_max"), false)?;
    if !has_begun(args) {
        let (Some(first), Some(size)) = (list.get(0), list.len().checked_sub(1)) else { return Err(no_item(py)) };
        let last = list.get(size).unwrap_or(first);
        if size == 0 || args.input == Input::Start && settle::<ORDER>(py, list, [0, size], last)? {
            list.pop();
            return Ok(first);
        }
        script.enter(args)?;
        list.pop();
        list.set(0, last);
        begin(&mut script, args, size, first);
    }
    sift::<ORDER>(&mut script, py, args, list)?;
    Ok(args.get(args.nargs() + RESULT))
}

/// Begins to put the first item of `size` where it belongs.
fn begin(script: &mut Script, args: &mut Args<'_, '_>, size: usize, result: Value) {
    args.set(args.nargs() + RESULT, result);
    plan(args, DOWN, [0, 0, size]);
    script.restart(args);
}

/// `heapreplace(heap, item)`, `_heapreplace_max(heap, item)`
fn replace<'h, const ORDER: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let list = heap_of(py, args, name::<ORDER>("heapreplace", "_heapreplace_max"), true)?;
    if !has_begun(args) {
        let Some(first) = list.get(0) else { return Err(no_item(py)) };
        let item = args.get(1);
        if args.input == Input::Start && settle::<ORDER>(py, list, [0, list.len()], item)? {
            return Ok(first);
        }
        script.enter(args)?;
        list.set(0, item);
        begin(&mut script, args, list.len(), first);
    }
    sift::<ORDER>(&mut script, py, args, list)?;
    Ok(args.get(args.nargs() + RESULT))
}

/// `heappushpop(heap, item)`
fn push_pop<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let (list, item) = (heap_of(py, args, "heappushpop", true)?, args.get(1));
    if !has_begun(args) {
        let Some(first) = list.get(0) else { return Ok(item) };
        if args.input == Input::Start {
            match before::<MIN>(py, first, item)? {
                Some(false) => return Ok(item),
                Some(true) if settle::<MIN>(py, list, [0, list.len()], item)? => return Ok(first),
                _ => {}
            }
        }
        script.enter(args)?;
        if !script.ordered(py, args, LESS, [first, item])? {
            return Ok(item);
        }
        let Some(first) = list.get(0) else { return Err(no_item(py)) };
        list.set(0, item);
        begin(&mut script, args, list.len(), first);
    }
    sift::<MIN>(&mut script, py, args, list)?;
    Ok(args.get(args.nargs() + RESULT))
}

/// `heapify(heap)`, `_heapify_max(heap)`: from the last parent to the first; in a frame, its place is the result slot.
fn heapify<'h, const ORDER: bool>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, OWN)?;
    let list = heap_of(py, args, name::<ORDER>("heapify", "_heapify_max"), false)?;
    let (own, size) = (args.nargs(), list.len());
    if !has_begun(args) {
        py.charge(4 * size as u64)?;
        let mut next = size / 2;
        while args.input == Input::Start && next > 0 {
            let item = list.get(next - 1).unwrap_or(Value::NONE);
            if !settle::<ORDER>(py, list, [next - 1, size], item)? {
                break;
            }
            next -= 1;
        }
        if next == 0 {
            return Ok(Value::NONE);
        }
        // What is in order already is found so once more.
        script.enter(args)?;
        let last = size / 2 - 1;
        args.set(own + RESULT, count(last));
        plan(args, DOWN, [last, last, size]);
        script.restart(args);
    }
    loop {
        sift::<ORDER>(&mut script, py, args, list)?;
        let Some(next) = counted(args.get(own + RESULT)).checked_sub(1) else { return Ok(Value::NONE) };
        let size = counted(args.get(own + SIZE));
        args.set(own + RESULT, count(next));
        plan(args, DOWN, [next, next, size]);
    }
}
