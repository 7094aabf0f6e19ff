//! Comparisons: `do_richcompare` of CPython's `Objects/object.c`.

use super::{at, given, step};
use crate::Trap;
use crate::object::cell::Cell as PyCell;
use crate::object::code::{Code, CodeRef};
use crate::object::equal::equal_values;
use crate::object::table::Match;
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::{Input, Model};

const NAMES: [&str; 6] = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"];
const SIGNS: [&str; 6] = ["<", "<=", "==", "!=", ">", ">="];
/// The comparison that says the same with the operands exchanged.
const SWAPPED: [u32; 6] = [4, 5, 2, 3, 0, 1];
const EQUAL: u32 = 2;
const NOT_EQUAL: u32 = 3;

const BEGIN: u32 = 0;
const AFTER_EAGER: u32 = 1;
const AFTER_PLAIN: u32 = 2;
const AFTER_REFLECTED: u32 = 3;
const BUILTIN: u32 = 4;
/// Added to a step whose method was `__eq__` for `!=`: the answer is turned round.
const INVERTED: u32 = 8;
const TRUTH: u32 = 16;

fn name_of(operator: u32) -> &'static str {
    NAMES.get(operator as usize).copied().unwrap_or("__eq__")
}

/// The window is left, right, then the result of the last try.
pub(super) fn compare<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (operator, mut done) = (given(args.state), step(args.state));
    let (left, right) = (args.get(0), args.get(1));
    if args.input == Input::Value {
        let result = args.result();
        if done == TRUTH {
            return Ok(Value::from_bool(result != Value::TRUE));
        }
        if result != Value::NOT_IMPLEMENTED || done == BUILTIN {
            return if done & INVERTED != 0 { inverted(py, args, operator) } else { Ok(result) };
        }
        args.pop();
        done &= !INVERTED;
    }
    let (left_class, right_class) = (py.type_of(left), py.type_of(right));
    let swapped = SWAPPED.get(operator as usize).copied().unwrap_or(operator);
    let eager = left_class != right_class && py.is_subclass_of(right_class, left_class);
    if done == BEGIN {
        done = AFTER_EAGER;
        if eager && let Some((found, inverted)) = method(py, right, swapped) {
            return Err(py.ask_special(args, at(done | inverted, operator), found, right, &[left]));
        }
    }
    if done == AFTER_EAGER {
        done = AFTER_PLAIN;
        if let Some((found, inverted)) = method(py, left, operator) {
            return Err(py.ask_special(args, at(done | inverted, operator), found, left, &[right]));
        }
    }
    if done == AFTER_PLAIN
        && !eager
        && let Some((found, inverted)) = method(py, right, swapped)
    {
        return Err(py.ask_special(args, at(AFTER_REFLECTED | inverted, operator), found, right, &[left]));
    }
    builtin(py, args, operator)
}

/// The method of a class for a comparison; for `!=` its `__eq__` will do, turned round.
fn method(py: &mut Python<'_>, value: Value, operator: u32) -> Option<(Value, u32)> {
    if let Some(found) = py.lookup_special(value, name_of(operator)) {
        return Some((found, 0));
    }
    if operator != NOT_EQUAL {
        return None;
    }
    Some((py.lookup_special(value, name_of(EQUAL))?, INVERTED))
}

fn inverted<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    let result = args.result();
    match Model::truth(py, result) {
        Ok(truth) => Ok(Value::from_bool(!truth)),
        Err(Trap::Defer) => Err(args.defer(at(TRUTH, operator), &[result])),
        Err(trap) => Err(trap),
    }
}

fn builtin<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>, operator: u32) -> Result<Value, Trap> {
    let (left, right) = (args.get(0), args.get(1));
    let (inner_left, inner_right) = (py.payload_of(left), py.payload_of(right));
    if inner_left.is_some() || inner_right.is_some() {
        let (inner_left, inner_right) = (inner_left.unwrap_or(left), inner_right.unwrap_or(right));
        return match py.compare(operator, inner_left, inner_right) {
            Err(Trap::Defer) => Err(args.defer(at(BUILTIN, operator), &[inner_left, inner_right])),
            done => done,
        };
    }
    if let (Some(left), Some(right)) = (left.cast::<PyCell>(), right.cast::<PyCell>()) {
        return cells(py, args, operator, [left.contents.get(), right.contents.get()]);
    }
    let same = || left == right || same_code(left, right);
    match operator {
        EQUAL => Ok(Value::from_bool(same())),
        NOT_EQUAL => Ok(Value::from_bool(!same())),
        _ => Err(py.unordered(operator, left, right)),
    }
}

/// Cells compare by their contents; an empty one comes first.
fn cells<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    operator: u32,
    [left, right]: [Value; 2],
) -> Result<Value, Trap> {
    let full = |value: Value| Value::from_int_truncated(isize::from(!value.is_null()));
    let (left, right) = if left.is_null() || right.is_null() { (full(left), full(right)) } else { (left, right) };
    match Model::compare_op(py, operator, left, right) {
        Err(Trap::Defer) => Err(args.defer(at(BUILTIN, operator), &[left, right])),
        done => done,
    }
}

/// Two code objects that say the same.
fn same_code(left: Value, right: Value) -> bool {
    let (Some(left), Some(right)) = (left.cast::<Code>(), right.cast::<Code>()) else { return false };
    let (a, b) = (CodeRef::from(left), CodeRef::from(right));
    let equal = |a: &Cell, b: &Cell| equal_values(a.get(), b.get()) == Match::Yes;
    a.argcount() == b.argcount()
        && a.posonlyargcount() == b.posonlyargcount()
        && a.kwonlyargcount() == b.kwonlyargcount()
        && a.flags() == b.flags()
        && a.firstlineno() == b.firstlineno()
        && a.plain_code().eq(b.plain_code())
        && a.kinds() == b.kinds()
        && a.linetable() == b.linetable()
        && a.exceptiontable() == b.exceptiontable()
        && equal(&left.name, &right.name)
        && equal(&left.names, &right.names)
        && equal(&left.localsplusnames, &right.localsplusnames)
        && equal(&left.consts, &right.consts)
}

type Cell = core::cell::Cell<Value>;

impl Python<'_> {
    /// `TypeError` for an order that neither operand has.
    #[cold]
    pub(crate) fn unordered(&mut self, operator: u32, left: Value, right: Value) -> Trap {
        let sign = SIGNS.get(operator as usize).copied().unwrap_or("<");
        let (left, right) = (self.type_name(left), self.type_name(right));
        self.type_error(format_args!("'{sign}' not supported between instances of '{left}' and '{right}'"))
    }
}
