//! Sets and dict views: relations and algebra.

use super::compare::{EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, NOT_EQUAL, equal_items, is_set_like};
use super::compare_views::RELATE_VIEWS;
use super::containers::ADD_ALL;
use super::keyed::KeyOp;
use super::steps::{at, count, counted, given, room, step};
use crate::Trap;
use crate::classes::special;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::dict::Dict;
use crate::object::iterator::{DictView, TableItems};
use crate::object::set::Set;
use crate::object::table::{Entry, Lookup, Match};
use crate::object::tuple::Tuple;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// The relation of two sets or views of keys; started in the comparison's number.
static RELATE: NativeDef = NativeDef::function("compare", Arity::Free, relate);
/// The algebra of two tables; started in a [`SetOp`]'s number.
pub(crate) static ALGEBRA: NativeDef = NativeDef::function("binary", Arity::Free, algebra);
/// The algebra of a view and any iterable; started likewise.
static VIEW_ALGEBRA: NativeDef = NativeDef::function("binary", Arity::Free, view_algebra);

/// What is made of two sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(crate) enum SetOp {
    And,
    Or,
    Sub,
    Xor,
}

/// Added to the state: the left set takes over the result.
pub(crate) const IN_PLACE: u32 = 8;
/// Added to the number of a difference: it is a copy of the left set without what is in the right one, however large that
/// is (`set_copy_and_difference`).
pub(crate) const BY_REMOVAL: u32 = 16;

impl SetOp {
    fn of(state: u32) -> SetOp {
        match state & 7 {
            0 => SetOp::And,
            1 => SetOp::Or,
            2 => SetOp::Sub,
            _ => SetOp::Xor,
        }
    }

    /// By the number of an operator.
    pub(crate) fn of_operator(operator: u32) -> Option<SetOp> {
        match operator {
            1 => Some(SetOp::And),
            7 => Some(SetOp::Or),
            10 => Some(SetOp::Sub),
            12 => Some(SetOp::Xor),
            _ => None,
        }
    }

    /// How the result is made, as CPython does it: the order of the items can be seen.
    fn plan(self, left: Value, right: Value, state: u32) -> Plan {
        let in_place = state & IN_PLACE != 0;
        let (left_len, right_len) = (table_len(left), table_len(right));
        let from = if in_place { Origin::Twin(left) } else { Origin::Copy(left) };
        match self {
            // `set_intersection` goes through the shorter one.
            SetOp::And if right_len > left_len => Plan::chosen(left, right, true),
            SetOp::And => Plan::chosen(right, left, true),
            SetOp::Or => Plan { origin: from, source: right, other: None, found: Action::Skip, missing: Action::Add },
            // `set_difference` copies when little is to be taken out.
            SetOp::Sub if in_place || state & BY_REMOVAL != 0 || left_len >> 2 > right_len => {
                Plan { origin: from, source: right, other: None, found: Action::Remove, missing: Action::Skip }
            }
            SetOp::Sub => Plan::chosen(left, right, false),
            // `set_symmetric_difference` changes a copy of the right one.
            SetOp::Xor => {
                let (origin, source) = if in_place { (from, right) } else { (Origin::Copy(right), left) };
                Plan { origin, source, other: None, found: Action::Remove, missing: Action::Add }
            }
        }
    }
}

/// What the result begins as.
#[derive(Clone, Copy)]
enum Origin {
    Empty,
    /// The items of a set or the keys of a dict, copied.
    Copy(Value),
    /// The same slots.
    Twin(Value),
}

/// What becomes of the result with an item.
#[derive(Clone, Copy, PartialEq)]
enum Action {
    Skip,
    Add,
    Remove,
}

/// How a result is made: each item of `source` is looked up in `other` (or the result).
#[derive(Clone, Copy)]
struct Plan {
    origin: Origin,
    source: Value,
    other: Option<Value>,
    found: Action,
    missing: Action,
}

impl Plan {
    /// The items of a table that are in another, or those that are not.
    fn chosen(source: Value, other: Value, keep: bool) -> Plan {
        let (found, missing) = if keep { (Action::Add, Action::Skip) } else { (Action::Skip, Action::Add) };
        Plan { origin: Origin::Empty, source, other: Some(other), found, missing }
    }
}

fn table_len(table: Value) -> usize {
    match table.cast::<Dict>() {
        Some(dict) => dict.len(),
        None => table.cast::<Set>().map_or(0, |set| set.len()),
    }
}

/// An entry of a set or dict, from a position on.
pub(crate) fn next_of(table: Value, position: usize) -> Option<(usize, Entry)> {
    match table.cast::<Dict>() {
        Some(dict) => dict.next_entry(position),
        None => table.cast::<Set>()?.next_entry(position),
    }
}

fn find_in(table: Value, entry: Entry) -> Lookup {
    match table.cast::<Dict>() {
        Some(dict) => dict.lookup(entry.hash, entry.key),
        None => table.cast::<Set>().map_or(Lookup::Missing, |set| set.lookup(entry.hash, entry.key)),
    }
}

/// The table whose keys a set or a view of keys shows.
pub(crate) fn table_of(value: Value) -> Option<Value> {
    if let Some(view) = value.cast::<DictView>() {
        return (view.items() == TableItems::Keys).then(|| view.dict.get());
    }
    value.cast::<Set>().map(|_| value)
}

/// What a comparison asks of two sets or views and their lengths: which must be in which; `None` when the lengths tell.
pub(super) fn question<L: Ord>(
    operator: u32,
    (left, left_len): (Value, L),
    (right, right_len): (Value, L),
) -> Option<(Value, Value)> {
    let (fits, pair) = match operator {
        EQUAL | NOT_EQUAL => (left_len == right_len, (left, right)),
        LESS => (left_len < right_len, (left, right)),
        LESS_EQUAL => (left_len <= right_len, (left, right)),
        GREATER => (left_len > right_len, (right, left)),
        GREATER_EQUAL => (left_len >= right_len, (right, left)),
        _ => (false, (left, right)),
    };
    fits.then_some(pair)
}

/// The window is left, right, how far it is.
fn relate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    room(args)?;
    let operator = given(args.state);
    let (Some(left), Some(right)) = (table_of(args.get(0)), table_of(args.get(1))) else {
        return Err(py.refused("compare"));
    };
    let Some((part, whole)) = question(operator, (left, table_len(left)), (right, table_len(right))) else {
        return Ok(Value::from_bool(operator == NOT_EQUAL));
    };
    let mut known = None;
    if args.input == Input::Start {
        args.push(count(0))?;
    } else {
        known = Some(args.result());
    }
    let mut index = counted(args.get(2));
    while let Some((position, entry)) = next_of(part, index) {
        let found = match known.take() {
            Some(found) => found,
            None => match py.keyed_with_hash(KeyOp::Contains, [whole, entry.key, Value::NULL], entry.hash) {
                Err(Trap::Defer) => {
                    args.resize(3)?;
                    args.set(2, count(position));
                    let hash = Value::from_int_truncated(entry.hash);
                    return Err(args.defer(at(1, operator), &[whole, entry.key, Value::NULL, hash]));
                }
                found => found?,
            },
        };
        if found != Value::TRUE {
            return Ok(Value::from_bool(operator == NOT_EQUAL));
        }
        index = position + 1;
    }
    Ok(Value::from_bool(operator != NOT_EQUAL))
}

/// The window is left, right, the result, how far it is.
fn algebra<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const RESULT: usize = 2;
    room(args)?;
    let state = given(args.state);
    let (left, right) = (args.get(0), args.get(1));
    let (Some(left_table), Some(right_table)) = (table_or_dict(left), table_or_dict(right)) else {
        return Err(py.refused("an operator of sets"));
    };
    let plan = SetOp::of(state).plan(left_table, right_table, state);
    let mut known = None;
    if args.input == Input::Start {
        let result = py.begun(plan)?.value();
        args.push(result)?;
        args.push(count(0))?;
    } else if args.get(RESULT + 2) != DONE_WITH {
        known = Some(args.result());
    }
    let Some(result) = args.get(RESULT).cast::<Set>() else { return Err(py.refused("an operator of sets")) };
    let mut index = counted(args.get(RESULT + 1));
    while let Some((position, entry)) = next_of(plan.source, index) {
        let other = plan.other.unwrap_or(result.value());
        let place = match known.take() {
            Some(place) => place,
            None => match py.keyed_with_hash(KeyOp::Position, [other, entry.key, Value::NULL], entry.hash) {
                Err(Trap::Defer) => {
                    args.resize(RESULT + 2)?;
                    args.set(RESULT + 1, count(position));
                    let hash = Value::from_int_truncated(entry.hash);
                    return Err(args.defer(at(1, state), &[other, entry.key, Value::NULL, hash]));
                }
                place => place?,
            },
        };
        py.acted(plan, result, entry, place)?;
        index = position + 1;
        // What is done must not be done again, should memory run out behind it.
        args.set(RESULT + 1, count(index));
        args.set(RESULT + 2, DONE_WITH);
    }
    py.ended(plan, result)?;
    Ok(finished(left, result.value(), state))
}

/// In the slot of an outcome that was used.
const DONE_WITH: Value = Value::NULL;

fn table_or_dict(value: Value) -> Option<Value> {
    table_of(value).or_else(|| value.cast::<Dict>().map(|_| value))
}

/// The result as the operator gives it.
fn finished(left: Value, result: Value, state: u32) -> Value {
    let (Some(set), Some(result_set)) = (left.cast::<Set>(), result.cast::<Set>()) else { return result };
    if set.frozen() {
        result_set.freeze();
    } else if state & IN_PLACE != 0 {
        set.swap(result_set);
        return left;
    }
    result
}

/// The window is left, right, then each as a set.
fn view_algebra<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    const RIGHT: u32 = 1;
    const ADDED: u32 = 2;
    const DONE: u32 = 3;
    room(args)?;
    let state = given(args.state);
    let (left, right) = (args.get(0), args.get(1));
    if args.input == Input::Start {
        let sets = [Set::new(&mut py.heap)?.value(), Set::new(&mut py.heap)?.value()];
        let [left_set, right_set] = sets;
        args.push(left_set)?;
        args.push(right_set)?;
        py.defer(&ADD_ALL, 0);
        return Err(args.defer(at(RIGHT, state), &[left, left_set]));
    }
    let (left_set, right_set) = (args.get(2), args.get(3));
    match step(args.state) {
        RIGHT => {
            py.defer(&ADD_ALL, 0);
            Err(args.defer(at(ADDED, state), &[right, right_set]))
        }
        ADDED => match py.set_algebra(SetOp::of(state), left_set, right_set) {
            Err(Trap::Defer) => {
                py.defer(&ALGEBRA, state);
                Err(args.defer(at(DONE, state), &[left_set, right_set]))
            }
            done => done,
        },
        _ => Ok(args.result()),
    }
}

impl Python<'_> {
    /// A relation of two sets or views.
    pub(crate) fn compare_sets(&mut self, operator: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let (Some(left), Some(right)) = (table_of(left), table_of(right)) else {
            return Err(self.defer(&RELATE_VIEWS, operator));
        };
        let Some((part, whole)) = question(operator, (left, table_len(left)), (right, table_len(right))) else {
            return Ok(Value::from_bool(operator == NOT_EQUAL));
        };
        let mut index = 0;
        while let Some((position, entry)) = next_of(part, index) {
            match find_in(whole, entry) {
                Lookup::Found(_) => {}
                Lookup::Missing => return Ok(Value::from_bool(operator == NOT_EQUAL)),
                Lookup::Ask(_) => return Err(self.defer(&RELATE, operator)),
            }
            index = position + 1;
        }
        Ok(Value::from_bool(operator != NOT_EQUAL))
    }

    /// What an operator makes of two sets, dicts or views of keys. On [`Trap::Defer`] the routine [`ALGEBRA`], started in
    /// the operator's number, wants the operands left and right.
    pub(crate) fn set_algebra(&mut self, op: SetOp, left: Value, right: Value) -> Result<Value, Trap> {
        self.set_algebra_in(op as u32, left, right)
    }

    /// As [`Python::set_algebra`]; `state` is the operator's number, with [`IN_PLACE`] where the left set becomes the
    /// result, and [`BY_REMOVAL`].
    pub(crate) fn set_algebra_in(&mut self, state: u32, left: Value, right: Value) -> Result<Value, Trap> {
        let (Some(left_table), Some(right_table)) = (table_or_dict(left), table_or_dict(right)) else {
            return Err(self.refused("an operator of sets"));
        };
        let plan = SetOp::of(state).plan(left_table, right_table, state);
        let result = self.begun(plan)?;
        let mut index = 0;
        while let Some((position, entry)) = next_of(plan.source, index) {
            let place = match find_in(plan.other.unwrap_or(result.value()), entry) {
                Lookup::Found(place) => count(place),
                Lookup::Missing => Value::NONE,
                Lookup::Ask(_) => return Err(self.defer(&ALGEBRA, state)),
            };
            self.acted(plan, result, entry, place)?;
            index = position + 1;
        }
        self.ended(plan, result)?;
        Ok(finished(left, result.value(), state))
    }

    /// What a result begins as.
    fn begun(&mut self, plan: Plan) -> Result<Obj<Set>, Trap> {
        let from = match plan.origin {
            Origin::Empty => return Set::new(&mut self.heap),
            Origin::Copy(from) | Origin::Twin(from) => from,
        };
        let set = match (from.cast::<Set>(), plan.origin) {
            (Some(set), Origin::Twin(_)) => set.twin(&mut self.heap)?,
            (Some(set), _) => set.copy(&mut self.heap)?,
            (None, _) => {
                let set = Set::new(&mut self.heap)?;
                set.reserve(&mut self.heap, table_len(from))?;
                if let Some(dict) = from.cast::<Dict>() {
                    for entry in dict.iter() {
                        set.insert_missing(&mut self.heap, entry.hash, entry.key, Value::NULL)?;
                    }
                }
                set
            }
        };
        if plan.found == Action::Skip && plan.missing == Action::Add {
            if let Some(source) = plan.source.cast::<Set>().filter(|_| set.is_unused()) {
                return source.copy_into_empty(&mut self.heap, set);
            }
            set.reserve(&mut self.heap, table_len(plan.source))?;
        }
        Ok(set)
    }

    /// Deals with an item that was found at a place (or not).
    fn acted(&mut self, plan: Plan, result: Obj<Set>, entry: Entry, place: Value) -> Result<(), Trap> {
        let found = place.as_small_int();
        match (if found.is_some() { plan.found } else { plan.missing }, found) {
            (Action::Add, _) => result.insert_missing(&mut self.heap, entry.hash, entry.key, Value::NULL),
            (Action::Remove, Some(place)) => {
                result.remove_at(place.unsigned_abs());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn ended(&mut self, plan: Plan, result: Obj<Set>) -> Result<(), Trap> {
        if plan.found == Action::Remove && plan.missing == Action::Skip {
            return result.compact(&mut self.heap);
        }
        Ok(())
    }

    /// `& | - ^` of sets and views; `None` if they are not for these operands.
    pub(crate) fn set_operator(
        &mut self,
        operator: u32,
        left: Value,
        right: Value,
        in_place: bool,
    ) -> Result<Option<Value>, Trap> {
        let Some(op) = SetOp::of_operator(operator) else { return Ok(None) };
        if left.cast::<Set>().is_some() && right.cast::<Set>().is_some() {
            let state = op as u32 | if in_place { IN_PLACE } else { 0 };
            return self.set_algebra_in(state, left, right).map(Some);
        }
        let is_view = |value: Value| value.cast::<DictView>().is_some() && is_set_like(value);
        if !is_view(left) && !is_view(right) {
            return Ok(None);
        }
        if table_of(left).is_some() && table_of(right).is_some() && left.cast::<Set>().is_none() {
            return self.set_algebra(op, left, right).map(Some);
        }
        if !self.may_iterate(right) {
            return Err(self.not_iterable(right));
        }
        Err(self.defer(&VIEW_ALGEBRA, op as u32))
    }

    /// `item in view`.
    pub(crate) fn view_contains(&mut self, item: Value, container: Value, invert: bool) -> Result<Value, Trap> {
        let Some(view) = container.cast::<DictView>() else { return Ok(Value::from_bool(invert)) };
        match view.items() {
            TableItems::Keys => self.contains_item_in_dict(item, view.dict.get(), container, invert),
            TableItems::Values => Err(self.defer(&special::CONTAINS, u32::from(invert))),
            TableItems::Items => {
                let Some(pair) = item.cast::<Tuple>().filter(|pair| pair.len() == 2) else {
                    return Ok(Value::from_bool(invert));
                };
                let (Some(key), Some(value), Some(dict)) = (pair.get(0), pair.get(1), view.dict.get().cast::<Dict>())
                else {
                    return Ok(Value::from_bool(invert));
                };
                let found = match self.keyed(KeyOp::GetOr, dict.value(), key, Value::NULL) {
                    Err(Trap::Defer) => return Err(self.defer(&special::CONTAINS, u32::from(invert))),
                    found => found?,
                };
                match if found.is_null() { Match::No } else { equal_items(found, value) } {
                    Match::Ask => Err(self.defer(&special::CONTAINS, u32::from(invert))),
                    same => Ok(Value::from_bool((same == Match::Yes) != invert)),
                }
            }
        }
    }

    fn contains_item_in_dict(&mut self, item: Value, dict: Value, view: Value, invert: bool) -> Result<Value, Trap> {
        let op = if invert { KeyOp::Lacks } else { KeyOp::Contains };
        let _ = view;
        match self.keyed_item_first(op, dict, item) {
            // The routine for the instruction gets the view: it iterates.
            Err(Trap::Defer) => Err(self.defer(&special::CONTAINS, u32::from(invert))),
            done => done,
        }
    }
}
