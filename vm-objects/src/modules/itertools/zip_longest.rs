//! `itertools.zip_longest`. Slots: what stands in for the missing, how many iterators go on, then the iterators, null
//! where one has ended.

use super::itself;
use crate::Trap;
use crate::native::{Arity, NativeDef};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::ops::script::Script;
use crate::ops::steps::{count, counted};
use crate::python::{Args, Python};
use crate::types::{Behaviour, TypeId};
use crate::value::Value;
use vm_core::object::Input;

pub(crate) const BEHAVIOUR: Behaviour = Behaviour { methods: METHODS, getsets: &[], new: Some(&NEW) };

static NEW: NativeDef = NativeDef::function("zip_longest", Arity::Free, new);

static METHODS: &[NativeDef] = &[
    NativeDef::method(TypeId::ZipLongest, "__iter__", Arity::None, itself),
    NativeDef::method(TypeId::ZipLongest, "__next__", Arity::None, next),
];

const ITERATORS: usize = 2;

/// The routine's own slots are the fill value, the count, then the iterators so far.
fn new<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    crate::ops::steps::room(args)?;
    let mut fill = Value::NONE;
    let names = args.kwnames.cast::<Tuple>().map_or(0, |names| names.len());
    if names != 0 {
        let name = args.kwnames.cast::<Tuple>().and_then(|names| names.get(0)).and_then(|name| name.cast::<Str>());
        if names > 1 || !name.is_some_and(|name| name.eq_text("fillvalue")) {
            return Err(py.type_error(format_args!("zip_longest() got an unexpected keyword argument")));
        }
        fill = args.get(args.nargs().wrapping_sub(1));
    }
    let (base, positional) = (args.nargs(), args.nargs().saturating_sub(names).saturating_sub(1));
    if args.input == Input::Start {
        args.push(fill)?;
        args.push(count(positional))?;
    }
    while args.len() - base - ITERATORS < positional {
        let iterable = args.get(args.len() - base - ITERATORS + 1);
        match py.iterator(iterable) {
            Ok(iterator) => args.push(iterator)?,
            Err(Trap::Defer) => return Err(args.defer(1, &[iterable])),
            Err(trap) => return Err(trap),
        }
    }
    py.plain(TypeId::ZipLongest, args.slots().get(base..).unwrap_or(&[]))
}

/// The routine's own slots are the tuple and how much of it is filled.
fn next<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = py.this_plain(args)?;
    let mut script = Script::new(args, 2)?;
    let own = args.nargs();
    let len = this.trailing_words().saturating_sub(ITERATORS);
    if len == 0 || counted(this.slot(1)) == 0 {
        return Err(Trap::Stop);
    }
    if args.input == Input::Start {
        let tuple = Tuple::with_len(&mut py.heap, len)?;
        args.set(own, tuple.value());
        args.set(own + 1, count(0));
    }
    let Some(tuple) = args.get(own).cast::<Tuple>() else { return Err(Trap::Stop) };
    loop {
        let index = counted(args.get(own + 1));
        let Some(slot) = tuple.items().get(index) else { return Ok(tuple.value()) };
        let iterator = this.slot(ITERATORS + index);
        let item = if iterator.is_null() {
            this.slot(0)
        } else {
            match script.next(args, iterator)? {
                Some(item) => item,
                None => {
                    let active = counted(this.slot(1)).saturating_sub(1);
                    this.set_slot(1, count(active));
                    if active == 0 {
                        return Err(Trap::Stop);
                    }
                    this.set_slot(ITERATORS + index, Value::NULL);
                    this.slot(0)
                }
            }
        };
        slot.set(item);
        args.set(own + 1, count(index + 1));
        script.restart(args);
    }
}
