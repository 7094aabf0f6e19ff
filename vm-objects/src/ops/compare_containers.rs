//! Containers compared item by item, where an item's equality needs a call.

use super::compare::{EQUAL, NOT_EQUAL, answer, equal_items};
use super::keyed::KeyOp;
use super::steps::{at, count, counted, given, room, step};
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::table::Match;
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::{Input, Model};

/// Two lists or two tuples; started in the comparison's number.
pub(super) static COMPARE_SEQUENCES: NativeDef = NativeDef::function("compare", Arity::Free, sequences);
/// Two dicts; started in the number of `==` or `!=`.
pub(super) static COMPARE_DICTS: NativeDef = NativeDef::function("compare", Arity::Free, dicts);

const COMPARED: u32 = 1;
const TRUTH: u32 = 2;
const RETURN: u32 = 3;
const FOUND: u32 = 4;

/// An item of a list or tuple.
#[inline]
pub(crate) fn item_of(sequence: Value, index: usize) -> Option<Value> {
    match sequence.cast::<List>() {
        Some(list) => list.get(index),
        None => sequence.cast::<Tuple>()?.get(index),
    }
}

/// The length of a list or tuple; 0 of anything else.
#[inline]
pub(crate) fn len_of_sequence(sequence: Value) -> usize {
    match sequence.cast::<List>() {
        Some(list) => list.len(),
        None => sequence.cast::<Tuple>().map_or(0, |tuple| tuple.len()),
    }
}

/// The window is left, right, the index that has been reached, then the result of the last request.
fn sequences<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const INDEX: usize = 2;
    room(args)?;
    let operator = given(args.state);
    let (left, right) = (py.parts_of_slice(args.get(0))?, py.parts_of_slice(args.get(1))?);
    let mut known = None;
    match (args.input, step(args.state)) {
        (Input::Start, _) => args.push(count(0))?,
        (_, RETURN) => return Ok(args.result()),
        (_, _) => {
            let result = args.result();
            known = Some(match py.truth(result) {
                Err(Trap::Defer) => return Err(args.defer(at(TRUTH, operator), &[result])),
                truth => truth?,
            });
        }
    }
    let mut index = counted(args.get(INDEX));
    while let (Some(a), Some(b)) = (item_of(left, index), item_of(right, index)) {
        let equal = match known.take() {
            Some(equal) => equal,
            None => match equal_items(a, b) {
                Match::Yes => true,
                Match::No => false,
                Match::Ask => match py.compare(EQUAL, a, b) {
                    Ok(result) => result == Value::TRUE,
                    Err(Trap::Defer) => {
                        args.resize(INDEX + 1)?;
                        args.set(INDEX, count(index));
                        return Err(args.defer(at(COMPARED, operator), &[a, b]));
                    }
                    Err(trap) => return Err(trap),
                },
            },
        };
        if !equal {
            return match operator {
                EQUAL => Ok(Value::FALSE),
                NOT_EQUAL => Ok(Value::TRUE),
                _ => match py.compare(operator, a, b) {
                    Err(Trap::Defer) => Err(args.defer(at(RETURN, operator), &[a, b])),
                    done => done,
                },
            };
        }
        index += 1;
    }
    let order = len_of_sequence(left).cmp(&len_of_sequence(right));
    Ok(Value::from_bool(answer(operator, Some(order))))
}

/// The window is left, right, the position that has been reached in left, its value in right, then the result of the
/// last request.
fn dicts<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const INDEX: usize = 2;
    room(args)?;
    let operator = given(args.state);
    let (left, right) = (args.get(0), args.get(1));
    let (Some(a), Some(b)) = (left.cast::<Dict>(), right.cast::<Dict>()) else { return Err(py.refused("compare")) };
    let unequal = Value::from_bool(operator == NOT_EQUAL);
    let (mut found, mut known) = (None, None);
    match (args.input, step(args.state)) {
        (Input::Start, _) => args.push(count(0))?,
        (_, FOUND) => found = Some(args.result()),
        (_, _) => {
            let result = args.result();
            known = Some(match py.truth(result) {
                Err(Trap::Defer) => return Err(args.defer(at(TRUTH, operator), &[result])),
                truth => truth?,
            });
        }
    }
    if a.len() != b.len() || a.is_ordered() && b.is_ordered() && !a.same_order(b) {
        return Ok(unequal);
    }
    let mut index = counted(args.get(INDEX));
    loop {
        if let Some(equal) = known.take() {
            if !equal {
                return Ok(unequal);
            }
            index += 1;
        }
        let Some((position, entry)) = a.next_entry(index) else { break };
        let there = match found.take() {
            Some(there) => there,
            None => match py.keyed_with_hash(KeyOp::Position, [right, entry.key, Value::NULL], entry.hash) {
                Err(Trap::Defer) => {
                    args.resize(INDEX + 1)?;
                    args.set(INDEX, count(position));
                    let hash = Value::from_int_truncated(entry.hash);
                    return Err(args.defer(at(FOUND, operator), &[right, entry.key, Value::NULL, hash]));
                }
                there => there?,
            },
        };
        let Some((_, value)) = there.as_small_int().and_then(|at| b.key_value_at(at.unsigned_abs())) else {
            return Ok(unequal);
        };
        index = position;
        known = Some(match equal_items(entry.value, value) {
            Match::Yes => true,
            Match::No => false,
            Match::Ask => match py.compare(EQUAL, entry.value, value) {
                Ok(result) => result == Value::TRUE,
                Err(Trap::Defer) => {
                    args.resize(INDEX + 1)?;
                    args.set(INDEX, count(position));
                    return Err(args.defer(at(COMPARED, operator), &[entry.value, value]));
                }
                Err(trap) => return Err(trap),
            },
        });
    }
    Ok(Value::from_bool(operator == EQUAL))
}
