//! `itertools.batched`. Slots: the iterator or null, how many.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::ops::arguments::Signature;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("batched", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::Batched, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::Batched, "__next__", Arity::None, next),
];

static SIGNATURE: Signature<2> = Signature { function: "batched", names: ["iterable", "n"], least: 2, positional: 2 };

fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let mut script = Script::new(args, 0)?;
    let [iterable, n] = py.named_args(args, 1, &SIGNATURE)?;
    let n = script.index(py, args, n)?;
    let n = py.machine_int(n)?;
    if n < 1 {
        return Err(py.value_error(format_args!("n must be at least one")));
    }
    let iterator = script.iterator(py, args, iterable)?;
    py.plain(TypeId::Batched, &[iterator, count(n.unsigned_abs())])
}

/// The routine's own slot is the list of the items.
fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let (iterator, n, own) = (this.slot(0), counted(this.slot(1)), args.nargs());
    if iterator.is_null() {
        return Err(Trap::Stop);
    }
    let mut script = Script::new(args, 1)?;
    if args.input == Input::Start {
        let items = List::with_capacity(&mut py.heap, n.min(16))?;
        args.set(own, items.value());
    }
    let Some(items) = args.get(own).cast::<List>() else { return Err(Trap::Stop) };
    loop {
        match script.next(args, iterator)? {
            Some(item) => {
                items.push(&mut py.heap, item)?;
                script.restart(args);
                if items.len() < n {
                    continue;
                }
            }
            None if items.len() == 0 => {
                this.set_slot(0, Value::NULL);
                return Err(Trap::Stop);
            }
            None => {}
        }
        return Ok(Tuple::from_cells(&mut py.heap, items.items())?.value());
    }
}
