//! Relations where one of the two is a view of a dict's items: `dictview_richcompare` of CPython's `Objects/dictobject.c`.

use super::compare::{EQUAL, NOT_EQUAL};
use super::script::Script;
use super::sets::question;
use crate::Trap;
use crate::heap::Kind;
use crate::native::{Arity, NativeDef};
use crate::python::{Args, Python};
use crate::value::Value;
use vm_core::object::Input;

/// The relation of two sets or views; started in the comparison's number.
pub(super) static RELATE_VIEWS: NativeDef = NativeDef::function("compare", Arity::Free, relate);

/// Slots behind left and right: the comparison's number; the iterator over the one that must be in the other.
const OPERATOR: usize = 0;
const ITERATOR: usize = 1;
const OWN: usize = 2;

fn relate<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let own = args.nargs();
    let mut script = Script::new(args, OWN)?;
    if args.input == Input::Start {
        args.set(own + OPERATOR, Value::from_int_truncated(args.state as isize));
        args.state = 0;
    }
    let operator = args.get(own + OPERATOR).as_small_int().unwrap_or(0) as u32;
    let (left, right) = (args.get(0), args.get(1));
    let no = Value::from_bool(operator == NOT_EQUAL);
    let sides = [(left, len(py, left)?), (right, len(py, right)?)];
    // Whether they are equal a set leaves to the view.
    let [left, right] = match sides {
        [set, view] if matches!(operator, EQUAL | NOT_EQUAL) && right.is_kind(Kind::DictView) => [view, set],
        sides => sides,
    };
    let Some((part, whole)) = question(operator, left, right) else { return Ok(no) };
    if args.get(own + ITERATOR).is_null() {
        let iterator = py.iterator(part)?;
        args.set(own + ITERATOR, iterator);
    }
    let iterator = args.get(own + ITERATOR);
    while let Some(item) = script.next(args, iterator)? {
        let found = script.operation(py, args, &[item, whole], |py| py.contains_item(item, whole, false))?;
        if found != Value::TRUE {
            return Ok(no);
        }
        script.restart(args);
    }
    Ok(Value::from_bool(operator != NOT_EQUAL))
}

fn len(py: &mut Python<'_>, value: Value) -> Result<isize, Trap> {
    Ok(py.len_of(value)?.as_small_index().unwrap_or(0))
}
