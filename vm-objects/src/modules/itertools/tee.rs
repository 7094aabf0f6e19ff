//! `itertools.tee`: iterators over what one iterator gives, which lies in a chain of lists. Slots of a tee: the part of
//! the chain it is in, the index there. Of a part: the iterator, its items (a list), the next part or null, whether the
//! iterator is being asked.

use super::itself;
use crate::Trap;
use crate::heap::Obj;
use crate::native::{Arity, NativeDef};
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };
pub(crate) const DATA: Behaviour = Behaviour { methods: &[], getsets: &[], new: None };

static NEW: NativeDef = NativeDef::function("_tee", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Tee, "__copy__", Arity::None, copy),
    NativeDef::method(TypeId::Tee, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Tee, "__next__", Arity::None, next),
];

/// Items of a part: `LINKCELLS` of CPython.
const PART: usize = 57;

const ITERATOR: usize = 0;
const ITEMS: usize = 1;
const NEXT: usize = 2;
const ASKED: usize = 3;

fn new_part(py: &mut Python<'_>, iterator: Value) -> Result<Value, Trap> {
    let items = List::with_capacity(&mut py.heap, 0)?.value();
    py.plain(TypeId::TeeDataObject, &[iterator, items, Value::NULL, Value::FALSE])
}

/// A tee of an iterator: one at the same place, if it is a tee.
fn tee_of(py: &mut Python<'_>, iterator: Value) -> Result<Value, Trap> {
    if let Some(tee) = py.as_plain(iterator, TypeId::Tee) {
        return py.plain(TypeId::Tee, &[tee.slot(0), tee.slot(1)]);
    }
    let part = new_part(py, iterator)?;
    py.plain(TypeId::Tee, &[part, count(0)])
}

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    py.only_positional(args, "_tee", [1, 1])?;
    let mut script = Script::new(args, 0)?;
    let iterable = args.get(1);
    let iterator = script.iterator(py, args, iterable)?;
    tee_of(py, iterator)
}

/// `tee(iterable, n=2)`.
pub(super) fn tee<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let n = match args.arg(1) {
        Some(n) => script.index(py, args, n)?,
        None => count(2),
    };
    let n = py.machine_int(n)?;
    let Ok(n) = usize::try_from(n) else { return Err(py.value_error(format_args!("n must be >= 0"))) };
    if n == 0 {
        return py.tuple(&[]);
    }
    let iterable = args.get(0);
    let iterator = script.iterator(py, args, iterable)?;
    let copied = if py.as_plain(iterator, TypeId::Tee).is_some() { iterator } else { tee_of(py, iterator)? };
    let tees = Tuple::with_len(&mut py.heap, n)?;
    for (index, slot) in tees.items().iter().enumerate() {
        let tee = if index == 0 { copied } else { tee_of(py, copied)? };
        slot.set(tee);
    }
    Ok(tees.value())
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?.value();
    tee_of(py, this)
}

fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut index = counted(this.slot(1));
    let Some(mut part) = this.slot(0).cast::<Instance>() else { return Err(Trap::Stop) };
    if index >= PART {
        part = next_part(py, part)?;
        index = 0;
        this.set_slot(0, part.value());
        this.set_slot(1, count(0));
    }
    let Some(items) = part.slot(ITEMS).cast::<List>() else { return Err(Trap::Stop) };
    let mut script = Script::new(args, 0)?;
    if args.input == Input::Start {
        if let Some(item) = items.get(index) {
            this.set_slot(1, count(index + 1));
            return Ok(item);
        }
        if part.slot(ASKED) == Value::TRUE {
            return Err(py.error(TypeId::RuntimeError, format_args!("cannot re-enter the tee iterator")));
        }
    }
    let iterator = part.slot(ITERATOR);
    let asked = script.attempt(py, args, |script, _, args| match script.next(args, iterator)? {
        Some(item) => Ok(item),
        None => Ok(Value::NULL),
    });
    let asked = match asked {
        Err(Trap::Call) => {
            part.set_slot(ASKED, Value::TRUE);
            return Err(Trap::Call);
        }
        asked => asked?,
    };
    let item = match asked {
        Ok(item) if item.is_null() => {
            part.set_slot(ASKED, Value::FALSE);
            return Err(Trap::Stop);
        }
        Ok(item) => item,
        Err(exception) => {
            part.set_slot(ASKED, Value::FALSE);
            return Err(py.raise_again(exception));
        }
    };
    items.push(&mut py.heap, item)?;
    part.set_slot(ASKED, Value::FALSE);
    this.set_slot(1, count(index + 1));
    Ok(item)
}

/// The part of the chain after a full one.
fn next_part(py: &mut Python<'_>, part: Obj<Instance>) -> Result<Obj<Instance>, Trap> {
    if part.slot(NEXT).is_null() {
        let next = new_part(py, part.slot(ITERATOR))?;
        part.set_slot(NEXT, next);
    }
    match part.slot(NEXT).cast::<Instance>() {
        Some(next) => Ok(next),
        None => Err(Trap::Stop),
    }
}
